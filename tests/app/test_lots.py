"""Equality leaves on paper: separated, shuffled, keyed in lots, and joined to nobody."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.db import ApartBox, Collection, db
from app.publishing import Published
from app.tray import aside, batches, changes, entries, lots
from app.tray.aside import Reason
from app.tray.batches import NotYet
from app.tray.lots import NoLot, Why
from app.tray.replies import State
from app.tray.tables import Batch, Leaves, Reply
from forms.library.equality import EQUALITY
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer
from tests.site import TODAY, Visitor, publish


def equality(**dates: int) -> Published:
    """The equality form, closing so many days from now, with no leaf to be keyed twice."""
    days = {name: TODAY + timedelta(days=number) for name, number in dates.items()}
    version = publish(EQUALITY, **days)
    keyed_once = update(Collection).where(Collection.id == version.collection_id)
    db.session.execute(keyed_once.values(double_share=0))
    db.session.commit()
    return version


def separated(version: Published, leaves: int) -> Batch:
    """A batch that so many leaves came with."""
    post = batch(max(leaves, 1))
    lots.separate(post, {version.id: leaves})
    return post


def begun(version: Published, leaves: int = 10) -> Reply:
    """The first leaf of a new lot."""
    separated(version, leaves)
    return lots.begin(version, leaves, officer_id=officer(), today=TODAY)


def key(leaf: Reply, **typed: str) -> Reply | None:
    """Keys a leaf to its end; gives the next."""
    keys = typed or {"age": "3"}
    return entries.finish(leaf, 1, officer(), keys, page=entries.Page(0), today=TODAY)


def lines(version: Published) -> list[str]:
    """What is in the box of a version, a line each response."""
    box = db.session.get(ApartBox, version.id, populate_existing=True)
    return box.responses.splitlines() if box else []


def test_leaves_are_counted_batch_by_batch(either_visitor: Visitor) -> None:
    """A field for each equality form that was out on the batch's day; a slip can be mended."""
    version, post = equality(), batch()
    publish(SIX_AND_TWO)
    either_visitor.sign_in()
    address = f"/en/keying/batches/{post.id}/leaves"
    assert either_visitor.get(address).text.count('inputmode="numeric"') == 1
    for typed in ("12", "11"):
        either_visitor.get(address)
        either_visitor.send(address, **{f"leaves-{version.id}": typed})
        assert either_visitor.page.location.startswith(f"/en/keying/batches/{post.id}")
    assert db.session.scalars(select(Leaves.leaves)).all() == [11]
    either_visitor.get("/en/keying/lots")
    assert "In the box: 11" in either_visitor.page.text


@pytest.mark.parametrize("typed", ["", "a few", "-1", "10001", "1.5", "9" * 5000])
def test_what_is_no_number_of_leaves_is_asked_again(visitor: Visitor, typed: str) -> None:
    """With what was typed; nothing is stored."""
    version, post = equality(), batch()
    visitor.sign_in()
    address = f"/en/keying/batches/{post.id}/leaves"
    visitor.get(address)
    page = visitor.send(address, **{f"leaves-{version.id}": typed})
    assert page.status_code == 422
    assert "<title>Error:" in page.text
    assert f'value="{typed}"' in page.text
    assert db.session.scalars(select(Leaves)).all() == []


def test_leaves_in_lots_cannot_be_counted_away(either_visitor: Visitor) -> None:
    """Nor those of a closed batch be counted at all; a lot has none, nor has what is not there."""
    version = equality()
    first = begun(version, 12)
    (leaves,) = db.session.scalars(select(Leaves)).all()
    either_visitor.sign_in()
    address = f"/en/keying/batches/{leaves.batch_id}/leaves"
    either_visitor.get(address)
    page = either_visitor.send(address, **{f"leaves-{version.id}": "11"})
    assert page.status_code == 422
    assert "More leaves are in lots already" in page.text
    assert db.session.scalars(select(Leaves.leaves)).all() == [12]
    for missing in (first.batch_id, 999):
        assert either_visitor.get(f"/en/keying/batches/{missing}/leaves").status_code == 404
    db.session.execute(update(Batch).values(closed_on=TODAY))
    db.session.commit()
    either_visitor.get("/en/officers/")
    assert either_visitor.send(address, **{f"leaves-{version.id}": "13"}).status_code == 409
    assert db.session.scalars(select(Leaves.leaves)).all() == [12]


def test_a_lot_opens_with_its_first_leaf_and_the_next_follow(either_visitor: Visitor) -> None:
    """Until all are keyed; then it closes."""
    version = equality()
    separated(version, 4)
    separated(version, 8)
    either_visitor.sign_in()
    either_visitor.get("/en/keying/lots")
    assert "From 10 to 12." in either_visitor.page.text
    either_visitor.send("/en/keying/lots", version=str(version.id), leaves="11")
    (first,) = db.session.scalars(select(Reply).where(Reply.version_id == version.id)).all()
    assert either_visitor.page.location == f"/en/keying/replies/{first.id}"
    lot = first.batch
    assert lot is not None
    assert (lot.handed_in, lot.envelopes, first.number) == (TODAY, 11, 1)
    assert "In the box: 1<" in either_visitor.get("/en/keying/lots").text
    for number in range(2, 12):
        following = key(first)
        assert following is not None
        assert (following.number, following.batch_id) == (number, lot.id)
        first = following
        with pytest.raises(NotYet):
            batches.close(lot, today=TODAY, officer_id=officer())
    assert key(first) is None
    batches.close(lot, today=TODAY, officer_id=officer())
    assert len(lines(version)) == 11


def test_a_leaf_that_says_nothing_is_set_aside_and_the_lot_closes(app: Flask) -> None:
    """It is one of the ten all the same."""
    version = equality()
    leaf = begun(version)
    for _ in range(9):
        following = key(leaf)
        assert following is not None
        leaf = following
    aside.set_aside(leaf, Reason.NOTHING, officer_id=officer())
    lot = leaf.batch
    assert lot is not None
    batches.close(lot, today=TODAY, officer_id=officer())
    assert lot.closed_on == TODAY
    assert len(lines(version)) == 9


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9", "A lot has at least 10 leaves."),
        ("0", "A lot has at least 10 leaves."),
        ("13", "The box does not have so many leaves."),
        ("ten", "Type a whole number"),
        ("9" * 5000, "Type a whole number"),
    ],
)
def test_a_lot_of_another_size_is_not_opened(visitor: Visitor, typed: str, said: str) -> None:
    """Ten or more, and no more than wait in the box."""
    version = equality()
    separated(version, 12)
    visitor.sign_in()
    visitor.get("/en/keying/lots")
    page = visitor.send("/en/keying/lots", version=str(version.id), leaves=typed)
    assert page.status_code == 422
    assert "<title>Error:" in page.text
    assert said in page.text
    assert f'value="{typed}"' in page.text
    assert db.session.scalars(select(Reply)).all() == []


def test_what_is_left_after_the_close_is_a_lot_together(either_app: Flask) -> None:
    """However few they are: but not some of them, and not while the form is open."""
    still_open, closed = equality(closes=0), equality(opens=-9, closes=-1)
    for version in (still_open, closed):
        separated(version, 5)
    for version, leaves in ((still_open, 5), (closed, 4), (closed, 0)):
        with pytest.raises(NoLot) as refusal:
            lots.begin(version, leaves, officer_id=officer(), today=TODAY)
        assert refusal.value.why == Why.FEW
    assert lots.begin(closed, 5, officer_id=officer(), today=TODAY).number == 1


def test_what_is_too_late_is_not_counted(visitor: Visitor) -> None:
    """The box of its form was opened: leaves that came alone would be known. The page says so."""
    version = equality(opens=-30, closes=-14)
    separated(version, 20)
    late = update(Collection).values(grace_days=13)
    db.session.execute(late)
    db.session.commit()
    visitor.sign_in()
    page = visitor.get("/en/keying/lots")
    assert "came too late and are not counted" in page.text
    assert "How many leaves" not in page.text
    visitor.get("/en/officers/")
    page = visitor.send("/en/keying/lots", version=str(version.id), leaves="20")
    assert page.status_code == 422
    assert "can&#39;t be counted any more" in page.text
    assert visitor.send("/en/keying/lots", version="999", leaves="20").status_code == 404


def test_a_stored_leaf_is_out_of_everybodys_hands(either_app: Flask) -> None:
    """Nobody can key it again, set it aside, take it back, take it over or change it."""
    leaf = begun(equality())
    key(leaf)
    assert leaf.state == State.DONE
    assert leaf.response_id is None
    assert entries.entry_of(leaf, 1) is None
    with pytest.raises(entries.Overtaken):
        key(leaf)
    with pytest.raises(entries.Overtaken):
        entries.keep(leaf, 1, officer(), {"age": "1"}, entries.Page(1))
    with pytest.raises(LookupError):
        entries.turn_of(leaf, officer(), TODAY)
    with pytest.raises(LookupError):
        aside.set_aside(leaf, Reason.NOTHING, officer_id=officer())
    with pytest.raises(LookupError):
        aside.take_back(leaf, officer_id=officer())
    with pytest.raises(LookupError):
        entries.take_over(leaf, 1, officer())
    assert changes.why_not(leaf, officer(), TODAY) == changes.Why.APART


def test_a_stored_leaf_says_no_language_and_no_edition(either_app: Flask) -> None:
    """The one in Polish and large print would be known; the next is taken to be in English."""
    leaf = begun(equality())
    db.session.execute(update(Reply).values(language="pl", edition="large"))
    db.session.commit()
    following = key(leaf)
    assert following is not None
    told = select(Reply.language, Reply.edition).distinct()
    assert db.session.execute(told).all() == [("en", "")]

"""A page that comes days later joins the reply that misses it."""

import pytest
from flask import Flask
from sqlalchemy import select

from app import events
from app.db import Answer, Response, db
from app.publishing import Published
from app.tray import batches, changes, entries, joining, replies
from app.tray.changes import Fixed
from app.tray.tables import Batch, Reply
from forms.library.equality import EQUALITY
from tests.paper import batch, officer, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import SECOND, finish

INFLUENCE = "experience.influence"
HALF = {INFLUENCE: "4", "went_well": "?", "do_better": "?"}


def half_a_reply(version: Published, keys: dict[str, str] | None = None) -> Reply:
    """A reply of which the second page did not come, in a batch of its own."""
    made = reply(version, batch=batch(1))
    finish(made, 1, keys or HALF, by=EMAIL)
    return made


def found(version: Published, email: str = EMAIL) -> list[int]:
    """The replies that a page of this version may belong to."""
    return [one.id for one in joining.earlier(version, "", officer(email), TODAY)]


def asked(visitor: Visitor, version: Published) -> str:
    """Signs in, opens today's batch and types the code of a page; gives the page's address."""
    visitor.sign_in()
    address = f"/en/keying/batches/{batch().id}/join"
    visitor.get(address)
    visitor.send(address, code=version.code)
    return address


def test_a_page_joins_its_reply_and_is_counted_in_todays_batch(either_visitor: Visitor) -> None:
    """It is set aside there, and what is on it is keyed into the earlier reply."""
    version = publish()
    earlier = half_a_reply(version)
    address = asked(either_visitor, version)
    assert f"Reply 1 in batch \u2068{earlier.batch and earlier.batch.code}\u2069" in (
        either_visitor.page.text
    )
    either_visitor.send(address, reply=str(earlier.id))
    page = either_visitor.follow().text
    assert "A page came later." in page
    assert 'value="4"' in page
    assert page.count(" autofocus") == 1
    assert page.index('id="went_well"') < page.index(" autofocus") < page.index('id="do_better"')
    either_visitor.send(
        f"/en/keying/replies/{earlier.id}/change",
        went_well="The tea",
        _why="A page came later.",
        **{INFLUENCE: "4"},
    )
    assert either_visitor.page.status_code == 303
    states = select(Answer.key, Answer.state, Answer.text).where(Answer.option == "")
    assert db.session.execute(states).all() == [("went_well", "given", "The tea")]
    assert len(db.session.scalars(select(Response)).all()) == 1
    joined = db.session.scalars(select(Reply).order_by(Reply.id.desc())).first()
    assert joined is not None
    assert (joined.state, joined.reason, joined.joined_id) == ("set_aside", "joined", earlier.id)
    kinds = [event.kind for event in events.of(replies.subject(earlier))]
    assert kinds == ["a page came later", "changed"]
    about = either_visitor.get(f"/en/keying/replies/{earlier.id}/about").text
    assert "Pages that came later" in about
    assert f"/en/keying/replies/{joined.id}/about" in about


def test_only_replies_that_miss_a_page_are_offered(app: Flask) -> None:
    """Not a whole one, not one of another version, not one that was begun online."""
    version = publish()
    half_a_reply(version, {INFLUENCE: "4"})
    half_a_reply(publish())
    begun = half_a_reply(version)
    half = half_a_reply(version)
    begun.begun = "1234567"
    db.session.commit()
    assert found(version) == [half.id]
    assert [one.id for one in joining.earlier(version, "1234567", officer(), TODAY)] == [begun.id]


def test_a_reply_between_two_keyings_is_offered_to_who_may_change_it(app: Flask) -> None:
    """Nobody else may see what was keyed."""
    version = publish(double_share=100)
    half = half_a_reply(version)
    whole = half_a_reply(version, {INFLUENCE: "4"})
    assert whole.state == half.state == "keyed"
    assert found(version) == [half.id]
    assert found(version, SECOND) == []


def test_where_none_is_found_the_page_becomes_a_reply_of_its_own(visitor: Visitor) -> None:
    """An anonymous reply in a closed batch is not found: nothing leads to its answers."""
    version = publish()
    half = half_a_reply(version)
    batches.close(db.session.get_one(Batch, half.batch_id), today=TODAY, officer_id=officer())
    address = asked(visitor, version)
    page = visitor.page.text
    assert "No reply is found" in page
    assert "key ? for each question on the pages that are not there" in page
    visitor.send(address.replace("/join", "/code"), code=version.code)
    assert visitor.page.status_code == 303
    made = db.session.scalars(select(Reply).order_by(Reply.id.desc())).first()
    assert made is not None
    assert visitor.page.location == f"/en/keying/replies/{made.id}"


def test_a_code_that_can_mean_no_page_is_refused(visitor: Visitor) -> None:
    """A typing mistake, and an equality leaf: it is put unread into its box."""
    address = asked(visitor, publish())
    for code, words in (("7K3M9QY", "typing mistake"), (publish(EQUALITY).code, "equality leaf")):
        page = visitor.send(address, code=code)
        assert page.status_code == 422
        assert "<title>Error:" in page.text
        assert words in page.text
        assert 'href="#code"' in page.text


def test_a_reply_has_to_be_chosen(visitor: Visitor) -> None:
    """Nothing is registered before."""
    version = publish()
    half_a_reply(version)
    address = asked(visitor, version)
    page = visitor.send(address)
    assert page.status_code == 422
    assert "Choose the reply that the page belongs to." in page.text
    assert len(db.session.scalars(select(Reply)).all()) == 1


def test_a_closed_batch_takes_no_page(visitor: Visitor) -> None:
    """The officer is told to open another."""
    place = batch(1)
    finish(reply(publish(), batch=place), 1, {INFLUENCE: "4"}, by=EMAIL)
    batches.close(place, today=TODAY, officer_id=officer())
    visitor.sign_in()
    page = visitor.get(f"/en/keying/batches/{place.id}/join")
    assert page.status_code == 409
    assert "This batch is closed" in page.text


def test_a_page_cannot_join_what_is_settled_in_the_meantime(app: Flask) -> None:
    """The earlier reply is looked at again when the page is joined: nothing is registered."""
    version = publish(double_share=100)
    half = half_a_reply(version)
    shown = changes.stored(half, officer(), TODAY)
    assert shown["went_well"] == "?"
    entries.keep(half, 2, officer(SECOND), HALF, entries.Page(0))
    with pytest.raises(Fixed):
        joining.join(batch(), half, officer_id=officer(), today=TODAY)
    assert joining.pages_of(half) == []

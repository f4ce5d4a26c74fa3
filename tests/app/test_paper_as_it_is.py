"""What paper brings beside clear answers: kept on its way, and stored as it is."""

import csv
import io

import pytest
from sqlalchemy import select

from app.answer_rows import BESIDE
from app.datafile import data_file
from app.db import Answer, Response, db
from app.tray import entries, sheets
from app.tray.tables import Entry, Reply
from forms.answers import MOST
from tests.forms.every_kind import EVERY_KIND
from tests.paper import batch, opened, reply
from tests.site import EMAIL, PASSWORD, TODAY, Visitor, publish

FIRST = "experience.influence"


def states(key: str) -> list[str]:
    """The state of every stored answer to an item."""
    return list(db.session.scalars(select(Answer.state).where(Answer.key == key)))


def test_each_field_is_kept_when_it_is_left(either_visitor: Visitor) -> None:
    """Another day, another computer: the officer opens the reply and goes on."""
    address = opened(either_visitor, publish())
    kept = either_visitor.send(f"{address}/keep", went_well="Dobrze", **{FIRST: "4"})
    assert (kept.status_code, kept.data) == (204, b"")
    page = either_visitor.get(address)
    assert 'value="4"' in page.text
    assert "Dobrze" in page.text
    assert db.session.scalars(select(Response)).all() == []


def test_the_first_field_that_is_empty_has_the_focus(visitor: Visitor) -> None:
    """Where the officer goes on."""
    address = opened(visitor, publish())
    visitor.send(f"{address}/keep", **{FIRST: "4"})
    field = visitor.get(address).text.partition(" autofocus>")[0].rpartition("<input")[2]
    assert 'name="experience.heard"' in field


def test_a_sign_in_that_has_ended_is_told_at_the_next_field(visitor: Visitor) -> None:
    """And what is on the page is saved after signing in, with all that was kept before."""
    address = opened(visitor, publish())
    screen = visitor.page
    visitor.send(f"{address}/keep", **{FIRST: "4"})
    visitor.client.delete_cookie("session")
    visitor.page = screen
    told = visitor.send(f"{address}/keep", went_well="More", **{FIRST: "4"})
    assert (told.status_code, told.mimetype) == (401, "text/plain")
    assert "Your sign-in has ended" in told.text
    visitor.page = screen
    visitor.send(address, _do="check", went_well="More", **{FIRST: "4"})
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
    page = visitor.send(address)
    assert "No mistake found" in page.text
    assert "More" in page.text
    assert visitor.send(address, _do="save", went_well="More", **{FIRST: "4"}).status_code == 303
    assert db.session.scalars(select(Response.channel)).all() == ["paper"]


def test_a_page_that_did_not_come_back_is_missing_and_not_blank(either_visitor: Visitor) -> None:
    """By its number: every question that begins on it, unless something was keyed all the same."""
    version = publish(EVERY_KIND)
    address = opened(either_visitor, version)
    page_of = sheets.pages(version, "en", "standard")
    last = max(page_of.values())
    gone = [key for key, page in page_of.items() if page == last]
    assert 0 < len(gone) < len(page_of)
    assert (
        either_visitor.send(address, _do="save", name="Jo", _missing=str(last)).status_code == 303
    )
    stored = {(row.key, row.row): row.state for row in db.session.scalars(select(Answer))}
    for item in version.form.items:
        expected = "missing" if item.key in gone else "given" if item.key == "name" else None
        assert stored.get((item.counted, item.row)) == expected, item.key


def test_pages_are_those_of_the_edition_that_came_back(visitor: Visitor) -> None:
    """Large print breaks them elsewhere."""
    version = publish(EVERY_KIND)
    standard, large = (sheets.pages(version, "en", name) for name in ("standard", "large"))
    assert max(large.values()) > max(standard.values())
    assert list(standard) == list(large)


def test_what_is_beside_the_questions_is_stored_with_them(either_visitor: Visitor) -> None:
    """Writing on the back, a letter, a photo."""
    version = publish()
    address = opened(either_visitor, version)
    either_visitor.send(address, _do="save", _beside="On the back: =thank you", **{FIRST: "4"})
    assert db.session.scalars(select(Answer.text).where(Answer.key == BESIDE)).all() == [
        "On the back: =thank you"
    ]


def test_a_translation_stands_beside_what_was_written(either_visitor: Visitor) -> None:
    """The words stay as they are."""
    address = opened(either_visitor, publish(), "ar")
    assert 'name="_translation.went_well"' in either_visitor.page.text
    typed = {"went_well": "شكرا", "_translation.went_well": "Thank you"}
    either_visitor.send(address, _do="save", **typed)
    stored = db.session.execute(select(Answer.text, Answer.translation)).all()
    assert stored == [("شكرا", "Thank you")]


def test_an_english_sheet_needs_no_translation(visitor: Visitor) -> None:
    """There is no field for it."""
    opened(visitor, publish())
    assert "_translation." not in visitor.page.text


def test_the_number_of_the_reply_is_in_the_title_and_beside_the_first_field(
    visitor: Visitor,
) -> None:
    """So that nobody keys the wrong sheet."""
    opened(visitor, publish())
    page = visitor.page.text
    assert "<title>Reply 1: code" in page
    assert '<p id="reply-line">This is reply 1 of batch' in page
    first = page.partition(f'name="{FIRST}"')[2].partition(">")[0]
    assert "reply-line" in first


def test_the_next_sheet_is_taken_to_be_of_the_same_form_while_it_is_alone(
    visitor: Visitor,
) -> None:
    """With two forms out, the code of each sheet is typed: the batch is where it is."""
    version = publish()
    address = opened(visitor, version)
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert visitor.page.location == "/en/keying/replies/2"
    publish(EVERY_KIND)
    visitor.follow()
    visitor.send("/en/keying/replies/2", _do="save", **{FIRST: "4"})
    assert visitor.page.location == "/en/keying/batches/1"


def test_after_the_last_envelope_comes_the_batch(visitor: Visitor) -> None:
    """No screen opens for a sheet that isn't there."""
    version = publish()
    address = opened(visitor, version, batch=batch(envelopes=1))
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert visitor.page.location == "/en/keying/batches/1"
    assert len(db.session.scalars(select(Reply)).all()) == 1


@pytest.mark.usefixtures("app")
def test_an_anonymous_reply_leaves_nothing_of_the_officer_on_its_response() -> None:
    """Not who keyed it, nor the batch, nor the day."""
    version = publish()
    made = reply(version)
    entries.finish(made, 1, 1, {FIRST: "4"}, page=entries.Page(0), today=TODAY)
    columns = set(Response.__table__.columns.keys()) | set(Answer.__table__.columns.keys())
    assert not {name for name in columns if "officer" in name or "batch" in name or "reply" in name}
    assert db.session.scalars(select(Response.received)).one() == TODAY.replace(day=1)


def test_a_long_text_is_kept_and_told(visitor: Visitor) -> None:
    """Nothing is cut off unseen: so much is kept that it is still too long."""
    address = opened(visitor, publish())
    page = visitor.send(address, _do="save", went_well="x" * 17_000, **{FIRST: "4"})
    assert page.status_code == 422
    assert "x" * 17_000 in page.text
    entry = db.session.scalars(select(Entry)).one()
    assert len(entries.raw(entry)["went_well"]) > MOST, "so that it is told again"


def test_the_data_file_has_what_was_keyed(visitor: Visitor) -> None:
    """One line a sheet, the missing as `?missing`."""
    version = publish()
    address = opened(visitor, version)
    visitor.send(address, _do="save", **{FIRST: "?", "experience.heard": "4"})
    (line,) = csv.DictReader(io.StringIO("".join(data_file([version]))))
    assert (line[FIRST], line["experience.heard"]) == ("?missing", "agree")
    assert states(FIRST) == ["missing"]

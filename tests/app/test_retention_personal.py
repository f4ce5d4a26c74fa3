"""What says who a person is is deleted when a form's time is over; what they think stays."""

import secrets
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import closing, events, personal, responses
from app.arrival import Arrival
from app.db import Answer, Collection, Response, db, writing
from app.events import EventValue
from app.outgoing.tables import Acknowledgement, PaperRequest
from app.publishing import Published
from app.retention import keep_promises
from app.tray import replies
from app.tray.tables import Entry
from forms.answers import Channel, Given
from forms.model import Contact, Form, Means, Rows, Section, Text
from tests.paper import batch, officer, reply
from tests.running import collection_of
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import finish

DAY = timedelta(days=1)
FORM = Form(
    key="help",
    title="Help",
    purpose="Tell us who you are.",
    anonymous=False,
    sections=(
        Section(
            title="You",
            questions=(
                Contact(key="name", label="Your name", means=Means.NAME),
                Text(key="idea", label="Your idea"),
                Rows(
                    key="friends",
                    label="Who comes with you?",
                    fields=(
                        Contact(key="called", label="Name", means=Means.NAME),
                        Text(key="needs", label="What they need"),
                    ),
                    least=0,
                    most=3,
                    printed=2,
                ),
            ),
        ),
    ),
)
ANSWERS = {
    "name": Given("Ann", note="or Anna"),
    "idea": Given("Swings"),
    "friends.1.called": Given("Bob"),
    "friends.1.needs": Given("A ramp"),
}


@pytest.fixture
def version(either_app: Flask) -> Published:
    """A form that asks for names, with 14 days of grace and 30 days of keeping."""
    made = publish(FORM)
    with writing():
        collection_of_id(made).retention_days = 30
    return made


def collection_of_id(version: Published) -> Collection:
    """The version's collection in the transaction that there is."""
    return db.session.get_one(Collection, version.collection_id)


def came(version: Published, day: date = TODAY) -> None:
    """Somebody's answers on paper."""
    arrival = Arrival(Channel.PAPER, "en", day, secrets.token_hex())
    with writing():
        responses.take(version, ANSWERS, arrival)


def written() -> set[str]:
    """Everything that is stored of answers."""
    db.session.rollback()
    rows = db.session.scalars(select(Answer)).all()
    return {text for row in rows for text in (row.text, row.note) if text}


def test_names_go_and_what_was_said_stays(version: Published) -> None:
    """On the day after the last; names in rows, notes beside them and the reference too."""
    came(version)
    last = version.keyed_until + 30 * DAY
    assert personal.kept_until(collection_of(version)) == last
    keep_promises(last)
    assert {"Ann", "or Anna", "Bob"} <= written()
    assert db.session.scalars(select(Response.reference)).one() is not None
    keep_promises(last + DAY)
    assert written() == {"Swings", "A ramp"}
    assert db.session.scalars(select(Response.reference)).one() is None
    assert collection_of(version).forgotten_on == last + DAY


def test_of_what_an_officer_has_closed_the_days_begin_then(version: Published) -> None:
    """Whatever its last day was."""
    came(version)
    collection_of(version).closed_on = TODAY
    db.session.commit()
    keep_promises(TODAY + 30 * DAY)
    assert "Ann" in written()
    keep_promises(TODAY + 31 * DAY)
    assert "Ann" not in written()


def test_it_is_done_once_and_again_only_where_something_came(
    version: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that comes a year late has a name on it too."""
    came(version)
    day = version.keyed_until + 31 * DAY
    keep_promises(day)
    done: list[Collection] = []
    forget = personal._forget

    def forget_and_note(collection: Collection) -> None:
        done.append(collection)
        forget(collection)

    monkeypatch.setattr(personal, "_forget", forget_and_note)
    keep_promises(day + DAY)
    assert not done
    came(version, day + 200 * DAY)
    keep_promises(day + 201 * DAY)
    assert len(done) == 1
    assert written() == {"Swings", "A ramp"}


def test_a_form_that_is_open_longer_is_kept_longer(version: Published) -> None:
    """Another last day, chosen after the names were deleted, begins its days anew."""
    came(version)
    day = version.keyed_until + 31 * DAY
    keep_promises(day)
    collection_of(version).closes = day + 10 * DAY
    db.session.commit()
    came(version, day)
    keep_promises(day + 20 * DAY)
    assert "Ann" in written()
    keep_promises(day + 55 * DAY)
    assert "Ann" not in written()


def test_what_was_keyed_and_what_was_to_be_sent_go_too(version: Published) -> None:
    """Entries, what was changed in them, letters to be posted, and addresses of who asked."""
    made = reply(version, batch=batch(1))
    finish(made, 1, {"name": "Ann", "idea": "Swings"}, by=EMAIL)
    waits = reply(version, batch=batch(1))
    about = replies.subject(made)
    request = {"name": "Ann", "address": "A street", "language": "en", "edition": "large"}
    with writing():
        events.record(about, officer(), events.Kind.CHANGED, "", {"name": ("An", "Ann")})
        stored = db.session.scalars(select(Response.id)).one()
        letter = {"version_id": version.id, "language": "en", "edition": "standard"}
        db.session.merge(Acknowledgement(response_id=stored, **letter))
        asked = PaperRequest(
            collection_id=version.collection_id, **request, way="online", asked_on=TODAY
        )
        db.session.add(asked)
    keep_promises(version.keyed_until + 31 * DAY)
    db.session.rollback()
    assert db.session.scalars(select(Entry.reply_id)).all() == [waits.id], "it isn't finished"
    for table in (EventValue, Acknowledgement, PaperRequest):
        assert db.session.scalars(select(table)).all() == []
    assert [event.kind for event in events.of(about)] == [events.Kind.CHANGED]


def test_the_privacy_page_says_how_long(visitor: Visitor) -> None:
    """The longest that any form has."""
    assert "until 365 days after the form has closed" in visitor.get("/en/privacy").text
    made = publish(FORM)
    collection_of(made).retention_days = 30
    db.session.commit()
    assert "until 30 days after the form has closed" in visitor.get("/en/privacy").text


def test_who_waits_for_paper_is_forgotten(visitor: Visitor) -> None:
    """The page says it before: their names and addresses were kept to post the form."""
    version = publish(FORM)
    asks = {"name": "Ann", "address": "1 High Street", "language": "en", "edition": "standard"}
    place = {"collection_id": version.collection_id, "asked_on": TODAY, "way": "online"}
    db.session.add(PaperRequest(**asks, **place))
    db.session.commit()
    visitor.sign_in()
    page = visitor.get(f"/en/officers/collections/{version.collection_id}/close").text
    assert "person waits for the form by post" in page
    closing.close(version.collection_id, today=TODAY, officer_id=None)
    assert db.session.scalars(select(PaperRequest)).all() == []

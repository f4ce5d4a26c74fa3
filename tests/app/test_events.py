"""What was done to a reply is told for ever; what was in it goes when its time has come."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import events
from app.db import db
from app.events import KINDS, Event, EventValue, Kind
from app.keying.history import said
from app.retention import keep_promises
from app.tray import aside, batches, entries, replies
from app.tray.aside import REASONS, Reason
from app.tray.tables import Batch, Entry, PassedOn, Reply
from forms.answers import Channel
from tests.app.test_changes import KEYS, change, stored_reply
from tests.paper import batch, officer, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import finish

LONG_AGO = TODAY - timedelta(days=366)


def about(visitor: Visitor, made: Reply) -> str:
    """The page about a reply."""
    return visitor.get(f"/en/keying/replies/{made.id}/about").text


def test_the_page_tells_what_was_done_by_whom_and_why(either_visitor: Visitor) -> None:
    """In words, the first first."""
    place = batch()
    made = reply(publish(), batch=place)
    aside.set_aside(made, Reason.DAMAGED, officer_id=officer(), why="Rain & <tea>")
    aside.take_back(made, officer_id=officer())
    either_visitor.sign_in()
    page = about(either_visitor, made)
    first, second = page.index("Set aside: It is too damaged to read"), page.index("Taken back")
    assert first < second
    assert "Rain &amp; &lt;tea&gt;" in page
    assert page.count(EMAIL) >= 2


def test_every_kind_has_its_words(app: Flask) -> None:
    """With every reason for which a reply is set aside."""
    assert KINDS.keys() == set(Kind)
    with app.test_request_context("/en/"):
        for reason in Reason:
            assert said(f"set aside: {reason}") == f"Set aside: {REASONS[reason]}"
        for kind in Kind:
            assert said(kind) == KINDS[kind]


def test_every_event_that_is_recorded_is_one_that_has_words(app: Flask) -> None:
    """Set aside, taken back, keyed again alone, and closed."""
    place = batch(1)
    made = reply(publish(double_share=100), batch=place)
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    aside.take_back(made, officer_id=officer())
    finish(made, 1, KEYS, by=EMAIL)
    tomorrow = TODAY + timedelta(days=1)
    finish(made, 2, KEYS, by=EMAIL, day=tomorrow)
    batches.close(db.session.get_one(Batch, place.id), today=tomorrow, officer_id=officer())
    kinds = db.session.scalars(select(Event.kind).order_by(Event.id)).all()
    assert [kind.partition(":")[0] for kind in kinds] == [
        Kind.PUBLISHED,
        Kind.SET_ASIDE,
        Kind.TAKEN_BACK,
        Kind.ALONE,
        Kind.CLOSED,
    ]


def test_the_page_about_what_is_no_form_of_ours(visitor: Visitor) -> None:
    """It has no answers, and is not keyed, changed or passed on."""
    made = replies.register(batch(), None)
    aside.set_aside(made, Reason.NOT_OURS, officer_id=officer())
    visitor.sign_in()
    page = about(visitor, made)
    assert "None of ours" in page
    assert "/change" not in page
    assert "/pass-on" not in page
    assert visitor.get(f"/en/keying/replies/{made.id + 1}/about").status_code == 404


def test_what_was_changed_goes_after_a_year_and_that_it_was_stays(either_app: Flask) -> None:
    """Who, when and why stay for ever."""
    made = stored_reply()
    change(made, {**KEYS, "went_well": "The cake"})
    event = db.session.scalars(select(Event).where(Event.kind == Kind.CHANGED)).one()
    changed = event.at.date()
    keep_promises(changed + timedelta(days=365))
    assert len(db.session.scalars(select(EventValue)).all()) == 1
    keep_promises(changed + timedelta(days=366))
    assert db.session.scalars(select(EventValue)).all() == []
    why = select(Event.why).where(Event.kind == Kind.CHANGED)
    assert db.session.scalars(why).all() == ["A slip"]


def test_what_was_keyed_goes_a_year_after_the_batch_was_closed(either_app: Flask) -> None:
    """Of one that is still open it stays."""
    made = reply(publish(), batch=batch(1))
    finish(made, 1, KEYS, by=EMAIL)
    place = db.session.get_one(Batch, made.batch_id)
    for closed_on, kept in ((None, 1), (LONG_AGO + timedelta(days=1), 1), (LONG_AGO, 0)):
        place.closed_on = closed_on
        db.session.commit()
        keep_promises(TODAY)
        assert len(db.session.scalars(select(Entry)).all()) == kept
    assert db.session.get_one(Reply, made.id).response_id is not None


def called(days: int, *, passed_on: bool = False) -> int:
    """The id of answers by telephone that were begun so many days ago, and never finished."""
    made = replies.without_batch(publish(), Channel.PHONE, "en", officer_id=officer())
    made.begun_on = TODAY - timedelta(days=days)
    if passed_on:
        told = {"kind": "risk", "text": "words", "passed_on": TODAY, "officer_id": officer()}
        db.session.add(PassedOn(reply_id=made.id, **told))
    db.session.commit()
    return made.id


def test_answers_in_no_batch_that_nobody_finishes_go_as_drafts_do(either_app: Flask) -> None:
    """After 30 days; what is passed on keeps its reply until it is done."""
    young, passed_on = called(30), called(31, passed_on=True)
    called(31)
    keep_promises(TODAY)
    assert set(db.session.scalars(select(Reply.id))) == {young, passed_on}
    assert len(db.session.scalars(select(Entry)).all()) == 2
    db.session.scalars(select(PassedOn)).one().done_on = TODAY
    db.session.commit()
    keep_promises(TODAY)
    assert db.session.scalars(select(Reply.id)).all() == [young]


def test_no_reply_gets_the_events_of_one_that_is_gone(either_app: Flask) -> None:
    """Events name a reply by its id, which no other gets."""
    gone = called(31)
    keep_promises(TODAY)
    assert called(0) > gone


@pytest.mark.parametrize("finished", [False, True])
def test_anonymous_answers_in_no_batch_have_no_day(either_app: Flask, finished: bool) -> None:
    """The day on which somebody telephoned is forgotten when their answers are stored."""
    made = db.session.get_one(Reply, called(0))
    assert made.begun_on == TODAY
    if finished:
        entries.finish(made, 1, officer(), KEYS, page=entries.Page(0), today=TODAY)
    assert db.session.get_one(Reply, made.id).begun_on == (None if finished else TODAY)


def test_times_are_told_as_the_council_has_them(visitor: Visitor) -> None:
    """Events are stored in UTC."""
    made = stored_reply()
    change(made, {**KEYS, "went_well": "The cake"})
    at = events.of(replies.subject(made))[0].at.replace(tzinfo=UTC).astimezone()
    visitor.sign_in()
    assert f"\u2068{at:%H:%M}\u2069" in about(visitor, made)
    assert abs(datetime.now(UTC) - at) < timedelta(hours=1)

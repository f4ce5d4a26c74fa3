"""A reply is changed later: with a reason, one event, and nothing else changed."""

import threading
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from app import events
from app.db import Answer, Collection, Response, db, table_of
from app.drafts import digest
from app.events import Event, EventValue
from app.tray import aside, batches, changes, replies
from app.tray.aside import Reason
from app.tray.changes import ChangedMeanwhile, NothingChanged, Why
from app.tray.tables import Batch, Reply
from forms.answers import Answers
from forms.keys import keyed
from forms.model import Form, Number, Section
from tests.app.test_two_officers import signed_in
from tests.paper import batch, officer, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.strategies import answered_forms
from tests.twice import FIRST, SECOND, finish

INFLUENCE, HEARD = "experience.influence", "experience.heard"
KEYS = {INFLUENCE: "4", HEARD: "*24 + unsure", "went_well": "The tea"}


def stored_reply(keys: dict[str, str] | None = None, form: Form | None = None) -> Reply:
    """A reply that the tests' officer has keyed, stored at once."""
    made = reply(publish(form) if form else publish())
    finish(made, 1, keys or KEYS, by=EMAIL)
    return made


def rows() -> list[tuple[Any, ...]]:
    """Every row of every answer."""
    db.session.rollback()
    return sorted(tuple(row) for row in db.session.execute(select(table_of(Answer))))


def change(made: Reply, typed: dict[str, str], shown: dict[str, str] | None = None) -> None:
    """Changes a reply, as its officer saw it just now or before."""
    before = changes.stored(made, officer(), TODAY) if shown is None else shown
    changes.change(made, officer(), typed, why="A slip", shown=digest(before), today=TODAY)


def refused(made: Reply, email: str = EMAIL) -> Why | None:
    """Why an officer can't change a reply today."""
    db.session.expire_all()
    return changes.why_not(made, officer(email), TODAY)


def test_a_change_is_stored_and_told_and_nothing_else_moves(either_visitor: Visitor) -> None:
    """Who, when, why, before and after; the rows of what wasn't changed stay as they were."""
    made = stored_reply()
    before = rows()
    response = db.session.scalars(select(Response.id)).one()
    either_visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    page = either_visitor.get(address).text
    assert 'value="*2 4 + unsure"' in page
    typed = {**KEYS, INFLUENCE: "2", "_why": "A typing mistake"}
    assert either_visitor.send(address, **typed).status_code == 303
    after = rows()
    assert [row for row in before if row[1] != INFLUENCE] == [
        row for row in after if row[1] != INFLUENCE
    ]
    assert [row[3] for row in after if row[1] == INFLUENCE] == ["disagree"]
    assert db.session.scalars(select(Response.id)).all() == [response]
    event = db.session.scalars(select(Event).where(Event.subject == f"reply {made.id}")).one()
    assert event.officer is not None
    assert (event.officer.email, event.kind, event.why) == (EMAIL, "changed", "A typing mistake")
    assert [(v.key, v.before, v.after) for v in event.values] == [(INFLUENCE, "4", "2")]
    about = either_visitor.follow().text
    assert "A typing mistake" in about
    assert about.index("Before") < about.index("Agree") < about.index("After")


def test_a_change_that_changes_nothing_is_no_change(visitor: Visitor) -> None:
    """It says so, with 422; other keys for the same answers are the same."""
    made = stored_reply()
    visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    visitor.get(address)
    page = visitor.send(address, **{**KEYS, HEARD: "* 2 4 +unsure", "do_better": "-"}, _why="Why")
    assert page.status_code == 422
    assert "Nothing is changed yet" in page.text
    assert "<title>Error:" in page.text
    assert events.of(replies.subject(made)) == []


@pytest.mark.parametrize("why", ["", "  ", "x" * 501, "a\0b"])
def test_a_reason_is_needed_and_what_was_typed_stays(visitor: Visitor, why: str) -> None:
    """Nothing is stored without a reason that can be kept."""
    made = stored_reply()
    before = rows()
    visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    visitor.get(address)
    page = visitor.send(address, **{**KEYS, "went_well": "The cake"}, _why=why)
    assert page.status_code == 422
    assert 'href="#change-why"' in page.text
    assert "The cake" in page.text
    assert rows() == before


def test_keys_that_mean_no_box_are_shown_again(visitor: Visitor) -> None:
    """With their problem beside the field, and the reason as it was typed."""
    made = stored_reply()
    visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    visitor.get(address)
    page = visitor.send(address, **{**KEYS, INFLUENCE: "9"}, _why="My reason")
    assert page.status_code == 422
    assert f'href="#{INFLUENCE}"' in page.text
    assert "My reason" in page.text


def test_who_was_slower_sees_both_and_loses_no_keys(either_app: Flask) -> None:
    """409, and the second try stores their own, knowing the other's."""
    one, other = (signed_in(either_app, email) for email in (FIRST, SECOND))
    made = stored_reply()
    address = f"/en/keying/replies/{made.id}/change"
    for somebody in (one, other):
        somebody.get(address)
    assert one.send(address, **{**KEYS, INFLUENCE: "2"}, _why="One").status_code == 303
    page = other.send(address, **{**KEYS, "went_well": "The cake"}, _why="Other")
    assert page.status_code == 409
    assert "Kept already: \u20682\u2069" in page.text
    assert "Kept already: \u2068The tea\u2069" in page.text
    assert "The cake" in page.text
    assert "Other" in page.text
    assert len(events.of(replies.subject(made))) == 1
    typed = {**KEYS, INFLUENCE: "2", "went_well": "The cake"}
    assert other.send(address, **typed, _why="Other").status_code == 303
    assert [event.why for event in events.of(replies.subject(made))] == ["One", "Other"]


def test_of_two_officers_at_the_same_second_one_wins(either_app: Flask) -> None:
    """Really at once, in two threads: one change is stored, and one event."""
    made = stored_reply()
    made_id, shown = made.id, digest(changes.stored(made, officer(), TODAY))
    ids = [officer(FIRST), officer(SECOND)]
    db.session.rollback()
    start = threading.Barrier(2)
    lost: list[dict[str, str]] = []

    def go(officer_id: int, text: str) -> None:
        with either_app.app_context():
            found = db.session.get_one(Reply, made_id)
            start.wait()
            try:
                typed = {**KEYS, "went_well": text}
                changes.change(found, officer_id, typed, why="?", shown=shown, today=TODAY)
            except ChangedMeanwhile as meanwhile:
                lost.append(dict(meanwhile.stored))

    threads = [threading.Thread(target=go, args=pair) for pair in zip(ids, ("A", "B"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    (event,) = events.of(replies.subject(made))
    now = changes.stored(made, officer(), TODAY)["went_well"]
    assert [(value.before, value.after) for value in event.values] == [("The tea", now)]
    assert [told["went_well"] for told in lost] == [now]


def test_what_is_not_keyed_or_is_set_aside_is_not_changed(visitor: Visitor) -> None:
    """The page says what to do first."""
    made = reply(publish())
    visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    assert "It is not keyed yet." in visitor.get(address).text
    aside.set_aside(made, Reason.DAMAGED, officer_id=officer())
    page = visitor.get(address)
    assert page.status_code == 409
    assert "Take it back first" in page.text


def test_in_a_closed_batch_a_named_reply_can_be_changed_and_an_anonymous_one_cannot(
    either_app: Flask,
) -> None:
    """Nothing leads to an anonymous response any more, and the page says so."""
    visitor = signed_in(either_app, EMAIL)
    for anonymous in (False, True):
        version = publish()
        db.session.get_one(Collection, version.collection_id).anonymous = anonymous
        db.session.commit()
        made = reply(version, batch=batch(1))
        finish(made, 1, KEYS, by=EMAIL)
        batches.close(db.session.get_one(Batch, made.batch_id), today=TODAY, officer_id=officer())
        page = visitor.get(f"/en/keying/replies/{made.id}/change")
        assert page.status_code == (409 if anonymous else 200)
        assert ("Nothing leads from the sheet to its answers" in page.text) == anonymous


def test_a_number_that_cannot_be_right_stays_as_it_is_written(app: Flask) -> None:
    """It is stored as out of range, and told with its sign."""
    form = Form(
        key="hours",
        title="Hours",
        purpose="To count.",
        sections=(
            Section(title="Hours", questions=(Number(key="hours", label="How many?", most=24),)),
        ),
    )
    made = stored_reply({"hours": "3"}, form)
    change(made, {"hours": "!99"})
    (row,) = rows()
    assert (row[4], row[5]) == ("range", "99")
    assert changes.stored(made, officer(), TODAY) == {"hours": "!99"}


def test_what_stands_beside_and_what_it_means_is_changed_too(app: Flask) -> None:
    """It is told in the event like an answer."""
    made = stored_reply({**KEYS, "_beside": "A letter"})
    change(made, {**KEYS, "_beside": "", "_translation.went_well": "Tea"})
    values = db.session.scalars(select(EventValue).order_by(EventValue.key)).all()
    assert [(value.key, value.before, value.after) for value in values] == [
        ("_beside", "A letter", ""),
        ("_translation.went_well", "", "Tea"),
    ]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answered_forms())
def test_of_any_form_only_what_is_changed_changes(app: Flask, formed: tuple[Form, Answers]) -> None:
    """What is stored is shown as keys that mean the same: to send them again changes nothing."""
    form, answers = formed
    keys = {item.key: keyed(item, answers[item.key]) for item in form.items if item.key in answers}
    made = stored_reply(keys, form)
    before = rows()
    shown = changes.stored(made, officer(), TODAY)
    with pytest.raises(NothingChanged):
        change(made, shown)
    change(made, {**shown, "_beside": "more"})
    assert [row for row in rows() if row[1] != "_beside"] == [
        row for row in before if row[1] != "_beside"
    ]
    with pytest.raises(ChangedMeanwhile):
        change(made, {}, shown)

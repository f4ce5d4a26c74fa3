"""The answers of a group are read one by one, and corrected, also where they were sent online."""

import csv
import io
import threading

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from app import events, personal, reading_back
from app.db import Response, db, writing
from app.drafts import digest
from app.events import EventValue
from app.tray import changes, online, replies
from app.tray.changes import NothingChanged
from app.tray.tables import Reply
from forms.answers import Answers, Given
from forms.model import Form
from tests.app.test_two_officers import signed_in
from tests.paper import batch, officer, reply
from tests.running import collection_of
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.strategies import answered_forms
from tests.together import (
    EVERYTHING,
    INFLUENCE,
    REVIEW,
    answers_of,
    by_a_group,
    response_of,
    sent,
)
from tests.twice import FIRST, SECOND, finish

SHOWN = {INFLUENCE: "4", "went_well": "The tea"}


def to_the_screen(visitor: Visitor, address: str) -> str:
    """Opens answers, chooses to correct them, and gives the address of the screen."""
    visitor.get(address)
    assert visitor.send(f"{address}/correct").status_code == 303
    screen = str(visitor.page.location)
    visitor.get(screen)
    return screen


def number(table: type[Response] | type[Reply]) -> int:
    """How many there are."""
    db.session.rollback()
    return db.session.scalars(select(func.count()).select_from(table)).one()


def test_answers_that_were_sent_online_are_corrected(either_visitor: Visitor) -> None:
    """From the form's page to the stored answer, with who did it, why, before and after."""
    version = publish(REVIEW)
    reference = sent(version)
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/officers/collections/{version.collection_id}")
    assert f'href="{answers_of(version)}"' in page.text
    assert (
        f'href="{answers_of(version, reference)}"' in either_visitor.get(answers_of(version)).text
    )
    page = either_visitor.get(answers_of(version, reference))
    assert "Agree" in page.text
    assert "The tea" in page.text
    screen = to_the_screen(either_visitor, answers_of(version, reference))
    assert 'value="4"' in either_visitor.page.text
    typed = {**SHOWN, INFLUENCE: "2", "_why": "We meant the opposite"}
    assert either_visitor.send(screen, **typed).status_code == 303
    about = either_visitor.follow().text
    assert "We meant the opposite" in about
    assert about.index("Before") < about.index("Agree") < about.index("After")
    assert f'href="{answers_of(version, reference)}"' in about
    page = either_visitor.get(answers_of(version, reference))
    assert "Disagree" in page.text
    assert "What was done to these answers" in page.text
    made = db.session.scalars(select(Reply)).one()
    (event,) = events.of(replies.subject(made))
    assert event.officer is not None
    assert (event.officer.email, event.kind) == (EMAIL, "changed")
    assert [(v.key, v.before, v.after) for v in event.values] == [(INFLUENCE, "4", "2")]


def test_results_and_data_file_have_what_was_corrected_and_count_it_once(
    either_visitor: Visitor,
) -> None:
    """The same response, of the same day and way, with other answers."""
    version = publish(REVIEW)
    collection_of(version).threshold = 1
    db.session.commit()
    reference = sent(version)
    either_visitor.sign_in()
    screen = to_the_screen(either_visitor, answers_of(version, reference))
    either_visitor.send(screen, **{**SHOWN, "went_well": "The cake"}, _why="A slip")
    assert number(Response) == 1
    file = either_visitor.get(f"/en/results/{version.collection_id}/data.csv").text
    (line,) = csv.DictReader(io.StringIO(file))
    assert (line["_reference"], line["_channel"]) == (reference, "online")
    assert (line[INFLUENCE], line["went_well"]) == ("agree", "The cake")
    results = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert "The cake" in results
    assert "The tea" not in results


def test_who_was_slower_to_correct_is_told_and_loses_nothing(either_app: Flask) -> None:
    """409, with what is stored beside the field."""
    one, other = (signed_in(either_app, email) for email in (FIRST, SECOND))
    version = publish(REVIEW)
    address = answers_of(version, sent(version))
    screen = to_the_screen(one, address)
    assert to_the_screen(other, address) == screen
    assert one.send(screen, **{**SHOWN, INFLUENCE: "2"}, _why="One").status_code == 303
    page = other.send(screen, **{**SHOWN, "went_well": "The cake"}, _why="Other")
    assert page.status_code == 409
    assert "Kept already: \u20682\u2069" in page.text
    assert "The cake" in page.text
    stored = reading_back.stored_of(db.session.scalars(select(Response.id)).one())
    assert stored.answers["went_well"] == Given("The tea")


def test_two_officers_who_begin_at_the_same_second_open_the_same_screen(either_app: Flask) -> None:
    """Really at once, in threads: there is one reply, and one history."""
    version = publish(REVIEW)
    response_id = response_of(sent(version))
    db.session.rollback()
    start = threading.Barrier(2)
    found: list[int] = []

    def go() -> None:
        with either_app.app_context():
            start.wait()
            found.append(online.to_correct(response_id).id)

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len(set(found)) == number(Reply) == 1


def test_answers_from_paper_are_corrected_in_the_same_way(visitor: Visitor) -> None:
    """Their own reply is opened, so that all that was done to them is in one place."""
    version = publish(REVIEW)
    made = reply(version, batch=batch())
    finish(made, 1, {INFLUENCE: "4", "went_well": "/ The t\n+ a stain"}, by=EMAIL)
    reference = db.session.scalars(select(Response.reference)).one()
    assert reference is not None
    visitor.sign_in()
    page = visitor.get(answers_of(version, reference)).text
    assert "It can&#39;t be read." in page
    assert "a stain" in page
    screen = to_the_screen(visitor, answers_of(version, reference))
    assert screen == f"/en/keying/replies/{made.id}/change"


def test_what_is_not_asked_any_more_goes_and_the_change_tells_it(visitor: Visitor) -> None:
    """As on the page where it was answered; what was before and after is what is stored."""
    version = publish(EVERYTHING)
    reference = sent(version, {"join": Given("yes"), "needs": Given("transport")})
    visitor.sign_in()
    screen = to_the_screen(visitor, answers_of(version, reference))
    join = next(item for item in version.form.items if item.key == "join")
    codes = {option.key: code for code, option in zip(join.codes, join.options, strict=True)}
    needs = changes.stored(db.session.scalars(select(Reply)).one(), officer(), TODAY)["needs"]
    assert visitor.send(screen, join=codes["no"], needs=needs, _why="They won't").status_code == 303
    told = db.session.scalars(select(EventValue).order_by(EventValue.key)).all()
    assert [(one.key, one.after) for one in told] == [("join", codes["no"]), ("needs", "")]
    assert "It was not asked." in visitor.get(answers_of(version, reference)).text


def test_of_a_small_group_nobody_is_told_how_the_answers_came(visitor: Visitor) -> None:
    """Neither way nor language is stored of them, and none is made up when they are corrected."""
    version = publish(REVIEW, asked=13)
    reference = sent(version)
    visitor.sign_in()
    for address in (answers_of(version), answers_of(version, reference)):
        assert "nobody knows how they came" in visitor.get(address).text
    screen = to_the_screen(visitor, answers_of(version, reference))
    assert visitor.send(screen, **{**SHOWN, INFLUENCE: "2"}, _why="A slip").status_code == 303
    about = visitor.follow()
    assert about.status_code == 200
    assert "English" not in about.text.partition("<main")[2].partition("</main")[0]
    stored = db.session.execute(select(Response.channel, Response.language)).one()
    assert tuple(stored) == (None, None)


def test_once_its_days_are_over_nothing_leads_to_single_answers(visitor: Visitor) -> None:
    """The list says so; what was changed is deleted then, and that it was changed stays."""
    version = publish(REVIEW)
    reference = sent(version)
    visitor.sign_in()
    screen = to_the_screen(visitor, answers_of(version, reference))
    visitor.send(screen, **{**SHOWN, INFLUENCE: "2"}, _why="A slip")
    over = personal.kept_until(collection_of(version))
    with writing():
        personal.forget(over.replace(year=over.year + 1))
    page = visitor.get(answers_of(version))
    assert "Nothing leads to single answers any more." in page.text
    assert visitor.get(answers_of(version, reference)).status_code == 404
    made = db.session.scalars(select(Reply)).one()
    assert [event.values for event in events.of(replies.subject(made))] == [[]]
    assert reading_back.stored_of(made.response_id or 0).answers[INFLUENCE] == Given("disagree")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answered_forms())
def test_of_any_answers_sent_online_the_event_tells_what_is_stored(
    app: Flask, formed: tuple[Form, Answers]
) -> None:
    """What is shown means what is stored; of what is typed instead, nothing else is told."""
    form, answers = formed
    version = publish(by_a_group(form))
    response_id = response_of(sent(version, answers))
    made = online.to_correct(response_id)
    shown = changes.stored(made, officer(), TODAY)
    with pytest.raises(NothingChanged):
        changes.change(made, officer(), shown, why="?", shown=digest(shown), today=TODAY)
    typed = {key: keys for key, keys in shown.items() if key != next(iter(shown), "")}
    changes.change(
        made, officer(), {**typed, "_beside": "more"}, why="?", shown=digest(shown), today=TODAY
    )
    (event,) = events.of(replies.subject(made))
    assert changes.differences(shown, changes.stored(made, officer(), TODAY)) == {
        value.key: (value.before, value.after) for value in event.values
    }

"""Two keyings of a reply that differ: an officer looks at the sheet and settles them."""

import re
from html import unescape

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app import answer_rows, events
from app.answer_rows import BESIDE
from app.db import Answer, Response, db, table_of
from app.events import EventValue
from app.tray import aside, replies, settling, sheets, twice
from app.tray.replies import State
from app.tray.tables import Entry
from app.tray.twice import NotToSettle, Rate
from forms.answers import Answers
from forms.applying import settled
from forms.keys import keyed as keys
from forms.library.equality import EQUALITY
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.paper import officer, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.strategies import answered_forms, answers_to
from tests.twice import (
    FIRST,
    HEARD,
    INFLUENCE,
    SECOND,
    WENT_WELL,
    address,
    different,
    finish,
    keyed_twice,
)


def stored(key: str) -> list[tuple[str, str, str]]:
    """State, option and text of every answer to an item."""
    query = select(Answer.state, Answer.option, Answer.text).where(Answer.key == key)
    return [(row[0], row[1], row[2]) for row in db.session.execute(query)]


def said(visitor: Visitor, key: str) -> list[str]:
    """What the page says of both keyings of an item."""
    found = []
    for which in ("first", "second"):
        label = re.search(
            rf'<label for="{key}-{which}">(.*?)</label>', visitor.page.text, re.DOTALL
        )
        assert label
        text = unescape(re.sub(r"<[^>]+>", " ", label[1]))
        found.append(" ".join(re.sub("[\u2068\u2069]", "", text).split()))
    return found


def test_only_what_differs_stands_side_by_side(either_visitor: Visitor) -> None:
    """In words, with the keys; and who keyed what."""
    either_visitor.sign_in()
    page = either_visitor.get(address(different()))
    assert page.status_code == 200
    assert re.findall(r'name="([\w.]+)" value="first"', page.text) == [INFLUENCE, HEARD, WENT_WELL]
    assert said(either_visitor, INFLUENCE) == [
        "First keying Agree Keys: 4",
        "Second keying Strongly agree Keys: 5",
    ]
    assert said(either_visitor, HEARD) == [
        "First keying Disagree Keys: 2",
        "Second keying It can't be read. Keys: /",
    ]
    assert said(either_visitor, WENT_WELL) == [
        "First keying The tea Note: a heart",
        "Second keying The team",
    ]
    assert FIRST in page.text
    assert SECOND in page.text


def test_what_an_officer_chose_is_stored(either_visitor: Visitor) -> None:
    """The first keying, the second, or what neither says; and what both agreed on."""
    version = publish(double_share=100)
    made = different(version)
    either_visitor.sign_in()
    either_visitor.get(address(made))
    choice = {INFLUENCE: "second", HEARD: "first", f"_keys.{WENT_WELL}": "The teas"}
    page = either_visitor.send(address(made), **choice)
    assert (page.status_code, page.location) == (303, f"/en/keying/replies/{made.id}/about")
    assert made.state == State.DONE
    assert stored(INFLUENCE) == [("given", "strongly_agree", "")]
    assert stored(HEARD) == [("given", "disagree", "")]
    assert stored(WENT_WELL) == [("given", "", "The teas")]
    rates = twice.rates(version.collection_id)
    assert {key: rates[key, False] for key in ("", INFLUENCE, HEARD, WENT_WELL, "do_better")} == {
        "": Rate(1, 1),
        INFLUENCE: Rate(1, 1),
        HEARD: Rate(1, 0),
        WENT_WELL: Rate(1, 1),
        "do_better": Rate(1, 0),
    }


def test_who_settled_what_is_recorded(either_visitor: Visitor) -> None:
    """As it was keyed first, and as it was settled."""
    made = different()
    either_visitor.sign_in()
    either_visitor.get(address(made))
    either_visitor.send(address(made), **{INFLUENCE: "second", HEARD: "first", WENT_WELL: "first"})
    (event,) = events.of(replies.subject(made))
    assert event.officer and event.officer.email == EMAIL  # noqa: PT018
    assert event.kind == events.Kind.SETTLED
    assert {value.key: (value.before, value.after) for value in event.values} == {
        INFLUENCE: ("4", "5"),
        HEARD: ("2", "2"),
        WENT_WELL: ("The tea\n+ a heart", "The tea\n+ a heart"),
    }


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Look at the sheet, and choose what it says."),
        ({INFLUENCE: "third"}, "Look at the sheet, and choose what it says."),
        ({INFLUENCE: "neither"}, "Key what the sheet says. Key - if it says nothing."),
        (
            {INFLUENCE: "first", f"_keys.{INFLUENCE}": "3"},
            "You chose a keying, and keyed something else too.",
        ),
        (
            {INFLUENCE: "neither", f"_keys.{INFLUENCE}": "9"},
            "There is no such box. The boxes here are 1 to 5.",
        ),
        ({f"_keys.{INFLUENCE}": "4\0"}, "Some letters here could not be read."),
    ],
)
def test_what_can_not_be_settled_yet_is_said_and_nothing_is_lost(
    visitor: Visitor, sent: dict[str, str], message: str
) -> None:
    """422, all that was chosen is still there, and nothing is stored."""
    made = different()
    visitor.sign_in()
    visitor.get(address(made))
    rest = {HEARD: "second", f"_keys.{WENT_WELL}": "kept <words>"}
    page = visitor.send(address(made), **rest, **sent)
    assert page.status_code == 422
    assert "<title>Error: Settle reply" in page.text
    assert message in page.text
    assert re.search(rf'id="{HEARD}-second"[^>]* checked', page.text)
    assert "kept &lt;words&gt;" in page.text
    link = re.search(r'<a href="#([\w.-]+)">1a\.', page.text)
    assert link and f'id="{link[1]}"' in page.text  # noqa: PT018
    assert made.state == State.TO_SETTLE
    assert db.session.scalar(select(func.count()).select_from(Response)) == 0


def test_what_does_not_wait_to_be_settled_is_refused(visitor: Visitor) -> None:
    """A page that says what to do next."""
    made = reply(publish(double_share=100))
    visitor.sign_in()
    assert visitor.get(address(made)).status_code == 409
    assert "does not wait to be settled" in visitor.page.text
    assert visitor.get("/en/keying/replies/999/settle").status_code == 404
    with pytest.raises(NotToSettle):
        settling.settle(made, {}, officer_id=officer(), today=TODAY)


def test_a_reply_that_was_set_aside_meanwhile_stays_so(visitor: Visitor) -> None:
    """The officer is told, and nothing is stored."""
    made = different()
    visitor.sign_in()
    visitor.get(address(made))
    aside.set_aside(made, aside.Reason.DAMAGED, officer_id=officer(FIRST))
    page = visitor.send(address(made), **{INFLUENCE: "first", HEARD: "first", WENT_WELL: "first"})
    assert page.status_code == 409
    assert made.state == State.SET_ASIDE
    assert db.session.scalar(select(func.count()).select_from(Response)) == 0


def test_beside_the_questions_the_first_keying_counts(visitor: Visitor) -> None:
    """And the second where the first has nothing; where both differ, the page says so."""
    made = keyed_twice(
        publish(double_share=100),
        {INFLUENCE: "4", "_beside": "A drawing"},
        {INFLUENCE: "5", "_beside": "A photo", "_missing": "9"},
    )
    visitor.sign_in()
    assert "A drawing" in visitor.get(address(made)).text
    assert visitor.send(address(made), **{INFLUENCE: "second"}).status_code == 303
    assert stored(BESIDE) == [("given", "", "A drawing")]


def test_what_only_the_second_found_beside_the_questions_counts(app: Flask) -> None:
    """A translation, too."""
    made = keyed_twice(
        publish(double_share=100),
        {INFLUENCE: "4", WENT_WELL: "Dobrze"},
        {
            INFLUENCE: "5",
            WENT_WELL: "Dobrze",
            "_beside": "A photo",
            "_translation.went_well": "Good",
        },
    )
    settling.settle(made, {INFLUENCE: "5"}, officer_id=officer(), today=TODAY)
    assert stored(BESIDE) == [("given", "", "A photo")]
    translation = select(Answer.translation).where(Answer.key == WENT_WELL)
    assert db.session.scalars(translation).one() == "Good"


def test_a_page_that_did_not_come_back_is_settled_too(visitor: Visitor) -> None:
    """The first officer did not find it; the second did, and saw that nothing was on it."""
    version = publish(EVERY_KIND, double_share=100)
    where = sheets.pages(version, "en", "standard")
    missing = [item.key for item in version.form.items if where.get(item.key) == 2]
    made = keyed_twice(version, {"_missing": "2"}, {})
    visitor.sign_in()
    visitor.get(address(made))
    visitor.send(address(made), **dict.fromkeys(missing[1:], "second"), **{missing[0]: "first"})
    assert visitor.page.status_code == 303
    assert stored(missing[0]) == [("missing", "", "")]
    assert [stored(key) for key in missing[1:]] == [[] for _ in missing[1:]]


def test_of_a_leaf_that_is_kept_apart_nothing_stays(app: Flask) -> None:
    """Neither what was keyed of it nor what was settled; the totals do."""
    version = publish(EQUALITY, double_share=100)
    item = next(item for item in version.form.items if item.options)
    made = keyed_twice(version, {item.key: "1"}, {item.key: "2"})
    settling.settle(made, {item.key: "2"}, officer_id=officer(), today=TODAY)
    assert made.state == State.DONE
    for table in (EventValue, Entry):
        rows = select(func.count()).select_from(table)
        if table is Entry:
            rows = rows.where(Entry.reply_id == made.id)
        assert db.session.scalar(rows) == 0
    assert twice.rates(version.collection_id)[item.key, False] == Rate(1, 1)


@st.composite
def keyed_in_two_ways(draw: st.DrawFn) -> tuple[Form, tuple[Answers, Answers], list[int]]:
    """Any form with any two answers to each of its items, and which of them is right."""
    form, first = draw(answered_forms())
    second = {item.key: draw(answers_to(item)) for item in form.items}
    return form, (first, second), [draw(st.integers(0, 1)) for _ in form.items]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(made=keyed_in_two_ways())
def test_any_two_keyings_become_what_was_chosen_of_them(
    app: Flask, made: tuple[Form, tuple[Answers, Answers], list[int]]
) -> None:
    """For any form and any answers: what is stored is what the officer said is right."""
    form, answers, right = made
    version = publish(form, double_share=100, asked=None)
    paper = reply(version)
    for turn in (1, 2):
        typed = {item.key: keys(item, answers[turn - 1][item.key]) for item in form.items}
        finish(paper, turn, typed)
    choice = {item.key: which for item, which in zip(form.items, right, strict=True)}
    differences = twice.differences(version, paper)
    chosen = {found.item.key: found.keys[choice[found.item.key]] for found in differences}
    if differences:
        settling.settle(paper, chosen, officer_id=officer(), today=TODAY)
    rows = select(table_of(Answer)).where(Answer.response_id == paper.response_id)
    found = answer_rows.answers(version, [row._asdict() for row in db.session.execute(rows)])
    whole = {key: answers[which][key] for key, which in choice.items()}
    assert paper.state == State.DONE
    assert found == settled(form, whole, paper=True)

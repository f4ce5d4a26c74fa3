"""What an officer keys from paper ⇄ an answer."""

import pytest
from hypothesis import given

from app.languages import words
from forms.answers import Answer, Answers, Blank, Given, Missing, Reason, Unclear
from forms.items import items_of
from forms.keys import NO_SUCH_BOX, NO_SUCH_BOXES, from_keys, keyed
from forms.library.reflection import REFLECTION
from forms.model import Choice, Form, Item, Option
from forms.problems import (
    NOT_A_DAY,
    NOT_AN_AMOUNT,
    NOT_WHOLE,
    TOO_BIG,
    TOO_MUCH,
    TOO_SMALL,
    Problem,
)
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms

ITEMS = {item.key: item for form in (REFLECTION, EVERY_KIND) for item in form.items}
EQUALS, REASONS = ITEMS["principles.equals"], ITEMS["own_reasons"]
NEEDS, WELCOME, AGREED = ITEMS["needs"], ITEMS["welcome"], ITEMS["keep"]
VISITED, PEOPLE, AMOUNT = ITEMS["visited"], ITEMS["people"], ITEMS["claims.1.amount"]
TELEPHONE = ITEMS["telephone"]
TWELVE = tuple(Option(key=f"o{n}", label=f"O{n}") for n in range(12))
(MANY,) = items_of(Choice(key="many", label="Many", options=TWELVE), "1")


@pytest.mark.parametrize(
    ("item", "typed", "answer"),
    [
        (EQUALS, "4", Given("4")),
        (EQUALS, " 4 ", Given("4")),
        (EQUALS, "", Blank()),
        (EQUALS, "-", Blank()),
        (EQUALS, "/", Unclear(Reason.ILLEGIBLE)),
        (EQUALS, "/4", Unclear(Reason.ILLEGIBLE, "4")),
        (EQUALS, "*", Unclear(Reason.SEVERAL)),
        (EQUALS, "*24", Unclear(Reason.SEVERAL, "2 4")),
        (EQUALS, "* 2 4", Unclear(Reason.SEVERAL, "2 4")),
        (EQUALS, "4 + not always", Given("4", "not always")),
        (EQUALS, "+ crossed out", Blank("crossed out")),
        (MANY, "12", Given("o11")),
        (MANY, "* 1 12", Unclear(Reason.SEVERAL, "o0 o11")),
        (REASONS, "-", Blank()),
        (REASONS, "/", Unclear(Reason.ILLEGIBLE)),
        (REASONS, "/ some words", Unclear(Reason.ILLEGIBLE, "some words")),
        (REASONS, "/some words", Unclear(Reason.ILLEGIBLE, "some words")),
        (REASONS, "I was heard\n+ with a heart", Given("I was heard", "with a heart")),
        (REASONS, "++ underlined", Given("+ underlined")),
        (REASONS, "// both", Given("/ both")),
        (REASONS, "+44 7700 900123", Given("+44 7700 900123")),
        (REASONS, "+a note", Blank("a note")),
        (REASONS, "?", Missing()),
        (REASONS, "??", Given("?")),
        (EQUALS, "?", Missing()),
        (EQUALS, "? + second leaf", Missing("second leaf")),
        (NEEDS, "13", Given("transport childcare")),
        (NEEDS, "3 1", Given("transport childcare")),
        (NEEDS, "5", Given("nothing")),
        (NEEDS, "15", Unclear(Reason.SEVERAL, "transport nothing")),
        (NEEDS, "/", Unclear(Reason.ILLEGIBLE)),
        (NEEDS, "14 + by bus", Given("transport other", "by bus")),
        (WELCOME, "0", Given("0")),
        (WELCOME, "5", Given("5")),
        (AGREED, "1", Given("yes")),
        (VISITED, "270326", Given("2026-03-27")),
        (VISITED, "27 3 2026", Given("2026-03-27")),
        (VISITED, "27/3/26 + a guess", Given("2026-03-27", "a guess")),
        (VISITED, "!310226", Unclear(Reason.RANGE, "310226")),
        (VISITED, "/ March", Unclear(Reason.ILLEGIBLE, "March")),
        (PEOPLE, "12", Given("12")),
        (PEOPLE, "!40 + a coach", Unclear(Reason.RANGE, "40", "a coach")),
        (PEOPLE, "?", Missing()),
        (AMOUNT, "£1,50", Given("1.50")),
        (AMOUNT, "4.5", Given("4.50")),
        (TELEPHONE, "no number, write to me", Given("no number, write to me")),
    ],
)
def test_an_officer_keys_what_is_on_paper(item: Item, typed: str, answer: Answer) -> None:
    """Box numbers and a few signs say all that paper can hold."""
    assert from_keys(item, typed) == answer


@pytest.mark.parametrize("typed", ["0", "6", "44", "1 2", "x", "4-", "**", "*6", "٤"])
def test_keys_that_mean_no_box_are_said(typed: str) -> None:
    """A slip of the finger is asked about, never stored."""
    assert from_keys(EQUALS, typed) == Problem(NO_SUCH_BOX, values={"first": "1", "last": "5"})


@pytest.mark.parametrize("typed", ["0", "6", "16", "1 2 7", "*12", "x"])
def test_keys_that_mean_no_boxes_are_said(typed: str) -> None:
    """The same where several may be ticked: there a list needs no sign."""
    assert from_keys(NEEDS, typed) == Problem(NO_SUCH_BOXES, values={"first": "1", "last": "5"})


@pytest.mark.parametrize(
    ("item", "typed", "message"),
    [
        (PEOPLE, "40", TOO_BIG),
        (PEOPLE, "-1", TOO_SMALL),
        (PEOPLE, "about ten", NOT_WHOLE),
        (AMOUNT, "201", TOO_MUCH),
        (AMOUNT, "4.505", NOT_AN_AMOUNT),
        (VISITED, "310226", NOT_A_DAY),
        (VISITED, "tomorrow", NOT_A_DAY),
    ],
)
def test_a_figure_that_cannot_be_right_is_asked_about(item: Item, typed: str, message: str) -> None:
    """It may be a slip of the finger; what the sheet really says can be kept."""
    found = from_keys(item, typed)
    assert isinstance(found, Problem)
    asked = found.values["problem"]
    assert isinstance(asked, Problem)
    assert asked.message == message
    assert found.said(words("en")).endswith("key ! before it.")
    assert from_keys(item, f"!{typed}") == Unclear(Reason.RANGE, typed)


def test_what_could_be_read_of_a_telephone_number_keeps_its_plus() -> None:
    """Also after the sign that says that it could not be read well."""
    answer = Unclear(Reason.ILLEGIBLE, "+44 77")
    assert from_keys(TELEPHONE, keyed(TELEPHONE, answer)) == answer


@given(answered_forms())
def test_keying_any_answer_gives_that_answer(made: tuple[Form, Answers]) -> None:
    """For any form and any answers: what is keyed for an answer reads as that answer."""
    form, answers = made
    for item in form.items:
        assert from_keys(item, keyed(item, answers[item.key])) == answers[item.key]

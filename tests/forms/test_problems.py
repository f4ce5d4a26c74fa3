"""An answer → what is wrong with it and how to mend it."""

from dataclasses import replace

import pytest

from app.languages import words
from forms.answers import Answer, Blank, Given, Reason, Unclear
from forms.library.reflection import REFLECTION
from forms.model import Choice, Form, Item, Option, Rows, Section, Text
from forms.problems import (
    AGREE,
    CHOOSE,
    NOT_A_DAY,
    NOT_A_NUMBER,
    NOT_AN_AMOUNT,
    NOT_LISTED,
    NOT_TOGETHER,
    NOT_WHOLE,
    NOTHING,
    TOO_BIG,
    TOO_LONG,
    TOO_MANY_PLACES,
    TOO_MANY_WORDS,
    TOO_MUCH,
    TOO_SMALL,
    UNREADABLE_LETTERS,
    WRITE,
    Problem,
    all_problems,
    count_words,
    problems,
)
from tests.forms.every_kind import EVERY_KIND

ITEMS = {item.key: item for form in (REFLECTION, EVERY_KIND) for item in form.items}
EQUALS, WORDS, REASONS = ITEMS["principles.equals"], ITEMS["group_words"], ITEMS["own_reasons"]
NEEDS, PEOPLE, HOURS, PAY = ITEMS["needs"], ITEMS["people"], ITEMS["hours"], ITEMS["lost_pay"]
NAME, JOIN, AGREED = ITEMS["name"], ITEMS["join"], ITEMS["keep"]
VISITED, TELEPHONE, ADDRESS = ITEMS["visited"], ITEMS["telephone"], ITEMS["address"]
TWO = (Option(key="a", label="A"), Option(key="b", label="B"))


@pytest.mark.parametrize(
    ("item", "answer", "message"),
    [
        (EQUALS, Given("6"), NOT_LISTED),
        (WORDS, Given("one two three four five"), TOO_MANY_WORDS),
        (WORDS, Given("x" * 201), TOO_LONG),
        (REASONS, Given("x" * 100_000), TOO_LONG),
        (REASONS, Given("caf\ufffd"), UNREADABLE_LETTERS),
        (REASONS, Given("nul\0"), UNREADABLE_LETTERS),
        (REASONS, Given("a" + "\u0301\u0316" * 16), UNREADABLE_LETTERS),
        (NEEDS, Given("transport nothing"), NOT_TOGETHER),
        (NEEDS, Given("transport helicopter"), NOT_LISTED),
        (PEOPLE, Given("2.5"), NOT_WHOLE),
        (PEOPLE, Given("21"), TOO_BIG),
        (PEOPLE, Given("-1"), TOO_SMALL),
        (PEOPLE, Given("three"), NOT_WHOLE),
        (HOURS, Given("1.25"), TOO_MANY_PLACES),
        (HOURS, Given("long"), NOT_A_NUMBER),
        (PAY, Given("500.01"), TOO_MUCH),
        (PAY, Given("much"), NOT_AN_AMOUNT),
        (PAY, Given("-1"), NOT_AN_AMOUNT),
        (VISITED, Given("31/2/2026"), NOT_A_DAY),
        (VISITED, Given("//2026"), NOT_A_DAY),
        (NAME, Given("x" * 201), TOO_LONG),
        (NAME, Blank(), WRITE),
        (JOIN, Blank(), CHOOSE),
        (AGREED, Blank(), AGREE),
    ],
)
def test_what_cannot_be_taken_is_said(
    item: Item, answer: Answer, message: str | tuple[str, str]
) -> None:
    """Each problem has its own message."""
    assert [problem.message for problem in problems(item, answer)] == [message]


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (EQUALS, Given("5")),
        (EQUALS, Blank()),
        (WORDS, Given("calm, open, kind, slow")),
        (REASONS, Given("x" * 4000)),
        (REASONS, Given("line\nline\ttab")),
        (NEEDS, Given("transport interpreter")),
        (NEEDS, Given("nothing")),
        (PEOPLE, Given("0")),
        (HOURS, Given("1.5")),
        (VISITED, Given("2026-02-28")),
        (PAY, Given("500.00")),
        (TELEPHONE, Given("ask my daughter")),
        (ADDRESS, Given("a\nb\nc" * 100)),
    ],
)
def test_what_is_right_is_taken(item: Item, answer: Answer) -> None:
    """Nothing optional is demanded."""
    assert problems(item, answer) == ()


def test_a_required_question_is_asked_again() -> None:
    """Blank and unclear alike."""
    question = Choice(key="c", label="C", options=TWO, required=True)
    form = Form(
        key="f", title="t", purpose="p", sections=(Section(title="s", questions=(question,)),)
    )
    assert list(all_problems(form, {})) == ["c"]
    assert list(all_problems(form, {"c": Unclear(Reason.ILLEGIBLE)})) == ["c"]


def test_a_form_with_no_answer_at_all_cannot_be_sent() -> None:
    """An empty form is asked about, not stored."""
    assert [problem.message for problem in all_problems(REFLECTION, {})[""]] == [NOTHING]
    assert all_problems(REFLECTION, {"own_word": Given("calm")}) == {}


def test_a_row_that_is_begun_is_finished() -> None:
    """What a row needs is asked for where something stands in it, and nowhere else."""
    right = {"name": Given("Jo"), "join": Given("no"), "keep": Given("yes")}
    assert all_problems(EVERY_KIND, right) == {}
    wrong = all_problems(EVERY_KIND, right | {"claims.2.day": Given("2026-03-27")})
    assert list(wrong) == ["claims.2.what", "claims.2.amount"]
    (section,) = [section for section in EVERY_KIND.sections if "cost" in section.title]
    rows = section.questions[1]
    assert isinstance(rows, Rows)
    rows = replace(rows, least=2, required=True)
    two = replace(EVERY_KIND, sections=(replace(section, questions=(rows,)),))
    assert list(all_problems(two, {})) == [
        *("claims.1.what", "claims.1.amount"),
        *("claims.2.what", "claims.2.amount"),
    ]


def test_what_is_not_asked_cannot_be_wrong() -> None:
    """Somebody who doesn't join needs nothing to take part."""
    answers = {"name": Given("Jo"), "keep": Given("yes"), "needs": Given("transport nothing")}
    assert list(all_problems(EVERY_KIND, answers | {"join": Given("yes")})) == ["needs"]
    assert all_problems(EVERY_KIND, answers | {"join": Given("no")}) == {}


@pytest.mark.parametrize(("text", "count"), [("a b", 2), ("a, b،c、d", 4), ("", 0), (" a ", 1)])
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    """White space and commas part words."""
    assert count_words(text) == count


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_a_problem_says_its_numbers_in_each_language(language: str) -> None:
    """How many words there are, and how many there may be."""
    said = Problem(TOO_MANY_WORDS, 4, {"found": 7}).said(words(language))
    assert "4" in said
    assert "7" in said
    assert said.language == language


def test_a_written_line_has_less_room_than_a_text() -> None:
    """200 and 4,000 characters."""
    assert Text(key="a", label="A").limit < Text(key="a", label="A", lines=2).limit

"""What a browser sent, or an officer keyed → an answer; and what is wrong with it."""

import pytest
from hypothesis import given

from app.languages import words
from forms.answers import (
    NO_SUCH_BOX,
    NOT_LISTED,
    NOTHING,
    TOO_LONG,
    TOO_MANY_WORDS,
    UNREADABLE,
    Answer,
    Answers,
    Blank,
    Given,
    Problem,
    Reason,
    Unclear,
    all_problems,
    count_words,
    from_keys,
    from_web,
    keyed,
    problems,
)
from forms.library.reflection import REFLECTION
from forms.model import Choice, Form, Item, Option, Section, Text
from tests.strategies import answered_forms

ITEMS = {item.key: item for item in REFLECTION.items}
EQUALS, WORDS, REASONS = ITEMS["principles.equals"], ITEMS["group_words"], ITEMS["own_reasons"]
TWELVE = Choice(
    key="many", label="Many", options=tuple(Option(key=f"o{n}", label=f"O{n}") for n in range(12))
)
MANY = Item(key="many", number="1", label="Many", question=TWELVE, options=TWELVE.options)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", Blank()),
        ("  \r\n ", Blank()),
        ("a\r\nb", Given("a\nb")),
        ("e\u0301", Given("é")),
    ],
)
def test_what_a_browser_sends_is_stored_clean(typed: str, answer: Answer) -> None:
    """White space alone is blank, lines end one way, letters are composed."""
    assert from_web(typed) == answer


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
        (REASONS, "I was heard\n+ with a heart", Given("I was heard", "with a heart")),
        (REASONS, "++ underlined", Given("+ underlined")),
        (REASONS, "// both", Given("/ both")),
    ],
)
def test_an_officer_keys_what_is_on_paper(item: Item, typed: str, answer: Answer) -> None:
    """Box numbers and four signs say all that paper can hold."""
    assert from_keys(item, typed) == answer


@pytest.mark.parametrize("typed", ["0", "6", "44", "1 2", "x", "4-", "**", "*6", "٤"])
def test_keys_that_mean_no_box_are_said(typed: str) -> None:
    """A slip of the finger is asked about, never stored."""
    assert from_keys(EQUALS, typed) == Problem(NO_SUCH_BOX, number=5)


@given(answered_forms())
def test_keying_any_answer_gives_that_answer(made: tuple[Form, Answers]) -> None:
    """For any form and any answers: what is keyed for an answer reads as that answer."""
    form, answers = made
    for item in form.items:
        assert from_keys(item, keyed(item, answers[item.key])) == answers[item.key]


@pytest.mark.parametrize(
    ("item", "answer", "message"),
    [
        (EQUALS, Given("6"), NOT_LISTED),
        (WORDS, Given("one two three four five"), TOO_MANY_WORDS),
        (WORDS, Given("x" * 201), TOO_LONG),
        (REASONS, Given("x" * 100_000), TOO_LONG),
        (REASONS, Given("caf\ufffd"), UNREADABLE),
        (REASONS, Given("nul\0"), UNREADABLE),
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
    ],
)
def test_what_is_right_is_taken(item: Item, answer: Answer) -> None:
    """Nothing optional is demanded."""
    assert problems(item, answer) == ()


def test_a_required_question_is_asked_again() -> None:
    """Blank and unclear alike."""
    question = Choice(key="c", label="C", options=TWELVE.options, required=True)
    form = Form(
        key="f", title="t", purpose="p", sections=(Section(title="s", questions=(question,)),)
    )
    assert list(all_problems(form, {})) == ["c"]
    assert list(all_problems(form, {"c": Unclear(Reason.ILLEGIBLE)})) == ["c"]


def test_a_form_with_no_answer_at_all_cannot_be_sent() -> None:
    """An empty form is asked about, not stored."""
    assert [problem.message for problem in all_problems(REFLECTION, {})[""]] == [NOTHING]
    assert all_problems(REFLECTION, {"own_word": Given("calm")}) == {}


@pytest.mark.parametrize(("text", "count"), [("a b", 2), ("a, b،c、d", 4), ("", 0), (" a ", 1)])
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    """White space and commas part words."""
    assert count_words(text) == count


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_a_problem_says_its_numbers_in_each_language(language: str) -> None:
    """How many words there are, and how many there may be."""
    said = Problem(TOO_MANY_WORDS, number=4, found=7).said(words(language))
    assert "4" in said
    assert "7" in said
    assert said.language == language


def test_a_written_line_has_less_room_than_a_text() -> None:
    """200 and 4,000 characters."""
    assert Text(key="a", label="A").limit < Text(key="a", label="A", lines=2).limit

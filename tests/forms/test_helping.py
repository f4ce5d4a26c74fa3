"""What helps to answer a question, on paper and on the web alike."""

from typing import Any

import pytest

from app.languages import English
from forms.helping import asked_of, how_to_write, in_quotes
from forms.model import Date, Money, Number, Question, Text
from tests.forms.every_kind import EVERY_KIND

QUESTIONS = {question.key: question for question in EVERY_KIND.questions}
COMMON: dict[str, Any] = {"key": "q", "label": "Q"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Text(**COMMON, words=1), "Use at most 1 word."),
        (Text(**COMMON, words=3), "Use at most 3 words."),
        (Number(**COMMON, least=-1, most=7), "A number from -1 to 7."),
        (Number(**COMMON, least=2), "A number that is at least 2."),
        (Number(**COMMON, most=7), "A number that is at most 7."),
        (Money(**COMMON), "An amount in pounds, such as 4.50."),
        (Money(**COMMON, most=9), "An amount in pounds, such as 4.50, at most £9."),
        (Date(**COMMON), "For example, 27 3 2026."),
    ],
)
def test_what_a_kind_wants_written_is_said(question: Question, expected: str) -> None:
    """Limits before they are broken, and an example of what can be written in many ways."""
    found = how_to_write(question)
    assert found is not None
    assert found.said(English()) == expected


@pytest.mark.parametrize("question", [Text(**COMMON), Number(**COMMON), Number(**COMMON, least=0)])
def test_nothing_is_said_where_anything_goes(question: Question) -> None:
    """Nobody needs to be told that a number of people is at least 0."""
    assert how_to_write(question) is None


def test_it_is_known_of_whom_a_question_is_asked() -> None:
    """What they ticked, and the number of the question that they answered."""
    found = asked_of(EVERY_KIND, QUESTIONS["role"])
    assert found is not None
    ticked, number = found
    assert ([option.label for option in ticked], number) == (["Yes", "Later, perhaps"], "6")
    assert asked_of(EVERY_KIND, QUESTIONS["join"]) is None


class Polish(English):
    """A catalogue that quotes as Polish does."""

    def find(self, message: str) -> str:
        """The Polish marks."""
        return "„{option}”"


def test_each_option_is_quoted_by_itself() -> None:
    """In the marks of the language, so that nobody takes two answers for one."""
    assert in_quotes("Later, perhaps", English()) == "“Later, perhaps”"
    assert in_quotes("Tak", Polish()) == "„Tak”"

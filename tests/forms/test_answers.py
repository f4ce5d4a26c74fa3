"""What a browser sent → an answer, and an answer → what is stored of it."""

import pytest
from hypothesis import given

from forms.answers import (
    Answer,
    Answers,
    Blank,
    Given,
    NotAsked,
    from_web,
    restored,
    stored,
)
from forms.library.reflection import REFLECTION
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms

ITEMS = {item.key: item for form in (REFLECTION, EVERY_KIND) for item in form.items}
REASONS = ITEMS["own_reasons"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", Blank()),
        ("  \r\n ", Blank()),
        ("a\r\nb", Given("a\nb")),
        ("e\u0301", Given("é")),
        ("/", Given("/")),
    ],
)
def test_what_a_browser_sends_is_stored_clean(typed: str, answer: Answer) -> None:
    """White space alone is blank, lines end one way, letters are composed."""
    assert from_web(REASONS, typed) == answer


@given(answered_forms())
def test_what_is_stored_comes_back(made: tuple[Form, Answers]) -> None:
    """For any form and any answers: state, value and note say all that there is."""
    form, answers = made
    for item in form.items:
        assert restored(*stored(answers[item.key])) == answers[item.key]
    assert restored(*stored(NotAsked("a note"))) == NotAsked("a note")

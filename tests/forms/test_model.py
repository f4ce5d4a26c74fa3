"""The vocabulary: numbering, items, and definitions that can't be."""

import pytest
from hypothesis import given

from forms.library.reflection import REFLECTION
from forms.library.shared import AGREEMENT, NOT_AT_ALL_TO_VERY_MUCH
from forms.model import (
    Choice,
    Form,
    Option,
    Section,
    Statement,
    Statements,
    Text,
    letter,
    minutes,
    says_number,
)
from tests.strategies import forms_


def test_the_reflection_is_numbered_as_the_council_published_it() -> None:
    """1a to 1g, 2, 3a, 3b, 4, 5, 6."""
    numbers = [item.number for item in REFLECTION.items]
    assert numbers == ["1a", "1b", "1c", "1d", "1e", "1f", "1g", "2", "3a", "3b", "4", "5", "6"]


@given(forms_())
def test_every_item_of_any_form_has_its_own_key(form: Form) -> None:
    """An answer can always be found by its key."""
    keys = [item.key for item in form.items]
    assert len(set(keys)) == len(keys)


@given(forms_())
def test_the_outline_holds_every_question_once_in_order(form: Form) -> None:
    """Nothing is left out and nothing moved."""
    asked = [entry.question for _, questions in form.outline for entry in questions]
    assert asked == [question for section in form.sections for question in section.questions]


@pytest.mark.parametrize(("place", "letters"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az")])
def test_parts_of_a_question_take_letters(place: int, letters: str) -> None:
    """The twenty-seventh part is aa."""
    assert letter(place) == letters


def test_a_number_is_added_only_where_the_labels_are_no_numbers() -> None:
    """1 to 5 are numbers already; Disagree is not; 11 does not begin with 1."""
    assert says_number(NOT_AT_ALL_TO_VERY_MUCH)
    assert not says_number(AGREEMENT)
    assert not says_number((Option(key="a", label="11"), Option(key="b", label="2")))


def test_a_longer_form_takes_longer() -> None:
    """The reflection has more to read and write than its first section."""
    first = Form(key="first", title="t", purpose="p", sections=REFLECTION.sections[:1])
    assert 1 <= minutes(first) < minutes(REFLECTION)


TWO = (Option(key="yes", label="Yes"), Option(key="no", label="No"))
LINE = Text(key="line", label="A line")


@pytest.mark.parametrize(
    "definition",
    [
        lambda: Choice(key="c", label="One option", options=TWO[:1]),
        lambda: Choice(key="c", label="One twice", options=(TWO[0], TWO[0])),
        lambda: Choice(key="c", label="Bad key", options=(*TWO, Option(key="A b", label="?"))),
        lambda: Statements(key="s", label="None", scale=TWO, statements=()),
        lambda: Statements(
            key="s", label="Twice", scale=TWO, statements=(Statement(key="a", label="a"),) * 2
        ),
        lambda: Text(key="t", label="No room", lines=0),
        lambda: Text(key="t", label="No words", words=0),
        lambda: Form(key="f", title="t", purpose="p", sections=()),
        lambda: Form(key="f", title="t", purpose="p", sections=(Section(title="s", questions=()),)),
        lambda: Form(
            key="f", title="t", purpose="p", sections=(Section(title="s", questions=(LINE, LINE)),)
        ),
        lambda: Form(
            key="Not a slug",
            title="t",
            purpose="p",
            sections=(Section(title="s", questions=(LINE,)),),
        ),
    ],
)
def test_a_definition_that_cannot_be_answered_is_refused(definition: object) -> None:
    """The mistake shows when the form is defined, not when somebody answers it."""
    assert callable(definition)
    with pytest.raises(ValueError, match=r"\w"):
        definition()

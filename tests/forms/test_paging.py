"""A form → the parts that it is answered in."""

from itertools import chain

from hypothesis import given

from forms import paging
from forms.answers import Given
from forms.library import FORMS
from forms.model import Choice, Condition, Form, Option, Section, Text
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.strategies import forms_

YES, NO = Option(key="yes", label="Yes"), Option(key="no", label="No")


def _text(key: str, *only_if: str) -> Text:
    condition = Condition(key="join", options=only_if) if only_if else None
    return Text(key=key, label=key, depends_on=condition)


JOINING = Form(
    key="joining",
    title="Joining",
    purpose="",
    sections=(
        Section(title="You", questions=(Choice(key="join", label="Join?", options=(YES, NO)),)),
        Section(title="Yes", questions=(_text("when", "yes"), _text("how", "yes"))),
        Section(title="All", questions=tuple(_text(f"words_{n}") for n in range(8))),
    ),
)


def test_a_short_form_is_one_page_and_a_long_one_has_a_page_a_section() -> None:
    """Ten items are short; of rows one is counted."""
    assert len(paging.parts(SIX_AND_TWO)) == 1
    assert len(paging.parts(FORMS["outcomes-residents"])) == 1
    assert len(paging.parts(FORMS["reflection"])) == len(FORMS["reflection"].sections) == 4
    assert len(paging.parts(EVERY_KIND)) == len(EVERY_KIND.sections)


@given(form=forms_())
def test_the_parts_ask_what_the_form_asks_in_its_order(form: Form) -> None:
    """Nothing is left out, nothing asked twice, and each item knows its part."""
    parts = paging.parts(form)
    asked = list(chain.from_iterable(paging.items_in(part) for part in parts))
    assert asked == list(form.items)
    numbers = list(paging.part_of(form).values())
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, len(parts) + 1))


def test_a_part_that_asks_nothing_of_somebody_is_passed_over() -> None:
    """After a clear answer; after none it stays."""
    assert list(paging.asked(JOINING, {"join": Given("no")})) == [1, 3]
    assert list(paging.asked(JOINING, {"join": Given("yes")})) == [1, 2, 3]
    assert list(paging.asked(JOINING, {})) == [1, 2, 3]

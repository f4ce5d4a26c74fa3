"""A project's own lists in a form."""

import pytest

from forms import codec, lists
from forms.model import Choices, Form, Option, Section
from forms.wording import in_language, messages

QUESTION = Choices(key="can_come", label="Which meetings can you come to?", options=lists.MEETINGS)
FORM = Form(
    key="a-form",
    title="A form",
    purpose="To try.",
    sections=(Section(title="A section", questions=(QUESTION,)),),
)
DAYS = (Option(key="m7", label="3 March"), Option(key="m9", label="10 March"))


def test_a_list_that_is_not_put_in_shows_as_gaps() -> None:
    """Whoever looks at the form sees what is missing, in their own language."""
    (item,) = FORM.items
    assert [option.label for option in item.options] == [gap.label for gap in lists.MEETINGS.gaps]
    paths = list(messages(FORM))
    assert "sections/0/questions/can_come/options/gaps/gap1/label" in paths
    spoken = in_language(FORM, "pl", {paths[-1]: "[drugie spotkanie]"}, {})
    assert spoken.items[0].options[1].label == "[drugie spotkanie]"


def test_publishing_puts_the_list_in() -> None:
    """The keys are the project's own, for ever."""
    (item,) = lists.put_in(FORM, {"meetings": DAYS}).items
    assert item.options == DAYS
    assert item.many


def test_an_empty_list_is_refused() -> None:
    """A form that asks for a choice out of nothing is not published."""
    with pytest.raises(ValueError, match="meetings"):
        lists.put_in(FORM, {})


def test_the_gap_is_stored_as_such() -> None:
    """A form of the library goes through JSON unresolved."""
    assert codec.load(codec.dump(FORM)) == FORM

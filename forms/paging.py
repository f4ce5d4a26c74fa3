"""A form → the parts that it is answered in, a page each.

One section a page keeps a page short enough to take in, and to send again when a bad line breaks;
GOV.UK's question pages are the model. A form that is short anyway stays whole.
"""

from itertools import chain

from forms.answers import Answers
from forms.applying import not_asked
from forms.items import Item, Numbered
from forms.model import Form, Section

# The items that a form may have and still be a single page; of rows, one row is counted.
MOST_ON_ONE_PAGE = 10

# Sections with their numbered questions.
Part = tuple[tuple[Section, tuple[Numbered, ...]], ...]


def parts(form: Form) -> tuple[Part, ...]:
    """The whole form where it is short, else a part for each section; they are counted from 1."""
    items = sum(item.row <= 1 for item in form.items)
    if items <= MOST_ON_ONE_PAGE:
        return (form.outline,)
    return tuple((section,) for section in form.outline)


def items_in(part: Part) -> tuple[Item, ...]:
    """Everything that a part asks for, in printed order."""
    return tuple(chain.from_iterable(entry.items for _, entries in part for entry in entries))


def part_of(form: Form) -> dict[str, int]:
    """The number of the part that asks for each item, by its key."""
    return {
        item.key: number
        for number, part in enumerate(parts(form), start=1)
        for item in items_in(part)
    }


def asked(form: Form, answers: Answers) -> dict[int, tuple[Item, ...]]:
    """The parts that ask anything of somebody with these answers: number → what is asked there."""
    shut = not_asked(form, answers)
    found = {
        number: tuple(item for item in items_in(part) if item.key not in shut)
        for number, part in enumerate(parts(form), start=1)
    }
    return {number: items for number, items in found.items() if items}

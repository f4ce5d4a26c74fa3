"""A question with rows → a table, a row each; or its rows below one another, field by field."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from forms.items import letter
from forms.model import Date, Item, Numbered, Rows
from forms.wording import N_
from printables.labels import as_part_of, how_to_write, note, numbered_label
from printables.setting import Block, Setting
from printables.started import written
from printables.table import columns_for, table
from printables.things import Role
from printables.writing import writing

ENTRY = N_("Entry {number}")
MORE_LINES = N_(
    "If you need more lines, write them on another sheet of paper and put it with this form."
)
MORE_ENTRIES = N_(
    "If you need more entries, write them on another sheet of paper and put it with this form."
)
# What is lower than this part of a page goes on the next page as a whole.
KEPT_ROW = 0.5


def rows(numbered: Numbered, question: Rows, setting: Setting) -> Iterator[Block]:
    """The rows that are printed, and what to do who needs more."""
    every = [tuple(row) for _, row in groupby(numbered.items, key=lambda item: item.row)]
    begun = [number for number, row in enumerate(every, start=1) if _begun(row, setting)]
    # Where more rows are filled in already than a sheet has, it has as many; and nobody can add a
    # line to a file that is filled in on a computer.
    printed = question.most if setting.edition.fillable else question.printed
    shown = every[: max(printed, *begun, 0)]
    columns = columns_for(question, numbered.number, shown, setting)
    if columns:
        yield from _hints(question, setting)
        blocks = table(question, numbered.number, shown, columns, setting)
    else:
        blocks = _stack(question, numbered.number, shown, setting)
    if len(shown) == question.most:
        yield from blocks
        return
    *others, last = blocks
    yield from others
    yield replace(last, keeps=True)
    more = setting.say(MORE_LINES if columns else MORE_ENTRIES)
    edition = setting.edition
    gap = edition.before_paragraph
    yield from setting.paragraph(more, edition.body, setting.tag("P", more), gap=gap)


def _begun(row: tuple[Item, ...], setting: Setting) -> bool:
    return any(written(item, setting.answers) for item in row)


def _hints(question: Rows, setting: Setting) -> Iterator[Block]:
    """What helps to fill in a column, with its letter; how to write a day is in its heading."""
    for place, field in enumerate(question.fields):
        own = None if isinstance(field, Date) else how_to_write(field, setting)
        for hint in filter(None, (field.hint, own)):
            yield from note(numbered_label(letter(place), hint), setting)


def _stack(
    question: Rows, number: str, shown: list[tuple[Item, ...]], setting: Setting
) -> Iterator[Block]:
    """Each row below a heading of its own, each field below its label."""
    edition = setting.edition
    for place, row in enumerate(shown, start=1):
        heading = numbered_label(f"{number}.{place}", setting.say(ENTRY, number=place))
        blocks = _paragraph("H4", heading, setting, gap=edition.before_item)
        for item in row:
            blocks += _stacked_field(question, item, setting, first=item is row[0])
        *others, last = blocks
        low = sum(block.gap + block.height for block in blocks) < edition.depth * KEPT_ROW
        yield from (replace(block, keeps=block.keeps or low) for block in others)
        yield last


def _stacked_field(question: Rows, item: Item, setting: Setting, *, first: bool) -> Iterator[Block]:
    """A field below its label; what helps to fill it in is said in the first row."""
    edition = setting.edition
    label = numbered_label(item.number, item.label)
    gap = edition.before_note if first else edition.before_item
    yield from _paragraph("P", label, setting, gap=gap)
    if item.row == 1:
        for hint in filter(None, (item.question.hint, how_to_write(item.question, setting))):
            yield from note(hint, setting)
    yield from writing(as_part_of(question, item, setting), setting)


def _paragraph(role: Role, text: str, setting: Setting, *, gap: float) -> list[Block]:
    edition = setting.edition
    style = edition.strong if role == "H4" else edition.body
    return setting.paragraph(text, style, setting.tag(role, text), gap=gap, keeps=True)

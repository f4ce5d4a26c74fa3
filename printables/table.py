"""A question with rows → a table: a row a line to fill in, a column a field.

Only where every column has room for what is written in it and for the words above it; otherwise
the rows are stacked (`rows`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.items import letter
from forms.model import Contact, Date, Field, Item, Means, Money, Rows, Text
from forms.wording import N_, parts_of
from printables.labels import as_part_of, numbered_label
from printables.setting import Block, Setting
from printables.text import longest_word
from printables.things import Tag
from printables.writing import POSTCODE, box, figures_in, width_of

LINE = N_("Line")
WITH_DAY = N_("{label} (day, month, year)")
# The part of the text's width that a column for words takes at least.
WORDS = 0.27
# A row that is higher than this part of a page is no longer seen as one.
HIGHEST_ROW = 0.3

Row = tuple[Item, ...]


@dataclass(frozen=True)
class Columns:
    """Widths in points: the rows' numbers, the room beside a column, and each field's column."""

    numbers: float
    between: float
    fields: tuple[float, ...]


def columns_for(question: Rows, number: str, shown: list[Row], setting: Setting) -> Columns | None:
    """The widths of a table's columns; None where the rows have to be stacked."""
    edition = setting.edition
    if not edition.grid:
        return None
    between = edition.between_fields + edition.beside_box
    (last,) = setting.lines(f"{number}.{len(shown)}", edition.body, edition.measure)
    numbers = max(_longest(setting.say(LINE), setting), last.width)
    least = [
        max(_least(item, setting), _longest(head, setting))
        for item, head in zip(shown[0], _heads(question, setting), strict=True)
    ]
    wide = [_is_words(field) for field in question.fields]
    spare = edition.measure - numbers - sum(least) - between * len(least)
    share = spare / sum(wide) if any(wide) else 0.0
    fields = (width + share * words for width, words in zip(least, wide, strict=True))
    columns = Columns(numbers, between, tuple(fields))
    return columns if spare >= 0 and _low(question, shown, columns, setting) else None


def table(
    question: Rows, number: str, shown: list[Row], columns: Columns, setting: Setting
) -> Iterator[Block]:
    """The header row, repeated on each further page, and a row for each line to fill in."""
    whole = setting.tag("Table")
    edition = setting.edition

    def header() -> Block:
        return _header(question, columns, setting, whole)

    yield replace(header(), gap=edition.before_paragraph)
    for place, row in enumerate(shown, start=1):
        cells = tuple(as_part_of(question, item, setting) for item in row)
        block = _row(f"{number}.{place}", cells, columns, setting, whole)
        # One row alone would look like the whole of the question.
        alone = place in (1, len(shown) - 1) and place < len(shown)
        yield replace(block, again=header, keeps=alone)


def _heads(question: Rows, setting: Setting) -> list[str]:
    """The words above each column: "b. What for"."""
    return [
        numbered_label(letter(place), _named(field, setting))
        for place, field in enumerate(question.fields)
    ]


def _named(field: Field, setting: Setting) -> str:
    return setting.say(WITH_DAY, label=field.label) if isinstance(field, Date) else field.label


def _longest(text: str, setting: Setting) -> float:
    """The width of the longest word of a text at the size of a column's heading."""
    style = setting.edition.column
    parts = parts_of(text, setting.words.language)
    return max(longest_word(str(part), part.language, style) for part in parts)


def _least(item: Item, setting: Setting) -> float:
    """The width that its kind of answer needs at least."""
    match item.question:
        case Text() | Contact() if _is_words(item.question):
            return setting.edition.measure * WORDS
        case Contact():
            return width_of(POSTCODE, setting)
        case Money():
            return width_of(figures_in(item) + 1, setting)
        case _:
            return width_of(figures_in(item), setting)


def _is_words(field: Field) -> bool:
    """Whether a longer line is a better line."""
    match field:
        case Text():
            return True
        case Contact(means=means):
            return means != Means.POSTCODE
        case _:
            return False


def _low(question: Rows, shown: list[Row], columns: Columns, setting: Setting) -> bool:
    """Whether no row is too high."""
    whole = setting.tag("Table")
    blocks = [
        _header(question, columns, setting, whole),
        *(_row("", row, columns, setting, whole) for row in shown),
    ]
    return max(block.height for block in blocks) <= setting.edition.depth * HIGHEST_ROW


def _header(question: Rows, columns: Columns, setting: Setting, whole: Tag) -> Block:
    """The words above the columns, at the foot of the row."""
    edition = setting.edition
    row = setting.tag("TR", parent=whole)
    cells = []
    x = 0.0
    widths = (columns.numbers, *columns.fields)
    for text, width in zip((setting.say(LINE), *_heads(question, setting)), widths, strict=True):
        tag = replace(setting.tag("TH", text, parent=row), scope="Column")
        cells.append(setting.place(text, edition.column, tag, x=x, y=0, width=width, close=True))
        x += width + columns.between
    height = max(line.y + line.height for cell in cells for line in cell)
    placed = (
        line.moved(0, height - cell[-1].y - cell[-1].height) for cell in cells for line in cell
    )
    return Block(height=height, placed=tuple(placed), keeps=True)


def _row(number: str, row: Row, columns: Columns, setting: Setting, whole: Tag) -> Block:
    """The row's number and a box for each field, below the room between two rows."""
    edition = setting.edition
    top = edition.between_fields
    line = setting.tag("TR", parent=whole)
    head = replace(setting.tag("TH", parent=line), scope="Row")
    down = top + (edition.writing_pitch - setting.leading(edition.body)) / 2
    placed = setting.place(number, edition.body, head, x=0, y=down, width=columns.numbers)
    x = columns.numbers + columns.between
    for item, width in zip(row, columns.fields, strict=True):
        cell = setting.tag("TD", parent=line)
        lines = item.question.lines if isinstance(item.question, Text | Contact) else 1
        placed += box(item, setting, cell, x=x, y=top, width=width, lines=lines)
        x += width + columns.between
    height = max(thing.y + thing.height for thing in placed)
    return Block(height=height, placed=placed)

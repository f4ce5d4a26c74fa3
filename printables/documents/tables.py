"""A letter's table → rows below a repeated row of headings, or told row by row.

Row by row where its columns are too narrow, as in large print they often are: nothing is split
that a reader needs whole, and no row is higher than is still seen as one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printables.documents.parts import Gap, Table, Words
from printables.documents.written import told, written
from printables.pagination import whole as kept_together
from printables.setting import Block, Setting
from printables.table import HIGHEST_ROW
from printables.text import Style, longest_word
from printables.things import Gap as Nothing
from printables.things import Placed, Rule, Tag

# The narrowest column in which somebody can write, in the room between two lines.
NARROWEST = 3

Cell = Sequence[Words | Gap]


@dataclass(frozen=True)
class Column:
    """Where a column's words stand, in points from the two margins."""

    x: float
    end: float


def table(shown: Table, setting: Setting) -> Iterator[Block]:
    """A table's rows, each with the heading above its cells."""
    columns = _columns(shown, setting)
    if _readable(shown, columns, setting):
        return _rows(shown, columns, setting)
    return _row_by_row(shown, setting)


def _columns(shown: Table, setting: Setting) -> list[Column]:
    """The columns, with room between them."""
    edition = setting.edition
    found, x = [], 0.0
    for place, share in enumerate(shown.widths, start=1):
        after = x + share * edition.measure
        between = edition.between_fields if place < len(shown.widths) else 0.0
        found.append(Column(x, edition.measure - after + between))
        x = after
    return found


def _readable(shown: Table, columns: list[Column], setting: Setting) -> bool:
    """Whether no word is split, there is room to write, and no row is too high."""
    edition = setting.edition
    for place, column in enumerate(columns):
        width = edition.measure - column.x - column.end
        cells = [part for row in shown.rows for part in row[place]]
        least = [_longest(shown.head[place], edition.notice, setting)]
        least += [_least(part, setting) for part in cells]
        if max(least) > width:
            return False
    blocks = _rows(shown, columns, setting)
    return all(block.height <= edition.depth * HIGHEST_ROW for block in blocks)


def _least(part: Words | Gap, setting: Setting) -> float:
    """The width (pt) that a part of a cell needs."""
    edition = setting.edition
    if isinstance(part, Gap):
        label = _longest(part.wanted, edition.strong, setting)
        return max(label, NARROWEST * edition.writing_pitch)
    return _longest(part, edition.body, setting)


def _longest(text: Words, style: Style, setting: Setting) -> float:
    said = told(text, setting)
    return longest_word(said, said.language, style)


def _rows(shown: Table, columns: list[Column], setting: Setting) -> Iterator[Block]:
    """The headings, repeated on each further page, and a row below another."""
    edition = setting.edition
    whole = setting.tag("Table")

    def header() -> Block:
        return _header(shown, columns, setting, whole)

    yield replace(header(), gap=edition.before_paragraph)
    last = len(shown.rows)
    for place, row in enumerate(shown.rows, start=1):
        block = _row(row, columns, setting, whole)
        if place == last:
            block = replace(block, placed=(*block.placed, _rule(block.height, setting)))
        # One row alone would look like the whole of the table.
        yield replace(block, again=header, keeps=place in (1, last - 1) and place < last)


def _header(shown: Table, columns: list[Column], setting: Setting, whole: Tag) -> Block:
    """The words above the columns."""
    row = setting.tag("TR", parent=whole)
    cells = []
    for head, column in zip(shown.head, columns, strict=True):
        text = told(head, setting)
        tag = replace(setting.tag("TH", text, row), scope="Column")
        style = setting.edition.notice
        cells.append(setting.paragraph(text, style, tag, x=column.x, end=column.end))
    height, placed = _beside(cells)
    return Block(height=height + setting.edition.row, placed=placed, keeps=True)


def _row(row: Sequence[Cell], columns: list[Column], setting: Setting, whole: Tag) -> Block:
    """Cells beside one another, below a thin line."""
    edition = setting.edition
    line = setting.tag("TR", parent=whole)
    cells = []
    for parts, column in zip(row, columns, strict=True):
        cell = setting.tag("TD", parent=line)
        cells.append(_cell(parts, column, cell, setting) or [_nothing(cell, column)])
    height, placed = _beside(cells)
    below = (thing.moved(0, edition.row) for thing in placed)
    return Block(height=height + 2 * edition.row, placed=(_rule(0.0, setting), *below))


def _cell(parts: Cell, column: Column, cell: Tag, setting: Setting) -> list[Block]:
    """One part below another."""
    x, end, gap = column.x, column.end, setting.edition.before_note
    return [
        block
        for part in parts
        for block in written(part, "P", setting, parent=cell, x=x, end=end, gap=gap)
    ]


def _nothing(cell: Tag, column: Column) -> Block:
    """A cell without words is still a cell."""
    nothing = Placed(thing=Nothing(), x=column.x, y=0.0, width=0.0, height=0.0, tag=cell)
    return Block(height=0.0, placed=(nothing,))


def _beside(cells: Sequence[Sequence[Block]]) -> tuple[float, tuple[Placed, ...]]:
    """Cells beside one another, the blocks of each below one another; and their height (pt)."""
    placed: list[Placed] = []
    height = 0.0
    for cell in cells:
        y = 0.0
        for place, block in enumerate(cell):
            y += block.gap if place else 0.0
            placed += [thing.moved(0, y) for thing in block.placed]
            y += block.height
        height = max(height, y)
    return height, tuple(placed)


def _rule(y: float, setting: Setting) -> Placed:
    """The thin line between two rows, and below the last."""
    return Placed(thing=Rule(), x=0.0, y=y, width=setting.edition.measure, height=0.0)


def _row_by_row(shown: Table, setting: Setting) -> Iterator[Block]:
    """Each row by itself, on one page where it can be."""
    for row in shown.rows:
        yield from kept_together([*_told(shown.head, row, setting)])


def _told(head: Sequence[Words], row: Sequence[Cell], setting: Setting) -> Iterator[Block]:
    """Below a thin line, the heading of each column and then what its cell says."""
    edition = setting.edition
    yield Block(height=edition.row, placed=(_rule(0.0, setting),), gap=edition.before_item)
    for name, parts in zip(head, row, strict=True):
        if not parts:
            continue
        gap = edition.before_paragraph
        yield from written(name, "P", setting, style=edition.strong, gap=gap, keeps=True)
        for part in parts:
            yield from written(part, "P", setting, gap=edition.before_note)

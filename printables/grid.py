"""Statements that share a scale → a table: a row a statement, a column an option.

Only where every word fits its column whole and the statements keep a readable width; otherwise the
statements are stacked (`blocks`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.model import Item, Option
from forms.wording import language_of
from printables.fields import tick, widest_number
from printables.labels import numbered_label
from printables.setting import Block, Setting
from printables.text import longest_word
from printables.things import Gap, Placed, Rule, Tag

# A row that is higher than this part of a page belongs in a list.
HIGHEST_ROW = 0.3
A_LITTLE = 0.01  # pt: what arithmetic loses, so that a word is as wide as its column


@dataclass(frozen=True)
class Columns:
    """Widths in points: the statements' column and one for each option."""

    statements: float
    options: tuple[float, ...]


def columns_for(items: tuple[Item, ...], instruction: str, setting: Setting) -> Columns | None:
    """The widths of a grid's columns; None where the statements have to be stacked."""
    edition = setting.edition
    if not edition.grid:
        return None
    least = [_least_width(items[0], option, setting) for option in items[0].options]
    even = max(*least, edition.measure * edition.options / len(least))
    for widths in ([even] * len(least), least):
        columns = Columns(edition.measure - sum(widths), tuple(widths))
        if columns.statements >= edition.statements and _readable(
            items, columns, instruction, setting
        ):
            return columns
    return None


def grid(
    items: tuple[Item, ...], columns: Columns, instruction: str, setting: Setting
) -> Iterator[Block]:
    """The header row, repeated on each further page, and a row a statement."""
    table = setting.tag("Table")

    def header() -> Block:
        return _header(items[0], columns, instruction, setting, table)

    yield replace(header(), gap=setting.edition.before_paragraph)
    for place, item in enumerate(items):
        row = _row(item, columns, setting, table)
        # One row alone would look like the whole of the question.
        alone = place == 0 or place == len(items) - 2
        last = place == len(items) - 1
        if last:
            row = replace(row, placed=(*row.placed, _rule(row.height, setting)))
        yield replace(row, again=header, keeps=alone and not last)


def _least_width(item: Item, option: Option, setting: Setting) -> float:
    """A column holds its longest word, and a box with its number."""
    edition = setting.edition
    language = language_of(option.label, setting.words.language)
    word = longest_word(str(option.label), language, edition.column)
    box = edition.box + edition.beside_box + widest_number(item, setting)
    return max(word, box) + 2 * edition.cell + A_LITTLE


def _readable(
    items: tuple[Item, ...], columns: Columns, instruction: str, setting: Setting
) -> bool:
    """Whether no word of a statement is split and no row is too high."""
    edition = setting.edition
    width = columns.statements - edition.cell
    most = edition.depth * HIGHEST_ROW
    labels = [numbered_label(i.number, i.label) for i in items]
    for text in (instruction, *labels):
        language = language_of(text, setting.words.language)
        if longest_word(str(text), language, edition.body) > width:
            return False
        if len(setting.lines(text, edition.body, width)) * setting.leading(edition.body) > most:
            return False
    return _header_height(items[0], columns, instruction, setting) <= most


def _header_height(item: Item, columns: Columns, instruction: str, setting: Setting) -> float:
    edition = setting.edition
    labels = zip(item.options, columns.options, strict=True)
    heights = [
        len(setting.lines(option.label, edition.column, width - 2 * edition.cell))
        * setting.leading(edition.column)
        for option, width in labels
    ]
    said = len(setting.lines(instruction, edition.body, columns.statements - edition.cell))
    return max(*heights, said * setting.leading(edition.body)) + edition.row


def _header(item: Item, columns: Columns, instruction: str, setting: Setting, table: Tag) -> Block:
    """What to do, and the options; all stand at the foot of the row, next to their boxes."""
    edition = setting.edition
    height = _header_height(item, columns, instruction, setting)
    foot = height - edition.row
    row = setting.tag("TR", parent=table)
    corner = setting.tag("TD", instruction, parent=row)
    width = columns.statements - edition.cell
    placed = _standing(
        setting.place(instruction, edition.body, corner, x=0, y=0, width=width), foot
    )
    x = columns.statements
    for option, column in zip(item.options, columns.options, strict=True):
        tag = replace(setting.tag("TH", option.label, parent=row), scope="Column")
        label = setting.place(
            option.label,
            edition.column,
            tag,
            x=x + edition.cell,
            y=0,
            width=column - 2 * edition.cell,
        )
        placed += _standing(label, foot) if label else (_gap(tag, x, column, height),)
        x += column
    return Block(height=height, placed=placed, keeps=True)


def _standing(lines: tuple[Placed, ...], foot: float) -> tuple[Placed, ...]:
    """Lines moved down so that the last one ends at the foot."""
    down = foot - (lines[-1].y + lines[-1].height) if lines else 0.0
    return tuple(line.moved(0, down) for line in lines)


def _row(item: Item, columns: Columns, setting: Setting, table: Tag) -> Block:
    """A statement and its boxes, each beside its number, below a thin line."""
    edition = setting.edition
    leading = setting.leading(edition.body)
    label = numbered_label(item.number, item.label)
    row = setting.tag("TR", parent=table)
    head = replace(setting.tag("TH", label, parent=row), scope="Row")
    width = columns.statements - edition.cell
    text = setting.place(label, edition.body, head, x=0, y=edition.row, width=width)
    placed = (_rule(0.0, setting), *text)
    x = columns.statements + edition.cell
    for place, (option, column) in enumerate(zip(item.options, columns.options, strict=True)):
        cell = setting.tag("TD", parent=row)
        placed += _box(item, option, setting, cell, number=str(place + 1), x=x)
        x += column
    return Block(height=len(text) * leading + 2 * edition.row, placed=placed)


def _box(
    item: Item, option: Option, setting: Setting, cell: Tag, *, number: str, x: float
) -> tuple[Placed, ...]:
    """A box, beside the first line of its statement, and its number."""
    edition = setting.edition
    leading = setting.leading(edition.body)
    top = edition.row + (leading - edition.box) / 2
    down = edition.row + (leading - setting.leading(edition.small)) / 2
    beside = x + edition.box + edition.beside_box
    shown = setting.place(number, edition.small, cell, x=beside, y=down, width=edition.measure)
    return (tick(item, option, setting, cell, x=x, y=top), *shown)


def _rule(y: float, setting: Setting) -> Placed:
    """The thin line between two rows, and below the last."""
    return Placed(thing=Rule(), x=0, y=y, width=setting.edition.measure, height=0)


def _gap(tag: Tag, x: float, width: float, height: float) -> Placed:
    """A cell without words is still a cell."""
    return Placed(thing=Gap(), x=x, y=0, width=width, height=height, tag=tag)

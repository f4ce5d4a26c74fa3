"""A batch's facts and sums → its cover sheet for the archive box: a tagged PDF.

It is no form: nothing on it is filled in, and its square code leads to the batch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from forms.wording import N_, SOURCE_LANGUAGE, Phrase, Words, say
from printables import plain
from printables.editions import MM, STANDARD
from printables.frame import modules
from printables.setting import Block, Setting
from printables.text import Style, isolate
from printables.things import Page, Placed, Rule, Square, Tag

TITLE = N_("Batch {code}")
SQUARE = N_("A square code that opens this batch.")
KEEP = N_("Keep this page with the papers, on top of them in the archive box.")
HANDED_IN = N_("Handed in on {date}.")
OPENED = N_("Opened on {date}.")
CLOSED = N_("Closed on {date}.")
NOT_CLOSED = N_("Not closed yet. Print this page again after that.")
WHAT = N_("What")
HOW_MANY = N_("How many")
# The code is read across a room of shelves.
BIG = Style(40, bold=True)
SQUARE_SIDE = 40 * MM
NUMBERS = 30 * MM  # the width of the column for numbers


Cell = tuple[Phrase, Tag]


class Sum(Protocol):
    """A row of the ledger: a message and its number; a `part` of the whole row above it."""

    @property
    def label(self) -> str:
        """The message."""

    @property
    def number(self) -> int:
        """How many."""

    @property
    def part(self) -> bool:
        """Whether it is a part of the whole row above it."""


@dataclass(frozen=True, kw_only=True)
class BatchCover:
    """What the cover of a batch says. `source` is a message; `address` the square code's."""

    council: str
    code: str
    address: str
    source: str
    handed_in: date
    opened_on: date
    closed_on: date | None
    sums: Sequence[Sum]


def render(cover: BatchCover, words: Words) -> bytes:
    """Prints the cover of a batch, in the sizes of the standard edition.

    Raises:
        NoGlyphError: no font has one of the characters of the council's name.
    """
    setting = plain.begin(STANDARD, words)
    title = say(words, TITLE, code=isolate(cover.code))
    return plain.write(_pages(cover, setting), title, cover.council, setting)


def lay_out(cover: BatchCover, words: Words) -> tuple[Page, ...]:
    """The pages of a cover: one, but for the longest words."""
    return _pages(cover, plain.begin(STANDARD, words))


def _pages(cover: BatchCover, setting: Setting) -> tuple[Page, ...]:
    return plain.pages([*_head(cover, setting), *_table(cover.sums, setting)], setting)


def _head(cover: BatchCover, setting: Setting) -> Iterator[Block]:
    """Whose batch it is, its code, when and from where it came."""
    edition = setting.edition
    council = Phrase(cover.council, SOURCE_LANGUAGE)
    yield from setting.paragraph(council, edition.council, setting.tag("P", council), keeps=True)
    title = setting.say(TITLE, code=isolate(cover.code))
    gap = edition.before_section
    yield from setting.paragraph(title, BIG, setting.tag("H1", title), gap=gap, keeps=True)
    yield _facts(cover, setting)
    keep = setting.say(KEEP)
    gap = edition.before_section
    yield from setting.paragraph(keep, edition.strong, setting.tag("P", keep), gap=gap)


def _facts(cover: BatchCover, setting: Setting) -> Block:
    """The square code, and beside it where the batch came from, and when."""
    edition = setting.edition
    said = setting.say(SQUARE)
    placed = [
        Placed(
            thing=Square(modules(cover.address)),
            x=0.0,
            y=0.0,
            width=SQUARE_SIDE,
            height=SQUARE_SIDE,
            tag=replace(setting.tag("Figure", said), description=said),
        )
    ]
    x, y = SQUARE_SIDE + edition.before_section, 0.0
    closed = setting.say(CLOSED, date=cover.closed_on) if cover.closed_on else None
    for fact in (
        setting.say(cover.source),
        setting.say(HANDED_IN, date=cover.handed_in),
        setting.say(OPENED, date=cover.opened_on),
        closed or setting.say(NOT_CLOSED),
    ):
        tag, width = setting.tag("P", fact), edition.measure - x
        placed += setting.place(fact, edition.body, tag, x=x, y=y, width=width)
        y = placed[-1].y + placed[-1].height + edition.before_note
    height = max(SQUARE_SIDE, y)
    return Block(height=height, placed=tuple(placed), gap=edition.before_section)


def _table(sums: Sequence[Sum], setting: Setting) -> Iterator[Block]:
    """The ledger, a row a sum; a line stands above each whole."""
    edition = setting.edition
    table = setting.tag("Table")

    def header() -> Block:
        row = setting.tag("TR", parent=table)
        what, how_many = (
            (text, replace(setting.tag("TH", text, parent=row), scope="Column"))
            for text in (setting.say(WHAT), setting.say(HOW_MANY))
        )
        return _row(what, how_many, edition.column, setting=setting)

    yield replace(header(), gap=edition.before_section, keeps=True)
    for one in sums:
        row = setting.tag("TR", parent=table)
        label = setting.say(one.label)
        head = replace(setting.tag("TH", label, parent=row), scope="Row")
        number = (_figures(one.number, setting), setting.tag("TD", parent=row))
        if one.part:
            block = _row((label, head), number, edition.body, edition.bullet, setting=setting)
        else:
            block = _lined(_row((label, head), number, edition.strong, setting=setting), setting)
        yield replace(block, again=header)


def _figures(number: int, setting: Setting) -> Phrase:
    """A number whose sign stands before it, whatever the language."""
    return Phrase(isolate(str(number)), setting.words.language)


def _row(label: Cell, number: Cell, style: Style, x: float = 0.0, *, setting: Setting) -> Block:
    """A label, `x` (pt) in, and its number beside it."""
    edition = setting.edition
    text, head = label
    figures, cell = number
    beside = edition.measure - NUMBERS
    placed = (
        *setting.place(text, style, head, x=x, y=0.0, width=beside - edition.beside_box - x),
        *setting.place(figures, style, cell, x=beside, y=0.0, width=NUMBERS),
    )
    return Block(height=max(one.y + one.height for one in placed), placed=placed)


def _lined(block: Block, setting: Setting) -> Block:
    edition = setting.edition
    rule = Placed(thing=Rule(), x=0.0, y=0.0, width=edition.measure, height=0.0)
    lower = (one.moved(0.0, edition.rule_line) for one in block.placed)
    return replace(
        block,
        height=block.height + edition.rule_line,
        placed=(rule, *lower),
        gap=edition.before_note,
    )

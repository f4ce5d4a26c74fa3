"""A letter → a tagged PDF: its title, then its parts below one another.

A letter to one person begins with the window of its envelope (`printables.letter`), all else with
the council's name.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from forms.wording import Words
from printables import letter, plain
from printables.documents.parts import Bullets, Document, Gap, Heading, Paragraph, Part, Table
from printables.documents.tables import table
from printables.documents.written import told, written
from printables.editions import EDITIONS
from printables.front import BULLET
from printables.letter import Envelope
from printables.setting import Block, Setting
from printables.things import Page


def render(document: Document, words: Words, edition: str = "standard") -> bytes:
    """Prints a letter in the sizes of the edition, "standard" or "large".

    Raises:
        ValueError: the address does not fit the window of an envelope.
        NoGlyphError: no font has one of the characters of its names or texts.
    """
    setting = _begin(words, edition)
    title = told(document.title, setting)
    return plain.write(_pages(document, setting), title, document.council, setting)


def lay_out(document: Document, words: Words, edition: str = "standard") -> tuple[Page, ...]:
    """The pages of a letter.

    Raises:
        ValueError: the address does not fit the window of an envelope.
    """
    return _pages(document, _begin(words, edition))


def _begin(words: Words, edition: str) -> Setting:
    return plain.begin(plain.with_a_foot(EDITIONS[edition]), words)


def _pages(document: Document, setting: Setting) -> tuple[Page, ...]:
    return plain.numbered(plain.pages(_blocks(document, setting), setting), setting)


def _blocks(document: Document, setting: Setting) -> Iterator[Block]:
    edition = setting.edition
    council, gap = document.council, edition.before_paragraph
    if document.address is None:
        yield from written(council, "P", setting, style=edition.council, keeps=True)
        yield from written(document.title, "H1", setting, style=edition.title, gap=gap, keeps=True)
    else:
        to = document.address.to
        envelope = Envelope(council=council, return_address=document.return_address, to=to)
        yield letter.opening(envelope, setting)
        yield from written(document.title, "H1", setting, style=edition.section, keeps=True)
    yield from written(document.about, "P", setting, style=edition.strong, gap=gap)
    for part, after in zip_longest(document.parts, document.parts[1:]):
        yield from _part(part, setting, leads=isinstance(after, Bullets | Table | Gap))


def _part(part: Part, setting: Setting, *, leads: bool) -> Iterator[Block]:
    """A part of a letter; a paragraph that `leads` to the next part stays with it."""
    edition = setting.edition
    gap = edition.before_paragraph
    match part:
        case Heading(level=2):
            style, gap = edition.section, edition.before_section
            yield from written(part.text, "H2", setting, style=style, gap=gap, keeps=True)
        case Heading():
            style, gap = edition.question, edition.before_question
            yield from written(part.text, "H3", setting, style=style, gap=gap, keeps=True)
        case Paragraph():
            style = edition.strong if part.strong else edition.body
            yield from written(part.text, "P", setting, style=style, gap=gap, keeps=leads)
        case Bullets():
            yield from _list(part, setting)
        case Table():
            yield from table(part, setting)
        case Gap():
            yield from written(part, "P", setting, gap=gap)
        case _:
            assert_never(part)


def _list(shown: Bullets, setting: Setting) -> Iterator[Block]:
    """An entry below another, each beside its number or its dot."""
    edition = setting.edition
    whole = setting.tag("L")
    labels = [f"{n}." if shown.numbered else BULLET for n, _ in enumerate(shown.entries, start=1)]
    widths = [setting.lines(label, edition.body, edition.measure)[0].width for label in labels]
    x = max([edition.bullet, *(width + edition.beside_box for width in widths)])
    gap = edition.before_paragraph
    for label, entry in zip(labels, shown.entries, strict=True):
        item = setting.tag("LI", parent=whole)
        mark = setting.tag("Lbl", parent=item)
        before = setting.place(label, edition.body, mark, x=0.0, y=0.0, width=x)
        first, *others = written(entry, "LBody", setting, parent=item, x=x, gap=gap)
        yield replace(first, placed=(*before, *first.placed))
        yield from others
        gap = edition.before_note

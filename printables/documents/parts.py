"""What a letter is made of: headings, paragraphs, lists, tables, and gaps to write in.

A letter is a value that knows no paper: `as_pdf` and `as_odt` make a file of it in a language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Said:
    """A message of ours with its values, in the reader's language; days as it tells them."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


# Our own words, or a text of the project's or the council's: a `Phrase` that knows its language.
# A text that is no `Phrase`, such as a name, is taken for English.
Words = Said | str


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What nobody has said: `wanted` names it, with lines to write it on. It is listed beforehand.

    `mend`: the name of what an officer fills it in by (a key of `app.projects.TEXTS`, "method",
    "meetings", "criteria", "dates", "contact"), "" where it is written by hand.
    """

    wanted: Said
    lines: int = 1
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading below the title: `level` 2 or 3."""

    text: Words
    level: int = 2


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Some sentences. `strong`: what nobody should miss."""

    text: Words
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list, a line an entry; `numbered` where the order matters."""

    entries: Sequence[Words | Gap]
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells below a row of headings; a cell has one part below another.

    `widths`: of the columns, in parts of the page's width that add up to 1.
    """

    head: Sequence[Words]
    rows: Sequence[Sequence[Sequence[Words | Gap]]]
    widths: Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a letter begins: `to` in a window, a line an entry; none yet: a gap to write in."""

    to: Sequence[str]


Part = Heading | Paragraph | Bullets | Table | Gap


@dataclass(frozen=True, kw_only=True)
class Document:
    """A letter. `about` stands below the title: a project's name, mostly.

    `address`: of a letter to one person, which goes into a window envelope; None for all else.
    `return_address`: whose letter it is comes first, then where post for it goes, a line an entry.
    """

    title: Said
    about: str
    council: str
    return_address: Sequence[str]
    parts: Sequence[Part]
    address: Address | None = None


def gaps(document: Document) -> tuple[Gap, ...]:
    """What is missing in a letter, in its order, each thing once."""
    found: list[Gap] = []
    for gap in _gaps(document.parts):
        if gap not in found:
            found.append(gap)
    return tuple(found)


def _gaps(parts: Sequence[Part | Words]) -> Iterator[Gap]:
    for part in parts:
        match part:
            case Gap():
                yield part
            case Bullets(entries=entries):
                yield from _gaps(entries)
            case Table(rows=rows):
                for row in rows:
                    for cell in row:
                        yield from _gaps(cell)
            case _:
                pass

"""A letter → whether a language has all of its words; a project's own texts aside."""

from collections.abc import Iterator, Sequence

from forms.wording import Words
from printables.documents.parts import (
    Bullets,
    Document,
    Gap,
    Heading,
    Paragraph,
    Part,
    Said,
    Table,
)
from printables.documents.parts import Words as Told


def speaks(words: Words, document: Document) -> bool:
    """Whether a letter can be made in a language without a word of ours left in English."""
    said = (document.title, *_said(document.parts))
    return all(words.find(one.message) is not None for one in said)


def _said(parts: Sequence[Part | Told]) -> Iterator[Said]:
    for part in parts:
        match part:
            case Said():
                yield part
            case Gap(wanted=wanted):
                yield wanted
            case Heading(text=text) | Paragraph(text=text):
                yield from _said([text])
            case Bullets(entries=entries):
                yield from _said(entries)
            case Table(head=head, rows=rows):
                yield from _said(head)
                for row in rows:
                    for cell in row:
                        yield from _said(cell)
            case _:
                pass

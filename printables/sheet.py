"""A form in a language, its cover and an edition → a sheet: the PDF and where its boxes lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.answers import Answers
from forms.model import Form
from forms.wording import Words
from printables.canvas import About, draw
from printables.cover import Cover
from printables.editions import EDITIONS, MM, editions_in
from printables.languages import direction
from printables.layout import lay_out
from printables.names import name_of_form
from printables.things import Corner, Page, Placed, Square, Tick, Writing

__all__ = ["Cover", "Mark", "Sheet", "render"]

Kind = Literal["tick", "write", "corner", "qr"]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Where something is to be ticked or written: millimetres from the page's top left corner.

    `page` counts from 1. `item` is an item's key ("experience.influence"), "" for a corner or a
    square code; `option` is an option's key for a tick, else "". A box that belongs to no item has
    no mark: nothing is keyed from it.
    """

    page: int
    kind: Kind
    item: str
    option: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A printed form."""

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]


def render(
    form: Form,
    cover: Cover,
    words: Words,
    edition: str = "standard",
    answers: Answers | None = None,
) -> Sheet:
    """Prints a form, which is in the language of `words` already (`forms.wording.in_language`).

    Of a form that is begun, the `answers` so far are printed into their boxes and on their lines.

    Raises:
        ValueError: there is no such edition, or not in this language.
        NoGlyphError: no font has one of the characters of the form or the cover.
    """
    pages = _lay_out(form, cover, words, edition, answers or {})
    about = About(
        title=form.title,
        author=cover.council,
        language=words.language,
        direction=direction(words.language),
        form=name_of_form(cover, words.language),
    )
    return Sheet(draw(pages, about, EDITIONS[edition]), len(pages), tuple(_marks(pages)))


def count_pages(form: Form, cover: Cover, words: Words, edition: str) -> int:
    """How many pages `render` gives; it takes a third of the time, and raises the same."""
    return len(_lay_out(form, cover, words, edition, {}))


def _lay_out(
    form: Form, cover: Cover, words: Words, edition: str, answers: Answers
) -> tuple[Page, ...]:
    if edition not in EDITIONS:
        raise ValueError(f"There is no edition {edition!r}. There are: {', '.join(EDITIONS)}.")
    if edition not in editions_in(words.language):
        raise ValueError(f"There is no edition {edition!r} in {words.language!r}.")
    return lay_out(form, cover, words, EDITIONS[edition], answers)


def _marks(pages: tuple[Page, ...]) -> Iterator[Mark]:
    for number, page in enumerate(pages, start=1):
        for placed in page.placed:
            kind = _kind(placed)
            if kind is not None:
                yield Mark(
                    page=number,
                    kind=kind,
                    item=placed.item,
                    option=placed.option,
                    x=_millimetres(placed.x),
                    y=_millimetres(placed.y),
                    width=_millimetres(placed.width),
                    height=_millimetres(placed.height),
                )


def _kind(placed: Placed) -> Kind | None:
    match placed.thing:
        case Tick():
            return "tick" if placed.item else None
        case Writing():
            return "write" if placed.item else None
        case Corner():
            return "corner"
        case Square():
            return "qr"
        case _:
            return None


def _millimetres(points: float) -> float:
    return round(points / MM, 2)

"""Blocks → a document that is no form: nothing on it is filled in, and nothing stands around it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.wording import Words
from printables.canvas import About, draw
from printables.editions import MM, STANDARD, Edition
from printables.frame import PAGE
from printables.languages import direction
from printables.pagination import paginate
from printables.setting import Block, Setting
from printables.things import Page, Placed, Tag

# The standard sizes on all of the page: there is no footer.
WHOLE_PAGE = replace(STANDARD, bottom=STANDARD.height - STANDARD.top)

# A foot of one line, and text down to it: there is no square code.
BOTTOM = 272 * MM
FOOT = 275 * MM


def with_a_foot(edition: Edition) -> Edition:
    """The sizes of an edition for a document of several pages, which are `numbered`."""
    return replace(edition, bottom=BOTTOM, footer_top=FOOT)


def begin(edition: Edition, words: Words) -> Setting:
    """How a document's words are set, in the sizes of an edition."""
    if direction(words.language) == "rtl":
        edition = replace(edition, leading=edition.leading_from_the_right)
    return Setting(edition=edition, words=words, document=Tag(role="Document", parent=None))


def pages(blocks: Iterable[Block], setting: Setting) -> tuple[Page, ...]:
    """Blocks below one another, on as many pages as they need."""
    columns = paginate(blocks, setting.edition.depth)
    return tuple(Page(placed=_on_page(column, setting)) for column in columns)


def numbered(laid: tuple[Page, ...], setting: Setting) -> tuple[Page, ...]:
    """The same pages; where there are several, each says at its foot which one it is.

    That is not read aloud: a screen reader tells pages by itself.
    """
    if len(laid) == 1:
        return laid
    return tuple(
        Page(placed=(*page.placed, *_foot(number, len(laid), setting)))
        for number, page in enumerate(laid, start=1)
    )


def write(laid: tuple[Page, ...], title: str, author: str, setting: Setting) -> bytes:
    """Pages as a tagged PDF, in the language of the setting."""
    language = setting.words.language
    about = About(title=title, author=author, language=language, direction=direction(language))
    return draw(laid, about, setting.edition)


def _foot(number: int, of: int, setting: Setting) -> Iterable[Placed]:
    """Which page it is, below the text."""
    edition = setting.edition
    text = setting.say(PAGE, page=number, pages=of)
    down = edition.footer_top - edition.top
    shown = setting.place(text, edition.small, None, x=0.0, y=down, width=edition.measure)
    return (replace(line, band="Footer") for line in _on_page(shown, setting))


def _on_page(column: Sequence[Placed], setting: Setting) -> tuple[Placed, ...]:
    """A column in its place; mirrored where reading begins on the right."""
    edition = setting.edition
    moved = (placed.moved(edition.side, edition.top) for placed in column)
    if setting.direction == "ltr":
        return tuple(moved)
    return tuple(placed.mirrored(edition.width) for placed in moved)

"""Form + cover + edition + words → pages of placed things: pure, and testable as numbers."""

from dataclasses import replace

from forms.model import Form
from forms.wording import Words
from printables.blocks import form_blocks
from printables.cover import Cover
from printables.editions import Edition
from printables.frame import Place, banner, banner_height, corners, footer
from printables.front import closing, introduction, opening
from printables.pagination import paginate
from printables.setting import Setting
from printables.things import Page, Placed, Tag


def lay_out(form: Form, cover: Cover, words: Words, edition: Edition) -> tuple[Page, ...]:
    """The pages of a sheet, as they are printed.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    setting = Setting(edition=edition, words=words, document=Tag(role="Document", parent=None))
    head = list(opening(form, cover, setting))
    *asked, last = form_blocks(form, setting)
    body = [
        *introduction(form, cover, setting),
        *asked,
        # Thanks alone on a page would be a sheet wasted, or lost.
        replace(last, keeps=True),
        *closing(cover, setting),
    ]
    taken = banner_height(cover, setting)
    columns = paginate([*head, *body], edition.depth - taken)
    titles = sum(len(block.placed) for block in head)
    pages = []
    for number, column in enumerate(columns, start=1):
        place = Place(number=number, pages=len(columns))
        text = tuple(thing.moved(edition.side, edition.top + taken) for thing in column)
        # The first page is read aloud as title, code and page, then the rest.
        cut = titles if place.first else 0
        around = (*text[:cut], *footer(form, cover, place, setting), *text[cut:])
        notice = banner(cover, place, setting)
        placed = (*corners(setting), *notice, *around)
        pages.append(Page(placed=_sided(placed, setting)))
    return tuple(pages)


def _sided(placed: tuple[Placed, ...], setting: Setting) -> tuple[Placed, ...]:
    """Mirrored where reading begins on the right."""
    if setting.direction == "ltr":
        return placed
    return tuple(thing.mirrored(setting.edition.width) for thing in placed)

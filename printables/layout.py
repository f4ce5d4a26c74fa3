"""Form + cover + edition + words → pages of placed things: pure, and testable as numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.answers import Answers
from forms.model import Form
from forms.wording import N_, Words, bilingual
from printables.blocks import form_blocks
from printables.cover import Cover
from printables.editions import Edition
from printables.frame import Place, banner, banner_height, corners, footer
from printables.front import closing, introduction, opening
from printables.pagination import paginate, whole
from printables.setting import Setting
from printables.slip import slip
from printables.things import Page, Placed, Tag

BLANK = N_("This page is left blank.")
# How much of the room between things is kept where that saves a page.
TIGHT = 0.65

Column = tuple[Placed, ...]


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A form in columns, one a page; its title is the first `titles` things of the first one.

    `depth` (pt) is how high a column may be, `room` (pt) what is left free between things.
    """

    setting: Setting
    columns: list[Column]
    titles: int
    depth: float
    room: float


def lay_out(
    form: Form, cover: Cover, words: Words, edition: Edition, answers: Answers | None = None
) -> tuple[Page, ...]:
    """The pages of a sheet, as they are printed, with the answers so far.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    if edition.bilingual:
        form = bilingual(form)
    laid = _laid(form, cover, words, answers or {}, edition)
    if _may_save_a_page(laid):
        tight = _laid(form, cover, words, answers or {}, edition.tightened(TIGHT))
        laid = min(laid, tight, key=lambda one: len(one.columns))
    leaf = _leaf(form, cover, replace(laid, setting=replace(laid.setting, edition=edition)))
    return tuple(_pages(laid, leaf, form, cover))


def _laid(form: Form, cover: Cover, words: Words, answers: Answers, edition: Edition) -> Laid:
    document = Tag(role="Document", parent=None)
    setting = Setting(edition=edition, words=words, document=document, answers=answers)
    head = list(opening(form, cover, setting))
    questions = list(form_blocks(form, setting))
    *asked, last = whole(questions) if edition.whole else questions
    blocks = [
        *head,
        *introduction(form, cover, setting),
        *asked,
        # Thanks alone on a page would be a sheet wasted, or lost.
        replace(last, keeps=True),
        *closing(cover, setting),
    ]
    depth = edition.depth - banner_height(cover, setting)
    return Laid(
        setting=setting,
        columns=paginate(blocks, depth),
        titles=sum(len(block.placed) for block in head),
        depth=depth,
        room=sum(block.gap for block in blocks),
    )


def _may_save_a_page(laid: Laid) -> bool:
    """Whether what stands on the last page could find room on the others, laid out tighter."""
    *full, last = (max(thing.y + thing.height for thing in column) for column in laid.columns)
    free = sum(laid.depth - height for height in full)
    return bool(full) and last <= free + (1 - TIGHT) * laid.room


def _pages(laid: Laid, leaf: list[Column], form: Form, cover: Cover) -> Iterator[Page]:
    """Columns in their frames; the first page is read aloud as title, code and page, then all."""
    setting = laid.setting
    edition = setting.edition
    down = edition.bottom - laid.depth
    columns = [*laid.columns, *leaf]
    for number, column in enumerate(columns, start=1):
        place = Place(number=number, pages=len(columns), goes_on=number < len(laid.columns))
        text = tuple(thing.moved(edition.side, down) for thing in column)
        cut = laid.titles if place.first else 0
        around = (*text[:cut], *footer(form, cover, place, setting), *text[cut:])
        notice = banner(cover, place, setting)
        yield Page(placed=_sided((*corners(setting), *notice, *around), setting))


def _leaf(form: Form, cover: Cover, laid: Laid) -> list[Column]:
    """The slip on a leaf of its own, so that nothing of the form stands on its back."""
    setting = laid.setting
    if not cover.slip or not form.anonymous or setting.edition.fillable:
        return []
    blank = setting.say(BLANK)
    left = setting.paragraph(blank, setting.edition.body, setting.tag("P", blank))
    overleaf = paginate(left, laid.depth) if len(laid.columns) % 2 else []
    return [*overleaf, *paginate(slip(cover, setting), laid.depth)]


def _sided(placed: tuple[Placed, ...], setting: Setting) -> tuple[Placed, ...]:
    """Mirrored where reading begins on the right."""
    if setting.direction == "ltr":
        return placed
    return tuple(thing.mirrored(setting.edition.width) for thing in placed)

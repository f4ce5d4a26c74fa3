"""Form + cover + edition + words → pages of placed things: pure, and testable as numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from forms.answers import Answers, Given
from forms.model import Form
from forms.wording import N_, Words, bilingual, messages
from printables.blocks import form_blocks
from printables.cover import Cover
from printables.editions import Edition
from printables.frame import Place, banner, banner_height, corners, footer
from printables.front import closing, has_slip, introduction, opening, unsent
from printables.own_words import legible
from printables.pagination import paginate, whole
from printables.setting import Block, Setting
from printables.slip import slip
from printables.things import Page, Placed, Tag

BLANK = N_("This page is left blank.")
# How much of the room between things is kept where that saves a page.
TIGHT = 0.5
# The most of a page's height that this wins on each page.
WON = 0.25

Column = tuple[Placed, ...]


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A form in columns, one a page, each so high (`depth`, pt).

    Its title is the first `titles` things, all that is said before the questions the first
    `introduced`.
    """

    setting: Setting
    columns: list[Column]
    titles: int
    introduced: int
    depth: float

    @property
    def overleaf(self) -> int:
        """How much of what one needs to begin is not on the first page: it belongs there."""
        return max(self.introduced - len(self.columns[0]), 0)

    @property
    def may_be_shorter(self) -> bool:
        """Whether less room between things could save a page, or say more on the first."""
        used = max(placed.y + placed.height for placed in self.columns[-1])
        pages = len(self.columns)
        return pages > 1 and (self.overleaf > 0 or used <= WON * self.depth * pages)


def lay_out(
    form: Form, cover: Cover, words: Words, edition: Edition, answers: Answers | None = None
) -> tuple[Page, ...]:
    """The pages of a sheet, as they are printed, with the answers so far.

    Raises:
        NoGlyphError: no font has one of the characters of the form or the cover.
    """
    answers = legible(answers or {})
    if edition.bilingual:
        form = bilingual(form)
    if cover.specimen:
        cover = unsent(cover)
    if form.anonymous:
        cover = replace(cover, email="")  # an e-mail would tell who it is
    edition = with_room(edition, form, answers)
    laid = _laid(form, cover, words, answers, edition)
    if laid.may_be_shorter:
        tight = _laid(form, cover, words, answers, edition.tightened(TIGHT))
        laid = min(laid, tight, key=lambda one: (len(one.columns), one.overleaf))
    leaf = _leaf(form, cover, replace(laid, setting=replace(laid.setting, edition=edition)))
    return tuple(framed(laid, leaf, form, cover))


def with_room(edition: Edition, form: Form, answers: Answers) -> Edition:
    """Arabic words need their room between lines in a sheet of any language."""
    given = (answer.value for answer in answers.values() if isinstance(answer, Given))
    if any(_is_from_the_right(text) for text in (*messages(form).values(), *given)):
        return replace(edition, leading=edition.leading_from_the_right)
    return edition


def _is_from_the_right(text: str) -> bool:
    return not text.isascii() and any(bidirectional(letter) in ("R", "AL") for letter in text)


def _laid(form: Form, cover: Cover, words: Words, answers: Answers, edition: Edition) -> Laid:
    document = Tag(role="Document", parent=None)
    setting = Setting(edition=edition, words=words, document=document, answers=answers)
    head = list(opening(form, cover, setting))
    said = list(introduction(form, cover, setting))
    questions = list(form_blocks(form, setting))
    *asked, last = whole(questions) if edition.whole else questions
    # Thanks alone on a page would be a sheet wasted, or lost.
    rest = [*asked, replace(last, keeps=True), *closing(cover, setting)]
    return in_columns(setting, head, said, rest, edition.depth - banner_height(cover, setting))


def in_columns(
    setting: Setting, head: list[Block], said: list[Block], rest: list[Block], depth: float
) -> Laid:
    """A title, what is said before the questions, and the rest, in columns of this depth (pt)."""
    return Laid(
        setting=setting,
        columns=paginate([*head, *said, *rest], depth),
        titles=_things(head),
        introduced=_things([*head, *said]),
        depth=depth,
    )


def _things(blocks: list[Block]) -> int:
    return sum(len(block.placed) for block in blocks)


def framed(laid: Laid, leaf: list[Column], form: Form, cover: Cover) -> Iterator[Page]:
    """Columns in their frames; the first page is read aloud as title, code and page, then all."""
    setting = laid.setting
    edition = setting.edition
    down = edition.bottom - laid.depth
    columns = [*laid.columns, *leaf]
    for number, column in enumerate(columns, start=1):
        place = Place(number=number, pages=len(laid.columns))
        text = tuple(thing.moved(edition.side, down) for thing in column)
        cut = laid.titles if place.first else 0
        around = (*text[:cut], *footer(form, cover, place, setting), *text[cut:])
        notice = banner(cover, place, setting)
        yield Page(placed=_sided((*corners(cover, setting), *notice, *around), setting))


def _leaf(form: Form, cover: Cover, laid: Laid) -> list[Column]:
    """The slip on a leaf of its own, so that nothing of the form stands on its back."""
    setting = laid.setting
    if not has_slip(form, cover, setting):
        return []
    blank = setting.say(BLANK)
    left = setting.paragraph(blank, setting.edition.body, setting.tag("P", blank))
    overleaf = paginate(left, laid.depth) if len(laid.columns) % 2 else []
    return [*overleaf, *slip(cover, setting, laid.depth)]


def _sided(placed: tuple[Placed, ...], setting: Setting) -> tuple[Placed, ...]:
    """Mirrored where reading begins on the right."""
    if setting.direction == "ltr":
        return placed
    return tuple(thing.mirrored(setting.edition.width) for thing in placed)

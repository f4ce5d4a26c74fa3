"""What every page has around its text: corner marks, footer, square code, the specimen's banner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import segno

from forms.model import Form
from forms.wording import N_, Pair, Phrase, language_of
from printables.cover import Cover
from printables.setting import Setting
from printables.text import isolate
from printables.things import Corner, Frame, Placed, Rule, Square, Tag

CODE = N_("Form code: {code}")
PAGE = N_("Page {page} of {pages}")
GO_ON = N_("Please go on to page {next}.")
SLIP = N_("Reply slip")
SQUARE = N_("A square code that opens this form online.")
SPECIMEN = N_("Specimen: not published. Answers on it can't be counted.")
CUT = "…"

# What stands beside one another in a row, each with its tag: without one it is not read aloud.
Row = tuple[tuple[Phrase, Tag | None], ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Page `number`, from 1, of a form of so many `pages`; what comes after them is the slip's."""

    number: int
    pages: int

    @property
    def first(self) -> bool:
        """Whether what is the same on every page is read aloud here."""
        return self.number == 1


def corners(cover: Cover, setting: Setting) -> Iterator[Placed]:
    """Four marks by which a scanner finds the page, clear of staples; none without a code."""
    if not cover.code:
        return
    edition = setting.edition
    arm = edition.corner_arm
    for lower in (False, True):
        for right in (False, True):
            yield Placed(
                thing=Corner(lower, right),
                x=edition.width - edition.corner_side - arm if right else edition.corner_side,
                y=edition.height - edition.corner_bottom - arm if lower else edition.corner_top,
                width=arm,
                height=arm,
            )


def footer(form: Form, cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    """Short title, code and page below a thin line, and the square code.

    The title is decoration, having been said; and nobody is told aloud to go on before the page is
    read. Where there is no room for all, that is left out first, then the end of the title.
    """
    edition = setting.edition
    width = edition.measure - edition.square - edition.before_item
    half = (width - edition.before_item) / 2
    page, go_on = _page(place, setting)
    code = _code(cover, place, setting)
    for title_width, last in ((width, page + go_on), (width, page), (half, page)):
        title: Row = ((_short(form.title, title_width, setting), None),)
        placed = _rows((title, code, last), width, setting)
        if placed[-1].y + placed[-1].height <= edition.height - edition.corner_bottom:
            break
    y = edition.footer_top - edition.above_footer
    rule = Placed(thing=Rule(), x=edition.side, y=y, width=width, height=0.0)
    text = tuple(replace(thing, band="Footer") for thing in (rule, *placed))
    return text + _square(cover, place, setting)


def _code(cover: Cover, place: Place, setting: Setting) -> Row:
    if not cover.code:
        return ()
    text = setting.say(CODE, code=isolate(cover.code))
    return ((text, setting.tag("P", text) if place.first else None),)


def _page(place: Place, setting: Setting) -> tuple[Row, Row]:
    """Which page of the form it is, and that there is another one; or that it is the slip.

    The slip is a leaf of its own: where the form ends on a front, its back says nothing.
    """
    if place.number == place.pages + 1 and place.pages % 2:
        return (), ()
    if place.number > place.pages:
        return ((setting.say(SLIP), None),), ()
    text = setting.say(PAGE, page=place.number, pages=place.pages)
    page = ((text, setting.tag("P", text) if place.first else None),)
    if place.number == place.pages:
        return page, ()
    return page, ((setting.say(GO_ON, next=place.number + 1), None),)


def _rows(rows: tuple[Row, ...], width: float, setting: Setting) -> tuple[Placed, ...]:
    """Texts in rows: beside one another where they fit, each language by itself, else below."""
    edition = setting.edition
    placed: list[Placed] = []
    y = edition.footer_top
    for row in rows:
        x, below = 0.0, y
        for text, tag in row:
            for line in setting.place(text, edition.small, tag, x=0, y=0, width=width, close=True):
                if x + line.width > width:
                    x, y = 0.0, below
                placed.append(replace(line, x=edition.side + x, y=y))
                x += line.width + edition.before_item
                below = y + line.height
        y = below
    return tuple(placed)


def banner(cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    """A framed sentence at the head of a specimen's pages, from the top of the text down."""
    if not cover.specimen:
        return ()
    edition = setting.edition
    text = setting.say(SPECIMEN)
    tag = setting.tag("P", text) if place.first else None
    pad = edition.banner
    lines = setting.place(
        text,
        edition.notice,
        tag,
        x=edition.side + pad,
        y=edition.top + pad,
        width=edition.measure - 2 * pad,
    )
    frame = Placed(
        thing=Frame(),
        x=edition.side,
        y=edition.top,
        width=edition.measure,
        height=2 * pad + sum(line.height for line in lines),
    )
    return tuple(replace(p, band="Header") for p in (frame, *lines))


def banner_height(cover: Cover, setting: Setting) -> float:
    """What the banner takes from a page's text, in points."""
    placed = banner(cover, Place(number=2, pages=2), setting)
    return placed[0].height + setting.edition.before_item if placed else 0.0


def _short(title: str, width: float, setting: Setting) -> Phrase:
    """The title in one line of this width (pt), cut short where it is too long; or in two."""
    if isinstance(title, Pair):
        return Pair(*(_cut(part, width, setting) for part in title.parts))
    return _cut(Phrase(title, language_of(title, setting.words.language)), width, setting)


def _cut(title: Phrase, width: float, setting: Setting) -> Phrase:
    style = setting.edition.small
    if len(setting.lines(title, style, width)) < 2:
        return title
    room = width - setting.lines(CUT, style, width)[0].width
    first = setting.lines(title, style, room)[0]
    short = first.text[: setting.edition.most_characters - 1].rstrip() + CUT
    return Phrase(short, title.language)


def _square(cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    if not cover.address:
        return ()
    edition = setting.edition
    said = setting.say(SQUARE)
    tag = replace(setting.tag("Figure", said), description=said) if place.first else None
    return (
        Placed(
            thing=Square(modules(f"{cover.address}/{place.number}")),
            x=edition.width - edition.side - edition.square,
            y=edition.footer_top,
            width=edition.square,
            height=edition.square,
            tag=tag,
            band="Footer",
        ),
    )


@lru_cache(maxsize=1024)
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """A QR code that can be read with 15 % of it damaged (level M): rows, dark is True."""
    code = segno.make_qr(address, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)

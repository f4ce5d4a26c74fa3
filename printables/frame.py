"""What every page has around its text: corner marks, footer, square code, the specimen's banner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import segno

from forms.model import Form
from forms.wording import N_, Pair, Phrase, language_of, parts_of
from printables.cover import Cover
from printables.setting import Setting
from printables.text import isolate
from printables.things import Corner, Frame, Placed, Square, Tag

CODE = N_("Form code: {code}")
PAGE = N_("Page {page} of {pages}")
GOES_ON = N_("Page {page} of {pages}. Please go on to page {next}.")
SQUARE = N_("A square code that opens this form online.")
SPECIMEN = N_("Specimen: not published. Answers on it can't be counted.")
CUT = "…"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Page `number` of `pages`, both from 1, on which the form `goes_on` or not."""

    number: int
    pages: int
    goes_on: bool = False

    @property
    def first(self) -> bool:
        """Whether what is the same on every page is read aloud here."""
        return self.number == 1


def corners(setting: Setting) -> Iterator[Placed]:
    """Four marks by which a scanner finds the page, clear of staples."""
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
    """Short title, code, page, and the square code; the title is decoration, having been said."""
    edition = setting.edition
    width = edition.measure - edition.square - edition.before_item
    texts = [_short(form.title, width, setting)]
    if cover.code:
        texts.append(setting.say(CODE, code=isolate(cover.code)))
    texts.append(_page(place, width, setting))
    placed: tuple[Placed, ...] = ()
    y = edition.footer_top
    for number, text in enumerate(texts):
        tag = setting.tag("P", text) if place.first and number > 0 else None
        row = _row(text, tag, y, width, setting)
        y = row[-1].y + row[-1].height if row else y
        placed += row
    return tuple(replace(p, band="Footer") for p in placed) + _square(cover, place, setting)


def _page(place: Place, width: float, setting: Setting) -> Phrase:
    """Which page it is, and that there is another one where that fits the line as well."""
    numbers = {"page": place.number, "pages": place.pages}
    if place.goes_on:
        text = setting.say(GOES_ON, next=place.number + 1, **numbers)
        parts = parts_of(text, setting.words.language)
        if len(setting.lines(text, setting.edition.small, width)) == len(parts):
            return text
    return setting.say(PAGE, **numbers)


def _row(
    text: Phrase, tag: Tag | None, y: float, width: float, setting: Setting
) -> tuple[Placed, ...]:
    """A text in a line; two languages beside each other where they fit, else in a line each."""
    edition = setting.edition
    placed = setting.place(text, edition.small, tag, x=edition.side, y=y, width=width, close=True)
    if not isinstance(text, Pair) or len(placed) != 2:
        return placed
    first, second = placed
    x = edition.side + first.width + edition.before_item
    if x + second.width > edition.side + width:
        return placed
    return (first, replace(second, x=x, y=y))


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
    """The title in one line, cut short where it is too long; in two languages half a line each."""
    if isinstance(title, Pair):
        half = (width - setting.edition.before_item) / 2
        one, other = (_cut(part, half, setting) for part in title.parts)
        return Pair(one, other)
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

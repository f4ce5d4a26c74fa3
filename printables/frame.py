"""What every page has around its text: corner marks, footer, square code, the specimen's banner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import segno

from forms.model import Form
from forms.wording import N_, Phrase, language_of, say
from printables.cover import Cover
from printables.setting import Setting
from printables.text import isolate
from printables.things import Corner, Frame, Placed, Square

CODE = N_("Form code: {code}")
PAGE = N_("Page {page} of {pages}")
GOES_ON = N_("Page {page} of {pages}. Please go on to page {next}.")
SQUARE = N_("A square code that opens this form online.")
SPECIMEN = N_("Specimen: not published. Answers on it can't be counted.")
CUT = "…"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Page `number` of `pages`, both from 1. The first page is read aloud whole."""

    number: int
    pages: int

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
                y=edition.height - edition.corner_top - arm if lower else edition.corner_top,
                width=arm,
                height=arm,
            )


def footer(form: Form, cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    """Short title, code, page, and the square code; the title is decoration, having been said."""
    edition = setting.edition
    width = edition.measure - edition.square - edition.before_item
    texts = [_short(form.title, width, setting)]
    if cover.code:
        texts.append(say(setting.words, CODE, code=isolate(cover.code)))
    message = PAGE if place.number == place.pages else GOES_ON
    numbers = {"page": place.number, "pages": place.pages, "next": place.number + 1}
    texts.append(say(setting.words, message, **numbers))
    placed: tuple[Placed, ...] = ()
    leading = setting.leading(edition.small)
    for line, text in enumerate(texts):
        tag = setting.tag("P", text) if place.first and line > 0 else None
        placed += setting.place(
            text,
            edition.small,
            tag,
            x=edition.side,
            y=edition.footer_top + line * leading,
            width=width,
        )[:1]
    return tuple(replace(p, band="Footer") for p in placed) + _square(cover, place, setting)


def banner(cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    """A framed sentence at the head of a specimen's pages, from the top of the text down."""
    if not cover.specimen:
        return ()
    edition = setting.edition
    text = say(setting.words, SPECIMEN)
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
    """The title in one line, cut short where it is too long."""
    style = setting.edition.small
    language = language_of(title, setting.words.language)
    lines = setting.lines(title, style, width)
    if len(lines) < 2:
        return Phrase(title, language)
    room = width - setting.lines(CUT, style, width)[0].width
    first = setting.lines(Phrase(title, language), style, room)[0]
    return Phrase(first.text[: setting.edition.most_characters - 1].rstrip() + CUT, language)


def _square(cover: Cover, place: Place, setting: Setting) -> tuple[Placed, ...]:
    if not cover.address:
        return ()
    edition = setting.edition
    said = say(setting.words, SQUARE)
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

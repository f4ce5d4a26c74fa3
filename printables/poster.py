"""What a project asks, until when and how → a poster for a library's wall: a tagged PDF.

A letter is to be read from 2 m with half of normal sight. That is 5.8 mm high (10 minutes of arc;
Snellen's chart has 5 for normal sight): a capital of 24 pt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forms.wording import N_, SOURCE_LANGUAGE, Phrase, Words
from printables import plain
from printables.editions import MM, Edition
from printables.frame import modules
from printables.setting import Block, Setting, unbroken
from printables.text import Style, isolate
from printables.things import Page, Placed, Square

ASK = N_("Tell us what you think")
UNTIL = N_("Until {date}")
HERE = N_("On paper: take a form here.")
ONLINE = N_("Online: scan the square code, or go to {address}.")
PHONE = N_("By telephone, or for another language or format: call {telephone}.")
SQUARE = N_("A square code that opens the project's page online.")
# In points, from the largest.
TITLES = (56, 48, 40, 30)
BODIES = (30, 28, 26, 24)
SQUARE_SIDE = 45 * MM


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A form that is open: its title, and its last day."""

    title: str
    closes: date


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What a poster says. `about`: in a few sentences, "" for nothing.

    `address`: where it is online. Names stay as they are in every language.
    """

    council: str
    project: str
    about: str
    forms: Sequence[Asked]
    address: str
    telephone: str


def render(poster: Poster, words: Words) -> bytes:
    """Prints a poster, as large as it fits one page.

    Raises:
        NoGlyphError: no font has one of the characters of its names or texts.
    """
    setting, laid = _largest(poster, words)
    return plain.write(laid, poster.project, poster.council, setting)


def lay_out(poster: Poster, words: Words) -> tuple[Page, ...]:
    """The pages of a poster: one, where what it says is as short as it should be."""
    return _largest(poster, words)[1]


def _largest(poster: Poster, words: Words) -> tuple[Setting, tuple[Page, ...]]:
    """As large as it fits one page; without what it is about where it fits none."""
    editions = [_edition(title, body) for title, body in zip(TITLES, BODIES, strict=True)]
    tried = [(poster, edition) for edition in editions]
    for said, edition in (*tried, (replace(poster, about=""), editions[-1])):
        setting = plain.begin(edition, words)
        laid = plain.pages(_blocks(said, setting), setting)
        if len(laid) == 1:
            break
    return setting, laid


def _edition(title: float, body: float) -> Edition:
    return replace(
        plain.WHOLE_PAGE,
        leading_from_the_right=1.45,
        title=Style(title, bold=True),
        section=Style(body, bold=True),
        body=Style(body),
        strong=Style(body, bold=True),
        council=Style(body, bold=True),
    )


def _blocks(poster: Poster, setting: Setting) -> Iterator[Block]:
    edition = setting.edition
    council = Phrase(poster.council, SOURCE_LANGUAGE)
    yield from setting.paragraph(council, edition.council, setting.tag("P", council), keeps=True)
    project = Phrase(poster.project, SOURCE_LANGUAGE)
    gap = edition.before_item
    yield from setting.paragraph(project, edition.title, setting.tag("H1", project), gap=gap)
    if poster.about:
        yield from _text(poster.about, edition.body, edition.before_item, setting)
    ask = setting.say(ASK)
    tag, gap = setting.tag("H2", ask), edition.before_section
    yield from setting.paragraph(ask, edition.section, tag, gap=gap, keeps=True)
    for form in poster.forms:
        title = _text(form.title, edition.body, edition.before_paragraph, setting)
        yield from (replace(block, keeps=True) for block in title)
        yield from _text(setting.say(UNTIL, date=form.closes), edition.strong, 0.0, setting)
    yield _ways(poster, setting)


def _ways(poster: Poster, setting: Setting) -> Block:
    """The square code, and beside it the ways to answer."""
    edition = setting.edition
    said = setting.say(SQUARE)
    square = Placed(
        thing=Square(modules(poster.address)),
        x=0.0,
        y=0.0,
        width=SQUARE_SIDE,
        height=SQUARE_SIDE,
        tag=replace(setting.tag("Figure", said), description=said),
    )
    placed, y = [square], 0.0
    x = SQUARE_SIDE + edition.before_section
    for way in (
        setting.say(ONLINE, address=isolate(poster.address.partition("://")[2])),
        setting.say(HERE),
        setting.say(PHONE, telephone=isolate(unbroken(poster.telephone))),
    ):
        tag = setting.tag("P", way)
        placed += setting.place(way, edition.body, tag, x=x, y=y, width=edition.measure - x)
        y = placed[-1].y + placed[-1].height + edition.before_paragraph
    height = max(SQUARE_SIDE, y)
    return Block(height=height, placed=tuple(placed), gap=edition.before_section)


def _text(text: str, style: Style, gap: float, setting: Setting) -> list[Block]:
    return setting.paragraph(text, style, setting.tag("P", text), gap=gap)

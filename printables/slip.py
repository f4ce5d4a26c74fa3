"""Cover → the slip that is cut off: for those who want an answer and stay anonymous in the form.

It is no part of the form: nothing on it is keyed, so its boxes belong to no item.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from forms.wording import N_, Phrase
from printables.cover import Cover
from printables.front import known, send_back
from printables.labels import read_aloud
from printables.pagination import paginate
from printables.setting import Block, Setting
from printables.things import Placed, Tag, Thing, Tick, Writing

TITLE = N_("Would you like to hear from us?")
APART = N_(
    "This page is not part of the form. To stay anonymous, please do not put both in the same"
    " envelope."
)
NAME = N_("Your name")
REACH = N_("Your telephone number, e-mail or address")
WISHES = N_("What would you like? Tick all that you want.")
RESULTS = N_("I would like to hear the results.")
JOIN = N_("I would like to join in this work.")
ANSWER = N_("I would like an answer to this question:")
WHO_SEES = N_("Only the people who answer you see this page.")
# What is said where there is a last date, and where there is an address.
SEND_TO = {
    (True, True): N_("Please send this page by {date} to:"),
    (True, False): N_("Please send this page by {date}."),
    (False, True): N_("Please send this page to:"),
}
# How much of the room between things is kept, and how many lines there are to write on: the first
# that fits a page.
WAYS = ((1, 3), (0.5, 3), (0.5, 2), (0.5, 1))


def slip(cover: Cover, setting: Setting, depth: float) -> list[tuple[Placed, ...]]:
    """The slip in columns of this depth (pt), on one page where that can be."""
    edition = setting.edition
    shorter = (
        paginate(_blocks(cover, replace(setting, edition=edition.tightened(share)), lines), depth)
        for share, lines in WAYS
    )
    return min(shorter, key=len)


def _blocks(cover: Cover, setting: Setting, long: int) -> Iterator[Block]:
    """Name, how to reach the person, what the person would like; and where to send it."""
    edition = setting.edition
    title = setting.say(TITLE)
    gap = edition.before_paragraph
    tag = setting.tag("H2", title)
    yield from setting.paragraph(title, edition.section, tag, keeps=True)
    for text in (setting.say(APART), setting.say(WHO_SEES)):
        yield from setting.paragraph(text, edition.body, setting.tag("P", text), gap=gap)
    yield from _lines(setting.say(NAME), 1, setting)
    yield from _lines(setting.say(REACH), long, setting)
    yield from _question(setting.say(WISHES), setting)
    for wish in (RESULTS, JOIN, ANSWER):
        yield from _wish(setting.say(wish), setting)
    yield replace(_field(setting.say(ANSWER), long, setting), gap=edition.between_fields)
    # Where to hand it in the form says too.
    cover = replace(cover, hand_in=())
    yield from send_back(cover, setting, SEND_TO.get(known(cover)))


def _question(text: Phrase, setting: Setting) -> list[Block]:
    edition = setting.edition
    gap = edition.before_question
    tag = setting.tag("H3", text)
    return setting.paragraph(text, edition.question, tag, gap=gap, keeps=True)


def _lines(text: Phrase, lines: int, setting: Setting) -> Iterator[Block]:
    """A label and lines to write on."""
    yield from _question(text, setting)
    yield _field(text, lines, setting)


def _field(text: Phrase, lines: int, setting: Setting) -> Block:
    edition = setting.edition
    height = lines * edition.writing_pitch
    tag = _box("tv", text, setting, setting.tag("P"))
    return Block(
        height=height + edition.writing_line,
        placed=(_placed(Writing(lines), tag, edition.measure, height),),
    )


def _wish(text: Phrase, setting: Setting) -> list[Block]:
    """A box to tick and what it says."""
    edition = setting.edition
    body = setting.tag("P", text)
    down = (setting.leading(edition.body) - edition.box) / 2
    tick = _placed(Tick(many=True), _box("cb", text, setting, body), edition.box, edition.box)
    first, *others = setting.paragraph(
        text,
        edition.body,
        body,
        x=edition.box + 2 * edition.beside_box,
        gap=edition.between_fields - 2 * down,
        keeps=True,
    )
    return [replace(first, placed=(tick.moved(0, down), *first.placed)), *others]


def _box(field: Literal["cb", "tv"], text: Phrase, setting: Setting, parent: Tag) -> Tag:
    said = read_aloud(setting, text)
    return replace(setting.tag("Form", text, parent), field=field, description=said)


def _placed(thing: Thing, tag: Tag, width: float, height: float) -> Placed:
    return Placed(thing=thing, x=0.0, y=0.0, width=width, height=height, tag=tag)

"""Cover → the slip that is cut off: for those who want an answer and stay anonymous in the form.

It is no part of the form: nothing on it is keyed, so its boxes belong to no item.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from forms.wording import N_, Phrase
from printables.cover import Cover
from printables.front import asker, send_back
from printables.setting import Block, Setting
from printables.things import Placed, Tag, Thing, Tick, Writing

TITLE = N_("Would you like to hear from us?")
APART = N_(
    "This page is not part of the form. If you want to stay anonymous, please do not post it in"
    " the same envelope. Use another envelope, or hand it in by itself."
)
NAME = N_("Your name")
REACH = N_("Your telephone number, e-mail or address")
WISHES = N_("What would you like? Tick all that you want.")
RESULTS = N_("I would like to hear the results.")
JOIN = N_("I would like to join in this work.")
ANSWER = N_("I would like an answer to this question:")
SEND_TO = N_("Please send this page to:")
# Lines to write on.
SHORT, LONG = 1, 3


def slip(cover: Cover, setting: Setting) -> Iterator[Block]:
    """Name, how to reach the person, what the person would like; and where to send it."""
    edition = setting.edition
    yield from asker(cover, setting)
    title = setting.say(TITLE)
    gap = edition.before_paragraph
    tag = setting.tag("H2", title)
    yield from setting.paragraph(title, edition.section, tag, gap=gap, keeps=True)
    apart = setting.say(APART)
    yield from setting.paragraph(apart, edition.body, setting.tag("P", apart), gap=gap)
    yield from _lines(setting.say(NAME), SHORT, setting)
    yield from _lines(setting.say(REACH), LONG, setting)
    yield from _question(setting.say(WISHES), setting)
    for wish in (RESULTS, JOIN, ANSWER):
        yield from _wish(setting.say(wish), setting)
    yield replace(_field(setting.say(ANSWER), LONG, setting), gap=edition.between_fields)
    yield from send_back(cover, setting, SEND_TO if cover.return_address else None)


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
    return replace(setting.tag("Form", text, parent), field=field, description=str(text))


def _placed(thing: Thing, tag: Tag, width: float, height: float) -> Placed:
    return Placed(thing=thing, x=0.0, y=0.0, width=width, height=height, tag=tag)

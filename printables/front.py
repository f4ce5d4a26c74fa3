"""Form + cover → the blocks that open and close a sheet: title, hints, where to send it.

Sources: the toolkit's forms say when and where to send them back; GDS's print form and Stats NZ
say how to mark and how to change one's mind.
"""

from collections.abc import Iterator
from dataclasses import replace

from babel.dates import format_date

from forms.model import Form, minutes
from forms.wording import (
    N_,
    NP_,
    SOURCE_LANGUAGE,
    Phrase,
    Words,
    language_of,
    say,
    say_plural,
)
from printables.cover import Cover
from printables.languages import locale
from printables.setting import Block, Setting
from printables.text import isolate

UNCHECKED = N_("No native speaker has checked this translation yet.")
TIME = NP_(
    "It takes about {number} minute to fill in this form.",
    "It takes about {number} minutes to fill in this form.",
)
HOW_TO_MARK = N_(
    "Use a pen or a pencil. If you change your mind, fill in the whole box and tick another one."
)
HOW_TO_WRITE = N_("Use a pen or a pencil. Write on the lines.")
ANONYMOUS = N_("Please do not write your name: your answers are anonymous.")
PHOTOCOPY = N_("You may photocopy this form. One form for each person.")
ONLINE = N_("You can also answer online: scan the square code at the foot of this page.")
OTHER_FORMAT = N_("For help, or for another language or format, telephone {telephone}.")
OPTIONAL = N_("You can leave out a question.")
SEND_BY_TO = N_("Please send this form back by {date} to:")
SEND_BY = N_("Please send this form back by {date}.")
SEND_TO = N_("Please send this form back to:")
THANKS = N_("Thank you for your answers.")
BULLET = "•"
NAMES_BETWEEN = " • "


def opening(form: Form, cover: Cover, setting: Setting) -> Iterator[Block]:
    """Who asks, and the title."""
    edition = setting.edition
    names = NAMES_BETWEEN.join(name for name in (cover.council, cover.project) if name)
    if names:
        asker = Phrase(names, SOURCE_LANGUAGE)
        yield from setting.paragraph(asker, edition.council, setting.tag("P", asker), keeps=True)
    tag = setting.tag("H1", form.title)
    gap = edition.before_paragraph
    yield from setting.paragraph(form.title, edition.title, tag, gap=gap, keeps=True)


def introduction(form: Form, cover: Cover, setting: Setting) -> Iterator[Block]:
    """What it is for, how to fill it in, when and where to send it."""
    edition = setting.edition
    if form.purpose:
        tag = setting.tag("P", form.purpose)
        gap = edition.before_paragraph
        yield from setting.paragraph(form.purpose, edition.body, tag, gap=gap)
    yield from _bullets(_hints(form, cover, setting.words), setting)
    yield from _send_back(cover, setting, "\n")


def closing(cover: Cover, setting: Setting) -> Iterator[Block]:
    """Thanks, and where to send it once more."""
    edition = setting.edition
    thanks = say(setting.words, THANKS)
    tag = setting.tag("P", thanks)
    back = list(_send_back(cover, setting, ", "))
    gap = edition.before_closing
    yield from setting.paragraph(thanks, edition.strong, tag, gap=gap, keeps=bool(back))
    yield from back


def long_date(cover: Cover, language: str) -> str:
    """The last date in a language, in Western digits: "31 March 2027"."""
    if cover.last_date is None:
        return ""
    said = format_date(cover.last_date, "long", locale=locale(language))
    return "".join(str(int(c)) if c.isdecimal() else c for c in said)


def _hints(form: Form, cover: Cover, words: Words) -> Iterator[Phrase]:
    """What to know before one begins, a hint a bullet."""
    ticks = any(item.options for item in form.items)
    yield say_plural(words, *TIME, minutes(form))
    yield say(words, HOW_TO_MARK if ticks else HOW_TO_WRITE)
    if not any(item.question.required for item in form.items):
        yield say(words, OPTIONAL)
    if form.anonymous:
        yield say(words, ANONYMOUS)
    yield say(words, PHOTOCOPY)
    if cover.address and not cover.specimen:
        yield say(words, ONLINE)
    if cover.telephone:
        yield say(words, OTHER_FORMAT, telephone=isolate(cover.telephone))
    if not words.checked and words.language != SOURCE_LANGUAGE:
        yield say(words, UNCHECKED)


def _bullets(texts: Iterator[Phrase], setting: Setting) -> Iterator[Block]:
    """Short texts as a list."""
    edition = setting.edition
    whole = setting.tag("L")
    for place, text in enumerate(texts):
        entry = setting.tag("LI", parent=whole)
        label = setting.tag("Lbl", parent=entry)
        body = setting.tag("LBody", text, parent=entry)
        bullet = setting.place(BULLET, edition.body, label, x=0, y=0, width=edition.measure)
        first, *others = setting.paragraph(
            text,
            edition.body,
            body,
            x=edition.bullet,
            gap=edition.before_note if place else edition.before_paragraph,
        )
        yield replace(first, placed=(*bullet, *first.placed))
        yield from others


def _send_back(cover: Cover, setting: Setting, between: str) -> Iterator[Block]:
    """By when and to where; the address keeps to one page."""
    edition = setting.edition
    message = _send_message(cover)
    if message is None:
        return
    # The date is told in the language that the sentence turned out to have.
    spoken = language_of(say(setting.words, message), setting.words.language)
    text = say(setting.words, message, date=long_date(cover, spoken))
    gap = edition.before_paragraph
    tag = setting.tag("P", text)
    to = bool(cover.return_address)
    yield from setting.paragraph(text, edition.strong, tag, gap=gap, keeps=to)
    address = Phrase(between.join(cover.return_address), SOURCE_LANGUAGE)
    if to:
        tag = setting.tag("P", address)
        yield from setting.paragraph(address, edition.body, tag)


def _send_message(cover: Cover) -> str | None:
    if cover.return_address:
        return SEND_TO if cover.last_date is None else SEND_BY_TO
    return None if cover.last_date is None else SEND_BY

"""A form and its answers → a copy of the answers for the one who gave them: a tagged PDF.

It is not the form: it has no code, no boxes and no marks, so that nobody can post it and be counted
twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from forms.answers import Answers
from forms.model import Form, Item
from forms.wording import N_, Words, say
from printables.answered import Answered, Said, answered
from printables.canvas import About, draw
from printables.cover import Cover
from printables.editions import STANDARD
from printables.front import bullets, opening
from printables.labels import numbered_label
from printables.languages import direction
from printables.layout import framed, in_columns, with_room
from printables.own_words import UNPRINTED, from_the_right, lacks_signs, legible, own_lines
from printables.rows import ENTRY
from printables.setting import Block, Setting, line_by_line
from printables.text import Style, isolate
from printables.things import Page, Placed, Role, Tag

NAME = N_("Copy of your answers: {title}")
MADE = N_("This is a copy of what you answered. It was made on {date}.")
REFERENCE = N_("Your reference is {reference}.")
SENT = N_("This copy is for you. Do not post it: we have your answers already.")
NOT_SENT = N_("This copy is for you. Do not post it: you have not sent your answers yet.")
SIGNS_LACKING = N_(
    "We can't print every sign that you typed. {mark} stands for those that we can't."
)
NOT_ANSWERED = N_("Not answered")


def render(
    form: Form,
    answers: Answers,
    cover: Cover,
    words: Words,
    *,
    made: date,
    sent: bool,
    reference: str = "",
) -> bytes:
    """Prints answers below their questions, in the sizes of the standard edition.

    Args:
        form: in the language of `words` already (`forms.wording.in_language`).
        cover: whose council and project are named; nothing else of it is printed.
        made: the day on which the copy is made.
        sent: whether the answers have been sent.
        reference: names the response, where it isn't anonymous.

    Raises:
        NoGlyphError: no font has one of the characters of the form or the cover.
    """
    pages = lay_out(form, answers, cover, words, made=made, sent=sent, reference=reference)
    about = About(
        title=say(words, NAME, title=form.title),
        author=cover.council,
        language=words.language,
        direction=direction(words.language),
    )
    return draw(pages, about, STANDARD)


def lay_out(
    form: Form,
    answers: Answers,
    cover: Cover,
    words: Words,
    *,
    made: date,
    sent: bool,
    reference: str = "",
) -> tuple[Page, ...]:
    """The pages of a copy (see `render`)."""
    answers = legible(answers)
    edition = with_room(STANDARD, form, answers)
    setting = Setting(
        edition=edition, words=words, document=Tag(role="Document", parent=None), answers=answers
    )
    laid = in_columns(
        setting,
        list(opening(form, cover, setting)),
        list(_front(setting, made=made, sent=sent, reference=reference)),
        list(_sections(form, setting)),
        edition.depth,
    )
    # Without a code there are no corners and no square code either.
    return tuple(framed(laid, [], form, replace(cover, code="", address="", specimen=False)))


def _front(setting: Setting, *, made: date, sent: bool, reference: str) -> Iterator[Block]:
    """What it is, and that it isn't to be posted."""
    edition = setting.edition
    told = [(setting.say(MADE, date=made), edition.body)]
    if reference:
        told.append((setting.say(REFERENCE, reference=isolate(reference)), edition.body))
    told.append((setting.say(SENT if sent else NOT_SENT), edition.strong))
    if lacks_signs(setting.answers):
        told.append((setting.say(SIGNS_LACKING, mark=UNPRINTED), edition.body))
    for text, style in told:
        yield from setting.paragraph(
            text, style, setting.tag("P", text), gap=edition.before_paragraph
        )


def _sections(form: Form, setting: Setting) -> Iterator[Block]:
    edition = setting.edition
    for section, entries in answered(form, setting.answers, setting.words):
        yield from _text("H2", section.title, edition.section, edition.before_section, setting)
        for place, entry in enumerate(entries):
            gap = edition.before_question if place else edition.before_paragraph
            yield from _question(entry, gap, setting)


def _question(entry: Answered, gap: float, setting: Setting) -> Iterator[Block]:
    """A question and what was answered to each part of it, row by row."""
    edition, question = setting.edition, entry.numbered.question
    label = numbered_label(entry.numbered.number, question.label)
    yield from _text("H3", label, edition.question, gap, setting)
    if not entry.rows:
        yield from _not_answered(setting)
    for row in entry.rows:
        if number := row[0].item.row:
            heading = setting.say(ENTRY, number=number)
            label = numbered_label(f"{entry.numbered.number}.{number}", heading)
            yield from _text("H4", label, edition.strong, edition.before_item, setting)
        for said in row:
            # The question's own heading says already what its one item asks.
            if said.item.key != question.key:
                yield from _label(said.item, setting)
            yield from _answer(said, setting)


def _label(item: Item, setting: Setting) -> list[Block]:
    edition = setting.edition
    label = numbered_label(item.number, item.label)
    role: Role = "P" if item.row else "H4"
    return _text(role, label, edition.body, edition.before_paragraph, setting)


def _answer(said: Said, setting: Setting) -> Iterable[Block]:
    """What was answered, set in a little from its question."""
    match said.texts:
        case ():
            return _not_answered(setting)
        case (text,) if said.item.options:
            return _indented(text, setting)
        case (text,):
            return _written(text, setting)
        case several:
            return bullets(several, setting)


def _not_answered(setting: Setting) -> list[Block]:
    return _indented(setting.say(NOT_ANSWERED), setting)


def _indented(text: str, setting: Setting) -> list[Block]:
    edition = setting.edition
    tag = setting.tag("P", text)
    return setting.paragraph(text, edition.body, tag, x=edition.bullet, gap=edition.before_note)


def _written(text: str, setting: Setting) -> list[Block]:
    """What was typed, in its own direction; below its question, whatever side it begins on."""
    edition = setting.edition
    own = own_lines(text, setting, edition.measure - edition.bullet)
    widest = max((line.width for line in own), default=0.0)
    turned = from_the_right(text) != (setting.direction == "rtl")
    leading = setting.leading(edition.body)
    tag = setting.tag("P")
    placed = (
        Placed(
            thing=line,
            x=edition.bullet + (widest - line.width if turned else 0.0),
            y=place * leading,
            width=line.width,
            height=leading,
            tag=tag,
        )
        for place, line in enumerate(own)
    )
    return line_by_line(tuple(placed), gap=edition.before_note)


def _text(role: Role, text: str, style: Style, gap: float, setting: Setting) -> list[Block]:
    """A heading or a label, kept with what follows it."""
    return setting.paragraph(text, style, setting.tag(role, text), gap=gap, keeps=True)

"""A form → blocks: a heading a section, a heading a question, and its fields by kind.

A new question kind is a `case` in `question_blocks`.
"""

from collections.abc import Iterator
from typing import assert_never

from forms.model import (
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Form,
    Money,
    Number,
    Numbered,
    NumberScale,
    Rows,
    Statements,
    Text,
)
from forms.wording import N_
from printables.fields import numbered_label, options_list, writing
from printables.grid import columns_for, grid
from printables.setting import Block, Setting

TICK_ONE_A_LINE = N_("Tick one box for each line.")
TICK_ONE = N_("Tick one box.")
TICK_ONE_A_STATEMENT = N_("Tick one box for each statement.")


def form_blocks(form: Form, setting: Setting) -> Iterator[Block]:
    """All sections of a form, in order."""
    edition = setting.edition
    for section, questions in form.outline:
        tag = setting.tag("H2", section.title)
        gap = edition.before_section
        yield from setting.paragraph(section.title, edition.section, tag, gap=gap, keeps=True)
        if section.intro:
            yield from _note(section.intro, setting)
        for place, numbered in enumerate(questions):
            yield from _question(numbered, setting, first=place == 0)


def question_blocks(numbered: Numbered, setting: Setting) -> Iterator[Block]:
    """The fields of one question."""
    question = numbered.question
    match question:
        case Statements():
            yield from _statements(numbered, setting)
        case Choice() | Choices() | NumberScale() | Consent():
            yield from _note(setting.say(TICK_ONE), setting)
            yield from options_list(numbered.items[0], setting)
        case Text() | Contact():
            yield from writing(numbered.items[0], question.lines, setting)
        case Number() | Money() | Date() | Rows():
            raise NotImplementedError
        case _:
            assert_never(question)


def _question(numbered: Numbered, setting: Setting, *, first: bool) -> Iterator[Block]:
    edition = setting.edition
    question = numbered.question
    label = numbered_label(numbered.number, question.label)
    gap = edition.before_paragraph if first else edition.before_question
    tag = setting.tag("H3", label)
    yield from setting.paragraph(label, edition.question, tag, gap=gap, keeps=True)
    if question.hint:
        yield from _note(question.hint, setting)
    yield from question_blocks(numbered, setting)


def _note(text: str, setting: Setting) -> list[Block]:
    """A paragraph that belongs to what follows it."""
    edition = setting.edition
    tag = setting.tag("P", text)
    return setting.paragraph(text, edition.body, tag, gap=edition.before_note, keeps=True)


def _statements(numbered: Numbered, setting: Setting) -> Iterator[Block]:
    instruction = setting.say(TICK_ONE_A_LINE)
    columns = columns_for(numbered.items, instruction, setting)
    if columns is not None:
        yield from grid(numbered.items, columns, instruction, setting)
        return
    edition = setting.edition
    yield from _note(setting.say(TICK_ONE_A_STATEMENT), setting)
    for item in numbered.items:
        label = numbered_label(item.number, item.label)
        tag = setting.tag("H4", label)
        gap = edition.before_item
        yield from setting.paragraph(label, edition.body, tag, gap=gap, keeps=True)
        yield from options_list(item, setting)

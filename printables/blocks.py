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
    Item,
    Money,
    Number,
    Numbered,
    NumberScale,
    Rows,
    Statements,
    Text,
)
from forms.wording import N_
from printables.fields import options_list
from printables.grid import columns_for, grid
from printables.labels import how_to_tick, how_to_write, note, numbered_label, only_if
from printables.rows import rows
from printables.scale import scale_row
from printables.setting import Block, Setting
from printables.writing import writing

TICK_ONE_A_LINE = N_("Tick one box for each line.")
TICK_ONE_A_STATEMENT = N_("Tick one box for each statement.")


def form_blocks(form: Form, setting: Setting) -> Iterator[Block]:
    """All sections of a form, in order."""
    edition = setting.edition
    for section, questions in form.outline:
        tag = setting.tag("H2", section.title)
        gap = edition.before_section
        yield from setting.paragraph(section.title, edition.section, tag, gap=gap, keeps=True)
        if section.intro:
            yield from note(section.intro, setting)
        for place, numbered in enumerate(questions):
            yield from _question(form, numbered, setting, first=place == 0)


def question_blocks(numbered: Numbered, setting: Setting) -> Iterator[Block]:
    """The fields of one question."""
    question = numbered.question
    match question:
        case Statements():
            yield from _statements(numbered, setting)
        case Choice() | Choices() | Consent():
            yield from note(how_to_tick(question, setting), setting)
            yield from options_list(numbered.items[0], setting, _said(numbered))
        case NumberScale():
            item = numbered.items[0]
            row = scale_row(item, question, setting)
            yield from note(how_to_tick(question, setting), setting)
            yield from [row] if row else options_list(item, setting)
        case Text() | Number() | Money() | Date() | Contact():
            if hint := how_to_write(question, setting):
                yield from note(hint, setting)
            yield from writing(numbered.items[0], setting)
        case Rows():
            yield from rows(numbered, question, setting)
        case _:
            assert_never(question)


def _question(form: Form, numbered: Numbered, setting: Setting, *, first: bool) -> Iterator[Block]:
    edition = setting.edition
    question = numbered.question
    label = numbered_label(numbered.number, question.label)
    gap = edition.before_paragraph if first else edition.before_question
    tag = setting.tag("H3", label)
    yield from setting.paragraph(label, edition.question, tag, gap=gap, keeps=True)
    if asked := only_if(form, question, setting):
        yield from note(asked, setting)
    if question.hint:
        yield from note(question.hint, setting)
    yield from question_blocks(numbered, setting)


def _said(numbered: Numbered) -> dict[str, Item]:
    """What is written beside options, by the option's key."""
    return {item.question.key: item for item in numbered.items[1:]}


def _statements(numbered: Numbered, setting: Setting) -> Iterator[Block]:
    instruction = setting.say(TICK_ONE_A_LINE)
    columns = columns_for(numbered.items, instruction, setting)
    if columns is not None:
        yield from grid(numbered.items, columns, instruction, setting)
        return
    edition = setting.edition
    yield from note(setting.say(TICK_ONE_A_STATEMENT), setting)
    for item in numbered.items:
        label = numbered_label(item.number, item.label)
        tag = setting.tag("H4", label)
        gap = edition.before_item
        yield from setting.paragraph(label, edition.body, tag, gap=gap, keeps=True)
        yield from options_list(item, setting)

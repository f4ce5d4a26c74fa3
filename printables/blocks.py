"""A form → blocks: a heading a section, a heading a question, and its fields by kind.

A new question kind is a `case` in `question_blocks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
# What is lower than this part of a page is on one page: a choice, or what shares a number.
KEPT_PARTS = 0.5


def form_blocks(form: Form, setting: Setting) -> Iterator[Block]:
    """All sections of a form, in order."""
    edition = setting.edition
    for section, questions in form.outline:
        tag = setting.tag("H2", section.title)
        gap = edition.before_section
        yield from setting.paragraph(section.title, edition.section, tag, gap=gap, keeps=True)
        if section.intro:
            yield from note(section.intro, setting)
        for parts in _with_one_number(questions):
            asked = [
                block
                for part in parts
                for block in _question(form, part, setting, first=part is questions[0])
            ]
            together = len(parts) > 1 or isinstance(parts[0].question, Choice | Choices)
            yield from _kept(asked, setting) if together else asked


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


def _with_one_number(questions: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The questions, those that share a number together."""
    parts: list[Numbered] = []
    for numbered in questions:
        if parts and not numbered.question.continues:
            yield parts
            parts = []
        parts.append(numbered)
    yield parts


def _kept(blocks: list[Block], setting: Setting) -> Iterator[Block]:
    """Blocks on one page, where they don't take too much of it.

    1b alone would puzzle a reader; who finds no box that fits may not look for more overleaf.
    """
    *others, last = blocks
    height = sum(block.gap + block.height for block in blocks)
    low = height <= setting.edition.depth * KEPT_PARTS
    yield from (replace(block, keeps=block.keeps or low) for block in others)
    yield last


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

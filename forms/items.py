"""A question with its printed number → its items: the smallest things that are answered."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from forms.kinds import (
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Field,
    Money,
    Number,
    NumberScale,
    Question,
    Rows,
    Statements,
    Text,
)
from forms.options import Option, offered, stated
from forms.wording import before

YES = "yes"  # the one option of a consent


@dataclass(frozen=True, kw_only=True)
class Item:
    """The smallest thing that is answered by itself: one statement, one choice, one text.

    `key` names its answer everywhere (`experience.influence`, `claims.2.amount`); `number` is what
    is printed (`1a`, `4.2b`). `question` is what is asked: for a row's cell the row's field, for
    the words of "Other, please say" a text. `options` is empty where the answer is written. `row`
    counts from 1, 0 outside of rows; the cells of a column are counted together under `counted`.
    """

    key: str
    number: str
    label: str
    question: Question
    options: tuple[Option, ...] = ()
    ordered: bool = False
    measures: tuple[str, ...] = ()
    row: int = 0
    counted: str = ""

    def __post_init__(self) -> None:
        if not self.counted:
            object.__setattr__(self, "counted", self.key)

    @property
    def heading(self) -> str:
        """The number under which it is counted: the cells 4.1b, 4.2b … together as 4b."""
        return re.sub(r"\.\d+", "", self.number)

    @property
    def many(self) -> bool:
        """Whether several options may be ticked."""
        return isinstance(self.question, Choices)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """What is printed by each box and keyed for it: 1, 2, 3 …, or a scale's own numbers."""
        if isinstance(self.question, NumberScale):
            return tuple(option.key for option in self.options)
        return tuple(str(place) for place in range(1, len(self.options) + 1))

    @cached_property
    def says_codes(self) -> bool:
        """Whether the labels say their codes already ("1, not at all"): none is added."""
        return bool(self.options) and all(
            option.label.startswith(code) and not option.label[len(code) :][:1].isdigit()
            for code, option in zip(self.codes, self.options, strict=True)
        )

    @property
    def parts(self) -> tuple[str, ...]:
        """The fields that a written answer is put together from: a date's three."""
        return ("day", "month", "year") if isinstance(self.question, Date) else ()


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A question with its printed number and the items that answer it."""

    number: str
    question: Question
    items: tuple[Item, ...]


def letter(position: int) -> str:
    """The label of the position-th part of a question, from 0: a, b … z, aa, ab …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def items_of(question: Question, number: str) -> tuple[Item, ...]:
    """What a question with this printed number is answered by, in printed order."""
    match question:
        case Statements():
            return tuple(
                Item(
                    key=f"{question.key}.{statement.key}",
                    number=number + letter(place),
                    label=statement.label,
                    question=question,
                    options=question.scale,
                    ordered=True,
                    measures=statement.measures,
                )
                for place, statement in enumerate(stated(question.statements))
            )
        case Choice() | Choices():
            return _chosen(question, number)
        case NumberScale():
            return (_closed(question, number, _numbers(question), ordered=True),)
        case Consent():
            agree = Option(key=YES, label=question.agreement)
            return (_closed(question, number, (agree,)),)
        case Text() | Number() | Money() | Date() | Contact():
            return (_written(question, number),)
        case Rows():
            return tuple(
                _cell(question, field, number, row, place)
                for row in range(1, question.most + 1)
                for place, field in enumerate(question.fields)
            )
        case _:
            assert_never(question)


def _chosen(question: Choice | Choices, number: str) -> tuple[Item, ...]:
    """The choice itself, then the words of each option that asks to say more."""
    options = offered(question.options)
    ordered = isinstance(question, Choice) and question.ordered
    return (
        _closed(question, number, options, ordered=ordered),
        *(said(question, option, number) for option in options if option.says),
    )


def said(question: Choice | Choices, option: Option, number: str) -> Item:
    """What is written beside an option that asks to say more."""
    text = Text(key=option.key, label=option.label)
    return Item(
        key=f"{question.key}.{option.key}.text", number=number, label=option.label, question=text
    )


def _closed(
    question: Choice | Choices | NumberScale | Consent,
    number: str,
    options: tuple[Option, ...],
    *,
    ordered: bool = False,
) -> Item:
    return Item(
        key=question.key,
        number=number,
        label=question.label,
        question=question,
        options=options,
        ordered=ordered,
        measures=() if isinstance(question, Consent) else question.measures,
    )


def _written(question: Field, number: str) -> Item:
    measures = question.measures if isinstance(question, Text) else ()
    return Item(
        key=question.key, number=number, label=question.label, question=question, measures=measures
    )


def _cell(question: Rows, field: Field, number: str, row: int, place: int) -> Item:
    return Item(
        key=f"{question.key}.{row}.{field.key}",
        number=f"{number}.{row}{letter(place)}",
        label=field.label,
        question=field,
        row=row,
        counted=f"{question.key}.{field.key}",
    )


def _numbers(question: NumberScale) -> tuple[Option, ...]:
    """The numbers of a scale; the ends say what they mean as well ("1, not at all")."""
    ends = {question.lowest: question.lowest_label, question.highest: question.highest_label}
    return tuple(
        Option(key=str(number), label=before(f"{number}, ", end) if end else str(number))
        for number in range(question.lowest, question.highest + 1)
        for end in (ends.get(number, ""),)
    )

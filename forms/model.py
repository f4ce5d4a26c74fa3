"""The vocabulary of a form: frozen values that every output reads and none changes.

A new question kind is a class here, a member of `Question`, and a `case` in each `match` that the
type checker then names: `items_of` below, the web page, the sheet and the keying screen.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

KEY = re.compile(r"[a-z][a-z0-9_]{0,31}")
OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,31}")
SLUG = re.compile(r"[a-z][a-z0-9]{0,31}(-[a-z0-9]{1,32}){0,7}")

# Room for an answer, in characters: one written line, and a long text.
LINE_LIMIT = 200
TEXT_LIMIT = 4000


def _check_keys(what: str, keys: list[str], shape: re.Pattern[str] = KEY) -> None:
    for key in keys:
        if not shape.fullmatch(key):
            raise ValueError(f"{what} has a malformed key: {key!r}")
    if len(set(keys)) != len(keys):
        raise ValueError(f"{what} has the same key twice: {keys}")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to tick. The key is stored for ever; the label is what is read."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One line of a `Statements` question. `measures` names the outcomes it gives evidence for."""

    key: str
    label: str
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statements:
    """Several statements, each answered by one option of the same scale.

    Raises:
        ValueError: a key is malformed or used twice, or there is too little to choose from.
    """

    key: str
    label: str
    scale: tuple[Option, ...]
    statements: tuple[Statement, ...]
    hint: str = ""
    required: bool = False
    continues: bool = False

    def __post_init__(self) -> None:
        _check_options(self.key, self.scale)
        if not self.statements:
            raise ValueError(f"{self.key} has no statements")
        _check_keys(self.key, [statement.key for statement in self.statements])


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option out of several. `ordered` options have a median.

    Raises:
        ValueError: an option's key is malformed or used twice, or there are fewer than two.
    """

    key: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    required: bool = False
    continues: bool = False
    ordered: bool = False
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_options(self.key, self.options)


@dataclass(frozen=True, kw_only=True)
class Text:
    """Words of the reader's own: one line (`lines=1`), several lines, or at most `words` words.

    Raises:
        ValueError: there is no line to write on, or no word allowed.
    """

    key: str
    label: str
    lines: int = 1
    words: int | None = None
    hint: str = ""
    required: bool = False
    continues: bool = False
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.lines < 1 or (self.words is not None and self.words < 1):
            raise ValueError(f"{self.key} leaves no room to answer")

    @property
    def limit(self) -> int:
        """The most characters that an answer may have online."""
        return LINE_LIMIT if self.lines == 1 else TEXT_LIMIT


Question = Statements | Choice | Text


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions under one heading."""

    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A definition. `purpose` says in two sentences what it is for.

    Raises:
        ValueError: a key is malformed or used twice, or nothing is asked.
    """

    key: str
    title: str
    purpose: str
    sections: tuple[Section, ...]
    anonymous: bool = True

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.key):
            raise ValueError(f"malformed form key: {self.key!r}")
        if not all(section.questions for section in self.sections) or not self.sections:
            raise ValueError(f"{self.key} has a section without questions")
        _check_keys(self.key, [q.key for section in self.sections for q in section.questions])

    @cached_property
    def outline(self) -> "tuple[tuple[Section, tuple[Numbered, ...]], ...]":
        """The sections with their questions numbered through: 1, 2, 3a, 3b.

        A question that `continues` shares the number of the one before it and they take letters.
        Numbers are the same in every language: officers match sheets that they can't read.
        """
        return _outline(self)

    @cached_property
    def items(self) -> "tuple[Item, ...]":
        """Everything that is asked for, in printed order."""
        return tuple(
            item for _, questions in self.outline for entry in questions for item in entry.items
        )


@dataclass(frozen=True, kw_only=True)
class Item:
    """The smallest thing that is answered by itself: one statement, one choice, one text.

    `key` names its answer everywhere (`experience.influence`); `number` is what is printed (`1a`).
    `options` is empty where the answer is written.
    """

    key: str
    number: str
    label: str
    question: Question
    options: tuple[Option, ...] = ()
    ordered: bool = False
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A question with its printed number and the items that answer it."""

    number: str
    question: Question
    items: tuple[Item, ...]


def _check_options(key: str, options: tuple[Option, ...]) -> None:
    if len(options) < 2:
        raise ValueError(f"{key} has fewer than two options")
    _check_keys(key, [option.key for option in options], OPTION_KEY)


def letter(position: int) -> str:
    """The label of the position-th part of a question, from 0: a, b … z, aa, ab …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def items_of(question: Question, number: str) -> tuple[Item, ...]:
    """What a question with this printed number is answered by."""
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
                for place, statement in enumerate(question.statements)
            )
        case Choice():
            return (
                Item(
                    key=question.key,
                    number=number,
                    label=question.label,
                    question=question,
                    options=question.options,
                    ordered=question.ordered,
                    measures=question.measures,
                ),
            )
        case Text():
            return (
                Item(
                    key=question.key,
                    number=number,
                    label=question.label,
                    question=question,
                    measures=question.measures,
                ),
            )
        case _:
            assert_never(question)


def _outline(form: Form) -> tuple[tuple[Section, tuple[Numbered, ...]], ...]:
    questions = [question for section in form.sections for question in section.questions]
    groups: list[int] = []
    for question in questions:
        first = not groups
        groups.append(1 if first else groups[-1] + (0 if question.continues else 1))
    numbers: list[str] = []
    for place, group in enumerate(groups):
        part = groups[:place].count(group)
        alone = groups.count(group) == 1
        numbers.append(str(group) if alone else f"{group}{letter(part)}")
    numbered = iter(
        Numbered(number=number, question=question, items=items_of(question, number))
        for number, question in zip(numbers, questions, strict=True)
    )
    return tuple(
        (section, tuple(next(numbered) for _ in section.questions)) for section in form.sections
    )


def says_number(options: tuple[Option, ...]) -> bool:
    """Whether the labels are the numbers 1 to n already ("1, not at all"): none is added."""
    return all(
        re.match(rf"{number}(?!\d)", option.label) for number, option in enumerate(options, start=1)
    )


def minutes(form: Form) -> int:
    """How long a form takes, in whole minutes, rounded up.

    Ours: 12 seconds a box to tick, 20 a written line, and 30 to read the first page.
    """
    seconds = 30
    for item in form.items:
        question = item.question
        seconds += 20 * question.lines if isinstance(question, Text) else 12
    return -(-seconds // 60)

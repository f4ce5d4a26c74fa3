"""A form: sections of numbered questions, and what it is made of.

The kinds of question are in `forms.kinds`, what answers them in `forms.items`; both are part of the
vocabulary that is imported from here.
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property

from forms.items import Item, Numbered, items_of, letter
from forms.kinds import (
    LINE_LIMIT,
    TEXT_LIMIT,
    Choice,
    Choices,
    Condition,
    Consent,
    Contact,
    Date,
    Field,
    Means,
    Money,
    Number,
    NumberScale,
    Question,
    Rows,
    Statements,
    Text,
)
from forms.options import From, Option, Statement, check_keys
from forms.wording import in_english, messages

__all__ = [
    "LINE_LIMIT",
    "TEXT_LIMIT",
    "Choice",
    "Choices",
    "Condition",
    "Consent",
    "Contact",
    "Date",
    "Field",
    "Form",
    "From",
    "Item",
    "Means",
    "Money",
    "Number",
    "NumberScale",
    "Numbered",
    "Option",
    "Question",
    "Rows",
    "Section",
    "Statement",
    "Statements",
    "Text",
    "minutes",
]

SLUG = re.compile(r"[a-z][a-z0-9]{0,31}(-[a-z0-9]{1,32}){0,7}")


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions under one heading."""

    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A definition. `purpose` says in two sentences what it is for.

    `apart`: it is offered after another form of its project was sent, and what is answered is
    stored with nothing that joins it to that one. `together`: a group or its officers answer it
    with one voice, so that it is shown to them alone. `retention_days`: how long personal answers
    are needed after the last day, unless a council says otherwise.

    Raises:
        ValueError: a key is malformed or used twice, nothing is asked, or it is anonymous and yet
            answered with one voice, or kept apart and not anonymous.
    """

    key: str
    title: str
    purpose: str
    sections: tuple[Section, ...]
    anonymous: bool = True
    apart: bool = False
    together: bool = False
    retention_days: int = 365

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.key):
            raise ValueError(f"malformed form key: {self.key!r}")
        if not all(section.questions for section in self.sections) or not self.sections:
            raise ValueError(f"{self.key} has a section without questions")
        if self.apart and not self.anonymous:
            raise ValueError(f"{self.key} is kept apart and yet not anonymous")
        if self.together and self.anonymous:
            raise ValueError(f"{self.key} is anonymous, and all know who answers it")
        check_keys(self.key, [question.key for question in self.questions])
        _check_conditions(self.questions)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in printed order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def public(self) -> bool:
        """Whether it is offered to residents by itself: neither after another, nor to a group."""
        return not (self.apart or self.together)

    @property
    def optional(self) -> bool:
        """Whether every question may be left out."""
        needed = (q.required or (isinstance(q, Rows) and q.least > 0) for q in self.questions)
        return not any(needed)

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


def _check_conditions(questions: tuple[Question, ...]) -> None:
    """A condition names an earlier question and options of it, so that none leads in a circle."""
    earlier: dict[str, set[str]] = {}
    for question in questions:
        condition = question.depends_on
        if condition and not set(condition.options) <= earlier.get(condition.key, set()):
            raise ValueError(f"{question.key} depends on what is not asked before it")
        if condition and not condition.options:
            raise ValueError(f"{question.key} depends on no option: nobody would be asked it")
        # The options of a project's own list are not known before it is put in.
        if isinstance(question, Choice | Choices) and isinstance(question.options, tuple):
            earlier[question.key] = {option.key for option in question.options}


def _outline(form: Form) -> tuple[tuple[Section, tuple[Numbered, ...]], ...]:
    groups: list[int] = []
    for question in form.questions:
        first = not groups
        groups.append(1 if first else groups[-1] + (0 if question.continues else 1))
    numbers: list[str] = []
    for place, group in enumerate(groups):
        part = groups[:place].count(group)
        alone = groups.count(group) == 1
        numbers.append(str(group) if alone else f"{group}{letter(part)}")
    numbered = iter(
        Numbered(number=number, question=question, items=items_of(question, number))
        for number, question in zip(numbers, form.questions, strict=True)
    )
    return tuple(
        (section, tuple(next(numbered) for _ in section.questions)) for section in form.sections
    )


# How long it takes, in seconds: to choose a box, to write a line, and to read a word (Brysbaert
# 2019: 238 words a minute; people read forms with more care). The first two are ours.
TICKED, WRITTEN, READ = 5, 20, 0.3


def minutes(form: Form) -> int:
    """How long a form takes, in whole minutes, rounded up: to read its words and to answer.

    Of a question with rows one row is counted. It is the same in every language.
    """
    seconds = READ * sum(len(in_english(text).split()) for text in messages(form).values())
    for item in form.items:
        question = item.question
        if item.options:
            seconds += TICKED
        elif isinstance(question, Text | Contact) and not item.row:
            seconds += WRITTEN * question.lines
        elif item.row <= 1:
            seconds += WRITTEN
    return math.ceil(seconds / 60)

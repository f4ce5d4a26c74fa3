"""Two definitions of a form → what becomes of each question: it goes on, ends, begins, is another.

Texts are compared as they are: two forms in the same language, names filled in, compare what is
read. Options, statements and the fields of rows are a question's parts, each with its own key.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, assert_never

from forms.columns import header
from forms.kinds import (
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Money,
    Number,
    NumberScale,
    Question,
    Rows,
    Statements,
    Text,
)
from forms.model import Form
from forms.options import From, offered, stated
from forms.wording import TRANSLATED, messages

OF_A_QUESTION = re.compile(r"sections/\d+/questions/(?P<key>[^/]+)/(?P<rest>.+)")
# The old text and the new one; "" where there is none.
Reworded = tuple[tuple[str, str], ...]
# A part of a question by the list it is in and its key: ("options", "yes").
Place = tuple[str, str]


class Fate(StrEnum):
    """What becomes of a question. Of another one under the same key answers can't be added up."""

    GOES_ON = "goes on"
    ENDS = "ends"
    BEGINS = "begins"
    ANOTHER = "is another"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What becomes of the question with this key. `begins` and `ends`: the labels of its parts.

    `words`: its other texts that change. `rules`: who is asked it, if an answer is needed, how much
    may be answered or how it is counted changes.
    """

    key: str
    fate: Fate
    label: str
    words: Reworded = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    rules: bool = False

    @property
    def unchanged(self) -> bool:
        """Whether it goes on as it is."""
        changes = (self.words, self.begins, self.ends, self.rules)
        return self.fate == Fate.GOES_ON and not any(changes)


@dataclass(frozen=True, kw_only=True)
class Differences:
    """What becomes of a form: its own texts that change, and each question of either definition.

    The questions are in the new order, then those that end. `moved`: those that go on stand in
    another order. `equal_columns`: both have the same data file.
    """

    words: Reworded
    questions: tuple[Difference, ...]
    moved: bool
    equal_columns: bool

    @property
    def none(self) -> bool:
        """Whether nothing changes."""
        return not (self.words or self.moved) and all(one.unchanged for one in self.questions)


def differences(old: Form, new: Form) -> Differences:
    """What becomes of each question when one definition of a form follows another."""
    before = {question.key: question for question in old.questions}
    after = {question.key: question for question in new.questions}
    said_before, said_after = _said(old), _said(new)
    both = [key for key in after if key in before]
    going_on = {
        key: _going_on(before[key], after[key], said_before.get(key, {}), said_after.get(key, {}))
        for key in both
    }
    begin = {key: Difference(key=key, fate=Fate.BEGINS, label=after[key].label) for key in after}
    end = {key: Difference(key=key, fate=Fate.ENDS, label=before[key].label) for key in before}
    return Differences(
        words=_reworded(said_before[""], said_after[""]),
        questions=tuple((begin | end | going_on).values()),
        moved=both != [key for key in before if key in after],
        equal_columns=header(old) == header(new),
    )


def _going_on(
    old: Question, new: Question, said_before: Mapping[str, str], said_after: Mapping[str, str]
) -> Difference:
    was, now = _parts(old), _parts(new)
    only_one = was.keys() ^ now.keys()
    return Difference(
        key=new.key,
        fate=Fate.ANOTHER if _is_another(old, new) else Fate.GOES_ON,
        label=new.label,
        words=_reworded(said_before, said_after, without=only_one),
        begins=tuple(label for place, label in now.items() if place not in was),
        ends=tuple(label for place, label in was.items() if place not in now),
        rules=_rules(old, only_one) != _rules(new, only_one),
    )


def _said(form: Form) -> dict[str, dict[str, str]]:
    """A form's texts by the key of their question and their path in it; "" has its own."""
    found: dict[str, dict[str, str]] = {"": {}}
    for path, text in messages(form).items():
        inner = OF_A_QUESTION.fullmatch(path)
        key, rest = (inner["key"], inner["rest"]) if inner else ("", path)
        found.setdefault(key, {})[rest] = text
    return found


def _reworded(
    old: Mapping[str, str], new: Mapping[str, str], without: Iterable[Place] = ()
) -> Reworded:
    """The texts that change, in reading order; those of parts that begin or end are left out."""
    return tuple(
        (old.get(path, ""), new.get(path, ""))
        for path in {**new, **old}
        if old.get(path, "") != new.get(path, "") and _place(path) not in without
    )


def _place(path: str) -> Place:
    """The part that a text belongs to: that of "options/yes/label" is ("options", "yes")."""
    *_, group, key, _text = "", "", *path.split("/")
    return group, key


def _parts(question: Question) -> dict[Place, str]:
    """The labels of what a question is made of, each by its place in it."""
    match question:
        case Choice() | Choices():
            group = "gaps" if isinstance(question.options, From) else "options"
            return {(group, option.key): option.label for option in offered(question.options)}
        case Statements():
            group = "gaps" if isinstance(question.statements, From) else "statements"
            lines = {(group, line.key): line.label for line in stated(question.statements)}
            return lines | {("scale", option.key): option.label for option in question.scale}
        case Rows():
            return {("fields", field.key): field.label for field in question.fields}
        case NumberScale() | Consent() | Text() | Number() | Money() | Date() | Contact():
            return {}
        case _:
            assert_never(question)


def _is_another(old: Question, new: Question) -> bool:
    """Whether answers to the two can't be added together: a 3 of 5 is not a 3 of 10."""
    if isinstance(old, Rows) and isinstance(new, Rows):
        fields_before = {field.key: field for field in old.fields}
        return any(
            _is_another(fields_before[field.key], field)
            for field in new.fields
            if field.key in fields_before
        )
    if isinstance(old, NumberScale) and isinstance(new, NumberScale):
        return (old.lowest, old.highest) != (new.lowest, new.highest)
    if isinstance(old, Contact) and isinstance(new, Contact):
        return old.means != new.means
    return type(old) is not type(new)


def _rules(value: Any, without: Iterable[Place], name: str = "") -> Any:
    """All of a question but its texts, and the parts that begin or end."""
    if isinstance(value, tuple):
        parts = (part for part in value if (name, getattr(part, "key", "")) not in without)
        return tuple(_rules(part, without) for part in parts)
    if is_dataclass(value):
        return {
            field.name: _rules(getattr(value, field.name), without, field.name)
            for field in fields(value)
            if field.name not in TRANSLATED
        }
    return value

"""A form → WTForms fields, filled and with their problems: the only importer of wtforms.

Fields carry no validators: `forms.problems` says what is wrong, and fills `field.errors`. A field
holds the one text that an answer is typed as; the macros in questions.html draw it as radios, boxes
to tick, the three parts of a date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal, assert_never

from werkzeug.datastructures import MultiDict
from wtforms import EmailField, Form, PasswordField, StringField, TextAreaField
from wtforms.form import BaseForm

from app import controls
from forms import model, paging
from forms.answers import Answers, Given, from_web, join, split
from forms.problems import Problem
from forms.wording import Words


@dataclass(frozen=True)
class Part:
    """One item of a question with the field that takes its answer."""

    item: model.Item
    field: Any
    hints: tuple[str, ...] = ()

    @property
    def box(self) -> Literal["radio", "checkbox"]:
        """What is ticked: with a box one can change one's mind and leave it empty."""
        alone = isinstance(self.item.question, model.Consent)
        return "checkbox" if self.item.many or alone else "radio"

    @property
    def ticked(self) -> list[str]:
        """The keys of the options that are ticked."""
        return (self.field.data or "").split()

    @property
    def typed(self) -> Iterator[tuple[str, str]]:
        """The parts of the answer with what was typed into each: a date's day, month and year."""
        return zip(self.item.parts, split(self.item, self.field.data or ""), strict=True)

    @property
    def lines(self) -> int:
        """How many lines its text field is high."""
        match self.item.question:
            case model.Text(lines=lines) if lines > 1:
                return lines + 1
            case model.Contact(lines=lines):
                return lines
            case _:
                return 1

    @property
    def pounds(self) -> bool:
        """Whether it is an amount in pounds."""
        return isinstance(self.item.question, model.Money)

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a text field for it."""
        return controls.attributes(self.item)

    @property
    def first_id(self) -> str:
        """The id of its first control, where a link to it leads."""
        return first_id(self.item)


@dataclass(frozen=True)
class Block:
    """One question on a page. `kind` names the macro in questions.html that shows it.

    `only_if` says of whom it is asked. `next_id` is the id that the first control of one more row
    would have, empty where there can't be more.
    """

    kind: str
    number: str
    question: model.Question
    parts: tuple[Part, ...]
    hints: tuple[str, ...] = ()
    only_if: str | None = None
    next_id: str = ""

    @property
    def rows(self) -> list[tuple[int, list[Part]]]:
        """The parts of each row, by its number from 1."""
        return [
            (row, list(parts)) for row, parts in groupby(self.parts, lambda part: part.item.row)
        ]

    def saying(self, option: model.Option) -> Part | None:
        """Where more can be said about an option that asks for it."""
        return next((part for part in self.parts[1:] if part.item.question.key == option.key), None)


@dataclass(frozen=True)
class Page:
    """A form, or a part of it, on a page: its sections with their blocks."""

    sections: tuple[tuple[model.Section, tuple[Block, ...]], ...]

    @property
    def parts(self) -> Iterator[Part]:
        """Every item with its field in printed order."""
        return (part for _, blocks in self.sections for block in blocks for part in block.parts)

    @property
    def wrong(self) -> list[Part]:
        """The parts that have a problem, in printed order."""
        return [part for part in self.parts if part.field.errors]


class SignIn(Form):  # type: ignore[misc]
    """What an officer signs in with."""

    email = EmailField()
    password = PasswordField()


def page(
    form: model.Form,
    part: paging.Part,
    raw: Mapping[str, str],
    words: Words,
    rows: Mapping[str, int] | None = None,
) -> Page:
    """A part of a form in the reader's language, filled with what was typed so far, by item key.

    Args:
        rows: how many rows to show at least, by question key; those with an answer always are.
    """
    filled = _page(part, raw, _kind, _field)
    shown = _rows_to_show(part, raw, rows or {})

    def complete(block: Block) -> Block:
        last = shown.get(block.question.key, 0)
        return replace(
            block,
            hints=controls.hints(block.question, words),
            only_if=controls.only_if(form, block.question, words),
            next_id=next((part.first_id for part in block.parts if part.item.row > last), ""),
            parts=tuple(
                replace(part, hints=controls.hints(part.item.question, words, row=part.item.row))
                for part in block.parts
                if part.item.row <= last
            ),
        )

    return Page(
        tuple(
            (section, tuple(complete(block) for block in blocks))
            for section, blocks in filled.sections
        )
    )


def keying_page(form: model.Form, raw: Mapping[str, str]) -> Page:
    """The same as a page to key paper into: one text field an item, whatever its kind."""
    return _page(form.outline, raw, lambda _question: "keyed", _keying_field)


def first_id(item: model.Item) -> str:
    """The id of the first control that an item's answer is given with."""
    return f"{item.key}-1" if item.options or item.parts else item.key


def typed(form: model.Form, data: Mapping[str, str]) -> dict[str, str]:
    """What was keyed, by item key; fields that the form doesn't have are left out."""
    return {item.key: data.get(item.key, "") for item in form.items}


def sent(items: Iterable[model.Item], data: MultiDict[str, str]) -> dict[str, str]:
    """The same of what a browser sent from a page: ticked boxes and parts of a date together."""
    return {item.key: _sent(item, data) for item in items}


def rows_sent(items: Iterable[model.Item], data: Mapping[str, str]) -> dict[str, int]:
    """How many rows the page had that a browser sent, by question key."""
    return {
        question: max(item.row for item in items)
        for question, items in groupby(
            (item for item in items if item.row and not data.keys().isdisjoint(_names(item))),
            lambda item: item.key.partition(".")[0],
        )
    }


def answers(form: model.Form, raw: Mapping[str, str]) -> Answers:
    """What was typed, by item key → answers; blanks are left out."""
    return _answers(form.items, raw)


def _answers(items: Iterable[model.Item], raw: Mapping[str, str]) -> Answers:
    found = {item.key: from_web(item, raw.get(item.key, "")) for item in items}
    return {key: answer for key, answer in found.items() if isinstance(answer, Given)}


def show_problems(page: Page, problems: Mapping[str, tuple[Problem, ...]], words: Words) -> None:
    """Puts the problems by item key beside their fields, in the reader's language."""
    for part in page.parts:
        part.field.errors = [problem.said(words) for problem in problems.get(part.item.key, ())]


def _names(item: model.Item) -> list[str]:
    """The names of an item's fields on a page."""
    return [f"{item.key}.{part}" for part in item.parts] or [item.key]


def _sent(item: model.Item, data: MultiDict[str, str]) -> str:
    if item.many:
        return " ".join(dict.fromkeys(data.getlist(item.key)))
    if item.parts:
        return join([data.get(name, "") for name in _names(item)])
    return data.get(item.key, "")


def _rows_to_show(
    part: paging.Part, raw: Mapping[str, str], rows: Mapping[str, int]
) -> dict[str, int]:
    """How many rows of each question are on the page: one at least, and all that are answered."""
    shown = {}
    for entry in (entry for _, entries in part for entry in entries):
        question = entry.question
        if isinstance(question, model.Rows):
            given = _answers(entry.items, raw)
            answered = [item.row for item in entry.items if item.key in given]
            most = max(1, question.least, rows.get(question.key, 0), *answered)
            shown[question.key] = min(most, question.most)
    return shown


def _page(
    part: paging.Part,
    raw: Mapping[str, str],
    kind: Callable[[model.Question], str],
    field: Callable[[model.Item], Any],
) -> Page:
    fields = BaseForm({item.key: field(item) for item in paging.items_in(part)})
    fields.process(data=raw)
    return Page(
        tuple(
            (
                section,
                tuple(
                    Block(
                        kind(entry.question),
                        entry.number,
                        entry.question,
                        tuple(Part(item, fields[item.key]) for item in entry.items),
                    )
                    for entry in questions
                ),
            )
            for section, questions in part
        )
    )


def _kind(question: model.Question) -> str:
    match question:
        case model.Statements():
            return "statements"
        case model.Choice() | model.Choices() | model.NumberScale() | model.Consent():
            return "choice"
        case model.Text() | model.Contact() | model.Number() | model.Money():
            return "text"
        case model.Date():
            return "date"
        case model.Rows():
            return "rows"
        case _:
            assert_never(question)


def _field(item: model.Item) -> Any:
    question = item.question
    several = isinstance(question, model.Text | model.Contact) and question.lines > 1
    return TextAreaField() if several else StringField()


def _keying_field(item: model.Item) -> Any:
    return StringField() if item.options else TextAreaField()

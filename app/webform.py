"""A form → WTForms fields, filled and with their problems: the only importer of wtforms.

Fields carry no validators: `forms.answers.problems` says what is wrong, and fills `field.errors`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from wtforms import EmailField, Form, PasswordField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm

from forms import model
from forms.answers import Answers, Given, from_web
from forms.problems import Problem
from forms.wording import Words


@dataclass(frozen=True)
class Part:
    """One item of a question with the field that takes its answer."""

    item: model.Item
    field: Any


@dataclass(frozen=True)
class Block:
    """One question on a page. `kind` names the macro in questions.html that shows it."""

    kind: str
    number: str
    question: model.Question
    parts: tuple[Part, ...]

    @property
    def numbered(self) -> bool:
        """Whether the options' labels are their numbers already."""
        return self.parts[0].item.says_codes


@dataclass(frozen=True)
class Page:
    """A whole form on a page: its sections with their blocks."""

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


def page(form: model.Form, raw: Mapping[str, str]) -> Page:
    """A form in the reader's language, filled with what was typed so far, by item key."""
    return _page(form, raw, _kind, _field)


def keying_page(form: model.Form, raw: Mapping[str, str]) -> Page:
    """The same as a page to key paper into: one text field an item, whatever its kind."""
    return _page(form, raw, lambda _question: "keyed", _keying_field)


def typed(form: model.Form, data: Mapping[str, str]) -> dict[str, str]:
    """What a browser sent, by item key; fields that the form doesn't have are left out."""
    return {item.key: data.get(item.key, "") for item in form.items}


def answers(form: model.Form, raw: Mapping[str, str]) -> Answers:
    """What was typed, by item key → answers; blanks are left out."""
    found = {item.key: from_web(item, raw.get(item.key, "")) for item in form.items}
    return {key: answer for key, answer in found.items() if isinstance(answer, Given)}


def show_problems(page: Page, problems: Mapping[str, tuple[Problem, ...]], words: Words) -> None:
    """Puts the problems by item key beside their fields, in the reader's language."""
    for part in page.parts:
        part.field.errors = [problem.said(words) for problem in problems.get(part.item.key, ())]


def _page(
    form: model.Form,
    raw: Mapping[str, str],
    kind: Callable[[model.Question], str],
    field: Callable[[model.Item], Any],
) -> Page:
    fields = BaseForm({item.key: field(item) for item in form.items})
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
            for section, questions in form.outline
        )
    )


def _kind(question: model.Question) -> str:
    match question:
        case model.Statements():
            return "statements"
        case model.Choice() | model.Choices() | model.NumberScale() | model.Consent():
            return "choice"
        case model.Text() | model.Contact() | model.Number() | model.Money() | model.Date():
            return "text"
        case model.Rows():
            return "rows"
        case _:
            assert_never(question)


def _field(item: model.Item) -> Any:
    if item.options:
        return RadioField(
            choices=[SelectChoice(option.key, option.label) for option in item.options]
        )
    if isinstance(item.question, model.Text) and item.question.lines > 1:
        return TextAreaField()
    return StringField()


def _keying_field(item: model.Item) -> Any:
    return StringField() if item.options else TextAreaField()

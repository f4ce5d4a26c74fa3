"""A form and its answers → what the page that checks them says, with links to change them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.controls import who
from app.webform import first_id
from forms.answers import Answers, Given
from forms.applying import not_asked
from forms.model import Choice, Choices, Contact, Form, Item, Numbered, Rows, Text
from forms.wording import N_, Phrase, Words, say
from printables.languages import said

NOT_FOR_YOU = N_(
    "You answered question {question}, which is only for those who answered {answer} to question "
    "{number}. It will not be sent."
)


@dataclass(frozen=True)
class Said:
    """An item with what was answered, as people say it: a text, or a label an option.

    `place` is the id of the control that changes it. `own`: they are the reader's own words, whose
    direction is their own.
    """

    number: str
    label: str
    texts: tuple[str, ...]
    place: str
    own: bool = False


@dataclass(frozen=True)
class Group:
    """A question with rows: those that have an answer, each with all its items."""

    number: str
    label: str
    rows: tuple[tuple[Said, ...], ...]


def all_said(form: Form, answers: Answers, words: Words) -> Iterator[Said | Group]:
    """Everything that is asked of somebody with these answers, in printed order."""
    shut = not_asked(form, answers)
    for entry in _entries(form):
        if entry.items[0].key in shut:
            continue
        match entry.question:
            case Rows():
                yield _rows(entry, answers, words.language)
            case Choice() | Choices():
                yield from _chosen(entry, answers, words.language)
            case _:
                yield from (_said(item, answers, words.language) for item in entry.items)


def not_sent(form: Form, answers: Answers, words: Words) -> Iterator[Phrase]:
    """A sentence for each question that was answered by somebody whom it is not asked of."""
    shut = not_asked(form, answers).intersection(answers)
    for entry in _entries(form):
        asked = who(form, entry.question, words)
        if asked and any(item.key in shut for item in entry.items):
            yield say(words, NOT_FOR_YOU, question=entry.number, **asked)


def _entries(form: Form) -> Iterator[Numbered]:
    return (entry for _, entries in form.outline for entry in entries)


def _rows(entry: Numbered, answers: Answers, language: str) -> Said | Group:
    rows = tuple(
        tuple(_said(item, answers, language) for item in items)
        for items in (list(items) for _, items in groupby(entry.items, lambda item: item.row))
        if any(item.key in answers for item in items)
    )
    if rows:
        return Group(entry.number, entry.question.label, rows)
    return Said(entry.number, entry.question.label, (), first_id(entry.items[0]))


def _chosen(entry: Numbered, answers: Answers, language: str) -> Iterator[Said]:
    """The choice, and the words of "Other, please say" where it is ticked or they are there."""
    choice = entry.items[0]
    ticked = _value(choice, answers).split()
    for item in entry.items:
        if item is choice or item.question.key in ticked or item.key in answers:
            yield _said(item, answers, language)


def _said(item: Item, answers: Answers, language: str) -> Said:
    value, place = _value(item, answers), first_id(item)
    if not item.options:
        own = isinstance(item.question, Text | Contact)
        texts = (said(item, value, language),) if value else ()
        return Said(item.number, item.label, texts, place, own)
    chosen = [
        (number, option.label)
        for number, option in enumerate(item.options, start=1)
        if option.key in value.split()
    ]
    if chosen:
        place = f"{item.key}-{chosen[0][0]}"
    return Said(item.number, item.label, tuple(label for _, label in chosen), place)


def _value(item: Item, answers: Answers) -> str:
    answer = answers.get(item.key)
    return answer.value if isinstance(answer, Given) else ""

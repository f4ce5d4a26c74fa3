"""A form and its answers → each question that is asked, with its answer as people say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from forms.answers import Answers, Given
from forms.applying import not_asked
from forms.helping import in_quotes
from forms.items import Item, Numbered
from forms.kinds import Choice, Choices, Contact, Rows, Text
from forms.model import Form, Section
from forms.options import Option
from forms.wording import N_, Words, say
from printables.languages import said as told
from printables.started import ticked

ON_SCALE = N_("{number}, on the scale from {first} to {last}")


@dataclass(frozen=True)
class Said:
    """An item with what was answered: a text, or a label an option; nothing where it is blank."""

    item: Item
    texts: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Whether they are the reader's own words, whose direction is their own."""
        return isinstance(self.item.question, Text | Contact)


@dataclass(frozen=True)
class Answered:
    """A question with its items in one row; of a question with rows, those that have an answer."""

    numbered: Numbered
    rows: tuple[tuple[Said, ...], ...]


def answered(
    form: Form, answers: Answers, words: Words
) -> Iterator[tuple[Section, tuple[Answered, ...]]]:
    """Everything that is asked of somebody with these answers, in printed order, by section.

    A section in which nothing is asked of them is left out. The form is in the language of `words`.
    """
    shut = not_asked(form, answers)
    for section, entries in form.outline:
        asked = tuple(
            Answered(entry, tuple(_rows(entry, answers, words)))
            for entry in entries
            if entry.items[0].key not in shut
        )
        if asked:
            yield section, asked


def label(item: Item, option: Option, words: Words) -> str:
    """What was ticked; a bare number with the ends of its scale, without which it says nothing."""
    if not item.ordered or not option.label.isdecimal():
        return option.label
    first, last = (in_quotes(end.label, words) for end in (item.options[0], item.options[-1]))
    return say(words, ON_SCALE, number=option.label, first=first, last=last)


def _rows(entry: Numbered, answers: Answers, words: Words) -> Iterator[tuple[Said, ...]]:
    said = tuple(Said(item, tuple(_texts(item, answers, words))) for item in entry.items)
    match entry.question:
        case Rows():
            rows = (tuple(row) for _, row in groupby(said, lambda one: one.item.row))
            yield from (row for row in rows if any(one.texts for one in row))
        case Choice() | Choices():
            yield _chosen(said, answers)
        case _:
            yield said


def _chosen(said: tuple[Said, ...], answers: Answers) -> tuple[Said, ...]:
    """The choice, and the words of "Other, please say" where it is ticked or they are there."""
    choice, *others = said
    marked = ticked(choice.item, answers)
    return choice, *(one for one in others if one.texts or one.item.question.key in marked)


def _texts(item: Item, answers: Answers, words: Words) -> Iterator[str]:
    answer = answers.get(item.key)
    if item.options:
        marked = ticked(item, answers)
        yield from (label(item, option, words) for option in item.options if option.key in marked)
    elif isinstance(answer, Given):
        yield told(item, answer.value, words.language)

"""A form and its answers → what the page that checks them says, with links to change them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.controls import who
from app.webform import first_id
from forms.answers import Answers
from forms.applying import not_asked
from forms.model import Form, Item, Numbered, Rows, Section
from forms.wording import N_, Phrase, Words, say
from printables import answered as told
from printables.answered import Answered, answered
from printables.started import ticked

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


def all_said(
    form: Form, answers: Answers, words: Words
) -> Iterator[tuple[Section, tuple[Said | Group, ...]]]:
    """Everything that is asked of somebody with these answers, in printed order, by section."""
    for section, entries in answered(form, answers, words):
        yield section, tuple(said for entry in entries for said in _entry(entry, answers))


def not_sent(form: Form, answers: Answers, words: Words) -> Iterator[Phrase]:
    """A sentence for each question that was answered by somebody whom it is not asked of."""
    shut = not_asked(form, answers).intersection(answers)
    for entry in _entries(form):
        asked = who(form, entry.question, words)
        if asked and any(item.key in shut for item in entry.items):
            yield say(words, NOT_FOR_YOU, question=entry.number, **asked)


def _entries(form: Form) -> Iterator[Numbered]:
    return (entry for _, entries in form.outline for entry in entries)


def _entry(entry: Answered, answers: Answers) -> Iterator[Said | Group]:
    if isinstance(entry.numbered.question, Rows):
        yield _rows(entry, answers)
    else:
        yield from (_said(one, answers) for one in entry.rows[0])


def _rows(entry: Answered, answers: Answers) -> Said | Group:
    number, label = entry.numbered.number, entry.numbered.question.label
    if not entry.rows:
        return Said(number, label, (), first_id(entry.numbered.items[0]))
    rows = (tuple(_said(one, answers) for one in row) for row in entry.rows)
    return Group(number, label, tuple(rows))


def _said(one: told.Said, answers: Answers) -> Said:
    item = one.item
    return Said(item.number, item.label, one.texts, _place(item, answers), one.own)


def _place(item: Item, answers: Answers) -> str:
    """The id of the control that changes an answer: of its first ticked box, where there is one."""
    chosen = ticked(item, answers)
    boxes = enumerate(item.options, start=1)
    return next((f"{item.key}-{n}" for n, box in boxes if box.key in chosen), first_id(item))

"""What an output asks, as a reader found it in the finished bytes, and what it should ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms.model import Form, Item, Rows


@dataclass(frozen=True)
class Asked:
    """One item as it is said to a person: its number, its label, its options in order."""

    number: str
    label: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stored:
    """One item as it is stored: its key, and its options' keys in order."""

    key: str
    options: tuple[str, ...] = ()


RowsShown = Callable[[Rows], int]


def every_row(question: Rows) -> int:
    """Where there is a field for each row that there may be."""
    return question.most


def printed_rows(question: Rows) -> int:
    """On paper."""
    return question.printed


def first_rows(question: Rows) -> int:
    """On a page that nobody has begun to fill in."""
    return max(1, question.least)


def one_row(_question: Rows) -> int:
    """Where rows are counted together."""
    return 1


def items(form: Form, rows: RowsShown) -> Iterator[Item]:
    """The items that an output shows."""
    for _, questions in form.outline:
        for entry in questions:
            most = rows(entry.question) if isinstance(entry.question, Rows) else 0
            yield from (item for item in entry.items if item.row <= most)


def asked(form: Form, rows: RowsShown = every_row) -> list[Asked]:
    """What an output of a form in the reader's language has to say."""
    return [
        Asked(
            item.heading if rows is one_row else item.number,
            str(item.label),
            tuple(str(option.label) for option in item.options),
        )
        for item in items(form, rows)
    ]


def stored(form: Form, rows: RowsShown = every_row) -> list[Stored]:
    """What an output of a form has to store."""
    return [
        Stored(item.key, tuple(option.key for option in item.options)) for item in items(form, rows)
    ]


def numbered(text: str) -> tuple[str, str]:
    """`1a. A label` → its number and its label."""
    number, _, label = " ".join(text.split()).partition(". ")
    return number, label

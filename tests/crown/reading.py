"""What an output asks, as a reader found it in the finished bytes, and what it should ask."""

from dataclasses import dataclass

from forms.model import Form


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


def asked(form: Form) -> list[Asked]:
    """What every output of a form in the reader's language has to say."""
    return [
        Asked(item.number, str(item.label), tuple(str(option.label) for option in item.options))
        for item in form.items
    ]


def stored(form: Form) -> list[Stored]:
    """What every output of a form has to store."""
    return [Stored(item.key, tuple(option.key for option in item.options)) for item in form.items]


def numbered(text: str) -> tuple[str, str]:
    """`1a. A label` → its number and its label."""
    number, _, label = " ".join(text.split()).partition(". ")
    return number, label

"""A letter → the words in it: ours, and those of a council or a project."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from forms.wording import fill
from printables.documents import LETTERS
from printables.documents.facts import Facts
from printables.documents.parts import Document, Gap, Said
from tests.printables.documents.samples import FULL

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def letter(key: str, facts: Facts = FULL) -> Document:
    """A letter of a project."""
    return LETTERS[key].make(facts)


def ours(value: Any) -> Iterator[Said]:
    """Our own words in a letter or a part of it, in order."""
    if isinstance(value, Said):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from ours(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from ours(getattr(value, one.name))


def theirs(value: Any) -> Iterator[str]:
    """The texts in a letter that are a project's or a council's own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from theirs(part)
    elif is_dataclass(value) and not isinstance(value, Said | Gap):
        for one in fields(value):
            yield from theirs(getattr(value, one.name))


def told(value: Any) -> list[str]:
    """What our own words say, in English."""
    return [fill(said.message, said.values).translate(ISOLATES) for said in ours(value)]

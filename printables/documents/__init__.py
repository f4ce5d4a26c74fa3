"""A project's letters: one module a letter. A definition goes in here, and into `LETTERS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from printables.documents.facts import Facts
from printables.documents.parts import Document


@dataclass(frozen=True, kw_only=True)
class Template:
    """A letter that can be made for a project.

    `title`: what officers choose it by, a message. `of_a_meeting`: it is about one of the project's
    meetings, which is chosen. `to_a_person`: it has a name and an address for a window envelope.
    """

    title: str
    make: Callable[[Facts], Document]
    of_a_meeting: bool = False
    to_a_person: bool = False


LETTERS: Mapping[str, Template] = {}

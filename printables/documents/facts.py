"""What a council and a project say of themselves → the facts that letters are filled with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forms.wording import Phrase


@dataclass(frozen=True, kw_only=True)
class Council:
    """A council as its letters name it; what it has not said is empty.

    `definition`: what co-production is for it; `principles`: its principles of co-production, each
    with its name; both are messages of ours, with their translations. `pays`: whether it has
    decided to pay the expenses of those who take part.
    """

    name: str
    place: str
    return_address: Sequence[str]
    telephone: str
    email: str
    definition: str
    principles: Sequence[tuple[str, str]]
    pays: bool


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting. `where`: its place, "" where it is online only; `access`: what is arranged."""

    day: date
    where: str
    online: bool
    access: str


@dataclass(frozen=True, kw_only=True)
class Applying:
    """How somebody applies to join: until when, and where the form is online."""

    closes: date
    address: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that a letter is filled with, in one language; the project's texts say which.

    `texts`: by the names of `app.projects.TEXTS`, those that are there. `method`: the message that
    says how the project works with people, "" while nobody has declared it. `meetings` are in order
    of their days. `meeting`: the one that the letter is about, and `to`: the person whom it is for,
    name and address a line an entry, where the letter has such.
    """

    council: Council
    project: Phrase
    texts: Mapping[str, Phrase]
    method: str
    contact: str
    begins: date | None
    ends: date | None
    meetings: Sequence[Meeting]
    criteria: Sequence[Phrase]
    measures: Sequence[Phrase]
    applying: Applying | None
    meeting: Meeting | None = None
    to: Sequence[str] = ()

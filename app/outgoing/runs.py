"""Copies that were printed → what is out of them, by language and edition, and what came back.

Copies of a form that is not anonymous have numbers: of these it is known which came back. Of all
others only how many were handed out and spoilt: a number would tell whose the answers are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from sqlalchemy import ColumnElement, select

from app.db import Collection, Version, db
from app.outgoing import copies
from app.outgoing.tables import PaperOut
from forms.wording import N_


class Way(StrEnum):
    """How copies go to people."""

    POST = "post"
    LIBRARY = "library"
    MEETING = "meeting"
    BY_HAND = "by_hand"


WAYS: Mapping[str, str] = {
    Way.POST: N_("By post"),
    Way.LIBRARY: N_("In a library or another place"),
    Way.MEETING: N_("At a meeting"),
    Way.BY_HAND: N_("From hand to hand"),
}


@dataclass(frozen=True)
class Line:
    """Copies in a language and an edition, and what became of them.

    `back`: how many came back; None where nobody can tell.
    """

    paper: PaperOut
    back: int | None
    spoilt: int

    @property
    def good(self) -> int:
        """How many can be handed out."""
        return self.paper.copies - self.spoilt

    @property
    def still_out(self) -> int | None:
        """How many could come back still; None where nobody can tell."""
        return None if self.back is None else self.good - self.back


@dataclass(frozen=True)
class Run:
    """What was printed together, in this order."""

    id: int
    lines: tuple[Line, ...]

    @property
    def paper(self) -> PaperOut:
        """What says of all of them how they go, and since when."""
        return self.lines[0].paper

    @property
    def copies(self) -> int:
        """How many were printed."""
        return sum(line.paper.copies for line in self.lines)

    @property
    def numbered(self) -> bool:
        """Whether each copy has a number."""
        return all(line.back is not None for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Total:
    """What was handed out by a way, in a language and an edition; spoilt copies are left out of it.

    `returned`: None where the copies have no numbers.
    """

    way: str
    language: str
    edition: str
    handed_out: int
    spoilt: int
    returned: int | None


def runs_of(collection_id: int) -> list[Run]:
    """What was printed of a collection, the last run first."""
    return _runs(Version.collection_id == collection_id)


def packs_of(project_id: int) -> list[Run]:
    """What was printed of a project for libraries, packs and single runs, the last first."""
    own = select(Collection.id).where(Collection.project_id == project_id)
    return _runs(Version.collection_id.in_(own), PaperOut.way == Way.LIBRARY)


def totals(collection: Collection) -> list[Total]:
    """What was handed out of a collection's versions, by way, language and edition."""
    out = PaperOut.confirmed_on.is_not(None)
    lines = _lines(Version.collection_id == collection.id, out)
    together: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        kind = line.paper.way, line.paper.language, line.paper.edition
        together.setdefault(kind, []).append(line)
    return [
        Total(
            way=way,
            language=language,
            edition=edition,
            handed_out=sum(line.good for line in own),
            spoilt=sum(line.spoilt for line in own),
            returned=_known(line.back for line in own),
        )
        for (way, language, edition), own in sorted(together.items())
    ]


def _runs(*conditions: ColumnElement[bool]) -> list[Run]:
    lines = _lines(PaperOut.run_id.is_not(None), *conditions)
    found = [
        Run(run_id or 0, tuple(own))
        for run_id, own in groupby(lines, key=lambda line: line.paper.run_id)
    ]
    return found[::-1]


def _lines(*conditions: ColumnElement[bool]) -> Iterator[Line]:
    """What was printed, in the order in which it was."""
    query = select(PaperOut).join(Version).where(*conditions)
    papers = db.session.scalars(query.order_by(PaperOut.run_id, PaperOut.id)).all()
    became = copies.became(papers)
    for paper in papers:
        back, spoilt = became.get(paper.id, (None, paper.spoilt))
        yield Line(paper, back, spoilt)


def _known(numbers: Iterable[int | None]) -> int | None:
    """A sum; None where nobody can tell any part of it."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None

"""Copies that an officer wants → a run, with its numbers; handed out, or spoilt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app import events, plans
from app.db import db, writing
from app.events import Kind
from app.outgoing import copies
from app.outgoing.runs import Run, Way
from app.outgoing.tables import Copy, PaperOut
from app.publishing import Published


class NotOfRun(Exception):
    """Numbers, as they were typed, that are on no copy of a run that could come back."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Copies of a version in a language and an edition."""

    version: Published
    language: str
    edition: str
    copies: int


def prepare(wanted: Sequence[Wanted], way: Way, *, today: date, officer_id: int) -> int:
    """Stores what is to be printed together; copies that aren't anonymous get their numbers.

    Returns:
        the run's id.

    Raises:
        ValueError: there is nothing to be printed.
    """
    if not wanted:
        raise ValueError("no copies")
    with writing():
        rows = [_paper(one, way, today) for one in wanted]
        for row, one in zip(rows, wanted, strict=True):
            row.run_id = rows[0].id
            if not one.version.anonymous:
                copies.number_all(row)
        _record(rows, Kind.PRINTED, officer_id)
        return rows[0].id


def confirm(run: Run, *, today: date, officer_id: int) -> None:
    """The copies of a run have been handed out. What was confirmed before keeps its day."""
    with writing():
        rows = [row for row in _held(run) if row.confirmed_on is None]
        for row in rows:
            row.confirmed_on = today
        _record(rows, Kind.HANDED_OUT, officer_id)


def discard(run: Run, *, officer_id: int) -> None:
    """Forgets a run that was never handed out.

    Raises:
        LookupError: it has been.
    """
    with writing():
        rows = _held(run)
        if any(row.confirmed_on for row in rows):
            raise LookupError(run.id)
        _record(rows, Kind.NOT_PRINTED, officer_id)
        for row in reversed(rows):  # the first one last: the others name it
            for copy in row.numbered:
                db.session.delete(copy)
            db.session.flush()
            db.session.delete(row)
            db.session.flush()


def spoil_numbers(run: Run, typed: str, *, today: date, officer_id: int) -> None:
    """Says which numbered copies can't come back.

    Args:
        typed: their numbers, one a line, with the version's code before them or without.

    Raises:
        NotOfRun: one is on no copy of this run, or on one that came back.
    """
    numbers = copies.typed(typed)
    with writing():
        rows = _held(run)
        query = select(Copy).where(
            Copy.paper_out_id.in_([row.id for row in rows]),
            Copy.number.in_(list(numbers)),
            ~copies.CAME_BACK,
        )
        found = {copy.number: copy for copy in db.session.scalars(query)}
        if unknown := [line for number, line in numbers.items() if number not in found]:
            raise NotOfRun(unknown)
        for copy in found.values():
            copy.spoilt_on = copy.spoilt_on or today
        _record(rows, Kind.SPOILT, officer_id)


def spoil(run: Run, spoilt: Mapping[int, int], *, officer_id: int) -> None:
    """Says how many copies of each line are spoilt in all: by the id of what was printed.

    Raises:
        ValueError: more than there are.
    """
    with writing():
        rows = _held(run)
        for row in rows:
            row.spoilt = spoilt.get(row.id, row.spoilt)
            if not 0 <= row.spoilt <= row.copies:
                raise ValueError(row.spoilt)
        _record(rows, Kind.SPOILT, officer_id)


def _paper(wanted: Wanted, way: Way, today: date) -> PaperOut:
    paper = PaperOut(
        version_id=wanted.version.id,
        language=wanted.language,
        edition=wanted.edition,
        way=way,
        copies=wanted.copies,
        prepared_on=today,
        spoilt=0,
    )
    db.session.add(paper)
    db.session.flush()
    return paper


def _held(run: Run) -> Sequence[PaperOut]:
    """What is printed in a run, held for this transaction."""
    query = (
        select(PaperOut).where(PaperOut.run_id == run.id).order_by(PaperOut.id).with_for_update()
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def _record(rows: Sequence[PaperOut], kind: Kind, officer_id: int) -> None:
    """Records what was done with copies, under the collection of each."""
    for collection in dict.fromkeys(row.version.collection for row in rows):
        events.record(plans.subject(collection), officer_id, kind)

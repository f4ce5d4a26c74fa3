"""A number on a sheet → the numbered copy that it was printed on, and whether it came back."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, case, func, select

from app import codes
from app.db import Draft, EndedDraft, db
from app.outgoing.tables import Copy, PaperOut
from app.tray.tables import Reply

CAME_BACK = select(Reply.id).where(Reply.begun == Copy.number).correlate(Copy).exists()


def find(number: str) -> Copy | None:
    """The numbered copy with this number; None where it is no copy's."""
    return db.session.get(Copy, number) if number else None


def number_all(paper: PaperOut) -> None:
    """Gives each copy of what is printed a number of its own, within the caller's transaction."""
    numbers = _unused(paper.version.code)
    paper.numbered = [
        Copy(number=next(numbers), place=place) for place in range(1, paper.copies + 1)
    ]
    db.session.flush()


def became(papers: Iterable[PaperOut]) -> Mapping[int, tuple[int, int]]:
    """How many numbered copies came back, and how many are spoilt: by the id of what was printed.

    What has no numbered copies is left out.
    """
    spoilt = Copy.spoilt_on.is_not(None) & ~CAME_BACK
    query = (
        select(Copy.paper_out_id, _count(CAME_BACK), _count(spoilt))
        .where(Copy.paper_out_id.in_([paper.id for paper in papers]))
        .group_by(Copy.paper_out_id)
    )
    return {id_: (back, lost) for id_, back, lost in db.session.execute(query)}


def typed(text: str) -> Mapping[str, str]:
    """Numbers that were typed or scanned, one a line → what was typed, by the number it means.

    The version's code may stand before a number, as it does on the sheet.
    """
    return {_number(line): line.strip() for line in text.splitlines() if line.strip()}


def _number(line: str) -> str:
    found = codes.read(line)
    whole = isinstance(found, codes.Typed) and found.number
    return whole or codes.spelled(line)


def _unused(code: str) -> Iterator[str]:
    """Numbers that no sheet has."""
    taken: set[str] = set()
    while True:
        number = codes.new_number(code)
        columns = (Copy.number, Draft.number, EndedDraft.number)
        known = (select(column).where(column == number) for column in columns)
        if number not in taken and not any(db.session.scalar(query) for query in known):
            taken.add(number)
            yield number


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))

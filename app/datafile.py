"""Stored responses → the data file: a header, then a line a response, in no order of time."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, select

from app.answer_rows import BESIDE
from app.db import Answer, Response, db
from app.publishing import Published
from forms import columns
from forms.model import Form, Item

# What every data file begins with, before the columns of its form.
# No question can be called so.
ABOUT = (
    *("_response", "_version", "_received", "_channel", "_language", "_reference"),
    *("_late", BESIDE),
)
_AT_A_TIME = 2000  # responses in memory while a file is written


def data_file(
    versions: list[Published], shown: Collection[tuple[Published, bool]] | None = None
) -> Iterator[str]:
    """The text of the data file: a header, then a line a response, a few thousand at a time.

    Its columns are those of the newest version; then those that only earlier ones have.

    Args:
        shown: the versions whose responses are in it, each with those that came in time (False)
            or the late ones (True); None for all.
    """
    names = [name for version in reversed(versions) for name in columns.header(version.form)]
    header = (*ABOUT, *dict.fromkeys(names))
    yield _lines([header])
    for version in versions:
        late = [late for one, late in shown if one == version] if shown else (False, True)
        after = -1
        while batch := _batch(version, late, after):
            after = batch[-1].id
            yield _lines(_rows(version, batch, header))


def _batch(version: Published, late: Collection[bool], after: int) -> Sequence[Any]:
    """The next responses in the order of their ids; as columns, for objects take twice as long."""
    query = (
        select(
            Response.id,
            Response.received,
            Response.channel,
            Response.language,
            Response.reference,
            Response.late,
        )
        .where(Response.version_id == version.id, Response.id > after, ~Response.waiting)
        .where(Response.late.in_(late))
        .order_by(Response.id)
        .limit(_AT_A_TIME)
    )
    return db.session.connection().execute(query).all()


def _rows(version: Published, batch: Sequence[Any], header: Sequence[str]) -> Iterator[list[str]]:
    """The lines of a batch of responses, below a header."""
    places = _places(version.form, header)
    empty = [""] * (len(header) - len(ABOUT))
    length = 7 if version.anonymous else 10  # of a date: the month, or the day
    rows = {
        id_: [
            str(id_),
            str(version.number),
            received.isoformat()[:length],
            channel or "",
            language or "",
            reference or "",
            "1" if is_late else "",
            "",
            *empty,
        ]
        for id_, received, channel, language, reference, is_late in batch
    }
    for id_, *answer in db.session.connection().execute(_answers(version, batch)):
        # A response that is not shown, or came to be while the file is written, is not in it.
        if id_ in rows:
            _fill(rows[id_], places, answer)
    yield from rows.values()


@dataclass(frozen=True)
class _Places:
    """Where in a line the cells of an item are, and its translation where it may have one."""

    item: Item
    cells: tuple[int, ...]
    translation: int | None


def _places(form: Form, header: Sequence[str]) -> dict[tuple[str, int], _Places]:
    """The places of each item, by what is counted and in which row."""
    found = {name: place for place, name in enumerate(header)}
    return {
        (item.counted, item.row): _Places(
            item=item,
            cells=tuple(found[name] for name in columns.columns(item)),
            translation=found.get(columns.translation(item)),
        )
        for item in form.items
    }


def _fill(
    line: list[str], places: Mapping[tuple[str, int], _Places], answer: Sequence[Any]
) -> None:
    """Puts a stored answer into the line of its response."""
    key, row, option, state, text, note, translation = answer
    if key == BESIDE:
        line[ABOUT.index(BESIDE)] = columns.guard(text)
        return
    at = places[key, row]
    cells = columns.cells(at.item, state, option or text, note)
    for place, cell in zip(at.cells, cells, strict=True):
        line[place] = cell
    if translation and at.translation is not None:
        line[at.translation] = columns.guard(translation)


def _answers(
    version: Published, batch: Sequence[Any]
) -> Select[int, str, int, str, str, str, str, str]:
    # From the response to its answers: from the version alone it would read all answers each time.
    return (
        select(
            Answer.response_id,
            Answer.key,
            Answer.row,
            Answer.option,
            Answer.state,
            Answer.text,
            Answer.note,
            Answer.translation,
        )
        .join(Response, Response.id == Answer.response_id)
        .where(Response.version_id == version.id, Response.id.between(batch[0].id, batch[-1].id))
        .where(~_is_one_of_several(version))
    )


def _is_one_of_several(version: Published) -> ColumnElement[bool]:
    """A row that only counts one of several ticked options: the answer as a whole has its own."""
    many = [item.key for item in version.form.items if item.many]
    return and_(Answer.key.in_(many), Answer.option != "") if many else false()


def _lines(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, quoting=csv.QUOTE_ALL).writerows(rows)
    return lines.getvalue()

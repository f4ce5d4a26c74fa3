"""Stored responses → counts, a results page, and a data file. Counting is done in SQL."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, stream_with_context
from sqlalchemy import ColumnElement, Select, and_, false, func, null, select

from app import publishing
from app.db import Answer, ChannelCount, Collection, db
from app.db import Response as Stored
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import officers_only
from app.pages import language, render, today
from app.publishing import Published
from app.responses import TEN_THOUSAND, is_small
from app.retention import once_a_day
from forms import answers as given
from forms import columns
from forms.model import Form, Item, Money, Number
from forms.tally import Count, Numbers, median, tally
from printables.languages import said

blueprint = Blueprint("reporting", __name__)

# What every data file begins with, before the columns of its form.
# No question can be called so.
ABOUT = ("_response", "_version", "_received", "_channel", "_language")
CHANNELS = tuple(given.Channel)
MOST_COMMENTS = 200  # of an item on a page
PART = 10**8  # numbers are added up in two parts, below and above this
_AT_A_TIME = 2000  # responses in memory while a file is written


@dataclass(frozen=True)
class Results:
    """The numbers of one version: `together` of all responses, `apart` by channel where known."""

    version: Published
    responses: int
    together: dict[str, Numbers]
    apart: dict[str, dict[str, Numbers]]


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>")
@officers_only
def results(collection_id: int) -> Response:
    """The results of a collection, once enough people have answered."""
    once_a_day(today())
    collection = _collection(collection_id)
    found = [count(publishing.read(version)) for version in collection.versions]
    shown = sum(result.responses for result in found)
    return render(
        "results.html",
        collection=collection,
        results=found if shown >= collection.threshold else [],
        shown=shown,
        title=found[-1].version.in_language(language()).title,
        channels=CHANNELS,
        channel_totals=_channel_totals(collection) if shown >= collection.threshold else [],
        small=is_small(collection.asked),
        comments=comments,
        median=median,
        figure=figure,
    )


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>/data.csv")
@officers_only
def data(collection_id: int) -> Response:
    """The data file of a collection: CSV in UTF-8, one line a response, in no order of time."""
    once_a_day(today())
    collection = _collection(collection_id)
    versions = [publishing.read(version) for version in collection.versions]
    if sum(sum(_responses(version).values()) for version in versions) < collection.threshold:
        raise Refused(404, *NO_SUCH_PAGE)
    answer = Response(stream_with_context(data_file(versions)), mimetype="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{collection.form_key}-{collection.id}.csv"'
    )
    return answer


def count(version: Published) -> Results:
    """The numbers of a version's responses, those of a small group that still wait left out."""
    per_channel: dict[str, list[Count]] = {}
    everything: list[Count] = []
    for channel, key, state, option, number, *parts in db.session.execute(_counting(version)):
        exact = _sum(*parts)
        row = Count(key, state, option or None, number, exact)
        everything.append(row)
        per_channel.setdefault(channel or "", []).append(row)
    by_channel = _responses(version)
    known = {} if is_small(version.asked) else {str(channel): None for channel in CHANNELS}
    total = sum(by_channel.values())
    return Results(
        version=version,
        responses=total,
        together=dict(tally(version.form, total, everything)),
        apart={
            channel: dict(
                tally(version.form, by_channel.get(channel, 0), per_channel.get(channel, []))
            )
            for channel in known
        },
    )


def figure(item: Item, number: Decimal, spoken: str) -> str:
    """A sum or an average of the answers to an item, to two digits after the point."""
    return said(item, f"{number:.2f}", spoken)


def comments(version: Published, key: str) -> Sequence[str]:
    """What was written for an item, in random order: that of the responses' random ids.

    Of very many only the first are given; the data file has them all.
    """
    written = (
        select(Answer.text)
        .where(Answer.version_id == version.id, Answer.key == key, Answer.text != "")
        .where(Answer.response_id.not_in(_waiting(version)))
        .order_by(Answer.response_id)
        .limit(MOST_COMMENTS)
    )
    return db.session.scalars(written).all()


def data_file(versions: list[Published]) -> Iterator[str]:
    """The text of the data file: a header, then a line a response, a few thousand at a time.

    Its columns are those of the newest version; then those that only earlier ones have.
    """
    names = [name for version in reversed(versions) for name in columns.header(version.form)]
    header = (*ABOUT, *dict.fromkeys(names))
    yield _lines([header])
    for version in versions:
        after = -1
        while batch := _batch(version, after):
            after = batch[-1].id
            yield _lines(_rows(version, batch, header))


def _collection(collection_id: int) -> Collection:
    found = db.session.get(Collection, collection_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _waiting(version: Published) -> Select[int]:
    return select(Stored.id).where(Stored.version_id == version.id, Stored.waiting)


def _counting(version: Published) -> Select[Any]:
    counted: Select[Any] = (
        select(
            Answer.channel,
            Answer.key,
            Answer.state,
            Answer.option,
            func.count(),
            *_parts_of_sum(version),
        )
        .where(Answer.version_id == version.id)
        .group_by(Answer.key, Answer.channel, Answer.state, Answer.option)
    )
    if any(item.row for item in version.form.items):
        # A question with rows that wasn't asked, or whose page is missing, counts once.
        once = Answer.state.not_in(("not_asked", "missing")) | (Answer.row <= 1)
        counted = counted.where(once)
    if is_small(version.asked):
        counted = counted.where(Answer.response_id.not_in(_waiting(version)))
    return counted


def _parts_of_sum(version: Published) -> list[ColumnElement[Any]]:
    """What numbers add up to, in two parts: a whole sum may be too big for SQLite.

    Nothing where a form asks for no number: to read each one costs as much as all the rest.
    """
    if not any(isinstance(item.question, Number | Money) for item in version.form.items):
        return [null(), null()]
    return [func.sum(Answer.number // PART), func.sum(Answer.number % PART)]


def _sum(big: int | None, small: int | None) -> Decimal | None:
    """The two parts put together again, as a number."""
    if big is None or small is None:
        return None
    return Decimal(int(big) * PART + int(small)) / TEN_THOUSAND


def _responses(version: Published) -> dict[str, int]:
    """How many responses came by each channel; "" where that isn't kept."""
    query = (
        select(func.coalesce(Stored.channel, ""), func.count())
        .where(Stored.version_id == version.id, ~Stored.waiting)
        .group_by(Stored.channel)
    )
    return dict(db.session.execute(query).all())


def _channel_totals(collection: Collection) -> list[tuple[str, int]]:
    """Of a small group only the totals by channel are known, of the responses that are shown."""
    totals = (
        select(ChannelCount.channel, func.sum(ChannelCount.shown))
        .where(ChannelCount.collection_id == collection.id)
        .group_by(ChannelCount.channel)
        .order_by(ChannelCount.channel)
    )
    return list(db.session.execute(totals))


def _batch(version: Published, after: int) -> Sequence[Any]:
    """The next responses in the order of their ids; as columns, for objects take twice as long."""
    query = (
        select(Stored.id, Stored.received, Stored.channel, Stored.language)
        .where(Stored.version_id == version.id, Stored.id > after, ~Stored.waiting)
        .order_by(Stored.id)
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
            *empty,
        ]
        for id_, received, channel, language in batch
    }
    for id_, key, row, option, state, text, note in db.session.connection().execute(
        _answers(version, batch)
    ):
        # A response that came to be shown while the file is written is not in it.
        if id_ in rows:
            item, cells = places[key, row]
            for place, cell in zip(
                cells, columns.cells(item, state, option or text, note), strict=True
            ):
                rows[id_][place] = cell
    yield from rows.values()


def _places(
    form: Form, header: Sequence[str]
) -> dict[tuple[str, int], tuple[Item, tuple[int, ...]]]:
    """Each item with the places of its cells in a line, by what is counted and in which row."""
    found = {name: place for place, name in enumerate(header)}
    return {
        (item.counted, item.row): (item, tuple(found[name] for name in columns.columns(item)))
        for item in form.items
    }


def _answers(version: Published, batch: Sequence[Any]) -> Select[int, str, int, str, str, str, str]:
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
        )
        .join(Stored, Stored.id == Answer.response_id)
        .where(Stored.version_id == version.id, Stored.id.between(batch[0].id, batch[-1].id))
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

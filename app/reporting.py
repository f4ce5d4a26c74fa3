"""Stored responses → counts, a results page, and a data file. Counting is done in SQL."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from flask import Blueprint, Response, stream_with_context
from flask_login import login_required
from sqlalchemy import Select, func, select

from app import publishing
from app.db import Answer, ChannelCount, Collection, db
from app.db import Response as Stored
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, render
from app.publishing import Published
from app.responses import is_small
from forms import answers as given
from forms import columns
from forms.model import items
from forms.tally import Count, Numbers, median, tally

blueprint = Blueprint("reporting", __name__)

# What every data file begins with, before the columns of its form.
ABOUT = ("response", "version", "received", "channel", "language")
CHANNELS = tuple(given.Channel)
_AT_A_TIME = 2000  # responses in memory while a file is written


@dataclass(frozen=True)
class Results:
    """The numbers of one version: `together` of all responses, `apart` by channel where known."""

    version: Published
    responses: int
    together: dict[str, Numbers]
    apart: dict[str, dict[str, Numbers]]


@blueprint.get("/<language>/results/<int:collection_id>")
@login_required  # type: ignore[untyped-decorator]
def results(collection_id: int) -> Response:
    """The results of a collection, once enough people have answered."""
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
        channel_totals=_channel_totals(collection),
        small=is_small(collection.asked),
        comments=comments,
        items=items,
        median=median,
    )


@blueprint.get("/<language>/results/<int:collection_id>/data.csv")
@login_required  # type: ignore[untyped-decorator]
def data(collection_id: int) -> Response:
    """The data file of a collection: CSV in UTF-8, one line a response, in no order of time."""
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
    for channel, key, state, option, number in db.session.execute(_counting(version)):
        row = (key, state, option or None, number)
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


def comments(version: Published, key: str) -> list[Answer]:
    """What was written for an item, in random order: that of the responses' random ids."""
    written = (
        select(Answer)
        .where(Answer.version_id == version.id, Answer.key == key, Answer.text != "")
        .where(Answer.response_id.not_in(_waiting(version)))
        .order_by(Answer.response_id)
    )
    return list(db.session.scalars(written))


def data_file(versions: list[Published]) -> Iterator[str]:
    """The lines of the data file: a header, then a response each, read a few thousand at a time."""
    yield _line([*ABOUT, *columns.header(versions[-1].form)])
    for version in versions:
        after = -1
        while batch := _batch(version, after):
            after = batch[-1].id
            answers = _answers_of(version, batch[0].id, after)
            for response in batch:
                about = (
                    response.id,
                    version.number,
                    _received(version, response),
                    response.channel or "",
                    response.language or "",
                )
                row = columns.row(version.form, answers.get(response.id, {}))
                yield _line([*map(str, about), *row])


def _collection(collection_id: int) -> Collection:
    found = db.session.get(Collection, collection_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _waiting(version: Published) -> Select[int]:
    return select(Stored.id).where(Stored.version_id == version.id, Stored.waiting)


def _counting(version: Published) -> Select[str | None, str, str, str, int]:
    counted = (
        select(Answer.channel, Answer.key, Answer.state, Answer.option, func.count())
        .where(Answer.version_id == version.id)
        .group_by(Answer.key, Answer.channel, Answer.state, Answer.option)
    )
    if is_small(version.asked):
        counted = counted.where(Answer.response_id.not_in(_waiting(version)))
    return counted


def _responses(version: Published) -> dict[str, int]:
    """How many responses came by each channel; "" where that isn't kept."""
    query = (
        select(func.coalesce(Stored.channel, ""), func.count())
        .where(Stored.version_id == version.id, ~Stored.waiting)
        .group_by(Stored.channel)
    )
    return dict(db.session.execute(query).all())


def _channel_totals(collection: Collection) -> list[tuple[str, int]]:
    """Of a small group only the totals by channel are known."""
    totals = (
        select(ChannelCount.channel, func.sum(ChannelCount.responses))
        .where(ChannelCount.collection_id == collection.id)
        .group_by(ChannelCount.channel)
        .order_by(ChannelCount.channel)
    )
    return list(db.session.execute(totals))


def _batch(version: Published, after: int) -> list[Stored]:
    query = (
        select(Stored)
        .where(Stored.version_id == version.id, Stored.id > after, ~Stored.waiting)
        .order_by(Stored.id)
        .limit(_AT_A_TIME)
    )
    return list(db.session.scalars(query))


def _answers_of(version: Published, first: int, last: int) -> dict[int, given.Answers]:
    query = (
        select(
            Answer.response_id, Answer.key, Answer.state, Answer.option, Answer.text, Answer.note
        )
        .where(Answer.version_id == version.id, Answer.response_id.between(first, last))
        .order_by(Answer.response_id)
    )
    rows = db.session.execute(query)
    return {
        response: {row.key: _answer(row.state, row.option, row.text, row.note) for row in group}
        for response, group in groupby(rows, key=attrgetter("response_id"))
    }


def _answer(state: str, option: str, text: str, note: str) -> given.Answer:
    match state:
        case "given":
            return given.Given(option or text, note)
        case "blank":
            return given.Blank(note)
        case reason:
            return given.Unclear(given.Reason(reason), text, note)


def _received(version: Published, response: Stored) -> str:
    day = response.received.isoformat()
    return day[:7] if version.anonymous else day


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()

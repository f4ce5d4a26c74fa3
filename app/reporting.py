"""Stored responses → counts and a results page. Counting is done in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, stream_with_context
from sqlalchemy import ColumnElement, Select, func, null, select

from app import publishing
from app.answer_rows import TEN_THOUSAND
from app.datafile import data_file
from app.db import Answer, ChannelCount, Collection, db
from app.db import Response as Stored
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import officers_only
from app.pages import render, today
from app.publishing import Published
from app.responses import is_small
from app.retention import once_a_day
from forms.answers import Channel
from forms.model import Item, Money, Number
from forms.tally import Count, Numbers, median, tally
from forms.wording import N_
from printables.languages import said

blueprint = Blueprint("reporting", __name__)

# A column each; there is no room for more on a narrow screen, so that others are in the total only.
SIDE_BY_SIDE = (Channel.ONLINE, Channel.PAPER)
HEADINGS = {
    Channel.ONLINE: N_("Online"),
    Channel.PAPER: N_("Paper"),
    Channel.FILE: N_("Filled-in PDF"),
    Channel.PHONE: N_("By telephone"),
    Channel.IN_PERSON: N_("In person"),
}
MOST_COMMENTS = 200  # of an item on a page
PART = 10**8  # numbers are added up in two parts, below and above this


@dataclass(frozen=True)
class Results:
    """The numbers of one version, by what an item is counted under.

    `channels`: how many responses came by each. `together`: the numbers of all responses;
    `side_by_side`: those of the responses online and on paper, where channels are known.
    """

    version: Published
    channels: dict[str, int]
    together: dict[str, Numbers]
    side_by_side: dict[str, dict[str, Numbers]]

    @property
    def responses(self) -> int:
        """How many are counted."""
        return sum(self.channels.values())

    def columns(self, counted: str) -> list[Numbers]:
        """The numbers of an item side by side."""
        return [numbers[counted] for numbers in self.side_by_side.values()]


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>")
@officers_only
def results(collection_id: int) -> Response:
    """The results of a collection, once enough people have answered."""
    once_a_day(today())
    collection = _collection(collection_id)
    found = [count(publishing.read(version)) for version in collection.versions]
    shown = sum(result.responses for result in found)
    enough = shown >= collection.threshold
    return render(
        "results.html",
        collection=collection,
        results=found if enough else [],
        shown=shown,
        version=found[-1].version,
        headings=HEADINGS,
        channel_totals=_channel_totals(collection, found) if enough else {},
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
    per_channel: dict[str | None, list[Count]] = {}
    everything: list[Count] = []
    for channel, key, state, option, number, *parts in db.session.execute(_counting(version)):
        exact = _sum(*parts)
        row = Count(key, state, option or None, number, exact)
        everything.append(row)
        per_channel.setdefault(channel, []).append(row)
    channels = _responses(version)
    return Results(
        version=version,
        channels=channels,
        together=dict(tally(version.form, sum(channels.values()), everything)),
        side_by_side={
            channel: dict(
                tally(version.form, channels.get(channel, 0), per_channel.get(channel, []))
            )
            for channel in (SIDE_BY_SIDE if _are_known(version) else ())
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


def _are_known(version: Published) -> bool:
    """Whether it is stored by which channel each response came."""
    return not (version.form.apart or is_small(version.asked))


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


def _channel_totals(collection: Collection, found: Sequence[Results]) -> dict[str, int]:
    """How many responses came by each channel: online and paper, others where there are any.

    Of a small group only these totals are known, of the responses that are shown; of what is kept
    apart nothing is.
    """
    if found[-1].version.form.apart:
        return {}
    totals: dict[str, int] = {}
    if is_small(collection.asked):
        counted = (
            select(ChannelCount.channel, func.sum(ChannelCount.shown))
            .where(ChannelCount.collection_id == collection.id)
            .group_by(ChannelCount.channel)
        )
        totals = dict(db.session.execute(counted).all())
    else:
        for result in found:
            for channel, number in result.channels.items():
                totals[channel] = totals.get(channel, 0) + number
    return {
        channel: totals.get(channel, 0)
        for channel in Channel
        if channel in SIDE_BY_SIDE or totals.get(channel)
    }

"""Stored responses → counts and a results page. Counting is done in SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, stream_with_context
from sqlalchemy import ColumnElement, Select, func, null, select

from app import publishing
from app.answer_rows import BESIDE, TEN_THOUSAND
from app.datafile import data_file
from app.db import Answer, ChannelCount, Collection, db
from app.db import Response as Stored
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import render, today
from app.people.roles import Right, needs
from app.publishing import Published
from app.responses import is_small
from app.retention import once_a_day
from app.tray.replies import State
from app.tray.tables import Entry, Reply
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

    `late`: of its late responses alone; otherwise they are left out. `channels`: how many responses
    came by each. `together`: the numbers of all responses; `side_by_side`: those of the responses
    online and on paper, where channels are known. `beside`: how many have something beside the
    questions.
    """

    version: Published
    late: bool
    beside: int
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
@needs(Right.READS)
def results(collection_id: int) -> Response:
    """The results of a collection, once enough people have answered."""
    once_a_day(today())
    collection = _collection(collection_id)
    versions = [publishing.read(version) for version in collection.versions]
    found = [count(version) for version in versions]
    shown, came_late = (how_many(versions, late=late) for late in (False, True))
    enough = _are_enough(collection, shown)
    late_enough = _are_enough(collection, came_late, late=True)
    return render(
        "results.html",
        collection=collection,
        results=found if enough else [],
        shown=shown,
        late=came_late,
        late_results=[count(version, late=True) for version in versions] if late_enough else [],
        uncounted=_uncounted(versions),
        version=versions[-1],
        headings=HEADINGS,
        channel_totals=_channel_totals(collection, found) if enough else {},
        small=is_small(collection.asked),
        comments=comments,
        beside=BESIDE,
        median=median,
        figure=figure,
    )


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>/data.csv")
@needs(Right.READS)
def data(collection_id: int) -> Response:
    """The data file of a collection: CSV in UTF-8, one line a response, in no order of time."""
    once_a_day(today())
    collection = _collection(collection_id)
    versions = [publishing.read(version) for version in collection.versions]
    shown = [
        late
        for late in (False, True)
        if _are_enough(collection, how_many(versions, late=late), late=late)
    ]
    if not shown:
        raise Refused(404, *NO_SUCH_PAGE)
    file = data_file(versions, shown)
    answer = Response(stream_with_context(file), mimetype="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{collection.form_key}-{collection.id}.csv"'
    )
    return answer


def count(version: Published, *, late: bool = False) -> Results:
    """The numbers of a version's responses: of those that came in time, or of the late ones.

    Those of a small group that still wait are left out.
    """
    per_channel: dict[str | None, list[Count]] = {}
    everything: list[Count] = []
    for channel, key, state, option, number, *parts in db.session.execute(_counting(version, late)):
        exact = _sum(*parts)
        row = Count(key, state, option or None, number, exact)
        everything.append(row)
        per_channel.setdefault(channel, []).append(row)
    channels = _responses(version, late)
    return Results(
        version=version,
        late=late,
        beside=sum(row.number for row in everything if row.key == BESIDE),
        channels=channels,
        together=dict(tally(version.form, sum(channels.values()), everything)),
        side_by_side={
            channel: dict(
                tally(version.form, channels.get(channel, 0), per_channel.get(channel, []))
            )
            for channel in (SIDE_BY_SIDE if _are_known(version) and not late else ())
        },
    )


def figure(item: Item, number: Decimal, spoken: str) -> str:
    """A sum or an average of the answers to an item, to two digits after the point."""
    return said(item, f"{number:.2f}", spoken)


def comments(version: Published, key: str, *, late: bool = False) -> Sequence[Any]:
    """What was written for an item as `text`, and its `translation`, in random order.

    That is the order of the responses' random ids. Of very many only the first are given; the data
    file has them all.

    Args:
        key: the item's, or `BESIDE`.
        late: those of late responses, instead of those that came in time.
    """
    written = (
        select(Answer.text, Answer.translation)
        .where(Answer.version_id == version.id, Answer.key == key, Answer.text != "")
        .where(*_counted(version, late))
        .order_by(Answer.response_id)
        .limit(MOST_COMMENTS)
    )
    return db.session.execute(written).all()


def how_many(versions: Iterable[Published], *, late: bool = False) -> int:
    """How many responses to these versions came in time, or late; those that wait left out."""
    return sum(sum(_responses(version, late).values()) for version in versions)


def _are_enough(collection: Collection, number: int, *, late: bool = False) -> bool:
    """Whether so many responses can be shown: nobody is to be known by their answers.

    Late ones don't wait for others as those of a small group do, so that they are never shown.
    """
    return number >= collection.threshold and not (late and is_small(collection.asked))


def _uncounted(versions: Iterable[Published]) -> int:
    """How many replies on paper are keyed, and to be keyed again or to be settled.

    Not those of today: who keyed one just now would see that it was chosen.
    """
    today_s = select(Entry.reply_id).where(Entry.finished_on == today())
    query = select(func.count()).where(
        Reply.version_id.in_([version.id for version in versions]),
        Reply.state.in_([State.KEYED, State.TO_SETTLE]),
        Reply.id.not_in(today_s),
    )
    return db.session.scalar(query) or 0


def _are_known(version: Published) -> bool:
    """Whether it is stored by which channel each response came."""
    return not (version.form.apart or is_small(version.asked))


def _collection(collection_id: int) -> Collection:
    found = db.session.get(Collection, collection_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _counted(version: Published, late: bool) -> tuple[ColumnElement[bool], ...]:
    """That an answer's response is counted, among those in time or among the late ones."""
    own = select(Stored.id).where(Stored.version_id == version.id)
    late_ones = Answer.response_id.in_(own.where(~Stored.waiting, Stored.late))
    if late:
        return (late_ones,)
    return ~late_ones, Answer.response_id.not_in(own.where(Stored.waiting))


def _counting(version: Published, late: bool) -> Select[Any]:
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
    # To look up each answer's response costs more than to count.
    if is_small(version.asked) or how_many([version], late=True):
        counted = counted.where(*_counted(version, late))
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


def _responses(version: Published, late: bool) -> dict[str, int]:
    """How many responses came by each channel, in time or late; "" where that isn't kept."""
    query = (
        select(func.coalesce(Stored.channel, ""), func.count())
        .where(Stored.version_id == version.id, ~Stored.waiting, Stored.late == late)
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

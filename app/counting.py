"""Stored responses → the numbers of the versions that ask alike. Counting is done in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, func, null, select

from app.answer_rows import BESIDE, TEN_THOUSAND
from app.db import Answer, ChannelCount, Collection, db
from app.db import Response as Stored
from app.publishing import Published
from app.responses import is_small
from forms.answers import Channel
from forms.items import YES
from forms.model import Consent, Form, Money, Number
from forms.tally import Count, Numbers, tally
from forms.wording import SOURCE_LANGUAGE

# A column each; there is no room for more on a narrow screen, so that others are in the total only.
SIDE_BY_SIDE = (Channel.ONLINE, Channel.PAPER)
MOST_COMMENTS = 200  # of an item on a page
PART = 10**8  # numbers are added up in two parts, below and above this


@dataclass(frozen=True)
class Results:
    """The numbers of versions that ask alike, the oldest first, by what an item is counted under.

    `late`: of their late responses alone; otherwise they are left out. `channels`: how many
    responses came by each. `together`: the numbers of all responses; `side_by_side`: those of the
    responses online and on paper, where channels are known. `beside`: how many have something
    beside the questions.
    """

    versions: tuple[Published, ...]
    late: bool
    beside: int
    channels: Mapping[str, int]
    together: Mapping[str, Numbers]
    side_by_side: Mapping[str, Mapping[str, Numbers]]

    @property
    def newest(self) -> Published:
        """The version whose words are shown."""
        return self.versions[-1]

    @property
    def responses(self) -> int:
        """How many are counted."""
        return sum(self.channels.values())

    def columns(self, counted: str) -> list[Numbers]:
        """The numbers of an item side by side."""
        return [numbers[counted] for numbers in self.side_by_side.values()]


def alike(versions: Iterable[Published]) -> list[tuple[Published, ...]]:
    """Versions in groups that are counted together, in the order of the first of each.

    They have the same columns in their data files, and the same options in the same order; their
    questions may stand in another order.
    """
    groups: dict[object, list[Published]] = {}
    for version in versions:
        groups.setdefault(_asked(version.form), []).append(version)
    return [tuple(group) for group in groups.values()]


def count(versions: Sequence[Published], *, late: bool = False) -> Results:
    """The numbers of the responses that came in time, or of the late ones.

    Those of a small group that still wait are left out.

    Args:
        versions: of one collection, that are `alike`; the oldest first.
    """
    form = versions[-1].form
    per_channel: dict[str | None, list[Count]] = {}
    everything: list[Count] = []
    for channel, key, state, option, number, *parts in db.session.execute(
        _counting(versions, late)
    ):
        row = Count(key, state, option or None, number, _sum(*parts))
        everything.append(row)
        per_channel.setdefault(channel, []).append(row)
    channels = responses(versions, late=late)
    return Results(
        versions=tuple(versions),
        late=late,
        beside=sum(row.number for row in everything if row.key == BESIDE),
        channels=channels,
        together=tally(form, sum(channels.values()), everything),
        side_by_side={
            channel: tally(form, channels.get(channel, 0), per_channel.get(channel, []))
            for channel in (SIDE_BY_SIDE if _are_known(versions[-1]) and not late else ())
        },
    )


@dataclass(frozen=True)
class Comment:
    """What somebody wrote, its translation, and the keys of the consents that they gave with it."""

    text: str
    translation: str
    agreed: frozenset[str]


def consents(version: Published, language: str) -> dict[str, str]:
    """What people may agree to of what they write: the agreement by its item's key.

    None is a declaration, which is needed, nor what a group signs. Beside a comment in an anonymous
    form, what else somebody ticked could tell who it was.
    """
    if version.anonymous or version.form.together:
        return {}
    return {
        item.key: item.options[0].label
        for item in version.in_language(language).items
        if isinstance(item.question, Consent) and not item.question.required
    }


def comments(versions: Sequence[Published], key: str, *, late: bool = False) -> list[Comment]:
    """What was written for an item, in random order.

    That is the order of the responses' random ids. Of very many only the first are given; the data
    file has them all.

    Args:
        key: the item's, or `BESIDE`.
        late: those of late responses, instead of those that came in time.
    """
    written = (
        select(Answer.response_id, Answer.text, Answer.translation)
        .where(Answer.version_id.in_(_ids(versions)), Answer.key == key, Answer.text != "")
        .where(*_counted(versions, late))
        .order_by(Answer.response_id)
        .limit(MOST_COMMENTS)
    )
    rows = db.session.execute(written).all()
    agreed = _agreed(versions, [row.response_id for row in rows])
    return [Comment(row.text, row.translation, agreed[row.response_id]) for row in rows]


def _agreed(
    versions: Sequence[Published], response_ids: Sequence[int]
) -> Mapping[int, frozenset[str]]:
    """The consents that each of these responses gave, by its id."""
    ticked = select(Answer.response_id, Answer.key).where(
        Answer.response_id.in_(response_ids),
        Answer.key.in_(consents(versions[-1], SOURCE_LANGUAGE)),
        Answer.option == YES,
    )
    found: dict[int, frozenset[str]] = dict.fromkeys(response_ids, frozenset())
    for response_id, key in db.session.execute(ticked):
        found[response_id] |= {key}
    return found


def responses(versions: Iterable[Published], *, late: bool = False) -> dict[str, int]:
    """How many responses came by each channel, in time or late; "" where that isn't kept.

    Those of a small group that still wait are left out.
    """
    query = (
        select(func.coalesce(Stored.channel, ""), func.count())
        .where(Stored.version_id.in_(_ids(versions)), ~Stored.waiting, Stored.late == late)
        .group_by(Stored.channel)
    )
    return dict(db.session.execute(query).all())


def how_many(versions: Iterable[Published], *, late: bool = False) -> int:
    """How many responses to these versions came in time, or late; those that wait left out."""
    return sum(responses(versions, late=late).values())


def are_enough(collection: Collection, number: int, *, late: bool = False) -> bool:
    """Whether so many responses can be shown: nobody is to be known by their answers.

    Late ones don't wait for others as those of a small group do, so that they are never shown.
    """
    return number >= collection.threshold and not (late and is_small(collection.asked))


def told(
    collection: Collection, versions: Iterable[Published], *, late: bool = False
) -> list[tuple[Published, ...]]:
    """Those groups of `alike` versions that have enough responses of their own to be shown."""
    return [
        group
        for group in alike(versions)
        if are_enough(collection, how_many(group, late=late), late=late)
    ]


def channel_totals(collection: Collection, versions: Sequence[Published]) -> dict[str, int]:
    """How many responses came in time by each channel: online and paper, others if there are any.

    Of a small group only these totals are known, of the responses that are shown; of what is kept
    apart nothing is.
    """
    if versions[-1].form.apart:
        return {}
    totals = responses(versions)
    if is_small(collection.asked):
        counted = (
            select(ChannelCount.channel, func.sum(ChannelCount.shown))
            .where(ChannelCount.collection_id == collection.id)
            .group_by(ChannelCount.channel)
        )
        totals = dict(db.session.execute(counted).all())
    return {
        channel: totals.get(channel, 0)
        for channel in Channel
        if channel in SIDE_BY_SIDE or totals.get(channel)
    }


def _asked(form: Form) -> object:
    """What forms have in common whose answers mean the same."""
    return frozenset(
        (item.key, type(item.question), tuple(option.key for option in item.options))
        for item in form.items
    )


def _ids(versions: Iterable[Published]) -> list[int]:
    return [version.id for version in versions]


def _are_known(version: Published) -> bool:
    """Whether it is stored by which channel each response came."""
    return not (version.form.apart or is_small(version.asked))


def _counted(versions: Sequence[Published], late: bool) -> tuple[ColumnElement[bool], ...]:
    """That an answer's response is counted, among those in time or among the late ones."""
    own = select(Stored.id).where(Stored.version_id.in_(_ids(versions)))
    late_ones = Answer.response_id.in_(own.where(~Stored.waiting, Stored.late))
    if late:
        return (late_ones,)
    return ~late_ones, Answer.response_id.not_in(own.where(Stored.waiting))


def _counting(versions: Sequence[Published], late: bool) -> Select[Any]:
    form = versions[-1].form
    # In the order of the index nothing has to be sorted, which would take three times as long.
    several = [Answer.version_id] if len(versions) > 1 else []
    counted: Select[Any] = (
        select(
            Answer.channel,
            Answer.key,
            Answer.state,
            Answer.option,
            func.count(),
            *_parts_of_sum(form),
        )
        .where(Answer.version_id.in_(_ids(versions)))
        .group_by(*several, Answer.key, Answer.channel, Answer.state, Answer.option)
    )
    if any(item.row for item in form.items):
        # A question with rows that wasn't asked, or whose page is missing, counts once.
        once = Answer.state.not_in(("not_asked", "missing")) | (Answer.row <= 1)
        counted = counted.where(once)
    # To look up each answer's response costs more than to count.
    if is_small(versions[-1].asked) or how_many(versions, late=True):
        counted = counted.where(*_counted(versions, late))
    return counted


def _parts_of_sum(form: Form) -> list[ColumnElement[Any]]:
    """What numbers add up to, in two parts: a whole sum may be too big for SQLite.

    Nothing where a form asks for no number: to read each one costs as much as all the rest.
    """
    if not any(isinstance(item.question, Number | Money) for item in form.items):
        return [null(), null()]
    return [func.sum(Answer.number // PART), func.sum(Answer.number % PART)]


def _sum(big: int | None, small: int | None) -> Decimal | None:
    """The two parts put together again, as a number."""
    if big is None or small is None:
        return None
    return Decimal(int(big) * PART + int(small)) / TEN_THOUSAND

"""What went out for a form and what came back → who is reached by which way, as far as is told.

Of anonymous answers nothing is crossed with anything else, and small numbers are hidden; of a small
group there are totals by way alone; of what is kept apart only how many there are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, partial

from sqlalchemy import func, select

from app import counting, publishing
from app.db import Collection, Response, db
from app.outgoing import runs
from app.outgoing.runs import Total
from app.publishing import Published
from app.responses import is_small
from app.tray.replies import State
from app.tray.tables import Batch, Leaves, Reply
from forms.wording import SOURCE_LANGUAGE

# Who keyed a reply first is not to learn whether it is keyed again: all these are one number.
KEYED = (State.KEYED, State.TO_SETTLE, State.DONE)


class Hidden(StrEnum):
    """Why a number is not told: it is small, or would tell one that is."""

    FEW = "few"
    BESIDE = "beside"


Told = Mapping[str, int | Hidden]


@dataclass(frozen=True, kw_only=True)
class Back:
    """Replies on paper that came back and are registered. `reasons`: why some are set aside.

    `editions`: how many of each edition; none where answers are anonymous, for what few have would
    tell whose they are.
    """

    registered: int
    waiting: int
    keyed: int
    reasons: Mapping[str, int]
    editions: Mapping[str, int]

    @property
    def set_aside(self) -> int:
        """How many can't be counted."""
        return sum(self.reasons.values())


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Of one collection: what went out, and what came back.

    `answers`: how many came in time, keyed once included; those that may be known. `enough`: there
    are so many that it is told how they came. `months`: by their first day, ISO 8601.
    """

    collection: Collection
    version: Published
    out: Sequence[Total]
    answers: int
    late: int
    enough: bool
    channels: Mapping[str, int]
    languages: Told = field(default_factory=dict)
    months: Told = field(default_factory=dict)
    back: Back | None = None
    leaves: int = 0

    @property
    def apart(self) -> bool:
        """Whether its answers are kept apart from all others."""
        return self.version.form.apart

    @property
    def small(self) -> bool:
        """Whether few people were asked."""
        return is_small(self.collection.asked)

    @property
    def hides(self) -> bool:
        """Whether a number is not told."""
        told = (*self.languages.values(), *self.months.values())
        return any(isinstance(number, Hidden) for number in told)

    @property
    def spoken(self) -> list[str]:
        """The languages that it is offered in, went out in, or was answered in."""
        return list(dict.fromkeys((*self.version.languages, *self.languages_out, *self.languages)))

    @cached_property
    def ways_out(self) -> Counter[str]:
        """How many copies were handed out by each way."""
        return self._out("way")

    @cached_property
    def languages_out(self) -> Counter[str]:
        """How many copies were handed out in each language."""
        return self._out("language")

    @cached_property
    def editions_out(self) -> Counter[str]:
        """How many copies were handed out in each edition."""
        return self._out("edition")

    def _out(self, name: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for total in self.out:
            found[getattr(total, name)] += total.handed_out
        return found


def reach_of(collection: Collection) -> Reach:
    """What went out and came back for a collection that is published."""
    versions = [publishing.read(version) for version in collection.versions]
    newest, late = versions[-1], counting.how_many(versions, late=True)
    known = partial(Reach, collection=collection, version=newest, late=late)
    if newest.form.apart:
        shown, leaves = counting.how_many(versions), _leaves(versions)
        return known(out=(), answers=shown, enough=False, channels={}, leaves=leaves)
    out = runs.totals(collection)
    if is_small(collection.asked):
        channels = counting.channel_totals(collection, versions)
        answers = sum(channels.values())
        enough = counting.are_enough(collection, answers)
        return known(out=out, answers=answers, enough=enough, channels=channels)
    arrived = _Arrived(versions)
    return known(
        out=out,
        answers=arrived.channels.total(),
        enough=counting.are_enough(collection, arrived.channels.total()),
        channels=arrived.channels,
        languages=_told(collection, arrived.languages),
        months=_told(collection, arrived.months),
        back=_back(collection, versions),
    )


def hide_small(numbers: Mapping[str, int], least: int) -> dict[str, int | Hidden]:
    """Numbers whose sum is known → those under `least` hidden, and what would tell them too.

    What is hidden adds up to `least` or more, and is never one number alone. Nothing is hidden
    where there is nothing: that nobody came so tells of nobody.
    """
    told: dict[str, int | Hidden] = dict(numbers)
    hidden: list[int] = []
    for name, number in sorted(numbers.items(), key=lambda each: each[1]):
        if 0 < number < least:
            told[name] = Hidden.FEW
        elif number and hidden and (len(hidden) == 1 or sum(hidden) < least):
            told[name] = Hidden.BESIDE
        else:
            continue
        hidden.append(number)
    return told


class _Arrived:
    """The answers to versions that came in time, by channel, by language and by month.

    What is keyed and not stored yet counts as what is stored: who keyed it sees no difference.
    """

    def __init__(self, versions: Sequence[Published]) -> None:
        self.channels: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.months: Counter[str] = Counter()
        for channel, language, day, number in _stored_and_keyed(versions):
            self.channels[channel] += number
            self.languages[language] += number
            self.months[day.replace(day=1).isoformat()] += number


def _stored_and_keyed(versions: Sequence[Published]) -> Iterator[tuple[str, str, date, int]]:
    """How many answers came by a channel, in a language, on a day."""
    ids = [version.id for version in versions]
    came = (Response.channel, Response.language, Response.received)
    stored = (
        select(*came, func.count())
        .where(Response.version_id.in_(ids), ~Response.waiting, ~Response.late)
        .group_by(*came)
    )
    came_back = (Reply.channel, Reply.language, Batch.handed_in)
    keyed = (
        select(*came_back, func.count())
        .join(Batch, Batch.id == Reply.batch_id)
        .where(Reply.version_id.in_(ids), Reply.state.in_((State.KEYED, State.TO_SETTLE)))
        .where(Batch.handed_in <= versions[-1].keyed_until)
        .group_by(*came_back)
    )
    for query in (stored, keyed):
        for channel, language, day, number in db.session.execute(query):
            yield channel or "", language or SOURCE_LANGUAGE, day, number


def _told(collection: Collection, numbers: Mapping[str, int]) -> Told:
    """Numbers as they may be told: of anonymous answers no small one."""
    if not collection.anonymous:
        return numbers
    return hide_small(numbers, collection.threshold)


def _back(collection: Collection, versions: Sequence[Published]) -> Back:
    own = (
        Reply.version_id.in_([version.id for version in versions]),
        Reply.batch_id.is_not(None),
    )
    grouped = (Reply.state, Reply.reason, Reply.edition)
    query = select(*grouped, func.count()).where(*own).group_by(*grouped)
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    editions: Counter[str] = Counter()
    for state, reason, edition, number in db.session.execute(query):
        states[state] += number
        editions[edition] += number
        if state == State.SET_ASIDE:
            reasons[reason] += number
    return Back(
        registered=states.total(),
        waiting=states[State.WAITING],
        keyed=sum(states[state] for state in KEYED),
        reasons=reasons,
        editions={} if collection.anonymous else editions,
    )


def _leaves(versions: Sequence[Published]) -> int:
    """How many leaves were separated from the post, unread."""
    ids = [version.id for version in versions]
    return db.session.scalar(select(func.sum(Leaves.leaves)).where(Leaves.version_id.in_(ids))) or 0

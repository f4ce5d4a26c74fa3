"""A day's post → a batch with a ledger that adds up: what was opened is keyed or set aside."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, select, update

from app import events, publishing
from app.codes import Typed, read
from app.db import Collection, Version, db, writing
from app.publishing import Published
from app.tray.replies import Closed, State
from app.tray.tables import Batch, Entry, Leaves, Reply
from forms.wording import N_, SOURCE_LANGUAGE


class Source(StrEnum):
    """Where a batch came from."""

    POST = "post"
    LIBRARY = "library"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    LOT = "lot"  # equality leaves, shuffled


# What an officer chooses from; a lot is opened in its own way (`app.tray.lots`).
SOURCES = {
    Source.POST: N_("By post"),
    Source.LIBRARY: N_("From a box in a library or another place"),
    Source.MEETING: N_("At a meeting"),
    Source.HOME_VISIT: N_("On a home visit"),
}
MOST_ENVELOPES = 10_000


class NotYet(Exception):
    """A batch does not add up: it can't be closed."""


@dataclass(frozen=True)
class Ledger:
    """The sums of a batch, of its envelopes and of what was in them.

    `unopened`: envelopes without any reply so far; below 0 where there are more than were counted.
    `states` and `reasons` count replies; `leaves` and `slips` what was separated from them.
    """

    envelopes: int
    unopened: int
    states: Counter[str]
    reasons: Counter[str]
    leaves: int
    slips: int

    @property
    def replies(self) -> int:
        """How many there are."""
        return self.states.total()

    @property
    def finished(self) -> int:
        """How many are done or set aside."""
        return self.states[State.DONE] + self.states[State.SET_ASIDE]

    @property
    def adds_up(self) -> bool:
        """Whether every envelope has its replies, and each of these is done or set aside."""
        return self.unopened == 0 and self.finished == self.replies


def open_batch(
    source: Source,
    *,
    envelopes: int,
    handed_in: date,
    today: date,
    version: Published | None = None,
) -> Batch:
    """Opens a batch. `version`: of a lot of equality leaves.

    Raises:
        ValueError: it was handed in after today, or has no envelopes or more than there can be.
    """
    with writing():
        return add(source, envelopes=envelopes, handed_in=handed_in, today=today, version=version)


def add(
    source: Source,
    *,
    envelopes: int,
    handed_in: date,
    today: date,
    version: Published | None = None,
) -> Batch:
    """The same within the caller's transaction."""
    if handed_in > today:
        raise ValueError("handed_in")
    if not 1 <= envelopes <= MOST_ENVELOPES:
        raise ValueError("envelopes")
    batch = Batch(
        code=_unused_code(),
        source=source,
        handed_in=handed_in,
        envelopes=envelopes,
        opened_on=today,
        version_id=version.id if version else None,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def find(typed: str) -> Batch | None:
    """The batch whose cover sheet has this code; None where it is no batch's."""
    found = read(typed)
    if not isinstance(found, Typed) or found.number:
        return None
    return db.session.scalar(select(Batch).where(Batch.code == found.code))


def open_batches(versions: Iterable[int | None]) -> Sequence[Batch]:
    """The batches that are not closed, the newest first; lots of these versions alone (ids)."""
    query = select(Batch).where(Batch.closed_on.is_(None), _of(versions))
    return db.session.scalars(query.order_by(Batch.id.desc())).all()


def closed_batches(most: int, versions: Iterable[int | None]) -> Sequence[Batch]:
    """The batches that were closed last, at most so many, the last one first; lots as above."""
    query = select(Batch).where(Batch.closed_on.is_not(None), _of(versions)).limit(most)
    return db.session.scalars(query.order_by(Batch.closed_on.desc(), Batch.id.desc())).all()


def _of(versions: Iterable[int | None]) -> ColumnElement[bool]:
    """That a batch is a day's post, or a lot of one of these versions."""
    lots = [version for version in versions if version is not None]
    return Batch.version_id.is_(None) | Batch.version_id.in_(lots)


def subject(batch: Batch) -> str:
    """What an event about a batch is recorded under."""
    return f"batch {batch.id}"


def takes(batch: Batch, version: Published) -> bool:
    """Whether a sheet of a version belongs in a batch: a leaf in a lot of its own kind alone."""
    return batch.version_id == (version.id if version.form.apart else None)


def recount(batch: Batch, *, envelopes: int, slips: int) -> None:
    """Mends the numbers of an open batch that were counted by hand.

    Raises:
        ValueError: there can't be so many, or so few.
        Closed: it is closed, or a lot, which has the leaves that were counted out for it.
    """
    if not 1 <= envelopes <= MOST_ENVELOPES:
        raise ValueError("envelopes")
    if not 0 <= slips <= MOST_ENVELOPES:
        raise ValueError("slips")
    with writing():
        counted = (
            update(Batch)
            .where(Batch.id == batch.id, Batch.closed_on.is_(None), Batch.version_id.is_(None))
            .values(envelopes=envelopes, slips=slips)
            .returning(Batch.id)
        )
        if db.session.scalar(counted) is None:
            raise Closed


def ledger(batch: Batch) -> Ledger:
    """The sums of a batch."""
    rows = db.session.execute(
        select(Reply.envelope, Reply.state, Reply.reason).where(Reply.batch_id == batch.id)
    ).all()
    leaves = select(Leaves.leaves).where(Leaves.batch_id == batch.id)
    return Ledger(
        envelopes=batch.envelopes,
        unopened=batch.envelopes - len({envelope for envelope, _, _ in rows}),
        states=Counter(state for _, state, _ in rows),
        reasons=Counter(reason for _, state, reason in rows if state == State.SET_ASIDE),
        leaves=sum(db.session.scalars(leaves)),
        slips=batch.slips,
    )


def close(batch: Batch, *, today: date, officer_id: int) -> None:
    """Closes a batch that adds up. What is anonymous keeps its totals alone.

    Entries of anonymous replies, what was changed in them, and what leads to their responses are
    deleted.

    Raises:
        NotYet: it doesn't add up.
    """
    with writing():
        held = select(Batch).where(Batch.id == batch.id).with_for_update()
        batch = db.session.scalars(held.execution_options(populate_existing=True)).one()
        if batch.closed_on is not None:
            return
        if not ledger(batch).adds_up:
            raise NotYet
        batch.closed_on = today
        _forget_anonymous(batch.id)
        events.record(subject(batch), officer_id, events.Kind.CLOSED)


def _forget_anonymous(batch_id: int) -> None:
    anonymous = (
        select(Reply.id)
        .join(Version, Version.id == Reply.version_id)
        .join(Collection, Collection.id == Version.collection_id)
        .where(Reply.batch_id == batch_id, Collection.anonymous)
    )
    forget(db.session.scalars(anonymous).all())


def forget(ids: Sequence[int]) -> None:
    """Deletes what was keyed of replies, and what leads to their responses; their numbers stay."""
    # A language or an edition that few have would tell whose the answers are.
    nothing = {"response_id": None, "begun": "", "language": SOURCE_LANGUAGE, "edition": ""}
    db.session.execute(delete(Entry).where(Entry.reply_id.in_(ids)))
    db.session.execute(update(Reply).where(Reply.id.in_(ids)).values(**nothing))
    events.forget_values(f"reply {id_}" for id_ in ids)


def _unused_code() -> str:
    """A code that neither a batch nor a version has: both are typed into one box."""
    while True:
        code = publishing.unused_code(Batch.code)
        if publishing.find(code) is None:
            return code

"""A collection that is to be closed → what has to be finished before, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from app import publishing
from app.db import Collection, Draft, Response, db
from app.outgoing import runs
from app.outgoing.tables import PaperRequest
from app.tray import lots
from app.tray.replies import State
from app.tray.tables import Batch, Reply

_UNFINISHED = (State.WAITING, State.KEYED, State.TO_SETTLE)


@dataclass(frozen=True)
class InTray:
    """What has to be finished before a collection closes.

    `batches`: open ones with its replies, and its open lots. `loose`: how many replies by
    telephone, in person or in a file nobody has finished.
    """

    batches: Sequence[Batch]
    loose: int

    def __bool__(self) -> bool:
        return bool(self.batches or self.loose)


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What closing means, in numbers.

    `responses`: how many can be seen; None of what is kept apart. `begun`: begun online and not
    sent. `still_out`: sheets that were handed out and are not back; None where none was. `leaves`:
    equality leaves that are in no lot, and would count no more. `in_time_until`: the last day for
    paper, as it was told; None where it has passed. `wait_for_paper`: asked for a form by post that
    is not sent.
    """

    responses: int | None
    begun: int
    still_out: int | None
    leaves: int
    in_time_until: date | None
    wait_for_paper: int

    @property
    def early(self) -> bool:
        """Whether people count on more time, or have sent leaves that would not count."""
        return self.in_time_until is not None or self.leaves > 0


def in_tray(collection: Collection) -> InTray:
    """What has to be finished.

    Of an anonymous one a batch is to be closed too: nothing of its replies may stay.
    """
    own = _versions(collection)
    its = select(Reply.id).where(Reply.batch_id == Batch.id, Reply.version_id.in_(own))
    if not collection.anonymous:
        its = its.where(Reply.state.in_(_UNFINISHED))
    open_ones = select(Batch).where(
        Batch.closed_on.is_(None), its.exists() | Batch.version_id.in_(own)
    )
    loose = select(func.count()).where(
        Reply.batch_id.is_(None), Reply.version_id.in_(own), Reply.state.in_(_UNFINISHED)
    )
    return InTray(
        db.session.scalars(open_ones.order_by(Batch.id)).all(), db.session.scalars(loose).one()
    )


def of(collection: Collection, today: date) -> Outlook:
    """What closing a collection today means."""
    own = _versions(collection)
    newest = publishing.read(collection.versions[-1])
    seen = select(func.count()).where(Response.version_id.in_(own), ~Response.waiting)
    begun = select(func.count()).where(Draft.version_id.in_(own), Draft.expires_on >= today)
    told = [publishing.read(version).cover.last_date for version in collection.versions]
    waiting = select(func.count()).where(PaperRequest.collection_id == collection.id)
    last = max((date.fromisoformat(day) for day in told if day), default=collection.closes)
    in_time_until = last + timedelta(days=collection.grace_days)
    return Outlook(
        responses=None if newest.form.apart else db.session.scalars(seen).one(),
        begun=db.session.scalars(begun).one(),
        still_out=_still_out(collection, own),
        leaves=_leaves(own, today) if newest.form.apart else 0,
        in_time_until=in_time_until if in_time_until >= today else None,
        wait_for_paper=db.session.scalars(waiting).one(),
    )


def _versions(collection: Collection) -> list[int]:
    return [version.id for version in collection.versions]


def _still_out(collection: Collection, versions: list[int]) -> int | None:
    """How many sheets went out and are not back; 0 where copies of them came back as well."""
    out = sum(total.handed_out for total in runs.totals(collection))
    back = select(func.count()).where(
        Reply.version_id.in_(versions), Reply.batch_id.is_not(None), Reply.joined_id.is_(None)
    )
    return max(out - db.session.scalars(back).one(), 0) if out else None


def _leaves(versions: list[int], today: date) -> int:
    """How many leaves wait for a lot."""
    boxes = [box for box in lots.boxes(today) if box.version.id in versions]
    return sum(box.waiting for box in boxes if today <= box.version.keyed_until)

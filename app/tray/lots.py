"""Equality leaves, separated unread → lots of ten or more, shuffled, to be keyed.

Nothing leads from a leaf to the reply it came with: of a batch there is a number of leaves alone,
and a leaf is one of its lot. What is keyed of it goes where nothing joins it (`app.apart`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from app import publishing
from app.db import Version, db, writing
from app.publishing import Published
from app.tray import batches, replies
from app.tray.batches import Source
from app.tray.tables import Batch, Leaves, Reply
from forms.wording import SOURCE_LANGUAGE

# A lot is so large that nobody knows a person in it.
FEWEST = 10


class Why(StrEnum):
    """Why leaves can't be a lot, or can't be counted so."""

    FEW = "few"
    MANY = "many"  # more than wait in the box
    LATE = "late"  # the days of grace are over: its responses are shown already
    IN_LOTS = "in_lots"  # fewer were separated than are in lots


class NoLot(Exception):
    """Leaves can't be a lot, or can't be counted so: nothing is stored."""

    def __init__(self, why: Why, version_id: int) -> None:
        super().__init__(why)
        self.why, self.version_id = why, version_id


@dataclass(frozen=True)
class Box:
    """The leaves of a version: how many were separated over all batches, how many are in lots."""

    version: Published
    separated: int
    in_lots: int

    @property
    def waiting(self) -> int:
        """How many are in the box still."""
        return self.separated - self.in_lots

    def problem(self, leaves: int, today: date) -> Why | None:
        """Why so many can't be a lot today; None where they can.

        Fewer than ten can where they are all that is left after the form has closed.
        """
        if today > self.version.keyed_until:
            return Why.LATE
        if leaves > self.waiting:
            return Why.MANY
        last = today > self.version.closes and leaves == self.waiting
        if leaves < 1 or (leaves < FEWEST and not last):
            return Why.FEW
        return None


def to_separate(batch: Batch) -> list[tuple[Published, int]]:
    """The leaves that could be in a batch's envelopes, and how many were separated so far.

    None in a lot: its leaves were separated before.
    """
    if batch.source == Source.LOT:
        return []
    counted = select(Leaves.version_id, Leaves.leaves).where(Leaves.batch_id == batch.id)
    known = dict(db.session.execute(counted).all())
    return [
        (version, known.get(version.id, 0))
        for version in replies.out(batch.handed_in)
        if version.form.apart
    ]


def separate(batch: Batch, leaves: Mapping[int, int]) -> None:
    """Says how many leaves were separated from a batch, by version id.

    Raises:
        Closed: the batch is closed.
        NoLot: fewer were separated then than are in lots already.
    """
    with writing():
        _lock_versions(leaves)
        lock = select(Batch.closed_on).where(Batch.id == batch.id).with_for_update()
        if db.session.scalars(lock).one() is not None:
            raise replies.Closed
        for version_id, number in leaves.items():
            db.session.merge(Leaves(batch_id=batch.id, version_id=version_id, leaves=number))
        db.session.flush()
        separated, in_lots = _separated(), _in_lots()
        for version_id in leaves:
            if separated[version_id] < in_lots.get(version_id, 0):
                raise NoLot(Why.IN_LOTS, version_id)


def boxes(today: date) -> Sequence[Box]:
    """The leaves of each version whose sheets may still come, or of which some wait."""
    separated, in_lots = _separated(), _in_lots()
    left = [id_ for id_, number in separated.items() if number > in_lots.get(id_, 0)]
    waiting = db.session.scalars(select(Version.code).where(Version.id.in_(left))).all()
    versions = [*replies.out(today), *filter(None, map(publishing.find, waiting))]
    known = {version.id: version for version in versions if version.form.apart}
    found = [Box(v, separated.get(v.id, 0), in_lots.get(v.id, 0)) for v in known.values()]
    return sorted(found, key=lambda box: (box.version.closes, box.version.id))


def begin(version: Published, leaves: int, *, officer_id: int, today: date) -> Reply:
    """Opens a lot of so many leaves; gives the first, on this officer's desk.

    A lot is handed in on the day it is opened: when a leaf came would lead to its sender.

    Raises:
        NoLot: it is too small, too large or too late.
    """
    with writing():
        _lock_versions([version.id])
        box = Box(version, _separated().get(version.id, 0), _in_lots().get(version.id, 0))
        why = box.problem(leaves, today)
        if why:
            raise NoLot(why, version.id)
        lot = batches.add(
            Source.LOT, envelopes=leaves, handed_in=today, today=today, version=version
        )
        return replies.add(lot, version, language=SOURCE_LANGUAGE, officer_id=officer_id)


def _lock_versions(ids: Mapping[int, int] | Sequence[int]) -> None:
    """One at a time counts the leaves of a version."""
    lock = select(Version.id).where(Version.id.in_(list(ids))).order_by(Version.id)
    db.session.execute(lock.with_for_update())


def _separated() -> dict[int, int]:
    return _sums(Leaves.version_id, Leaves.leaves)


def _in_lots() -> dict[int, int]:
    return _sums(Batch.version_id, Batch.envelopes)


def _sums(
    version_id: InstrumentedAttribute[Any], number: InstrumentedAttribute[int]
) -> dict[int, int]:
    """The sum of a number over all batches, by version."""
    sums = select(version_id, func.sum(number)).where(version_id.is_not(None)).group_by(version_id)
    return dict(db.session.execute(sums).all())

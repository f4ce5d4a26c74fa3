"""Two keyings of one reply → their differences, and how often the first was wrong."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from sqlalchemy import select

from app.db import Collection, db
from app.publishing import Published
from app.tray import sheets
from app.tray.tables import Entry, KeyedTwice, Reply
from forms.answers import Answer
from forms.items import Item
from forms.keys import keyed

# 95 of a hundred intervals hold the true rate: the normal distribution's 0.975 quantile.
_Z = 1.959964
# A rate of wrong fields that paper can live with: single keying does no better than 0.37 to 2.9 in
# a thousand (doi 10.1371/journal.pone.0035087), and 0.5 % is what checks of this size can show.
TOLERATED = 0.005


class Verdict(StrEnum):
    """What a rate of errors says about the share that is keyed twice."""

    RAISE = "raise"  # more is wrong than can be tolerated
    UNSURE = "unsure"  # too little was keyed twice to tell
    GOOD = "good"


class NotToSettle(LookupError):
    """A reply was not keyed twice, or is settled already."""


@dataclass(frozen=True)
class Difference:
    """An item that was keyed in two ways.

    `keys`: what was keyed for it, first and second; a sign where nothing was, that says the same.
    """

    item: Item
    first: Answer
    second: Answer
    keys: tuple[str, str]


@dataclass(frozen=True)
class Rate:
    """Of so many fields, how many were wrong; `low` to `high` is the 95 % interval (Wilson's)."""

    fields: int
    wrong: int

    def __add__(self, other: "Rate") -> "Rate":
        """The rate of both together."""
        return Rate(self.fields + other.fields, self.wrong + other.wrong)

    @property
    def share(self) -> float:
        """The part that was wrong, 0 to 1; 0 where there are no fields."""
        return self.wrong / max(self.fields, 1)

    @property
    def verdict(self) -> Verdict:
        """Whether the interval lies above what is tolerated, around it, or below."""
        if self.low > TOLERATED:
            return Verdict.RAISE
        return Verdict.UNSURE if self.high > TOLERATED else Verdict.GOOD

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(self._middle - self._half, 0.0)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(self._middle + self._half, 1.0)

    @property
    def _middle(self) -> float:
        n = max(self.fields, 1)
        return (self.wrong + _Z**2 / 2) / (n + _Z**2)

    @property
    def _half(self) -> float:
        n = max(self.fields, 1)
        return _Z / (n + _Z**2) * sqrt(self.share * (1 - self.share) * n + _Z**2 / 4)


NO_FIELDS = Rate(0, 0)


def differences(version: Published, reply: Reply) -> Sequence[Difference]:
    """The items of which two keyings mean different answers, in printed order."""
    typed = both(reply)
    first, second = (sheets.read(version, reply, keys).answers for keys in typed)
    return [
        _difference(item, typed, (first[item.key], second[item.key]))
        for item in version.form.items
        if first[item.key] != second[item.key]
    ]


def both(reply: Reply) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What was keyed the first and the second time, by field name.

    Raises:
        NotToSettle: it was not keyed twice, or nothing of that is kept.
    """
    query = select(Entry).where(Entry.reply_id == reply.id).order_by(Entry.turn)
    entries = db.session.scalars(query.execution_options(populate_existing=True)).all()
    if len(entries) != 2:
        raise NotToSettle(f"keyed {len(entries)} times")
    first, second = (json.loads(entry.answers) for entry in entries)
    return first, second


def is_alone(reply: Reply) -> bool:
    """Whether one officer keyed it both times."""
    query = select(Entry.officer_id).where(Entry.reply_id == reply.id)
    return len(set(db.session.scalars(query))) == 1


def count(version: Published, reply: Reply, settled: Mapping[str, bool]) -> None:
    """Adds a reply that was keyed twice to its collection's totals, within the transaction.

    Lines of a table that both left empty are no fields: most were not even printed.

    Args:
        settled: of each item that differed, whether the first keying was wrong.
    """
    alone, typed = is_alone(reply), both(reply)
    wrong = {"": any(settled.values()), **settled}
    totals = _totals(version.collection_id, alone)
    keyed_items = (i.key for i in version.form.items if not i.row or any(i.key in t for t in typed))
    for key in ("", *keyed_items):
        total = totals.get(key)
        if total is None:
            total = KeyedTwice(
                collection_id=version.collection_id, key=key, alone=alone, fields=0, wrong=0
            )
            db.session.add(total)
        total.fields += 1
        total.wrong += wrong.get(key, False)
    db.session.flush()


def rates(collection_id: int) -> dict[tuple[str, bool], Rate]:
    """How often each item was keyed wrong at first, by its key and whether one officer did both."""
    query = select(KeyedTwice).where(KeyedTwice.collection_id == collection_id)
    return {
        (total.key, total.alone): Rate(total.fields, total.wrong)
        for total in db.session.scalars(query)
    }


def _difference(
    item: Item, typed: tuple[Mapping[str, str], ...], answers: tuple[Answer, Answer]
) -> Difference:
    first, second = (
        keys.get(item.key, "").strip() or keyed(item, answer)
        for keys, answer in zip(typed, answers, strict=True)
    )
    return Difference(item, *answers, (first, second))


def _totals(collection_id: int, alone: bool) -> dict[str, KeyedTwice]:
    """The totals of a collection by key; nobody else adds to them in this transaction."""
    lock = select(Collection.id).where(Collection.id == collection_id).with_for_update()
    db.session.execute(lock)
    query = select(KeyedTwice).where(
        KeyedTwice.collection_id == collection_id, KeyedTwice.alone == alone
    )
    found = db.session.scalars(query.execution_options(populate_existing=True))
    return {total.key: total for total in found}

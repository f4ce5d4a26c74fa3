"""Two keyings of one reply → their differences, and how often the first was wrong."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import select

from app.db import db
from app.publishing import Published
from app.tray import sheets
from app.tray.tables import Entry, KeyedTwice, Reply
from forms.answers import Answer, Blank
from forms.items import Item

# 95 of a hundred intervals hold the true rate: the normal distribution's 0.975 quantile.
_Z = 1.959964
# A rate of wrong fields that paper can live with: single keying does no better than 0.37 to 2.9 in
# a thousand (doi 10.1371/journal.pone.0035087), and 0.5 % is what checks of this size can show.
TOLERATED = 0.005


@dataclass(frozen=True)
class Difference:
    """An item that was keyed in two ways."""

    item: Item
    first: Answer
    second: Answer


@dataclass(frozen=True)
class Rate:
    """Of so many fields, how many were wrong; `low` to `high` is the 95 % interval (Wilson's)."""

    fields: int
    wrong: int

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
        share = self.wrong / n
        return _Z / (n + _Z**2) * sqrt(share * (1 - share) * n + _Z**2 / 4)


def differences(version: Published, reply: Reply) -> Sequence[Difference]:
    """The items of which two keyings mean different answers, in printed order."""
    first, second = (sheets.read(version, reply, keys).answers for keys in both(reply))
    return [
        Difference(item, first.get(item.key, Blank()), second.get(item.key, Blank()))
        for item in version.form.items
        if first.get(item.key) != second.get(item.key)
    ]


def both(reply: Reply) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What was keyed the first and the second time, by field name.

    Raises:
        LookupError: it was not keyed twice.
    """
    query = select(Entry).where(Entry.reply_id == reply.id).order_by(Entry.turn)
    entries = db.session.scalars(query.execution_options(populate_existing=True)).all()
    if len(entries) != 2:
        raise LookupError(f"keyed {len(entries)} times")
    first, second = (json.loads(entry.answers) for entry in entries)
    return first, second


def is_alone(reply: Reply) -> bool:
    """Whether one officer keyed it both times."""
    query = select(Entry.officer_id).where(Entry.reply_id == reply.id)
    return len(set(db.session.scalars(query))) == 1


def count(version: Published, reply: Reply, settled: Mapping[str, bool]) -> None:
    """Adds a reply that was keyed twice to its collection's totals, within the transaction.

    Args:
        settled: of each item that differed, whether the first keying was wrong.
    """
    alone = is_alone(reply)
    wrong = {"": any(settled.values()), **settled}
    for key in ("", *(item.key for item in version.form.items)):
        place = (version.collection_id, key, alone)
        total = db.session.get(KeyedTwice, place, with_for_update=True)
        if total is None:
            total = KeyedTwice(collection_id=place[0], key=key, alone=alone, fields=0, wrong=0)
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

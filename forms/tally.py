"""Counts from the database → the numbers that a report shows: n, blank, unclear, shares, sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from forms.answers import Reason
from forms.model import Form, Item


@dataclass(frozen=True)
class Count:
    """One row of the counting query: how many answers of an item are alike, and their sum.

    `key` is an item's `counted`; `state` as `forms.answers.stored` gives it. `option` is None for
    what is written, and for the answer as a whole where several options may be ticked.
    """

    key: str
    state: str
    option: str | None
    number: int
    total: Decimal | None = None


@dataclass(frozen=True)
class Numbers:
    """How one item was answered by a number of responses.

    Args:
        responses: how many responses there are, this item answered or not.
        unclear: of these, how many marks could not be counted.
        answered: how many gave a clear answer: the n beside every share. Of a row's cells, how many
            are filled in, in all responses together.
        counts: of these, how many ticked each option, in printed order; empty for written items.
        missing: how many pages that ask for it did not come back.
        not_asked: how many were not asked, because of an earlier answer.
        total: the sum of the numbers given; None where it isn't a number.
    """

    responses: int
    unclear: int
    answered: int
    counts: tuple[int, ...]
    missing: int = 0
    not_asked: int = 0
    total: Decimal | None = None

    @property
    def blank(self) -> int:
        """How many left the item empty."""
        return self.responses - self.unclear - self.answered - self.missing - self.not_asked

    @property
    def shares(self) -> tuple[float, ...] | None:
        """Each option's part of the clear answers, 0 to 1; None where there are none."""
        if not self.answered:
            return None
        return tuple(count / self.answered for count in self.counts)

    @property
    def mean(self) -> Decimal | None:
        """The average of the numbers given; None where there are none."""
        return self.total / self.answered if self.total is not None and self.answered else None


@dataclass
class _Sums:
    """What is counted of one item so far."""

    given: dict[str | None, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    total: Decimal | None = None


def tally(form: Form, responses: int, counts: Iterable[Count]) -> Mapping[str, Numbers]:
    """The numbers of each item of a form, by what it is counted under.

    Counts of items or options that the form doesn't have are left out.
    """
    sums: dict[str, _Sums] = {}
    for count in counts:
        found = sums.setdefault(count.key, _Sums())
        if count.state == "given":
            found.given[count.option] = found.given.get(count.option, 0) + count.number
            if count.total is not None:
                found.total = (found.total or Decimal()) + count.total
        else:
            found.states[count.state] = found.states.get(count.state, 0) + count.number
    return {
        item.counted: _numbers(item, responses, sums.get(item.counted, _Sums()))
        for item in form.items
        if item.row <= 1
    }


def _numbers(item: Item, responses: int, sums: _Sums) -> Numbers:
    counts = tuple(sums.given.get(option.key, 0) for option in item.options)
    one_each = bool(item.options) and not item.many
    return Numbers(
        responses=responses,
        unclear=sum(sums.states.get(reason, 0) for reason in Reason),
        answered=sum(counts) if one_each else sums.given.get(None, 0),
        counts=counts,
        missing=sums.states.get("missing", 0),
        not_asked=sums.states.get("not_asked", 0),
        total=sums.total,
    )


def median(counts: tuple[int, ...]) -> int | None:
    """The place (from 0) of the middle answer on an ordered scale; of two, the lower one."""
    middle = (sum(counts) - 1) // 2
    seen = 0
    for place, count in enumerate(counts):
        seen += count
        if count and seen > middle:
            return place
    return None

"""Counts from the database → the numbers that a report shows: n, blank, unclear, shares, median."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.answers import Reason
from forms.model import Form, Item

# One row of the counting query: item key, state ("given", "blank", a `Reason`), option, count.
Count = tuple[str, str, str | None, int]


@dataclass(frozen=True)
class Numbers:
    """How one item was answered by a number of responses.

    Args:
        responses: how many responses there are, this item answered or not.
        unclear: of these, how many marks could not be counted.
        answered: how many gave a clear answer: the n beside every share.
        counts: of these, how many ticked each option, in printed order; empty for written items.
    """

    responses: int
    unclear: int
    answered: int
    counts: tuple[int, ...]

    @property
    def blank(self) -> int:
        """How many left the item empty."""
        return self.responses - self.unclear - self.answered

    @property
    def shares(self) -> tuple[float, ...] | None:
        """Each option's part of the clear answers, 0 to 1; None where there are none."""
        if not self.answered:
            return None
        return tuple(count / self.answered for count in self.counts)


def tally(form: Form, responses: int, counts: Iterable[Count]) -> Mapping[str, Numbers]:
    """The numbers of each item of a form, by item key.

    Counts of items or options that the form doesn't have are left out.
    """
    given: dict[tuple[str, str | None], int] = {}
    unclear: dict[str, int] = {}
    for key, state, option, number in counts:
        if state == "given":
            given[key, option] = given.get((key, option), 0) + number
        elif state in set(Reason):
            unclear[key] = unclear.get(key, 0) + number
    return {item.key: _numbers(item, responses, given, unclear) for item in form.items}


def _numbers(
    item: Item,
    responses: int,
    given: Mapping[tuple[str, str | None], int],
    unclear: Mapping[str, int],
) -> Numbers:
    counts = tuple(given.get((item.key, option.key), 0) for option in item.options)
    return Numbers(
        responses=responses,
        unclear=unclear.get(item.key, 0),
        answered=sum(counts) if item.options else given.get((item.key, None), 0),
        counts=counts,
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

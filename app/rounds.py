"""The rounds of a form in a project → the numbers of each question, side by side over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select

from app import counting, publishing
from app.counting import Results
from app.db import Collection, db
from app.publishing import Published
from forms.items import Item
from forms.kinds import Money, Number
from forms.options import Option
from forms.tally import Numbers, median
from forms.wording import N_

NOT_ASKED = N_("Not asked")
NOT_ENOUGH = N_("Not enough answers yet")
# A scale with more options shows its middle answer alone.
MOST_OPTIONS = 7


@dataclass(frozen=True)
class Round:
    """One time that the form was open, with all its versions, the oldest first.

    `number` counts from 1, the first to open. `results`: () where there are not enough responses.
    """

    number: int
    collection: Collection
    versions: tuple[Published, ...]
    responses: int
    results: tuple[Results, ...]


@dataclass(frozen=True)
class Cell:
    """What a round says of a question. `why_not`: the message where it says nothing.

    `counts`: how many chose each option that was offered. `middle`: the key of the middle answer.
    """

    why_not: str = ""
    answered: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    middle: str = ""
    mean: Decimal | None = None


@dataclass(frozen=True)
class Compared:
    """A question in its newest words, with a cell a round.

    `options`: those of all rounds, the newest first, in the newest words.
    """

    item: Item
    options: tuple[Option, ...]
    cells: tuple[Cell, ...]

    @property
    def shown(self) -> tuple[Option, ...]:
        """The options with a row each."""
        too_many = self.item.ordered and len(self.options) > MOST_OPTIONS
        return () if too_many else self.options

    @property
    def number(self) -> bool:
        """Whether an average is shown."""
        return isinstance(self.item.question, Number | Money)

    @property
    def rows(self) -> int:
        """How many rows its table has below the head."""
        return len(self.shown) + 1 + self.item.ordered + self.number


def rounds_of(project_id: int, form_key: str) -> list[Round]:
    """The rounds of a form that are published, the first to open first."""
    query = (
        select(Collection)
        .where(
            Collection.project_id == project_id,
            Collection.form_key == form_key,
            Collection.versions.any(),
        )
        .order_by(Collection.opens, Collection.id)
    )
    return [_round(number, found) for number, found in enumerate(db.session.scalars(query), 1)]


def compare(rounds: Sequence[Round], language: str) -> list[Compared]:
    """Each question that any round asked, in the order of the newest, then what only older have."""
    newest_first = [version for one in reversed(rounds) for version in reversed(one.versions)]
    asked: dict[object, list[Item]] = {}
    for version in newest_first:
        for item in version.in_language(language).items:
            if item.row <= 1:
                asked.setdefault(_kind(item), []).append(item)
    return [
        Compared(
            item=items[0],
            options=_options(items),
            cells=tuple(_cell(one, kind) for one in rounds),
        )
        for kind, items in asked.items()
    ]


def _round(number: int, collection: Collection) -> Round:
    versions = tuple(publishing.read(version) for version in collection.versions)
    responses = counting.how_many(versions)
    return Round(
        number=number,
        collection=collection,
        versions=versions,
        responses=responses,
        results=tuple(map(counting.count, counting.told(collection, versions))),
    )


def _kind(item: Item) -> object:
    """What is the same of two items whose answers can be compared: a 3 of 5 is not a 3 of 10."""
    scale = tuple(option.key for option in item.options) if item.ordered else ()
    return item.counted, type(item.question), scale


def _options(items: Sequence[Item]) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for item in items:
        for option in item.options:
            found.setdefault(option.key, option)
    return tuple(found.values())


def _cell(one: Round, kind: object) -> Cell:
    """What a round says of a question; its versions that ask it are added together."""
    if not any(_item(version, kind) for version in one.versions):
        return Cell(why_not=NOT_ASKED)
    if not one.results:
        return Cell(why_not=NOT_ENOUGH)
    found = [
        (item, results.together[item.counted])
        for results in one.results
        if (item := _item(results.newest, kind))
    ]
    counts: dict[str, int] = {}
    for item, numbers in found:
        for option, number in zip(item.options, numbers.counts, strict=True):
            counts[option.key] = counts.get(option.key, 0) + number
    middle = median(tuple(counts.values())) if found[-1][0].ordered else None
    return Cell(
        answered=sum(numbers.answered for _, numbers in found),
        counts=counts,
        middle="" if middle is None else list(counts)[middle],
        mean=_mean([numbers for _, numbers in found]),
    )


def _item(version: Published, kind: object) -> Item | None:
    return next((i for i in version.form.items if i.row <= 1 and _kind(i) == kind), None)


def _mean(parts: Sequence[Numbers]) -> Decimal | None:
    """The average of all numbers given; None where there are none."""
    given = [(numbers.total, numbers.answered) for numbers in parts if numbers.total is not None]
    answered = sum(number for _, number in given)
    return sum((total for total, _ in given), Decimal()) / answered if answered else None

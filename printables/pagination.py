"""Blocks → columns of placed things, one a page: what belongs together stays together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from printables.setting import Block
from printables.things import Placed

# Where what belongs together is higher than a page, this part of a page at least goes over.
CARRIED = 0.3
HEADINGS = frozenset({"H1", "H2", "H3", "H4"})


def paginate(blocks: Iterable[Block], depth: float) -> list[tuple[Placed, ...]]:
    """Fills pages of this depth (pt); places count from the top of the column."""
    pages: list[tuple[Placed, ...]] = []
    page: list[Placed] = []
    used = 0.0
    for group in _parts(blocks, depth):
        if page and used + sum(block.gap + block.height for block in group) > depth:
            pages.append(tuple(page))
            page, used = [], 0.0
        again = group[0].again
        stack = [again(), *group] if again and not page else group
        for block in stack:
            used += block.gap if page else 0.0
            page += [thing.moved(0, used) for thing in block.placed]
            used += block.height
    return [*pages, tuple(page)] if page else pages


def whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks, each kept with the next one up to the next heading."""
    for block, after in pairwise(blocks):
        yield block if _heads(after) else replace(block, keeps=True)
    yield blocks[-1]


def _heads(block: Block) -> bool:
    return any(thing.tag is not None and thing.tag.role in HEADINGS for thing in block.placed)


def _parts(blocks: Iterable[Block], depth: float) -> Iterator[Sequence[Block]]:
    """What stays together, cut only where it is higher than a page."""
    for together in _groups(blocks):
        group: Sequence[Block] = together
        while len(group) > 1 and (fitting := _fitting(group, depth)) < len(group):
            cut = _cut(group, fitting, depth)
            yield group[:cut]
            group = group[cut:]
        yield group


def _groups(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keeps:
            yield group
            group = []
    if group:
        yield group


def _cut(group: Sequence[Block], fitting: int, depth: float) -> int:
    """How many blocks go on the first of two pages, of those that are `fitting` there."""
    cut = max(fitting, 1)
    while cut > 1 and _fitting(group[cut:], depth * CARRIED) == len(group) - cut:
        cut -= 1
    return cut


def _fitting(group: Sequence[Block], depth: float) -> int:
    """How many blocks fit a page from its top, with what is repeated above them."""
    first = group[0]
    used = -first.gap + (first.again().height if first.again else 0.0)
    for count, block in enumerate(group):
        used += block.gap + block.height
        if used > depth:
            return count
    return len(group)

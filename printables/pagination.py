"""Blocks → columns of placed things, one a page: what belongs together stays together."""

from collections.abc import Iterable, Iterator

from printables.setting import Block
from printables.things import Placed

# Where what belongs together is higher than a page, this part of a page at least goes over.
CARRIED = 0.3


def paginate(blocks: Iterable[Block], depth: float) -> list[tuple[Placed, ...]]:
    """Fills pages of this depth (pt); places count from the top of the column."""
    pages: list[tuple[Placed, ...]] = []
    page: tuple[Placed, ...] = ()
    used = 0.0
    for group in _parts(blocks, depth):
        if page and used + _height(group, starts=False) > depth:
            pages.append(page)
            page, used = (), 0.0
        again = group[0].again
        stack = [again(), *group] if again and not page else list(group)
        for block in stack:
            used += block.gap if page else 0.0
            page += tuple(thing.moved(0, used) for thing in block.placed)
            used += block.height
    return [*pages, page] if page else pages


def _parts(blocks: Iterable[Block], depth: float) -> Iterator[tuple[Block, ...]]:
    """What stays together, cut only where it is higher than a page."""
    for whole in _groups(blocks):
        group = whole
        while _height(group, starts=True) > depth and len(group) > 1:
            cut = _cut(group, depth)
            yield group[:cut]
            group = group[cut:]
        yield group


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    group: tuple[Block, ...] = ()
    for block in blocks:
        group += (block,)
        if not block.keeps:
            yield group
            group = ()
    if group:
        yield group


def _cut(group: tuple[Block, ...], depth: float) -> int:
    """How many blocks go on the first of two pages."""
    cut = len(group) - 1
    while cut > 1 and _height(group[:cut], starts=True) > depth:
        cut -= 1
    while cut > 1 and _height(group[cut:], starts=True) < depth * CARRIED:
        cut -= 1
    return cut


def _height(group: tuple[Block, ...], *, starts: bool) -> float:
    """The height of a group, with what is repeated above it where it `starts` a page."""
    first = group[0]
    above = 0.0 if not starts else -first.gap
    if starts and first.again:
        above += first.again().height
    return above + sum(block.gap + block.height for block in group)

"""Pages of placed things → where their ink is, in points, and the rules for paper that they break.

What counts as a thing's place: a line of text is its letters, each as large as its ink; a box to
tick is all of it; a field for writing is the room above each line that its rule asks for; a square
code has its quiet zone of four modules (ISO/IEC 18004); rules, frames and corners are their lines.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product
from typing import assert_never

from printables.editions import EDITIONS, MM, Edition
from printables.fonts import Face
from printables.painting import ASCENT, EXTENT
from printables.text import Line, characters
from printables.things import Corner, Frame, Gap, Page, Placed, Rule, Square, Tag, Tick, Writing

A_LITTLE = 0.01  # pt: what arithmetic loses
HANG = 2  # pt: how far a letter, or half a line's width, may stand out of its place
QUIET = 4  # modules
# Points, by edition.
LEAST = {"standard": 12, "large": 18, "fillable": 12, "bilingual": 12}
BODY = {"standard": 14, "large": 18, "fillable": 14, "bilingual": 14}
MOST_CHARACTERS = 70
LEAST_BOX = 5.5 * MM
LEAST_PITCH = 8 * MM
LEAST_BETWEEN = 3 * MM
# Printers don't reach the edge; a staple goes into the corner where a sheet begins, on either side.
EDGE = 10 * MM
STAPLE = 15 * MM


@dataclass(frozen=True)
class Rect:
    """A rectangle, counted from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Rect", room: float) -> bool:
        """Whether it lies in another one, or out of it by no more than some room."""
        return (
            self.left >= other.left - room
            and self.top >= other.top - room
            and self.right <= other.right + room
            and self.bottom <= other.bottom + room
        )

    def distance(self, other: "Rect") -> float:
        """The larger of the gaps beside and below; negative where the two overlap."""
        aside = max(other.left - self.right, self.left - other.right)
        below = max(other.top - self.bottom, self.top - other.bottom)
        return max(aside, below)


def ink(placed: Placed, edition: Edition) -> list[Rect]:
    """The rectangles that a thing has to itself."""
    thing = placed.thing
    whole = Rect(placed.x, placed.y, placed.x + placed.width, placed.y + placed.height)
    found: list[Rect] = []
    match thing:
        case Line():
            found = _letters(thing, placed)
        case Tick():
            found = [whole]
        case Writing():
            spare = 0 if thing.boxed else placed.height / thing.lines - LEAST_PITCH
            found = [replace(whole, top=whole.top + max(spare, 0))]
        case Square():
            found = [_grown(whole, QUIET * placed.width / len(thing.rows))]
        case Rule():
            line = replace(whole, bottom=whole.top)
            found = [_grown(line, edition.rule_line / 2)]
        case Frame():
            found = _sides(whole, edition.frame_line, "left", "right", "top", "bottom")
        case Corner():
            across, down = ("right" if thing.right else "left"), "bottom" if thing.lower else "top"
            found = _sides(whole, 0, across, down)
        case Gap():
            pass
        case _:
            assert_never(thing)
    return found


def _grown(rect: Rect, by: float) -> Rect:
    return Rect(rect.left - by, rect.top - by, rect.right + by, rect.bottom + by)


def _sides(whole: Rect, line: float, *sides: str) -> list[Rect]:
    """The lines along some sides of a rectangle, drawn inside it."""
    drawn = {
        "left": Rect(whole.left, whole.top, whole.left + line, whole.bottom),
        "right": Rect(whole.right - line, whole.top, whole.right, whole.bottom),
        "top": Rect(whole.left, whole.top, whole.right, whole.top + line),
        "bottom": Rect(whole.left, whole.bottom - line, whole.right, whole.bottom),
    }
    return [drawn[side] for side in sides]


def _letters(line: Line, placed: Placed) -> list[Rect]:
    """The rectangle around each letter of a line; none where it is blank."""
    size = line.style.size
    baseline = placed.y + (placed.height - EXTENT * size) / 2 + ASCENT * size
    scale = size / 1000
    found = []
    pen = (placed.x - line.overhang) / scale
    for run in line.runs:
        for glyph in (glyph for cluster in run.clusters for glyph in cluster.glyphs):
            left, top, right, bottom = _outline(run.face, glyph.number)
            x, y = (pen + glyph.right) * scale, baseline - glyph.up * scale
            if right > left:
                found.append(
                    Rect(x + left * scale, y - top * scale, x + right * scale, y - bottom * scale)
                )
            pen += glyph.advance
    return found


def _around(rects: list[Rect]) -> Rect:
    """The rectangle that holds all of these."""
    return Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )


@lru_cache(maxsize=4096)
def _outline(face: Face, glyph: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a glyph from its origin up, in thousandths of the size."""
    found = face.font.get_glyph_extents(glyph)
    left, top = found.x_bearing / face.unit, found.y_bearing / face.unit
    return left, top, left + found.width / face.unit, top + found.height / face.unit


Inked = tuple[Placed, list[Rect]]


def problems(pages: tuple[Page, ...], name: str) -> list[str]:
    """Each rule of the edition of this name that is broken, and by what."""
    edition = EDITIONS[name]
    found = []
    for number, page in enumerate(pages, start=1):
        inked = [(placed, rects) for placed in page.placed if (rects := ink(placed, edition))]
        broken = (
            *_sizes(page, name),
            *_outside(inked, edition),
            *_overlaps(inked),
            *_crowded(page),
            *_ragged(page),
        )
        found += [f"page {number}: {problem}" for problem in broken]
    return found


def _sizes(page: Page, name: str) -> Iterator[str]:
    """Letters, lines, boxes and the room to write in are large enough; lines are short enough."""
    for placed in page.placed:
        thing = placed.thing
        match thing:
            case Line():
                size, text = thing.style.size, thing.text.rstrip()
                if size < (BODY if _is_body(placed) else LEAST)[name]:
                    yield f"{size} pt: {text}"
                if characters(text) > MOST_CHARACTERS:
                    yield f"{characters(text)} characters: {text}"
            case Tick() if min(placed.width, placed.height) < LEAST_BOX:
                yield f"a small box: {placed.item} {placed.option}"
            case Writing() if placed.height / thing.lines < LEAST_PITCH:
                yield f"narrow lines: {placed.item}"
            case _:
                pass


def _is_body(placed: Placed) -> bool:
    """Whether it is text to be read, rather than a number by a box, a column's head or a footer."""
    tag = placed.tag
    if tag is None or placed.band != "Layout":
        return False
    return tag.role in ("P", "H1", "H2", "H3", "H4", "LBody") or tag.scope == "Row"


def _outside(inked: list[Inked], edition: Edition) -> Iterator[str]:
    """Text and footer keep to their margins, and the corners off the paper's edge and staples."""
    left, right = edition.side, edition.width - edition.side
    text = Rect(left, edition.top, right, edition.bottom)
    foot = Rect(left, edition.bottom, right, edition.height - EDGE)
    paper = _grown(Rect(0, 0, edition.width, edition.height), -EDGE)
    for placed, rects in inked:
        room = text if placed.band != "Footer" else foot
        if isinstance(placed.thing, Corner | Square):
            room = paper
        if not _around(rects).within(room, HANG):
            yield f"out of its margins: {_named(placed)}, {_around(rects)}"
        staples = Rect(0, 0, STAPLE, STAPLE), Rect(edition.width - STAPLE, 0, edition.width, STAPLE)
        if any(r.distance(staple) < -HANG for r, staple in product(rects, staples)):
            yield f"under a staple: {_named(placed)}"


def _overlaps(inked: list[Inked]) -> Iterator[str]:
    """Nothing lies on anything else."""
    whole = [(placed, rects, _around(rects)) for placed, rects in inked]
    for (one, rects, around), (other, others, another) in combinations(whole, 2):
        if around.distance(another) < -A_LITTLE and any(
            rect.distance(one_more) < -A_LITTLE for rect, one_more in product(rects, others)
        ):
            yield f"on top of another: {_named(one)} and {_named(other)}"


def _crowded(page: Page) -> Iterator[str]:
    """What is ticked or written stands well apart."""
    fields = [
        (p, Rect(p.x, p.y, p.x + p.width, p.y + p.height))
        for p in page.placed
        if isinstance(p.thing, Tick | Writing)
    ]
    for (one, rect), (other, another) in combinations(fields, 2):
        if rect.distance(another) < LEAST_BETWEEN - A_LITTLE:
            yield f"too near: {_named(one)} and {_named(other)}"


def _ragged(page: Page) -> Iterator[str]:
    """The lines of a text begin below one another: on the left, or on the right in Arabic."""
    texts: dict[Tag, list[Placed]] = defaultdict(list)
    for placed in page.placed:
        if isinstance(placed.thing, Line) and placed.tag is not None and placed.tag.role != "TD":
            texts[placed.tag].append(placed)
    for lines in texts.values():
        lefts = [line.x for line in lines]
        rights = [line.x + line.width for line in lines]
        if min(max(edges) - min(edges) for edges in (lefts, rights)) > A_LITTLE:
            yield f"not below one another: {_named(lines[0])}"


def _named(placed: Placed) -> str:
    thing = placed.thing
    said = thing.text if isinstance(thing, Line) else f"{placed.item} {placed.option}"
    return f"{type(thing).__name__} {said.strip()}".strip()

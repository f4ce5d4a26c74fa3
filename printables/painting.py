"""A placed thing → the operators that paint it, black on white."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import assert_never

from printables.editions import Edition
from printables.embedding import EmbeddedFont
from printables.fonts import Face
from printables.shaping import Cluster
from printables.syntax import number
from printables.text import Line
from printables.things import Corner, Frame, Gap, Placed, Rule, Square, Tick, Writing

# Noto's ascent and depth, in parts of the text size: where the letters stand in a line's height.
ASCENT = 1.069
EXTENT = 1.362
# How far what is written stays above its line, in parts of its size: the tails of Arabic letters.
ABOVE_LINE = 0.1
# A tick's turns, in parts of its box from the lower left, and the width of its pen.
TICK = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8))
PEN = 0.14

Fonts = Callable[[Face], EmbeddedFont]


def paint(placed: Placed, edition: Edition, fonts: Fonts) -> str:
    """The operators for a thing in its place. The page's origin is its lower left corner."""
    thing = placed.thing
    bottom = edition.height - placed.y - placed.height
    painted = ""
    match thing:
        case Line():
            painted = _text(thing, placed, edition, fonts)
        case Tick(ticked=ticked):
            painted = _box(placed, bottom, edition.box_line)
            painted += _check(placed, bottom) if ticked else ""
        case Frame():
            painted = _box(placed, bottom, edition.frame_line)
        case Writing():
            painted = _writing(thing, placed, edition, fonts)
        case Rule():
            painted = _rules(placed, edition.rule_line, [bottom + placed.height])
        case Corner():
            painted = _corner(thing, placed, bottom, edition.corner_line)
        case Square():
            painted = _square(thing, placed, edition)
        case Gap():
            pass
        case _:
            assert_never(thing)
    return painted


def _text(line: Line, placed: Placed, edition: Edition, fonts: Fonts) -> str:
    """One line of text; each change of face sets the font anew."""
    size = line.style.size
    spare = (placed.height - EXTENT * size) / 2
    baseline = edition.height - placed.y - spare - ASCENT * size
    operators = ["BT", f"1 0 0 1 {number(placed.x - line.overhang)} {number(baseline)} Tm"]
    shown = _Shown(operators, size, fonts(line.runs[0].face))
    for run in line.runs:
        shown.set_font(fonts(run.face))
        for cluster in run.clusters:
            shown.add(cluster)
    shown.flush()
    return " ".join([*operators, "ET"])


class _Shown:
    """Collects codes and the small moves between them into as few operators as possible."""

    def __init__(self, operators: list[str], size: float, font: EmbeddedFont) -> None:
        self._operators = operators
        self._size = size
        self._font = font
        self._name_font()
        self._parts: list[str] = []
        self._codes = ""
        self._move = 0.0

    def set_font(self, font: EmbeddedFont) -> None:
        if font is not self._font:
            self.flush()
            self._font = font
            self._name_font()

    def _name_font(self) -> None:
        self._operators.append(f"/{self._font.name} {number(self._size)} Tf")

    def add(self, cluster: Cluster) -> None:
        """A glyph that stands by itself may be moved; those of a group are where they belong."""
        glyph = cluster.glyphs[0]
        if len(cluster.glyphs) > 1 or not glyph.moved:
            self._codes += self._font.code(cluster)
            return
        if glyph.up:
            self.flush()
            self._operators.append(f"{number(glyph.up * self._size / 1000)} Ts")
        self._push(-glyph.right)
        self._codes += self._font.code(cluster)
        self._push(glyph.right + glyph.tighter)
        if glyph.up:
            self.flush()
            self._operators.append("0 Ts")

    def _push(self, left: float) -> None:
        """Moves what follows to the left, in thousandths of the size."""
        if left:
            if self._codes:
                self._parts.append(f"<{self._codes}>")
                self._codes = ""
            self._parts.append(number(left))

    def flush(self) -> None:
        """Ends the operator begun."""
        if self._codes:
            self._parts.append(f"<{self._codes}>")
            self._codes = ""
        if self._parts:
            self._operators.append(f"[{''.join(self._spaced())}] TJ")
            self._parts = []

    def _spaced(self) -> Iterator[str]:
        for part in self._parts:
            yield part if part.startswith("<") else f" {part} "


def _box(placed: Placed, bottom: float, line: float) -> str:
    """A frame whose outer edge is the place's."""
    inset = line / 2
    corner = f"{number(placed.x + inset)} {number(bottom + inset)}"
    extent = f"{number(placed.width - line)} {number(placed.height - line)}"
    return f"{number(line)} w {corner} {extent} re S"


def _rules(placed: Placed, line: float, heights: list[float]) -> str:
    left, right = number(placed.x), number(placed.x + placed.width)
    strokes = (f"{left} {number(y)} m {right} {number(y)} l" for y in heights)
    return f"{number(line)} w {' '.join(strokes)} S"


def _check(placed: Placed, bottom: float) -> str:
    """A tick, as a thick pen makes it: dark enough for old eyes and for a scanner."""
    points = (
        f"{number(placed.x + across * placed.width)} {number(bottom + up * placed.height)}"
        for across, up in TICK
    )
    first, *others = points
    strokes = " ".join(f"{point} l" for point in others)
    return f" q {number(placed.width * PEN)} w 1 J 1 j {first} m {strokes} S Q"


def _writing(writing: Writing, placed: Placed, edition: Edition, fonts: Fonts) -> str:
    """Lines, or a box with lines between those to write on; and what is written already.

    What is typed on a computer keeps to no lines: there are none.
    """
    pitch = placed.height / writing.lines
    painted = [] if edition.fillable else [_ruled(writing, placed, edition)]
    for place, line in enumerate(writing.written):
        at = _on_line(line, place * pitch, writing, placed, edition)
        painted.append(_text(line, at, edition, fonts))
    return " ".join(painted)


def _ruled(writing: Writing, placed: Placed, edition: Edition) -> str:
    bottom = edition.height - placed.y - placed.height
    steps = range(1 if writing.boxed else 0, writing.lines)
    heights = [bottom + n * placed.height / writing.lines for n in steps]
    rules = _rules(placed, edition.writing_line, heights) if heights else ""
    return f"{rules} {_box(placed, bottom, edition.frame_line)}" if writing.boxed else rules


def _on_line(line: Line, down: float, writing: Writing, placed: Placed, edition: Edition) -> Placed:
    """The place of what is written: in the middle of its box, or just above its line."""
    pitch, height = placed.height / writing.lines, EXTENT * line.style.size
    inset = edition.beside_box if writing.boxed or edition.fillable else 0.0
    above = (pitch - height) / 2 if writing.boxed else ABOVE_LINE * line.style.size
    return Placed(
        thing=line,
        x=placed.x + (placed.width - line.width - inset if writing.from_right else inset),
        y=placed.y + down + pitch - above - height,
        width=line.width,
        height=height,
    )


def _corner(corner: Corner, placed: Placed, bottom: float, line: float) -> str:
    left, right = number(placed.x), number(placed.x + placed.width)
    low, high = number(bottom), number(bottom + placed.height)
    x, far_x = (right, left) if corner.right else (left, right)
    y, far_y = (low, high) if corner.lower else (high, low)
    return f"{number(line)} w {far_x} {y} m {x} {y} l {x} {far_y} l S"


def _square(square: Square, placed: Placed, edition: Edition) -> str:
    """Modules in whole numbers, scaled to the place and counted from its top."""
    scale = f"{placed.width / len(square.rows):.5f}"
    origin = f"{number(placed.x)} {number(edition.height - placed.y)}"
    return f"q {scale} 0 0 -{scale} {origin} cm {_modules(square.rows)} f Q"


@lru_cache(maxsize=1024)
def _modules(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Each stretch of dark modules in a row is one rectangle."""
    return " ".join(
        f"{start} {row} {length} 1 re"
        for row, modules in enumerate(rows)
        for start, length in _stretches(modules)
    )


def _stretches(modules: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, dark in enumerate((*modules, False)):
        if not dark:
            if place > start:
                yield start, place - start
            start = place + 1

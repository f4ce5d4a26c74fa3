"""A picture of a sheet → where its boxes, lines, corners and codes are seen, against its marks."""

from dataclasses import astuple, dataclass, replace
from functools import cache
from typing import assert_never

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from forms.library import FORMS
from printables.editions import EDITIONS, MM, editions_in
from printables.sheet import Mark, Sheet, render
from tests.forms.every_kind import EVERY_KIND
from tests.printables.samples import COVER, WORDS, spoken

DPI = 300
PIXEL = 25.4 / DPI  # mm
ROUGH_DPI = 150  # a cheap scanner's
TURNED = 2  # degrees: a sheet is never laid down quite straight
NEAR = 0.3  # mm
MOVED = 0.5  # mm: what has to be noticed
WIDE = 1.5  # mm: how far around its mark a thing is looked for
SOLID = 0.95  # the part of a line that is dark
SHEETS = [
    (key, language, edition)
    for key in ("outcomes-residents", "reflection", EVERY_KIND.key)
    for language in ("en", "ar")
    for edition in editions_in(language)
]


@dataclass(frozen=True)
class Area:
    """A rectangle on a page, in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def near(self, other: "Area") -> bool:
        """Whether each edge is where the other's is."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return all(abs(one - two) <= NEAR for one, two in pairs)

    def grown(self, across: float, down: float) -> "Area":
        """The same with more room on each side, or less."""
        return Area(self.left - across, self.top - down, self.right + across, self.bottom + down)


Run = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Ink:
    """What is dark on a page, as a picture that is white there."""

    picture: Image.Image

    def of(self, area: Area) -> Image.Image:
        """A part of the picture."""
        left, top, right, bottom = (round(edge / PIXEL) for edge in astuple(area))
        return self.picture.crop((left, top, right, bottom))

    def across(self, area: Area, solid: float = SOLID) -> list[Run]:
        """From where to where (mm) the columns of an area are dark, from left to right."""
        part = self.of(area)
        row = part.resize((part.width, 1), Image.Resampling.BOX)
        return _runs(row.tobytes(), area.left, solid)

    def down(self, area: Area, solid: float = SOLID) -> list[Run]:
        """The same for its rows, from top to bottom."""
        part = self.of(area)
        column = part.resize((1, part.height), Image.Resampling.BOX)
        return _runs(column.tobytes(), area.top, solid)

    def share(self, area: Area) -> float:
        """How much of an area is dark, from 0 to 1."""
        part = self.of(area)
        return part.histogram()[255] / (part.width * part.height)


def _runs(shares: bytes, start: float, solid: float) -> list[Run]:
    found: list[Run] = []
    first, since = round(start / PIXEL), None
    for place, share in enumerate((*shares, 0)):
        dark = share >= 255 * solid
        if dark and since is None:
            since = first + place
        if not dark and since is not None:
            found.append((since * PIXEL, (first + place) * PIXEL))
            since = None
    return found


def expected(mark: Mark, pitch: float) -> list[Area]:
    """What a mark promises: a rectangle, or the lines of a field, which are `pitch` (mm) apart."""
    whole = Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    if mark.kind != "write":
        return [whole]
    lines = round(mark.height / pitch)
    heights = [mark.y + (n + 1) * mark.height / lines for n in range(lines)]
    return [Area(whole.left, y, whole.right, y) for y in heights]


def seen(ink: Ink, mark: Mark) -> list[Area]:
    """What is drawn about where a mark is; nothing where it isn't drawn as it should be."""
    whole = Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    match mark.kind:
        case "tick":
            return _frame(ink, whole)
        case "write":
            return _frame(ink, whole) or _lines(ink, whole)
        case "corner":
            return _corner(ink, whole)
        case "qr":
            return _square(ink, whole)
        case _:
            assert_never(mark.kind)


def _frame(ink: Ink, whole: Area) -> list[Area]:
    """The frame around a middle: its outer edges, if it is closed and nothing stands in it."""
    x, y = (whole.left + whole.right) / 2, (whole.top + whole.bottom) / 2
    walls = ink.across(Area(whole.left - WIDE, y - 1, whole.right + WIDE, y + 1))
    floors = ink.down(Area(x - 1, whole.top - WIDE, x + 1, whole.bottom + WIDE))
    left, right = _around(walls, x)
    top, bottom = _around(floors, y)
    if not (left and right and top and bottom):
        return []
    outer = Area(left[0], top[0], right[1], bottom[1])
    # A pixel in a corner may be half covered.
    inner = Area(left[1], top[1], right[0], bottom[0]).grown(-PIXEL, -PIXEL)
    sides = (
        replace(outer, right=left[1]),
        replace(outer, left=right[0]),
        replace(outer, bottom=top[1]),
        replace(outer, top=bottom[0]),
    )
    closed = all(ink.share(side) >= SOLID for side in sides)
    return [outer] if closed and ink.share(inner) == 0 else []


def _around(runs: list[Run], middle: float) -> tuple[Run | None, Run | None]:
    """The dark runs next to a place, before it and after it."""
    before = [run for run in runs if run[1] <= middle]
    after = [run for run in runs if run[0] > middle]
    return (before[-1] if before else None), (after[0] if after else None)


def _lines(ink: Ink, whole: Area) -> list[Area]:
    """The lines of a field, each at its middle and from end to end."""
    found = []
    for top, bottom in ink.down(whole.grown(-WIDE, WIDE)):
        ends = ink.across(Area(whole.left - WIDE, top, whole.right + WIDE, bottom))
        middle = (top + bottom) / 2
        found += [Area(left, middle, right, middle) for left, right in ends]
    return found


def _corner(ink: Ink, whole: Area) -> list[Area]:
    """Two lines that meet in an L: where they meet, and where they end."""
    across = ink.across(whole.grown(WIDE, -WIDE))
    down = ink.down(whole.grown(-WIDE, WIDE))
    if len(across) != 1 or len(down) != 1:
        return []
    x, y = sum(across[0]) / 2, sum(down[0]) / 2
    arms = ink.across(Area(whole.left - WIDE, down[0][0], whole.right + WIDE, down[0][1]))
    legs = ink.down(Area(across[0][0], whole.top - WIDE, across[0][1], whole.bottom + WIDE))
    if len(arms) != 1 or len(legs) != 1:
        return []
    left, right = _from(arms[0], x)
    top, bottom = _from(legs[0], y)
    return [Area(left, top, right, bottom)]


def _from(run: Run, meeting: float) -> Run:
    """An arm of an L, which begins or ends in the middle of the other one."""
    start, end = run
    if abs(start - meeting) <= NEAR:
        return meeting, end
    return (start, meeting) if abs(end - meeting) <= NEAR else run


def _square(ink: Ink, whole: Area) -> list[Area]:
    """The rectangle that holds all that is dark."""
    room = whole.grown(WIDE, WIDE)
    columns, rows = ink.across(room, solid=0.01), ink.down(room, solid=0.01)
    if not columns or not rows:
        return []
    return [Area(columns[0][0], rows[0][0], columns[-1][1], rows[-1][1])]


def problems(ink: Ink, mark: Mark, edition: str) -> list[str]:
    """What a scanner that trusts a mark would get wrong."""
    pitch = EDITIONS[edition].writing_pitch / MM
    promised, found = expected(mark, pitch), seen(ink, mark)
    if mark.kind == "write" and found and found[0].bottom > found[0].top:
        promised = [Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)]
    if len(promised) != len(found):
        return [f"{mark}: {len(promised)} promised, {len(found)} seen"]
    pairs = zip(promised, found, strict=True)
    return [f"{mark}: {one} promised, {two} seen" for one, two in pairs if not one.near(two)]


@cache
def printed(key: str, language: str, edition: str) -> Sheet:
    cover = replace(COVER, address=address(language, edition))
    form = FORMS.get(key, EVERY_KIND)
    return render(spoken(form, language), cover, WORDS[language], edition)


def address(language: str, edition: str) -> str:
    return f"https://forms.westberks.gov.uk/q/{COVER.code}/{language}/{edition}"


def pictures(sheet: Sheet, dpi: int) -> list[Image.Image]:
    """Each page as it comes out of a printer, what can be typed into it included."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    document.init_forms()
    found = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    document.close()
    return found


@cache
def inked(key: str, language: str, edition: str) -> list[Ink]:
    def dark(value: int) -> int:
        return 255 if value < 128 else 0

    return [Ink(p.point(dark)) for p in pictures(printed(key, language, edition), DPI)]


@pytest.mark.parametrize(("key", "language", "edition"), SHEETS)
def test_everything_is_where_its_mark_says(key: str, language: str, edition: str) -> None:
    """A scanner that trusts the marks finds every box, line, corner and code within 0.3 mm."""
    pages = inked(key, language, edition)
    marks = printed(key, language, edition).marks
    for mark in marks:
        assert problems(pages[mark.page - 1], mark, edition) == []


@pytest.mark.parametrize(("right", "down"), [(MOVED, 0), (-MOVED, 0), (0, MOVED), (0, -MOVED)])
@pytest.mark.parametrize(("key", "language", "edition"), SHEETS)
def test_half_a_millimetre_is_noticed(
    key: str, language: str, edition: str, right: float, down: float
) -> None:
    """A mark that is half a millimetre from its box, line, corner or code never passes."""
    pages = inked(key, language, edition)
    for mark in printed(key, language, edition).marks:
        moved = replace(mark, x=mark.x + right, y=mark.y + down)
        assert problems(pages[mark.page - 1], moved, edition)


def test_nothing_is_found_where_nothing_is() -> None:
    """A mark on empty paper, or on a box that has been filled in, never passes."""
    (key, language, edition), *_ = SHEETS
    marks = printed(key, language, edition).marks
    page = inked(key, language, edition)[0]
    empty = Ink(Image.new("L", page.picture.size, 0))
    full = Ink(Image.new("L", page.picture.size, 255))
    for mark in marks:
        assert problems(empty, mark, edition)
        assert problems(full, mark, edition)


@pytest.mark.parametrize("turned", [TURNED, -TURNED])
@pytest.mark.parametrize(("key", "language", "edition"), SHEETS)
def test_square_code_of_each_page_is_read(
    key: str, language: str, edition: str, turned: int
) -> None:
    """A cheap scanner with a crooked page still reads the page's address from its square code."""
    for number, picture in enumerate(pictures(printed(key, language, edition), ROUGH_DPI), start=1):
        crooked = picture.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        (code,) = zxingcpp.read_barcodes(crooked)
        assert code.text == f"{address(language, edition)}/{number}"

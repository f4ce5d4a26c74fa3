"""A page in a browser → what is measured on it: see measured.js."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypedDict

from PIL import Image
from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
ASK = (
    "([what, given]) => globalThis.measuredByTests && [globalThis.measuredByTests[what](...given)]"
)


class Box(TypedDict):
    """Where something is drawn, in CSS pixels from the corner of the window."""

    left: float
    right: float
    top: float
    bottom: float


TEXT, EDGE = 7, 3  # to 1: the least contrast (WCAG 1.4.6, 1.4.11)

Colour = Sequence[float]  # red, green, blue of 255; opacity where it is not whole


def measured(page: Page, what: str, *given: Any) -> Any:
    """What the function of this name in measured.js says about the page."""
    answer = page.evaluate(ASK, [what, given])
    if answer is None:  # once a page: to send the script each time takes twice as long
        page.evaluate(f"void (globalThis.measuredByTests = (\n{SCRIPT}))")
        answer = page.evaluate(ASK, [what, given])
    return answer[0]


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours are apart: 1 to 21, as WCAG defines it.

    Raises:
        ValueError: one can be seen through, so that nobody can say.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    if len(colour) > 3:
        raise ValueError(f"{colour} can be seen through")
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def changed(one: bytes, other: bytes) -> int:
    """How many pixels of two pictures of the same thing (PNG) differ by 3:1 at least."""
    pairs = Counter(zip(_pixels(one), _pixels(other), strict=True))
    return sum(times for (left, right), times in pairs.items() if contrast(left, right) >= EDGE)


def _pixels(picture: bytes) -> Iterator[tuple[int, ...]]:
    parts = iter(Image.open(io.BytesIO(picture)).convert("RGB").tobytes())  # red, green, blue, …
    return zip(parts, parts, parts, strict=True)

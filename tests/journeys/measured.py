"""A page in a browser → what is measured on it: see measured.js."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


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
    return page.evaluate(f"given => (\n{SCRIPT}).{what}(...given)", list(given))


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

"""A page in a browser → what somebody without a mouse, or with an unsteady hand, can't do on it."""

from itertools import pairwise
from typing import Any

from playwright.sync_api import FloatRect, Page

from tests.journeys.measured import Box, changed, measured

LEAST = 44  # px: a target (WCAG 2.5.5)
RING = 2  # px: how thick what shows the focus is at least (WCAG 2.4.13)
ROOM = 10  # px around a thing, in which its focus may show


def keyboard_problems(page: Page, kinds: set[str]) -> list[str]:
    """Tab stops that are left out, in another order, hidden, or don't show that they have it.

    Args:
        kinds: what has shown its focus already, which is not looked at again; added to.
    """
    stops = measured(page, "stops")
    found = [f"is drawn before what it follows: {name}" for name in _astray(page, stops)]
    for number, stop in enumerate(stops):
        if number:
            page.keyboard.press("Tab")
        else:
            page.locator("body *").nth(stop["place"]).focus()
        at = measured(page, "focused")
        if at is None or at["place"] != stop["place"]:
            return [*found, f"Tab leads to {at and at['name']}, not to {stop['name']}"]
        if at["hidden"]:
            found.append(f"has the focus and is hidden: {at['name']}")
        if at["kind"] not in kinds:
            kinds.add(at["kind"])
            if not _shows_focus(page, at):
                found.append(f"does not show its focus: {at['name']}")
    return found


def _astray(page: Page, stops: list[Any]) -> list[str]:
    """What comes after another thing, but stands above it, or before it on the same line.

    The first stop is the link that skips, which shows only where it has the focus.
    """
    rtl = page.locator("html").get_attribute("dir") == "rtl"
    start, end, sign = ("right", "left", -1) if rtl else ("left", "right", 1)
    astray = []
    for before, after in pairwise(stops[1:]):
        one, other = before["box"], after["box"]
        on_one_line = one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1
        backwards = sign * other[start] < sign * one[end] - 1
        if other["bottom"] <= one["top"] + 1 or (on_one_line and backwards):
            astray.append(after["name"])
    return astray


def _shows_focus(page: Page, at: Any) -> bool:
    """Pictures with and without the focus differ by 3:1 over a ring of 2 px (WCAG 2.4.13)."""
    element = page.locator("body *").nth(at["place"])
    element.evaluate("element => element.scrollIntoView({block: 'center'})")
    box: Box = measured(page, "focused")["box"]
    focused = _picture(page, box)
    element.evaluate("element => element.blur()")
    ring = changed(focused, _picture(page, box))
    element.focus()
    round_it = (box["right"] - box["left"] + box["bottom"] - box["top"]) * 2
    return ring >= round_it * RING


def _picture(page: Page, box: Box) -> bytes:
    window = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(box["left"] - ROOM, 0), max(box["top"] - ROOM, 0)
    clip: FloatRect = {
        "x": left,
        "y": top,
        "width": min(box["right"] + ROOM, window["width"]) - left,
        "height": min(box["bottom"] + ROOM, window["height"]) - top,
    }
    return page.screenshot(clip=clip, caret="initial")


def small_targets(page: Page) -> list[str]:
    """What is pressed and is under 44 px high or wide; not a link in a sentence (WCAG 2.5.5)."""
    found = []
    for target in measured(page, "targets"):
        box = target["box"]
        size = min(box["right"] - box["left"], box["bottom"] - box["top"])
        if size < LEAST - 0.1:
            found.append(f"is {size:.0f} px small: {target['name']}")
    return found


def skip_problems(page: Page) -> list[str]:
    """Whether a fresh page's first Tab leads to a link to its main part, and Enter follows it."""
    page.keyboard.press("Tab")
    if not page.locator("[href='#main-part']:focus").count():
        return ["the first Tab does not lead to the link that skips"]
    page.keyboard.press("Enter")
    at = page.locator(":focus")
    return [] if at.count() and at.get_attribute("id") == "main-part" else ["skips nothing"]

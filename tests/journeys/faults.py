"""A page in a browser → all that any checker finds wrong with it, in its code and in its use."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page

from tests.browser import axe_problems
from tests.journeys.keyboard import keyboard_problems, small_targets
from tests.journeys.looks import (
    colour_problems,
    forced_colour_problems,
    missing_glyphs,
    moving,
    print_problems,
    tick_problems,
    zoom_problems,
)
from tests.nu import NuCheck

OF_WORDS = (axe_problems, zoom_problems, missing_glyphs)
OF_LOOKS = (small_targets, colour_problems, forced_colour_problems, moving, print_problems)


@dataclass(frozen=True)
class Seen:
    """Kinds of controls that have shown their focus, or their tick, on an earlier page."""

    focused: set[str] = field(default_factory=set)
    ticked: set[str] = field(default_factory=set)


def faults_of_words(page: Page, html: str, nu_check: NuCheck) -> Iterator[str]:
    """What another language can bring: by machine, enlarged, and letters that no font has.

    Args:
        html: the page as it was sent: a browser's own copy would hide mistakes.
    """
    yield from nu_check(html)
    for check in OF_WORDS:
        yield from check(page)


def faults(page: Page, html: str, nu_check: NuCheck, seen: Seen) -> Iterator[str]:
    """The same; by keyboard, with an unsteady hand, in the dark, in one's own colours, on paper.

    Args:
        seen: what is not looked at again; added to.
    """
    yield from faults_of_words(page, html, nu_check)
    # The focus leaves its first field, which looks otherwise with it.
    yield from keyboard_problems(page, seen.focused)
    yield from tick_problems(page, seen.ticked)
    for check in OF_LOOKS:
        yield from check(page)


class Complaints:
    """What the browser complains of while pages are loaded; not while they are checked."""

    def __init__(self, page: Page) -> None:
        self._said: list[str] = []
        page.on("console", lambda message: self._said.append(_complaint(page, message)))
        page.on("pageerror", lambda error: self._said.append(str(error)))

    def taken(self) -> list[str]:
        """All since the last time."""
        said = [*filter(None, self._said)]
        self._said.clear()
        return said


def _complaint(page: Page, message: ConsoleMessage) -> str:
    """That a page refuses or asks again by its status is none."""
    answered = "the server responded with a status of" in message.text
    return "" if answered and message.location["url"] == page.url else message.text

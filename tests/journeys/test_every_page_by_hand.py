"""Every page that residents see, used as people use it whom checkers of its code know nothing of.

By keyboard, with an unsteady hand, on a telephone, enlarged, in the dark, in their own colours.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page

from app.publishing import Published
from tests.journeys.keyboard import keyboard_problems, skip_problems, small_targets
from tests.journeys.looks import (
    colour_problems,
    forced_colour_problems,
    missing_glyphs,
    moving,
    print_problems,
    zoom_problems,
)
from tests.journeys.pages import LANGUAGES, RESIDENTS, WALKED, Sent, residents_pages

CHECKS = (
    small_targets,
    zoom_problems,
    colour_problems,
    forced_colour_problems,
    moving,
    print_problems,
    missing_glyphs,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_residents_page_can_be_used_by_everybody(
    served: str,
    short_and_long: tuple[Published, Published],
    sent: Sent,
    page: Page,
    language: str,
) -> None:
    """Nothing is lost to the keyboard, the finger, the enlarger, the dark, the printer."""
    found: list[str] = []
    shown: set[str] = set()
    for name in residents_pages(page, f"{served}/{language}", short_and_long):
        problems = keyboard_problems(page, shown)
        for check in CHECKS:
            problems += check(page)
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    assert sent.endpoints >= {*RESIDENTS, *WALKED}


def test_every_residents_page_keeps_to_itself(
    served: str, short_and_long: tuple[Published, Published], page: Page
) -> None:
    """One cookie, one host, nothing to complain of; the first Tab skips to the main part."""
    said: list[str] = []
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: said.append(complaint(page, message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in residents_pages(page, f"{served}/en", short_and_long):
        if not page.locator("[autofocus]").count():
            said += [f"{name}: {problem}" for problem in skip_problems(page)]
    assert [*filter(None, said)] == []
    assert hosts <= {urlsplit(served).netloc, ""}
    assert {cookie["name"] for cookie in page.context.cookies()} == {"session"}


def complaint(page: Page, message: ConsoleMessage) -> str:
    """What the browser complains of; that a page with mistakes is answered by 422 is none."""
    answered = "the server responded with a status of" in message.text
    return "" if answered and message.location["url"] == page.url else message.text

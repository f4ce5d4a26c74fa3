"""Every page there is, listed from the routes: what checkers find in its code and in its use."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.journeys.faults import Complaints, Seen, faults, faults_of_words
from tests.journeys.keyboard import skip_problems
from tests.journeys.officers import PARTS, forgotten, officers_routes
from tests.journeys.pages import LANGUAGES, NO_PAGES, RESIDENTS, WALKED, Sent
from tests.nu import NuCheck

# It is read from the left as English is: only its words can stick out or lack letters.
IN_WORDS_ALONE = "pl"
WINDOW = 14 * 1024  # bytes: what a server sends before it waits for the first answer
FETCHED = re.compile(r"<(?:link|script|img|iframe|object|embed)[^>]+(?:href|src|data)=\"(?!data:)")


def test_no_page_is_forgotten(app: Flask) -> None:
    """Every route that can be opened is checked below, or named with a reason."""
    opened = {
        f"GET {rule.endpoint}" for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
    residents = {f"GET {endpoint}" for endpoint in (*RESIDENTS, *WALKED, *NO_PAGES)}
    assert opened - officers_routes(app) == residents


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_residents_page_can_be_used_by_everybody(
    served: str,
    every_page: Callable[[str], Iterator[str]],
    sent: Sent,
    page: Page,
    nu_check: NuCheck,
    *,
    language: str,
) -> None:
    """Empty, with mistakes, sent, refused: nothing is lost to a screen reader, the keyboard, the
    finger, the enlarger, the dark, the printer or a bad line; and it keeps to itself.

    One cookie, one host, nothing to complain of; the first Tab skips to the main part.
    """
    found: list[str] = []
    seen, complaints, hosts = Seen(), Complaints(page), set[str]()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for name in every_page(language):
        html = sent.pages[-1]
        problems = complaints.taken() + heavy(html)
        led = urlsplit(page.url).fragment or page.locator("[autofocus]").count()
        problems += [] if led else skip_problems(page)  # led to where one has to go on
        problems += (
            faults_of_words(page, html, nu_check)
            if language == IN_WORDS_ALONE
            else faults(page, html, nu_check, seen)
        )
        complaints.taken()
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    assert not sent.forgotten
    assert len(seen.ticked) == (0 if language == IN_WORDS_ALONE else 2), "radios and tick boxes"
    assert hosts <= {urlsplit(served).netloc, ""}
    assert {cookie["name"] for cookie in page.context.cookies()} == {"session"}


@pytest.mark.parametrize("part", PARTS)
def test_every_officers_page_can_be_used_by_everybody(
    every_officers_page: Callable[[str, str], Iterator[str]],
    sent: Sent,
    page: Page,
    nu_check: NuCheck,
    part: str,
) -> None:
    """Asked for, sent empty or wrong, overtaken. None is left out.

    In one language, because it takes minutes: the one that is written the other way.
    """
    found: list[str] = []
    seen = Seen()
    for name in every_officers_page("ar", part):
        problems = faults(page, sent.pages[-1], nu_check, seen)
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    assert not forgotten(sent, part)


def heavy(html: str) -> list[str]:
    """Whether a page is more than the first window of a connection, or needs a third request."""
    css = len(gzip.compress(Path("app/static/style.css").read_bytes()))
    weight, fetched = len(gzip.compress(html.encode())) + css, FETCHED.findall(html)
    found = [f"{weight} bytes"] if weight > WINDOW else []
    return found + ([f"fetches {len(fetched)} files"] if len(fetched) != 1 else [])

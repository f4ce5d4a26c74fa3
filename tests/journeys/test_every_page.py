"""Every page there is, listed from the routes, in each language: what checkers find in its code."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser import axe_problems
from tests.journeys.looks import NARROW, USUAL, resize
from tests.journeys.measured import measured
from tests.journeys.officers import forgotten, officers_routes
from tests.journeys.pages import LANGUAGES, NO_PAGES, RESIDENTS, WALKED, Sent
from tests.nu import NuCheck

WINDOW = 14 * 1024  # bytes: what a server sends before it waits for the first answer


def test_no_page_is_forgotten(app: Flask) -> None:
    """Every route that can be opened is checked below, or named with a reason."""
    opened = {
        f"GET {rule.endpoint}" for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
    residents = {f"GET {endpoint}" for endpoint in (*RESIDENTS, *WALKED, *NO_PAGES)}
    assert opened - officers_routes(app) == residents


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_residents_page_is_free_of_what_axe_and_the_nu_checker_find(
    every_page: Callable[[str], Iterator[str]],
    sent: Sent,
    page: Page,
    nu_check: NuCheck,
    language: str,
) -> None:
    """Empty, with mistakes, sent, refused; and none of them is too heavy for a bad line."""
    found: list[str] = []
    css = len(gzip.compress(Path("app/static/style.css").read_bytes()))
    for name in every_page(language):
        html = sent.pages[-1]
        weight = len(gzip.compress(html.encode())) + css
        fetched = re.findall(
            r"<(?:link|script|img|iframe|object|embed)[^>]+(?:href|src|data)=\"(?!data:)", html
        )
        found += [f"{name}: {problem}" for problem in axe_problems(page) + nu_check(html)]
        found += [f"{name}: {weight} bytes"] if weight > WINDOW else []
        found += [f"{name}: fetches {len(fetched)} files"] if len(fetched) != 1 else []
    assert not found, "\n".join(found)
    assert not sent.forgotten


@pytest.mark.parametrize("language", ["en"])  # by hand, in the next module, in Arabic
def test_every_officers_page_is_free_of_what_axe_and_the_nu_checker_find(
    every_officers_page: Callable[[str], Iterator[str]],
    sent: Sent,
    page: Page,
    nu_check: NuCheck,
    language: str,
) -> None:
    """Asked for, sent empty or wrong, overtaken; on a narrow screen too. None is left out."""
    found: list[str] = []
    for name in every_officers_page(language):
        problems = axe_problems(page) + nu_check(sent.pages[-1])
        resize(page, NARROW)
        if measured(page, "width") > NARROW[0]:
            problems.append("has to be scrolled sideways on a narrow screen")
        resize(page, USUAL)
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    assert not forgotten(sent)

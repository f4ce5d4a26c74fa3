"""Every page there is, listed from the routes, in each language: what checkers find in its code."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from app import publishing
from app.db import Version, db
from tests.browser import axe_problems
from tests.journeys.looks import NARROW, USUAL, resize
from tests.journeys.measured import measured
from tests.journeys.pages import (
    LANGUAGES,
    NO_PAGES,
    OFFICERS,
    RESIDENTS,
    WALKED,
    Sent,
    addresses,
)
from tests.journeys.walking import press
from tests.nu import NuCheck
from tests.site import EMAIL, PASSWORD

WINDOW = 14 * 1024  # bytes: what a server sends before it waits for the first answer


def test_no_page_is_forgotten(app: Flask) -> None:
    """Every route that can be opened is checked below, or named with a reason."""
    opened = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert opened == {*RESIDENTS, *WALKED, *OFFICERS, *NO_PAGES}


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_officers_page_is_free_of_what_axe_and_the_nu_checker_find(
    demonstration: str, sent: Sent, page: Page, nu_check: NuCheck, language: str
) -> None:
    """Signed in or not, keyed rightly or not; on a narrow screen too."""
    found: list[str] = []

    def check(name: str) -> None:
        problems = axe_problems(page) + nu_check(sent.pages[-1])
        resize(page, NARROW)
        if measured(page, "width") > NARROW[0]:
            problems.append("has to be scrolled sideways on a narrow screen")
        resize(page, USUAL)
        found.extend(f"{name}: {problem}" for problem in problems)

    home = f"{demonstration}/{language}"
    page.goto(f"{home}/officers/")
    check("not signed in")
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill("wrong")
    press(page, "main button")
    check("wrong password")
    page.locator("#password").fill(PASSWORD)
    press(page, "main button")
    codes = db.session.scalars(select(Version.code)).all()
    versions = tuple(filter(None, map(publishing.find, codes)))
    for address in addresses(home, OFFICERS, versions):
        page.goto(address)
        check(address)
    page.goto(f"{home}/keying/{versions[-1].code}/en")
    page.locator("input.code").first.fill("99")
    press(page, "#save-button")
    check("keyed wrongly")
    page.goto(f"{home}/keying/")
    page.locator("#code").fill("1234567")
    press(page, "main form button >> nth=0")
    check("mistyped code")
    assert not found, "\n".join(found)
    assert sent.endpoints >= set(OFFICERS) - {"officers.sign_in_form"}

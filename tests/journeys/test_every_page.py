"""Every page there is, listed from the routes, in each language: what checkers can see of it."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response
from playwright.sync_api import Page
from sqlalchemy import select

from app import demo, officers
from app.db import Collection, Version, db
from tests.browser import axe_problems
from tests.nu import NuCheck
from tests.site import EMAIL, PASSWORD, TODAY, Visitor

LANGUAGES = ("en", "pl", "ar")
# Endpoint → the paths that show it, {code}s and {id}s filled in. Others are named below.
PAGES = {
    "offering.home": ["/"],
    "offering.start": ["/forms/{code}"],
    "answering.answer": ["/forms/{code}/answer"],
    "answering.check": ["/forms/{code}/check"],
    "answering.sent": ["/forms/{code}/sent"],
    "officers.desk": ["/officers/"],
    "officers.sign_in_form": ["/officers/sign-in"],
    "keying.ask": ["/keying/"],
    "keying.sheet": ["/keying/{code}/en", "/keying/{code}/pl", "/keying/{code}/ar"],
    "reporting.results": ["/results/{id}"],
}
NO_PAGES = {
    "offering.choose": "leads to the home page",
    "offering.scanned": "leads to the start of a form",
    "offering.sheet": "a PDF: see tests/printables",
    "reporting.data": "a file: see tests/app/test_reporting.py",
    "static": "a file",
}


def test_no_page_is_forgotten(app: Flask) -> None:
    """Every route that can be opened is checked below, or named with a reason."""
    opened = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert opened == {*PAGES, *NO_PAGES}


@pytest.fixture
def sent_pages(app: Flask) -> list[str]:
    """The pages as the application sends them: a browser's own copy would hide mistakes."""
    pages: list[str] = []

    @app.after_request
    def note(response: Response) -> Response:
        if response.mimetype == "text/html" and response.status_code != 303:
            pages.append(response.get_data(as_text=True))
        return response

    return pages


@pytest.fixture
def demonstration(sent_pages: list[str], served: str) -> str:
    """The demonstration, served."""
    demo.load(TODAY)
    officers.set_password(EMAIL, PASSWORD)
    return served


def _addresses(language: str) -> Iterator[str]:
    for endpoint, paths in PAGES.items():
        if endpoint in ("answering.check", "answering.sent"):
            continue  # reached by answering
        for version in db.session.scalars(select(Version)).all():
            for path in paths:
                yield f"/{language}" + path.format(code=version.code, id=version.collection_id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_free_of_what_axe_and_the_nu_checker_find(
    demonstration: str, sent_pages: list[str], page: Page, nu_check: NuCheck, language: str
) -> None:
    """Residents' and officers' pages, empty, answered, with problems, and refused."""
    found: list[str] = []

    def check(name: str) -> None:
        found.extend(f"{name}: {problem}" for problem in axe_problems(page))
        found.extend(f"{name}: {problem}" for problem in nu_check(sent_pages[-1]))
        width = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 320, "height": 640})
        reflowed = page.evaluate("document.documentElement.scrollWidth")
        if reflowed > 320:
            found.append(f"{name}: {reflowed} px wide at 320 px ({width} px at 1280)")
        page.set_viewport_size({"width": 1280, "height": 720})

    page.goto(f"{demonstration}/{language}/officers/")
    check("not signed in")
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill("wrong")
    page.locator("main button").click()
    check("wrong password")
    page.locator("#password").fill(PASSWORD)
    page.locator("main button").click()
    for address in dict.fromkeys(_addresses(language)):
        page.goto(demonstration + address)
        check(address)
    for code in db.session.scalars(select(Version.code)).all():
        form = f"{demonstration}/{language}/forms/{code}"
        page.goto(f"{form}/answer")
        page.locator("form button").first.click()
        check(f"{code} sent empty")
        page.locator("[type=radio]").nth(1).check()
        for box in page.locator("main textarea, main [type=text]").all():
            box.fill("one two three four five")
        page.locator("form button").first.click()
        check(f"{code} with too many words or checked")
        for box in page.locator("main [type=text]").all():
            box.fill("one")
        if page.url.endswith("/answer"):
            page.locator("form button").first.click()
        check(f"{code} checked")
        page.locator("form button").first.click()
        assert page.url.endswith("/sent")
        check(f"{code} sent")
    page.goto(f"{demonstration}/{language}/keying/{code}/en")
    page.locator("input.code").first.fill("99")
    page.locator("#save-button").click()
    check("keyed wrongly")
    page.goto(f"{demonstration}/{language}/keying/")
    page.locator("#code").fill("1234567")
    page.locator("main form button").first.click()
    check("mistyped code")
    page.goto(f"{demonstration}/{language}/nothing")
    check("no such page")
    assert found == []


def test_the_stylesheet_is_sound(nu_check: NuCheck) -> None:
    """The Nu checker, and no direction that would not mirror."""
    css = Path("app/static/style.css").read_text(encoding="utf-8")
    assert nu_check(css, "css") == []
    assert not re.search(r"(margin|padding|border)-(left|right)|[^-\w](left|right):", css)


def test_colours_are_far_enough_apart() -> None:
    """At least 7:1, computed (WCAG 1.4.6)."""
    css = Path("app/static/style.css").read_text(encoding="utf-8")
    colours = {
        name: _luminance(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css)
    }
    for ink, paper in (
        *((ink, "paper") for ink in ("ink", "quiet", "link", "wrong", "line", "brand")),
        *((ink, "shade") for ink in ("ink", "brand")),
        ("on-brand", "brand"),
    ):
        light, dark = sorted((colours[ink], colours[paper]), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7, f"{ink} on {paper}"


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_first_visit_fits_the_first_window(app: Flask) -> None:
    """HTML and CSS of any resident's page: at most 14 KB gzipped, in two requests."""
    demo.load(TODAY)
    css = len(gzip.compress(Path("app/static/style.css").read_bytes()))
    visitor = Visitor(app.test_client())
    for code in db.session.scalars(select(Version.code)).all():
        for language in LANGUAGES:
            for path in ("", f"forms/{code}", f"forms/{code}/answer"):
                page = visitor.get(f"/{language}/{path}")
                assert len(gzip.compress(page.data)) + css <= 14 * 1024
                assert re.findall(
                    r"(?:src|href)=\"([^\"]+\.(?:css|js|png)[^\"]*)\"", page.text
                ) == [re.findall(r'href="(/static/style[^"]+)"', page.text)[0]]
    assert db.session.scalars(select(Collection)).all()

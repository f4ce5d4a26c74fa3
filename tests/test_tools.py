"""The tools that the other tests stand on do their work, and see what they are there to see."""

import psycopg
import pytest
from playwright.sync_api import Page, Route
from pytest_playwright import CreateContextCallback

from tests.browser import axe_problems
from tests.nu import NuCheck

GOOD_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A good page</title></head>
<body><main><h1>A good page</h1><p>It says what it is.</p></main></body>
</html>"""
BROKEN_PAGE = GOOD_PAGE.replace("<p>", '<img src="/picture.png"><p>')


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""))


def test_postgresql_answers(postgresql_url: str) -> None:
    """A test that asks for PostgreSQL gets the real one, with no table in it."""
    with connect(postgresql_url) as database:
        version = database.execute("SELECT version()").fetchone()
        tables = database.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert version
    assert version[0].startswith("PostgreSQL")
    assert tables == []


@pytest.mark.parametrize("turn", ["first", "second"])
def test_postgresql_is_empty_for_every_test(postgresql_url: str, turn: str) -> None:
    """What one test stored, the next one does not find."""
    with connect(postgresql_url) as database:
        database.execute("CREATE TABLE kept (turn text)")


def test_nu_passes_a_good_page(nu_check: NuCheck) -> None:
    """The Nu checker has nothing to say against a page without fault."""
    assert nu_check(GOOD_PAGE) == []


def test_nu_catches_a_broken_page(nu_check: NuCheck) -> None:
    """The Nu checker sees an image that says nothing to those who cannot see it."""
    (problem,) = nu_check(BROKEN_PAGE)
    assert problem.startswith("error, line 4: An “img” element must have an “alt” attribute")


def test_nu_reads_style_sheets(nu_check: NuCheck) -> None:
    """The Nu checker passes good CSS and sees a property that does not exist."""
    assert nu_check("p { margin-inline-start: 1rem }", "css") == []
    (problem,) = nu_check("p { colr: black }", "css")
    assert "“colr”" in problem


def test_axe_passes_a_good_page(page: Page) -> None:
    """Axe finds nothing wrong with a page without fault."""
    page.set_content(GOOD_PAGE)
    assert axe_problems(page) == []


def test_axe_catches_an_image_without_words(page: Page) -> None:
    """Axe sees an image without alternative text, even where the page allows no script."""

    def answer(route: Route) -> None:
        policy = {"Content-Security-Policy": "default-src 'none'; script-src 'none'"}
        route.fulfill(content_type="text/html", headers=policy, body=BROKEN_PAGE)

    page.route("**/*", answer)
    page.goto("http://formbridge.test/")
    (problem,) = axe_problems(page)
    assert problem.startswith('image-alt (critical): <img src="/picture.png">')


def test_axe_refuses_a_page_without_script(new_context: CreateContextCallback) -> None:
    """Where JavaScript is off axe would wait for ever, so that it is not asked."""
    page = new_context(java_script_enabled=False).new_page()
    page.set_content(GOOD_PAGE)
    with pytest.raises(ValueError, match="JavaScript on"):
        axe_problems(page)


def test_chromium_joins_arabic_letters(page: Page) -> None:
    """Arabic letters join: the machine has a font for them, and no empty boxes are drawn."""
    page.set_content(
        '<p lang="ar" dir="rtl"><span id="joined">ببب</span><br>'
        '<span id="apart">ب&zwnj;ب&zwnj;ب</span></p>'
    )
    joined = page.locator("#joined").bounding_box()
    apart = page.locator("#apart").bounding_box()
    assert joined
    assert apart
    assert joined["width"] < apart["width"]

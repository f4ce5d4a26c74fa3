"""Residents' pages without scripts, and on paper."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Page
from pytest_playwright import CreateContextCallback

from app.publishing import Published
from tests.journeys.pages import LANGUAGES, RESIDENTS, addresses
from tests.journeys.walking import fill_in, press


def test_every_residents_page_says_the_same_where_scripts_are_off(
    served: str,
    open_forms: tuple[Published, ...],
    page: Page,
    new_context: CreateContextCallback,
) -> None:
    """Old telephones, strict offices and careful people have them off."""
    plain = new_context(java_script_enabled=False).new_page()
    for address in addresses(f"{served}/en", RESIDENTS, open_forms):
        for opened in (page, plain):
            answer = opened.goto(address)
            assert answer is not None
            assert answer.status == 200, address
        assert plain.inner_text("body") == page.inner_text("body"), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_the_home_page_says_how_to_answer(
    app: Flask, served: str, open_forms: tuple[Published, ...], page: Page, language: str
) -> None:
    """A library pins it up: each form's whole address and the telephone number, nothing to press.

    What is kept apart is only asked after another form, and is on no list.
    """
    page.goto(f"{served}/{language}/")
    pressed = page.locator("nav, button, .button, footer a").filter(visible=True)
    assert pressed.count()
    page.emulate_media(media="print")
    assert not pressed.count()
    paper = page.inner_text("body")
    assert app.config["TELEPHONE"] in page.inner_text("main")
    for version in open_forms:
        address = f"{app.config['PUBLIC_URL']}/{language}/forms/{version.code}"
        assert (address in paper) is not version.form.apart


def test_on_paper_the_page_of_those_who_stop_says_their_return_code(
    served: str, open_forms: tuple[Published, ...], page: Page
) -> None:
    """As it stands on the screen, with where to type it; nothing to press."""
    page.goto(f"{served}/en/forms/{open_forms[0].code}/answer")
    fill_in(page, "rightly")
    press(page, "[name=_do][value=stop]")
    code = page.locator(".return-code")
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", code.input_value())
    page.emulate_media(media="print")
    assert code.is_visible()
    assert "/en/return" in page.inner_text("main")
    assert not page.locator("nav, button, .button").filter(visible=True).count()

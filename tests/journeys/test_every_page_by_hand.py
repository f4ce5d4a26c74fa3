"""Every page that residents see, used as people use it whom checkers of its code know nothing of.

By keyboard, with an unsteady hand, on a telephone, enlarged, in the dark, in their own colours.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import ConsoleMessage, Page
from pytest_playwright import CreateContextCallback

from app.publishing import Published
from tests.journeys.keyboard import keyboard_problems, skip_problems, small_targets
from tests.journeys.looks import (
    colour_problems,
    forced_colour_problems,
    missing_glyphs,
    moving,
    print_problems,
    tick_problems,
    zoom_problems,
)
from tests.journeys.pages import LANGUAGES, RESIDENTS, Sent, addresses
from tests.journeys.walking import fill_in, press

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
    every_page: Callable[[str], Iterator[str]], sent: Sent, page: Page, language: str
) -> None:
    """Nothing is lost to the keyboard, the finger, the enlarger, the dark, the printer."""
    found: list[str] = []
    focused: set[str] = set()
    ticked: set[str] = set()
    for name in every_page(language):
        problems = keyboard_problems(page, focused) + tick_problems(page, ticked)
        for check in CHECKS:
            problems += check(page)
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    assert not sent.forgotten
    assert len(ticked) == 2, "radio buttons and tick boxes"


def test_every_officers_page_can_be_used_by_everybody(
    every_officers_page: Callable[[str], Iterator[str]], page: Page
) -> None:
    """An officer, too, may have no mouse, a telephone, large letters or colours of their own.

    In one language, because it takes minutes: the one that is written the other way.
    """
    found: list[str] = []
    focused: set[str] = set()
    ticked: set[str] = set()
    for name in every_officers_page("ar"):
        problems = keyboard_problems(page, focused) + tick_problems(page, ticked)
        for check in CHECKS:
            problems += check(page)
        found += [f"{name}: {problem}" for problem in problems]
    assert not found, "\n".join(found)


def test_every_residents_page_keeps_to_itself(
    served: str, every_page: Callable[[str], Iterator[str]], page: Page
) -> None:
    """One cookie, one host, nothing to complain of; the first Tab skips to the main part."""
    said: list[str] = []
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: said.append(complaint(page, message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in every_page("en"):
        led = urlsplit(page.url).fragment or page.locator("[autofocus]").count()
        if not led:  # to where one has to go on
            said += [f"{name}: {problem}" for problem in skip_problems(page)]
    assert [*filter(None, said)] == []
    assert hosts <= {urlsplit(served).netloc, ""}
    assert {cookie["name"] for cookie in page.context.cookies()} == {"session"}


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


def complaint(page: Page, message: ConsoleMessage) -> str:
    """What the browser complains of; that a page refuses or asks again by its status is none."""
    answered = "the server responded with a status of" in message.text
    return "" if answered and message.location["url"] == page.url else message.text

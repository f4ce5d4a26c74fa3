"""The keying screen and the results of a form with every kind, in a real browser."""

import secrets

import pytest
from flask import Flask, Response
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app import officers, responses
from app.db import Answer, db
from forms.answers import Channel, Given
from tests.browser import axe_problems
from tests.forms.every_kind import EVERY_KIND
from tests.nu import NuCheck
from tests.paper import reply
from tests.site import EMAIL, PASSWORD, TODAY, publish


@pytest.fixture
def sent(app: Flask) -> list[str]:
    """The pages as the application sends them."""
    pages: list[str] = []

    @app.after_request
    def note(response: Response) -> Response:
        if response.mimetype == "text/html":
            pages.append(response.get_data(as_text=True))
        return response

    return pages


def signed_in(page: Page, address: str) -> None:
    """Opens an officer's page."""
    officers.set_password(EMAIL, PASSWORD)
    page.goto(address)
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill(PASSWORD)
    page.locator("main button").click()


def focused(page: Page) -> str:
    """The name of the field with the focus."""
    return page.locator(":focus").get_attribute("name") or ""


def test_each_kind_is_keyed_by_hand(sent: list[str], served: str, page: Page) -> None:
    """The focus moves on where a code is complete, and never where more could follow."""
    version = publish(EVERY_KIND)
    signed_in(page, f"{served}/en/keying/replies/{reply(version).id}")
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.insert_text("Amina Rai")
    page.locator("[name=join]").focus()
    page.keyboard.press("1")
    assert focused(page) == "role"
    page.keyboard.press("3")
    assert focused(page) == "role.other.text"
    page.keyboard.insert_text("take minutes")
    page.keyboard.press("Tab")
    assert focused(page) == "needs"
    page.keyboard.type("14")
    assert focused(page) == "needs", "several may be ticked: more could follow"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("13")
    assert focused(page) == "welcome"
    page.keyboard.press("0")
    assert focused(page) == "people", "nothing begins with 0 but 0"
    for figure in ("2", "1.5", "270326", "4.50"):
        page.keyboard.type(figure)
        page.keyboard.press("Tab")
    assert focused(page) == "claims.1.day"
    page.locator("[name='claims.3.amount']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the lines that are not on the sheet
    page.keyboard.press("Tab")
    assert focused(page) == "claims.4.day"
    page.keyboard.press("Control+Enter")
    expect(page.locator("#done-line")).to_contain_text("is saved")
    db.session.rollback()  # to see what the browser's requests have stored
    rows = db.session.scalars(select(Answer).where(~Answer.key.startswith("needs")))
    assert {row.key: row.option or row.text for row in rows} == {
        "name": "Amina Rai",
        "join": "yes",
        "role": "other",
        "role.other.text": "take minutes",
        "meeting.heard": "no",
        "meeting.clear": "yes",
        "welcome": "0",
        "people": "2",
        "hours": "1.5",
        "visited": "2026-03-27",
        "lost_pay": "4.50",
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_officers_pages_of_every_kind_are_free_of_what_checkers_find(
    sent: list[str], served: str, page: Page, nu_check: NuCheck, language: str
) -> None:
    """Keying, with and without mistakes, and results; also at 320 pixels."""
    version = publish(EVERY_KIND)
    for _ in range(5):
        responses.accept(
            version,
            {"join": Given("yes"), "needs": Given("transport"), "lost_pay": Given("1.50")},
            channel=Channel.PAPER,
            language="en",
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )
    signed_in(page, f"{served}/{language}/keying/replies/{reply(version, 'ar').id}")
    found = []
    for step in ("keying", "mistakes", "results"):
        if step == "mistakes":
            for name in ("join", "needs", "visited", "claims.5.amount"):
                page.locator(f"[name='{name}']").evaluate("field => field.value = 'x'")
            page.locator(".row [name=_do][value=check]").click()
        if step == "results":
            page.goto(f"{served}/{language}/results/{version.collection_id}")
        found += [f"{step}: {problem}" for problem in axe_problems(page)]
        found += [f"{step}: {problem}" for problem in nu_check(sent[-1])]
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{step}: wider than 320 px")
        page.set_viewport_size({"width": 1280, "height": 720})
    assert found == []

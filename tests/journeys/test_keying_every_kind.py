"""The keying screen of a form with every kind, under an officer's fingers in a real browser."""

from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import Answer, db
from tests.forms.every_kind import EVERY_KIND
from tests.journeys.hands import arrive, focused
from tests.paper import reply
from tests.site import publish


def test_each_kind_is_keyed_by_hand(served: str, page: Page) -> None:
    """The focus moves on where a code is complete, and never where more could follow."""
    version = publish(EVERY_KIND)
    arrive(page, f"{served}/en/keying/replies/{reply(version).id}")
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

"""A form with every kind of question in a real browser → what is stored of its answers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from app.db import Answer, db
from tests.browser import PATIENCE
from tests.forms.every_kind import EVERY_KIND
from tests.journeys.hands import Keyboard
from tests.site import publish

# What is typed where, wrongly and then rightly.
WRONG = {
    "name": "Ann Example",
    "email": "ann at example",
    "telephone": "01635 551111",
    "address": "1 Long Street\nNewbury",
    "role.other.text": "Sing",
    "people": "three",
    "hours": "1.25",
    "visited-1": "31",
    "visited-2": "2",
    "visited-3": "2026",
    "lost_pay": "600",
    "claims.1.what": "Bus",
    "idea": "word " * 21,
}
MENDED = {
    "email": "ann at my work",  # strange still, but asked about already
    "people": "3",
    "hours": "1.5",
    "visited-1": "27",
    "lost_pay": "60.5",
    "claims.1.amount": "£4",
    "idea": "Swings",
}
STORED = {
    ("name", 0, "", "Ann Example", None),
    ("email", 0, "", "ann at my work", None),
    ("telephone", 0, "", "01635 551111", None),
    ("address", 0, "", "1 Long Street\nNewbury", None),
    ("join", 0, "yes", "", None),
    ("role", 0, "other", "", None),
    ("role.other.text", 0, "", "Sing", None),
    ("needs", 0, "", "interpreter childcare", None),
    ("needs", 0, "interpreter", "", None),
    ("needs", 0, "childcare", "", None),
    ("meeting.heard", 0, "partly", "", None),
    ("welcome", 0, "5", "", None),
    ("people", 0, "", "3", 30_000),
    ("hours", 0, "", "1.5", 15_000),
    ("visited", 0, "", "2026-02-27", None),
    ("lost_pay", 0, "", "60.50", 605_000),
    ("claims.what", 1, "", "Bus", None),
    ("claims.amount", 1, "", "4.00", 40_000),
    ("claims.day", 2, "", "2026-02-27", None),
    ("claims.what", 2, "", "Tea", None),
    ("claims.amount", 2, "", "2.50", 25_000),
    ("idea", 0, "", "Swings", None),
    ("keep", 0, "yes", "", None),
}


def summary(page: Page) -> list[str]:
    """Where the links of the error summary lead."""
    assert page.title().startswith("Error: ")
    links = page.locator(".summary a").all()
    return [(link.get_attribute("href") or "").removeprefix("#") for link in links]


def mend(keyboard: Keyboard, *places: str) -> None:
    """Goes from each link of the summary to its place, types what is right, and continues."""
    keyboard.page.wait_for_selector(".summary")
    assert summary(keyboard.page) == list(places)
    for place in places:
        keyboard.page.locator(f".summary a[href='#{place}']").focus()
        keyboard.press("Enter")
        assert keyboard.at == place
        keyboard.write(place, MENDED[place])
    keyboard.choose("Continue")


@pytest.fixture
def keyboard(browser: Browser) -> Iterator[Keyboard]:
    """A browser without script, used by its keyboard alone."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield Keyboard(context.new_page())
    context.close()


def test_every_kind_of_question_is_answered_by_keyboard_alone(
    served: str, keyboard: Keyboard
) -> None:
    """Filled in, mended from the summary's links, checked, sent, and stored as it was meant."""
    version = publish(EVERY_KIND)
    page = keyboard.page
    page.goto(f"{served}/en/forms/{version.code}/answer")
    for place in ("name", "email", "telephone", "address"):
        keyboard.write(place, WRONG[place])
    keyboard.press("Shift+Tab", "Enter")  # the form's first button: Continue
    mend(keyboard, "email")

    keyboard.to("join-1")
    keyboard.press("Space", "Tab", "ArrowUp")  # yes; the last of the roles: something else
    keyboard.write("role.other.text", WRONG["role.other.text"])
    for place in ("needs-2", "needs-3", "needs-5"):
        keyboard.to(place)
        keyboard.press("Space")
    keyboard.choose("Continue")
    assert summary(page) == ["needs-1"]
    keyboard.to("needs-5")
    keyboard.press("Space")
    keyboard.choose("Continue")

    keyboard.to("meeting.heard-1")
    keyboard.press("ArrowDown")
    keyboard.to("welcome-1")
    keyboard.press("ArrowUp")
    for place in ("people", "hours", "visited-1", "visited-2", "visited-3"):
        keyboard.write(place, WRONG[place])
    keyboard.choose("Continue")
    mend(keyboard, "people", "hours", "visited-1")

    keyboard.write("lost_pay", WRONG["lost_pay"])
    keyboard.write("claims.1.what", WRONG["claims.1.what"])
    keyboard.choose("Add another entry")
    assert keyboard.at == "claims.2.day-1", "the new line has the focus"
    page.keyboard.type("27")
    for place, text in (("2", "2"), ("3", "2026")):
        keyboard.write(f"claims.2.day-{place}", text)
    keyboard.write("claims.2.what", "Tea")
    keyboard.write("claims.2.amount", "2.5")
    keyboard.choose("Continue")
    mend(keyboard, "lost_pay", "claims.1.amount")

    keyboard.write("idea", WRONG["idea"])
    keyboard.to("keep-1")
    keyboard.press("Space")
    keyboard.choose("Continue")
    assert page.locator(".summary a").all_inner_texts() == [
        "16. Your answer has 21 words. Use at most 20 words."
    ]
    keyboard.write("idea", MENDED["idea"])
    keyboard.choose("Continue")
    assert page.url.endswith("/check")
    assert "60.50" in page.inner_text("main")
    keyboard.choose("change-claims.2.what")
    assert keyboard.at == "claims.2.what"
    keyboard.choose("Save and go back to all answers")
    assert keyboard.at == "change-claims.2.what", "where one left"
    keyboard.choose("Send my answers")
    assert page.url.endswith("/sent")
    db.session.rollback()
    columns = (Answer.key, Answer.row, Answer.option, Answer.text, Answer.number)
    assert {tuple(row) for row in db.session.execute(select(*columns))} == STORED

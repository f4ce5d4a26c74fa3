"""The keying screen under an officer's fingers, in a real browser."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import Answer, Response, db
from tests.journeys.hands import FIRST, arrive, focused
from tests.paper import reply
from tests.site import publish


@pytest.fixture
def screen(served: str, page: Page) -> Page:
    """An open keying screen."""
    made = reply(publish())
    arrive(page, f"{served}/en/keying/replies/{made.id}")
    expect(page.locator(FIRST)).to_be_focused()
    return page


def test_six_statements_and_two_texts_take_eight_keys(screen: Page) -> None:
    """Six numbers, one Tab between the texts, and one to save."""
    for key in "123454":
        screen.keyboard.press(key)
    screen.keyboard.insert_text("One text")
    screen.keyboard.press("Tab")
    screen.keyboard.insert_text("Another")
    screen.keyboard.press("Control+Enter")
    expect(screen.locator("#done-line")).to_contain_text("is saved")
    expect(screen.locator(FIRST)).to_be_focused()
    db.session.rollback()  # to see what the browser's requests have stored
    stored = {row.key: row.option or row.text for row in db.session.scalars(select(Answer))}
    assert list(stored.values()).count("agree") == 2
    assert stored["went_well"] == "One text"
    assert stored["do_better"] == "Another"


def test_backspace_in_an_empty_field_steps_back(screen: Page) -> None:
    """And what is there is selected, so that the next key replaces it."""
    screen.keyboard.press("4")
    assert focused(screen) == "experience.heard"
    screen.keyboard.press("Backspace")
    assert focused(screen) == "experience.influence"
    screen.keyboard.press("5")
    expect(screen.locator(FIRST)).to_have_value("5")


def test_signs_stay_in_their_field_until_they_are_complete(screen: Page) -> None:
    """A minus is complete; a star waits for its numbers."""
    screen.keyboard.press("-")
    assert focused(screen) == "experience.heard"
    for key in "*24":
        screen.keyboard.press(key)
    assert focused(screen) == "experience.heard"


def test_moving_on_can_be_switched_off_and_stays_off(screen: Page) -> None:
    """WCAG 3.2.2: an officer decides whether the focus moves by itself."""
    switch = screen.get_by_label("Go to the next field")
    expect(switch).to_be_checked()
    switch.uncheck()
    screen.reload()
    expect(screen.locator(FIRST)).to_be_focused()
    screen.keyboard.press("4")
    assert focused(screen) == "experience.influence"


def test_enter_checks_and_does_not_save(screen: Page) -> None:
    """Enter by mistake stores nothing."""
    screen.keyboard.press("4")
    screen.keyboard.press("Enter")
    expect(screen.locator("#checked-line")).to_contain_text("not saved yet")
    expect(screen.locator(FIRST)).to_have_value("4")
    db.session.rollback()
    assert db.session.scalars(select(Response)).all() == []


def test_a_number_that_is_no_box_is_said_first(screen: Page) -> None:
    """The focus is on the summary, and its link leads to the field."""
    screen.keyboard.press("9")
    screen.keyboard.press("Control+Enter")
    expect(screen.locator(".summary")).to_be_focused()
    screen.get_by_role("link", name="There is no such box").click()
    assert focused(screen) == "experience.influence"


def test_a_note_goes_to_the_number_that_was_just_complete(screen: Page) -> None:
    """The focus has moved on already; a plus or a space steps back to it."""
    for keys in ("4", "+", "not always"):
        screen.keyboard.type(keys)
    expect(screen.locator(FIRST)).to_have_value("4+not always")
    screen.keyboard.press("Tab")
    screen.keyboard.type("5 + twice")
    expect(screen.locator("[name='experience.heard']")).to_have_value("5 + twice")
    expect(screen.locator("[name='experience.worthwhile']")).to_have_value("")


def test_saving_twice_by_mistake_stores_one_sheet(screen: Page) -> None:
    """The second time nothing is keyed, and it says so."""
    screen.keyboard.press("4")
    screen.keyboard.press("Control+Enter")
    expect(screen.locator("#done-line")).to_contain_text("is saved")
    assert screen.title().startswith("Saved. ")
    screen.keyboard.press("Control+Enter")
    expect(screen.locator(".summary")).to_contain_text("Nothing is keyed yet")
    db.session.rollback()
    assert len(db.session.scalars(select(Response)).all()) == 1


def test_after_a_check_enter_saves(screen: Page) -> None:
    """Enter, Enter: the focus is on Save, and what it says is beside it."""
    screen.keyboard.press("4")
    screen.keyboard.press("Enter")
    expect(screen.locator("#save-button")).to_be_focused()
    assert screen.title().startswith("Not saved yet. ")
    screen.keyboard.press("Enter")
    expect(screen.locator("#done-line")).to_contain_text("is saved")

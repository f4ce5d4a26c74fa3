"""Two officers with a browser each, and one alone: what is keyed twice, and what at once."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from app.keying import batches, desk, screen
from app.publishing import Published
from tests.journeys.hands import FIRST, SIX, arrive, key, stored
from tests.paper import batch, reply
from tests.site import EMAIL, TODAY, publish

OTHER = "other@example.org"


def at_batch(served: str, envelopes: int = 1) -> str:
    """Where a new batch is."""
    return f"{served}/en/keying/batches/{batch(envelopes).id}"


def registered(page: Page, version: Published) -> None:
    """Types a sheet's code on the page of a batch."""
    page.locator("#code").fill(version.code)
    page.locator("#code").press("Enter")


def test_two_officers_key_a_reply_and_what_differs_is_settled(
    served: str, page: Page, new_context: CreateContextCallback
) -> None:
    """The second sees nothing of the first; then both stand side by side, and one is chosen."""
    version, address = publish(double_share=100), at_batch(served)
    arrive(page, address)
    registered(page, version)
    key(page, "443454", "The tea")
    expect(page.get_by_role("status")).to_have_text("Reply 1 is saved.")
    assert not page.get_by_role("link", name="Key number 1 again").count()
    second = new_context().new_page()
    arrive(second, address, OTHER)
    second.get_by_role("link", name="Key number 1 again").click()
    assert "The tea" not in second.content()
    key(second, "453454", "The team")
    second.get_by_role("link", name="Settle number 1").click()
    second.get_by_role("group", name="1b.").get_by_label("Second keying").check()
    text = second.get_by_role("group", name="2. What went well?")
    text.get_by_label("Key what the sheet says").fill("The teams")
    second.get_by_role("button", name="Settle and save").click()
    expect(second.locator("main")).to_contain_text("It is stored and counted.")
    (response,) = stored()
    assert (response[SIX[1]], response["went_well"]) == ("strongly_agree", "The teams")
    second.goto(f"{served}/en/results/{version.collection_id}/keying")
    expect(second.locator("main")).to_contain_text("1 reply was keyed by two officers.")


def test_of_two_officers_at_once_one_wins_and_the_other_loses_no_keys(
    served: str, page: Page, new_context: CreateContextCallback
) -> None:
    """Both have opened it and save in the same second: one is told, and their keys are there."""
    made = reply(publish(), officer_id=None)
    pages = [page, new_context().new_page()]
    for each, email, keys in zip(pages, (EMAIL, OTHER), "24", strict=True):
        arrive(each, f"{served}/en/keying/replies/{made.id}", email)
        each.locator(FIRST).evaluate("(field, keys) => { field.value = keys }", keys)
    for each in pages:
        each.evaluate("setTimeout(() => document.getElementById('save-button').click())")
    for each in pages:
        each.wait_for_load_state()
        expect(each.locator("#done-line, .summary")).to_be_visible()
    (told,) = [each for each in pages if each.locator(".summary").count()]
    expect(told.locator(".summary")).to_contain_text("Somebody else was faster")
    (response,) = stored()
    assert told.locator(FIRST).input_value() == {"agree": "2", "disagree": "4"}[response[SIX[0]]]


def test_who_takes_a_reply_over_goes_on_and_the_other_is_told_at_the_next_field(
    served: str, page: Page, new_context: CreateContextCallback
) -> None:
    """What was keyed so far goes along; what is keyed after it is still on the other's screen."""
    made = reply(publish())
    address = f"{served}/en/keying/replies/{made.id}"
    arrive(page, address)
    with page.expect_response("**/keep"):
        page.keyboard.press("4")
    other = new_context().new_page()
    arrive(other, address, OTHER)
    expect(other.locator("main")).to_contain_text(EMAIL)
    other.get_by_role("button", name="Take it over").click()
    expect(other.locator(FIRST)).to_have_value("4")
    page.keyboard.press("2")
    expect(page.locator("#failed-line")).to_contain_text("Somebody else has this reply now.")
    page.keyboard.press("Enter")
    expect(page.locator(".summary")).to_contain_text(OTHER)
    expect(page.locator(f"[name='{SIX[1]}']")).to_have_value("2")


def test_an_officer_alone_keys_again_tomorrow_and_not_today(
    served: str, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody remembers a sheet overnight; that it was the same officer is recorded."""
    version, address = publish(double_share=100), at_batch(served)
    arrive(page, address)
    registered(page, version)
    key(page, "443454")
    again = page.get_by_role("link", name="Key number 1 again")
    expect(page.get_by_role("status")).to_have_text("Reply 1 is saved.")
    assert not again.count()
    for module in (batches, desk, screen):
        monkeypatch.setattr(module, "today", lambda: TODAY + timedelta(days=1))
    page.reload()
    again.click()
    key(page, "443454")
    expect(page.get_by_role("status")).to_have_text("Reply 1 is saved.")
    assert len(stored()) == 1
    page.get_by_role("link", name="About number 1").click()
    expect(page.locator("main")).to_contain_text("same officer")

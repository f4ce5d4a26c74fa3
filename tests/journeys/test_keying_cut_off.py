"""A keying screen whose sign-in, server or script is gone → nothing that was keyed is lost."""

from playwright.sync_api import Page, Route, expect
from pytest_playwright import CreateContextCallback

from app.db import db
from app.tray import entries
from app.tray.tables import Reply
from tests.journeys.hands import FIRST, SIX, arrive, focused, stored
from tests.journeys.walking import sign_in
from tests.paper import batch, reply
from tests.site import publish


def kept(made: Reply) -> dict[str, str]:
    """What the server has of a reply now."""
    db.session.rollback()
    return entries.raw(entries.entry_of(made, 1))


def test_a_sign_in_that_ends_while_keying_loses_nothing(served: str, page: Page) -> None:
    """The live line says so; Check leads to the sign-in, and what was keyed is sent from there."""
    made = reply(publish())
    arrive(page, f"{served}/en/keying/replies/{made.id}")
    with page.expect_response("**/keep"):
        page.keyboard.press("4")
    page.context.clear_cookies()
    page.keyboard.press("2")
    expect(page.locator("#failed-line")).to_contain_text("Your sign-in has ended")
    page.keyboard.press("3")
    page.keyboard.press("Enter")  # Check
    expect(page.locator("main")).to_contain_text("What you keyed is not lost")
    sign_in(page)
    page.get_by_role("button", name="Send it now").press("Enter")
    expect(page.locator("#checked-line")).to_contain_text("It is not saved yet.")
    expect(page.locator("#save-button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#done-line")).to_have_text("Reply 1 is saved.")
    (response,) = stored()
    assert [response[name] for name in SIX[:3]] == ["agree", "disagree", "neither"]


def test_a_server_that_stops_answering_gets_it_all_with_the_next_field(
    served: str, page: Page
) -> None:
    """The live line says that the last field isn't saved; the next one brings both."""
    made = reply(publish())
    arrive(page, f"{served}/en/keying/replies/{made.id}")

    def nobody(route: Route) -> None:
        route.abort()

    page.route("**/keep", nobody)
    page.keyboard.press("4")
    expect(page.locator("#failed-line")).to_contain_text("the server does not answer")
    assert kept(made) == {}
    page.unroute("**/keep")
    with page.expect_response("**/keep"):
        page.keyboard.press("2")
    expect(page.locator("#failed-line")).to_be_empty()
    assert kept(made) == {SIX[0]: "4", SIX[1]: "2"}


def test_a_closed_laptop_loses_at_most_the_field_in_hand(served: str, page: Page) -> None:
    """Whoever opens the reply again finds what was keyed, and the first empty field."""
    made = reply(publish())
    address = f"{served}/en/keying/replies/{made.id}"
    arrive(page, address)
    for box in "42":
        with page.expect_response("**/keep"):
            page.keyboard.press(box)
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(FIRST)).to_have_value("4")
    assert focused(page) == SIX[2]


def test_without_the_script_the_screen_is_a_plain_form(
    served: str, new_context: CreateContextCallback
) -> None:
    """Tab moves on, Enter checks, and the button saves: no key more than that."""
    page = new_context(java_script_enabled=False).new_page()
    version = publish()
    arrive(page, f"{served}/en/keying/batches/{batch(2).id}")
    page.locator("#code").fill(version.code)
    page.locator("#code").press("Enter")
    expect(page.locator(FIRST)).to_be_focused()
    for box in "443454":
        page.keyboard.press(box)
        page.keyboard.press("Tab")
    page.keyboard.insert_text("The trees")
    assert not page.locator("#moving-line").is_visible()
    assert not page.locator(".signs >> nth=0").is_visible()
    page.locator(FIRST).press("Enter")
    expect(page.locator("#checked-line")).to_contain_text("It is not saved yet.")
    page.keyboard.press("Enter")
    expect(page.locator("#done-line")).to_have_text("Reply 1 is saved.")
    (response,) = stored()
    assert (response[SIX[0]], response["went_well"]) == ("agree", "The trees")

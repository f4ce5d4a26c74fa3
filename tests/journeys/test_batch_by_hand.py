"""A day's post in the hands of an officer with a real browser, from the envelopes to the close."""

from dataclasses import replace
from datetime import timedelta

import pypdfium2
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import Collection, db, writing
from app.retention import keep_promises
from app.tray.tables import Batch
from forms.library.equality import EQUALITY
from tests.app.tray import sums_on
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.hands import SIX, Keyboard, arrive, key, ready, stored
from tests.paper import batch
from tests.site import TODAY, publish, publish_next


def test_a_batch_goes_from_post_to_closed_by_keyboard_alone(served: str, page: Page) -> None:
    """Three envelopes: two are keyed, one key a box, one is set aside; it adds up, and closes."""
    version, keyboard = publish(), Keyboard(page)
    arrive(page, f"{served}/en/officers/")
    keyboard.choose("All returned paper: batches, telephone, PDFs, and what was passed on")
    keyboard.choose("Open a batch")
    keyboard.to("source")
    keyboard.press("Space")
    keyboard.write("envelopes", "3")
    keyboard.choose("Open the batch")
    keyboard.write("code", version.code)
    keyboard.choose("Open the keying screen")
    key(page, "123454", "The trees")
    expect(page.locator("#done-line")).to_have_text("Reply 1 is saved.")
    key(page, "543212", "", "Start early")
    expect(page.locator("#done-line")).to_have_text("Reply 2 is saved.")
    keyboard.choose("All about this reply, or set it aside")
    keyboard.choose("Set it aside")
    keyboard.to("reason")
    keyboard.press("ArrowDown")
    keyboard.choose("Set it aside")
    assert sums_on(page.content()) == {
        "Envelopes opened": 3,
        "Registered": 3,
        "Not registered yet": 0,
        "Replies": 3,
        "To be keyed": 0,
        "Keyed": 2,
        "To be settled": 0,
        "Set aside": 1,
        "Why they were set aside": 1,
        "There is nothing on it": 1,
        "Equality leaves, put into their box": 0,
        "Reply slips, given to the contact": 0,
    }
    keyboard.choose("Close the batch")
    expect(page.get_by_role("status")).to_have_text("The batch is closed.")
    keyboard.to("Cover sheet for the archive box (PDF)")
    cover = page.request.get(served + (page.locator(":focus").get_attribute("href") or ""))
    responses = stored()
    with pypdfium2.PdfDocument(cover.body()) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert db.session.scalars(select(Batch.code)).one() in text
    both = sorted((one[SIX[0]], one.get("went_well"), one.get("do_better")) for one in responses)
    assert both == [
        ("strongly_agree", None, "Start early"),
        ("strongly_disagree", "The trees", None),
    ]


def test_an_equality_lot_is_keyed_unseen_and_shown_only_after_the_close(
    served: str, page: Page
) -> None:
    """Ten leaves are separated, opened as a lot, keyed one after the other; the lot is closed."""
    version, keyboard = publish(EQUALITY), Keyboard(page)
    post = batch(10)
    arrive(page, f"{served}/en/keying/batches/{post.id}")
    page.get_by_role("link", name="Put the leaves into their box, and count them").click()
    keyboard.write(f"leaves-{version.id}", "10")
    keyboard.choose("Save the numbers")
    assert sums_on(page.content())["Equality leaves, put into their box"] == 10
    page.goto(f"{served}/en/keying/lots")
    keyboard.write(f"leaves-{version.id}", "10")
    keyboard.press("Enter")
    for number in range(1, 11):
        expect(page.locator("#reply-line")).to_contain_text(f"This is reply {number} of")
        ready(page)
        page.keyboard.press("3")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Close the batch").click()
    expect(page.get_by_role("status")).to_have_text("The batch is closed.")
    page.goto(f"{served}/en/results/{version.collection_id}")
    expect(page.locator("main")).to_contain_text("They show all together, after")
    assert not page.locator("table").count()
    with writing():
        ended = db.session.get_one(Collection, version.collection_id)
        ended.opens, ended.closes = TODAY - timedelta(days=60), TODAY - timedelta(days=30)
    keep_promises(TODAY)  # the nightly command
    page.reload()
    third = page.locator("table[data-item=age] .counted >> nth=2").locator("td")
    expect(third.last).to_have_text("10 (100%)")


def test_a_sheet_of_an_earlier_version_opens_as_it_was_printed(served: str, page: Page) -> None:
    """Though a later version of the same form is out: its own words, and its own code."""
    first, mended = publish(), replace(SIX_AND_TWO, title="Six and two, mended")
    second = publish_next(first.collection_id, mended)
    arrive(page, f"{served}/en/keying/batches/{batch(2).id}")
    for code, title in ((first.code, SIX_AND_TWO.title), (second, mended.title)):
        page.locator("#code").fill(code)
        page.locator("#code").press("Enter")
        expect(page.locator("h1")).to_contain_text(code)
        expect(page.locator("h1 + p")).to_have_text(title)
        ready(page)
        page.keyboard.press("4")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("status")).to_contain_text("is saved")
    assert [one[SIX[0]] for one in stored()] == ["agree", "agree"]

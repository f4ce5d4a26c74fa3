"""One form all the way: answered online, printed, keyed from paper, both counted."""

import io
import re

import pikepdf
import pypdfium2
import zxingcpp
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from app.db import Collection, Response, db
from forms.library.reflection import REFLECTION
from tests.browser import PATIENCE
from tests.journeys.hands import Keyboard, arrive, ready
from tests.site import publish


def responses() -> int:
    """How many responses are stored."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Response)) or 0


def press(page: Page, *keys: str) -> None:
    """Real key events, one after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is on what has this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        said = focused.get_attribute("aria-label") or focused.inner_text() or ""
        if name in said:
            return
    raise AssertionError(f"no way to {name!r} by Tab")


def test_one_form_goes_out_twice_comes_back_twice_and_is_counted(
    served: str, browser: Browser
) -> None:
    """A Polish reader answers online by keyboard alone; a neighbour's sheet is keyed by numbers."""
    version = publish(REFLECTION)
    db.session.scalars(select(Collection)).one().threshold = 2
    db.session.commit()

    # The resident: no script, no mouse.
    resident = browser.new_context(java_script_enabled=False)
    resident.set_default_timeout(PATIENCE)
    page = resident.new_page()
    page.goto(f"{served}/en/")
    tab_to(page, "polski")
    press(page, "Enter")
    page.wait_for_url("**/pl/")
    tab_to(page, version.in_language("pl").title)
    press(page, "Enter")
    page.wait_for_url("**/forms/*")
    sheet_link = page.get_by_role("link", name=re.compile("PDF")).first.get_attribute("href")
    tab_to(page, "teraz")
    press(page, "Enter")
    page.wait_for_url("**/answer")
    page.get_by_role("radio").first.focus()
    press(page, "Space", "Tab", "ArrowRight", "ArrowRight")  # 1a: first box; 1b: on to the third
    for place in ("answer/2", "answer/3", "answer/4", "check"):
        tab_to(page, "Dalej")
        press(page, "Enter")
        page.wait_for_url(f"**/{place}")
        if place == "answer/2":
            page.get_by_role("textbox").nth(2).focus()
            page.keyboard.type("Zażółć gęślą jaźń")
    expect(page.locator("main")).to_contain_text("Zażółć gęślą jaźń")
    tab_to(page, "Wyślij")
    press(page, "Enter")
    page.wait_for_url("**/sent")
    assert responses() == 1

    # The neighbour's sheet: its printed code and its QR code name the same version.
    pdf = page.request.get(f"{served}{sheet_link}").body()
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) > 1
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=150 / 72).to_pil()
    scanned = zxingcpp.read_barcodes(picture)[0].text
    printed = document[0].get_textpage().get_text_bounded()
    document.close()
    assert version.code in printed
    assert f"/q/{version.code}/pl/standard/1" in scanned
    resident.close()

    # The officer: with the script, by keys alone.
    office = browser.new_context()
    office.set_default_timeout(PATIENCE)
    page = office.new_page()
    keyboard = Keyboard(page)
    arrive(page, f"{served}/en/officers/")
    keyboard.write("code", scanned)
    press(page, "Enter")
    keyboard.choose("Open a batch")  # there is none that the sheet could be in
    keyboard.to("source")
    press(page, "Space")
    keyboard.write("envelopes", "1")
    keyboard.choose("Open the batch")
    expect(page.locator("#code")).to_have_value(scanned)
    keyboard.choose("Open the keying screen")
    expect(page.locator("h1")).to_contain_text("polski")
    expect(page.locator("[name='principles.equals']")).to_be_focused()
    ready(page)
    press(page, *"2345123")  # 1a to 1g: each number moves on by itself
    page.keyboard.type("spokojna, otwarta")
    press(page, "Tab", "Tab", "Tab", "4", "Control+Enter")
    expect(page.get_by_role("status")).to_have_text("Reply 1 is saved.")
    assert responses() == 2

    # Both are counted, apart and together.
    page.goto(f"{served}/en/results/{version.collection_id}")
    first = page.locator("table[data-item='principles.equals'] tr.counted")
    assert first.nth(0).locator("td").all_inner_texts() == ["1 (100%)", "0 (0%)", "1 (50%)"]
    assert first.nth(1).locator("td").all_inner_texts() == ["0 (0%)", "1 (100%)", "1 (50%)"]
    progress = page.locator("table[data-item='progress'] tr.counted")
    assert progress.nth(3).locator("td").all_inner_texts()[1] == "1 (100%)"
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).click()
    file = download.value.path().read_text(encoding="utf-8")
    assert "Zażółć gęślą jaźń" in file
    assert "spokojna, otwarta" in file
    office.close()

"""A project in the hands of an officer without a mouse, from its first page to its close."""

import re
from datetime import date, timedelta

import pypdfium2
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app import printing, publishing
from app.db import Version, db
from app.languages import own_name
from app.outgoing.tables import PaperOut, PaperRequest
from tests.journeys.hands import Keyboard, arrive, ready
from tests.site import TODAY

REFLECTION = "Co-production feedback and reflection questionnaire"
NEXT_PAGE = "main form button:not(.second)"


def test_a_project_goes_from_its_first_page_to_the_close_of_its_form(
    served: str, page: Page, browser: Browser
) -> None:
    """Two rounds, three languages; printed, sent, answered online and on paper in two versions."""
    keyboard = Keyboard(page)
    page.set_default_navigation_timeout(30_000)  # the first preview lays out every sheet
    arrive(page, f"{served}/en/officers/")
    _begin_project(keyboard)
    _open_form(keyboard, TODAY, TODAY + timedelta(days=10))
    keyboard.choose("Back to the project")
    _open_form(keyboard, TODAY + timedelta(days=20), TODAY + timedelta(days=30))
    keyboard.choose("Back to the project")
    page.locator("h3 a").first.focus()
    with page.expect_navigation():
        keyboard.press("Enter")
    form_page = page.url
    first = _codes()[0]
    version = publishing.find(first)
    assert version is not None
    for language in version.languages:
        keyboard.to(f"Ordinary print ({own_name(language)})")
        sheet = page.request.get(served + str(page.locator(":focus").get_attribute("href")))
        assert sheet.body() == printing.printed(version, language, "standard").pdf
    _print_run(served, keyboard, first)
    page.goto(form_page)
    _send_out(served, keyboard, first)
    _answer_online(browser, f"{served}/pl/forms/{first}")
    _key(page, keyboard, served, first)

    page.goto(form_page)
    keyboard.choose("Change the settings")
    keyboard.write("closes", _typed(TODAY + timedelta(days=15)))
    keyboard.write("return-address", "The new town hall\nNewbury")
    keyboard.choose("Save, and look at all of it")
    expect(page.locator("main")).to_contain_text("The new town hall")
    keyboard.choose("Publish version 2")
    second = _codes()[-1]
    assert "The new town hall" in _pdf(served, keyboard, "Ordinary print (English)")
    _key(page, keyboard, served, first)
    _key(page, keyboard, served, second)

    page.goto(form_page)
    keyboard.choose("Close the form")
    keyboard.to("sure")
    keyboard.press("Space")
    keyboard.choose("Close the form")
    with browser.new_context() as visitor:
        assert visitor.request.get(f"{served}/en/forms/{second}").status == 410
    keyboard.choose("Results")
    expect(page.locator("main")).to_contain_text("4 responses")


def _begin_project(keyboard: Keyboard) -> None:
    keyboard.choose("New project")
    keyboard.write("title", "Warm homes")
    keyboard.write("topic", "A guide to saving energy at home.")
    keyboard.choose("Begin the project")


def _open_form(keyboard: Keyboard, opens: date, closes: date) -> None:
    """Chooses the reflection, sets its days, looks at the preview and publishes."""
    keyboard.choose("Open a form")
    keyboard.choose(REFLECTION)
    keyboard.write("opens", _typed(opens))
    keyboard.write("closes", _typed(closes))
    keyboard.write("asked", "40")
    keyboard.write("threshold", "3")
    keyboard.write("double-share", "0")
    keyboard.choose("Save, and look at all of it")
    expect(keyboard.page.locator("h1")).to_have_text("Before you publish")
    keyboard.choose("Publish version 1")
    expect(keyboard.page.get_by_role("status")).to_contain_text("Version 1 is published.")


def _print_run(served: str, keyboard: Keyboard, code: str) -> None:
    """Three copies for a printer, handed out."""
    keyboard.choose("Print run: many copies")
    field = keyboard.page.locator("main fieldset input[type=text]").first
    keyboard.write(str(field.get_attribute("id")), "3")
    keyboard.to("way")
    keyboard.press("Space")
    keyboard.choose("Make the copies")
    link = keyboard.page.get_by_role("link", name="Get the PDF to print")
    assert _text(served, keyboard, str(link.get_attribute("href"))).count(code) >= 3
    button = keyboard.page.get_by_role("button", name="These are handed out")
    keyboard.choose(" ".join(button.inner_text().split()))
    db.session.rollback()
    assert [out.copies for out in db.session.scalars(select(PaperOut))] == [3]


def _send_out(served: str, keyboard: Keyboard, code: str) -> None:
    """Somebody telephones for the form; it is printed with the address, posted, and forgotten."""
    keyboard.choose("Send-out list: who asked for paper")
    keyboard.choose("Add somebody who telephoned, called in or wrote")
    keyboard.write("name", 'Ann "Nan" O’Neil, <b>')
    keyboard.write("address", "1 High Street\nNewbury\nRG14 1AA")
    for field in ("spoken", "edition", "how"):
        if not keyboard.page.locator(f"[name={field}]:checked").count():
            keyboard.to(field)
            keyboard.press("Space")
    keyboard.choose("Put on the list")
    text = _pdf(served, keyboard, "Print the address sheets and forms (PDF)")
    assert 'Ann "Nan" O’Neil, <b>' in text
    assert code in text
    keyboard.choose("I have posted them")
    expect(keyboard.page.locator("main")).to_contain_text("Nobody waits for a form.")
    db.session.rollback()
    assert db.session.scalars(select(PaperRequest)).all() == []


def _answer_online(browser: Browser, address: str) -> None:
    """A resident answers in their language, by keyboard alone."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/answer")
        keyboard = Keyboard(page)
        while "/answer" in page.url:
            for choice in page.locator("main input[type=radio]").all()[:1]:
                keyboard.to(str(choice.get_attribute("id")))
                keyboard.press("Space")
            keyboard.choose(" ".join(page.locator(NEXT_PAGE).first.inner_text().split()))
        keyboard.choose(" ".join(page.locator(NEXT_PAGE).first.inner_text().split()))
        assert page.url.endswith("/sent")


def _key(page: Page, keyboard: Keyboard, served: str, code: str) -> None:
    """One sheet comes by post, is keyed, and its batch is closed."""
    page.goto(f"{served}/en/keying/batches/new")
    keyboard.to("source")
    keyboard.press("Space")
    keyboard.write("envelopes", "1")
    keyboard.choose("Open the batch")
    batch = page.url
    keyboard.write("code", code)
    keyboard.choose("Open the keying screen")
    ready(page)
    page.keyboard.press("3")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    page.goto(batch)
    keyboard.choose("Close the batch")
    expect(page.get_by_role("status")).to_have_text("The batch is closed.")


def _codes() -> list[str]:
    """The codes of the versions of the form that was opened first."""
    db.session.rollback()
    query = select(Version.code).where(Version.collection_id == 1).order_by(Version.number)
    return list(db.session.scalars(query))


def _pdf(served: str, keyboard: Keyboard, link: str) -> str:
    """The text of the PDF that a link leads to."""
    keyboard.to(link)
    address = keyboard.page.locator(":focus").get_attribute("href")
    return _text(served, keyboard, str(address))


def _text(served: str, keyboard: Keyboard, address: str) -> str:
    """The text of a PDF, by officer's eyes."""
    file = keyboard.page.request.get(served + address)
    assert file.ok, file.status
    with pypdfium2.PdfDocument(file.body()) as document:
        pages = [sheet.get_textpage().get_text_bounded() for sheet in document]
    return re.sub(r"\r\n", "\n", "\n".join(pages))


def _typed(day: date) -> str:
    return f"{day.day} {day.month} {day.year}"

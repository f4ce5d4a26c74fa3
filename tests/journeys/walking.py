"""A form in a browser → the pages that people come to who answer it, by every way and detour."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page

from app.publishing import Published
from tests.printables.filling import fill
from tests.site import EMAIL, PASSWORD

MISTAKE = "a b c d e f " * 60  # no number, no date, no address, and more words than any may have
ONWARD = "#answers-form .row button >> nth=0"
SEND = "main form button >> nth=0"
LAST = "main form button >> nth=-1"


def answered(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows what comes from the first question of a form to the thanks for its answers."""
    form = f"{home}/forms/{version.code}"
    page.goto(f"{form}/answer")
    while not path(page).endswith("/check"):
        name = f"{version.form.key} {page.url.removeprefix(form)}"
        yield name
        fill_in(page, "wrongly")
        if page.locator("[value^='more ']").count():
            press(page, "[value^='more ']")
            yield f"{name} with a line more"
        press(page, ONWARD)
        if page.locator(".summary").count():
            yield f"{name} with mistakes"
            fill_in(page, "rightly")
            press(page, ONWARD)
    yield f"{version.form.key} to be checked"
    for asked in ("stop", "delete"):
        page.goto(f"{form}/{asked}")
        yield f"{version.form.key} {asked}"
    other = page.context.new_page()
    other.goto(f"{form}/answer")
    page.goto(f"{form}/check")
    press(page, SEND)
    assert path(page).endswith("/sent")
    yield f"{version.form.key} sent"
    press(other, ONWARD)
    page.goto(other.url)
    other.close()
    assert page.url.endswith("/sent?late=1")
    yield f"{version.form.key} changed in another tab after it was sent"


def in_two_tabs(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows a form that was sent before, and what is asked where another tab has changed it."""
    answer = f"{home}/forms/{version.code}/answer"
    page.goto(answer)
    yield "begun once more"
    other = page.context.new_page()
    other.goto(answer)
    fill_in(other, "rightly")
    press(other, ONWARD)
    other.close()
    fill_in(page, "wrongly")
    press(page, ONWARD)
    yield "answered in two tabs"


def without_cookie(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows what is said where the cookie is gone: while one answers, and when one sends."""
    page.goto(f"{home}/forms/{version.code}/answer")
    fill_in(page, "rightly")
    page.context.clear_cookies()
    press(page, ONWARD)
    yield "answered without the cookie"
    press(page, ONWARD)
    page.context.clear_cookies()
    press(page, SEND)
    yield "sent without the cookie"


def by_file(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows what is said of a file: of none of ours, and of the form with a tick in each question.

    That is all of some forms, and too little of others.
    """
    form = f"{home}/forms/{version.code}"
    ticked = {item.key: item.options[0].key for item in version.form.items if item.options}
    filled = fill(page.request.get(f"{form}/fillable.pdf").body(), ticked)
    for name, data in (("a letter", b"Dear council"), ("the form", filled)):
        page.goto(f"{form}/file")
        page.locator("[type=file]").set_input_files(
            {"name": "form.pdf", "mimeType": "application/pdf", "buffer": data}
        )
        press(page, LAST)
        yield f"{version.form.key}: {name} as a file"
    assert path(page).endswith("/check")
    page.goto(f"{form}/delete")
    press(page, LAST)
    yield f"{version.form.key}: deleted"


def sign_in(page: Page, email: str = EMAIL) -> None:
    """Signs in, as the tests' officer or another."""
    page.locator("#email").fill(email)
    page.locator("#password").fill(PASSWORD)
    press(page, LAST)


def sent_empty(page: Page, address: str) -> Iterator[str]:
    """Shows a page that asks for something, and what is said where it is sent as it is."""
    name = urlsplit(address).path
    page.goto(address)
    yield name
    press(page, LAST)
    yield f"{name} sent empty"


def within(ending: str) -> str:
    """The button of the first form whose address ends so."""
    return f"main form[action$='{ending}'] button >> nth=0"


def path(page: Page) -> str:
    """The address of a page, without what is asked of it."""
    return urlsplit(page.url).path


def press(page: Page, button: str) -> None:
    """Presses a button and waits for the page that it leads to."""
    with page.expect_navigation():
        page.locator(button).click()


def fill_in(page: Page, how: Literal["rightly", "wrongly"]) -> None:
    """Answers every question on the page: the first box of each is ticked, or all boxes but it.

    All at once: to tick and to type takes a minute of the walk.
    """
    page.locator("main .option input").evaluate_all(
        """(boxes, rightly) => boxes.forEach((box) => {
            const first = box.matches(".option:nth-child(1 of .option) input");
            box.checked = rightly ? first : !first && box.type === "checkbox";
        })""",
        how == "rightly",
    )
    places = page.locator(
        "main textarea, main input:not([type=hidden], [type=radio], [type=checkbox])"
    )
    fields = places.evaluate_all("fields => fields.map(({ type, id }) => [type, id])")
    texts = [MISTAKE if how == "wrongly" else right_text(*field) for field in fields]
    places.evaluate_all(
        "(fields, texts) => fields.forEach((field, n) => field.value = texts[n])", texts
    )


def right_text(kind: str, name: str) -> str:
    """What is no mistake in a field of this type and id."""
    if day := re.search(r"-([123])$", name):
        return ("2", "3", "2026")[int(day[1]) - 1]
    texts = {"email": "ann@example.org", "tel": "01635 551111"}
    return texts.get(kind, "RG14 5LD" if name == "postcode" else "2")

"""The routes → every page there is, and a walk through those that residents see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Page

from app import demo, officers
from app.publishing import Published
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from tests.forms.every_kind import EVERY_KIND
from tests.site import EMAIL, PASSWORD, TODAY, publish

LANGUAGES = ("en", "pl", "ar")
# Endpoint → the paths that show it at once, {code}s and {id}s filled in.
RESIDENTS = {
    "offering.home": ["/"],
    "offering.start": ["/forms/{code}"],
    "returning.ask": ["/return"],
    "uploads.ask": ["/forms/{code}/file"],
    "telling.help": ["/help"],
    "telling.privacy": ["/privacy"],
    "telling.accessibility": ["/accessibility"],
}
# Those that a resident comes to by answering.
WALKED = {"answering.answer", "answering.check", "answering.sent", "returning.stop"}
OFFICERS = {
    "officers.desk": ["/officers/"],
    "officers.sign_in_form": ["/officers/sign-in"],
    "keying.ask": ["/keying/"],
    "keying.sheet": ["/keying/{code}/en", "/keying/{code}/ar"],
    "reporting.results": ["/results/{id}"],
}
NO_PAGES = {
    "answering.copy": "a PDF",
    "offering.choose": "leads to the home page",
    "offering.scanned": "leads to the start of a form",
    "offering.sheet": "a PDF: see tests/printables",
    "returning.sheet": "a PDF",
    "reporting.data": "a file: see tests/app/test_reporting.py",
    "static": "a file",
}
MISTAKE = "a b c d e f " * 60  # no number, no date, no address, and more words than any may have


@dataclass
class Sent:
    """What the application has sent: a browser's own copy of a page would hide mistakes."""

    pages: list[str] = field(default_factory=list)
    endpoints: set[str] = field(default_factory=set)


@pytest.fixture
def sent(app: Flask) -> Sent:
    """Notes each page that the application sends, and which route it came from."""
    noted = Sent()

    @app.after_request
    def note(response: Response) -> Response:
        if response.mimetype == "text/html" and response.status_code != 303:
            noted.pages.append(response.get_data(as_text=True))
            noted.endpoints.add(str(request.endpoint))
        return response

    return noted


@pytest.fixture
def demonstration(sent: Sent, served: str) -> str:
    """The address of the demonstration, with somebody who may sign in."""
    demo.load(TODAY)
    officers.set_password(EMAIL, PASSWORD)
    return served


@pytest.fixture
def short_and_long(app: Flask) -> tuple[Published, Published]:
    """A form that is one page, and one with every kind of question on several."""
    return publish(OUTCOMES_RESIDENTS), publish(EVERY_KIND)


def addresses(
    home: str, paths: dict[str, list[str]], versions: tuple[Published, ...]
) -> dict[str, None]:
    """Where these pages are, each once, in order."""
    return {
        home + path.format(code=version.code, id=version.collection_id): None
        for shown in paths.values()
        for path in shown
        for version in versions
    }


def residents_pages(page: Page, home: str, versions: tuple[Published, ...]) -> Iterator[str]:
    """Shows every page that a resident sees, with and without mistakes; gives each one's name.

    Args:
        home: the home page in the language of the walk, without its last slash.
    """
    for address in addresses(home, RESIDENTS, versions):
        page.goto(address)
        yield address.removeprefix(home)
        if page.locator("main form").count():
            press(page, "main form button >> nth=-1")
            yield f"{address.removeprefix(home)} sent empty"
    for version in versions:
        yield from answered(page, home, version)
    page.goto(f"{home}/nothing")
    yield "no such page"


def answered(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows what comes from the first question of a form to the thanks for its answers."""
    form = f"{home}/forms/{version.code}"
    page.goto(f"{form}/answer")
    while not page.url.endswith("/check"):
        name = f"{version.form.key} {page.url.removeprefix(form)}"
        yield name
        fill_in(page, "wrongly")
        press(page, "#answers-form .row button >> nth=0")
        if page.locator(".summary").count():
            yield f"{name} with mistakes"
            fill_in(page, "rightly")
            press(page, "#answers-form .row button >> nth=0")
    yield f"{version.form.key} to be checked"
    page.goto(f"{form}/stop")
    yield f"{version.form.key} stopped"
    page.goto(f"{form}/check")
    press(page, "main form button >> nth=0")
    assert page.url.endswith("/sent")
    yield f"{version.form.key} sent"


def press(page: Page, button: str) -> None:
    """Presses a button and waits for the page that it leads to."""
    with page.expect_navigation():
        page.locator(button).click()


def fill_in(page: Page, how: Literal["rightly", "wrongly"]) -> None:
    """Answers every question on the page; where all is right, the first box of each is ticked."""
    if how == "rightly":
        for box in page.locator("main .option:nth-child(1 of .option) input").all():
            box.check()
    # All at once: to type into each field takes a minute of the walk.
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

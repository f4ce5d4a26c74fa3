"""The routes → every page there is, and a walk through those that residents see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import NoReturn

import pytest
from flask import Flask, Response, abort, request
from playwright.sync_api import Page
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from app import errors
from app.db import db, writing
from app.project_tables import Project
from app.publishing import Published
from forms.library.equality import EQUALITY
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.walking import (
    LAST,
    answered,
    by_file,
    in_two_tabs,
    press,
    without_cookie,
)
from tests.site import TODAY, publish

LANGUAGES = ("en", "pl", "ar")
# Endpoint → the paths that show it at once, {code}s and {id}s filled in.
RESIDENTS = {
    "offering.home": ["/"],
    "offering.start": ["/forms/{code}"],
    "about.project": ["/projects/1"],
    "by_post.ask": ["/forms/{code}/by-post"],
    "returning.ask": ["/return"],
    "uploads.ask": ["/forms/{code}/file"],
    "telling.help": ["/help"],
    "telling.privacy": ["/privacy"],
    "telling.accessibility": ["/accessibility"],
}
# Those that a resident comes to by answering.
WALKED = {
    "answering.answer",
    "sending.check",
    "sending.sent",
    "returning.ask_to_delete",
    "returning.stop",
}
NO_PAGES = {
    "sending.copy": "a PDF",
    "returning.go_on": "leads to where somebody stopped",
    "offering.choose": "leads to the home page",
    "offering.scanned": "leads to the start of a form",
    "offering.sheet": "a PDF: see tests/printables",
    "returning.sheet": "a PDF",
    "batches.scanned": "leads to a batch",
    "static": "a file",
}


@dataclass
class Sent:
    """What the application has sent: a browser's own copy of a page would hide mistakes.

    `routes`: "GET offering.home" and so on, of which a page was shown.
    """

    pages: list[str] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)
    statuses: set[int] = field(default_factory=set)

    @property
    def forgotten(self) -> set[str | int]:
        """The routes, and the statuses of refusals, of which residents were shown no page."""
        opened = {f"GET {endpoint}" for endpoint in (*RESIDENTS, *WALKED)}
        return (opened - self.routes) | (set(errors.PAGES) - self.statuses)


@pytest.fixture
def sent(app: Flask) -> Sent:
    """Notes each page that the application sends, and which route it came from."""
    noted = Sent()

    @app.after_request
    def note(response: Response) -> Response:
        if response.mimetype == "text/html" and response.status_code // 100 != 3:
            noted.pages.append(response.get_data(as_text=True))
            if response.status_code != HTTPStatus.UNAUTHORIZED:  # which is the page to sign in
                noted.routes.add(f"{request.method} {request.endpoint}")
            noted.statuses.add(response.status_code)
        return response

    return noted


@pytest.fixture
def open_forms(app: Flask) -> tuple[Published, ...]:
    """A form that is one page, one with every kind of question on several, and one kept apart."""
    forms = publish(OUTCOMES_RESIDENTS), publish(EVERY_KIND), publish(EQUALITY)
    with writing():
        db.session.get_one(Project, 1).public = True
    return forms


@pytest.fixture
def every_page(
    app: Flask, served: str, page: Page, open_forms: tuple[Published, ...]
) -> Callable[[str], Iterator[str]]:
    """Shows every page that residents see in a language, refusals too; gives each one's name."""
    yesterday = TODAY - timedelta(days=1)
    closed = publish(SIX_AND_TWO, opens=yesterday, closes=yesterday)
    app.add_url_rule("/<language>/fails", view_func=fails)
    app.add_url_rule("/<language>/waits", view_func=waits)

    def walk(language: str) -> Iterator[str]:
        home = f"{served}/{language}"
        yield from residents_pages(page, home, open_forms)
        yield from refusals(page, home, closed)

    return walk


def fails() -> NoReturn:
    """A page with a mistake of ours."""
    abort(500)


def waits() -> NoReturn:
    """A page whose database does not answer."""
    raise NoConnectionLeft("all connections are in use")


def addresses(
    home: str, paths: dict[str, list[str]], versions: tuple[Published, ...]
) -> dict[str, None]:
    """Where these pages are, each once, in order."""
    return {
        home + path.format(code=version.code, id=version.collection_id): None
        for shown in paths.values()
        for path in shown
        for version in versions
        if not (version.form.apart and path.endswith("/by-post"))  # its leaf comes with others
    }


def residents_pages(page: Page, home: str, versions: tuple[Published, ...]) -> Iterator[str]:
    """Shows every page that a resident comes to, with and without mistakes; gives each one's name.

    Args:
        home: the home page in the language of the walk, without its last slash.
        versions: the first is all one page.
    """
    for address in addresses(home, RESIDENTS, versions):
        page.goto(address)
        yield address.removeprefix(home)
        if page.locator("main form").count():
            press(page, LAST)
            yield f"{address.removeprefix(home)} sent empty"
    for version in versions:
        yield from answered(page, home, version)
    yield from in_two_tabs(page, home, versions[0])
    yield from without_cookie(page, home, versions[0])
    for version in versions[:2]:
        yield from by_file(page, home, version)
    page.goto(f"{home}/nothing")
    yield "no such page"


def refusals(page: Page, home: str, closed: Published) -> Iterator[str]:
    """Shows a page of each status with which a resident may be refused."""
    page.goto(f"{home}/return")
    page.context.clear_cookies()
    press(page, LAST)
    yield "400"
    page.goto("about:blank")  # somebody else's page
    page.set_content(f'<form method="post" action="{home}/return"><button>Go</button></form>')
    press(page, "button")
    yield "403"
    page.goto(f"{home}/officers/sign-out")
    yield "405"
    page.goto(f"{home}/forms/{closed.code}")
    yield "410"
    page.goto(f"{home}/return")
    page.locator("#return-code").evaluate("field => { field.value = 'x'.repeat(2 ** 21) }")
    press(page, LAST)
    yield "413"
    page.goto(f"{home}/return")
    token = page.locator("main [name=_csrf]").input_value()
    for _ in range(20):
        page.request.post(f"{home}/return", form={"_csrf": token})
    press(page, LAST)
    yield "429"
    page.goto(f"{home}/fails")
    yield "500"
    page.goto(f"{home}/waits")
    yield "503"

"""What goes wrong, and what the page then says to do: in every language, without a database too."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from flask import Flask, abort
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from werkzeug.exceptions import ServiceUnavailable, TooManyRequests

from app.db import Draft, db
from app.errors import BUSY_FOR, PAGES
from app.languages import languages, words
from forms.wording import say
from tests.site import Visitor, publish


def said(page: str) -> str:
    """The words of the main part of a page, one space between them."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", "", main).split()))


@pytest.fixture
def failing(app: Flask, visitor: Visitor) -> Visitor:
    """Visits an application with a page that fails as its address says."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.route("/<language>/fails/<what>", methods=["GET", "POST"])
    def fails(what: str) -> str:
        if what == "500":
            raise RuntimeError("as a mistake of ours would")
        if what == "no-connection":
            raise NoConnectionLeft("all connections are in use")
        if what == "many":
            raise TooManyRequests(retry_after=61)
        if what == "later":
            raise ServiceUnavailable(retry_after=datetime(2026, 11, 22, 12))
        abort(int(what))

    return visitor


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("status", PAGES)
def test_each_refusal_is_a_page_in_the_readers_language(
    failing: Visitor, status: int, language: str
) -> None:
    """With a heading, what to do next, and the way to the home page."""
    page = failing.get(f"/{language}/fails/{status}")
    heading, advice = (say(words(language), message) for message in PAGES[status])
    assert page.status_code == status
    assert f'<html lang="{language}"' in page.text
    assert said(page.text).startswith(heading)
    assert advice.partition("{")[0] in said(page.text)
    assert f'href="/{language}/"' in page.text.partition("<main")[2]


@pytest.mark.parametrize(
    ("what", "status", "wait"),
    [
        ("many", 429, "You can try again in 2 minutes."),
        ("no-connection", 503, "You can try again in 1 minute."),
        ("later", 503, None),
        ("429", 429, None),
    ],
)
def test_how_long_to_wait_is_said_in_words_where_it_is_known(
    failing: Visitor, what: str, status: int, wait: str | None
) -> None:
    """The header says it to programs; nothing is said where nobody knows."""
    page = failing.get(f"/en/fails/{what}")
    assert page.status_code == status
    found = re.search(r"You can try again in .*?\.", said(page.text))
    assert (found and found[0]) == wait
    assert ("Retry-After" in page.headers) == (what != "429")


def test_a_wrong_method_says_which_is_right(visitor: Visitor) -> None:
    """To programs; people read that there is no such page."""
    page = visitor.open("/en/", method="DELETE")
    assert page.status_code == 405
    assert "GET" in page.headers["Allow"]
    assert "There is no such page" in said(page.text)


@contextmanager
def no_database(tmp_path: Path) -> Iterator[None]:
    """As if its disk were gone for a while."""
    file, elsewhere = tmp_path / "test.sqlite", tmp_path / "elsewhere"
    db.session.remove()
    db.engine.dispose()
    file.rename(elsewhere)
    file.mkdir()
    try:
        yield
    finally:
        db.session.remove()
        db.engine.dispose()
        file.rmdir()
        elsewhere.rename(file)


@pytest.mark.parametrize("signed_in", [False, True])
def test_without_its_database_the_site_says_to_wait(
    visitor: Visitor, tmp_path: Path, caplog: pytest.LogCaptureFixture, signed_in: bool
) -> None:
    """To officers too; whoever runs the site finds in its log what went wrong."""
    if signed_in:
        visitor.sign_in()
    with no_database(tmp_path):
        page = visitor.get("/en/officers/" if signed_in else "/en/")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == str(BUSY_FOR)
    assert "We are very busy" in said(page.text)
    assert "The database did not answer" in caplog.text


def test_what_was_sent_to_a_busy_database_can_be_sent_once_more(
    visitor: Visitor, tmp_path: Path
) -> None:
    """The browser has it still: loading the page again sends it again, and it is stored."""
    address = f"/en/forms/{publish().code}/answer"
    visitor.get(address)
    questions = visitor.page
    with no_database(tmp_path):
        page = visitor.send(address, went_well="We met on a bus")
        assert page.status_code == 503
        assert "If your browser asks if it should send it once more, say yes." in said(page.text)
    visitor.page = questions
    assert visitor.send(address, went_well="We met on a bus").status_code == 303
    assert "We met on a bus" in db.session.query(Draft).one().answers

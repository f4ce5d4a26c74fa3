"""The send-out list → a walk through its pages, and through the letters of thanks."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.db import Collection, db, writing
from app.outgoing import requests
from app.outgoing.requests import How, Wish
from app.publishing import Published
from tests.journeys.walking import LAST, press, sent_empty, within
from tests.paper import batch, reply
from tests.site import TODAY
from tests.twice import SECOND, finish

SOMEBODY = Wish(
    name="Ann O'Connor", address="12 High Street\nRG14 5LD", language="ar", edition="large"
)
KEYED = {"name": "Ann", "join": "1", "postcode": "RG14 5LD"}


def of_the_list(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows the list empty, with somebody who is added, changed, posted and removed, and thanks.

    Args:
        version: open, not anonymous, with every kind of question.
    """
    address = f"{home}/officers/collections/{version.collection_id}/send-out"
    page.goto(address)
    yield "nobody waits for a form"
    yield from sent_empty(page, f"{address}/new")
    for token in ("one", "two"):
        requests.ask(version.collection_id, SOMEBODY, How.ONLINE, token=token, today=TODAY)
    line = f"{address}/{requests.listed(version.collection_id)[0].id}"
    page.goto(line)
    yield "a line of the list"
    page.locator("#name").fill("")
    press(page, "main form button >> nth=0")
    yield "a line changed wrongly"
    page.goto(address)
    yield "who waits for a form"
    page.goto(line)
    press(page, within("/remove"))
    yield "removed from the list"
    press(page, within("/send-out/sent"))
    yield "posted"
    yield from _thanks(page, address, version)


def of_a_list_that_is_closed(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows who still waits for a form that has closed; it is open again after that."""
    requests.ask(version.collection_id, SOMEBODY, How.LETTER, token="three", today=TODAY)
    (row,) = requests.listed(version.collection_id)
    _close(version, closed=True)
    address = f"{home}/officers/collections/{version.collection_id}/send-out"
    for name, where in (("the list", address), ("a line", f"{address}/{row.id}")):
        page.goto(where)
        yield f"{name} of a form that has closed"
    press(page, within("/remove"))
    page.goto(f"{address}/new")
    yield "nobody is added after the last day"
    _close(version, closed=False)


def _thanks(page: Page, address: str, version: Published) -> Iterator[str]:
    post = batch(2)
    for place in ("12 High Street", "/"):
        finish(reply(version, "ar", batch=post), 1, {**KEYED, "address": place}, by=SECOND)
    page.goto(address)
    yield "letters of thanks"
    press(page, within("/letters/sent"))
    yield "letters posted"
    press(page, LAST)
    yield "taken off the list"


def _close(version: Published, *, closed: bool) -> None:
    with writing():
        collection = db.session.get_one(Collection, version.collection_id)
        collection.closed_on = TODAY if closed else None

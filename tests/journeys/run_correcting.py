"""The answers of a group → a walk through the pages on which they are read and corrected."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.db import db
from forms.answers import Channel, Given
from tests.journeys.walking import LAST, press, within
from tests.running import collection_of
from tests.site import TODAY, publish
from tests.together import EVERYTHING, sent

TWO_LINES = "We meet on Mondays.\nThe tea is <good> & hot."
SPENT = {"claims.2.what": Given("The bus"), "claims.2.amount": Given("2.50")}


def of_correcting(page: Page, home: str) -> Iterator[str]:
    """Shows answers: none, those of two groups, one corrected, and where nothing leads to them."""
    version = publish(EVERYTHING)
    form = f"{home}/officers/collections/{version.collection_id}"
    page.goto(f"{form}/answers")
    yield "no group has answered"
    reference = sent(version, {"join": Given("yes"), "idea": Given(TWO_LINES), **SPENT})
    sent(version, {"needs": Given("transport")}, Channel.PHONE)
    page.goto(form)
    yield "a form that a group answers"
    page.goto(f"{form}/answers")
    yield "two groups have answered"
    page.goto(f"{form}/answers/{reference}")
    yield "a group's answers"
    press(page, within("/correct"))
    yield "a group's answers to be corrected"
    press(page, LAST)
    yield "corrected without a reason"
    page.locator("#join").fill("2")
    page.locator("#change-why").fill("We meant the opposite")
    press(page, LAST)
    yield "about a group's answers"
    page.goto(f"{form}/answers/{reference}")
    yield "a group's answers, corrected"
    page.goto(f"{home}/officers/collections/{_forgotten()}/answers")
    yield "nothing leads to the answers of a group"


def _forgotten() -> int:
    """The collection of a form whose days are over."""
    collection = collection_of(publish(EVERYTHING, opens=TODAY))
    collection.forgotten_on = TODAY
    db.session.commit()
    return collection.id

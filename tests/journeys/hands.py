"""A page in a browser → somebody who uses it by keyboard alone, and an officer before it."""

import csv
import io

from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.db import Answer, Collection, Response, db, writing
from app.publishing import Published
from tests.journeys.walking import sign_in
from tests.paper import officer
from tests.site import EMAIL

SIX = (
    "experience.influence",
    "experience.heard",
    "experience.worthwhile",
    "experience.more_work",
    "experience.more_services",
    "experience.confident",
)
FIRST = f"[name='{SIX[0]}']"


class Keyboard:
    """Somebody who has no mouse: moves by Tab, and knows where they are by the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def at(self) -> str:
        """The id of what has the focus, or its words where it has none."""
        focus = self.page.locator(":focus")
        if not focus.count():
            return ""
        return focus.get_attribute("id") or " ".join(focus.inner_text().split())

    def press(self, *keys: str) -> None:
        """Real key events, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, place: str) -> None:
        """Presses Tab until the focus is there."""
        for _ in range(100):
            if self.at == place:
                return
            self.press("Tab")
        raise AssertionError(f"no way to {place!r} by Tab")

    def write(self, place: str, text: str) -> None:
        """Goes there and writes, in place of what is there."""
        self.to(place)
        self.press("Control+a", "Delete")
        self.page.keyboard.insert_text(text)

    def choose(self, place: str) -> None:
        """Goes to what is there and presses Enter; waits for the page that it leads to."""
        self.to(place)
        with self.page.expect_navigation():
            self.press("Enter")


def arrive(page: Page, address: str, email: str = EMAIL) -> None:
    """Opens an officer's page, and signs in as this officer on the way."""
    officer(email)
    page.goto(address)
    sign_in(page, email)


def focused(page: Page) -> str:
    """The name of the field with the focus."""
    return page.locator(":focus").get_attribute("name") or ""


def ready(page: Page) -> None:
    """Waits until the keying screen's script is at work, and the focus is in a field of it."""
    expect(page.locator("#moving-line")).to_be_visible()
    expect(page.locator("main [autofocus]")).to_be_focused()


def key(page: Page, boxes: str, *texts: str) -> None:
    """Keys the six and the two from the first field on, and saves."""
    ready(page)
    expect(page.locator(FIRST)).to_be_focused()
    page.keyboard.type(boxes)
    for text in texts:
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")


def stored() -> list[dict[str, str]]:
    """What is stored of each response now: the option or the words of each item, by its key."""
    db.session.rollback()  # to see what the browser's requests have stored
    responses = db.session.scalars(select(Response.id).order_by(Response.id)).all()
    found: dict[int, dict[str, str]] = {response: {} for response in responses}
    for answer in db.session.scalars(select(Answer)):
        found[answer.response_id][answer.key] = answer.option or answer.text
    return list(found.values())


def data_file(page: Page, served: str, version: Published) -> list[dict[str, str]]:
    """The lines of the data file as an officer downloads it, though few have answered yet."""
    with writing():
        db.session.get_one(Collection, version.collection_id).threshold = 1
    file = page.request.get(f"{served}/en/results/{version.collection_id}/data.csv")
    assert file.ok
    return list(csv.DictReader(io.StringIO(file.text())))

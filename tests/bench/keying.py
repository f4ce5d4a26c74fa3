"""Sheets keyed in a real Chromium → keys a sheet, what opening the next costs, and a long day."""

import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from app.db import db
from tests.bench.figures import Figure
from tests.bench.served import Served, new_database, served
from tests.browser import chromium
from tests.paper import batch, reply
from tests.site import EMAIL, PASSWORD, make_app, publish

SHEETS = 12
LONG_DAY = 1000  # sheets, one after the other
PART = 200  # of them, at its beginning and at its end
FIRST = "[name='experience.influence']"
# In the browser itself: counts the keys that go down (a chord such as Ctrl+Enter is one key), and
# the milliseconds from the last key of a sheet until the first field of the next has the focus.
WATCH = """
const now = () => performance.timeOrigin + performance.now();
addEventListener("keydown", event => {
  if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
  sessionStorage.keys = Number(sessionStorage.keys || 0) + 1;
  if (event.key === "Enter") sessionStorage.saved = now();
}, true);
addEventListener("focusin", event => {
  if (event.target.name !== "experience.influence" || !sessionStorage.saved) return;
  sessionStorage.took = now() - Number(sessionStorage.saved);
  sessionStorage.removeItem("saved");
}, true);
"""


@dataclass
class Network:
    """What a page's network log says since it was last emptied; what is cached is left out."""

    asked: list[str] = field(default_factory=list)
    size: float = 0  # bytes, headers included

    def watch(self, session: CDPSession) -> None:
        """Listens to Chromium's own log."""
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.responseReceived", self._answer)
        session.on("Network.requestServedFromCache", self._remember)
        session.on("Network.loadingFinished", self._finish)
        session.send("Network.enable")

    def empty(self) -> None:
        """Begins anew."""
        self.asked.clear()
        self.size = 0

    def _ask(self, event: dict[str, Any]) -> None:
        if redirect := event.get("redirectResponse"):
            self.size += redirect["encodedDataLength"]
        if not event["request"]["url"].startswith("data:"):
            self.asked.append(event["request"]["method"])

    def _remember(self, _event: dict[str, Any]) -> None:
        self.asked.pop()

    def _answer(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self.asked.pop()

    def _finish(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]


def figures(folder: Path) -> list[Figure]:
    """Keys a thousand sheets, one after the other, in a service of their own."""
    folder.mkdir()
    url, database = new_database(folder), folder / "bench.sqlite"
    with make_app(url).app_context():
        first = reply(publish(), batch=batch(envelopes=2 * LONG_DAY)).id
        db.session.remove()
        db.engine.dispose()
    with served(url) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium(playwright))
        found = [
            *_a_few(browser, site, first),
            *_a_long_day(browser, site),
            _without(browser, site),
        ]
        browser.close()
    stored = _stored(database)
    if stored != SHEETS + LONG_DAY + 2:
        raise RuntimeError(f"{stored} sheets were stored instead of {SHEETS + LONG_DAY + 2}")
    return found


def _a_few(browser: Browser, site: Served, first: int) -> list[Figure]:
    """What a sheet and the next one cost."""
    page = _signed_in(browser, site, f"/en/keying/replies/{first}")
    _key_a_sheet(page)  # static files are cached from here on
    network = Network()
    network.watch(page.context.new_cdp_session(page))
    keys, requests, sizes, times = [], [], [], []
    for _ in range(SHEETS):
        network.empty()
        keys.append(_key_a_sheet(page))
        requests.append(network.asked.count("GET"))
        sizes.append(network.size)
        times.append(float(page.evaluate("sessionStorage.took")))
    page.context.close()
    return [
        Figure(
            what="keys a paper form, texts themselves excluded",
            found=max(keys),
            unit="",
            target=8,
            counts=f"{sum(keys)} keys for {SHEETS} sheets, all stored",
        ),
        Figure(
            what="save and open the next: requests after the redirect",
            found=max(requests),
            unit="",
            target=1,
            counts=f"{sum(requests)} for {SHEETS} sheets, the most counts",
        ),
        Figure(
            what="a sheet: transferred, with all that is kept on the way",
            found=max(sizes) / 1024,
            unit="KB",
            target=20,
            counts=f"fields kept, redirect and next page with their headers; the most of {SHEETS}",
        ),
        Figure(
            what="save and open the next: from the key to the next first field",
            found=median(times),
            unit="ms",
            target=150,
            counts=f"median of {SHEETS}, {min(times):.0f} to {max(times):.0f} ms",
        ),
    ]


def _a_long_day(browser: Browser, site: Served) -> list[Figure]:
    """Whether the last sheets of a thousand cost more than the first."""
    page = _signed_in(browser, site, f"/en/keying/replies/{SHEETS + 2}")
    times, memory = [], []
    for _ in range(LONG_DAY):
        begun = time.perf_counter()
        _key_a_sheet(page)
        times.append(time.perf_counter() - begun)
        memory.append(site.megabytes)
    page.context.close()
    early, late = median(times[:PART]), median(times[-PART:])
    return [
        Figure(
            what=f"{LONG_DAY} sheets in a row: the last {PART} against the first {PART}",
            found=late / early,
            unit="times",
            target=1.1,
            counts=f"median {early:.2f} s, then {late:.2f} s a sheet",
        ),
        Figure(
            what=f"{LONG_DAY} sheets in a row: what the service's memory grew by",
            found=memory[-1] - memory[PART],
            unit="MB",
            target=2,
            counts=f"{memory[PART]:.0f} MB after {PART} sheets, {memory[-1]:.0f} MB at the end",
        ),
    ]


def _without(browser: Browser, site: Served) -> Figure:
    """The keys of a sheet where the screen's script doesn't come."""
    page = _signed_in(browser, site, f"/en/keying/replies/{SHEETS + LONG_DAY + 2}", script=False)
    page.evaluate("sessionStorage.keys = 0")
    for key in "123454":
        page.keyboard.press(key)
        page.keyboard.press("Tab")
    page.keyboard.insert_text("People listened.")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Send the papers a week before.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#done-line")).to_contain_text("is saved")
    keys = int(page.evaluate("Number(sessionStorage.keys)"))
    page.context.close()
    return Figure(
        what="keys a paper form without the screen's script",
        found=keys,
        unit="",
        target=15,
        counts="one sheet, stored",
    )


def _signed_in(browser: Browser, site: Served, path: str, *, script: bool = True) -> Page:
    page = browser.new_context().new_page()
    page.add_init_script(WATCH)
    if not script:
        page.route("**/keying.js*", lambda route: route.abort())
    page.goto(f"http://127.0.0.1:{site.port}{path}")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(FIRST)).to_be_focused()
    return page


def _key_a_sheet(page: Page) -> int:
    """Six numbers, two texts that are pasted, and saves; gives the keys that went down."""
    page.evaluate("sessionStorage.keys = 0")
    for key in "123454":
        page.keyboard.press(key)
    page.keyboard.insert_text("People listened.")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Send the papers a week before.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator("#done-line")).to_contain_text("is saved")
    expect(page.locator(FIRST)).to_be_focused()
    return int(page.evaluate("Number(sessionStorage.keys)"))


def _stored(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        query = "SELECT count(*) FROM response WHERE channel = 'paper'"
        return int(connection.execute(query).fetchone()[0])

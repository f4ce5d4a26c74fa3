"""Sheets keyed in a real Chromium → keys a sheet, and what opening the next one costs."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession, Page, expect, sync_playwright

from tests.bench.figures import Figure
from tests.browser import chromium
from tests.site import EMAIL, PASSWORD

SHEETS = 12
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


def figures(port: int, database: Path, code: str) -> list[Figure]:
    """Keys some sheets, one after the other."""
    before = _stored(database)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium(playwright))
        page = browser.new_page()
        page.add_init_script(WATCH)
        _open(page, f"http://127.0.0.1:{port}/en/keying/{code}/en")
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
        browser.close()
    stored = _stored(database) - before
    if stored != SHEETS + 1:
        raise RuntimeError(f"{stored} sheets were stored instead of {SHEETS + 1}")
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
            what="save and open the next: transferred",
            found=max(sizes) / 1024,
            unit="KB",
            target=20,
            counts=f"redirect and page with their headers, as sent; the most of {SHEETS}",
        ),
        Figure(
            what="save and open the next: from the key to the next first field",
            found=median(times),
            unit="ms",
            target=150,
            counts=f"median of {SHEETS}, {min(times):.0f} to {max(times):.0f} ms",
        ),
    ]


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(FIRST)).to_be_focused()


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
    expect(page.locator(".done")).to_contain_text("The sheet is saved")
    expect(page.locator(FIRST)).to_be_focused()
    return int(page.evaluate("Number(sessionStorage.keys)"))


def _stored(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        query = "SELECT count(*) FROM response WHERE channel = 'paper'"
        return int(connection.execute(query).fetchone()[0])

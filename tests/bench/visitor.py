"""Addresses → the pages of the served site, by a browser so light that it hardly costs time."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

from tests.site import EMAIL, PASSWORD

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
TEXTS = {
    "went_well": "People listened. " * 12,
    "do_better": "Send the papers a week before the meeting, please. " * 6,
}
TICKS = {
    "experience.influence": "agree",
    "experience.heard": "strongly_agree",
    "experience.worthwhile": "agree",
    "experience.more_work": "neither",
    "experience.more_services": "strongly_agree",
    "experience.confident": "disagree",
}


@dataclass(frozen=True)
class Download:
    """What came: seconds until its first byte and its last, bytes, rows of the CSV file."""

    first: float
    last: float
    size: int
    rows: int


@dataclass
class Visitor:
    """One person's browser: a connection that is kept open, a cookie, and how long pages took."""

    port: int
    cookie: str = ""
    page: str = ""
    took: list[float] = field(default_factory=list)  # seconds, one a request

    def __post_init__(self) -> None:
        """Opens the connection with the first request."""
        self._connection = HTTPConnection("127.0.0.1", self.port, timeout=60)

    def forget(self) -> None:
        """Somebody else takes the place, and the connection."""
        self.cookie = ""

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def get(self, address: str) -> str:
        """Opens a page.

        Raises:
            RuntimeError: the answer is not a page.
        """
        return self._request("GET", address, 200)

    def send(self, address: str, **typed: str) -> str:
        """Sends what was typed with the last page's hidden fields, which leads to another page.

        Raises:
            RuntimeError: it doesn't.
        """
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(self.page)}
        return self._request("POST", address, 303, urlencode(hidden | typed))

    def answer(self, form: str) -> dict[str, str]:
        """Takes part, from the form's page to the confirmation; gives the pages on the way."""
        pages = {"answer": self.get(f"{form}/answer")}
        self.send(f"{form}/answer", **TICKS, **TEXTS)
        pages["check"] = self.get(f"{form}/check")
        self.send(f"{form}/check")
        pages["sent"] = self.get(f"{form}/sent")
        return pages

    def go_through(self, form: str, parts: int) -> None:
        """Takes part in a form that has so many parts of one text each."""
        address = f"{form}/answer"
        for part in range(1, parts + 1):
            self.get(address)
            self.send(address, **{f"text_{part}": "People listened."})
            address = f"{form}/answer/{part + 1}"
        self.get(f"{form}/check")
        self.send(f"{form}/check")
        self.get(f"{form}/sent")

    def sign_in(self) -> None:
        """Signs in as the tests' officer."""
        self.get("/en/officers/sign-in")
        self.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)

    def download(self, address: str, each: Callable[[], None]) -> Download:
        """Reads a file piece by piece, and does something at every 100th of them."""
        begun = time.perf_counter()
        answer = self._ask("GET", address, 200, "")
        pieces = size = rows = 0
        first = 0.0
        while piece := answer.read1(65_536):
            first = first or time.perf_counter() - begun
            pieces += 1
            size += len(piece)
            rows += piece.count(b"\r")  # a text on several lines has bare line feeds
            if pieces % 100 == 1:
                each()
        return Download(first, time.perf_counter() - begun, size, rows)

    def _request(self, method: str, address: str, status: int, body: str = "") -> str:
        begun = time.perf_counter()
        self.page = self._ask(method, address, status, body).read().decode()
        self.took.append(time.perf_counter() - begun)
        return self.page

    def _ask(self, method: str, address: str, status: int, body: str) -> HTTPResponse:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, body or None, headers)
        answer = self._connection.getresponse()
        if answer.status != status:
            raise RuntimeError(f"{method} {address}: {answer.status} instead of {status}")
        if cookie := answer.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return answer

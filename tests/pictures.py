"""The demonstration's pages and sheets → contact sheets under build/looks, to be looked at."""

import io
import logging
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
from flask import Flask
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from app import demo, officers, printing, publishing
from app.db import Version, db
from app.languages import languages
from app.publishing import Published
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from printables.editions import editions_in
from tests.browser import chromium
from tests.forms.every_kind import EVERY_KIND
from tests.journeys.officers import PARTS, officers_pages
from tests.journeys.pages import residents_pages
from tests.journeys.walking import sign_in
from tests.site import EMAIL, PASSWORD, TODAY, make_app, publish

LOOKS = Path("build/looks")
WIDE, NARROW = {"width": 760, "height": 800}, {"width": 320, "height": 640}
LOOKS_OF_PAGES: dict[str, dict[str, Any]] = {
    "wide": {"viewport": WIDE},
    "narrow": {"viewport": NARROW},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
}
GAP, TALL, BROAD = 16, 1600, 3200  # pixels: between pictures, and the most of a contact sheet


def main() -> None:
    """Draws everything anew."""
    LOOKS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(f"sqlite:///{folder}/looks.sqlite", RATELIMIT_ENABLED=False)
        with app.app_context():
            demo.load(TODAY)
            officers.set_password(EMAIL, PASSWORD)
            codes = list(db.session.scalars(select(Version.code).order_by(Version.id)))
            for code in codes:
                _draw_sheets(code)
            versions = (publish(OUTCOMES_RESIDENTS), publish(EVERY_KIND))
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**chromium(playwright))
            for language, name in product(languages(), LOOKS_OF_PAGES):
                page = browser.new_context(**LOOKS_OF_PAGES[name]).new_page()
                with _served(app) as address:
                    pictures = _walk(page, f"{address}/{language}", versions)
                _paste(pictures, f"pages-{language}-{name}")
                for part in PARTS:
                    page.context.clear_cookies()
                    empty = make_app(f"sqlite:///{folder}/{language}-{name}-{part}.sqlite")
                    with empty.app_context(), _served(empty) as address:
                        walk = officers_pages(page, f"{address}/{language}", part)
                        pictures = [_look(page) for _ in walk]
                    _paste(pictures, f"officers-{part}-{language}-{name}")
                page.context.close()
            browser.close()
    for path in sorted(LOOKS.iterdir()):
        print(path)


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    """The address of an application that is served meanwhile."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def _walk(page: Page, home: str, versions: tuple[Published, ...]) -> list[Image.Image]:
    """Every page that residents see, then the officer's desk and all results."""
    pictures = [_look(page) for _ in residents_pages(page, home, versions)]
    page.goto(f"{home}/officers/")
    sign_in(page)
    pictures.append(_look(page))
    for results in _links(page, "/results/"):
        page.goto(home.rpartition("/")[0] + results)
        pictures.append(_look(page))
    return pictures


def _look(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(full_page=True)))


def _links(page: Page, part: str) -> list[str]:
    return re.findall(rf'href="([^"]*{part}[^"]*)"', page.content())


def _draw_sheets(code: str) -> None:
    version = publishing.find(code)
    assert version is not None
    for language in version.languages:
        for edition in editions_in(language):
            document = pypdfium2.PdfDocument(printing.printed(version, language, edition).pdf)
            pages = [page.render(scale=1).to_pil() for page in document]
            _paste(pages, f"sheet-{version.form.key}-{language}-{edition}")
            document.close()


def _paste(pictures: list[Image.Image], name: str) -> None:
    """Pictures side by side on grey, as seen; a long page goes on beside itself."""
    rows: list[list[Image.Image]] = [[]]
    for picture in pictures:
        for top in range(0, picture.height, TALL):
            column = picture.crop((0, top, picture.width, min(top + TALL, picture.height)))
            if sum(other.width + GAP for other in rows[-1]) + column.width > BROAD:
                rows.append([])
            rows[-1].append(column)
    for number, row in enumerate(rows, start=1):
        width = sum(column.width + GAP for column in row) + GAP
        sheet = Image.new("RGB", (width, max(column.height for column in row) + 2 * GAP), "grey")
        across = GAP
        for column in row:
            sheet.paste(column, (across, GAP))
            across += column.width + GAP
        sheet.save(LOOKS / f"{name}-{number}.png")


if __name__ == "__main__":
    main()

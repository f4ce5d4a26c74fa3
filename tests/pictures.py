"""The demonstration's pages and sheets → contact sheets under build/looks, to be looked at."""

import logging
import re
import tempfile
import threading
from pathlib import Path
from typing import Any

import pypdfium2
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
from tests.journeys.pages import residents_pages
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
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**chromium(playwright))
            for language in languages():
                for name, look in LOOKS_OF_PAGES.items():
                    page = browser.new_context(**look).new_page()
                    pictures = _walk(page, f"http://127.0.0.1:{server.port}/{language}", versions)
                    _paste(pictures, f"pages-{language}-{name}")
                    page.context.close()
            browser.close()
        server.shutdown()
    for path in sorted(LOOKS.iterdir()):
        print(path)


def _walk(page: Page, home: str, versions: tuple[Published, ...]) -> list[Image.Image]:
    """Every page that the three users see, one after the other."""
    pictures = []

    def look() -> None:
        path = LOOKS / "one.png"
        page.screenshot(path=path, full_page=True)
        with Image.open(path) as picture:
            pictures.append(picture.copy())
        path.unlink()

    for _ in residents_pages(page, home, versions):
        look()
    page.goto(f"{home}/officers/")
    look()
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill(PASSWORD)
    page.locator("main button").click()
    look()
    page.goto(f"{home}/keying/{versions[-1].code}/pl")
    look()
    page.goto(f"{home}/officers/")
    for results in _links(page, "/results/"):
        page.goto(home.rpartition("/")[0] + results)
        look()
    return pictures


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

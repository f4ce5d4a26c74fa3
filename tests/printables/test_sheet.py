"""A sheet can be trusted: the same again tomorrow, its boxes where it says, its codes readable."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from printables.sheet import Mark, Sheet, render
from tests.printables.samples import COVER, WORDS, form_of, library_form, statements
from tests.printables.tag_tree import read

DPI = 200
DARK = 128

HASH_IN_A_NEW_PROCESS = """
from hashlib import sha256
from printables.sheet import render
from tests.printables.samples import COVER, WORDS, library_form
sheet = render(library_form("outcomes-residents", "ar"), COVER, WORDS["ar"])
print(sha256(sheet.pdf).hexdigest())
"""


def sheet_of(key: str, language: str) -> Sheet:
    return render(library_form(key, language), COVER, WORDS[language])


def pictures(sheet: Sheet) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(sheet.pdf)
    found = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    document.close()
    return found


def test_same_bytes_in_threads() -> None:
    """Four people who print at once get the very same file."""
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: sheet_of("outcomes-residents", "pl"), range(12)))
    assert len({sheet.pdf for sheet in made}) == 1
    assert len({sheet.marks for sheet in made}) == 1


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed: str) -> None:
    """Another computer's process prints the very same file, in whatever order it keeps its sets."""
    command = [sys.executable, "-c", HASH_IN_A_NEW_PROCESS]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert told.stdout.strip() == sha256(sheet_of("outcomes-residents", "ar").pdf).hexdigest()


def test_unknown_edition() -> None:
    """An edition that doesn't exist is refused by name."""
    with pytest.raises(ValueError, match="There is no edition 'tiny'"):
        render(form_of(statements("a")), COVER, WORDS["en"], "tiny")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_square_codes_can_be_read(language: str) -> None:
    """A telephone reads each page's address from its square code."""
    sheet = sheet_of("reflection", language)
    for number, picture in enumerate(pictures(sheet), start=1):
        codes = zxingcpp.read_barcodes(picture)
        assert [code.text for code in codes] == [f"{COVER.address}/{number}"]


def frame_near(picture: Image.Image, mark: Mark) -> tuple[float, float, float, float]:
    """The box that is drawn around a mark's middle: left, top, right, bottom in mm."""
    pixel = 25.4 / DPI
    pixels: Any = picture.load()
    x, y = int((mark.x + mark.width / 2) / pixel), int((mark.y + mark.height / 2) / pixel)

    def edge(step_x: int, step_y: int) -> tuple[int, int]:
        """Where the line that is met in this direction ends, seen from the middle."""
        at_x, at_y = x, y
        for dark in (False, True):
            while (pixels[at_x, at_y] <= DARK) == dark:
                at_x, at_y = at_x + step_x, at_y + step_y
        return at_x, at_y

    left, right = edge(-1, 0)[0] + 1, edge(1, 0)[0]
    top, bottom = edge(0, -1)[1] + 1, edge(0, 1)[1]
    return left * pixel, top * pixel, right * pixel, bottom * pixel


@pytest.mark.parametrize(
    ("key", "language"),
    [("outcomes-residents", "en"), ("outcomes-residents", "ar"), ("reflection", "pl")],
)
def test_boxes_are_where_the_marks_say(key: str, language: str) -> None:
    """A scanner that trusts the marks finds each box within 0.3 mm."""
    sheet = sheet_of(key, language)
    seen = pictures(sheet)
    ticks = [mark for mark in sheet.marks if mark.kind == "tick"]
    assert len(ticks) == sum(len(item.options) for item in library_form(key, "en").items)
    for mark in ticks:
        left, top, right, bottom = frame_near(seen[mark.page - 1], mark)
        assert left == pytest.approx(mark.x, abs=0.3)
        assert top == pytest.approx(mark.y, abs=0.3)
        assert right == pytest.approx(mark.x + mark.width, abs=0.3)
        assert bottom == pytest.approx(mark.y + mark.height, abs=0.3)


def test_marks_name_everything_to_fill_in() -> None:
    """Each page has its four corners and its square code; each written item its lines."""
    sheet = sheet_of("reflection", "en")
    for number in range(1, sheet.pages + 1):
        kinds = [mark.kind for mark in sheet.marks if mark.page == number]
        assert kinds.count("corner") == 4
        assert kinds.count("qr") == 1
    written = [mark.item for mark in sheet.marks if mark.kind == "write"]
    assert written == [
        item.key for item in library_form("reflection", "en").items if not item.options
    ]
    assert all(not mark.item for mark in sheet.marks if mark.kind in ("corner", "qr"))


def test_empty_cover_is_left_out() -> None:
    """What a council leaves empty leaves no half sentence behind."""
    empty = replace(
        COVER,
        council="",
        project="",
        last_date=None,
        return_address=(),
        telephone="",
        code="",
        address="",
    )
    form = form_of(statements("a"))
    told = [said.text for said in read(render(form, empty, WORDS["en"]).pdf)]
    assert told[0] == "A form"
    assert not any("telephone" in said or "send" in said or "code" in said for said in told)
    assert told[-1] == "Thank you for your answers."


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "by 31 March 2027 to:"), ("pl", "do 31 marca 2027 na adres:"), ("ar", "31 مارس 2027")],
)
def test_last_date_is_said_as_people_say_it(language: str, said: str) -> None:
    """The last date is written out in the reader's language, its digits as on the keyboard."""
    told = " ".join(text.text for text in read(sheet_of("outcomes-residents", language).pdf))
    assert said in told


def test_untested_translation_is_owned_up_to() -> None:
    """Where no native speaker has checked the words, the sheet says so, in that language."""
    told = [text.text for text in read(sheet_of("outcomes-residents", "pl").pdf)]
    assert WORDS["pl"].find("No native speaker has checked this translation yet.") in told


def test_files_are_small() -> None:
    """A sheet of two pages is quick to send over a slow line."""
    assert len(sheet_of("outcomes-residents", "en").pdf) <= 60_000

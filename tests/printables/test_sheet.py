"""A sheet can be trusted: the same again tomorrow, its boxes where it says, its codes readable."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest

from printables.editions import EDITIONS, editions_in
from printables.sheet import Sheet, render
from tests.printables.samples import COVER, WORDS, form_of, library_form, statements
from tests.printables.tag_tree import read

HASH_IN_A_NEW_PROCESS = """
from hashlib import sha256
from printables.editions import editions_in
from tests.printables.test_sheet import sheet_of
for edition in editions_in("ar"):
    print(sha256(sheet_of("outcomes-residents", "ar", edition).pdf).hexdigest())
"""


def sheet_of(key: str, language: str, edition: str = "standard") -> Sheet:
    return render(library_form(key, language), COVER, WORDS[language], edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_same_bytes_in_threads(edition: str) -> None:
    """Four people who print at once get the very same file."""
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: sheet_of("outcomes-residents", "pl", edition), range(8)))
    assert len({sheet.pdf for sheet in made}) == 1
    assert len({sheet.marks for sheet in made}) == 1


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed: str) -> None:
    """Another computer's process prints the very same file, in whatever order it keeps its sets."""
    command = [sys.executable, "-c", HASH_IN_A_NEW_PROCESS]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    here = (sheet_of("outcomes-residents", "ar", edition).pdf for edition in editions_in("ar"))
    assert told.stdout.split() == [sha256(pdf).hexdigest() for pdf in here]


def test_unknown_edition() -> None:
    """An edition that doesn't exist is refused by name."""
    with pytest.raises(ValueError, match="There is no edition 'tiny'"):
        render(form_of(statements("a")), COVER, WORDS["en"], "tiny")


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
    """What a council leaves empty leaves no half sentence behind; a gap shows whom to call."""
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
    assert not any("send" in said or "code" in said for said in told)
    (help_line,) = (said for said in told if "telephone" in said)
    assert "telephone [the council's telephone number]." in help_line
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

"""Several sheets in one file: read in order, each in its language, and small."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from printables.bundle import bundle
from printables.sheet import render
from tests.printables.samples import COVER, WORDS, library_form
from tests.printables.tag_tree import read, tree
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

FORM = "outcomes-residents"
MOST_FOR_A_COPY = 4_000  # bytes, of what comes again


def sheet(language: str, edition: str = "standard") -> bytes:
    """A form of the library on paper."""
    return render(library_form(FORM, language), COVER, WORDS[language], edition).pdf


@pytest.fixture(scope="module")
def sheets() -> list[bytes]:
    """What three residents get, of whom two want the same."""
    english = sheet("en")
    return [english, sheet("ar", "large"), english]


def test_everything_is_read_in_the_order_of_the_files(sheets: list[bytes]) -> None:
    """Each text in its own language, under the same tags as before, and once."""
    whole = read(bundle(sheets, "Three sheets", "en"))
    alone = [told for pdf in sheets for told in read(pdf)]
    assert [(told.text, told.language) for told in whole] == [
        (told.text, told.language) for told in alone
    ]
    assert [told.path for told in whole] == [
        told.path.replace("Document", "Document/Part", 1) for told in alone
    ]


def test_each_file_is_a_part_that_says_what_it_is(sheets: list[bytes]) -> None:
    """A screen reader can tell where the next begins, and which way it is read."""
    parts = tree(bundle(sheets, "Three sheets", "en")).kids
    assert [part.role for part in parts] == ["Part"] * 3
    assert [part.language for part in parts] == ["en", "ar", "en"]
    assert parts[1].attributes["WritingMode"] == "/RlTb"
    with pikepdf.open(BytesIO(bundle(sheets, "Three sheets", "en"))) as file:
        (document,) = file.Root.StructTreeRoot.K
        titles = [str(part.T) for part in document.K]
    assert titles == [library_form(FORM, language).title for language in ("en", "ar", "en")]


def test_pages_look_as_they_did(sheets: list[bytes], tmp_path: Path) -> None:
    """A program that knows no tags finds the words of each page where they were."""
    bundled = bundle(sheets, "Three sheets", "en")
    assert _pages(bundled, tmp_path) == [page for pdf in sheets for page in _pages(pdf, tmp_path)]


def test_a_bundle_says_in_its_file_what_it_is(sheets: list[bytes]) -> None:
    """In the window's title, in the language of whoever prints it."""
    with pikepdf.open(BytesIO(bundle(sheets, "Three & more", "ar"))) as file:
        assert str(file.docinfo.Title) == "Three & more"
        assert str(file.Root.Lang) == "ar"
        assert file.Root.ViewerPreferences.Direction == "/R2L"
        assert "Three &amp; more" in file.Root.Metadata.read_bytes().decode()


def test_the_same_files_give_the_same_bytes(sheets: list[bytes]) -> None:
    """What is printed again is what was printed."""
    assert bundle(sheets, "Three sheets", "en") == bundle(list(sheets), "Three sheets", "en")


def test_two_hundred_copies_are_little_more_than_one(sheets: list[bytes]) -> None:
    """Fonts and pages are in the file once; a copy adds its tags."""
    english = sheets[0]
    copies = bundle([english] * 200, "Copies", "en")
    assert (len(copies) - len(english)) / 199 < MOST_FOR_A_COPY


def test_a_bundle_keeps_every_rule_of_pdf_ua(sheets: list[bytes], tmp_path: Path) -> None:
    """As each sheet does by itself (ISO 14289-1)."""
    files = [tmp_path / "three.pdf", tmp_path / "copies.pdf"]
    files[0].write_bytes(bundle(sheets, "Three sheets", "en"))
    files[1].write_bytes(bundle(sheets[:1] * 20, "Copies", "ar"))
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name


def test_what_is_filled_in_on_a_computer_is_not_bundled() -> None:
    """Two copies of one form would have the same fields, so that each changed the other."""
    with pytest.raises(ValueError, match="filled in"):
        bundle([sheet("en", "fillable")], "Files", "en")
    with pytest.raises(ValueError, match="nothing"):
        bundle([], "Nothing", "en")


def _pages(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page, where it stands."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")[:-1]

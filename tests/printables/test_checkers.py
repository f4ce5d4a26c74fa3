"""The reference checker passes every sheet: any form of ours, any language, any edition."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from printables.sheet import render
from tests.printables.samples import COVER, SHEETS, WORDS, library_form
from tests.verapdf import verdicts

RULES = 106  # in veraPDF's profile for PDF/UA-1


def sheet_in(folder: Path, key: str, language: str, edition: str) -> Path:
    file = folder / f"{key}-{language}-{edition}.pdf"
    file.write_bytes(render(library_form(key, language), COVER, WORDS[language], edition).pdf)
    return file


@pytest.mark.parametrize("language", ["en", "pl", "ar", "others"])
def test_every_sheet_keeps_every_rule_of_pdf_ua(tmp_path: Path, language: str) -> None:
    """Whoever reads a sheet with a screen reader gets all that ISO 14289-1 promises."""
    ours = ("en", "pl", "ar")
    files = [
        sheet_in(tmp_path, key, spoken, edition)
        for key, spoken, edition in SHEETS
        if spoken == language or (language == "others" and spoken not in ours)
    ]
    found = verdicts(files)
    assert list(found) == files
    for file, verdict in found.items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def _no_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def _no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _no_words_for_the_square(pdf: pikepdf.Pdf) -> None:
    (document,) = pdf.Root.StructTreeRoot.K
    (square,) = [tag for tag in document.K if tag.S == "/Figure"]
    del square.Alt


def _no_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def _paragraph_in_a_row(pdf: pikepdf.Pdf) -> None:
    (document,) = pdf.Root.StructTreeRoot.K
    (table,) = [tag for tag in document.K if tag.S == "/Table"]
    table.K[0].K[0].S = pikepdf.Name.P


SPOILED = {
    "7.2-34": _no_language,
    "7.1-9": _no_title,
    "7.1-10": _no_title_shown,
    "7.1-11": _no_tags,
    "7.3-1": _no_words_for_the_square,
    "5-1": _no_claim,
    "7.2-10": _paragraph_in_a_row,
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the checker says against a sheet with one thing spoiled, by the clause it breaks."""
    folder = tmp_path_factory.mktemp("spoiled")
    whole = sheet_in(folder, "outcomes-residents", "en", "standard")
    files = {}
    for clause, spoil in SPOILED.items():
        files[clause] = _spoiled(whole, spoil, folder / f"{clause}.pdf")
    found = verdicts(list(files.values()))
    return {clause: found[file].failures for clause, file in files.items()}


def _spoiled(whole: Path, spoil: Callable[[pikepdf.Pdf], None], file: Path) -> Path:
    with pikepdf.open(whole) as pdf:
        spoil(pdf)
        pdf.save(file)
    return file


@pytest.mark.parametrize("clause", SPOILED)
def test_checker_sees_what_is_spoiled(failed: dict[str, list[str]], clause: str) -> None:
    """A title, a language or a tag that is gone breaks the rule that asks for it."""
    assert clause in [failure.split(" | ")[0] for failure in failed[clause]]

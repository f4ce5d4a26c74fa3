"""A batch's cover sheet: what is in the archive box, and whether it adds up."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from printables.batch_cover import BatchCover, lay_out, render
from tests.printables.geometry import problems
from tests.printables.samples import WORDS
from tests.printables.tag_tree import read, tree
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

ISOLATED = " \u2066\u2069"
ADDRESS = "https://forms.westberks.gov.uk/b/7K3M9QX"


@dataclass(frozen=True)
class Row:
    """A row of the ledger."""

    label: str
    number: int
    part: bool = False


SUMS = (
    Row("Envelopes opened", 12),
    Row("Registered", 13, part=True),
    Row("More than were counted", -1, part=True),
    Row("Replies", 13),
    *(Row(label, n, part=True) for n, label in enumerate(("Keyed", "To be settled", "Set aside"))),
    Row("Reply slips, given to the contact", 0),
)
COVER = BatchCover(
    council="West Berkshire Council",
    code="7K3M9QX",
    address=ADDRESS,
    source="By post",
    handed_in=date(2026, 11, 20),
    opened_on=date(2026, 11, 22),
    closed_on=None,
    sums=SUMS,
)


def told(cover: BatchCover, language: str = "en") -> list[str]:
    """What is read aloud, a text an entry."""
    return [said.text.strip() for said in read(render(cover, WORDS[language]))]


def test_a_cover_says_which_batch_it_is_and_what_became_of_it() -> None:
    """Whoever opens the box years later reads it from the top."""
    assert told(COVER)[:7] == [
        "West Berkshire Council",
        "Batch 7K3M9QX",
        "By post",
        "Handed in on 20 November 2026.",
        "Opened on 22 November 2026.",
        "Not closed yet. Print this page again after that.",
        "Keep this page with the papers, on top of them in the archive box.",
    ]
    (square,) = tree(render(COVER, WORDS["en"])).all("Figure")
    assert square.alt == "A square code that opens this batch."
    closed = told(replace(COVER, closed_on=date(2026, 11, 24)))
    assert "Closed on 24 November 2026." in closed
    assert not any("Not closed" in text for text in closed)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_sum_stands_in_a_row_with_what_it_counts(language: str) -> None:
    """A screen reader says the row's heading with the number, the sign before it."""
    (table,) = tree(render(COVER, WORDS[language])).all("Table")
    rows = [[cell.said.strip(ISOLATED) for cell in row.kids] for row in table.kids]
    numbers = [number for _, number in rows[1:]]
    assert numbers == [str(row.number) for row in SUMS]
    if language == "en":
        assert [label for label, _ in rows[1:]] == [row.label for row in SUMS]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_scanner_reads_where_the_batch_is(language: str) -> None:
    """From the printed page, whichever way it is read."""
    document = pypdfium2.PdfDocument(render(COVER, WORDS[language]))
    picture = document[0].render(scale=150 / 72).to_pil()
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]


def test_a_cover_is_one_page_and_says_in_its_file_what_it_is() -> None:
    """In the window's title; with fifteen rows it is a single page in every language."""
    with pikepdf.open(BytesIO(render(COVER, WORDS["en"]))) as file:
        assert str(file.docinfo.Title) == "Batch \u20667K3M9QX\u2069"
    many = tuple(Row(f"Reason {n}", n, part=n > 0) for n in range(15))
    for words in WORDS.values():
        assert len(lay_out(replace(COVER, sums=many), words)) == 1


def test_a_longer_ledger_goes_on_overleaf_below_its_headings() -> None:
    """Nothing is lost, and the columns are named again."""
    many = tuple(Row(f"Reason {n}", n, part=True) for n in range(60))
    aloud = told(replace(COVER, sums=many))
    assert [text for text in aloud if text.startswith("Reason")] == [row.label for row in many]
    assert aloud.count("How many") == len(lay_out(replace(COVER, sums=many), WORDS["en"])) > 1


@pytest.mark.parametrize("language", WORDS)
def test_layout_keeps_the_rules_for_paper(language: str) -> None:
    """Sizes, margins and lengths of lines as on the standard sheet."""
    assert problems(lay_out(COVER, WORDS[language]), "standard") == []


def test_every_cover_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    """Whoever reads it with a screen reader gets all that ISO 14289-1 promises."""
    files = [tmp_path / f"{language}.pdf" for language in WORDS]
    for file, language in zip(files, WORDS, strict=True):
        file.write_bytes(render(COVER, WORDS[language]))
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name

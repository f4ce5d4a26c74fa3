"""The file itself: its tags say what the page shows, in order, and every reader can read it."""

import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.library import FORMS
from forms.model import Form, Statements
from printables.pieces import visible
from printables.sheet import render
from tests.printables.samples import (
    COVER,
    SPOKEN,
    WORDS,
    choice,
    form_of,
    library_form,
    spoken,
    statements,
    text,
)
from tests.printables.tag_tree import Node, Told, read, tree
from tests.strategies import forms_

# A form of statements, one of choices, one of repeated lines; all are in `test_checkers`.
OURS = [
    (key, language)
    for key, language in SPOKEN
    if key in ("outcomes-residents", "equality", "expenses-claim")
]
WORD = re.compile(r"[\w\u064b-\u0652]+(?:-\w+)*")
VOWELS = re.compile(r"[\u064b-\u0652]")


def pdf_of(form: Form, language: str = "en", *, specimen: bool = False) -> bytes:
    return render(form, replace(COVER, specimen=specimen), WORDS[language]).pdf


def fields(pdf: bytes) -> list[Node]:
    return tree(pdf).all("Form")


def outlined(form: Form) -> list[str]:
    """What a form says, in order: headings, questions, statements, with their numbers."""
    texts = []
    for section, questions in form.outline:
        texts += [section.title, section.intro]
        for entry in questions:
            texts += [f"{entry.number}. {entry.question.label}", entry.question.hint]
            if isinstance(entry.question, Statements):
                texts += [f"{item.number}. {item.label}" for item in entry.items]
    return [visible(said) for said in texts if said]


@given(forms_(), st.sampled_from(tuple(WORDS)))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tags_say_the_form_in_order(form: Form, language: str) -> None:
    """A screen reader reads every heading, question and statement of any form, in its order."""
    shown = spoken(form, language)  # a text that is in the catalogue by chance is translated
    told = iter(read(pdf_of(shown, language)))
    for expected in outlined(shown):
        assert any(said.text == expected for said in told), expected


def test_options_of_a_list_follow_their_numbers() -> None:
    """Each option of a list is a list item: its number, then its label."""
    pdf = pdf_of(form_of(choice("Yes", "No", "Perhaps")))
    entries = [entry for entry in tree(pdf).all("LI") if entry.all("Form")]
    assert [entry.all("Lbl")[0].said for entry in entries] == ["1", "2", "3"]
    assert [entry.all("LBody")[0].said for entry in entries] == ["Yes", "No", "Perhaps"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headers_are_headers(language: str) -> None:
    """A grid's options head its columns, its statements head its rows, and its boxes head none."""
    form = library_form("outcomes-residents", language)
    (table,) = tree(pdf_of(form, language)).all("Table")
    options = [option.label for option in form.items[0].options]
    headers, rows = [], []
    for row in table.kids:
        assert row.role == "TR"
        assert len(row.kids) == 1 + len(options)
        columns = [cell for cell in row.kids if cell.attributes.get("Scope") == "/Column"]
        if columns:
            headers.append([cell.said for cell in columns])
            continue
        head, *cells = row.kids
        assert (head.role, head.attributes["Scope"]) == ("TH", "/Row")
        assert [cell.role for cell in cells] == ["TD"] * len(options)
        assert [cell.said for cell in cells] == ["1", "2", "3", "4", "5"]
        rows.append(head.said)
    assert rows == [f"{item.number}. {item.label}" for item in form.items if item.ordered]
    assert headers
    assert all(header == options for header in headers)


def test_title_code_and_page_are_read_once() -> None:
    """Title, code, page and the square code's meaning are read once, on the first page."""
    pdf = pdf_of(library_form("reflection", "en"))
    told = [said.text for said in read(pdf)]
    for once in (
        "Form code: 7K3M9QX",
        "Page 1 of 4",
        FORMS["reflection"].title,
    ):
        assert told.count(once) == 1
    assert not any(said.startswith("Page 2") for said in told)
    (square,) = tree(pdf).all("Figure")
    assert square.alt == "A square code that opens this form online."
    assert square.pages == [1]


def test_specimen_is_said_first() -> None:
    """Who hears the sheet hears first that it doesn't count."""
    told = read(pdf_of(library_form("reflection", "en"), specimen=True))
    assert told[0].text.startswith("Specimen: not published.")


@dataclass(frozen=True)
class WithGap:
    """The Arabic catalogue without one of its messages."""

    missing: str
    language: str = "ar"
    checked: bool = False

    def find(self, message: str) -> str | None:
        """The message, unless it is the missing one."""
        return None if message == self.missing else WORDS["ar"].find(message)

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The form of the message that this number takes."""
        return WORDS["ar"].find_plural(one, many, number)


def test_gaps_in_a_translation_are_english() -> None:
    """A sentence that nobody has translated yet is marked as English in an Arabic sheet."""
    gap = "You may photocopy this form. One form for each person."
    form = library_form("outcomes-residents", "ar")
    told = read(render(form, COVER, WithGap(gap)).pdf)
    languages = {said.text: said.language for said in told}
    assert languages[gap] == "en"
    assert languages[str(form.title)] == "ar"
    assert languages["Co-production Team, Market Street, Newbury, RG14 5LD"] == "en"


@pytest.mark.parametrize(("key", "language"), OURS)
def test_pdf_ua(key: str, language: str, tmp_path: Path) -> None:
    """Our forms pass qpdf's check and every rule of PDF/UA-1, in every language."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(library_form(key, language), language))
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    report = page_validation.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pdf_ua_of_hard_cases(language: str, tmp_path: Path) -> None:
    """A specimen with a long grid, an empty header and a hundred lines passes as well."""
    form = form_of(
        statements(*(f"Statement {n}" for n in range(40)), scale=("\u2066", "No")),
        choice(*(f"Option {n}" for n in range(40))),
        text(100),
        title="What? " * 60,
    )
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(spoken(form, language), language, specimen=True))
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    report = page_validation.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures


def test_file_says_what_it_is(tmp_path: Path) -> None:
    """The window shows the form's title; an Arabic file turns its pages from the right."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(library_form("outcomes-residents", "ar"), "ar"))
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        assert bool(pdf.Root.MarkInfo.Marked)
        title = library_form("outcomes-residents", "ar").title
        assert str(pdf.docinfo["/Title"]) == title
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert metadata["pdfuaid:part"] == "1"


def test_nothing_but_our_fonts_is_named(tmp_path: Path) -> None:
    """Every font is in the file: it prints alike on every printer."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(library_form("outcomes-residents", "ar"), "ar"))
    listed = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = listed.splitlines()[2:]
    assert rows
    assert all("Noto" in row and re.search(r"yes\s+yes\s+yes", row) for row in rows)


def words_of(told: list[Told]) -> set[str]:
    """Every word, with its accents and hyphens."""
    return {word for said in told for word in WORD.findall(said.text)}


def told_by_poppler(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def told_by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    told = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told


@pytest.mark.parametrize(("key", "language"), OURS)
def test_poppler_reads_every_line(key: str, language: str, tmp_path: Path) -> None:
    """Text that is copied or searched is what was written, in Polish and in Arabic, numbers too."""
    pdf = pdf_of(library_form(key, language), language)
    found = told_by_poppler(pdf, tmp_path)
    # Chinese has no spaces between its words: a line may end anywhere in what looks like one.
    if language.startswith("zh"):
        assert all(word in "".join(found.split()) for word in words_of(read(pdf)))
    else:
        assert words_of(read(pdf)) <= set(WORD.findall(found))
    assert COVER.telephone in found


@pytest.mark.parametrize("language", ["en", "pl"])
def test_poppler_reads_the_tags(language: str, tmp_path: Path) -> None:
    """The text of the tags, as another program reads them, is the text that we read."""
    form = library_form("outcomes-residents", language)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(form, language))
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    texts = [text.strip() for text in re.findall(r'^\s*"(.*)"$', told, re.MULTILINE)]
    ours = [said.text for said in read(file.read_bytes())]
    assert [text for text in texts if text] == ours


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_pdfium_reads_every_word(language: str) -> None:
    """A browser finds every word; letters with dots and joined letters are single letters to it."""
    pdf = pdf_of(library_form("outcomes-residents", language), language)
    # It puts a vowel sign that stands before a colon or a full stop behind it.
    found = set(WORD.findall(VOWELS.sub("", told_by_pdfium(pdf))))
    # It turns codes round on a page that is read from the right, and words at their hyphens.
    turned = re.compile(r"(?=.*\d)(?=.*[A-Za-z]).*|.*-.*")
    written = {VOWELS.sub("", word) for word in words_of(read(pdf))}
    assert {word for word in written if language != "ar" or not turned.fullmatch(word)} <= found

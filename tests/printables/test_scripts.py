"""Every script of our residents is drawn, broken and told as it should be, on finished sheets."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import page as page_validation
import pypdfium2
import pytest

from forms.library import FORMS
from forms.model import Form, Section, Text
from forms.wording import in_language, messages, texts
from printables import fonts
from printables.editions import STANDARD
from printables.fonts import NoChineseFontError
from printables.setting import Setting
from printables.sheet import Sheet, render
from printables.text import Line, Style, lines
from printables.things import Tag
from tests.printables.article import ARTICLE
from tests.printables.samples import COVER, NAMES
from tests.printables.small_catalogues import LANGUAGES, SmallCatalogue
from tests.printables.tag_tree import read

ARABIC_SCRIPT = ("ar", "fa", "ps", "ur")
CHINESE = ("zh-Hans", "zh-Hant")
# What steers the direction, and PDFium's sign for a hyphen at a line's end.
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufffe"))

FIRST_SHEET = """
from time import process_time
from printables.sheet import render
from tests.printables.test_scripts import FORMS, COVER, NAMES, SmallCatalogue, in_language, texts
language = "{language}"
words = SmallCatalogue(language)
form = FORMS["outcomes-residents"]
form = in_language(form, language, texts(form, words), NAMES)
start = process_time()
render(form, COVER, words)
print(process_time() - start)
"""


@dataclass(frozen=True)
class OneSentence:
    """A catalogue that has the same sentence for every message."""

    language: str
    sentence: str
    checked: bool = True

    def find(self, message: str) -> str | None:
        """The sentence."""
        return self.sentence

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The sentence."""
        return self.sentence


@cache
def sheet(language: str) -> Sheet:
    """A sheet on which everything but names and addresses is the article, in regular and bold."""
    article = ARTICLE[language]
    section = Section(
        title=article, intro=article, questions=(Text(key="why", label=article, lines=2),)
    )
    form = Form(key="article", title=article, purpose=article, sections=(section,))
    spoken = in_language(form, language, messages(form), NAMES)
    return render(spoken, COVER, OneSentence(language, article))


def flat(text: str, language: str) -> str:
    """Words with one space between them; none between words of Chinese, which has none."""
    seen = unicodedata.normalize("NFC", text).translate(UNSEEN)
    return ("" if language in CHINESE else " ").join(seen.split())


@cache
def small_sheet(language: str) -> Sheet:
    """A form of the library with the words of a small catalogue."""
    words = SmallCatalogue(language)
    form = FORMS["outcomes-residents"]
    return render(in_language(form, language, texts(form, words), NAMES), COVER, words)


def by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    told = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told


def by_poppler(pdf: bytes, folder: Path) -> str:
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("language", ARTICLE)
def test_screen_readers_are_told_every_word(language: str) -> None:
    """The text of the tags is the article, word for word, each time it is printed."""
    told = [flat(said.text, language) for said in read(sheet(language).pdf)]
    article = flat(ARTICLE[language], language)
    assert sum(article in said for said in told) >= 8


@pytest.mark.parametrize("language", ARTICLE)
def test_browsers_copy_every_word(language: str) -> None:
    """PDFium, which is in Chrome and Edge, copies the article's words in their order."""
    told = flat(by_pdfium(sheet(language).pdf), language)
    assert told.count(flat(ARTICLE[language], language)) >= 8


@pytest.mark.parametrize("language", ARTICLE)
def test_poppler_copies_every_word(language: str, tmp_path: Path) -> None:
    """Poppler, which is in many readers, copies the article's words in their order.

    In a line that is read from the right it takes a Western full stop and the space after it for
    English, and turns the two round: there full stops are left out.
    """
    told = by_poppler(sheet(language).pdf, tmp_path)
    article = ARTICLE[language]
    if language in ARABIC_SCRIPT:
        told, article = (text.replace(".", " ") for text in (told.translate(UNSEEN), article))
    assert flat(told, language).count(flat(article, language)) >= 8


@pytest.mark.parametrize("language", ARTICLE)
def test_pdf_ua(language: str, tmp_path: Path) -> None:
    """A sheet in every script passes qpdf's check and every rule of PDF/UA-1, fonts included."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet(language).pdf)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    report = page_validation.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures


def drawn(text: str, language: str, *, bold: bool = False) -> tuple[Line, ...]:
    return lines(text, language, Style(14, bold), STANDARD.measure, STANDARD.most_characters)


@pytest.mark.parametrize("language", ARTICLE)
def test_every_letter_has_a_glyph(language: str) -> None:
    """No letter is an empty box, and every line fits in the text's width."""
    for line in drawn(ARTICLE[language], language):
        glyphs = [g.number for run in line.runs for c in run.clusters for g in c.glyphs]
        assert glyphs
        assert all(glyphs)
        assert line.width <= STANDARD.measure


def extents(line: Line) -> Iterator[tuple[float, float]]:
    """Foot and head of each glyph above the baseline, in parts of the text size."""
    for run in line.runs:
        for glyph in (glyph for cluster in run.clusters for glyph in cluster.glyphs):
            ink = run.face.font.get_glyph_extents(glyph.number)
            head = ink.y_bearing / run.face.unit + glyph.up
            yield (head + ink.height / run.face.unit) / 1000, head / 1000


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", ARTICLE)
def test_lines_stand_clear_of_each_other(language: str, bold: bool) -> None:
    """The deepest letter of a line doesn't touch the highest mark of the next."""
    found = [
        edge for line in drawn(ARTICLE[language], language, bold=bold) for edge in extents(line)
    ]
    deepest, highest = min(low for low, _ in found), max(high for _, high in found)
    setting = Setting(
        edition=STANDARD, words=SmallCatalogue(language), document=Tag(role="Document", parent=None)
    )
    assert highest - deepest <= setting.leading(Style(1))


# From the left, as it is painted: each letter with its dots.
FARSI = [("د", 1), ("ن", 2), ("ی", 2), ("آ\u200c", 2), ("ی", 1), ("م", 1)]


def clusters(text: str, language: str) -> list[tuple[str, int]]:
    """What is drawn as one, and of how many glyphs."""
    (line,) = drawn(text, language)
    return [(c.text, len(c.glyphs)) for run in line.runs for c in run.clusters]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ne", "क्षेत्र", [("क्षे", 2), ("त्र", 1)]),
        ("ne", "कि", [("कि", 2)]),
        ("bn", "সমস্ত", [("স", 1), ("ম", 1), ("স্ত", 2)]),
        ("ta", "கொ", [("கொ", 3)]),
        ("fa", "می\u200cآیند", FARSI),
    ],
)
def test_letters_that_belong_together(
    language: str, text: str, expected: list[tuple[str, int]]
) -> None:
    """Conjuncts are one letter, vowel signs go round theirs, and what is drawn is what is told."""
    assert clusters(text, language) == expected


def test_lines_of_marked_letters_are_as_long_as_any() -> None:
    """Vowel signs don't count as characters: a line of Nepali fills the width of the paper."""
    first, *_ = drawn(ARTICLE["ne"], "ne")
    assert first.width > 0.85 * STANDARD.measure


@pytest.mark.parametrize(("language", "family"), [("zh-Hans", "SansSC"), ("zh-Hant", "SansTC")])
def test_chinese_is_drawn_as_its_readers_draw_it(language: str, family: str) -> None:
    """A character that both write has each one's shape; digits are those of the boxes."""
    (line,) = drawn("直角“A”2", language)
    assert [run.face.family for run in line.runs] == [family, "Sans", family, "Sans"]


def test_words_of_chinese_stay_whole() -> None:
    """A narrow column breaks between words, though there are no spaces."""
    found = lines("非常同意", "zh-Hans", Style(12), 40, 70)
    assert [line.text for line in found] == ["非常", "同意"]


def test_an_address_in_chinese_begins_a_line() -> None:
    """A line may end before what keeps its own direction, and the word before stays whole."""
    found = lines("请发邮件 \u2066ab@cd.uk\u2069 回答", "zh-Hans", Style(12), 60, 70)
    assert [line.text for line in found] == ["请发邮件 ", "ab@cd.uk ", "回答"]


def test_chinese_without_its_fonts_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fonts for Chinese are not installed, the error names the command that helps."""
    monkeypatch.setattr(fonts, "has_chinese", lambda: False)
    expected = r"U\+9F98 .* pip install --editable '\.\[chinese\]'"
    with pytest.raises(NoChineseFontError, match=expected):
        drawn("龘", "zh-Hant")


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_catalogues_have_every_word(language: str) -> None:
    """The catalogues for tests leave no gap in the form that the tests print."""
    assert None not in texts(FORMS["outcomes-residents"], SmallCatalogue(language)).values()
    english = " ".join(
        said.text for said in read(small_sheet(language).pdf) if said.language == "en"
    )
    names = (COVER.council, COVER.project, *COVER.return_address)
    assert set(re.findall(r"\w+", english)) <= set(re.findall(r"\w+", " ".join(names)))


@pytest.mark.parametrize(
    ("language", "most"), [("ne", 60_000), ("zh-Hans", 120_000), ("zh-Hant", 120_000)]
)
def test_sheets_are_small(language: str, most: int) -> None:
    """A sheet of two pages is quick to send over a slow line, in Chinese as well."""
    assert small_sheet(language).pages == 2
    assert len(small_sheet(language).pdf) <= most


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_first_chinese_sheet_is_quick(language: str) -> None:
    """The first sheet after a start takes no longer than 0.4 s of our time, large fonts and all."""
    program = FIRST_SHEET.replace("{language}", language)
    told = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert float(told.stdout) <= 0.4


def test_english_sheet_with_a_chinese_name() -> None:
    """A group's own name in Chinese is drawn in an English sheet too."""
    pdf = render(
        in_language(FORMS["outcomes-residents"], "en", {}, NAMES),
        replace(COVER, project="雷丁华人社区"),
        OneSentence("en", "Thank you."),
    ).pdf
    assert "雷丁华人社区" in by_pdfium(pdf)

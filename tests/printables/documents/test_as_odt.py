"""Letters as OpenDocument text: real headings, lists and tables, in their languages."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from forms.wording import Phrase
from printables.documents.as_odt import write
from printables.documents.parts import Document
from tests.printables.documents.every_part import (
    EACH,
    LANGUAGES,
    LETTER,
    LONG_WORD,
    TO,
    TO_A_PERSON,
    TO_NOBODY_YET,
    UNTRANSLATED,
    SampleWords,
)

NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
} | {"dc": "http://purl.org/dc/elements/1.1/"}
SCRIPTS = ("fo:{}", "style:{}-asian", "style:{}-complex")
EVERY = [(language, large) for language in LANGUAGES for large in (False, True)]


def part(name: str, document: Document = LETTER, language: str = "en", large: bool = False) -> Any:
    """A part of a letter's file."""
    with ZipFile(BytesIO(write(document, SampleWords(language), large))) as file:
        return etree.fromstring(file.read(name))


def found(root: Any, path: str) -> list[Any]:
    """What a path leads to."""
    return list(root.xpath(path, namespaces=NAMES))


def said(element: Any) -> str:
    """What an element says."""
    return "".join(element.itertext())


def value(element: Any, name: str) -> str | None:
    """An attribute by its name with prefix."""
    prefix, _, local = name.partition(":")
    got = element.get(f"{{{NAMES[prefix]}}}{local}")
    return None if got is None else str(got)


def test_its_headings_are_headings() -> None:
    """A reader can list them and jump from one to another."""
    headings = found(part("content.xml"), "//text:h")
    assert [(value(h, "text:outline-level"), said(h)) for h in headings] == [
        ("1", "How we work together"),
        ("2", "About the group"),
        ("3", "When we meet"),
    ]


def test_its_lists_are_lists() -> None:
    """One with dots, and one with numbers where the order matters."""
    content, styles = part("content.xml"), part("styles.xml")
    dots, numbers = found(content, "//text:list")
    assert [said(entry) for entry in found(dots, "text:list-item")] == [
        "Listen to each other.",
        "[Another rule of the group]",
    ]
    assert len(found(numbers, "text:list-item")) == 2
    for shown, level in ((dots, "bullet"), (numbers, "number")):
        name = value(shown, "text:style-name")
        path = f"//text:list-style[@style:name='{name}']/text:list-level-style-{level}"
        assert len(found(styles, path)) == 1


def test_its_tables_have_rows_of_headings() -> None:
    """Which a word processor repeats on each page, and a screen reader tells with each cell."""
    (table,) = found(part("content.xml"), "//table:table")
    (head,) = found(table, "table:table-header-rows/table:table-row")
    assert [said(cell) for cell in found(head, "table:table-cell")] == [
        "Day",
        "Where",
        "What we talk about",
    ]
    rows = found(table, "table:table-row")
    assert [[said(cell) for cell in row] for row in rows] == [
        ["On 31\u00a0March\u00a02027", "Newbury Library", ""],
        ["On 28\u00a0April\u00a02027", "[Where we meet]", f"Everybody is welcome.{UNTRANSLATED}"],
    ]
    assert len(found(table, "table:table-column")) == 3


@pytest.mark.parametrize(("language", "country"), [("en", "GB"), ("pl", "PL"), ("ar", "EG")])
def test_it_says_its_language(language: str, country: str) -> None:
    """To the spelling checker and the screen reader, for letters of every script."""
    (default,) = found(
        part("styles.xml", language=language), "//style:default-style/style:text-properties"
    )
    for script in SCRIPTS:
        assert value(default, script.format("language")) == language
        assert value(default, script.format("country")) == country
    meta = part("meta.xml", language=language)
    assert [said(e) for e in found(meta, "//dc:language")] == [language]


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_what_is_in_another_language_says_so(language: str) -> None:
    """A project's own words, and ours while nobody has translated them."""
    content = part("content.xml", language=language)
    spans = found(content, "//text:span[@text:style-name='Language_en']")
    told = [said(span).strip("\u2066\u2069") for span in spans]
    assert {"West Berkshire Council", "Thatcham Park", UNTRANSLATED} <= set(told)
    path = "//style:style[@style:name='Language_en']/style:text-properties"
    (english,) = found(content, path)
    assert [value(english, script.format("language")) for script in SCRIPTS] == ["en"] * 3
    headings = found(content, "//text:h")
    assert not [heading for heading in headings if found(heading, "text:span")]


@pytest.mark.parametrize(("language", "mode"), [("en", "lr-tb"), ("ar", "rl-tb")])
def test_it_is_read_from_its_own_side(language: str, mode: str) -> None:
    """Its pages, its paragraphs and its tables."""
    styles = part("styles.xml", language=language)
    page = found(styles, "//style:page-layout-properties")
    paragraph = found(styles, "//style:default-style/style:paragraph-properties")
    table = found(part("content.xml", language=language), "//style:table-properties")
    modes = [value(element, "style:writing-mode") for element in (*page, *paragraph, *table)]
    assert modes == [mode] * 3


def test_english_in_an_arabic_letter_keeps_its_order() -> None:
    """Each line by itself: its full stop stays at its end."""
    content = part("content.xml", language="ar")
    (text,) = [p for p in found(content, "//text:p") if "park for all" in said(p)]
    assert said(text) == "\u2066We want a park for all.\u2069\u2066Come and help us plan it.\u2069"
    assert len(found(text, ".//text:line-break")) == 1


@pytest.mark.parametrize(("large", "size"), [(False, "14pt"), (True, "18pt")])
def test_nothing_is_printed_smaller_than_its_print(large: bool, size: str) -> None:
    """14 points, or 18 in large print; but for the foot of the page, which may have 12."""
    styles = part("styles.xml", large=large)
    (default,) = found(styles, "//style:default-style/style:text-properties")
    assert [value(default, script.format("font-size")) for script in SCRIPTS] == [size] * 3
    sizes = [
        float(str(value(text, "fo:font-size")).removesuffix("pt"))
        for text in found(styles, "//style:style[@style:name!='Footer']/style:text-properties")
    ]
    assert len(sizes) > 10
    assert min(sizes) == float(size.removesuffix("pt"))


@pytest.mark.parametrize(("language", "large"), EVERY)
def test_every_style_that_it_names_is_there(language: str, large: bool) -> None:
    """A word processor would show what has none as it likes."""
    for document in EACH.values():
        content = part("content.xml", document, language, large)
        styles = part("styles.xml", document, language, large)
        known = {value(e, "style:name") for root in (content, styles) for e in root.iter()}
        for root in (content, styles):
            names = found(root, "//@text:style-name | //@table:style-name")
            names += found(root, "//@style:parent-style-name | //@style:page-layout-name")
            assert set(names) <= known


def test_a_gap_is_marked_and_has_lines_to_write_on() -> None:
    """As with a marker pen, for those who type; with lines, for those who print it."""
    content = part("content.xml")
    marked = found(content, "//text:span[@text:style-name='Gap']")
    assert [said(span) for span in marked] == [
        "[What the group is for]",
        "[Another rule of the group]",
        "[Where we meet]",
    ]
    lines = "../following-sibling::text:p[text:tab]"
    assert [len(found(span, lines)) for span in marked] == [3, 2, 1]
    stops = found(content, "//style:tab-stop")
    assert {value(stop, "style:leader-style") for stop in stops} == {"solid"}
    (gap,) = found(part("styles.xml"), "//style:style[@style:name='Gap']/style:text-properties")
    assert value(gap, "fo:background-color") == "#fff2a8"


def test_a_letter_to_a_person_begins_with_both_addresses() -> None:
    """Where it goes back to, and whom it is for; or a gap for a name and an address."""
    first = [said(p) for p in found(part("content.xml", TO_A_PERSON), "//text:p")]
    assert first[:3] == [
        "West Berkshire Council",
        "Market Street, Newbury, RG14 5LD",
        "".join(TO),
    ]
    content = part("content.xml", TO_NOBODY_YET)
    assert said(found(content, "//text:span[@text:style-name='Gap']")[0]) == "[Name and address]"
    assert len(found(content, "//text:tab")) == 10


def test_it_names_its_title_and_its_author_and_nobody_else() -> None:
    """Nothing of the library that writes it is left in it: no day, no picture, no settings."""
    meta = part("meta.xml")
    (all_of_it,) = found(meta, "office:meta")
    assert sorted(said(element) for element in all_of_it) == [
        "Formbridge",
        "How we work together",
        "West Berkshire Council",
        "West Berkshire Council",
        "en",
    ]
    assert said(part("settings.xml")) == ""
    fonts = found(part("styles.xml"), "//style:font-face")
    assert [value(font, "style:name") for font in fonts] == ["Arial"]


def test_the_same_letter_gives_the_same_bytes() -> None:
    """Whenever it is written; and the file says first what it is."""
    file = write(LETTER, SampleWords("ar"), True)
    assert file == write(LETTER, SampleWords("ar"), True)
    with ZipFile(BytesIO(file)) as parts:
        first, *others = parts.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {one.date_time[0] for one in (first, *others)} == {1980}
        manifest = etree.fromstring(parts.read("META-INF/manifest.xml"))
    named = {value(e, "manifest:full-path") for e in found(manifest, "manifest:file-entry")}
    assert named - {"/"} == {one.filename for one in others} - {"META-INF/manifest.xml"}


def test_signs_that_mean_something_in_a_file_are_words_in_a_letter() -> None:
    """A project's name may have them, and any length."""
    odd = Phrase(f"Tea & <b>cake</b> “{LONG_WORD}”", "en")
    content = part("content.xml", Document(**{**vars(LETTER), "about": odd, "council": odd}))
    assert [said(p) for p in found(content, "//text:p")][:2] == [odd, odd]

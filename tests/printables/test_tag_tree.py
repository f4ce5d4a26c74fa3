"""What no checker sees: the tags lead a reader down the page, and nothing to read is left out."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.model import Form
from forms.wording import in_language, messages
from printables.editions import EDITIONS, editions_in
from printables.pieces import visible
from printables.sheet import render
from tests.printables.samples import (
    COVER,
    NAMES,
    SHEETS,
    WORDS,
    choice,
    form_of,
    library_form,
    spoken,
    statements,
    text,
)
from tests.printables.tag_tree import read, tree
from tests.strategies import forms_

SPOKEN = [(lang, name) for lang in ("en", "ar") for name in editions_in(lang)]
WORD = re.compile(r"[\w\u064b-\u0652]+")
VOWELS = re.compile(r"[\u064b-\u0652]")
# What is read as one: a row from its statement on, an option with its box and number.
ROW_LIKE = ("/TR", "/LI", "/P", "/H1", "/H2", "/H3", "/H4")
some_forms = settings(max_examples=15)

# A page, how far down it, and how far from the side where reading begins, in points.
Place = tuple[int, float, float]


def pdf_of(form: Form, language: str, edition: str = "standard") -> bytes:
    return render(form, COVER, WORDS[language], edition).pdf


def places(pdf: bytes, edition: str = "standard") -> list[Place]:
    """Where each row, entry, heading and paragraph begins, in the order of the tags.

    The parts of a date stand beside one another. The foot of a page, which is read after the title,
    is left out.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        side = -1 if file.Root.ViewerPreferences.Direction == "/R2L" else 1
        begun = [_begun(page) for page in file.pages]
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        found = []
        for element in _rows(file.Root.StructTreeRoot.K[0]):
            starts: dict[int, list[tuple[float, float]]] = {}
            for page, number in _contents(element):
                if number in begun[pages[page]]:
                    down, across = begun[pages[page]][number]
                    starts.setdefault(pages[page], []).append((down, side * across))
            found += [(page, *min(places)) for page, places in starts.items()]
    return [place for place in found if place[1] < EDITIONS[edition].footer_top]


def _rows(element: Any) -> Iterator[Any]:
    if str(element.S) in ROW_LIKE:
        yield element
        return
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _rows(kid)


def _contents(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and number of each piece of content of an element."""
    for kid in element.K:
        if not isinstance(kid, pikepdf.Dictionary):
            yield element.Pg.objgen, int(kid)
        elif "/MCID" in kid:
            yield kid.Pg.objgen, int(kid.MCID)
        elif "/S" in kid:
            yield from _contents(kid)


def _begun(page: pikepdf.Page) -> dict[int, tuple[float, float]]:
    """How far down the page, and from its left, the first line of each piece of text stands."""
    found: dict[int, tuple[float, float]] = {}
    stack: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                number = operands[1].get("/MCID")
                stack.append(None if number is None else int(number))
            case "EMC":
                stack.pop()
            case "Tm" if stack and stack[-1] is not None:
                down = float(page.mediabox[3]) - float(operands[5])
                found.setdefault(stack[-1], (down, float(operands[4])))
    return found


@given(forms_(), st.sampled_from(SPOKEN))
@some_forms
def test_tags_go_down_the_page(form: Form, said_in: tuple[str, str]) -> None:
    """Who hears a form meets everything in the order in which others see it, page after page."""
    found = places(pdf_of(spoken(form, said_in[0]), *said_in), said_in[1])
    assert found
    for before, after in pairwise(found):
        assert before < after


def test_a_swapped_paragraph_is_seen() -> None:
    """Two tags in the wrong order, which every checker passes, are noticed here."""
    with pikepdf.open(BytesIO(pdf_of(library_form("outcomes-residents", "en"), "en"))) as file:
        kids = file.Root.StructTreeRoot.K[0].K
        headings = [place for place, kid in enumerate(kids) if kid.S in ("/H2", "/H3")]
        one, other = headings[:2]
        swapped = list(kids)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        file.Root.StructTreeRoot.K[0].K = pikepdf.Array(swapped)
        spoiled = BytesIO()
        file.save(spoiled)
    found = places(spoiled.getvalue())
    assert found != sorted(set(found))


@given(forms_(), st.sampled_from(SPOKEN))
@some_forms
def test_tags_hold_each_text_of_the_form(form: Form, said_in: tuple[str, str]) -> None:
    """Every word of the form is read aloud, as often as it is asked: none is mere decoration."""
    form = spoken(form, said_in[0])
    told = Counter(word for t in read(pdf_of(form, *said_in)) for word in t.text.split())
    for path, said in messages(form).items():
        for word in visible(said).split():
            assert told[word], (path, word)
    asked = Counter(word for said in messages(form).values() for word in visible(said).split())
    assert asked - told == Counter()


def artifacts(pdf: bytes) -> list[str]:
    """The kind of each piece of decoration that has text in it."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for page in file.pages:
            stack: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                operands: Any = instruction.operands
                match str(instruction.operator):
                    case "BDC" if operands[0] == "/Artifact":
                        stack.append(str(operands[1].get("/Subtype", operands[1].Type)))
                    case "BDC" | "BMC":
                        stack.append("")
                    case "EMC":
                        stack.pop()
                    case "TJ" | "Tj":
                        found += [kind for kind in stack if kind]
                        assert stack, "text that is neither tagged nor decoration"
    return found


@given(forms_(), st.sampled_from(SPOKEN))
@some_forms
def test_only_heads_and_feet_are_decoration(form: Form, said_in: tuple[str, str]) -> None:
    """A reader misses nothing but what stands alike at the head or foot of every page."""
    pdf = pdf_of(spoken(form, said_in[0]), *said_in)
    assert set(artifacts(pdf)) <= {"/Header", "/Footer"}


GRIDS = {
    "a short one": form_of(statements("We listen", "We act")),
    "one over several pages": form_of(statements(*(f"Statement number {n}" for n in range(60)))),
    "one after a page of other things": form_of(text(20), statements(*"abcdefghij"), choice(*"ab")),
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", GRIDS)
def test_each_box_of_a_table_has_its_headers(kind: str, language: str) -> None:
    """On any page a box's row and column are headed, and its own words are those heads' words."""
    form = spoken(GRIDS[kind], language)
    (table,) = tree(pdf_of(form, language)).all("Table")
    columns: list[str] = []
    described = []
    pages: set[int] = set()
    for row in table.kids:
        scopes = [cell.attributes.get("Scope", "") for cell in row.kids]
        if "/Column" in scopes:
            columns = [cell.said for cell in row.kids if cell.role == "TH"]
            pages |= {page for cell in row.kids for page in cell.pages}
            continue
        assert scopes == ["/Row", *[""] * len(columns)]
        assert set(row.kids[0].pages) <= pages
        for cell, column in zip(row.kids[1:], columns, strict=True):
            (box,) = cell.all("Form")
            described.append((box.attributes["Desc"], f"{row.kids[0].said.strip()}: {column}"))
    assert len(described) == sum(len(item.options) for item in form.items if "." in item.key)
    assert all(words == heads for words, heads in described)


def told_by_poppler(pdf: bytes, file: Path) -> str:
    file.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def told_by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    told = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told


@pytest.mark.parametrize(("key", "language", "edition"), SHEETS)
def test_our_forms_are_read_down_the_page_and_each_word_is_found(
    key: str, language: str, edition: str, tmp_path: Path
) -> None:
    """By a screen reader, and by whoever searches a sheet or copies from it."""
    form = library_form(key, language)
    pdf = pdf_of(form, language, edition)
    found_at = places(pdf, edition)
    assert found_at == sorted(set(found_at))
    words = {word for said in messages(form).values() for word in WORD.findall(visible(said))}
    # Some put a vowel sign that stands before a colon behind it.
    bare = {VOWELS.sub("", word) for word in words}
    for told in (told_by_poppler(pdf, tmp_path / "sheet.pdf"), told_by_pdfium(pdf)):
        found = VOWELS.sub("", told)
        # Chinese has no spaces between its words: a line may end anywhere in what looks like one.
        if language.startswith("zh"):
            assert all(word in "".join(found.split()) for word in bare)
        else:
            assert bare <= set(WORD.findall(found))


@given(forms_(), st.sampled_from(editions_in("en")))
@some_forms
def test_a_browser_finds_each_letter_of_any_form(form: Form, edition: str) -> None:
    """Whatever is asked, and in whatever letters, a browser finds every letter in the file."""
    form = in_language(form, "en", {}, NAMES)
    told = Counter(told_by_pdfium(pdf_of(form, "en", edition)))
    asked = Counter(c for said in messages(form).values() for c in visible(said) if c.isalnum())
    assert asked - told == Counter()

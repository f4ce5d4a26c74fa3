"""A form to fill in on a computer: its fields are reached, said and ticked as on paper."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from forms.answers import Given
from forms.model import Form, Money
from printables.sheet import render
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.printables.filling import OURS, fill, fillable, widgets
from tests.printables.samples import WORDS, choice, form_of, spoken, statements, text
from tests.printables.tag_tree import PAIR
from tests.strategies import forms_

ANY_FORM = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Each language's letters beside those of English.
LETTERS = {
    "Polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "Romanian": "ĂăÂâÎîȘșȚț",
    "Spanish": "ÁáÉéÍíÑñÓóÚúÜü¿¡",
    "Portuguese": "ÀàÂâÃãÇçÊêÔôÕõ",
    "Welsh": "ÂâÊêÎîÔôÛûŴŵŶŷẂẃẀẁẄẅỲỳŸÿ",
    "German": "ÄäÖöÜüẞß„“",
    "French": "ÆæŒœÈèËëÏïÙùŸÿ«»",
    "Hungarian": "ŐőŰű",
    "Czech": "ČčĎďĚěŇňŘřŠšŤťŮůŽž",
    "Turkish": "ĞğİıŞş",
    "Lithuanian": "ĖėĮįŲųŪū",
    "Latvian": "ĀāĒēĢģĪīĶķĻļŅņ",
    "signs": "£€–—’“”…",
}


@given(forms_(), st.sampled_from(("en", "ar")))
@ANY_FORM
def test_each_field_says_its_question_and_option(form: Form, language: str) -> None:
    """Who hears the form hears the number, the question and the option of the very field."""
    shown = spoken(form, language)
    items = {item.key: item for item in shown.items}
    questions = {question.key: question.label for question in shown.questions}
    for widget in widgets(fillable(shown, language)):
        item = items[widget.item]
        asked = f"{item.number}. "
        if item.key.count(".") == 2:  # a row's cell, or what is said beside an option
            asked += before_colon(questions[item.key.partition(".")[0]])
        labels = {option.key: option.label for option in item.options}
        if labels:
            assert widget.tooltip == asked + before_colon(item.label) + labels[widget.part]
        elif widget.part or isinstance(item.question, Money):
            assert widget.part in (*item.parts, "")
            assert widget.tooltip.startswith(asked + before_colon(item.label))
        else:
            assert widget.tooltip == asked + item.label


def before_colon(label: str) -> str:
    """The dot of a sentence is not read aloud before a colon."""
    return f"{label.rstrip('.?!:؟').rstrip()}: "


@given(forms_(), st.sampled_from(("en", "ar")))
@ANY_FORM
def test_nothing_that_is_asked_lacks_its_field(form: Form, language: str) -> None:
    """Every option has a box and every written answer its lines, once each, in printed order."""
    found = widgets(fillable(spoken(form, language), language))
    assert list(dict.fromkeys(widget.item for widget in found)) == [item.key for item in form.items]
    for item in form.items:
        own = [widget.part for widget in found if widget.item == item.key]
        assert own == ([option.key for option in item.options] or list(item.parts) or [""])


@given(forms_(), st.sampled_from(("en", "ar")))
@ANY_FORM
def test_one_tabs_through_the_form_as_one_reads_it(form: Form, language: str) -> None:
    """The fields come in the order in which their places in the tag tree are read."""
    pdf = fillable(spoken(form, language), language)
    with pikepdf.open(BytesIO(pdf)) as file:
        assert {str(page.Tabs) for page in file.pages} == {"/S"}
        tree = file.Root.StructTreeRoot
        numbers: Any = list(tree.ParentTree.Nums)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert int(tree.ParentTreeNextKey) == len(owners)
        read = []
        for element, widget in _fields_in(tree.K[0]):
            assert element.S == "/Form"
            assert len(element.K) == 1
            assert owners[int(widget.StructParent)].objgen == element.objgen
            read.append(widget.objgen)
    assert read == [widget.number for widget in widgets(pdf)]


def _fields_in(element: Any) -> Iterator[tuple[Any, Any]]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/OBJR":
                yield element, kid.Obj
            else:
                yield from _fields_in(kid)


@contextmanager
def fields(pdf: bytes) -> Iterator[dict[str, Any]]:
    """The fields below the one that names the form, by name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        (form,) = file.Root.AcroForm.Fields
        yield {str(field.T): field for field in form.Kids}


def test_one_answer_excludes_the_others() -> None:
    """They are one field; a click on the ticked one takes the tick back, for it may be left out."""
    with fields(fillable(form_of(choice("Yes", "No")))) as found:
        field = found["which"]
        assert (field.FT, field.V) == ("/Btn", "/Off")
        assert int(field.Ff) == 1 << 15  # radio, but not NoToggleToOff (1 << 14)
        assert [sorted(box.AP.N) for box in field.Kids] == [["/Off", "/o0"], ["/Off", "/o1"]]


def test_each_kind_of_answer_has_its_kind_of_field() -> None:
    """Several boxes to tick are a field each; long answers wrap, short ones have one line."""
    with fields(fillable(spoken(EVERY_KIND, "en"))) as found:
        boxes = [name for name in found if name.startswith("needs:")]
        assert len(boxes) > 2
        for name in (*boxes, "keep:yes"):
            assert "/Kids" not in found[name]
            assert int(found[name].get("/Ff", 0)) == 0
        assert int(found["name"].Ff) == 0
        assert int(found["address"].Ff) == 1 << 12
        assert {f"claims/1/day:{part}" for part in ("day", "month", "year")} <= found.keys()


def test_lines_that_go_on_overleaf_are_filled_in_apart() -> None:
    """Else the same words would show on both pages."""
    with fields(fillable(form_of(text(60)))) as found:
        assert list(found) == ["why", "why:2", "why:3"]


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_the_form_carries_its_version(language: str) -> None:
    """Code, fingerprint and language, in a form that says nothing else of its reader."""
    with pikepdf.open(BytesIO(fillable(SIX_AND_TWO, language))) as file:
        (form,) = file.Root.AcroForm.Fields
        assert str(form.T) == f"7K3M9QX-0123456789ab-{language}"


@pytest.mark.parametrize("language", LETTERS)
def test_what_is_typed_has_its_letters(language: str) -> None:
    """The font of the fields is in the file, and has every letter of the language."""
    with pikepdf.open(BytesIO(fillable(form_of(text(1))))) as file:
        form = file.Root.AcroForm
        name, size, *_ = str(form.DA).split()
        font = form.DR.Font[name]
        (inner,) = font.DescendantFonts
        assert len(inner.FontDescriptor.FontFile2.read_bytes()) > 1000
        table = font.ToUnicode.read_bytes()
    assert float(size) >= 14
    known = {bytes.fromhex(shown.decode()).decode("utf-16-be") for _, shown in PAIR.findall(table)}
    assert set(LETTERS[language]) <= known


def ink(pdf: bytes, tmp_path: Path) -> int:
    """How many points of a sheet's first page are dark, as poppler paints it at 70 dpi."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "70", "-png", "-singlefile", file, file], check=True)
    with Image.open(f"{file}.png") as picture:
        return sum(picture.convert("L").histogram()[:100])


def test_a_tick_shows(tmp_path: Path) -> None:
    """Dark and clear, in any viewer: it is drawn in the file."""
    pdf = fillable(form_of(choice("Yes", "No")))
    without, ticked = (ink(fill(pdf, {"which": key}), tmp_path) for key in ("", "o1"))
    assert ticked > without + 20


def test_typed_letters_show(tmp_path: Path) -> None:
    """A viewer that draws what is typed finds the letters: Ł is more than a gap."""
    pdf = fillable(form_of(text(1)))
    shown = []
    for typed in ("a", "a Ł ș ŵ"):
        with pikepdf.open(BytesIO(fill(pdf, {"why": typed}))) as file:
            (form,) = file.Root.AcroForm.Fields
            del form.Kids[0].AP
            painted = BytesIO()
            file.save(painted)
        shown.append(ink(painted.getvalue(), tmp_path))
    assert shown[1] > shown[0] + 30


def test_what_is_answered_already_is_filled_in() -> None:
    """A form that was begun online can be ended on a computer."""
    form = form_of(statements("We are brave."), text(3), choice("Yes", "No"))
    answers = {
        "views.v0": Given("s1"),
        "why": Given("Because. " * 9 + "And so on."),
    }
    pdf = render(form, OURS, WORDS["en"], "fillable", answers).pdf
    with fields(pdf) as found:
        assert found["views/v0"].V == "/s1"
        assert [str(box.AS) for box in found["views/v0"].Kids] == ["/Off", "/s1", "/Off"]
        assert str(found["why"].V) == answers["why"].value
        assert found["which"].V == "/Off"


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
@pytest.mark.parametrize("form", [SIX_AND_TWO, EVERY_KIND], ids=lambda form: form.key)
def test_pdf_ua(form: Form, language: str, tmp_path: Path) -> None:
    """It passes qpdf's check and every rule of PDF/UA-1, is small, and is the same twice."""
    pdf = fillable(spoken(form, language), language)
    assert pdf == fillable(spoken(form, language), language)
    assert len(pdf) <= (60_000 if form is SIX_AND_TWO else 120_000)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    report = page_validation.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures


def test_the_paper_editions_have_no_fields() -> None:
    """Their boxes are for a pen."""
    pdf = render(form_of(choice("Yes", "No")), OURS, WORDS["en"]).pdf
    with pikepdf.open(BytesIO(pdf)) as file:
        assert "/AcroForm" not in file.Root


def test_a_specimen_says_so_in_its_fields() -> None:
    """What is filled in there is never counted."""
    pdf = fillable(SIX_AND_TWO, cover=replace(OURS, specimen=True, code="SPECIMEN"))
    with pikepdf.open(BytesIO(pdf)) as file:
        assert [str(form.T) for form in file.Root.AcroForm.Fields] == ["SPECIMEN"]


def test_a_browser_shows_every_field() -> None:
    """PDFium, which browsers use, knows each as what it is."""
    file = pypdfium2.PdfDocument(fillable(form_of(choice("Yes", "No"), text(2))))
    file.init_forms()
    kinds = [
        pypdfium2.raw.FPDFAnnot_GetFormFieldType(
            file.formenv, pypdfium2.raw.FPDFPage_GetAnnot(file[0], place)
        )
        for place in range(3)
    ]
    radio, lines = pypdfium2.raw.FPDF_FORMFIELD_RADIOBUTTON, pypdfium2.raw.FPDF_FORMFIELD_TEXTFIELD
    assert kinds == [radio, radio, lines]
    file.close()

"""A form that came back as a file: its answers are what was filled in, or it says what to do."""

import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_float
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import Given, from_web, join
from forms.model import Date, Form, Item
from printables import filled
from printables.filled import NotRead, parse, read, read_file
from printables.sheet import render
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.printables.filling import OURS, fill, fillable, printed
from tests.printables.samples import WORDS, choice, form_of, spoken, statements, text
from tests.strategies import forms_, values

WHAT_TO_DO = re.compile(r"(Ask|Check|Put it aside)\b.*\.$")


def as_typed(item: Item, value: str) -> str:
    """What is typed for an answer that is stored so."""
    if isinstance(item.question, Date):
        return join(value.split("-")[::-1])
    return value


@given(st.data(), forms_(), st.sampled_from(("en", "pl", "ar")))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_filled_in_is_what_is_read(data: st.DataObject, form: Form, language: str) -> None:
    """Any answers to any form, in any language: each comes back as if it were sent online."""
    items = [item for item in printed(form) if data.draw(st.booleans())]
    meant = {item.key: data.draw(values(item)) for item in items}
    typed = {item.key: as_typed(item, meant[item.key]) for item in items}
    found = parse(fill(fillable(spoken(form, language), language), typed))
    assert found.typed == typed
    assert (found.code, found.language) == ("7K3M9QX", language)
    for item in items:
        assert from_web(item, found.typed[item.key]) == Given(meant[item.key])


def test_an_untouched_form_has_no_answers() -> None:
    """Nothing is ticked from the start."""
    found = read(fillable(EVERY_KIND))
    assert found.typed == {}
    assert found.fingerprint == "0123456789ab"


def test_text_that_goes_on_overleaf_is_one_answer() -> None:
    """What is typed on the second page follows what is typed on the first."""
    with pikepdf.open(BytesIO(fillable(form_of(text(60))))) as file:
        (form,) = file.Root.AcroForm.Fields
        form.Kids[0].V = pikepdf.String("One.")
        form.Kids[2].V = pikepdf.String("Two.")
        saved = BytesIO()
        file.save(saved)
    assert parse(saved.getvalue()).typed == {"why": "One.\nTwo."}


def test_a_date_that_lacks_a_part_is_kept_as_typed() -> None:
    """Nothing is guessed."""
    with pikepdf.open(BytesIO(fillable(EVERY_KIND))) as file:
        (form,) = file.Root.AcroForm.Fields
        (month,) = [field for field in form.Kids if field.T == "visited:month"]
        month.V = pikepdf.String("3")
        saved = BytesIO()
        file.save(saved)
    assert parse(saved.getvalue()).typed == {"visited": "/3/"}


class Browser:
    """A sheet in PDFium, which browsers use, with somebody who clicks and types."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pypdfium2.PdfDocument(pdf)
        self.file.init_forms()
        self.form = self.file.formenv
        self.page = self.file[0]

    def click(self, place: int) -> None:
        """Clicks the middle of the place-th field of the first page."""
        raw = pypdfium2.raw
        where = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(raw.FPDFPage_GetAnnot(self.page, place), where)
        x = c_float((where.left + where.right) / 2).value
        y = c_float((where.bottom + where.top) / 2).value
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(self.form, self.page, 0, x, y)

    def type(self, letters: str) -> None:
        """Types into the field that was clicked."""
        for letter in letters:
            pypdfium2.raw.FORM_OnChar(self.form, self.page, ord(letter), 0)

    def saved(self) -> bytes:
        """The file as it is saved."""
        pypdfium2.raw.FORM_ForceToKillFocus(self.form)
        saved = BytesIO()
        self.file.save(saved)
        self.file.close()
        return saved.getvalue()


def test_a_form_filled_in_with_a_browser_is_read() -> None:
    """Ticked by the mouse, changed once, and typed with letters of several languages."""
    browser = Browser(fillable(form_of(statements("We are brave."), text(2))))
    browser.click(0)
    browser.click(2)
    browser.click(3)
    browser.type("Łódź, ș ŵ — no.")
    assert parse(browser.saved()).typed == {"views.v0": "s2", "why": "Łódź, ș ŵ — no."}


def test_a_click_in_a_browser_ticks_one_box_only() -> None:
    """The tick before it goes."""
    browser = Browser(fillable(form_of(choice("Yes", "No", "Perhaps"))))
    for place in (0, 2, 1):
        browser.click(place)
    assert parse(browser.saved()).typed == {"which": "o1"}


def changed(change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    """A filled-in form, spoiled."""
    with pikepdf.open(BytesIO(fillable(form_of(choice("Yes", "No"))))) as file:
        change(file)
        saved = BytesIO()
        file.save(saved, **how)  # type: ignore[arg-type]
    return saved.getvalue()


def _flatten(file: pikepdf.Pdf) -> None:
    del file.Root.AcroForm
    del file.pages[0].Annots


def _empty(file: pikepdf.Pdf) -> None:
    del file.pages[0].Annots
    file.Root.AcroForm.Fields = pikepdf.Array()


def _rename(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.Fields[0].T = pikepdf.String("topmostSubform")


def _unsigned(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.Fields[0].T = pikepdf.String("7K3M9QX--en")


def _twice(file: pikepdf.Pdf) -> None:
    other = file.make_indirect(pikepdf.Dictionary(T="7K3M9QX-0123456789ab-pl"))
    file.Root.AcroForm.Fields.append(other)


def _no_fields(file: pikepdf.Pdf) -> None:
    del file.pages[0].Annots
    file.Root.AcroForm.Fields = pikepdf.Name("/None")


def _nothing(_: pikepdf.Pdf) -> None:
    pass


LOCK = pikepdf.Encryption(owner="one", user="two")
OPEN_LOCK = pikepdf.Encryption(owner="one", user="")
REFUSED = {
    "empty": (b"", filled.NOT_A_PDF),
    "word": (b"PK\3\4 a document of another kind", filled.NOT_A_PDF),
    "torn": (b"%PDF-1.7\nhere it ends", filled.UNSAFE),
    "flattened": (changed(_flatten), filled.FLAT),
    "emptied": (changed(_empty), filled.FLAT),
    "odd": (changed(_no_fields), filled.UNSAFE),
    "paper": (render(SIX_AND_TWO, OURS, WORDS["en"]).pdf, filled.FLAT),
    "foreign": (changed(_rename), filled.FOREIGN),
    "unsigned": (changed(_unsigned), filled.FOREIGN),
    "two": (changed(_twice), filled.SEVERAL),
    "locked": (changed(_nothing, encryption=LOCK), filled.LOCKED),
    "restricted": (changed(_nothing, encryption=OPEN_LOCK), filled.LOCKED),
    "specimen": (
        fillable(SIX_AND_TWO, cover=replace(OURS, specimen=True)),
        filled.SPECIMEN_ONLY,
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_form_of_ours_is_refused(kind: str) -> None:
    """In words that say what to do next."""
    data, message = REFUSED[kind]
    with pytest.raises(NotRead) as refused:
        read(data)
    assert str(refused.value) == message
    assert WHAT_TO_DO.search(message)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    """200 MB are refused at once, from their size."""
    file = tmp_path / "huge.pdf"
    with file.open("wb") as huge:
        huge.truncate(200_000_000)
    with pytest.raises(NotRead) as refused:
        read_file(file)
    assert str(refused.value) == filled.TOO_BIG


def gigabytes(count: int) -> bytes:
    """So many gigabytes of spaces, deflated: a megabyte each. After a full flush all is alike."""
    deflate = zlib.compressobj(9)
    first, again = (
        deflate.compress(b" " * 2**24) + deflate.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return first + again * (count * 64 - 1)


def stream(number: int, entries: str, content: bytes) -> bytes:
    head = f"{number} 0 obj\n<<{entries} /Length {len(content)}>>\nstream\n"
    return head.encode() + content + b"\nendstream\nendobj\n"


HEAD = b"%PDF-1.7\n"


def bomb_in_an_object_stream() -> bytes:
    """The catalogue lies in a stream that unpacks to four gigabytes."""
    packed = stream(1, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", gigabytes(4))
    start = len(HEAD + packed)
    places = ((0, 0, 65535), (1, len(HEAD), 0), (2, 1, 0), (1, start, 0))
    rows = b"".join(struct.pack(">BIH", *place) for place in places)
    table = stream(3, "/Type /XRef /Size 4 /W [1 4 2] /Root 2 0 R", rows)
    return HEAD + packed + table + f"startxref\n{start}\n%%EOF\n".encode()


def bomb_in_the_table() -> bytes:
    """The table of contents unpacks to four gigabytes."""
    entries = "/Type /XRef /Size 4 /W [1 4 2] /Root 2 0 R /Filter /FlateDecode"
    return HEAD + stream(3, entries, gigabytes(4)) + f"startxref\n{len(HEAD)}\n%%EOF\n".encode()


def endless_list() -> bytes:
    """A form with more fields than could be gone through."""
    with pikepdf.open(BytesIO(fillable(form_of(choice("Yes", "No"))))) as file:
        (form,) = file.Root.AcroForm.Fields
        form.Kids = pikepdf.Array([form.Kids[0]] * 1_000_000)
        saved = BytesIO()
        file.save(saved)
    return saved.getvalue()


BOMBS = (bomb_in_an_object_stream, bomb_in_the_table, endless_list)
MEASURED = """
import resource, sys
from printables.filled import NotRead, read
try:
    read(sys.stdin.buffer.read())
except NotRead as refused:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, refused)
"""


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_refused_and_takes_no_memory(bomb: Callable[[], bytes]) -> None:
    """What unpacks to gigabytes is given up long before: reading it takes 600 MB at most."""
    command = [sys.executable, "-c", MEASURED]
    done = subprocess.run(command, input=bomb(), capture_output=True, check=True)
    kilobytes, said = done.stdout.decode().split(" ", 1)
    assert said.strip() == filled.UNSAFE
    assert int(kilobytes) < 600_000


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoiled_file_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes are changed on its way: there is never a third thing."""
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    with suppress(NotRead):
        assert parse(bytes(whole)).code


WHOLE = changed(_nothing, object_stream_mode=pikepdf.ObjectStreamMode.disable)

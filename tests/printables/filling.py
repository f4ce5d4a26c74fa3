"""A sheet that can be filled in → its fields, and the same sheet filled in as a viewer does it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf

from forms.model import Form, Item, Rows
from printables.cover import Cover
from printables.sheet import render
from tests.printables.samples import COVER, WORDS

FINGERPRINT = "0123456789abcdef" * 4
OURS = replace(COVER, fingerprint=FINGERPRINT)


def fillable(form: Form, language: str = "en", cover: Cover = OURS) -> bytes:
    """A form that can be filled in on a computer."""
    return render(form, cover, WORDS[language], "fillable").pdf


@dataclass(frozen=True)
class Widget:
    """A field on a page, in the order of the page's annotations.

    `part` is an option's key, or a part of a date; `box` tells boxes from lines.
    """

    item: str
    part: str
    box: bool
    tooltip: str
    number: tuple[int, int]


def widgets(pdf: bytes) -> list[Widget]:
    """All fields, page by page."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [
            _widget(annotation)
            for page in file.pages
            for annotation in _listed(page.obj.get("/Annots"))
        ]


def _listed(array: Any) -> list[Any]:
    return [] if array is None else list(array)


def _widget(annotation: Any) -> Widget:
    field = annotation if "/T" in annotation else annotation.Parent
    item, _, part = str(field.T).partition(":")
    box = field.FT == "/Btn"
    if box:
        part = _on(annotation)
    number = annotation.objgen
    return Widget(item.replace("/", "."), part, box, str(annotation.TU), number)


def _on(box: Any) -> str:
    (state,) = [str(key) for key in box.AP.N if key != "/Off"]
    return state[1:]


def printed(form: Form) -> Iterator[Item]:
    """The items that there is room for on a sheet, in printed order."""
    for _, questions in form.outline:
        for entry in questions:
            rows = entry.question.printed if isinstance(entry.question, Rows) else 0
            yield from (item for item in entry.items if item.row <= rows)


def fill(pdf: bytes, typed: Mapping[str, str]) -> bytes:
    """The sheet with these answers, as a browser would send them, ticked and typed in."""
    with pikepdf.open(BytesIO(pdf)) as file:
        (form,) = file.Root.AcroForm.Fields
        for field in form.Kids:
            item, _, part = str(field.T).partition(":")
            answer = typed.get(item.replace("/", "."), "")
            if field.FT == "/Btn":
                _tick(field, answer.split())
            elif answer:
                field.V = pikepdf.String(_part(answer, part))
        filled = BytesIO()
        file.save(filled)
    return filled.getvalue()


def _part(answer: str, part: str) -> str:
    if part not in ("day", "month", "year"):
        return answer
    return answer.split("/")[("day", "month", "year").index(part)]


def _tick(field: Any, options: list[str]) -> None:
    for box in _listed(field.get("/Kids")) or [field]:
        if _on(box) in options:
            field.V = box.AS = pikepdf.Name(f"/{_on(box)}")

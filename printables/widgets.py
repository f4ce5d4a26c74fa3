"""Boxes and lines in their places → the fields of a form that is filled in on a computer.

Fields and their flags are those of ISO 32000-1, 12.7; `printables.filled` reads them back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from reportlab.pdfbase import pdfdoc

from printables.editions import Edition
from printables.fonts import BASE, REGULAR, face
from printables.languages import Direction
from printables.names import name_of_field
from printables.painting import Fonts, paint
from printables.shaping import shape
from printables.syntax import Raw, number, reference, string
from printables.things import Frame, Placed, Tick, Writing

# Points between a frame and what is typed, at its sides and above and below.
BESIDE_TEXT, ABOVE_TEXT = 3.0, 1.0
# Flags (ISO 32000-1, tables 165, 226 and 228), and the side that text is aligned to (table 222).
# Not NoToggleToOff: who has ticked an answer by mistake must be able to take it back.
RADIO = 1 << 15
SEVERAL_LINES = 1 << 12
PRINTED = 4
FROM_THE_RIGHT = 2
# What can be typed in the file's own font: the letters of every European language in Latin script
# and the signs between them. A viewer brings a font of its own for any other.
TYPED = "".join(
    chr(letter)
    for first, last in ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x148), (0x14A, 0x17E), (0x218, 0x21B))
    for letter in range(first, last + 1)
)
TYPED += "ẀẁẂẃẄẅẞỲỳ\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e•…€"


def is_field(placed: Placed) -> bool:
    """Whether it is something to fill in."""
    return bool(placed.item) and isinstance(placed.thing, Tick | Writing)


def empty(placed: Placed) -> Placed:
    """What is painted on the page below a field: its frame, whoever fills it in and prints it.

    Typed lines don't keep to printed ones: there are none.
    """
    return replace(placed, thing=Frame() if isinstance(placed.thing, Writing) else Tick())


@dataclass(frozen=True)
class Widget:
    """A field's place on a page, and the file's object that fills it.

    `parent` is its number in the parent tree.
    """

    placed: Placed
    annotation: Raw
    parent: int


class Widgets:
    """The fields of one file, as they are spelled."""

    def __init__(self, document: Any, edition: Edition, fonts: Fonts) -> None:
        self._document = document
        self._edition = edition
        self._fonts = fonts
        self._root = Raw()
        self._above = reference(document, self._root)
        self._boxes_of_a_size: dict[tuple[bool, float, float], str] = {}
        font = fonts(face(BASE, REGULAR))
        for letter in TYPED:
            (cluster,) = shape(letter, font.face, "Latn", "en", False).clusters
            font.code(cluster)
        self._style = f"(/{font.name} {number(edition.body.size)} Tf 0 g)"

    def write(self, name: str, direction: Direction, widgets: list[Widget]) -> Raw:
        """Adds the fields to the file, in reading order, below one of this name.

        Returns:
            the form that they make up, for the catalogue.
        """
        named: dict[str, list[Widget]] = {}
        for widget in widgets:
            named.setdefault(_name(widget.placed), []).append(widget)
        fields = [field for name, group in named.items() for field in self._fields(name, group)]
        self._root.text = f"<</T ({name}) /Kids [{' '.join(fields)}]>>"
        side = f" /Q {FROM_THE_RIGHT}" if direction == "rtl" else ""
        fonts = pdfdoc.PDFObjectReference("BasicFonts").format(self._document).decode("ascii")
        return Raw(f"<</Fields [{self._above}] /DA {self._style}{side} /DR <</Font {fonts}>>>>")

    def _fields(self, name: str, widgets: list[Widget]) -> Iterator[str]:
        """The fields of a name: boxes that exclude each other are one."""
        if isinstance(widgets[0].placed.thing, Writing):
            for place, widget in enumerate(widgets, start=1):
                # Lines that go on overleaf are filled in by themselves.
                part = "" if place == 1 else str(place)
                yield self._lines(name_of_field(name, part), widget)
        elif len(widgets) == 1:
            yield self._box(widgets[0], f"{self._titled(name)} /FT /Btn /V {_state(widgets)}")
        else:
            yield self._boxes(name, widgets)

    def _boxes(self, name: str, widgets: list[Widget]) -> str:
        field = Raw()
        spelled = reference(self._document, field)
        kids = [self._box(widget, f"/Parent {spelled}") for widget in widgets]
        field.text = (
            f"<<{self._titled(name)} /FT /Btn /Ff {RADIO} /V {_state(widgets)}"
            f" /TU {string(_asked(widgets))} /Kids [{' '.join(kids)}]>>"
        )
        return spelled

    def _box(self, widget: Widget, field: str) -> str:
        on, off = (self._ticked(widget.placed, ticked) for ticked in (True, False))
        key = f"/{widget.placed.option}"
        states = f"/AS {_state([widget])} /AP <</N <<{key} {on} /Off {off}>>>>"
        # The tick of ZapfDingbats, for viewers that draw their own.
        return self._widget(widget, f"{field} {states} /MK <</CA (4)>>")

    def _lines(self, name: str, widget: Widget) -> str:
        thing = widget.placed.thing
        if not isinstance(thing, Writing):
            raise TypeError("boxes are not written in")
        flags = SEVERAL_LINES if thing.lines > 1 else 0
        value = thing.text
        return self._widget(
            widget,
            f"{self._titled(name)} /FT /Tx /Ff {flags} /V {string(value)} /DA {self._style}"
            f" /AP <</N {self._written(widget.placed)}>>",
        )

    def _widget(self, widget: Widget, field: str) -> str:
        placed = widget.placed
        rectangle = " ".join(map(number, self._rectangle(placed)))
        widget.annotation.text = (
            f"<</Type /Annot /Subtype /Widget {field} /TU {string(_said(widget))} /F {PRINTED}"
            f" /Rect [{rectangle}] /StructParent {widget.parent}>>"
        )
        return reference(self._document, widget.annotation)

    def _titled(self, name: str) -> str:
        return f"/T ({name}) /Parent {self._above}"

    def _rectangle(self, placed: Placed) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge, from the page's lower left corner."""
        lines = isinstance(placed.thing, Writing)
        right, down = (BESIDE_TEXT, ABOVE_TEXT) if lines else (0.0, 0.0)
        top = self._edition.height - placed.y
        low, far = top - placed.height, placed.x + placed.width
        return placed.x + right, low + down, far - right, top - down

    def _ticked(self, placed: Placed, ticked: bool) -> str:
        """How a box looks, ticked or not: the same for all of a size, and drawn in the file."""
        key = (ticked, placed.width, placed.height)
        if key not in self._boxes_of_a_size:
            top = self._edition.height - placed.height
            box = replace(placed, thing=Tick(ticked=True), x=0.0, y=top)
            painted = paint(box, self._edition, self._fonts) if ticked else ""
            self._boxes_of_a_size[key] = self._appearance((0.0, 0.0, *key[1:]), painted)
        return self._boxes_of_a_size[key]

    def _written(self, placed: Placed) -> str:
        """What is written in a field already."""
        thing = placed.thing
        written = isinstance(thing, Writing) and thing.written
        painted = paint(placed, self._edition, self._fonts) if written else ""
        return self._appearance(self._rectangle(placed), f"/Tx BMC q {painted} Q EMC")

    def _appearance(self, box: tuple[float, float, float, float], painted: str) -> str:
        entries = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([round(edge, 2) for edge in box]),
            "Resources": pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference("BasicFonts")}),
        }
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), painted.encode(), filters=None)
        return reference(self._document, stream)


def _name(placed: Placed) -> str:
    """Boxes that exclude each other are called alike: they are one field."""
    excludes = isinstance(placed.thing, Tick) and not placed.thing.many
    return name_of_field(placed.item, "" if excludes else placed.option)


def _state(widgets: list[Widget]) -> str:
    """The box that is ticked."""
    for widget in widgets:
        if isinstance(widget.placed.thing, Tick) and widget.placed.thing.ticked:
            return f"/{widget.placed.option}"
    return "/Off"


def _said(widget: Widget) -> str:
    """The question and the option, for those who read with their ears."""
    return widget.placed.tag.description if widget.placed.tag else ""


def _asked(widgets: list[Widget]) -> str:
    """What boxes that exclude each other say alike: the question."""
    letters = zip(*map(_said, widgets), strict=False)
    alike = "".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, letters))
    return alike.rpartition(": ")[0] or alike

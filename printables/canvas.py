"""Pages of placed things → a tagged PDF: structure tree, marked content, fonts, metadata."""

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from printables.editions import Edition
from printables.embedding import EmbeddedFont
from printables.fonts import Face
from printables.languages import Direction
from printables.painting import paint
from printables.structure import Element, Structure
from printables.syntax import Raw, reference
from printables.text import Line
from printables.things import Page, Placed, Writing
from printables.widgets import Widget, Widgets, empty, is_field

PRODUCER = "Formbridge"
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a file says of itself. `form` names the form in a file that can be filled in."""

    title: str
    author: str
    language: str
    direction: Direction
    form: str = ""


def draw(pages: tuple[Page, ...], about: About, edition: Edition) -> bytes:
    """Writes a file: the same pages give the same bytes."""
    drawing = _Drawing(about, edition, len(pages))
    for page in pages:
        drawing.page(page)
    with pikepdf.open(BytesIO(drawing.finish())) as file:
        return packed(file)


class _BareCanvas(Canvas):
    """A canvas whose pages don't begin by naming Helvetica, which no file of ours embeds."""

    _doc: Any

    def _make_preamble(self) -> None:
        self._preamble = ""

    @property
    def document(self) -> Any:
        """The file behind the pages, for what reportlab's canvas has no words for."""
        return self._doc

    def written(self) -> bytes:
        """The file, once every page is painted."""
        return bytes(self._doc.GetPDFData(self))


class _Drawing:
    """A file being written."""

    def __init__(self, about: About, edition: Edition, pages: int) -> None:
        self._about = about
        self._edition = edition
        self._structure = Structure(about.direction, pages)
        self._widgets: list[Widget] = []
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._canvas = _BareCanvas(
            BytesIO(),
            pagesize=(edition.width, edition.height),
            pageCompression=0,
            invariant=1,
            pdfVersion=(1, 7),
            lang=about.language,
        )
        self._document: Any = self._canvas.document
        self._pages = 0

    def page(self, page: Page) -> None:
        """Paints a page: each stretch of one tag is one piece of marked content."""
        self._structure.begin_page()
        before = len(self._widgets)
        for _, stretch in groupby(page.placed, key=_belongs):
            self._canvas.addLiteral(self._marked(list(stretch)))
        self._canvas.showPage()
        self._pages += 1
        written = self._document.idToObject[f"Page{self._pages}"]
        written.__NoDefault__ = [*written.__NoDefault__, "StructParents", "Tabs"]
        written.StructParents = self._pages - 1
        written.Tabs = pdfdoc.PDFName("S")
        annotations = [reference(self._document, w.annotation) for w in self._widgets[before:]]
        written.Annots = Raw(f"[{' '.join(annotations)}]") if annotations else None

    def finish(self) -> bytes:
        """The file's bytes."""
        document, about = self._document, self._about
        pages = [f"{_number(document, f'Page{n + 1}')} 0 R" for n in range(self._pages)]
        catalogue = document.Catalog
        catalogue.StructTreeRoot = self._structure.write(document, pages)
        if self._widgets:
            fields = Widgets(document, self._edition, self._font)
            catalogue.AcroForm = fields.write(about.form, about.direction, self._widgets)
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.Metadata = pdfdoc.XMP(creator=lambda _: metadata(about.title, about.language))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        side = "R2L" if about.direction == "rtl" else "L2R"
        self._canvas.setViewerPreference("Direction", side)
        self._canvas.setTitle(about.title)
        self._canvas.setAuthor(about.author)
        self._canvas.setSubject("")
        self._canvas.setCreator(PRODUCER)
        return self._canvas.written()

    def _font(self, face: Face) -> EmbeddedFont:
        found = self._fonts.get(face)
        if found is None:
            found = EmbeddedFont(f"F{len(self._fonts) + 1}", face)
            self._fonts[face] = found
            self._document.delayedFonts.append(found)
        return found

    def _marked(self, stretch: list[Placed]) -> str:
        """Things of one tag, or decoration, as marked content."""
        first = stretch[0]
        if self._edition.fillable and is_field(first):
            return "\n".join(self._field(placed) for placed in stretch)
        painted = (paint(placed, self._edition, self._font) for placed in stretch)
        if first.tag is None:
            return "\n".join([_artifact(first), *painted, "EMC"])
        element = self._element(first)
        number = self._structure.content(element)
        return "\n".join([f"/{element.role} <</MCID {number}>> BDC", *painted, "EMC"])

    def _field(self, placed: Placed) -> str:
        """A field to fill in; its frame on the page is decoration."""
        if placed.tag is None:
            raise ValueError(f"{placed.item} has nothing that says what it is")
        annotation = Raw()
        parent = self._structure.field(placed.tag, annotation)
        self._widgets.append(Widget(placed, annotation, parent))
        frame = paint(empty(placed), self._edition, self._font)
        return "\n".join([_artifact(placed), frame, "EMC"])

    def _element(self, placed: Placed) -> Element:
        """A line that isn't painted in the order of reading is a span that tells its text."""
        thing, tag = placed.thing, placed.tag
        if tag is None:
            raise ValueError("decoration has no element")
        if isinstance(thing, Line) and not thing.simple:
            return self._structure.span(tag, thing.text)
        if isinstance(thing, Writing) and thing.written:
            return self._structure.span(tag, "".join(line.text for line in thing.written))
        return self._structure.element(tag)


def _belongs(placed: Placed) -> tuple[object, ...]:
    """What is painted as one piece: a tag's simple things, or decoration of one kind."""
    alone = isinstance(placed.thing, Line) and not placed.thing.simple
    return (id(placed.tag), placed.band, id(placed) if alone and placed.tag else 0)


def _artifact(placed: Placed) -> str:
    if placed.band == "Layout":
        return "/Artifact <</Type /Layout>> BDC"
    return f"/Artifact <</Type /Pagination /Subtype /{placed.band}>> BDC"


def _number(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def metadata(title: str, language: str) -> bytes:
    """What a tagged file says of itself in XMP."""
    said = METADATA.replace("{title}", escape(title)).replace("{language}", escape(language))
    return said.encode()


def packed(file: pikepdf.Pdf) -> bytes:
    """A file's bytes, the same for the same file: streams compressed, objects packed together."""
    written = BytesIO()
    file.save(
        written,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return written.getvalue()

"""The glyphs that a file shows → a font in it that draws them and tells their text exactly.

Each pair of glyph and text gets a code of its own, so that what is copied, searched or read aloud
is what was written, ligatures and joined letters included.
"""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from printables.fonts import BOLD, Face
from printables.shaping import Cluster, Glyph
from printables.subsets import Drawn, subset
from printables.syntax import Raw, number

# How many entries one block of a ToUnicode table may have.
BLOCK = 100
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont:
    """One face in one file. reportlab calls `addObjects` when every page has been painted."""

    def __init__(self, name: str, face: Face) -> None:
        self.name = name
        self.face = face
        self._codes: dict[tuple[Drawn | int, str], str] = {}
        self._clusters: list[Cluster] = []

    def code(self, cluster: Cluster) -> str:
        """What shows a cluster and tells its text: four hexadecimal digits, from 0001 up."""
        glyphs = cluster.glyphs
        key = (glyphs if len(glyphs) > 1 else glyphs[0].number, cluster.text)
        found = self._codes.get(key)
        if found is None:
            self._clusters.append(cluster)
            found = self._codes[key] = f"{len(self._clusters):04X}"
        return found

    def addObjects(self, document: Any) -> None:
        """Adds the font to the file, under its name in every page's resources."""
        drawn = tuple(_bare(cluster) for cluster in self._clusters)
        program, length, places = subset(self.face, drawn)
        family = f"{self._letters()}+Noto{self.face.family}-{self._weight()}"
        file = _stream(document, program, Length1=length, Filter=pdfdoc.PDFName("FlateDecode"))
        map_ = b"\0\0" + b"".join(place.to_bytes(2, "big") for place in places)
        to_glyphs = _stream(document, map_)
        to_unicode = _stream(document, self._to_unicode().encode("ascii"))
        descriptor = _object(document, self._descriptor(family, file))
        widths = " ".join(number(round(self._width(cluster))) for cluster in self._clusters)
        descendant = _object(
            document,
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{family} /CIDSystemInfo"
            f" <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /FontDescriptor {descriptor} /CIDToGIDMap {to_glyphs} /DW 0 /W [1 [{widths}]]>>",
        )
        font = Raw(
            f"<</Type /Font /Subtype /Type0 /BaseFont /{family} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {to_unicode}>>"
        )
        document.Reference(font, self.name)
        document.idToObject["BasicFonts"].dict[self.name] = font

    def _width(self, cluster: Cluster) -> float:
        """How far a code moves the pen, in thousandths of the size."""
        if len(cluster.glyphs) > 1:
            return sum(glyph.advance for glyph in cluster.glyphs)
        return self.face.advance(cluster.glyphs[0].number)

    def _weight(self) -> str:
        return "Bold" if self.face.weight == BOLD else "Regular"

    def _letters(self) -> str:
        """The six letters that mark a part of a font; they tell a file's fonts apart."""
        place = int(self.name.removeprefix("F"))
        return "FORM" + chr(ord("A") + place // 26 % 26) + chr(ord("A") + place % 26)

    def _descriptor(self, family: str, file: str) -> str:
        extents = self.face.font.get_font_extents("ltr")
        high, low = (round(edge / self.face.unit) for edge in (extents.ascender, extents.descender))
        bold = self.face.weight == BOLD
        return (
            f"<</Type /FontDescriptor /FontName /{family} /Flags 4 /ItalicAngle 0"
            f" /Ascent {high} /Descent {low} /CapHeight 714"
            f" /StemV {140 if bold else 80} /FontBBox [-1000 {low}"
            f" 3000 {high}] /FontFile2 {file}>>"
        )

    def _to_unicode(self) -> str:
        texts = [(code, text) for (_, text), code in self._codes.items()]
        return TO_UNICODE.replace("{blocks}", "\n".join(_blocks(texts)))


def _bare(cluster: Cluster) -> Drawn:
    """What is drawn for a cluster: a glyph by itself may stand anywhere, those of a group not."""
    if len(cluster.glyphs) > 1:
        return cluster.glyphs
    return (Glyph(cluster.glyphs[0].number, 0.0),)


def _blocks(texts: list[tuple[str, str]]) -> Iterator[str]:
    for start in range(0, len(texts), BLOCK):
        block = texts[start : start + BLOCK]
        rows = (f"<{code}> <{text.encode('utf-16-be').hex()}>" for code, text in block)
        yield "\n".join([f"{len(block)} beginbfchar", *rows, "endbfchar"])


def _object(document: Any, text: str) -> str:
    return _reference(document, Raw(text))


def _stream(document: Any, content: bytes, **entries: Any) -> str:
    # Without reportlab's filters: pikepdf compresses at the end what isn't yet.
    dictionary = pdfdoc.PDFDictionary(dict(entries))
    return _reference(document, pdfdoc.PDFStream(dictionary, content, filters=None))


def _reference(document: Any, thing: Any) -> str:
    spelled = document.Reference(thing).format(document)
    return spelled.decode("ascii") if isinstance(spelled, bytes) else str(spelled)

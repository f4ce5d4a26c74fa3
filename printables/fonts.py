"""A character and a weight → the face that draws it: Noto's variable fonts, their weight pinned."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import icu
import manimgx_fonts
import uharfbuzz as hb

REGULAR = 400
BOLD = 700

# Latin, Greek and Cyrillic live in Noto Sans; other scripts have a family each.
BASE = "Sans"
FAMILY_OF_SCRIPT = {
    "Arab": "SansArabic",
    "Armn": "SansArmenian",
    "Beng": "SansBengali",
    "Deva": "SansDevanagari",
    "Ethi": "SansEthiopic",
    "Geor": "SansGeorgian",
    "Gujr": "SansGujarati",
    "Guru": "SansGurmukhi",
    "Hebr": "SansHebrew",
    "Khmr": "SansKhmer",
    "Knda": "SansKannada",
    "Laoo": "SansLao",
    "Mlym": "SansMalayalam",
    "Mymr": "SansMyanmar",
    "Orya": "SansOriya",
    "Sinh": "SansSinhala",
    "Taml": "SansTamil",
    "Telu": "SansTelugu",
    "Thai": "SansThai",
}
FALLBACKS = (BASE, "SansSymbols", "Emoji", *FAMILY_OF_SCRIPT.values())


class NoGlyphError(ValueError):
    """A character that no font can draw: it would print as an empty box."""

    def __init__(self, character: str) -> None:
        name = unicodedata.name(character, "without a name")
        super().__init__(f"No font has a letter for U+{ord(character):04X} ({name}).")
        self.character = character


@dataclass(frozen=True, eq=False)
class Face:
    """One family in one weight. Loaded once and kept for the life of the process (`face`)."""

    family: str
    weight: int

    @cached_property
    def static(self) -> Any:
        """The HarfBuzz face with its weight fixed, so that it needs no variations later."""
        path = files(manimgx_fonts) / f"Noto{self.family}[wght].ttf"
        variable = hb.Face(hb.Blob(path.read_bytes()))
        pinned = hb.SubsetInput()
        pinned.keep_everything()
        pinned.pin_axis_location(variable, "wght", self.weight)
        return hb.subset(variable, pinned)

    @cached_property
    def font(self) -> Any:
        """What HarfBuzz shapes with."""
        return hb.Font(self.static)

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def advance(self, glyph: int) -> float:
        """The glyph's own width, in thousandths of the text size."""
        return float(self.font.get_glyph_h_advance(glyph)) * 1000 / float(self.static.upem)


_faces: dict[tuple[str, int], Face] = {}


def face(family: str, weight: int) -> Face:
    """The one face of a family and a weight, whichever thread asks first."""
    return _faces.setdefault((family, weight), Face(family, weight))


def script_of(character: str) -> str:
    """The four-letter script of a character; `Zyyy` or `Zinh` where it goes with any script."""
    return str(icu.Script.getScript(ord(character)).getShortName())


@lru_cache(maxsize=8192)
def face_for(character: str, script: str, weight: int) -> Face:
    """The first face that has the character, beginning with its script's own.

    Raises:
        NoGlyphError: no font has it.
    """
    for family in (FAMILY_OF_SCRIPT.get(script, BASE), *FALLBACKS):
        candidate = face(family, weight)
        if candidate.has(character):
            return candidate
    raise NoGlyphError(character)

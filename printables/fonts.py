"""A character, its language and a weight → the face that draws it, one of Noto's variable fonts."""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import icu
import uharfbuzz as hb

from printables.languages import locale

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

# The same Chinese character is drawn in one way for readers of traditional Chinese and in another
# for readers of simplified Chinese. Both fonts are an optional install, being ten times the others.
TRADITIONAL = "SansTC"
SIMPLIFIED = "SansSC"
CHINESE_SCRIPTS = frozenset({"Hani", "Bopo"})
CHINESE_FONTS = "justmytype_intl_cjk"
CHINESE_INSTALL = "pip install --editable '.[chinese]'"


class NoGlyphError(ValueError):
    """A character that no font can draw: it would print as an empty box."""

    def __init__(self, character: str) -> None:
        name = unicodedata.name(character, "without a name")
        super().__init__(f"No font has a letter for U+{ord(character):04X} ({name}).")
        self.character = character


class NoChineseFontError(NoGlyphError):
    """A Chinese character where the fonts for Chinese are not installed; it says how to get them.

    Those fonts are free (SIL Open Font License).
    """

    def __init__(self, character: str) -> None:
        super().__init__(character)
        missing = f"The fonts for Chinese are not installed: {CHINESE_INSTALL}"
        self.args = (f"{self} {missing}",)


@dataclass(frozen=True, eq=False)
class Face:
    """One family in one weight. Loaded once and kept for the life of the process (`face`)."""

    family: str
    weight: int

    @cached_property
    def variable(self) -> Any:
        """The HarfBuzz face in all its weights: fixing the weight of every glyph takes 0.3 s."""
        return hb.Face(hb.Blob.from_file_path(str(_file(self.family))))

    @cached_property
    def font(self) -> Any:
        """What HarfBuzz shapes with, in this weight."""
        font = hb.Font(self.variable)
        font.set_variations({"wght": self.weight})
        return font

    @cached_property
    def unit(self) -> float:
        """A thousandth of the text size in the font's own units."""
        return float(self.variable.upem) / 1000

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def advance(self, glyph: int) -> float:
        """The glyph's own width, in thousandths of the text size."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.unit


_faces: dict[tuple[str, int], Face] = {}


def face(family: str, weight: int) -> Face:
    """The one face of a family and a weight, whichever thread asks first."""
    return _faces.setdefault((family, weight), Face(family, weight))


def script_of(character: str) -> str:
    """The four-letter script of a character; `Zyyy` or `Zinh` where it goes with any script."""
    return str(icu.Script.getScript(ord(character)).getShortName())


def face_for(character: str, script: str, weight: int, language: str) -> Face:
    """The first face that has the character, beginning with its script's own.

    Raises:
        NoChineseFontError: it is Chinese, and the fonts for Chinese are not installed.
        NoGlyphError: no font has it.
    """
    return _face_for(character, script, weight, _chinese(language))


@lru_cache(maxsize=16384)
def _face_for(character: str, script: str, weight: int, chinese: str) -> Face:
    own = FAMILY_OF_SCRIPT.get(script, BASE)
    # Digits in a Chinese text look like those beside the boxes.
    if script in CHINESE_SCRIPTS and not character.isascii():
        own = chinese
    for family in (own, BASE, chinese, *FALLBACKS):
        if family == chinese and not has_chinese():
            continue
        candidate = face(family, weight)
        if candidate.has(character):
            return candidate
    if script in CHINESE_SCRIPTS and not has_chinese():
        raise NoChineseFontError(character)
    raise NoGlyphError(character)


@cache
def is_chinese(language: str) -> bool:
    """Whether a language is Chinese, in whatever script."""
    return bool(locale(language).language == "zh")


@cache
def _chinese(language: str) -> str:
    """The family in which readers of a language read Chinese characters."""
    return TRADITIONAL if locale(language).script == "Hant" else SIMPLIFIED


@cache
def has_chinese() -> bool:
    """Whether the fonts for Chinese are installed."""
    return find_spec(CHINESE_FONTS) is not None


def _file(family: str) -> Any:
    """Where a family lies."""
    name = f"Noto{family}[wght].ttf"
    if family in (TRADITIONAL, SIMPLIFIED):
        return files(CHINESE_FONTS) / "fonts" / "ofl" / f"noto{family.lower()}" / name
    return files("manimgx_fonts") / name

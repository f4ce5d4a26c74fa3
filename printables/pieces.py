"""A string → words: what no line may break, as pieces shaped in one face and one direction each.

Characters that only steer the direction (U+2066 to U+2069 and their like) do their work and are
dropped: they are never drawn and never looked up in a font.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import icu

from printables.fonts import BOLD, REGULAR, Face, face_for, is_chinese, script_of
from printables.shaping import Run, shape

STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNSEEN = STEERING | frozenset("\u00ad\u2060\ufe0e\ufe0f\ufeff")
NO_BREAK = "\u00a0"
COMMON = frozenset({"Zyyy", "Zinh"})
# In a Chinese text these are as wide as its characters, even beside a foreign word.
CHINESE_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2014\u2026")
# A line doesn't end inside "co-produced": what is copied from it would lose its hyphen.
HYPHENS = frozenset("-\u2010")
MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})


@dataclass(frozen=True)
class Piece:
    """Part of a word, or the space after it; an odd `level` runs from right to left."""

    text: str
    level: int
    run: Run
    script: str

    @property
    def blank(self) -> bool:
        """Whether it is space only."""
        return self.text.isspace()


Word = tuple[Piece, ...]


def visible(text: str) -> str:
    """The text as it is printed and read aloud: without what only steers it."""
    return "".join(_drawn(character) for character in text if character not in UNSEEN)


def words(text: str, language: str, bold: bool, right_to_left: bool) -> list[Word]:
    """The words of one paragraph in logical order; a line may break after each.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    levels = _levels(text, right_to_left)
    scripts = _scripts(text, language)
    faces = _faces(text, scripts, BOLD if bold else REGULAR, language)
    breaks = _breaks(text, language)
    found: list[Word] = []
    word: list[Piece] = []
    for start, end in _stretches(text, levels, faces, breaks):
        part = visible(text[start:end])
        if part:
            face = next(face for face in faces[start:end] if face is not None)
            seen = next(i for i in range(start, end) if faces[i] is not None)
            word.append(piece(part, levels[seen], face, scripts[seen], language))
        if end in breaks and word:
            found.append(tuple(word))
            word = []
    return found


def piece(text: str, level: int, face: Face, script: str, language: str) -> Piece:
    """Shapes a piece."""
    return Piece(text, level, shape(text, face, script, language, level % 2 == 1), script)


def _drawn(character: str) -> str:
    """A space that no line breaks is a space once lines are broken: some readers misplace it."""
    return " " if character == NO_BREAK or unicodedata.category(character) == "Cc" else character


def _stretches(
    text: str, levels: list[int], faces: list[Face | None], breaks: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of one direction, one face, all space or none, with no break inside."""
    start = 0
    before: tuple[object, ...] | None = None
    for place, character in enumerate(text):
        unseen = faces[place] is None
        now = before if unseen else (levels[place], faces[place], _drawn(character).isspace())
        if place > start and (place in breaks or (before is not None and now != before)):
            yield start, place
            start = place
        before = now
    if text:
        yield start, len(text)


def _levels(text: str, right_to_left: bool) -> list[int]:
    """The embedding level of each character (UAX 9)."""
    if not text or (not right_to_left and text.isascii()):
        return [0] * len(text)
    bidi = icu.Bidi()
    bidi.setPara(icu.UnicodeString(text), 1 if right_to_left else 0)
    units = bidi.getLevels()
    return [units[unit] for unit in _units(text)[:-1]]


def _breaks(text: str, language: str) -> frozenset[int]:
    """After how many characters a line may break; the end is always one.

    As in UAX 14, but for hyphens, and for words of Chinese, which has no spaces between them.
    """
    found = _boundaries(icu.BreakIterator.createLineInstance, text, language)
    if is_chinese(language):
        # To ICU a space and what only steers the number after it are one word.
        after_spaces = {place for place in found if text[:place].endswith(" ")}
        found &= _boundaries(icu.BreakIterator.createWordInstance, text, language) | after_spaces
    return frozenset(place for place in found if text[place - 1] not in HYPHENS) | {len(text)}


def _boundaries(kind: Callable[[Any], Any], text: str, language: str) -> frozenset[int]:
    """After how many characters there is a boundary of a kind."""
    iterator = kind(icu.Locale(language))
    iterator.setText(text)
    places = {unit: place for place, unit in enumerate(_units(text))}
    return frozenset(places[unit] for unit in iterator)


def _units(text: str) -> list[int]:
    """Where each character begins in UTF-16, in which ICU counts, and where the last one ends."""
    found = [0]
    for character in text:
        found.append(found[-1] + (2 if ord(character) > 0xFFFF else 1))
    return found


def _scripts(text: str, language: str) -> list[str]:
    """The script of each character; what goes with any script takes its neighbour's."""
    chinese = is_chinese(language)
    own = [script_of(character) for character in text]
    near = next((script for script in own if script not in COMMON), "Latn")
    found = []
    for character, script in zip(text, own, strict=True):
        if script not in COMMON:
            near = script
        elif chinese and character in CHINESE_MARKS:
            near = "Hani"
        found.append(near)
    return found


def _faces(text: str, scripts: list[str], weight: int, language: str) -> list[Face | None]:
    """The face of each character, None where it is not drawn; a mark takes its letter's face."""
    found: list[Face | None] = []
    before: Face | None = None
    for character, script in zip(text, scripts, strict=True):
        if character in UNSEEN:
            found.append(None)
            continue
        follows = before is not None and unicodedata.category(character) in MARKS
        if not follows:
            before = face_for(_drawn(character), script, weight, language)
        found.append(before)
    return found

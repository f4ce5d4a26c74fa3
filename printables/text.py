"""A string → shaped, broken, ordered lines: ICU's levels and breaks, HarfBuzz's glyphs.

Widths are in points, lengths in characters without the marks on them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import icu

from printables.languages import direction
from printables.pieces import MARKS, Piece, Word, piece, words
from printables.shaping import Run

LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"


@dataclass(frozen=True)
class Style:
    """How a text is set: `size` in points."""

    size: float
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """One line, ready to paint. `text` is in logical order, with the space that ends the line.

    `runs` go from left to right. `width` (pt) leaves out the spaces at the line's end, which in a
    right-to-left text stand to its left and take up `overhang` (pt). A `simple` line is painted in
    the order in which it is read; the text of another is told beside it.
    """

    text: str
    runs: tuple[Run, ...]
    style: Style
    width: float
    overhang: float
    simple: bool


def isolate(text: str) -> str:
    """A telephone number, address or code that keeps its left-to-right order in any text."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if text else ""


@lru_cache(maxsize=8192)
def lines(text: str, language: str, style: Style, width: float, most: int) -> tuple[Line, ...]:
    """Breaks a text into lines no wider than `width` (pt) and no longer than `most` characters.

    Only a word that is too long by itself is split, between the letters that a reader sees.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    right_to_left = direction(language) == "rtl"
    found: list[Line] = []
    paragraphs = text.splitlines()
    for place, paragraph in enumerate(paragraphs):
        # A space stands for the end of a paragraph, or its last word would join the next.
        ending = "" if place == len(paragraphs) - 1 else " "
        kept = words(paragraph + ending, language, style.bold, right_to_left)
        narrow = [part for word in kept for part in _split(word, language, style, width, most)]
        found += (_line(row, right_to_left, style) for row in _fill(narrow, style, width, most))
    return tuple(found)


@lru_cache(maxsize=8192)
def longest_word(text: str, language: str, style: Style) -> float:
    """The width (pt) below which a word of the text would have to be split."""
    right_to_left = direction(language) == "rtl"
    flat = " ".join(text.splitlines())
    every = words(flat, language, style.bold, right_to_left)
    return max((_width(word, style.size) for word in every), default=0.0)


def _trimmed(word: Word) -> Word:
    end = len(word)
    while end and word[end - 1].blank:
        end -= 1
    return word[:end]


def _width(row: Word, size: float, trimmed: bool = True) -> float:
    """How wide the pieces are (pt), the spaces at their end left out."""
    return sum(part.run.width for part in (_trimmed(row) if trimmed else row)) * size / 1000


def _length(row: Word) -> int:
    return sum(characters(part.text) for part in _trimmed(row))


@lru_cache(maxsize=16384)
def characters(text: str) -> int:
    """How many characters a reader sees: accents and vowel signs go with their letters."""
    if text.isascii():
        return len(text)
    return sum(unicodedata.category(character) not in MARKS for character in text)


def _fits(row: Word, style: Style, width: float, most: int) -> bool:
    return _width(row, style.size) <= width and _length(row) <= most


def _split(word: Word, language: str, style: Style, width: float, most: int) -> Iterator[Word]:
    """The word as it is, or in parts that fit a line each."""
    if _fits(word, style, width, most):
        yield word
        return
    row: Word = ()
    for letter in (letter for part in word for letter in _letters(part, language)):
        # Letters that join may be wider than alone.
        longer = tuple(_joined((*row, letter), language))
        if row and not _fits(longer, style, width, most):
            yield tuple(_joined(row, language))
            row = ()
        row = (*row, letter)
    yield tuple(_joined(row, language))


def _letters(part: Piece, language: str) -> Iterator[Piece]:
    """A piece letter by letter, as a reader counts letters."""
    iterator = icu.BreakIterator.createCharacterInstance(icu.Locale(language))
    units = part.text.encode("utf-16-le")
    iterator.setText(part.text)
    start = 0
    for end in iterator:
        text = units[2 * start : 2 * end].decode("utf-16-le")
        yield piece(text, part.level, part.run.face, part.script, language)
        start = end


def _joined(letters: Word, language: str) -> Iterator[Piece]:
    """Letters of the same kind shaped together again, so that they join as they should."""
    text = ""
    for place, letter in enumerate(letters):
        after = letters[place + 1] if place + 1 < len(letters) else None
        text += letter.text
        if after is None or _kind(after) != _kind(letter):
            yield piece(text, letter.level, letter.run.face, letter.script, language)
            text = ""


def _kind(part: Piece) -> tuple[object, ...]:
    return part.level, part.run.face, part.script, part.blank


def _fill(every: list[Word], style: Style, width: float, most: int) -> Iterator[Word]:
    """As many words on each line as fit."""
    row: Word = ()
    for word in every:
        if row and not _fits(row + word, style, width, most):
            yield row
            row = ()
        row += word
    if row:
        yield row


def _line(row: Word, right_to_left: bool, style: Style) -> Line:
    """Puts a line's pieces in the order they are painted."""
    shown = _trimmed(row)
    spaces = row[len(shown) :]
    ordered = _reordered(shown)
    painted = (*spaces, *ordered) if right_to_left else (*ordered, *spaces)
    return Line(
        text="".join(part.text for part in row),
        runs=tuple(_merged(painted)),
        style=style,
        width=_width(shown, style.size),
        overhang=_width(spaces, style.size, trimmed=False) if right_to_left else 0.0,
        simple=not right_to_left and all(part.level == 0 for part in row),
    )


def _merged(painted: Word) -> Iterator[Run]:
    """One run for neighbours of one face."""
    for face, parts in groupby(painted, key=lambda part: part.run.face):
        runs = [part.run for part in parts]
        clusters = tuple(cluster for run in runs for cluster in run.clusters)
        yield Run(face, clusters, sum(run.width for run in runs))


def _reordered(row: Word) -> Word:
    """Logical order → left to right (UAX 9, rule L2)."""
    ordered = list(row)
    levels = [part.level for part in row]
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and levels[end] >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            levels[start:end] = reversed(levels[start:end])
            start = max(end, start + 1)
    return tuple(ordered)

"""A piece of text in one face and one direction → glyphs in the order they are painted."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import uharfbuzz as hb

from printables.fonts import Face, NoGlyphError


@dataclass(frozen=True)
class Glyph:
    """A glyph: its advance and its offset, in thousandths of the text size.

    `tighter` is how much less than its own width it takes.
    """

    number: int
    advance: float
    right: float = 0.0
    up: float = 0.0
    tighter: float = 0.0

    @property
    def moved(self) -> bool:
        """Whether it stands anywhere but right after the one before it."""
        return bool(self.right or self.up or self.tighter)


@dataclass(frozen=True)
class Cluster:
    """The glyphs that together show `text`: usually one and one.

    Several letters of a right-to-left text stand in the order they are painted, from the left:
    poppler, PDFium and their like turn round every letter of such a text, joined or not.
    """

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True)
class Run:
    """Clusters of one face from left to right; `width` in thousandths of the text size."""

    face: Face
    clusters: tuple[Cluster, ...]
    width: float


@lru_cache(maxsize=16384)
def shape(text: str, face: Face, script: str, language: str, right_to_left: bool) -> Run:
    """Shapes a text.

    Raises:
        NoGlyphError: the face can't draw one of the characters.
    """
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in text])
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.script = script
    buffer.language = language
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer)
    clusters = tuple(_clusters(text, buffer, face, right_to_left))
    for cluster in clusters:
        if any(glyph.number == 0 for glyph in cluster.glyphs):
            raise NoGlyphError(cluster.text[0])
    return Run(face, clusters, sum(g.advance for c in clusters for g in c.glyphs))


def _clusters(text: str, buffer: Any, face: Face, right_to_left: bool) -> Iterable[Cluster]:
    """Glyphs by the characters that they show; HarfBuzz gives each the place of its first one.

    What begins without room of its own, as a letter below another, belongs to what is before it.
    """
    scale = 1 / face.unit
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(pairwise([*starts, len(text)]))
    glyphs: dict[int, list[Glyph]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advance = position.x_advance * scale
        glyph = Glyph(
            info.codepoint,
            advance,
            right=position.x_offset * scale,
            up=position.y_offset * scale,
            tighter=face.advance(info.codepoint) - advance,
        )
        glyphs.setdefault(info.cluster, []).append(glyph)
    found: list[Cluster] = []
    for start, shown in glyphs.items():
        letters = text[start : ends[start]]
        cluster = Cluster(letters[::-1] if right_to_left else letters, tuple(shown))
        if found and not right_to_left and not shown[0].advance:
            before = found.pop()
            cluster = Cluster(before.text + cluster.text, before.glyphs + cluster.glyphs)
        found.append(cluster)
    return found

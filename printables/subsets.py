"""The clusters that a file shows → a font of their glyphs alone, one glyph a cluster."""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from printables.compounds import Component, Compound, add_compounds
from printables.fonts import Face
from printables.shaping import Glyph

Drawn = tuple[Glyph, ...]
DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "gasp", "post", "name", "vhea", "vmtx")


@lru_cache(maxsize=64)
def subset(face: Face, drawn: tuple[Drawn, ...]) -> tuple[bytes, int, tuple[int, ...]]:
    """A TrueType font, and for each of `drawn` the number of its glyph in it.

    Returns:
        the font compressed by zlib, its length when it isn't, and the numbers.
    """
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({glyph.number for glyphs in drawn for glyph in glyphs})
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(_tags(DROPPED))
    wanted.pin_axis_location(face.variable, "wght", face.weight)
    plan = hb.SubsetPlan(face.variable, wanted)
    small, places = plan.execute(), plan.old_to_new_glyph_mapping
    groups = [glyphs for glyphs in drawn if len(glyphs) > 1]
    compounds = tuple(_compound(face, glyphs, places) for glyphs in groups)
    font = add_compounds(small, compounds) if compounds else bytes(small.blob.data)
    added = iter(range(small.glyph_count, small.glyph_count + len(compounds)))
    numbers = (
        int(places[glyphs[0].number]) if len(glyphs) == 1 else next(added) for glyphs in drawn
    )
    return zlib.compress(font), len(font), tuple(numbers)


def _compound(face: Face, glyphs: Drawn, places: Any) -> Compound:
    """Glyphs one after another, each in its place."""
    components, boxes = [], []
    pen = 0.0
    for glyph in glyphs:
        right, up = round((pen + glyph.right) * face.unit), round(glyph.up * face.unit)
        components.append(Component(int(places[glyph.number]), right, up))
        extents = face.font.get_glyph_extents(glyph.number)
        left, high = right + extents.x_bearing, up + extents.y_bearing
        boxes.append((left, high + extents.height, left + extents.width, high))
        pen += glyph.advance
    box = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return Compound(tuple(components), round(pen * face.unit), box)


def _tags(names: Iterable[str]) -> list[int]:
    return [int.from_bytes(name.encode()) for name in names]

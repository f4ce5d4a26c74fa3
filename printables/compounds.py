"""A TrueType font and groups of glyphs → the font with one more glyph for each group.

A letter that is drawn by several glyphs (an Arabic letter and its dots) becomes one glyph, so that
a file can say that this glyph is that letter. No reader copes well with the other ways to say it.
The tables are those of the OpenType specification.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Flags of a component: two 16-bit arguments, which are an offset; more follow; they may overlap.
PLACED = 0x0003
MORE = 0x0020
OVERLAP = 0x0400
CHECKSUM_ADJUSTMENT = 0xB1B0AFBA


@dataclass(frozen=True)
class Component:
    """A glyph of a group and where it stands, in the font's units."""

    glyph: int
    right: int
    up: int


@dataclass(frozen=True)
class Compound:
    """Glyphs that are drawn as one: the width of all, and their box (left, low, right, high)."""

    components: tuple[Component, ...]
    advance: int
    box: tuple[int, int, int, int]


def add_compounds(face: Any, compounds: tuple[Compound, ...]) -> bytes:
    """The font of a HarfBuzz face with the compounds appended, in order, after its last glyph."""
    tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
    count = face.glyph_count
    tables["hmtx"] = _widths(tables, count) + b"".join(
        struct.pack(">Hh", compound.advance, compound.box[0]) for compound in compounds
    )
    tables["hhea"] = _changed(tables["hhea"], 34, ">H", count + len(compounds))
    tables["glyf"], tables["loca"] = _outlines(tables, [_outline(c) for c in compounds])
    tables["head"] = _changed(tables["head"], 50, ">h", 1)
    most = max(len(compound.components) for compound in compounds)
    tables["maxp"] = _limits(tables["maxp"], count + len(compounds), most)
    return _font(tables)


def _widths(tables: dict[str, bytes], count: int) -> bytes:
    """Width and left edge of every glyph; the font may leave out the widths that repeat."""
    table = tables["hmtx"]
    told = struct.unpack_from(">H", tables["hhea"], 34)[0]
    last = table[4 * told - 4 : 4 * told - 2]
    edges = (table[4 * told + 2 * n : 4 * told + 2 * n + 2] for n in range(count - told))
    return table[: 4 * told] + b"".join(last + edge for edge in edges)


def _outlines(tables: dict[str, bytes], added: list[bytes]) -> tuple[bytes, bytes]:
    """The outlines with more at their end, and where each begins."""
    places = tables["loca"]
    short = struct.unpack_from(">h", tables["head"], 50)[0] == 0
    if short:
        starts = [2 * start for (start,) in struct.iter_unpack(">H", places)]
    else:
        starts = [start for (start,) in struct.iter_unpack(">I", places)]
    outlines = tables["glyf"][: starts[-1]]
    for outline in added:
        outlines += outline
        starts.append(len(outlines))
    return outlines, struct.pack(f">{len(starts)}I", *starts)


def _outline(compound: Compound) -> bytes:
    """The outline of a compound: its box, then its components."""
    outline = struct.pack(">hhhhh", -1, *compound.box)
    last = len(compound.components) - 1
    for place, part in enumerate(compound.components):
        flags = PLACED | (OVERLAP if place == 0 else 0) | (MORE if place < last else 0)
        outline += struct.pack(">HHhh", flags, part.glyph, part.right, part.up)
    return outline + b"\0" * (-len(outline) % 4)


def _limits(table: bytes, glyphs: int, components: int) -> bytes:
    """What a reader has to make room for: at most so many points, contours and components."""
    values = list(struct.unpack_from(">13H", table, 6))
    points, contours = max(values[0], values[2]), max(values[1], values[3])
    values[2], values[3] = components * points, components * contours
    values[11] = max(values[11], components)
    values[12] += 1
    return table[:4] + struct.pack(">14H", glyphs, *values) + table[32:]


def _changed(table: bytes, at: int, kind: str, value: int) -> bytes:
    spelled = struct.pack(kind, value)
    return table[:at] + spelled + table[at + len(spelled) :]


def _font(tables: dict[str, bytes]) -> bytes:
    """Tables → a font file."""
    tables["head"] = _changed(tables["head"], 8, ">I", 0)
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(
        ">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power)
    )
    where = len(header) + 16 * count
    entries, bodies = b"", b""
    for tag, table in sorted(tables.items()):
        start = where + len(bodies)
        entries += struct.pack(">4sIII", tag.encode(), _checksum(table), start, len(table))
        bodies += table + b"\0" * (-len(table) % 4)
        if tag == "head":
            adjustment = start + 8
    font = header + entries + bodies
    whole = (CHECKSUM_ADJUSTMENT - _checksum(font)) % 2**32
    return _changed(font, adjustment, ">I", whole)


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    return sum(_words(padded)) % 2**32


def _words(table: bytes) -> Iterator[int]:
    return (word for (word,) in struct.iter_unpack(">I", table))

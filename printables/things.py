"""What lies on a page: tags, the things that they hold, and where each thing is placed.

Points throughout, from the top of the page down and from the side where reading begins; a page is
mirrored at the very end where reading begins on the right.
"""

from dataclasses import dataclass, replace
from typing import Literal

from printables.text import Line

Role = Literal[
    "Document", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Form", "Figure", "Span",
]  # fmt: skip
Band = Literal["Layout", "Header", "Footer"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Tag:
    """A node of the tag tree. Its children are the tags that name it, in the order of the page."""

    role: Role
    parent: "Tag | None"
    language: str = ""
    scope: Literal["", "Row", "Column"] = ""
    field: Literal["", "rb", "cb", "tv"] = ""
    description: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Tick:
    """A box to tick: one of several that exclude each other, or of `many` that don't, or alone.

    `ticked` is printed with a tick already.
    """

    many: bool = False
    ticked: bool = False


@dataclass(frozen=True)
class Writing:
    """Lines to write on; what is `written` already stands on the first of them.

    `boxed` lines have a frame around them. What is written `from_right` begins at their right end.
    `text` is what is written, whole: with the ends of its own lines.
    """

    lines: int
    written: tuple[Line, ...] = ()
    boxed: bool = False
    from_right: bool = False
    text: str = ""


@dataclass(frozen=True)
class Rule:
    """A thin line along the top of its place."""


@dataclass(frozen=True)
class Frame:
    """A thin frame around its place."""


@dataclass(frozen=True)
class Corner:
    """An L in a corner of the page: which of its sides are drawn."""

    lower: bool
    right: bool


@dataclass(frozen=True)
class Square:
    """A QR code: its rows of dark and light modules."""

    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Gap:
    """Nothing: the empty cell of a table."""


Thing = Line | Tick | Writing | Rule | Frame | Corner | Square | Gap


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A thing in its place. Without a tag it is decoration, in a `band` of the page.

    `item` and `option` are the keys that a tick box or a writing field belongs to.
    """

    thing: Thing
    x: float
    y: float
    width: float
    height: float
    tag: Tag | None = None
    band: Band = "Layout"
    item: str = ""
    option: str = ""

    def moved(self, right: float, down: float) -> "Placed":
        """The same, elsewhere."""
        # Written out, because every thing on a page is moved: `replace` takes three times as long.
        return Placed(
            thing=self.thing,
            x=self.x + right,
            y=self.y + down,
            width=self.width,
            height=self.height,
            tag=self.tag,
            band=self.band,
            item=self.item,
            option=self.option,
        )

    def mirrored(self, width: float) -> "Placed":
        """The same on a page of this width that is read from the right."""
        thing = self.thing
        if isinstance(thing, Corner):
            thing = replace(thing, right=not thing.right)
        return replace(self, thing=thing, x=width - self.x - self.width)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page's things in reading order."""

    placed: tuple[Placed, ...]

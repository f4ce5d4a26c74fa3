"""The bytes of a PDF → its tag tree: what a screen reader reads, in the order it reads it.

Nothing is taken on trust: each piece of content is found on its page, decoded by its font's own
ToUnicode table, and looked up in the parent tree, which must name the element that claims it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9a-fA-F]*)>")


@dataclass
class Node:
    """An element: its role, its language, and its texts and elements in reading order.

    `replaced` is its ActualText: what is read instead of what its glyphs say.
    """

    role: str
    language: str
    alt: str = ""
    replaced: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    parts: "list[str | Node]" = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def kids(self) -> "list[Node]":
        """The elements right below it."""
        return [part for part in self.parts if isinstance(part, Node)]

    def walk(self) -> "Iterator[Node]":
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> "list[Node]":
        """The elements of a role, in reading order."""
        return [node for node in self.walk() if node.role == role]

    @property
    def said(self) -> str:
        """All the text of the element, in reading order."""
        if self.replaced is not None:
            return self.replaced
        return "".join(part if isinstance(part, str) else part.said for part in self.parts)

    @property
    def text(self) -> str:
        """Its own text, without that of the elements below it, spans apart."""
        own = (
            part if isinstance(part, str) else part.said if part.role == "Span" else ""
            for part in self.parts
        )
        return "".join(own)


@dataclass(frozen=True)
class Told:
    """A text as it is read: the roles that lead to it, its language, its words."""

    path: str
    language: str
    text: str


def read(pdf: bytes) -> list[Told]:
    """Every element that has a text of its own, in reading order; spans belong to what holds them.

    Raises:
        AssertionError: content is claimed by an element that the parent tree doesn't name.
    """
    return list(_told(tree(pdf), ""))


def tree(pdf: bytes) -> Node:
    """The tag tree from its Document down.

    Raises:
        AssertionError: content is claimed by an element that the parent tree doesn't name.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        (document,) = root.K
        return _node(document, str(file.Root.Lang), _Reader(file))


def _told(node: Node, above: str) -> Iterator[Told]:
    path = f"{above}/{node.role}" if above else node.role
    if node.text:
        yield Told(path, node.language, node.text)
    for kid in node.kids:
        if kid.role != "Span":
            yield from _told(kid, path)


class _Reader:
    """The marked content of every page, and who owns it."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        self.texts = [_marked_texts(page) for page in file.pages]
        numbers: Any = file.Root.StructTreeRoot.ParentTree.Nums
        pairs = [numbers[n] for n in range(len(numbers))]
        owners = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
        self.owners = [owners[int(page.StructParents)] for page in file.pages]
        self.read: set[tuple[int, int]] = set()

    def text(self, page: Any, number: int, element: Any) -> tuple[int, str]:
        """The text of a piece of content, which is read once and by its owner."""
        place = self.pages[page.objgen]
        assert self.owners[place][number].objgen == element.objgen
        assert (place, number) not in self.read
        self.read.add((place, number))
        return place + 1, self.texts[place][number]


def _node(element: Any, language: str, reader: _Reader) -> Node:
    spoken = str(element.get("/Lang", language))
    node = Node(str(element.S)[1:], spoken, alt=str(element.get("/Alt", "")))
    if "/A" in element:
        node.attributes = {key[1:]: str(value) for key, value in element.A.items()}
    for kid in element.K:
        if isinstance(kid, int | pikepdf.Object) and not isinstance(kid, pikepdf.Dictionary):
            page, text = reader.text(element.Pg, int(kid), element)
        elif "/MCID" in kid:
            page, text = reader.text(kid.Pg, int(kid.MCID), element)
        elif kid.get("/Type") == "/OBJR":
            continue  # a field that is filled in on a computer: it has no text on the page
        else:
            node.parts.append(_node(kid, spoken, reader))
            continue
        node.parts.append(text)
        node.pages.append(page)
    if "/ActualText" in element:
        node.replaced = str(element.ActualText)
    return node


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content by its number; decoration is left out."""
    named = page.Resources.get("/Font", pikepdf.Dictionary())  # an empty page has none
    fonts = {name: _to_unicode(font) for name, font in named.items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                number = operands[1].get("/MCID")
                stack.append(None if number is None else int(number))
                if number is not None:
                    texts[int(number)] = ""
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ":
                number = next((n for n in reversed(stack) if n is not None), None)
                if number is not None:
                    texts[number] += "".join(_decoded(operands[0], font))
    return texts


def _decoded(parts: Any, font: dict[bytes, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for start in range(0, len(codes), 2):
                yield font[codes[start : start + 2]]


def _to_unicode(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes()
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in PAIR.findall(table.split(b"endcodespacerange")[1])
    }

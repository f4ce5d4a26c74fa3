"""Tags and what they hold → the file's structure tree and its parent tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from printables.syntax import Raw, string
from printables.things import Tag


@dataclass(frozen=True)
class Content:
    """A piece of a page's content: page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A node of the structure tree, with its children in reading order."""

    role: str
    parent: "Element | None"
    attributes: str
    kids: "list[Element | Content]" = field(default_factory=list)
    raw: Raw = field(default_factory=Raw)


class Structure:
    """Grows while pages are painted; written into the file at the end."""

    def __init__(self, direction: str) -> None:
        self._elements: dict[Tag, Element] = {}
        self._owners: list[list[Element]] = []
        self._root: Element | None = None
        self._writing_mode = " /A <</O /Layout /WritingMode /RlTb>>" if direction == "rtl" else ""

    def begin_page(self) -> None:
        """What follows lies on the next page."""
        self._owners.append([])

    def element(self, tag: Tag) -> Element:
        """The element of a tag; made, under its parents', when it first holds something."""
        found = self._elements.get(tag)
        if found is None:
            parent = self.element(tag.parent) if tag.parent else None
            mode = "" if tag.parent else self._writing_mode
            found = Element(tag.role, parent, mode + attributes(tag))
            self._elements[tag] = found
            if parent is None:
                self._root = found
            else:
                parent.kids.append(found)
        return found

    def span(self, tag: Tag, text: str) -> Element:
        """A part of a tag's text that is read as `text`, whatever its glyphs say."""
        parent = self.element(tag)
        found = Element("Span", parent, f" /ActualText {string(text)}")
        parent.kids.append(found)
        return found

    def content(self, element: Element) -> int:
        """The number of a new piece of content of an element, on the page begun last."""
        owners = self._owners[-1]
        number = len(owners)
        owners.append(element)
        element.kids.append(Content(len(self._owners) - 1, number))
        return number

    def write(self, document: Any, pages: list[str]) -> Raw:
        """Adds the tree to the file; `pages` are the pages' references.

        Returns:
            the structure tree's root, for the catalogue.
        """
        root = Raw()
        whole = document.Reference(root)
        if self._root is None:
            raise ValueError("nothing is tagged")
        references: dict[Element, str] = {}
        for element in _walk(self._root):
            references[element] = _spelled(document.Reference(element.raw), document)
        for element in references:
            parent = references[element.parent] if element.parent else _spelled(whole, document)
            element.raw.text = _element(element, parent, references, pages)
        parents = " ".join(
            f"{page} [{' '.join(references[owner] for owner in owners)}]"
            for page, owners in enumerate(self._owners)
        )
        root.text = (
            f"<</Type /StructTreeRoot /K [{references[self._root]}]"
            f" /ParentTree <</Nums [{parents}]>> /ParentTreeNextKey {len(pages)}>>"
        )
        return root


def attributes(tag: Tag) -> str:
    """What a tag says beside its role and its text."""
    said = f" /Lang {string(tag.language)}" if tag.language else ""
    if tag.role == "Figure":
        return f"{said} /Alt {string(tag.description)}"
    if tag.scope:
        return f"{said} /A <</O /Table /Scope /{tag.scope}>>"
    if tag.field:
        return f"{said} /A {_print_field(tag)}"
    return said


def _print_field(tag: Tag) -> str:
    """A box that exists on paper only (ISO 32000-1, 14.8.5.6). `checked` became `Checked` later."""
    off = " /checked /off /Checked /off" if tag.field == "rb" else ""
    return f"<</O /PrintField /Role /{tag.field}{off} /Desc {string(tag.description)}>>"


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _element(
    element: Element, parent: str, references: dict[Element, str], pages: list[str]
) -> str:
    """An element as it is spelled; content on another page than its first names that page."""
    contents = [kid for kid in element.kids if isinstance(kid, Content)]
    home = contents[0].page if contents else None
    kids = " ".join(
        references[kid]
        if isinstance(kid, Element)
        else str(kid.number)
        if kid.page == home
        else f"<</Type /MCR /Pg {pages[kid.page]} /MCID {kid.number}>>"
        for kid in element.kids
    )
    page = "" if home is None else f" /Pg {pages[home]}"
    return (
        f"<</Type /StructElem /S /{element.role} /P {parent}{page}{element.attributes}"
        f" /K [{kids}]>>"
    )


def _spelled(reference: Any, document: Any) -> str:
    return str(reference.format(document).decode("ascii"))

"""Tags and what they hold → the file's structure tree and its parent tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from printables.syntax import Raw, reference, string
from printables.things import Tag


@dataclass(frozen=True)
class Content:
    """A piece of a page's content: page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A field that is filled in on a computer: its page, from 0, and the file's object."""

    page: int
    field: Raw


@dataclass(eq=False)
class Element:
    """A node of the structure tree, with its children in reading order."""

    role: str
    parent: "Element | None"
    attributes: str
    kids: "list[Element | Content | Annotation]" = field(default_factory=list)
    raw: Raw = field(default_factory=Raw)


class Structure:
    """Grows while pages are painted; written into the file at the end.

    In the parent tree the `pages` come first, each with its contents' elements, then the fields.
    """

    def __init__(self, direction: str, pages: int) -> None:
        self._pages = pages
        self._fields: list[Element] = []
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

    def field(self, tag: Tag, annotation: Raw) -> int:
        """A new element for a field that is filled in on the page begun last.

        It holds nothing else (ISO 14289-1, 7.18.4).

        Returns:
            its number in the parent tree.
        """
        if tag.parent is None:
            raise ValueError("a field is not a whole document")
        parent = self.element(tag.parent)
        found = Element(tag.role, parent, _language(tag))
        found.kids.append(Annotation(len(self._owners) - 1, annotation))
        parent.kids.append(found)
        self._fields.append(found)
        return self._pages + len(self._fields) - 1

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
        whole = reference(document, root)
        if self._root is None:
            raise ValueError("nothing is tagged")
        references: dict[Element, str] = {}
        for element in _walk(self._root):
            references[element] = reference(document, element.raw)
        for element in references:
            parent = references[element.parent] if element.parent else whole
            home = _home(element)
            kids = " ".join(_kid(kid, home, references, pages, document) for kid in element.kids)
            page = "" if home is None else f" /Pg {pages[home]}"
            element.raw.text = (
                f"<</Type /StructElem /S /{element.role} /P {parent}{page}{element.attributes}"
                f" /K [{kids}]>>"
            )
        parents = [
            f"{page} [{' '.join(references[owner] for owner in owners)}]"
            for page, owners in enumerate(self._owners)
        ]
        fields = enumerate(self._fields, start=self._pages)
        parents += [f"{number} {references[element]}" for number, element in fields]
        root.text = (
            f"<</Type /StructTreeRoot /K [{references[self._root]}]"
            f" /ParentTree <</Nums [{' '.join(parents)}]>> /ParentTreeNextKey {len(parents)}>>"
        )
        return root


def attributes(tag: Tag) -> str:
    """What a tag says beside its role and its text."""
    said = _language(tag)
    if tag.role == "Figure":
        return f"{said} /Alt {string(tag.description)}"
    if tag.scope:
        return f"{said} /A <</O /Table /Scope /{tag.scope}>>"
    if tag.field:
        return f"{said} /A {_print_field(tag)}"
    return said


def _language(tag: Tag) -> str:
    return f" /Lang {string(tag.language)}" if tag.language else ""


def _print_field(tag: Tag) -> str:
    """A box that exists on paper only (ISO 32000-1, 14.8.5.6). `checked` became `Checked` later."""
    state = "/on" if tag.checked else "/off"
    checked = "" if tag.field == "tv" else f" /checked {state} /Checked {state}"
    return f"<</O /PrintField /Role /{tag.field}{checked} /Desc {string(tag.description)}>>"


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _home(element: Element) -> int | None:
    """The page of an element's first content."""
    return next((kid.page for kid in element.kids if isinstance(kid, Content)), None)


def _kid(
    kid: Element | Content | Annotation,
    home: int | None,
    references: dict[Element, str],
    pages: list[str],
    document: Any,
) -> str:
    """What an element holds, as it is spelled; content on another page than its `home` says so."""
    if isinstance(kid, Element):
        return references[kid]
    page = pages[kid.page]
    if isinstance(kid, Annotation):
        return f"<</Type /OBJR /Pg {page} /Obj {reference(document, kid.field)}>>"
    if kid.page == home:
        return str(kid.number)
    return f"<</Type /MCR /Pg {page} /MCID {kid.number}>>"

"""Tagged PDFs → one with all their pages and tags in order, to be printed in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from printables.canvas import PRODUCER, metadata, packed
from printables.languages import direction

# What of an element is its place in the file; the rest is what it says.
PLACE = ("/P", "/Pg", "/K")


def bundle(pdfs: Iterable[bytes], title: str, language: str) -> bytes:
    """Files of ours (`printables.canvas`) as one; the same files give the same bytes.

    Each is a part of the whole, under its own title and in its own language. What comes again
    shares its fonts and what is painted with the first copy.

    Args:
        title: of the whole, in `language`.

    Raises:
        ValueError: there is no file, or one has fields that are filled in on a computer.
    """
    whole = _Bundle(title, language)
    sources: dict[bytes, _Source] = {}
    for pdf in pdfs:
        if pdf not in sources:
            sources[pdf] = _Source(pdf)
        whole.add(sources[pdf])
    if not sources:
        raise ValueError("There is nothing to be bundled.")
    return whole.finish()


@dataclass(frozen=True)
class _Content:
    """A piece of a page's content: page from 0 within its file, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class _Element:
    """A node of a file's structure tree. `page`: where its own content begins, None for none."""

    said: Mapping[str, Any]
    page: int | None
    kids: "tuple[_Element | _Content, ...]"


class _Source:
    """A file that is bundled, read once however often it comes."""

    def __init__(self, pdf: bytes) -> None:
        self._file = pikepdf.open(BytesIO(pdf))
        self.pages = list(self._file.pages)
        if any("/Annots" in page for page in self.pages):
            raise ValueError("A file with fields that are filled in can't be bundled.")
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self.pages)}
        root = self._file.Root
        (document,) = root.StructTreeRoot.K
        read = self._element(document)
        own = {"/S": Name.Part, "/Lang": root.Lang, "/T": self._file.docinfo.Title}
        self.part = _Element({**read.said, **own}, read.page, read.kids)

    def _element(self, element: Any) -> _Element:
        said = {name: value for name, value in element.items() if name not in PLACE}
        page = self._numbers[element.Pg.objgen] if "/Pg" in element else None
        return _Element(said, page, tuple(self._kid(kid, page) for kid in element.K))

    def _kid(self, kid: Any, page: int | None) -> _Element | _Content:
        if not isinstance(kid, Dictionary):
            return _Content(page or 0, int(kid))
        if "/MCID" in kid:
            return _Content(self._numbers[kid.Pg.objgen], int(kid.MCID))
        return self._element(kid)


class _Bundle:
    """A file that grows by one file after the other."""

    def __init__(self, title: str, language: str) -> None:
        self._title, self._language = title, language
        self._file = pikepdf.new()
        self._document = self._file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self._parts: list[Any] = []
        self._owners: list[Any] = []
        self._first: dict[_Source, list[pikepdf.Page]] = {}

    def add(self, source: _Source) -> None:
        """Adds a file's pages, and its tags as a part."""
        pages = self._pages(source)
        owners: list[dict[int, Any]] = [{} for _ in pages]
        self._parts.append(self._stamped(source.part, self._document, pages, owners))
        for page, own in zip(pages, owners, strict=True):
            page.StructParents = len(self._owners)
            self._owners.append(Array([own[number] for number in range(len(own))]))

    def finish(self) -> bytes:
        """The file's bytes."""
        file, root = self._file, self._file.Root
        numbered = [value for pair in enumerate(self._owners) for value in pair]
        self._document.K = Array(self._parts)
        tree = Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([self._document]),
            ParentTree=Dictionary(Nums=Array(numbered)),
            ParentTreeNextKey=len(self._owners),
        )
        root.StructTreeRoot = file.make_indirect(tree)
        self._document.P = root.StructTreeRoot
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = self._language
        side = Name.R2L if direction(self._language) == "rtl" else Name.L2R
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=side)
        told = file.make_stream(metadata(self._title, self._language))
        told.Type, told.Subtype = Name.Metadata, Name.XML
        root.Metadata = told
        file.docinfo.Title, file.docinfo.Creator = self._title, PRODUCER
        return packed(file)

    def _pages(self, source: _Source) -> list[pikepdf.Page]:
        """New pages; those of a file that comes again paint the very same."""
        before = len(self._file.pages)
        self._file.pages.extend(self._first.get(source, source.pages))
        added = list(self._file.pages)[before:]
        self._first.setdefault(source, added)
        return added

    def _stamped(
        self, element: _Element, above: Any, pages: list[Any], owners: list[dict[int, Any]]
    ) -> Any:
        """A new element under another; notes in `owners` whose each piece of content is."""
        made = self._file.make_indirect(Dictionary({**element.said, "/P": above}))
        if element.page is not None:
            made.Pg = pages[element.page].obj
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, _Element):
                kids.append(self._stamped(kid, made, pages, owners))
                continue
            owners[kid.page][kid.number] = made
            page = pages[kid.page].obj
            elsewhere = Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
            kids.append(kid.number if kid.page == element.page else elsewhere)
        made.K = Array(kids)
        return made

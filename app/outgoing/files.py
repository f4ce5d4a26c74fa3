"""A run → one PDF: its copies in order, each on leaves of its own."""

from collections.abc import Iterable, Iterator

from app import printing, publishing
from app.outgoing.handing_out import Wanted
from app.outgoing.runs import Line
from app.outgoing.tables import PaperOut
from app.publishing import Published
from printables.leaves import leaves, on_whole_leaves


def copies(lines: Iterable[Line]) -> Iterator[bytes]:
    """The copies of some lines, in order: the same each time that they are printed."""
    for line in lines:
        yield from _of(line.paper)


def leaves_of(wanted: Iterable[Wanted]) -> int:
    """How many leaves so many copies take, printed on both sides."""
    return sum(one.copies * _leaves(one.version, one.language, one.edition) for one in wanted)


def leaves_in(paper: PaperOut) -> int:
    """How many leaves the copies of a line take."""
    return paper.copies * _leaves(version_of(paper), paper.language, paper.edition)


def version_of(paper: PaperOut) -> Published:
    """The version that was printed."""
    return publishing.read(paper.version)


def _of(paper: PaperOut) -> Iterator[bytes]:
    version = version_of(paper)
    for copy in paper.numbered:
        made = printing.numbered(version, paper.language, paper.edition, copy.number)
        yield on_whole_leaves(made)
    if version.anonymous:
        alike = on_whole_leaves(printing.printed(version, paper.language, paper.edition).pdf)
        yield from (alike for _ in range(paper.copies))


def _leaves(version: Published, language: str, edition: str) -> int:
    pages, _ = printing.pages_and_bytes(version, language, edition)
    return leaves(pages)

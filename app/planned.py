"""What is not published yet → how long each of its sheets will be, or the letter that stops it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app

from app import printing
from app.publishing import Published
from printables.fonts import NoGlyphError
from printables.postage import Postage, postage

# How many a process remembers: to lay out all sheets of a form takes half a second.
_KNOWN = 1000


@dataclass(frozen=True)
class Planned:
    """A sheet as it will be. `missing`: a letter that no font has, so that it can't be printed."""

    language: str
    edition: str
    pages: int = 0
    missing: str = ""

    @property
    def by_post(self) -> Postage:
        """Its leaves of paper, and its weight in an envelope."""
        return postage(self.pages)


def sheets(version: Published) -> tuple[Planned, ...]:
    """Every sheet of a version, by language and edition; remembered by what they say."""
    return tuple(_sheets(version))


def _sheets(version: Published) -> Iterator[Planned]:
    known: dict[tuple[str, str, str], Planned] = current_app.extensions.setdefault(
        "planned_sheets", {}
    )
    if len(known) > _KNOWN:
        known.clear()
    for language in version.languages:
        for edition in version.editions(language):
            key = (version.fingerprint, language, edition)
            if key not in known:
                known[key] = _sheet(version, language, edition)
            yield known[key]


def _sheet(version: Published, language: str, edition: str) -> Planned:
    try:
        return Planned(language, edition, printing.count_pages(version, language, edition))
    except NoGlyphError as error:
        return Planned(language, edition, missing=error.character)

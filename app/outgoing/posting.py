"""Those who wait for post → one PDF with their letters, each with what goes into its envelope."""

from collections.abc import Iterator, Sequence
from datetime import date

from app import printing, publishing
from app.db import Collection
from app.languages import words
from app.outgoing.acknowledging import Due
from app.outgoing.tables import PaperRequest
from app.publishing import Published
from forms.wording import N_, Words, say
from printables.acknowledgement import Thanks, render_thanks
from printables.address_sheet import AddressSheet, render_sheet
from printables.bundle import bundle
from printables.leaves import on_whole_leaves
from printables.letter import Envelope

SHEETS = N_("Forms to be posted")
LETTERS = N_("Letters of thanks to be posted")


def newest(collection: Collection) -> Published | None:
    """The newest version of a collection, which is what is posted; None before it is published."""
    return publishing.find(collection.versions[-1].code) if collection.versions else None


def sheets(version: Published, rows: Sequence[PaperRequest], own: Words) -> bytes:
    """For each row an address sheet, and the form as it was first printed; each on its own leaves.

    Args:
        rows: can all be sent (`requests.can_be_sent`).
        own: the words of whoever prints it, for the title of the file.
    """
    # To print a sheet for the first time is a transaction of its own: nothing is read after it.
    asked = [((row.name, *row.address.splitlines()), row.language, row.edition) for row in rows]
    return bundle(_sheets(version, asked), say(own, SHEETS), own.language)


def letters(due: Sequence[Due], own: Words, today: date) -> bytes:
    """The letters of thanks, each in the language and print of the form that came.

    Args:
        due: each to somebody.
        own: the words of whoever prints it, for the title of the file.
    """
    made = (on_whole_leaves(_letter(one, today)) for one in due)
    return bundle(made, say(own, LETTERS), own.language)


def _sheets(
    version: Published, asked: Sequence[tuple[tuple[str, ...], str, str]]
) -> Iterator[bytes]:
    for to, language, edition in asked:
        sheet = AddressSheet(
            envelope=_envelope(version, to),
            form=version.in_language(language).title,
            telephone=version.cover.telephone,
            anonymous=version.anonymous,
        )
        yield on_whole_leaves(render_sheet(sheet, words(language), edition))
        yield on_whole_leaves(printing.printed(version, language, edition).pdf)


def _letter(due: Due, today: date) -> bytes:
    version = due.version
    thanks = Thanks(
        envelope=_envelope(version, due.to),
        form=version.in_language(due.language).title,
        reference=due.reference,
        telephone=version.cover.telephone,
        closes=version.closes if today <= version.closes else None,
    )
    return render_thanks(thanks, words(due.language), due.edition)


def _envelope(version: Published, to: Sequence[str]) -> Envelope:
    cover = version.cover
    return Envelope(council=cover.council, return_address=cover.return_address, to=to)

"""A version → its sheet as first printed; with somebody's answers → a sheet begun, or a copy."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app import codes
from app.db import Sheet, db, writing
from app.languages import words
from app.publishing import Cover, Published
from forms.answers import Answers
from forms.model import Form
from printables import copy as own_copy
from printables import sheet as paper
from printables.editions import EDITIONS

# A file to fill in is begun anew, and who began online chose one language.
BEGUN_EDITIONS = ("standard", "large")
_ANY_CODE = "0" * (codes.LENGTH + 1)


@dataclass(frozen=True)
class Printed:
    """A sheet as first printed. `marks` as `printables.sheet.Mark`, in JSON."""

    pdf: bytes
    pages: int
    marks: str


def printed(version: Published, language: str, edition: str) -> Printed:
    """A version's sheet as it was first printed; printed and stored now if this is the first time.

    Raises:
        ValueError: there is no such edition.
    """
    where = (version.id, language, edition)
    stored = db.session.get(Sheet, where)
    if stored is None:
        stored = _first_print(version, language, edition)
        try:
            with writing():
                db.session.add(stored)
        except IntegrityError:  # somebody else printed it first
            stored = db.session.get_one(Sheet, where)
    return Printed(stored.pdf, stored.pages, stored.marks)


def marks(version: Published, language: str, edition: str) -> str:
    """The marks of a version's sheet as it was first printed, or would be; nothing is stored.

    So they can be asked for within a transaction.

    Raises:
        ValueError: there is no such edition.
    """
    stored = db.session.get(Sheet, (version.id, language, edition))
    return (stored or _first_print(version, language, edition)).marks


def pages_and_bytes(version: Published, language: str, edition: str) -> tuple[int, int]:
    """How much there is to print and to download; printed now if this is the first time.

    Raises:
        ValueError: there is no such edition.
    """
    known = select(Sheet.pages, func.length(Sheet.pdf)).where(
        Sheet.version_id == version.id, Sheet.language == language, Sheet.edition == edition
    )
    if found := db.session.execute(known).one_or_none():
        return found.pages, found[1]
    made = printed(version, language, edition)
    return made.pages, len(made.pdf)


def print_form(
    form: Form,
    cover: Cover,
    language: str,
    edition: str,
    *,
    code: str = codes.SPECIMEN,
    fingerprint: str = "",
) -> paper.Sheet:
    """A form in a language → its sheet; a specimen where it has no code of its own.

    Raises:
        ValueError: there is no such edition in this language.
    """
    return paper.render(
        form,
        _cover(cover, language, edition, code=code, fingerprint=fingerprint),
        words(language),
        edition,
    )


def count_pages(version: Published, language: str, edition: str) -> int:
    """How many pages a sheet has, or would have once published; nothing is printed or stored.

    Raises:
        ValueError: there is no such edition in this language.
        NoGlyphError: no font has one of its letters.
    """
    form = version.in_language(language)
    # A specimen is shorter: it says nothing of where to send it. Any code makes it a real one.
    cover = _cover(version.cover, language, edition, code=_ANY_CODE)
    return paper.count_pages(form, cover, words(language), edition)


def _first_print(version: Published, language: str, edition: str) -> Sheet:
    made = print_form(
        version.in_language(language),
        version.cover,
        language,
        edition,
        code=version.code,
        fingerprint=version.fingerprint,
    )
    return Sheet(
        version_id=version.id,
        language=language,
        edition=edition,
        pdf=made.pdf,
        pages=made.pages,
        marks=json.dumps([asdict(mark) for mark in made.marks], separators=(",", ":")),
        sha256=hashlib.sha256(made.pdf).hexdigest(),
    )


def begun(version: Published, language: str, edition: str, answers: Answers, number: str) -> bytes:
    """A sheet with what its reader has answered so far, to be finished with a pen; not stored.

    Args:
        edition: one of `BEGUN_EDITIONS`.
        number: the draft's public number (`codes.new_number`), printed with the version's code.

    Raises:
        ValueError: nothing that is begun is printed in this edition.
    """
    if edition not in BEGUN_EDITIONS:
        raise ValueError(f"No begun sheet is printed in the edition {edition!r}.")
    code = codes.printed(version.code, number)
    cover = _cover(version.cover, language, edition, code=code)
    # The slip has a name on it: with the number it would tell whose the anonymous form is.
    cover = replace(cover, begun=True, copies=False, slip=False)
    form = version.in_language(language)
    return paper.render(form, cover, words(language), edition, answers).pdf


def numbered(version: Published, language: str, edition: str, number: str) -> bytes:
    """A copy of a form that is not anonymous, with a number of its own; not stored.

    Args:
        edition: one that is printed (`on_paper`).
        number: as `codes.new_number` makes them, printed with the version's code.

    Raises:
        ValueError: the form is anonymous: a number would tell whose the answers are.
    """
    if version.anonymous:
        raise ValueError("No copy of an anonymous form has a number.")
    code = codes.printed(version.code, number)
    cover = replace(_cover(version.cover, language, edition, code=code), copies=False)
    return paper.render(version.in_language(language), cover, words(language), edition).pdf


def on_paper(version: Published, language: str) -> tuple[str, ...]:
    """The editions of a version that are filled in with a pen."""
    return tuple(name for name in version.editions(language) if not EDITIONS[name].fillable)


def copy(
    version: Published,
    language: str,
    answers: Answers,
    *,
    made: date,
    sent: bool,
    reference: str = "",
) -> bytes:
    """What somebody answered, to save or to print for themselves: a PDF that can't be sent in.

    Args:
        made: the day of the copy.
        sent: whether the answers are stored already.
        reference: the response's, "" where it has none.
    """
    form = version.in_language(language)
    cover = _cover(version.cover, language, "standard", code=version.code)
    return own_copy.render(
        form, answers, cover, words(language), made=made, sent=sent, reference=reference
    )


def _cover(
    cover: Cover, language: str, edition: str, *, code: str, fingerprint: str = ""
) -> paper.Cover:
    """What a sheet with this code says beside the form."""
    return paper.Cover(
        council=cover.council,
        project=cover.project,
        last_date=date.fromisoformat(cover.last_date) if cover.last_date else None,
        return_address=cover.return_address,
        hand_in=cover.hand_in,
        postage=cover.postage,
        telephone=cover.telephone,
        email=cover.email,
        formats=cover.formats,
        privacy=cover.privacy,
        slip=cover.slip,
        code=code,
        fingerprint=fingerprint,
        specimen=code == codes.SPECIMEN,
        address=f"{current_app.config['PUBLIC_URL']}/q/{code}/{language}/{edition}",
    )

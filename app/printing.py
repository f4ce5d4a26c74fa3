"""A version → its sheet as it was first printed, and every reprint the same."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from flask import current_app
from sqlalchemy.exc import IntegrityError

from app import codes
from app.db import Sheet, db, writing
from app.languages import words
from app.publishing import Cover, Published
from forms.model import Form
from printables import sheet as paper


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
        made = print_form(
            version.in_language(language),
            version.cover,
            language,
            edition,
            code=version.code,
            fingerprint=version.fingerprint,
        )
        stored = Sheet(
            version_id=version.id,
            language=language,
            edition=edition,
            pdf=made.pdf,
            pages=made.pages,
            marks=json.dumps([asdict(mark) for mark in made.marks], separators=(",", ":")),
            sha256=hashlib.sha256(made.pdf).hexdigest(),
        )
        try:
            with writing():
                db.session.add(stored)
        except IntegrityError:  # somebody else printed it first
            stored = db.session.get_one(Sheet, where)
    return Printed(stored.pdf, stored.pages, stored.marks)


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
        paper.Cover(
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
        ),
        words(language),
        edition,
    )

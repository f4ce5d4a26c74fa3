"""Somebody who asks for a form on paper → a line of the list of what is to be sent, until it is."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import drafts, events, plans
from app.db import Collection, db, writing
from app.events import Kind
from app.outgoing.runs import Way
from app.outgoing.tables import PaperOut, PaperRequest
from app.publishing import Published
from forms.answers import clean
from forms.wording import N_, SOURCE_LANGUAGE
from printables import letter

MOST_AT_ONCE = 100  # letters that are printed in one file
MOST_NAME = 100  # characters
# What would be seen nowhere, or turn the letters that follow it round.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

NO_NAME = N_("Write the name that goes on the envelope.")
LONG_NAME = N_("Write a shorter name: at most {most} characters.")
NO_ADDRESS = N_("Write the address that we send the form to.")
LONG_ADDRESS = N_(
    "The name and address do not fit an envelope. Use at most {most} short lines for both."
)
NOT_PRINTED = N_("We can't print one of the letters or signs in it. Write it in another way.")
NO_LANGUAGE = N_("Choose the language of the form.")
NO_EDITION = N_("Choose how the form is printed.")
ENGLISH_ALREADY = N_("The form is in English already. Choose another print.")


class How(StrEnum):
    """How somebody asked."""

    ONLINE = "online"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    LETTER = "letter"


# What an officer may say who adds somebody by hand.
BY_HAND: Mapping[str, str] = {
    How.TELEPHONE: N_("By telephone"),
    How.IN_PERSON: N_("They called in"),
    How.LETTER: N_("By letter or e-mail"),
}
ASKED: Mapping[str, str] = {
    How.ONLINE: N_("Asked online on {date}."),
    How.TELEPHONE: N_("Asked by telephone on {date}."),
    How.IN_PERSON: N_("Called in on {date}."),
    How.LETTER: N_("Asked by letter or e-mail on {date}."),
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody asks for, and where it is to go. `address`: a line a line."""

    name: str
    address: str
    language: str
    edition: str


def wish(typed: Mapping[str, str]) -> Wish:
    """What was typed, without what is only white space or can't be seen."""
    lines = (_seen(line) for line in clean(typed.get("name", "")).splitlines())
    address = (_seen(line) for line in clean(typed.get("address", "")).splitlines())
    return Wish(
        name=" ".join(filter(None, lines)),
        address="\n".join(filter(None, address)),
        language=typed.get("spoken", ""),
        edition=typed.get("edition", ""),
    )


def editions(version: Published, language: str) -> tuple[str, ...]:
    """The editions that are posted to readers of a language: none to fill in on a computer."""
    return tuple(edition for edition in version.editions(language) if edition != "fillable")


def all_editions(version: Published) -> tuple[str, ...]:
    """Those that are sent to readers of any of the version's languages."""
    found = (edition for spoken in version.languages for edition in editions(version, spoken))
    return tuple(dict.fromkeys(found))


def problems(asked: Wish, version: Published) -> dict[str, str]:
    """What is wrong with a wish: a message by the name of its field."""
    found = {}
    if wrong := _wrong_name(asked.name):
        found["name"] = wrong
    if wrong := _wrong_address(asked, alone="name" in found):
        found["address"] = wrong
    if asked.language not in version.languages:
        found["spoken"] = NO_LANGUAGE
    elif asked.edition == "bilingual" and asked.language == SOURCE_LANGUAGE:
        found["edition"] = ENGLISH_ALREADY
    elif asked.edition not in editions(version, asked.language):
        found["edition"] = NO_EDITION
    return found


def ask(collection_id: int, asked: Wish, how: How, *, token: str, today: date) -> None:
    """Puts a wish on the list. The same page sent again mends what it has said before.

    Args:
        asked: has no problem.
        token: the page's own.
    """
    # Whoever uses a token for two lists is on both.
    key = drafts.token_hmac(f"{collection_id} {token}")
    try:
        with writing():
            _put(collection_id, asked, how, key, today)
    except IntegrityError:  # the same at the same moment: the other is there now
        with writing():
            _put(collection_id, asked, how, key, today)


def change(collection_id: int, seen: str, asked: Wish) -> None:
    """Mends a line of the list.

    Args:
        seen: its digest as it was read.

    Raises:
        LookupError: it has changed since, or is gone.
    """
    with writing():
        _set(_held(collection_id, seen), asked)


def remove(collection: Collection, seen: str, *, officer_id: int) -> None:
    """Takes a line off the list unsent.

    Args:
        seen: its digest as it was read.

    Raises:
        LookupError: it has changed since, or is gone.
    """
    with writing():
        db.session.delete(_held(collection.id, seen))
        events.record(plans.subject(collection), officer_id, Kind.NOT_POSTED)


def find(collection_id: int, request_id: int) -> PaperRequest | None:
    """A line of a collection's list."""
    query = select(PaperRequest).where(
        PaperRequest.id == request_id, PaperRequest.collection_id == collection_id
    )
    return db.session.scalar(query)


def listed(collection_id: int) -> Sequence[PaperRequest]:
    """Who waits for a form, in the order in which they asked."""
    query = select(PaperRequest).where(PaperRequest.collection_id == collection_id)
    return db.session.scalars(query.order_by(PaperRequest.id)).all()


def can_be_sent(row: PaperRequest, version: Published) -> bool:
    """Whether the version is there in the language and the edition that was asked for."""
    return row.language in version.languages and row.edition in editions(version, row.language)


def digest(row: PaperRequest) -> str:
    """Names a line of the list as it says now: "12-9f86d081".

    On one engine the number of a line that was sent comes again: the page it was asked on does not.
    """
    said = json.dumps([row.name, row.address, row.language, row.edition, row.token_hmac])
    return f"{row.id}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def named(collection_id: int, digests: Iterable[str]) -> list[PaperRequest]:
    """The lines of these digests, in the list's order; without those that have changed."""
    wanted = set(digests)
    return [row for row in listed(collection_id) if digest(row) in wanted]


def sent(
    collection: Collection, version_id: int, digests: Iterable[str], *, today: date, officer_id: int
) -> int:
    """Deletes those who were sent their forms, and counts these by language and edition.

    What has changed since it was printed stays on the list.

    Args:
        version_id: of the version that was printed.

    Returns:
        how many were sent.
    """
    with writing():
        rows = _all_held(collection.id, digests)
        counted = Counter((row.language, row.edition) for row in rows)
        for (language, edition), copies in sorted(counted.items()):
            db.session.add(
                PaperOut(
                    version_id=version_id,
                    language=language,
                    edition=edition,
                    way=Way.POST,
                    copies=copies,
                    prepared_on=today,
                    confirmed_on=today,
                )
            )
        for row in rows:
            db.session.delete(row)
        if rows:
            events.record(plans.subject(collection), officer_id, f"{Kind.POSTED}: {len(rows)}")
    return len(rows)


def _put(collection_id: int, asked: Wish, how: How, key: str, today: date) -> None:
    row = db.session.scalar(
        select(PaperRequest).where(
            PaperRequest.token_hmac == key, PaperRequest.collection_id == collection_id
        )
    )
    if row is None:
        row = PaperRequest(collection_id=collection_id, asked_on=today, token_hmac=key)
        db.session.add(row)
    row.way = how
    _set(row, asked)
    db.session.flush()


def _set(row: PaperRequest, asked: Wish) -> None:
    row.name, row.address = asked.name, asked.address
    row.language, row.edition = asked.language, asked.edition


def _held(collection_id: int, seen: str) -> PaperRequest:
    rows = _all_held(collection_id, [seen])
    if not rows:
        raise LookupError(seen)
    return rows[0]


def _all_held(collection_id: int, digests: Iterable[str]) -> list[PaperRequest]:
    """The lines of these digests, held for this transaction, without those that have changed."""
    wanted = set(digests)
    query = select(PaperRequest).where(PaperRequest.collection_id == collection_id)
    held = query.with_for_update().execution_options(populate_existing=True)
    return [row for row in db.session.scalars(held) if digest(row) in wanted]


def _seen(line: str) -> str:
    return " ".join(_UNSEEN.sub(" ", line).split())


def _wrong_name(name: str) -> str:
    if not name:
        return NO_NAME
    if len(name) > MOST_NAME:
        return LONG_NAME
    return "" if letter.can_be_printed(name) else NOT_PRINTED


def _wrong_address(asked: Wish, *, alone: bool) -> str:
    """`alone`: something is wrong with the name, which is told by itself."""
    if not asked.address:
        return NO_ADDRESS
    if len(asked.address) <= letter.LONGEST and not letter.can_be_printed(asked.address):
        return NOT_PRINTED
    lines = asked.address.splitlines()
    return "" if letter.fits(lines if alone else [asked.name, *lines]) else LONG_ADDRESS

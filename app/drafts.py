"""What a resident has typed so far ⇄ a draft on the server, found by a code that only they hold.

The return code is in their session cookie, and shown to those who stop, so that they can go on
elsewhere. The server keeps its HMAC alone: nobody who reads the database can open a draft.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import date, timedelta

from flask import current_app, session
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import bindparam, delete, insert, select, update

from app import codes
from app.db import Draft, Response, Version, db, table_of, writing
from app.publishing import Published
from app.responses import Receipt, receipt_of
from app.retention import once_a_day
from forms.answers import MOST

TOKEN_LENGTH = 12
_BEGUN, _SENT, _KEPT = "draft-", "sent-", "kept-"
# Beside the answers: the keys of the items that the reader was asked about (`app.contacts`) and is
# not asked about again, and the channel where they were not typed on these pages.
ASKED = "_asked"
CHANNEL = "_channel"

# Built once: to build a statement costs far more than to run it.
_DRAFTS = table_of(Draft)
_MINE = _DRAFTS.c.token_hmac == bindparam("mine")
_FIND = select(_DRAFTS.c.answers).where(
    _MINE,
    _DRAFTS.c.version_id == bindparam("version_id"),
    _DRAFTS.c.expires_on >= bindparam("today"),
)
_LOCK = select(_DRAFTS.c.answers).where(_MINE).with_for_update()
_CHANGE = (
    update(_DRAFTS)
    .where(_MINE)
    .values(answers=bindparam("answers"), expires_on=bindparam("expires_on"))
)


def token_hmac(token: str) -> str:
    """What is stored of a token: its keyed SHA-256, in hexadecimal."""
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.new(secret, token.encode(), hashlib.sha256).hexdigest()


def token(version: Published) -> str | None:
    """This browser's return code for a version, if it has begun to answer."""
    return _held(_BEGUN, version)


def sealed(version: Published) -> str:
    """The return code as a page carries it, so that an ended session loses nothing; or ""."""
    held = token(version)
    return str(_seal().dumps(held)) if held else ""


def unsealed(text: str) -> str:
    """The return code that a page carries; "" where we did not seal it: it may be a guess."""
    try:
        return str(_seal().loads(text))
    except BadSignature:
        return ""


def load(version: Published, today: date) -> dict[str, str]:
    """The raw answers so far by item key; empty where there are none, or no longer."""
    held = token(version)
    return _stored(version, held, today) if held else {}


def days_kept(version: Published) -> int:
    """How many days answers wait here to be sent, after the last change."""
    # What is kept apart waits a day only: its place in the table tells when it was typed.
    return 1 if version.form.apart else int(current_app.config["DRAFT_DAYS"])


def save(version: Published, typed: Mapping[str, str], *, today: date) -> dict[str, str]:
    """Puts what was typed to the raw answers so far, and gives them all.

    The first time the browser gets a return code. Of a text that is far too long to be sent only so
    much is kept that it still is.
    """
    held = token(version) or codes.random_letters(TOKEN_LENGTH)
    session[_BEGUN + version.code] = held
    once_a_day(today)
    key = token_hmac(held)
    new = {key: text[: MOST + 1] for key, text in typed.items()}
    expires = today + timedelta(days=days_kept(version))
    with writing():
        stored = db.session.scalar(_LOCK, {"mine": key})
        raw = {**json.loads(stored), **new} if stored else new
        kept = {"answers": json.dumps(raw), "expires_on": expires}
        if stored is None:
            row = {"token_hmac": key, "version_id": version.id, **kept}
            db.session.execute(insert(_DRAFTS), row)
        else:
            db.session.execute(_CHANGE, {"mine": key, **kept})
    return raw


def begin(version: Published, raw: Mapping[str, str], *, today: date) -> None:
    """Begins anew with raw answers that were given elsewhere, in a file.

    What this browser had typed before stays under its own return code (`kept_before`).
    """
    if load(version, today):
        session[_KEPT + version.code] = token(version)
    session.pop(_BEGUN + version.code, None)
    save(version, raw, today=today)


def kept_before(version: Published) -> str | None:
    """The return code of what was typed here before a file took its place."""
    return _held(_KEPT, version)


def resume(code: str, today: date) -> str | None:
    """Goes on in this browser with the draft of a return code, however it is spelled.

    Gives the code of its version, also where its answers have been sent already; None where nothing
    is kept under it, or no longer.
    """
    held = codes.spelled(code)
    version = db.session.scalar(
        select(Version.code)
        .join(Draft, Draft.version_id == Version.id)
        .where(Draft.token_hmac == token_hmac(held), Draft.expires_on >= today)
    )
    if version:
        session[_BEGUN + version] = held
        return version
    version = db.session.scalar(
        select(Version.code)
        .join(Response, Response.version_id == Version.id)
        .where(Response.token_hmac == token_hmac(held))
    )
    if version:
        session[_SENT + version] = held
    return version


def number(version: Published, today: date) -> str:
    """The public number that a sheet carries on which this draft is printed.

    Raises:
        LookupError: nothing was begun.
    """
    held = token(version)
    if held is None or not load(version, today):
        raise LookupError("nothing was begun")
    mine = Draft.token_hmac == token_hmac(held)
    with writing():
        known = db.session.scalar(select(Draft.number).where(mine).with_for_update())
        if known is None:
            known = codes.new_number(version.code)
            db.session.execute(update(_DRAFTS).where(mine), {"number": known})
    return known


def kept_until(version: Published, today: date) -> date | None:
    """The last day on which what this browser began is kept; None where nothing is."""
    held = token(version)
    mine = Draft.token_hmac == token_hmac(held or "")
    return db.session.scalar(select(Draft.expires_on).where(mine, Draft.expires_on >= today))


def digest(raw: Mapping[str, str]) -> str:
    """A name for these answers: what was shown is what is sent. SHA-256, in hexadecimal."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()


def is_sent(version: Published, code: str = "") -> bool:
    """Whether what this browser began has been sent, though it may not have heard of it.

    `code` is the return code that its page carried, where the browser itself has none.
    """
    held = token(version) or code
    return bool(held) and receipt_of(token_hmac(held)) is not None


def finish(version: Published) -> None:
    """Remembers in this browser that what it had begun has been sent."""
    held = session.pop(_BEGUN + version.code, None)
    session.pop(_KEPT + version.code, None)
    if held:
        session[_SENT + version.code] = held


def sent(version: Published) -> tuple[str, Receipt] | None:
    """What this browser sent last: the HMAC of its token, and the receipt; None where nothing."""
    held = _held(_SENT, version)
    receipt = receipt_of(token_hmac(held)) if held else None
    return (token_hmac(held), receipt) if held and receipt else None


def forget(version: Published) -> None:
    """Takes the return codes, of answers begun and sent, from this browser."""
    for begins in (_BEGUN, _SENT, _KEPT):
        session.pop(begins + version.code, None)


def discard(version: Published) -> None:
    """Deletes what this browser has typed so far."""
    held = token(version)
    session.pop(_BEGUN + version.code, None)
    if held is not None:
        with writing():
            db.session.execute(delete(Draft).where(Draft.token_hmac == token_hmac(held)))


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="return code")


def _held(begins: str, version: Published) -> str | None:
    held = session.get(begins + version.code)
    return held if isinstance(held, str) else None


def _stored(version: Published, held: str, today: date) -> dict[str, str]:
    place = {"mine": token_hmac(held), "version_id": version.id, "today": today}
    stored = db.session.scalar(_FIND, place)
    return json.loads(stored) if stored else {}

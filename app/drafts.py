"""What a resident has typed so far ⇄ a draft on the server, found by a code that only they hold.

The return code is in their session cookie, and shown to those who stop, so that they can go on
elsewhere. The server keeps its HMAC alone: nobody who reads the database can open a draft.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import date, timedelta

from flask import current_app, g, request, session
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import bindparam, delete, insert, select, update

from app import codes, publishing
from app.db import Draft, Version, db, table_of, writing
from app.publishing import Published
from app.responses import AlreadySent, Receipt, receipt_of
from app.retention import once_a_day
from forms.answers import MOST

TOKEN_LENGTH = 12
_BEGUN, _SENT, _KEPT, _LEFT = "draft-", "sent-", "kept-", "left-"
# Beside the answers: the keys of the items that the reader was asked about (`app.contacts`) and is
# not asked about again, and the channel where they were not typed on these pages.
ASKED = "_asked"
CHANNEL = "_channel"
# The part that was sent last, to go on with.
AT = "_at"

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

    Raises:
        AlreadySent: they were sent meanwhile.
    """
    begun = token(version)
    held = begun or codes.random_letters(TOKEN_LENGTH)
    session[_BEGUN + version.code] = held
    once_a_day(today)
    key = token_hmac(held)
    new = {key: text[: MOST + 1] for key, text in typed.items()}
    expires = today + timedelta(days=days_kept(version))
    with writing():
        stored = db.session.scalar(_LOCK, {"mine": key})
        raw = {**json.loads(stored), **new} if stored else new
        kept = {"answers": json.dumps(raw), "expires_on": expires}
        if stored is None and begun and receipt_of(key):
            raise AlreadySent  # while this waited for its turn
        if stored is None:
            g.begins_draft = True
            row = {"token_hmac": key, "version_id": version.id, **kept}
            db.session.execute(insert(_DRAFTS), row)
        else:
            db.session.execute(_CHANGE, {"mine": key, **kept})
    return raw


def begin(version: Published, raw: Mapping[str, str], *, today: date) -> None:
    """Begins anew with raw answers that were given elsewhere, in a file.

    What this browser had typed before stays under its own return code (`kept_before`).
    """
    put_aside(version, today)
    save(version, raw, today=today)


def put_aside(version: Published, today: date) -> None:
    """Begins anew; what was typed here stays under its return code, what was read in a file not."""
    raw, held = load(version, today), session.pop(_BEGUN + version.code, None)
    if raw and CHANNEL not in raw:
        session[_KEPT + version.code] = held


def kept_before(version: Published) -> str | None:
    """The return code of what was typed here before something else took its place."""
    return _held(_KEPT, version)


def resume(code: str, today: date) -> Published | None:
    """Goes on in this browser with the draft of a return code, however it is spelled.

    Gives its version; None where nothing is kept under it, or no longer.
    """
    held = _letters(code)
    found = db.session.scalar(
        select(Version.code)
        .join(Draft, Draft.version_id == Version.id)
        .where(Draft.token_hmac == token_hmac(held), Draft.expires_on >= today)
    )
    version = publishing.find(found) if found else None
    if version and token(version) != held:
        put_aside(version, today)
        session[_BEGUN + version.code] = held
    return version


def resume_page(version: Published, today: date) -> str:
    """The return code that a page carries; its draft is gone on with if the session has ended."""
    return_code = unsealed(request.form.get("_code", ""))
    if return_code and return_code != token(version):
        # What is deleted, or has served its time, is begun anew: nobody else's is written over.
        put_aside(version, today)
        resume(return_code, today)
    return return_code


def sent_under(code: str) -> str | None:
    """The code of the version whose answers were sent under a return code, however it is spelled.

    Where they have a name, this browser may see them as if it had sent them. Where they have none,
    a slip of paper with the code must not tell what somebody answered.
    """
    held = _letters(code)
    receipt = receipt_of(token_hmac(held))
    if receipt is None:
        return None
    version = db.session.scalars(select(Version.code).where(Version.id == receipt.version_id)).one()
    session[_SENT + version] = held if receipt.reference else ""
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

    `code` is the return code that its page carried, if any: the page says what it belongs to.
    """
    held = code or token(version)
    return bool(held) and receipt_of(token_hmac(held or "")) is not None


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


def is_told(version: Published) -> bool:
    """Whether this browser knows that answers were sent, though it may not see them."""
    return _SENT + version.code in session


def forget(version: Published) -> None:
    """Takes what was begun of a version, and whatever was sent, from this browser.

    Pages that were open before can't be sent again: their token is no longer this session's.
    """
    for name in [name for name in session if name.startswith((_SENT, _KEPT))]:
        del session[name]
    session.pop(_BEGUN + version.code, None)
    session.pop(current_app.config["WTF_CSRF_FIELD_NAME"], None)
    session[_LEFT + version.code] = True


def is_left(version: Published) -> bool:
    """Whether somebody took their answers off this computer: an old page is theirs."""
    return _LEFT + version.code in session


def discard(version: Published) -> None:
    """Deletes what this browser has typed so far, here and on the server."""
    held = [code for code in (token(version), kept_before(version)) if code]
    forget(version)
    with writing():
        for code in held:
            db.session.execute(delete(_DRAFTS).where(_MINE), {"mine": token_hmac(code)})


def _letters(code: str) -> str:
    """The letters and digits of a return code: telephones put dashes and full stops between."""
    return codes.spelled(re.sub(r"[\W_]", "", code))


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="return code")


def begun() -> dict[str, str]:
    """What of a session says what was begun in it: to be taken along into a new one."""
    return {name: code for name, code in session.items() if name.startswith(_BEGUN)}


def _held(begins: str, version: Published) -> str | None:
    held = session.get(begins + version.code)
    return held if isinstance(held, str) else None


def _stored(version: Published, held: str, today: date) -> dict[str, str]:
    place = {"mine": token_hmac(held), "version_id": version.id, "today": today}
    stored = db.session.scalar(_FIND, place)
    return json.loads(stored) if stored else {}

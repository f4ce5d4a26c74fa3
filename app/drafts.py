"""What a resident has typed so far ⇄ a draft on the server, found by a token that only they hold.

The token is in their session cookie; the server keeps its HMAC alone, so that nobody who reads the
database can open a draft.
"""

import hashlib
import hmac
import json
from datetime import date, timedelta

from flask import current_app, session
from sqlalchemy import delete, insert, select, update

from app import codes
from app.db import Draft, db, table_of, writing
from app.publishing import Published
from app.responses import is_stored
from app.retention import once_a_day
from forms.answers import MOST

TOKEN_LENGTH = 12
_IN_SESSION = "draft-"
# Beside the answers: the keys of the items that the reader was asked about (`app.contacts`) and is
# not asked about again.
ASKED = "_asked"


def token_hmac(token: str) -> str:
    """What is stored of a token: its keyed SHA-256, in hexadecimal."""
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.new(secret, token.encode(), hashlib.sha256).hexdigest()


def token(version: Published) -> str | None:
    """This browser's token for a version, if it has begun to answer."""
    held = session.get(_IN_SESSION + version.code)
    return held if isinstance(held, str) else None


def load(version: Published, today: date) -> dict[str, str]:
    """The raw answers so far by item key; empty where there are none, or no longer."""
    held = token(version)
    if held is None:
        return {}
    stored = db.session.scalar(
        select(Draft.answers).where(
            Draft.token_hmac == token_hmac(held),
            Draft.version_id == version.id,
            Draft.expires_on >= today,
        )
    )
    return json.loads(stored) if stored else {}


def save(version: Published, raw: dict[str, str], *, today: date) -> None:
    """Keeps the raw answers so far; the first time, hands the browser a token.

    Of a text that is far too long to be sent only so much is kept that it still is.
    """
    held = token(version) or codes.random_letters(TOKEN_LENGTH)
    session[_IN_SESSION + version.code] = held
    once_a_day(today)
    key = token_hmac(held)
    kept = {
        "answers": json.dumps({key: text[: MOST + 1] for key, text in raw.items()}),
        "expires_on": today + timedelta(days=current_app.config["DRAFT_DAYS"]),
    }
    with writing():
        if not db.session.scalar(select(Draft.version_id).where(Draft.token_hmac == key)):
            new = {"token_hmac": key, "version_id": version.id, **kept}
            db.session.execute(insert(table_of(Draft)), [new])
        else:
            db.session.execute(update(table_of(Draft)).where(Draft.token_hmac == key), kept)


def digest(raw: dict[str, str]) -> str:
    """A name for these answers: what was shown is what is sent. SHA-256, in hexadecimal."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()


def is_sent(version: Published) -> bool:
    """Whether what this browser's token names has been sent, though it may not have heard of it."""
    held = token(version)
    return held is not None and is_stored(token_hmac(held))


def forget(version: Published) -> None:
    """Takes the token from this browser."""
    session.pop(_IN_SESSION + version.code, None)


def discard(version: Published) -> None:
    """Deletes what this browser has typed so far."""
    held = token(version)
    forget(version)
    if held is not None:
        with writing():
            db.session.execute(delete(Draft).where(Draft.token_hmac == token_hmac(held)))

"""What a resident has typed so far ⇄ a draft on the server, found by a token that only they hold.

The token is in their session cookie; the server keeps its HMAC alone, so that nobody who reads the
database can open a draft.
"""

import hashlib
import hmac
import json
from datetime import date, timedelta

from flask import current_app, session
from sqlalchemy import select

from app import codes
from app.db import Draft, db, writing
from app.publishing import Published
from app.retention import delete_expired

TOKEN_LENGTH = 12
_IN_SESSION = "draft-"


def token_hmac(token: str) -> str:
    """What is stored of a token: its keyed SHA-256, in hexadecimal."""
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.new(secret, token.encode(), hashlib.sha256).hexdigest()


def token(version: Published) -> str | None:
    """This browser's token for a version, if it has begun to answer."""
    held = session.get(_IN_SESSION + version.code)
    return held if isinstance(held, str) else None


def load(version: Published) -> dict[str, str]:
    """The raw answers so far by item key; empty where there are none, or no longer."""
    held = token(version)
    if held is None:
        return {}
    stored = db.session.scalar(
        select(Draft.answers).where(
            Draft.token_hmac == token_hmac(held), Draft.version_id == version.id
        )
    )
    return json.loads(stored) if stored else {}


def save(version: Published, raw: dict[str, str], *, today: date) -> None:
    """Keeps the raw answers so far; the first time, hands the browser a token."""
    held = token(version) or codes.random_letters(TOKEN_LENGTH)
    session[_IN_SESSION + version.code] = held
    key = token_hmac(held)
    delete_expired(today)
    with writing():
        draft = db.session.get(Draft, key)
        if draft is None:
            draft = Draft(token_hmac=key, version_id=version.id)
            db.session.add(draft)
        draft.answers = json.dumps(raw, ensure_ascii=False)
        draft.expires_on = today + timedelta(days=current_app.config["DRAFT_DAYS"])


def forget(version: Published) -> None:
    """Takes the token from this browser; sending has deleted the draft itself."""
    session.pop(_IN_SESSION + version.code, None)

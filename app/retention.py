"""What has served its time → deleted."""

from datetime import date, timedelta

from flask import current_app
from sqlalchemy import delete, update

from app.db import Draft, Response, db, writing


def delete_expired(today: date) -> None:
    """Deletes drafts that have expired and the tokens of old responses; once a day a process."""
    if current_app.extensions.get("tidied") == today:
        return
    # An anonymous response says its month only: a token goes when the whole month is old enough.
    old = today - timedelta(days=31 + current_app.config["DRAFT_DAYS"])
    with writing():
        db.session.execute(delete(Draft).where(Draft.expires_on < today))
        db.session.execute(
            update(Response)
            .where(Response.received < old, Response.token_hmac.is_not(None))
            .values(token_hmac=None)
        )
    current_app.extensions["tidied"] = today

"""What has served its time → deleted, and what has waited long enough → shown."""

from datetime import date, timedelta

from flask import current_app
from sqlalchemy import delete, select, update

from app import sqlite
from app.db import ChannelCount, Collection, Draft, EndedDraft, Response, db, writing
from app.responses import show_kept_apart, show_waiting


def once_a_day(today: date) -> None:
    """Keeps the service's promises; at most once a day in each process."""
    if current_app.extensions.get("promises_kept") != today:
        keep_promises(today)
        current_app.extensions["promises_kept"] = today


def keep_promises(today: date) -> None:
    """Deletes expired drafts, numbers of sheets that can no longer be keyed, and old tokens.

    Shows the last responses of small groups, and what was kept apart, after their form has closed.
    SQLite's write-ahead log holds what was written, in its order: it is emptied too, unless
    somebody is reading at this moment.
    """
    # An anonymous response says its month only: a token goes when the whole month is old enough.
    old = today - timedelta(days=31 + current_app.config["DRAFT_DAYS"])
    with writing():
        for expiring in (Draft, EndedDraft):
            db.session.execute(delete(expiring).where(expiring.expires_on < today))
        db.session.execute(
            update(Response)
            .where(Response.received < old, Response.token_hmac.is_not(None))
            .values(token_hmac=None)
        )
        behind = (
            select(Collection)
            .join(ChannelCount, ChannelCount.collection_id == Collection.id)
            .where(ChannelCount.shown < ChannelCount.responses, Collection.closes < today)
        )
        for collection in db.session.scalars(behind).unique().all():
            if collection.closes + timedelta(days=collection.grace_days) < today:
                show_waiting(collection.id)
        show_kept_apart(today)
    sqlite.empty_write_ahead_log(db.engine)

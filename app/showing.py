"""What is kept apart and is over → responses that are counted, all at once."""

import secrets
from datetime import date, timedelta

from sqlalchemy import select

from app import apart
from app.db import ApartBox, Collection, Version, db
from app.responses import insert_rows
from app.tray.tables import Batch


def show_kept_apart(today: date) -> None:
    """Opens the boxes of what is kept apart and is over: all its responses are shown at once.

    A box waits while a lot of its leaves is open: what is keyed after it would be shown alone. What
    an officer has closed was opened then, and is opened no second time.
    """
    lot = select(Batch.id).where(Batch.version_id == Version.id, Batch.closed_on.is_(None))
    closed = (
        select(Version.id, Collection.closes, Collection.grace_days)
        .join(ApartBox, ApartBox.version_id == Version.id)
        .join(Collection, Collection.id == Version.collection_id)
        .where(~lot.exists(), Collection.closed_on.is_(None))
    )
    for version_id, closes, grace_days in db.session.execute(closed).all():
        if closes + timedelta(days=grace_days) < today:
            open_box(version_id, closes)


def open_box(version_id: int, closed: date) -> None:
    """Shows all that is in the box of a version at once, within the caller's transaction.

    They tell neither when nor how they came: each is dated to the month in which all are closed.
    """
    taken = apart.take_out(version_id)
    if taken:
        shown = {"version_id": version_id, "received": closed.replace(day=1)}
        shown |= {"channel": None, "language": None, "waiting": False, "late": False}
        insert_rows([{"id": secrets.randbits(63), **shown} for _ in taken], list(taken))

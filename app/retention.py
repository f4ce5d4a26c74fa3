"""What has served its time → deleted, and what has waited long enough → shown."""

from datetime import date, datetime, time, timedelta

from flask import current_app
from sqlalchemy import delete, select, update

from app import events, personal, sqlite
from app.db import ChannelCount, Collection, Draft, EndedDraft, Response, db, writing
from app.people.tables import Invitation
from app.responses import show_waiting
from app.showing import show_kept_apart
from app.tray.replies import State
from app.tray.tables import Batch, Entry, PassedOn, Reply


def once_a_day(today: date) -> None:
    """Keeps the service's promises; at most once a day in each process."""
    if current_app.extensions.get("promises_kept") != today:
        keep_promises(today)
        current_app.extensions["promises_kept"] = today


def keep_promises(today: date) -> None:
    """Deletes expired drafts and invitations, old tokens, and numbers of sheets that can no longer
    be keyed.

    Deletes what was keyed, and what was changed in it, once nobody compares it with the paper; and
    what says who a person is, when the collection's time is over (`app.personal`).
    Shows the last responses of small groups, and what was kept apart, after their form has closed.
    Where an officer has closed it that was done then (`app.closing`): what came after stays hidden
    until five are together, as before.
    SQLite's write-ahead log holds what was written, in its order: it is emptied too, unless
    somebody is reading at this moment.
    """
    # An anonymous response says its month only: a token goes when the whole month is old enough.
    old = today - timedelta(days=31 + current_app.config["DRAFT_DAYS"])
    with writing():
        for expiring in (Draft, EndedDraft, Invitation):
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
            .where(Collection.closed_on.is_(None))
        )
        for collection in db.session.scalars(behind).unique().all():
            if collection.closes + timedelta(days=collection.grace_days) < today:
                show_waiting(collection.id)
        show_kept_apart(today)
        _forget_unfinished(today - timedelta(days=current_app.config["DRAFT_DAYS"]))
        _forget_keyed(today - timedelta(days=current_app.config["KEYING_DAYS"]))
        personal.forget(today)
    sqlite.empty_write_ahead_log(db.engine)


def _forget_unfinished(before: date) -> None:
    """Deletes answers by telephone, in person or in a file that nobody has finished keying.

    What is passed on keeps its reply until it is done.
    """
    passed_on = select(PassedOn.reply_id).where(PassedOn.done_on.is_(None))
    unfinished = select(Reply.id).where(
        Reply.state == State.WAITING, Reply.begun_on < before, Reply.id.not_in(passed_on)
    )
    ids = db.session.scalars(unfinished).all()
    for table, column in (
        (Entry, Entry.reply_id),
        (PassedOn, PassedOn.reply_id),
        (Reply, Reply.id),
    ):
        db.session.execute(delete(table).where(column.in_(ids)))


def _forget_keyed(before: date) -> None:
    """Deletes what was keyed of replies whose batch closed, or that were begun, before a day.

    Deletes too what was changed before; that it was changed, by whom and why, stays.
    """
    old = (
        select(Reply.id)
        .outerjoin(Batch)
        .where((Batch.closed_on < before) | (Reply.begun_on < before))
    )
    db.session.execute(delete(Entry).where(Entry.reply_id.in_(old)))
    events.forget_values_before(datetime.combine(before, time.min))

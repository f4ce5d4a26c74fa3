"""A collection → closed, with its promises kept; opened again; in the archive, and out of it."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, select, update

from app import events, outlook, plans, publishing, sqlite, standing
from app.db import Collection, Draft, EndedDraft, Response, db, writing
from app.outgoing.tables import PaperRequest
from app.responses import are_shown_at_once, show_waiting
from app.showing import open_box
from app.standing import State
from app.tray import batches
from app.tray.tables import Entry, Reply


class Why(StrEnum):
    """Why it can't be done now."""

    NOT_OUT = "nothing is published"
    DONE = "somebody has done it already"
    IN_TRAY = "replies are in the tray"
    SHOWN = "all answers are shown: later ones would be shown alone"
    SAME_DAYS = "another round is open on the same days"
    ARCHIVED = "it is in the archive"
    NOT_CLOSED = "it is not over yet"
    PROJECT_CLOSED = "its project is closed"


class NotNow(Exception):
    """It can't be done now; nothing is changed."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def close(collection_id: int, *, today: date, officer_id: int | None) -> None:
    """Closes a collection: what waits is shown, and of an anonymous one the promises are kept.

    Raises:
        NotNow: it can't be closed.
    """
    with writing():
        held = _held(collection_id, why_not_close)
        held.closed_on = today
        show_waiting(held.id)
        # Who waits for paper was told that the address is kept until the form is posted.
        db.session.execute(delete(PaperRequest).where(PaperRequest.collection_id == held.id))
        if held.anonymous:
            _keep_promises(held)
        events.record(plans.subject(held), officer_id, events.Kind.CLOSED)
    sqlite.empty_write_ahead_log(db.engine)
    publishing.forget()


def reopen(collection_id: int, *, today: date, officer_id: int | None) -> bool:
    """Opens a closed collection again; gives whether it needs another last day to be open.

    Raises:
        NotNow: it can't be opened again.
    """
    with writing():
        held = _held(collection_id, why_not_reopen)
        held.closed_on = None
        events.record(plans.subject(held), officer_id, events.Kind.REOPENED)
        over = held.closes < today
    publishing.forget()
    return over


def archive(collection_id: int, *, today: date, officer_id: int | None) -> None:
    """Takes a collection that is over out of the lists; all that is stored stays.

    Raises:
        NotNow: it is not over, or there already.
    """
    with writing():
        held = _held(collection_id, lambda collection: why_not_archive(collection, today))
        held.archived_on = today
        events.record(plans.subject(held), officer_id, events.Kind.ARCHIVED)


def unarchive(collection_id: int, *, officer_id: int | None) -> None:
    """Puts a collection back into the lists.

    Raises:
        NotNow: it is there already, or its project is closed.
    """
    with writing():
        held = _held(collection_id, why_not_unarchive)
        held.archived_on = None
        events.record(plans.subject(held), officer_id, events.Kind.TAKEN_OUT)


def why_not_close(collection: Collection) -> Why | None:
    """Why a collection can't be closed; None where it can."""
    if not collection.versions:
        return Why.NOT_OUT
    if collection.closed_on is not None:
        return Why.DONE
    return Why.IN_TRAY if outlook.in_tray(collection) else None


def why_not_reopen(collection: Collection) -> Why | None:
    """Why a collection can't be opened again; None where it can."""
    if collection.closed_on is None:
        return Why.DONE
    if collection.project.closed_on is not None:
        return Why.PROJECT_CLOSED
    if collection.archived_on is not None:
        return Why.ARCHIVED
    if shown_for_good(collection):
        return Why.SHOWN
    now = plans.in_force(collection)
    other = plans.open_then(now, collection.form_key, collection.project_id, collection)
    return Why.SAME_DAYS if other else None


def why_not_archive(collection: Collection, today: date) -> Why | None:
    """Why a collection can't be put into the archive; None where it can."""
    now = standing.state(collection, today)
    if now == State.ARCHIVED:
        return Why.DONE
    return None if now in (State.OVER, State.CLOSED) else Why.NOT_CLOSED


def why_not_unarchive(collection: Collection) -> Why | None:
    """Why a collection can't be taken out of the archive; None where it can."""
    if collection.archived_on is None:
        return Why.DONE
    return Why.PROJECT_CLOSED if collection.project.closed_on is not None else None


def shown_for_good(collection: Collection) -> bool:
    """Whether all answers are shown at the close, so that one that comes after would be alone."""
    form = publishing.read(collection.versions[-1]).form
    return are_shown_at_once(form, anonymous=collection.anonymous, asked=collection.asked)


def _held(collection_id: int, why_not: Callable[[Collection], Why | None]) -> Collection:
    """A collection, held for this transaction, with which something can be done.

    Raises:
        NotNow: it can't: also where another officer has just done it.
    """
    held = plans.hold(collection_id)
    if (why := why_not(held)) is not None:
        raise NotNow(why)
    return held


def _keep_promises(collection: Collection) -> None:
    """Shows what is kept apart; deletes what was keyed, what leads to answers, and what was begun.

    Totals stay, and the numbers of begun sheets: a late one is not to be counted twice.
    """
    own = [version.id for version in collection.versions]
    for version_id in own:
        open_box(version_id, min(collection.closes, collection.closed_on or collection.closes))
    keyed = select(Entry.reply_id).where(Entry.reply_id == Reply.id)
    left = Reply.response_id.is_not(None) | (Reply.edition != "") | keyed.exists()
    replies = select(Reply.id).where(Reply.version_id.in_(own), left)
    batches.forget(db.session.scalars(replies).all())
    db.session.execute(delete(Draft).where(Draft.version_id.in_(own)))
    for table in (EndedDraft, Response):
        of_these = update(table).where(table.version_id.in_(own), table.token_hmac.is_not(None))
        db.session.execute(of_these.values(token_hmac=None))

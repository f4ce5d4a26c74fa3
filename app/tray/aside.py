"""A reply that can't be counted → set aside, with its reason; and taken back."""

from enum import StrEnum

from sqlalchemy import func, select

from app.db import db, writing
from app.tray import events, replies
from app.tray.replies import State
from app.tray.tables import Reply
from forms.wording import N_


class Reason(StrEnum):
    """Why a reply is set aside."""

    NOT_OURS = "not_ours"
    NOTHING = "nothing"
    DUPLICATE = "duplicate"
    DAMAGED = "damaged"
    SENT = "sent"
    JOINED = "joined"
    LEAF = "leaf"
    SLIP = "slip"


REASONS = {
    Reason.NOT_OURS: N_("It is not one of our forms"),
    Reason.NOTHING: N_("There is nothing on it"),
    Reason.DUPLICATE: N_("It is the same sheet twice"),
    Reason.DAMAGED: N_("It is too damaged to read"),
    Reason.SENT: N_("Its answers were sent online or keyed before"),
    Reason.JOINED: N_("It is a page of an earlier reply"),
    Reason.LEAF: N_("There was an equality leaf alone"),
    Reason.SLIP: N_("There was a reply slip alone"),
}
# What an officer chooses from; the others follow from what they do.
CHOSEN = (
    Reason.NOT_OURS,
    Reason.NOTHING,
    Reason.DUPLICATE,
    Reason.DAMAGED,
    Reason.LEAF,
    Reason.SLIP,
)


class LooksAlike(Exception):
    """An anonymous sheet is no duplicate: two people may have answered alike."""


def set_aside(reply: Reply, reason: Reason, *, officer_id: int, why: str = "") -> None:
    """Sets a reply aside; what was keyed of it stays, in case it is taken back.

    Raises:
        LooksAlike: it is anonymous and has no number of its own, so that it can't be a duplicate.
        Closed: its batch is closed.
        LookupError: it is stored or set aside already.
    """
    with writing():
        held = replies.lock(reply.id)
        anonymous = held.version is not None and replies.version_of(held).anonymous
        if reason == Reason.DUPLICATE and anonymous and not held.begun:
            raise LooksAlike
        if held.state in (State.DONE, State.SET_ASIDE):
            raise LookupError(held.state)
        put_aside(held, reason, officer_id=officer_id, why=why)


def put_aside(held: Reply, reason: Reason, *, officer_id: int, why: str = "") -> None:
    """The same within the caller's transaction, whatever the reason."""
    held.state, held.reason = State.SET_ASIDE, reason
    events.record(replies.subject(held), officer_id, f"set aside: {reason}", why)


def take_back(reply: Reply, *, officer_id: int) -> None:
    """A reply that was set aside waits again.

    Raises:
        Closed: its batch is closed.
        LookupError: it is not set aside, or there is no form to key.
    """
    with writing():
        held = replies.lock(reply.id)
        if held.state != State.SET_ASIDE or held.version_id is None:
            raise LookupError(held.state)
        held.state, held.reason, held.joined_id = State.WAITING, "", None
        events.record(replies.subject(held), officer_id, "taken back")


def remove(reply: Reply) -> None:
    """Takes back the last number of a batch, where nothing was keyed of it: there is no such sheet.

    Raises:
        Closed: its batch is closed.
        LookupError: it isn't the last, or something was keyed.
    """
    with writing():
        held = replies.lock(reply.id)
        last = select(func.max(Reply.number)).where(Reply.batch_id == held.batch_id)
        touched = any(entry.revision for entry in held.entries)
        if held.state != State.WAITING or touched or held.number != db.session.scalar(last):
            raise LookupError(held.state)
        for entry in held.entries:
            db.session.delete(entry)
        db.session.delete(held)

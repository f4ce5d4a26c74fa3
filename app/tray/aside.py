"""A reply that can't be counted → set aside, with its reason; and taken back."""

from enum import StrEnum

from sqlalchemy import func, select

from app import events
from app.db import db, writing
from app.outgoing import copies
from app.publishing import Published
from app.tray import replies
from app.tray.replies import State
from app.tray.tables import Batch, PassedOn, Reply
from forms.wording import N_, SOURCE_LANGUAGE


class Reason(StrEnum):
    """Why a reply is set aside."""

    NOT_OURS = "not_ours"
    NOTHING = "nothing"
    DUPLICATE = "duplicate"
    DAMAGED = "damaged"
    SENT = "sent"
    COPIED = "copied"
    JOINED = "joined"
    LEAF = "leaf"
    SLIP = "slip"


REASONS = {
    Reason.NOT_OURS: N_("It is not one of our forms"),
    Reason.NOTHING: N_("There is nothing on it"),
    Reason.DUPLICATE: N_("It is the same sheet twice"),
    Reason.DAMAGED: N_("It is too damaged to read"),
    Reason.SENT: N_("Its answers were sent online or keyed before"),
    Reason.COPIED: N_("A sheet with the same number was keyed before"),
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
    if held.batch and held.batch.version_id:
        # A leaf in a language or an edition that few have would tell whose it is.
        held.language, held.edition = SOURCE_LANGUAGE, ""
    events.record(replies.subject(held), officer_id, f"set aside: {reason}", why)


def stored_before(number: str) -> Reason:
    """Why a sheet is set aside whose number says that its answers are stored already."""
    return Reason.COPIED if copies.find(number) else Reason.SENT


def register_aside(
    batch: Batch,
    version: Published | None,
    reason: Reason,
    *,
    officer_id: int,
    language: str = "",
    edition: str = "",
    begun: str = "",
    same_envelope: bool = False,
    why: str = "",
) -> Reply:
    """Gives what can't be counted the next number of its batch, set aside at once.

    Takes what `replies.register` takes.

    Raises:
        Closed: the batch is closed.
    """
    with writing():
        reply = replies.add(
            batch,
            version,
            language=language,
            edition=edition,
            begun=begun,
            same_envelope=same_envelope,
        )
        put_aside(reply, reason, officer_id=officer_id, why=why)
    return reply


def take_back(reply: Reply, *, officer_id: int) -> None:
    """A reply that was set aside is again what it was before.

    Where its one keying was finished but never stored, it waits, to be looked over.

    Raises:
        Closed: its batch is closed.
        LookupError: it is not set aside, or there is no form to key.
    """
    with writing():
        if reply.batch:  # it isn't closed while something in it is taken back
            replies.hold(reply.batch)
        held = replies.lock(reply.id)
        if held.state != State.SET_ASIDE or held.version_id is None:
            raise LookupError(held.state)
        held.state, held.reason, held.joined_id = _state_before(held), "", None
        events.record(replies.subject(held), officer_id, "taken back")


def remove(reply: Reply, *, officer_id: int) -> None:
    """Takes back the last number of a batch, where there is no such sheet after all.

    Raises:
        Closed: its batch is closed.
        LookupError: it isn't the last, something was keyed, done or passed on, or another officer
            has it on the desk.
    """
    with writing():
        held = replies.lock(reply.id)
        elsewhere = any(entry.officer_id not in (None, officer_id) for entry in held.entries)
        if elsewhere or not is_unused(held):
            raise LookupError(held.state)
        for entry in held.entries:
            db.session.delete(entry)
        db.session.delete(held)


def is_unused(reply: Reply) -> bool:
    """Whether it is the last number of its batch, and nothing was done with it.

    A number that was given to what is no sheet, by a second click perhaps, can be taken away too.
    """
    last = select(func.max(Reply.number)).where(Reply.batch_id == reply.batch_id)
    passed_on = select(PassedOn.id).where(PassedOn.reply_id == reply.id)
    no_sheet = reply.version_id is None or reply.joined_id is not None
    done = events.of(replies.subject(reply))
    return (
        ((no_sheet and len(done) == 1) or (reply.state == State.WAITING and not done))
        and reply.number == db.session.scalar(last)
        and not any(entry.revision for entry in reply.entries)
        and db.session.scalar(passed_on) is None
    )


def _state_before(held: Reply) -> State:
    """What a reply is by its keyings; one that was not chosen to be keyed twice is open again."""
    finished = [entry for entry in held.entries if entry.finished_on]
    if held.twice and finished:
        return State.KEYED if len(finished) == 1 else State.TO_SETTLE
    for entry in finished:
        entry.finished_on = None
    return State.WAITING

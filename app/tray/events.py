"""What an officer did → an event that is never changed; its values go when retention says so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import delete, select

from app.db import db
from app.tray.tables import Event, EventValue
from forms.wording import N_

Changes = Mapping[str, tuple[str, str]]


class Kind(StrEnum):
    """What can be done. Where more than one word is needed it follows: "set aside: damaged"."""

    SET_ASIDE = "set aside"
    TAKEN_BACK = "taken back"
    ALONE = "keyed again by the same officer"
    SETTLED = "settled"
    CHANGED = "changed"
    PAGE_CAME = "a page came later"
    PASSED_ON = "passed on"
    DEALT_WITH = "dealt with"
    CLOSED = "closed"


KINDS: Mapping[str, str] = {
    Kind.SET_ASIDE: N_("Set aside: {reason}"),
    Kind.TAKEN_BACK: N_("Taken back"),
    Kind.ALONE: N_("Keyed again by the same officer, on a later day"),
    Kind.SETTLED: N_("Settled"),
    Kind.CHANGED: N_("Changed"),
    Kind.PAGE_CAME: N_("A page came later"),
    Kind.PASSED_ON: N_("Passed on to the contact"),
    Kind.DEALT_WITH: N_("What was passed on is dealt with"),
    Kind.CLOSED: N_("Closed"),
}


def record(
    subject: str, officer_id: int | None, kind: str, why: str = "", changes: Changes | None = None
) -> None:
    """Records an event within the caller's transaction.

    Args:
        subject: what it was done to: "reply 12", "batch 3".
        kind: a `Kind`, with what follows it.
        changes: what was keyed before and after, by item key.
    """
    event = Event(
        at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        officer_id=officer_id,
        subject=subject,
        kind=kind,
        why=why,
    )
    event.values = [
        EventValue(key=key, before=before, after=after)
        for key, (before, after) in (changes or {}).items()
    ]
    db.session.add(event)
    db.session.flush()


def of(subject: str) -> Sequence[Event]:
    """What was done to something, the first first."""
    query = select(Event).where(Event.subject == subject).order_by(Event.id)
    return db.session.scalars(query).all()


def forget_values_before(at: datetime) -> None:
    """Deletes what was changed before a moment (UTC); that it was changed stays."""
    old = select(Event.id).where(Event.at < at)
    db.session.execute(delete(EventValue).where(EventValue.event_id.in_(old)))


def forget_values(subjects: Iterable[str]) -> None:
    """Deletes what was changed in these; that it was changed, by whom and why, stays."""
    about = select(Event.id).where(Event.subject.in_(list(subjects)))
    db.session.execute(delete(EventValue).where(EventValue.event_id.in_(about)))

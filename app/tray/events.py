"""What an officer did → an event that is never changed; its values go when retention says so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, select

from app.db import db
from app.tray.tables import Event, EventValue

Changes = Mapping[str, tuple[str, str]]


def record(
    subject: str, officer_id: int | None, kind: str, why: str = "", changes: Changes | None = None
) -> None:
    """Records an event within the caller's transaction.

    Args:
        subject: what it was done to: "reply 12", "batch 3".
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


def forget_values(subjects: Iterable[str]) -> None:
    """Deletes what was changed in these; that it was changed, by whom and why, stays."""
    about = select(Event.id).where(Event.subject.in_(list(subjects)))
    db.session.execute(delete(EventValue).where(EventValue.event_id.in_(about)))

"""What an officer did → an event that is never changed; its values go when retention says so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, db
from app.people.tables import Officer
from forms.wording import N_


class Event(Base):
    """What an officer did, and why; never changed, never deleted.

    `subject` names it: "reply 12". What was there before and after is in `EventValue`.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    subject: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    why: Mapped[str]
    officer: Mapped[Officer | None] = relationship()
    values: Mapped[list["EventValue"]] = relationship(order_by="EventValue.key")


class EventValue(Base):
    """What was changed of an item, as it is keyed: before, after. Retention deletes it."""

    __tablename__ = "event_value"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    before: Mapped[str]
    after: Mapped[str]


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
    CREATED = "created"
    PREPARED = "prepared"
    DISCARDED = "discarded"
    PUBLISHED = "published"
    IN_FORCE = "settings in force"
    REOPENED = "reopened"
    ARCHIVED = "archived"
    TAKEN_OUT = "taken out of the archive"
    OWN_GROUP = "keyed of one's own group"
    ROLE = "role"
    POSTED = "posted"
    NOT_POSTED = "taken off the send-out list"
    THANKED = "thanked by post"
    PRINTED = "copies printed"
    HANDED_OUT = "copies handed out"
    NOT_PRINTED = "copies not printed after all"
    SPOILT = "copies spoilt"


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
    Kind.CREATED: N_("Begun"),
    Kind.PREPARED: N_("Settings prepared"),
    Kind.DISCARDED: N_("What was prepared is thrown away"),
    Kind.PUBLISHED: N_("Published: version {reason}"),
    Kind.IN_FORCE: N_("Settings in force, with no new version"),
    Kind.REOPENED: N_("Opened again"),
    Kind.ARCHIVED: N_("Put into the archive"),
    Kind.TAKEN_OUT: N_("Taken out of the archive"),
    Kind.OWN_GROUP: N_("Keyed by a member of the group itself"),
    Kind.ROLE: N_("Role changed: {reason}"),
    Kind.POSTED: N_("Forms posted to those who asked: {reason}"),
    Kind.NOT_POSTED: N_("Taken off the send-out list"),
    Kind.THANKED: N_("Letters of thanks posted: {reason}"),
    Kind.PRINTED: N_("Copies printed"),
    Kind.HANDED_OUT: N_("Copies handed out"),
    Kind.NOT_PRINTED: N_("Copies not printed after all"),
    Kind.SPOILT: N_("Copies spoilt"),
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

"""A collection whose time is over → the same without what says who a person is, or leads there."""

from datetime import date, timedelta

from sqlalchemy import delete, func, select, update

from app import events, publishing
from app.db import Answer, Collection, Response, Version, db
from app.outgoing.tables import Acknowledgement, PaperRequest
from app.plans import Plan
from app.tray.replies import State
from app.tray.tables import Entry, Reply
from forms.model import Contact, Form

AT_ONCE = 1000  # values that every engine takes in one statement


def forget(today: date) -> None:
    """Deletes what is personal where its days are over, within the caller's transaction.

    These are answers to questions for names, addresses and other ways to reach a person, and what
    was keyed of them; the references of responses; and the addresses of letters and forms that were
    never sent.
    """
    for collection in db.session.scalars(select(Collection)).all():
        if kept_until(collection) < today and not _is_done(collection):
            _forget(collection)
            collection.forgotten_on = today
    db.session.flush()


def kept_until(collection: Collection) -> date:
    """The last day on which personal answers are kept."""
    last = collection.closes + timedelta(days=collection.grace_days)
    if collection.closed_on is not None:
        last = min(last, collection.closed_on)
    return last + timedelta(days=collection.retention_days)


def longest() -> int:
    """For how many days after the last day for paper personal answers are kept at most."""
    published = select(func.max(Collection.retention_days)).where(Collection.forgotten_on.is_(None))
    return db.session.scalar(published) or Plan.retention_days


def _is_done(collection: Collection) -> bool:
    """Whether it was done, and nothing has come since: a late sheet has a name on it too.

    Of an anonymous response the month alone is known in which it came.
    """
    done = collection.forgotten_on
    if done is None or done <= kept_until(collection):
        return False
    newest = select(func.max(Response.received)).join(Version)
    last = db.session.scalar(newest.where(Version.collection_id == collection.id))
    return last is None or last < done.replace(day=1)


def _forget(collection: Collection) -> None:
    own = [version.id for version in collection.versions]
    for version in collection.versions:
        keys = _personal(publishing.read(version).form)
        rows = Answer.version_id == version.id, Answer.key.in_(keys)
        db.session.execute(delete(Answer).where(*rows))
    db.session.execute(
        update(Response)
        .where(Response.version_id.in_(own), Response.reference.is_not(None))
        .values(reference=None)
    )
    db.session.execute(delete(Acknowledgement).where(Acknowledgement.version_id.in_(own)))
    db.session.execute(delete(PaperRequest).where(PaperRequest.collection_id == collection.id))
    _forget_keyed(own)


def _forget_keyed(versions: list[int]) -> None:
    """Deletes what was keyed of replies that are finished, and what was changed in them."""
    finished = select(Reply.id).where(
        Reply.version_id.in_(versions), Reply.state.in_((State.DONE, State.SET_ASIDE))
    )
    db.session.execute(delete(Entry).where(Entry.reply_id.in_(finished)))
    subjects = [f"reply {id_}" for id_ in db.session.scalars(finished)]
    for start in range(0, len(subjects), AT_ONCE):
        events.forget_values(subjects[start : start + AT_ONCE])


def _personal(form: Form) -> list[str]:
    """Under what the answers are stored that say who a person is, within rows too."""
    personal = (item for item in form.items if isinstance(item.question, Contact))
    return list(dict.fromkeys(item.counted for item in personal))

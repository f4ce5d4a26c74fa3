"""A page that comes days later → the earlier reply that misses it, to be changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app import events
from app.db import Answer, db, writing
from app.events import Kind
from app.publishing import Published
from app.tray import aside, changes, replies
from app.tray.aside import Reason
from app.tray.changes import Fixed
from app.tray.replies import State
from app.tray.tables import Batch, Reply


def earlier(version: Published, begun: str, officer_id: int, today: date) -> Sequence[Reply]:
    """The replies that miss a page and that this officer can change today, the last one first.

    Args:
        begun: the number of the draft that the page was begun as; it is on every page of a sheet.
    """
    incomplete = select(Answer.response_id).where(
        Answer.version_id == version.id, Answer.state == "missing"
    )
    query = select(Reply).where(
        Reply.version_id == version.id,
        Reply.begun == begun,
        Reply.response_id.in_(incomplete) | (Reply.state == State.KEYED),
    )
    return [
        reply
        for reply in db.session.scalars(query.order_by(Reply.id.desc()))
        if changes.why_not(reply, officer_id, today) is None
        and changes.missing(reply, changes.stored(reply, officer_id, today))
    ]


def join(
    batch: Batch, reply: Reply, *, officer_id: int, today: date, same_envelope: bool = False
) -> None:
    """Gives a page that belongs to an earlier reply its number in today's batch, set aside at once.

    Raises:
        Closed: today's batch is closed.
        Fixed: the earlier reply can't be changed (any more).
    """
    with writing():
        replies.hold(batch)
        held = db.session.get_one(Reply, reply.id, with_for_update=True, populate_existing=True)
        if why := changes.why_not(held, officer_id, today):
            raise Fixed(why)
        page = replies.add(
            batch,
            replies.version_of(held),
            language=held.language,
            edition=held.edition,
            same_envelope=same_envelope,
        )
        page.joined_id = held.id
        aside.put_aside(page, Reason.JOINED, officer_id=officer_id)
        events.record(replies.subject(held), officer_id, Kind.PAGE_CAME)


def pages_of(reply: Reply) -> Sequence[Reply]:
    """The pages of a reply that came later, the first first."""
    query = select(Reply).where(Reply.joined_id == reply.id).order_by(Reply.id)
    return db.session.scalars(query).all()

"""A response that no reply led to → a reply, so that it is corrected like what came on paper."""

from sqlalchemy import select

from app.db import Response, db, writing
from app.tray.replies import State
from app.tray.tables import Reply


def reply_of(response_id: int) -> Reply | None:
    """The reply that leads to a response; None of one that was sent online and is as it was."""
    return db.session.scalar(select(Reply).where(Reply.response_id == response_id))


def to_correct(response_id: int) -> Reply:
    """The same, made where there is none: there is never more than one.

    Of a small group neither way nor language is stored; the reply says "" for both.

    Raises:
        NoResultFound: there is no such response.
    """
    with writing():
        # Held, so that of two officers at once the second finds the reply of the first.
        held = db.session.get_one(Response, response_id, with_for_update=True)
        found = reply_of(response_id)
        if found is None:
            found = Reply(
                version_id=held.version_id,
                response_id=response_id,
                channel=held.channel or "",
                language=held.language or "",
                state=State.DONE,
            )
            db.session.add(found)
            db.session.flush()
    return found

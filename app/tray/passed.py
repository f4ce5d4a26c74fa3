"""Something urgent in a reply → an entry on the list of the project's contact, until it is done."""

from collections.abc import Container, Sequence
from datetime import date
from enum import StrEnum

from flask import current_app
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app import events
from app.db import db, writing
from app.tray import replies
from app.tray.tables import PassedOn, Reply
from forms.wording import N_


class Kind(StrEnum):
    """What is urgent."""

    RISK = "risk"
    COMPLAINT = "complaint"
    QUESTION = "question"
    OTHER = "other"


KINDS = {
    Kind.RISK: N_("Somebody may be at risk"),
    Kind.COMPLAINT: N_("A complaint"),
    Kind.QUESTION: N_("A question"),
    Kind.OTHER: N_("Something else that is urgent"),
}
MOST = 2_000  # characters


class Apart(Exception):
    """An equality leaf: nobody may know whose it is, nor be asked to find out."""


def is_apart(reply: Reply) -> bool:
    """Whether a reply is an equality leaf, of which nothing is passed on."""
    return reply.version is not None and replies.version_of(reply).form.apart


def contact_of(reply: Reply) -> str:
    """The e-mail address of the project's contact, or else the council's; "" where neither has."""
    project = reply.version.collection.project if reply.version else None
    return (project.contact if project else "") or str(current_app.config["EMAIL"])


def pass_on(
    reply: Reply, kind: Kind, text: str, *, officer_id: int, today: date
) -> tuple[PassedOn, bool]:
    """Puts something on the list, unless the same is there already; gives it, and if it is new.

    Args:
        text: what the contact has to know, at most 2,000 characters.

    Raises:
        Apart: it is an equality leaf.
    """
    if is_apart(reply):
        raise Apart
    with writing():
        # One at a time, so that a second click finds what the first has stored.
        db.session.execute(select(Reply.id).where(Reply.id == reply.id).with_for_update())
        same = select(PassedOn).where(
            PassedOn.reply_id == reply.id,
            PassedOn.kind == kind,
            PassedOn.text == text,
            PassedOn.done_on.is_(None),
        )
        if (known := db.session.scalars(same).first()) is not None:
            return known, False
        passed = PassedOn(
            reply_id=reply.id, officer_id=officer_id, passed_on=today, kind=kind, text=text
        )
        db.session.add(passed)
        events.record(replies.subject(reply), officer_id, events.Kind.PASSED_ON)
    return passed, True


def find(passed_id: int) -> PassedOn | None:
    """An entry of the list; None where there is none."""
    return db.session.get(PassedOn, passed_id)


def open_ones(versions: Container[int | None]) -> Sequence[PassedOn]:
    """What is not done yet of replies to these versions (ids; None: no form), the oldest first."""
    query = select(PassedOn).where(PassedOn.done_on.is_(None)).order_by(PassedOn.id)
    return _of(versions, query)


def done_since(day: date, versions: Container[int | None]) -> Sequence[PassedOn]:
    """What was done of them on this day or later, the latest first."""
    query = select(PassedOn).where(PassedOn.done_on >= day)
    return _of(versions, query.order_by(PassedOn.done_on.desc(), PassedOn.id.desc()))


def _of(versions: Container[int | None], query: Select[PassedOn]) -> Sequence[PassedOn]:
    found = db.session.scalars(query.options(joinedload(PassedOn.reply)))
    return [one for one in found if one.reply.version_id in versions]


def finish(passed: PassedOn, *, officer_id: int, today: date) -> None:
    """Takes it off the list: who did, and when, stays; the text goes. The first of two counts."""
    with writing():
        query = select(PassedOn).where(PassedOn.id == passed.id).with_for_update()
        held = db.session.scalars(query.execution_options(populate_existing=True)).one()
        if held.done_on is not None:
            return
        held.done_on, held.done_by, held.text = today, officer_id, ""
        events.record(replies.subject(held.reply), officer_id, events.Kind.DEALT_WITH)

"""Replies that are in no batch → those that wait to be looked at; one of them thrown away."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app import publishing
from app.db import db, writing
from app.publishing import Published
from app.tray import entries, sheets
from app.tray.replies import State
from app.tray.tables import PassedOn, Reply
from forms.answers import Blank, Channel, Unclear
from forms.wording import N_

KEPT = (
    N_("These answers can't be thrown away"),
    N_(
        "They were saved or thrown away meanwhile, something in them was passed on, or another "
        "officer has them on the desk. Go back, and load the page again."
    ),
)


class Kept(Exception):
    """A reply that can't be thrown away."""


@dataclass(frozen=True)
class Loose:
    """A reply that waits. `answers`: how many it has; `to_look_at`: how many of them are unclear.

    `officer`: the e-mail address of whoever has it on the desk. `alike`: another one that waits has
    the same answers.
    """

    reply: Reply
    version: Published
    officer: str
    answers: int
    to_look_at: int
    alike: bool


def waiting(*channels: Channel) -> list[Loose]:
    """The replies that came so and that nobody has finished, the first first."""
    found = db.session.scalars(
        select(Reply)
        .where(Reply.batch_id.is_(None), Reply.state == State.WAITING, Reply.channel.in_(channels))
        .order_by(Reply.id)
    ).all()
    keyed = {reply.id: entries.raw(entries.entry_of(reply, 1)) for reply in found}
    same = Counter(_said(reply, keyed[reply.id]) for reply in found if keyed[reply.id])
    return [_loose(reply, keyed[reply.id], same) for reply in found]


def discard(reply_id: int, *channels: Channel, officer_id: int) -> None:
    """Deletes a reply that waits, and what was keyed of it.

    Raises:
        Kept: there is none that came so, something in it was passed on, or another officer has it
            on the desk.
    """
    query = select(Reply).where(
        Reply.id == reply_id,
        Reply.batch_id.is_(None),
        Reply.state == State.WAITING,
        Reply.channel.in_(channels),
        ~select(PassedOn.id).where(PassedOn.reply_id == reply_id).exists(),
    )
    with writing():
        held = db.session.scalars(query.with_for_update()).one_or_none()
        if held is None or any(e.officer_id not in (None, officer_id) for e in held.entries):
            raise Kept(reply_id)
        for entry in held.entries:
            db.session.delete(entry)
        db.session.delete(held)


def _loose(reply: Reply, raw: dict[str, str], same: Counter[Sequence[object]]) -> Loose:
    version = publishing.find(reply.version.code) if reply.version else None
    if version is None:
        raise LookupError(f"reply {reply.id} answers no form")
    keyed = sheets.read(version, reply, raw)
    given = [answer for answer in keyed.answers.values() if not isinstance(answer, Blank)]
    unclear = [answer for answer in given if isinstance(answer, Unclear)]
    entry = entries.entry_of(reply, 1)
    return Loose(
        reply=reply,
        version=version,
        officer=entry.officer.email if entry and entry.officer else "",
        answers=len(given) + len(keyed.problems),
        to_look_at=len(unclear) + len(keyed.problems),
        alike=same[_said(reply, raw)] > 1,
    )


def _said(reply: Reply, raw: dict[str, str]) -> Sequence[object]:
    """What two replies have in common that say the same."""
    return reply.version_id, reply.language, json.dumps(raw, sort_keys=True)

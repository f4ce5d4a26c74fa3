"""What is in an envelope → a numbered reply; and what becomes of it."""

import secrets
from datetime import date
from enum import StrEnum

from sqlalchemy import Select, func, select

from app import publishing
from app.db import Collection, Version, db, writing
from app.publishing import Published
from app.tray.tables import Batch, Entry, Reply
from forms.answers import Channel


class State(StrEnum):
    """What has become of a reply."""

    WAITING = "waiting"  # to be keyed
    KEYED = "keyed"  # once; to be keyed again
    TO_SETTLE = "to_settle"  # twice, with differences
    DONE = "done"  # stored
    SET_ASIDE = "set_aside"


class Closed(Exception):
    """The batch of a reply is closed."""


class LotFull(Exception):
    """A lot has no more leaves than were counted out for it."""


def subject(reply: Reply) -> str:
    """What an event about a reply is recorded under."""
    return f"reply {reply.id}"


def version_of(reply: Reply) -> Published:
    """The version that a reply answers.

    Raises:
        LookupError: no form of ours was in the envelope.
    """
    version = publishing.find(reply.version.code) if reply.version else None
    if version is None:
        raise LookupError("no form")
    return version


def is_late(reply: Reply, today: date | None = None) -> bool:
    """Whether it came after the days of grace: what is in no batch comes on the day of keying."""
    came = reply.batch.handed_in if reply.batch else today
    return came is not None and came > version_of(reply).keyed_until


def register(
    batch: Batch,
    version: Published | None,
    *,
    language: str = "",
    edition: str = "",
    begun: str = "",
    same_envelope: bool = False,
    officer_id: int | None = None,
) -> Reply:
    """Gives what was in an envelope the next number of its batch; chance says if it is keyed twice.

    Args:
        version: None where no form of ours was in it; it is to be set aside then.
        begun: the number of the draft that the sheet was begun as.
        same_envelope: it was in one with the reply before.
        officer_id: who has it on the desk, to key it now; None where it waits.

    Raises:
        Closed: the batch is closed.
    """
    with writing():
        return add(
            batch,
            version,
            language=language,
            edition=edition,
            begun=begun,
            same_envelope=same_envelope,
            officer_id=officer_id,
        )


def add(
    batch: Batch,
    version: Published | None,
    *,
    language: str = "",
    edition: str = "",
    begun: str = "",
    same_envelope: bool = False,
    officer_id: int | None = None,
) -> Reply:
    """The same within the caller's transaction.

    Raises:
        Closed: the batch is closed.
        LotFull: it is a lot, and all its leaves have their numbers.
    """
    hold(batch)
    last = select(func.max(Reply.number), func.max(Reply.envelope))
    number, envelope = db.session.execute(last.where(Reply.batch_id == batch.id)).one()
    lot = batch.version_id is not None
    if lot and (number or 0) >= batch.envelopes:
        raise LotFull
    reply = Reply(
        batch_id=batch.id,
        number=(number or 0) + 1,
        envelope=max((envelope or 0) + (lot or not same_envelope), 1),
        version_id=version.id if version else None,
        language=language,
        edition=edition,
        channel=Channel.PAPER,
        begun=begun,
        state=State.WAITING,
        twice=version is not None and _is_chosen(version),
    )
    db.session.add(reply)
    db.session.flush()
    if officer_id is not None:
        lay_on_desk(reply, officer_id)
    return reply


def without_batch(
    version: Published, channel: Channel, language: str, *, officer_id: int, answers: str = "{}"
) -> Reply:
    """A reply that is in no batch: answers by telephone, in person or in a file.

    Args:
        answers: what is known of them already, as `Entry.answers`.
    """
    with writing():
        reply = Reply(
            version_id=version.id,
            channel=channel,
            language=language,
            state=State.WAITING,
            begun_on=date.today(),
        )
        db.session.add(reply)
        db.session.flush()
        lay_on_desk(reply, officer_id, answers)
    return reply


def lay_on_desk(reply: Reply, officer_id: int, answers: str = "{}") -> None:
    """Begins a reply's first keying, untouched so far, within the caller's transaction."""
    db.session.add(Entry(reply_id=reply.id, turn=1, officer_id=officer_id, answers=answers))
    db.session.flush()


def only_one_is_out(handed_in: date) -> bool:
    """Whether a single version of a single form was on paper that could come back that day.

    Only then is the next sheet taken to be of the same version, unseen. Equality leaves are keyed
    in lots of their own and don't count.
    """
    return len([version for version in out(handed_in) if not version.form.apart]) == 1


def out(handed_in: date) -> list[Published]:
    """The versions on paper that could come back that day, equality leaves among them."""
    begun = select(Version.code).join(Collection).where(Collection.opens <= handed_in)
    versions = filter(None, map(publishing.find, db.session.scalars(begun).all()))
    return [version for version in versions if handed_in <= version.keyed_until]


def after(reply: Reply, officer_id: int) -> Reply | None:
    """What the officer keys after this reply, laid on the desk within the caller's transaction.

    It is one of the same project that waits already, or else the next envelope's: of the same
    version and language.
    None where nobody can know, or all envelopes have their replies.

    Raises:
        Closed: the batch is closed.
    """
    batch = reply.batch
    if batch is None or reply.version_id is None:
        return None
    if batch.version_id is None and not only_one_is_out(batch.handed_in):
        return None
    hold(batch)
    unbegun = (
        select(Reply)
        .outerjoin(Entry, Entry.reply_id == Reply.id)
        .where(Reply.batch_id == batch.id, Reply.state == State.WAITING, Entry.reply_id.is_(None))
        .where(Reply.version_id.in_(_of_the_same_project(reply.version_id)))
        .order_by(Reply.number)
        .limit(1)
        .with_for_update(of=Reply, skip_locked=True)
    )
    if (found := db.session.scalars(unbegun).first()) is not None:
        lay_on_desk(found, officer_id)
        return found
    opened = select(func.count(Reply.envelope.distinct())).where(Reply.batch_id == batch.id)
    if (db.session.scalar(opened) or 0) >= batch.envelopes:
        return None
    return add(
        batch,
        version_of(reply),
        language=reply.language,
        edition=reply.edition,
        officer_id=officer_id,
    )


def lock(reply_id: int) -> Reply:
    """A reply as it is now, held for this transaction.

    Raises:
        Closed: its batch is closed.
    """
    query = select(Reply).where(Reply.id == reply_id).with_for_update()
    held = db.session.scalars(query.execution_options(populate_existing=True)).one()
    if held.batch and held.batch.closed_on is not None:
        raise Closed
    return held


def hold(batch: Batch) -> None:
    """Holds an open batch for this transaction: two officers get different numbers, or replies."""
    lock = select(Batch.closed_on).where(Batch.id == batch.id).with_for_update()
    if db.session.scalars(lock).one() is not None:
        raise Closed


def name_of(reply: Reply) -> str:
    """A reply's number as it is written on the sheet: "12" in its batch; "" where it is in none."""
    return str(reply.number) if reply.batch_id else ""


def _of_the_same_project(version_id: int) -> Select[int]:
    """The ids of the versions of a version's project: who keys it keys them all."""
    project = select(Collection.project_id).join(Version).where(Version.id == version_id)
    own = select(Version.id).join(Collection)
    return own.where(Collection.project_id == project.scalar_subquery())


def _is_chosen(version: Published) -> bool:
    share = select(Collection.double_share).where(Collection.id == version.collection_id)
    return secrets.randbelow(100) < (db.session.scalar(share) or 0)

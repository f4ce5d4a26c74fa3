"""Answers → a stored response: the only writer of responses, for web and paper alike."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal, null, select, union_all, update
from sqlalchemy.exc import IntegrityError

from app import answer_rows, apart, publishing
from app.answer_rows import Row, Written
from app.arrival import Arrival
from app.db import (
    Answer,
    ApartToken,
    ChannelCount,
    Collection,
    Draft,
    EndedDraft,
    Response,
    Version,
    db,
    table_of,
    writing,
)
from app.publishing import Published
from app.tray.replies import State
from app.tray.tables import Reply
from forms.answers import Answers, Channel
from forms.model import Form

# A group of fewer people is small: who used which channel could tell who a person is.
SMALL_GROUP = 30
# How many new responses of a small group are shown at a time.
SHOWN_TOGETHER = 5

# Built once: to build a statement costs far more than to run it.
_RESPONSES, _TOKENS, _DRAFTS, _ENDED = map(table_of, (Response, ApartToken, Draft, EndedDraft))
_SENT = union_all(
    *(
        select(reference, table.c.version_id, literal(readable)).where(
            table.c.token_hmac == bindparam("sending")
        )
        for table, reference, readable in (
            (_RESPONSES, _RESPONSES.c.reference, True),
            (_TOKENS, null(), False),
            (_ENDED, null(), False),
        )
    )
)
_END = (
    delete(_DRAFTS)
    .where(
        (_DRAFTS.c.token_hmac == bindparam("sending")) | (_DRAFTS.c.number == bindparam("number"))
    )
    .returning(_DRAFTS.c.number, _DRAFTS.c.token_hmac)
)


@dataclass(frozen=True)
class Receipt:
    """Whether the response is stored by this call, or was already there from an earlier one.

    `reference`: what the person may name it by; "" where the collection is anonymous. `readable`:
    the answers can be found again (`answers_of`). `response_id`: of what this call stored as a row.
    """

    stored: bool
    reference: str = ""
    version_id: int = field(default=0, compare=False)
    readable: bool = field(default=False, compare=False)
    response_id: int | None = field(default=None, compare=False)


class AlreadySent(Exception):
    """The answers on a sheet that was begun online are stored already: sent, or keyed before."""


def accept(
    version: Published,
    answers: Answers,
    *,
    channel: Channel,
    language: str,
    token_hmac: str,
    today: date,
) -> Receipt:
    """Stores one response and ends its draft, both or neither; committed when this returns.

    Args:
        language: of the page that was answered.
        token_hmac: names this sending, so that the same one is stored once.
    """
    try:
        with writing():
            return take(version, answers, Arrival(channel, language, today, token_hmac))
    except (IntegrityError, AlreadySent):
        # Two sendings at the same moment: the database let one of them in.
        known = receipt_of(token_hmac)
        if known is None:
            raise
        return known


def take(version: Published, answers: Answers, arrival: Arrival, number: str = "") -> Receipt:
    """The same within the caller's transaction, for a sheet that may have been begun online.

    Args:
        number: what is printed on it then, "" on any other.

    Raises:
        AlreadySent: what was begun under this number is stored already. Nothing is stored.
        IntegrityError: the same sending came at the same moment.
    """
    known = receipt_of(arrival.token_hmac)
    if known is None and was_sent(number):
        raise AlreadySent(number)
    _end_drafts(version, arrival.token_hmac, "" if known else number)
    if known:
        return known
    written = Written(answers, arrival.beside, arrival.translations)
    rows = answer_rows.rows(version, written, paper=arrival.channel == Channel.PAPER)
    if version.form.apart:
        apart.put_in(version, rows, arrival.token_hmac)
        return Receipt(stored=True)
    return _store(version, rows, arrival)


def receipt_of(token_hmac: str) -> Receipt | None:
    """The receipt of a sending that has been stored already; None where it hasn't."""
    found = db.session.execute(_SENT, {"sending": token_hmac}).first()
    if found is None:
        return None
    reference, version_id, readable = found
    return Receipt(
        stored=False, reference=reference or "", version_id=version_id, readable=bool(readable)
    )


def was_sent(number: str) -> bool:
    """Whether the answers on a sheet with this number are stored already.

    The number of a begun sheet that was sent or keyed is known while sheets are in time, that of a
    keyed one as long as its reply.
    """
    if not number:
        return False
    ended = select(EndedDraft.number).where(EndedDraft.number == number)
    keyed = select(Reply.begun).where(Reply.begun == number, Reply.state == State.DONE)
    return db.session.scalar(union_all(ended, keyed)) is not None


def answers_of(version: Published, token_hmac: str) -> Answers | None:
    """The answers of a sending as they are stored; None where nothing leads to them.

    To those of a form that is kept apart nothing ever does, to others no longer once the sending is
    forgotten (`app.retention`).
    """
    sent = select(Response.id).where(
        Response.token_hmac == token_hmac, Response.version_id == version.id
    )
    response_id = db.session.scalar(sent)
    if response_id is None:
        return None
    stored = select(table_of(Answer)).where(Answer.response_id == response_id)
    return answer_rows.answers(version, [row._asdict() for row in db.session.execute(stored)])


def is_small(asked: int | None) -> bool:
    """Whether so few people were asked that channel and language are kept as totals only."""
    return asked is not None and asked < SMALL_GROUP


def are_shown_at_once(form: Form, *, anonymous: bool, asked: int | None) -> bool:
    """Whether all answers are shown when a form is over: one that came later would be alone."""
    return form.apart or (anonymous and is_small(asked))


def _store(version: Published, rows: Iterable[Row], arrival: Arrival) -> Receipt:
    """Inserts a response; of a small group channel and language are totals.

    A late one is in no total, and waits for none: it is counted apart.
    """
    small = is_small(version.asked)
    waiting = small and not arrival.late
    reference = "" if version.anonymous else publishing.unused_code(Response.reference)
    id_ = secrets.randbits(63)
    response = {
        "id": id_,
        "version_id": version.id,
        "channel": None if small else arrival.channel,
        "language": None if small else arrival.language,
        "received": arrival.day.replace(day=1) if version.anonymous else arrival.day,
        "waiting": waiting,
        "late": arrival.late,
        "token_hmac": arrival.token_hmac,
        "reference": reference or None,
    }
    insert_rows([response], [rows])
    if waiting:
        _count_channel(version, arrival.channel, arrival.language)
        _show_together(version)
    return Receipt(stored=True, reference=reference, response_id=id_)


def insert_rows(responses: list[dict[str, Any]], answers: list[Iterable[Row]]) -> None:
    """Inserts responses, and the rows of each one's answers, within the caller's transaction."""
    rows = [
        row
        for response, own in zip(responses, answers, strict=True)
        for row in with_copies(response, own)
    ]
    db.session.execute(insert(_RESPONSES), responses)
    if rows:
        db.session.execute(insert(table_of(Answer)), rows)


def with_copies(response: Mapping[str, Any], answers: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows of a response's answers, with what each of them has of the response itself."""
    copied = {name: response[name] for name in ("version_id", "channel")}
    for row in answers:
        yield {"response_id": response["id"], **copied, **row}


def _end_drafts(version: Published, token_hmac: str, number: str = "") -> None:
    """Deletes what was begun by this sending or under this number, and remembers the numbers.

    Raises:
        AlreadySent: somebody else does so at this moment.
    """
    ends = {"sending": token_hmac, "number": number}
    ended = {number: None} | {
        # Whose sheet was keyed is told so online. What was sent online has its token elsewhere.
        began: None if whose == token_hmac else whose
        for began, whose in db.session.execute(_END, ends)
    }
    rows = [
        {"number": n, "token_hmac": t, "version_id": version.id, "expires_on": version.keyed_until}
        for n, t in ended.items()
        if n
    ]
    if rows:
        try:
            with db.session.begin_nested():
                db.session.execute(insert(_ENDED), rows)
        except IntegrityError:
            raise AlreadySent(number) from None


def _count_channel(version: Published, channel: Channel, language: str) -> None:
    lock = select(Collection.id).where(Collection.id == version.collection_id).with_for_update()
    db.session.execute(lock)
    place = (version.collection_id, str(channel), language)
    counted = db.session.get(ChannelCount, place)
    if counted is None:
        counted = ChannelCount(
            collection_id=place[0], channel=place[1], language=place[2], responses=0, shown=0
        )
        db.session.add(counted)
    counted.responses += 1
    db.session.flush()


def _show_together(version: Published) -> None:
    """Shows a small group's waiting responses once there are enough of them to hide in.

    Of each version that has any: versions that ask otherwise have tables of their own.
    """
    own = select(Version.id).where(Version.collection_id == version.collection_id)
    waiting = Response.version_id.in_(own) & Response.waiting
    numbers = select(func.count()).where(waiting).group_by(Response.version_id)
    if all(number >= SHOWN_TOGETHER for number in db.session.scalars(numbers)):
        show_waiting(version.collection_id)


def show_waiting(collection_id: int) -> None:
    """Lets every waiting response of a collection be counted, and its totals by channel with it."""
    versions = select(Version.id).where(Version.collection_id == collection_id)
    db.session.execute(
        update(Response)
        .where(Response.version_id.in_(versions), Response.waiting)
        .values(waiting=False)
    )
    db.session.execute(
        update(ChannelCount)
        .where(ChannelCount.collection_id == collection_id)
        .values(shown=ChannelCount.responses)
    )

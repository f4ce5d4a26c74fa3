"""Answers → a stored response: the only writer of responses, for web and paper alike."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.db import Answer, ChannelCount, Collection, Draft, Response, Version, db, table_of, writing
from app.publishing import Published
from forms import answers as given
from forms.applying import settled
from forms.model import Item, Money, Number

# A group of fewer people is small: who used which channel could tell who a person is.
SMALL_GROUP = 30
# The parts of one in which numbers are stored.
TEN_THOUSAND = 10_000
# How many new responses of a small group are shown at a time.
SHOWN_TOGETHER = 5


@dataclass(frozen=True)
class Receipt:
    """Whether the response is stored by this call, or was already there from an earlier one."""

    stored: bool


def accept(
    version: Published,
    answers: given.Answers,
    *,
    channel: given.Channel,
    language: str,
    token_hmac: str,
    today: date,
) -> Receipt:
    """Stores one response and ends its draft, both or neither; committed when this returns.

    Args:
        language: of the page or the sheet that was answered.
        token_hmac: names this sending, so that the same one is stored once.
    """
    try:
        with writing():
            if is_stored(token_hmac):
                _end_draft(token_hmac)
                return Receipt(stored=False)
            _store(
                version,
                answers,
                channel=channel,
                language=language,
                token_hmac=token_hmac,
                today=today,
            )
    except IntegrityError:
        # Two sendings at the same moment: the database let one of them in.
        if not is_stored(token_hmac):
            raise
        return Receipt(stored=False)
    return Receipt(stored=True)


def is_stored(token_hmac: str) -> bool:
    """Whether this sending has been stored already."""
    sent = select(Response.id).where(Response.token_hmac == token_hmac)
    return db.session.scalar(sent) is not None


def is_small(asked: int | None) -> bool:
    """Whether so few people were asked that channel and language are kept as totals only."""
    return asked is not None and asked < SMALL_GROUP


def _store(
    version: Published,
    answers: given.Answers,
    *,
    channel: given.Channel,
    language: str,
    token_hmac: str,
    today: date,
) -> None:
    small = is_small(version.asked)
    response: dict[str, Any] = {
        "id": secrets.randbits(63),
        "version_id": version.id,
        "channel": None if small else channel,
        "language": None if small else language,
        "received": today.replace(day=1) if version.anonymous else today,
        "waiting": small,
        "token_hmac": token_hmac,
    }
    db.session.execute(insert(table_of(Response)), [response])
    _end_draft(token_hmac)
    rows = [
        {"response_id": response["id"], "version_id": version.id, "channel": response["channel"]}
        | row
        for row in _rows(version, answers, channel)
    ]
    if rows:
        db.session.execute(insert(table_of(Answer)), rows)
    if small:
        _count_channel(version, channel, language)
        _show_together(version)


def _end_draft(token_hmac: str) -> None:
    db.session.execute(delete(Draft).where(Draft.token_hmac == token_hmac))


def _rows(
    version: Published, answers: given.Answers, channel: given.Channel
) -> Iterator[dict[str, Any]]:
    paper = channel == given.Channel.PAPER
    answers = settled(version.form, answers, paper=paper)
    for item in version.form.items:
        state, value, note = given.stored(answers[item.key])
        if state != "blank" or note:
            yield from _rows_of(item, state, value, note)


def _rows_of(item: Item, state: str, value: str, note: str) -> Iterator[dict[str, Any]]:
    """An answer's row; where several options are ticked, one for each of them as well."""
    ticked = state == "given" and bool(item.options)
    one = ticked and not item.many
    is_number = state == "given" and isinstance(item.question, Number | Money)
    row = {
        "key": item.counted,
        "row": item.row,
        "option": value if one else "",
        "state": state,
        "text": "" if one else value,
        "number": round(Decimal(value) * TEN_THOUSAND) if is_number else None,
        "note": note,
    }
    yield row
    if ticked and item.many:
        for key in value.split():
            yield {**row, "option": key, "text": "", "note": ""}


def _count_channel(version: Published, channel: given.Channel, language: str) -> None:
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
    """Shows a small group's waiting responses once there are enough of them to hide in."""
    waiting = (Response.version_id == version.id) & Response.waiting
    number = db.session.scalar(select(func.count()).select_from(Response).where(waiting)) or 0
    if number >= SHOWN_TOGETHER:
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

"""What an officer keys of a reply, kept as it goes → a response, or a second keying."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app import codes, drafts, events, responses
from app.arrival import Arrival
from app.db import db, writing
from app.events import Kind
from app.outgoing import acknowledging
from app.publishing import Published
from app.tray import aside, replies, sheets, twice
from app.tray.replies import State
from app.tray.tables import Entry, Reply
from forms.answers import MOST, Channel
from forms.wording import SOURCE_LANGUAGE

Raw = Mapping[str, str]


class Overtaken(Exception):
    """Somebody else was faster. `entry` is what they keyed; None where the reply is closed."""

    def __init__(self, entry: Entry | None) -> None:
        super().__init__()
        self.entry = entry


class NotYours(Exception):
    """This reply waits for another officer, or for another day."""


def turn_of(reply: Reply, officer_id: int, today: date) -> int:
    """Which keying of a reply this officer would do today: 1, or 2 where it is keyed again.

    Raises:
        NotYours: the second is for another officer, or for a later day.
        LookupError: it isn't keyed any more.
    """
    if reply.state == State.WAITING:
        return 1
    if reply.state != State.KEYED:
        raise LookupError(reply.state)
    first = entry_of(reply, 1)
    if first and first.officer_id == officer_id and (first.finished_on or today) >= today:
        raise NotYours
    return 2


def entry_of(reply: Reply, turn: int) -> Entry | None:
    """One keying of a reply; None where it wasn't begun."""
    return db.session.get(Entry, (reply.id, turn), populate_existing=True)


def raw(entry: Entry | None) -> dict[str, str]:
    """What was keyed so far, by field name."""
    return json.loads(entry.answers) if entry else {}


@dataclass(frozen=True)
class Page:
    """A keying screen in a browser: the revision that it was made from, and its own name.

    What a page has kept before never overtakes it, though it may not have heard that it was kept.
    """

    revision: int = 0
    window: str = ""


def keep(reply: Reply, turn: int, officer_id: int, typed: Raw, page: Page) -> None:
    """Keeps what was keyed so far.

    Raises:
        Overtaken: it was changed elsewhere since the page was made, or finished.
    """
    with writing():
        _keep(reply, turn, officer_id, typed, page)


def finish(
    reply: Reply, turn: int, officer_id: int, typed: Raw, *, page: Page, today: date
) -> Reply | None:
    """Ends a keying: the reply is stored, is to be keyed again, or to be settled.

    Gives the reply to key next, where one is known (`replies.after`).

    Args:
        typed: means an answer in every field (`sheets.read` finds no problem).

    Raises:
        Overtaken: it was changed elsewhere since the page was made, or finished.
    """
    with writing():
        entry = _keep(reply, turn, officer_id, typed, page)
        entry.finished_on = today
        held = entry_reply(entry)
        version = replies.version_of(held)
        if turn == 2 and twice.is_alone(held):
            events.record(replies.subject(held), officer_id, Kind.ALONE)
        if turn == 1 and held.twice:
            held.state = State.KEYED
        elif turn == 2 and twice.differences(version, held):
            held.state = State.TO_SETTLE
        else:
            wrong: Mapping[str, bool] | None = {} if turn == 2 else None
            store(held, version, typed, officer_id=officer_id, today=today, wrong=wrong)
        db.session.flush()
        return replies.after(held, officer_id) if turn == 1 else None


def store(
    held: Reply,
    version: Published,
    typed: Raw,
    *,
    officer_id: int,
    today: date,
    wrong: Mapping[str, bool] | None = None,
) -> None:
    """Makes a response of what was keyed, within the caller's transaction.

    Where a begun sheet was sent online meanwhile the reply is set aside: it is counted already. Of
    a leaf that is kept apart, and of anonymous answers that are in no batch, nothing stays here.

    Args:
        wrong: where it was keyed twice, whether the first keying of an item was wrong.
    """
    keyed = sheets.read(version, held, typed)
    arrival = Arrival(
        channel=Channel(held.channel),
        language=held.language,
        day=held.batch.handed_in if held.batch else today,
        token_hmac=drafts.token_hmac(codes.random_letters(drafts.TOKEN_LENGTH)),
        late=replies.is_late(held, today),
        beside=keyed.beside,
        translations=keyed.translations,
    )
    try:
        receipt = responses.take(version, keyed.answers, arrival, held.begun)
    except responses.AlreadySent:
        aside.put_aside(held, aside.stored_before(held.begun), officer_id=officer_id)
        return
    held.state, held.response_id = State.DONE, receipt.response_id
    acknowledging.note(version, held, keyed.answers, receipt.response_id)
    if wrong is not None:
        twice.count(version, held, wrong)
    if version.form.apart or (version.anonymous and held.batch is None):
        # Which one was in Polish, or in large print, would tell whose it is.
        held.language, held.edition = SOURCE_LANGUAGE, ""
        held.response_id = held.begun_on = None
        events.forget_values([replies.subject(held)])
        for entry in list(held.entries):
            db.session.delete(entry)


def entry_reply(entry: Entry) -> Reply:
    """The reply that was keyed, as it is in this transaction."""
    return db.session.get_one(Reply, entry.reply_id)


def take_over(reply: Reply, turn: int, officer_id: int) -> None:
    """Lays a keying that somebody else began on this officer's desk: the other is told.

    Raises:
        LookupError: nobody began it, or it is finished.
        replies.Closed: the batch is closed.
    """
    with writing():
        replies.lock(reply.id)
        entry = entry_of(reply, turn)
        if entry is None or entry.finished_on:
            raise LookupError
        if entry.officer_id != officer_id:
            entry.officer_id, entry.window = officer_id, ""
            entry.revision += 1


def _keep(reply: Reply, turn: int, officer_id: int, typed: Raw, page: Page) -> Entry:
    try:
        held = replies.lock(reply.id)
    except replies.Closed:
        raise Overtaken(None) from None
    entry = entry_of(held, turn)
    expected = State.WAITING if turn == 1 else State.KEYED
    if held.state != expected or not is_newest(page, entry):
        raise Overtaken(entry)
    if entry is None:
        entry = Entry(reply_id=held.id, turn=turn, revision=0)
        db.session.add(entry)
    entry.officer_id, entry.window = officer_id, page.window
    entry.answers = json.dumps({name: text[: MOST + 1] for name, text in typed.items()})
    entry.revision += 1
    db.session.flush()
    return entry


def is_newest(page: Page, entry: Entry | None) -> bool:
    """Whether nothing was kept from elsewhere since this page was made."""
    if entry is None:
        return page.revision == 0
    same = bool(page.window) and page.window == entry.window
    return entry.finished_on is None and (same or page.revision == entry.revision)

"""A reply that is keyed and other keys for it → the reply changed, and an event that tells of it.

Nothing overwrites: what was there before is in the event until retention deletes it.
"""

import json
from datetime import date
from enum import StrEnum

from app import events, reading_back
from app.answer_rows import Written
from app.db import db, writing
from app.drafts import digest
from app.events import Kind
from app.publishing import Published
from app.tray import entries, replies, sheets
from app.tray.entries import NotYours, Raw
from app.tray.replies import State
from app.tray.tables import Entry, Reply
from forms.answers import Blank, Channel, Missing, NotAsked
from forms.applying import settled
from forms.keys import keyed
from forms.wording import N_

# What has no keys: the field is left empty.
_NOTHING = (Blank(), NotAsked())
_MAY_BE_PAPER = ("", Channel.PAPER)


class Why(StrEnum):
    """Why a reply can't be changed."""

    NOT_KEYED = "not_keyed"
    ASIDE = "aside"
    TO_SETTLE = "to_settle"
    BLIND = "blind"  # another officer keys it again, unseen
    IN_HAND = "in_hand"  # it is being keyed again
    APART = "apart"
    FORGOTTEN = "forgotten"  # nothing leads to what is stored


# A heading and what to do.
NOT_NOW = N_("This reply can't be changed now")
FIXED = {
    Why.NOT_KEYED: (NOT_NOW, N_("It is not keyed yet. Open it from its batch, and key it.")),
    Why.ASIDE: (NOT_NOW, N_("It is set aside. Take it back first, from the page about it.")),
    Why.TO_SETTLE: (NOT_NOW, N_("It was keyed in two ways. Settle it first.")),
    Why.BLIND: (
        NOT_NOW,
        N_(
            "It is to be keyed again by somebody who has not seen what was keyed first. "
            "Come back when that is done."
        ),
    ),
    Why.IN_HAND: (NOT_NOW, N_("Somebody is at work on it. Come back later.")),
    Why.APART: (
        N_("An equality leaf can't be changed"),
        N_("Nobody can find it again among the others. That keeps it private."),
    ),
    Why.FORGOTTEN: (
        N_("These answers can't be found again"),
        N_(
            "The form is anonymous. Nothing leads from the sheet to its answers any more, so "
            "that nobody can tell who gave them. They are counted as they were keyed."
        ),
    ),
}


class Fixed(Exception):
    """A reply can't be changed."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class ChangedMeanwhile(Exception):
    """A reply was changed since it was shown. `stored` is what it is now, by field name."""

    def __init__(self, stored: Raw) -> None:
        super().__init__()
        self.stored = stored


class NothingChanged(Exception):
    """What was keyed means what is stored."""


def why_not(reply: Reply, officer_id: int, today: date) -> Why | None:
    """Why this officer can't change a reply today; None where they can.

    The first of two keyings can be changed by whoever may not do the second: who keyed it, on the
    same day (`entries.turn_of`). Anyone else would see what they may have to key unseen.
    """
    match reply.state:
        case State.WAITING:
            return Why.NOT_KEYED
        case State.SET_ASIDE:
            return Why.ASIDE
        case _ if replies.version_of(reply).form.apart:
            return Why.APART
        case State.TO_SETTLE:
            return Why.TO_SETTLE
        case State.KEYED:
            return _why_not_first(reply, officer_id, today)
        case _:
            return None if reply.response_id else Why.FORGOTTEN


def stored(reply: Reply, officer_id: int, today: date) -> dict[str, str]:
    """What is stored of a reply as it is keyed, by field name; what is blank is left out.

    Raises:
        Fixed: this officer can't change it today.
    """
    if why := why_not(reply, officer_id, today):
        raise Fixed(why)
    if reply.response_id is None:
        return means(reply, entries.raw(entries.entry_of(reply, 1)))
    return _as_keyed(replies.version_of(reply), reading_back.stored_of(reply.response_id))


def change(reply: Reply, officer_id: int, typed: Raw, *, why: str, shown: str, today: date) -> None:
    """Stores other answers to a reply, and an event with each item that is changed.

    Args:
        typed: means an answer in every field (`sheets.read` finds no problem).
        shown: the `digest` of what was `stored` when the officer saw it.

    Raises:
        Fixed: this officer can't change it (any more).
        ChangedMeanwhile: it is not what was shown.
        NothingChanged: nothing is to be stored.
    """
    with writing():
        held = db.session.get_one(Reply, reply.id, with_for_update=True, populate_existing=True)
        before = stored(held, officer_id, today)
        if digest(before) != shown:
            raise ChangedMeanwhile(before)
        changes = differences(before, means(held, typed))
        if not changes:
            raise NothingChanged
        _put(held, typed)
        events.record(replies.subject(held), officer_id, Kind.CHANGED, why, changes)


def means(reply: Reply, typed: Raw) -> dict[str, str]:
    """What was typed, as `stored` would have it: the same for the same, however it was keyed."""
    return _as_keyed(replies.version_of(reply), _read(reply, typed))


def missing(reply: Reply, typed: Raw) -> list[str]:
    """The keys of the items whose page did not come back, in printed order."""
    answers = _read(reply, typed).answers
    return [key for key, answer in answers.items() if isinstance(answer, Missing)]


def differences(before: Raw, after: Raw) -> dict[str, tuple[str, str]]:
    """What two keyings have by field name, where it is not the same."""
    return {
        name: (before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys([*before, *after])
        if before.get(name, "") != after.get(name, "")
    }


def _why_not_first(reply: Reply, officer_id: int, today: date) -> Why | None:
    try:
        entries.turn_of(reply, officer_id, today)
    except NotYours:
        return Why.IN_HAND if entries.entry_of(reply, 2) else None
    return Why.BLIND


def _put(held: Reply, typed: Raw) -> None:
    """Stores what was typed in the place of what was: in the response, or in the first keying."""
    if held.response_id is None:
        first = db.session.get_one(Entry, (held.id, 1))
        first.answers = json.dumps(means(held, typed))
        first.revision += 1
    else:
        reading_back.replace(replies.version_of(held), held.response_id, _read(held, typed))


def _read(reply: Reply, typed: Raw) -> Written:
    """What is stored of what was typed: what isn't asked is dropped now, unless it is on paper."""
    version = replies.version_of(reply)
    keyed_so = sheets.read(version, reply, typed)
    answers = keyed_so.answers
    if reply.channel not in _MAY_BE_PAPER:
        answers = settled(version.form, answers, paper=False)
    return Written(answers, keyed_so.beside, keyed_so.translations)


def _as_keyed(version: Published, written: Written) -> dict[str, str]:
    """The keys for what was written, by field name; nothing for what is blank."""
    answers = {item: written.answers[item.key] for item in version.form.items}
    return {
        **{item.key: keyed(item, a) for item, a in answers.items() if a not in _NOTHING},
        **({sheets.BESIDE: written.beside} if written.beside else {}),
        **{sheets.TRANSLATION + key: text for key, text in written.translations.items()},
    }

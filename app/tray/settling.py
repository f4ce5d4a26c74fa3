"""Two keyings that differ → one, as an officer settled it: counted, recorded and stored."""

from collections.abc import Mapping
from datetime import date

from app import events
from app.db import writing
from app.events import Kind
from app.tray import entries, replies, twice
from app.tray.replies import State
from app.tray.tables import Reply
from app.tray.twice import NotToSettle
from forms.keys import from_keys


def settle(reply: Reply, chosen: Mapping[str, str], *, officer_id: int, today: date) -> None:
    """Stores a reply as two keyings have it, and as an officer chose where they differ.

    Beside the questions (writing on the back, missing pages, translations) the first keying counts,
    and the second where the first has nothing.

    Args:
        chosen: what to key for each item that differs, by its key; it means an answer.

    Raises:
        NotToSettle: somebody else was faster. Nothing is stored.
        replies.Closed: its batch is closed.
        KeyError: nothing is chosen for an item that differs.
    """
    with writing():
        held = replies.lock(reply.id)
        if held.state != State.TO_SETTLE:
            raise NotToSettle(held.state)
        version = replies.version_of(held)
        first, second = twice.both(held)
        differences = {found.item.key: found for found in twice.differences(version, held)}
        settled = {key: chosen[key] for key in differences}
        was_wrong = {
            key: from_keys(found.item, settled[key]) != found.first
            for key, found in differences.items()
        }
        changes = {key: (found.keys[0], settled[key]) for key, found in differences.items()}
        events.record(replies.subject(held), officer_id, Kind.SETTLED, changes=changes)
        whole = {**second, **first, **settled}
        entries.store(held, version, whole, officer_id=officer_id, today=today, wrong=was_wrong)

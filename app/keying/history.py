"""The events of a reply → what an officer reads of them: who did what, when, why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date

from app import events
from app.events import KINDS, Event, EventValue, Kind
from app.keying.told import NOT_WRITTEN, Told, told
from app.pages import language, page_words
from app.tray import replies, sheets
from app.tray.aside import REASONS, Reason
from app.tray.tables import Reply
from forms.answers import Blank
from forms.items import Item
from forms.keys import from_keys
from forms.problems import Problem
from forms.wording import N_, Message, Phrase, before, say

BESIDE = N_("Beside the questions")
TRANSLATION = N_("{number}. In English")


@dataclass(frozen=True)
class Change:
    """What was changed of an item, or beside the questions: its label, and both in words."""

    label: str
    before: Told
    after: Told


@dataclass(frozen=True)
class Line:
    """One event. `day` and `time` are the council's; `who`: an e-mail address, "" if unknown."""

    day: date
    time: str
    who: str
    what: Phrase
    why: str
    changes: tuple[Change, ...]


def lines(reply: Reply, *, with_values: bool) -> Iterator[Line]:
    """What was done to a reply, the first first.

    Args:
        with_values: whether this officer may see what was keyed.
    """
    items = {}
    if reply.version_id is not None:
        form = replies.version_of(reply).in_language(language())
        items = {item.key: item for item in form.items}
    for event in events.of(replies.subject(reply)):
        at = event.at.replace(tzinfo=UTC).astimezone()
        changed = _in_order(event, items) if with_values else ()
        yield Line(
            day=at.date(),
            time=at.strftime("%H:%M"),
            who=event.officer.email if event.officer else "",
            what=said(event.kind),
            why=event.why if with_values or event.kind != Kind.CHANGED else "",
            changes=tuple(_change(value, items) for value in changed),
        )


def said(kind: str) -> Phrase:
    """What was done, in the language of the page."""
    what, _, reason = kind.partition(": ")
    words = page_words()
    values = {"reason": Message(REASONS[Reason(reason)])} if reason else {}
    return Message(KINDS.get(what, what), values=values).said(words)


def _in_order(event: Event, items: dict[str, Item]) -> list[EventValue]:
    """In printed order; what is beside the questions stands last."""
    places = {key: place for place, key in enumerate(items)}
    return sorted(event.values, key=lambda value: places.get(value.key, len(places)))


def _change(value: EventValue, items: dict[str, Item]) -> Change:
    item = items.get(value.key)
    if item is not None:
        return Change(
            before(f"{item.number}. ", item.label),
            *(_told(item, keys) for keys in (value.before, value.after)),
        )
    return Change(_label(value.key, items), _written(value.before), _written(value.after))


def _told(item: Item, keys: str) -> Told:
    answer = from_keys(item, keys)
    return told(item, Blank() if isinstance(answer, Problem) else answer, page_words())


def _label(key: str, items: dict[str, Item]) -> Phrase:
    item = items.get(key.removeprefix(sheets.TRANSLATION))
    if item is None:
        return say(page_words(), BESIDE)
    return say(page_words(), TRANSLATION, number=item.number)


def _written(text: str) -> Told:
    about = None if text else say(page_words(), NOT_WRITTEN)
    return Told(about, (text,) if text else (), "", own=False)

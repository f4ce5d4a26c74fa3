"""The events of what officers run → what is read of them: who did what, and when."""

from collections.abc import Iterator
from datetime import UTC
from itertools import takewhile

from app import events
from app.events import KINDS, Event
from app.keying.history import Line
from app.pages import isolated, page_words
from forms.wording import Phrase, say


def lines(subject: str) -> Iterator[Line]:
    """What was done to something, the first first.

    On one engine the id of what was thrown away before it was published may come again: what was
    done to that is left out.
    """
    found = events.of(subject)
    before_out = takewhile(lambda one: not one.kind.startswith(events.Kind.PUBLISHED), found)
    gone = max(
        (n for n, one in enumerate(before_out, 1) if one.kind == events.Kind.DISCARDED), default=0
    )
    return map(_line, found[gone:])


def said(kind: str) -> Phrase:
    """What was done, in the language of the page."""
    what, _, reason = kind.partition(": ")
    return say(page_words(), KINDS.get(what, what), reason=isolated(reason))


def _line(event: Event) -> Line:
    at = event.at.replace(tzinfo=UTC).astimezone()
    return Line(
        day=at.date(),
        time=at.strftime("%H:%M"),
        who=event.officer.email if event.officer else "",
        what=said(event.kind),
        why=event.why,
        changes=(),
    )

"""A project's meeting → its agenda, which members get a week before.

What it is for, and when it is sent: West Berkshire Council, "How to do Co-production", "Agenda and
papers" and "Reflecting and learning". The items and the words are ours.
"""

from collections.abc import Sequence
from datetime import timedelta

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Gap, Part, Table, Words
from printables.documents.shared import (
    document,
    gap,
    heading,
    next_meeting,
    paragraph,
    reach_us,
    said,
    when_and_where,
)

A_WEEK = timedelta(days=7)
OWN_ITEMS = 4


def agenda(facts: Facts) -> Document:
    """When and where, what we talk about, and what to do before."""
    return document(
        facts,
        said(N_("Agenda of our meeting")),
        (heading(N_("When and where we meet")), *when_and_where(facts.meeting)),
        _items(),
        _before(facts),
        next_meeting(facts),
    )


def _items() -> tuple[Part, ...]:
    own = gap(N_("[What we talk about]"))
    rows = [
        _row(said(N_("Welcome: who is here today"))),
        _row(said(N_("The notes of the last meeting, and what has been done since"))),
        *[_row(own)] * OWN_ITEMS,
        _row(said(N_("What we have agreed, and who will do what"))),
        _row(said(N_("How was the meeting? What went well, and what did not"))),
    ]
    return (
        heading(N_("What we will do")),
        paragraph(N_("We will have breaks. If you need one sooner, please say so.")),
        Table(
            head=(said(N_("Time")), said(N_("What")), said(N_("Who begins"))),
            rows=rows,
            widths=(0.2, 0.5, 0.3),
        ),
    )


def _row(item: Words | Gap) -> tuple[Sequence[Words | Gap], ...]:
    return (gap(N_("[Time]")),), (item,), (gap(N_("[Name]")),)


def _before(facts: Facts) -> tuple[Part, ...]:
    sent = N_("We send you this a week before we meet, so that you have time to read it.")
    return (
        heading(N_("Before the meeting")),
        paragraph(sent),
        *_last_day_to_send(facts),
        gap(N_("[The papers that come with this]"), lines=2),
        paragraph(N_("If something is not clear, or if you need help to take part, tell us.")),
        paragraph(N_("You can't come? Tell us what you think, and we will say it for you.")),
        *reach_us(facts),
    )


def _last_day_to_send(facts: Facts) -> tuple[Part, ...]:
    if facts.meeting is None:
        return ()
    day = facts.meeting.day - A_WEEK
    return (paragraph(N_("So it is in the post, or sent by e-mail, by {date}."), date=day),)

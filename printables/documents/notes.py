"""A project's meeting → a sheet for its notes: who was there, what was decided, who does what.

What notes are for: West Berkshire Council, "How to do Co-production", "Agenda and papers". The
headings and the words are ours.
"""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Paragraph, Part, Table
from printables.documents.shared import (
    document,
    gap,
    heading,
    line_of,
    next_meeting,
    paragraph,
    reach_us,
    said,
)

ACTIONS = 5


def notes(facts: Facts) -> Document:
    """Room for what was said and agreed; a table of who does what by when."""
    return document(
        facts,
        said(N_("Notes of our meeting")),
        _which(facts),
        _who_came(),
        _what_was_said(),
        _actions(),
        next_meeting(facts),
        _mistakes(facts),
    )


def _which(facts: Facts) -> tuple[Part, ...]:
    told = heading(N_("The meeting"))
    if facts.meeting is None:
        return told, gap(N_("[The day and the place of the meeting]"), mend="meetings")
    return told, Paragraph(text=line_of(facts.meeting))


def _who_came() -> tuple[Part, ...]:
    return (
        heading(N_("Who was there")),
        gap(N_("[The names of those who came]"), lines=4),
        gap(N_("[The names of those who could not come]"), lines=2),
    )


def _what_was_said() -> tuple[Part, ...]:
    return (
        heading(N_("What we talked about")),
        paragraph(N_("Write what was said. Who said it is only needed if they want it told.")),
        gap(N_("[What was said]"), lines=8),
        heading(N_("What we decided")),
        gap(N_("[What was decided, and why]"), lines=6),
        heading(N_("How the meeting went")),
        gap(N_("[What went well, and what did not]"), lines=3),
    )


def _actions() -> tuple[Part, ...]:
    row = (
        (gap(N_("[What will be done]"), lines=2),),
        (gap(N_("[Name]")),),
        (gap(N_("[By when]")),),
    )
    return (
        heading(N_("Who will do what")),
        Table(
            head=(said(N_("What")), said(N_("Who")), said(N_("By when"))),
            rows=[row] * ACTIONS,
            widths=(0.5, 0.27, 0.23),
        ),
    )


def _mistakes(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("Is something wrong or missing?")),
        paragraph(N_("Every member gets these notes. Tell us if we should change something.")),
        *reach_us(facts),
    )

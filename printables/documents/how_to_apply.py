"""A project → the sheet that tells those who want to join its group how to apply.

Structure: West Berkshire Council, "How to do Co-production", "Details of how to apply example".
The words are ours, but for the council's definition and principles.
"""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Bullets, Document, Gap, Part, Said
from printables.documents.shared import (
    bullets,
    co_production,
    document,
    expenses,
    gap,
    heading,
    last_day,
    lines_of,
    method,
    paragraph,
    questions,
    reach_us,
    said,
    text,
)

MOST_WORDS = 750  # of an application, as the example has it


def how_to_apply(facts: Facts) -> Document:
    """What the group is, what its members do, whom we look for, and the ways to apply."""
    return document(
        facts,
        said(N_("How to apply to join the group")),
        co_production(facts),
        _project(facts),
        _role(facts),
        _meetings(facts),
        _members(),
        expenses(facts),
        _apply(facts),
        _criteria(facts),
        _next(),
        questions(facts),
    )


def _project(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("The project")),
        heading(N_("What is it about?"), level=3),
        text(facts, "topic"),
        heading(N_("Which service is it?"), level=3),
        text(facts, "service"),
        heading(N_("What can be changed?"), level=3),
        text(facts, "open"),
        heading(N_("What can't be changed?"), level=3),
        text(facts, "fixed"),
        heading(N_("How we work with you"), level=3),
        method(facts),
        heading(N_("Why we work in this way"), level=3),
        text(facts, "reason"),
    )


def _role(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What the group is for")),
        heading(N_("What do we want to reach?"), level=3),
        text(facts, "aims"),
        heading(N_("What will we do?"), level=3),
        text(facts, "objectives"),
        heading(N_("Who is in it?"), level=3),
        paragraph(N_("Local people are in the group, and so are people from the council.")),
        gap(N_("[How many people are in the group, and who they are]"), lines=2),
        gap(N_("[Who leads the meetings, and who helps the group]"), lines=2),
    )


def _meetings(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("When we meet")),
        lines_of(facts.meetings, N_("[The days and the places of the meetings]")),
        gap(N_("[The times when the meetings begin and end]")),
    )


def _members() -> tuple[Part, ...]:
    return (
        heading(N_("What members do")),
        bullets(
            N_("They come to the meetings."),
            N_("They read the papers before each meeting."),
            N_("They say what local people think, and how more of them can have a say."),
            N_("They learn with the rest of the group."),
            N_("Now and then there may be another short meeting. You choose if you come."),
        ),
    )


def _apply(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("How to apply")),
        bullets(
            N_("Tell us a little about yourself, and about what you have done so far."),
            N_("Then tell us how you fit what we look for. You find it in the list below."),
        ),
        paragraph(
            N_("Please write no more than {number} words. A few are enough."),
            number=str(MOST_WORDS),
        ),
        last_day(facts),
        paragraph(N_("Choose the way that is best for you:")),
        _ways(facts),
        *reach_us(facts),
    )


def _ways(facts: Facts) -> Bullets:
    online: Said | Gap = gap(N_("[Where to apply online]"))
    if facts.applying is not None:
        address = facts.applying.address.removeprefix("https://")
        online = said(N_("Online: go to {address}."), address=address)
    return Bullets(
        entries=[
            online,
            said(N_("On paper: ask us for the form. We will post it to you.")),
            said(N_("By telephone: call us. You talk, and we write it down for you.")),
        ]
    )


def _criteria(facts: Facts) -> tuple[Part, ...]:
    found = (
        Bullets(entries=facts.criteria)
        if facts.criteria
        else gap(N_("[What we look for in people who apply]"), lines=4, mend="criteria")
    )
    return (
        heading(N_("What we look for")),
        found,
        paragraph(N_("We want a group of many kinds of people, with many kinds of lives.")),
    )


def _next() -> tuple[Part, ...]:
    return (
        heading(N_("What happens next")),
        paragraph(N_("We read all that people send us. Then we write to you to say yes or no.")),
    )

"""A project → the flyer that invites people to join its group.

Structure: West Berkshire Council, "How to do Co-production", "Invite letter template". The words
are ours.
"""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Part
from printables.documents.shared import (
    bullets,
    document,
    expenses,
    gap,
    heading,
    last_day,
    lines_of,
    method,
    paragraph,
    questions,
    said,
    text,
    when_and_where,
)


def invitation(facts: Facts) -> Document:
    """The flyer: what it is about, who can join, when the group meets, how to apply."""
    return document(
        facts,
        said(N_("Come and work with us")),
        _interest(facts),
        _about(facts),
        _who(),
        _meetings(facts),
        expenses(facts),
        _apply(facts),
        questions(facts),
    )


def _interest(facts: Facts) -> tuple[Part, ...]:
    return (
        paragraph(N_("Do you care about this: {project}?"), strong=True, project=facts.project),
        paragraph(
            N_("Would you like to work on it together with {council}?"),
            strong=True,
            council=facts.council.name,
        ),
        paragraph(N_("Then we would like to hear from you.")),
    )


def _about(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What is it about?")),
        text(facts, "topic"),
        heading(N_("What will the group make better?")),
        text(facts, "service"),
        heading(N_("How we work with you")),
        method(facts),
    )


def _who() -> tuple[Part, ...]:
    return (
        heading(N_("Who can join?")),
        paragraph(N_("We are looking for local people.")),
        gap(N_("[How many local people we are looking for]")),
        bullets(
            N_("You can come for yourself, or for a local group."),
            N_("You do not have to be an expert. You know what it is like to live here."),
            N_("Tell us what you need to take part. We will do what we can."),
        ),
    )


def _meetings(facts: Facts) -> tuple[Part, ...]:
    first = facts.meetings[0] if facts.meetings else None
    return (
        heading(N_("Your first meeting")),
        *when_and_where(first),
        heading(N_("The meetings after that")),
        lines_of(facts.meetings[1:], N_("[The days and the places of the later meetings]")),
    )


def _apply(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("How to apply")),
        paragraph(N_("Ask us for the sheet that tells you how to apply. We will send it to you.")),
        last_day(facts),
    )

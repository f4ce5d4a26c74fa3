"""Somebody who has applied, and was chosen → the letter that says yes. The words are ours.

A call before the first meeting: West Berkshire Council, "How to do Co-production", "Running good
group meetings".
"""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Part
from printables.documents.shared import (
    document,
    ending,
    expenses,
    greeting,
    heading,
    lines_of,
    paragraph,
    reach_us,
    said,
)


def yes(facts: Facts) -> Document:
    """Welcome, what happens next, and how to say what one needs."""
    return document(
        facts,
        said(N_("Welcome to the group")),
        _welcome(facts),
        _next(facts),
        _needs(facts),
        expenses(facts),
        ending(),
        to=facts.to,
    )


def _welcome(facts: Facts) -> tuple[Part, ...]:
    return (
        greeting(facts),
        paragraph(N_("Thank you for what you told us when you applied.")),
        paragraph(N_("We would like you to join the group. We look forward to it!"), strong=True),
    )


def _next(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What happens next")),
        paragraph(N_("We will call you before your first meeting. We can get to know each other.")),
        paragraph(N_("A week before each meeting we will send you the agenda and the papers.")),
        paragraph(N_("These are the meetings:")),
        lines_of(facts.meetings, N_("[The days and the places of the meetings]")),
    )


def _needs(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What you need")),
        paragraph(N_("Tell us what would help you to take part. You do not have to say why.")),
        paragraph(N_("Have you changed your mind? That is all right. Please let us know soon.")),
        *reach_us(facts),
    )

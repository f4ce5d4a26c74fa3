"""Somebody who took part in a project that has ended → a letter of thanks. The words are ours."""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Part
from printables.documents.shared import (
    document,
    ending,
    gap,
    greeting,
    heading,
    paragraph,
    reach_us,
    said,
    text,
)


def thank_you(facts: Facts) -> Document:
    """Thanks, what changed because of the group, and how to stay in touch."""
    return document(
        facts,
        said(N_("Thank you for working with us")),
        _thanks(facts),
        _change(facts),
        _next(facts),
        ending(),
        to=facts.to,
    )


def _thanks(facts: Facts) -> tuple[Part, ...]:
    return (
        greeting(facts),
        paragraph(
            N_("You gave your time, and what you know, to this project: {project}."),
            project=facts.project,
        ),
        paragraph(N_("Thank you. It would not have been the same without you.")),
    )


def _change(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What changed")),
        paragraph(N_("This is what we hoped for:")),
        text(facts, "outcomes"),
        paragraph(N_("This is what changed because of the group:")),
        gap(N_("[What changed because of the group]"), lines=5),
        paragraph(N_("This is what did not change, and why:")),
        gap(N_("[What did not change, and why]"), lines=3),
    )


def _next(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("What happens next")),
        gap(N_("[What happens now with the work of the group]"), lines=3),
        paragraph(N_("Would you like to work with us again? Please tell us.")),
        *reach_us(facts),
    )

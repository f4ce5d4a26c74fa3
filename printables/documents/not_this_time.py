"""Somebody who has applied, and was not chosen → a kind letter that says so. The words are ours."""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Part
from printables.documents.shared import (
    bullets,
    document,
    ending,
    gap,
    greeting,
    heading,
    paragraph,
    reach_us,
    said,
)


def not_this_time(facts: Facts) -> Document:
    """No, how to hear why, and other ways to take part."""
    return document(
        facts,
        said(N_("Thank you for applying")),
        _no(facts),
        _why(facts),
        _other_ways(),
        ending(),
        to=facts.to,
    )


def _no(facts: Facts) -> tuple[Part, ...]:
    return (
        greeting(facts),
        paragraph(N_("Thank you for the time and the thought that you gave us.")),
        paragraph(N_("We are sorry: we can't offer you a place in the group this time.")),
        paragraph(N_("That does not mean that what you know does not count. It does.")),
    )


def _why(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("If you want to know why")),
        paragraph(N_("We will gladly tell you. You can also tell us what we could do better.")),
        *reach_us(facts),
    )


def _other_ways() -> tuple[Part, ...]:
    return (
        heading(N_("Other ways to take part")),
        bullets(
            N_("When we ask people about this project, fill in the form, online or on paper."),
            N_("Tell us your own story. We will use it only if you say that we may."),
            N_("Ask us to tell you when we look for people again. You are welcome to apply."),
        ),
        gap(N_("[Other ways to take part in this project]"), lines=2),
    )

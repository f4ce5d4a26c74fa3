"""The yearly talks with a group's members → a report for the group on what many of them said.

What it is for: West Berkshire Council, "How to do Co-production", "Membership annual reviews". The
themes are those of the library's form for the talks; the words are ours.
"""

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Gap, Part, Table
from printables.documents.shared import bullets, document, gap, heading, paragraph, said

CHANGES = 4


def review_themes(facts: Facts) -> Document:
    """What came up more than once, and the changes that the group decides on; no names."""
    return document(
        facts,
        said(N_("What members told us this year")),
        _what_it_is(),
        _themes(),
        _changes(),
    )


def _what_it_is() -> tuple[Part, ...]:
    return (
        paragraph(N_("Once a year we talk with each member alone. The talks are private.")),
        paragraph(N_("This report says what came up more than once.")),
        heading(N_("How many talks there were")),
        gap(N_("[How many talks there were]")),
        heading(N_("Nobody can be known from this")),
        bullets(
            N_("There are no names in it, and no jobs or roles."),
            N_("It leaves out what only one member said."),
            N_("It is told in new words, not in the words that a member used."),
        ),
    )


def _themes() -> tuple[Part, ...]:
    return (
        heading(N_("What went well")),
        _theme(),
        heading(N_("What did not go so well")),
        _theme(),
        heading(N_("What is hard to say in the group")),
        _theme(),
        heading(N_("What would help members to take part")),
        _theme(),
    )


def _theme() -> Gap:
    return gap(N_("[What more than one member said]"), lines=3)


def _changes() -> tuple[Part, ...]:
    row = (
        (gap(N_("[What members asked for]"), lines=2),),
        (gap(N_("[What the group decided]"), lines=2),),
    )
    return (
        heading(N_("Changes for the group to look at")),
        paragraph(N_("The whole group talks about each change, and decides on it.")),
        Table(
            head=(said(N_("The change")), said(N_("What we decided"))),
            rows=[row] * CHANGES,
            widths=(0.5, 0.5),
        ),
    )

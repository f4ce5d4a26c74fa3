"""A project's first meeting → its programme, with notes for the person who leads it.

Structure and times: West Berkshire Council, "How to do Co-production", "Sample programme for the
first meeting of a Co-production group". The words are ours, but for the council's definition and
principles, which are handed round.
"""

from collections.abc import Sequence

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Document, Part, Table, Words
from printables.documents.shared import (
    bullets,
    co_production,
    document,
    gap,
    heading,
    paragraph,
    said,
    when_and_where,
)

EVERYBODY = N_("Everybody")
CHAIR = N_("Chair or leader")
OFFICER = N_("Council officer")
PAPER_AND_PENS = N_("Large paper on a stand, and thick pens")
# When, what, notes for the person who leads, who it is, and what is needed.
Step = tuple[str, str, Sequence[str], str, Sequence[str]]
ARRIVING: tuple[Step, ...] = (
    (
        "12:30",
        N_("Sandwiches"),
        (N_("Talk with those who come. Help them to feel welcome."),),
        EVERYBODY,
        (N_("Food that each person can eat"),),
    ),
    (
        "13:00",
        N_("Welcome"),
        (
            N_("Say who you are, who leads and who takes notes."),
            N_("Say where the toilets and the ways out are."),
            N_("Ask if photos are all right."),
            N_("Tell the aims of the day. They are above."),
            N_("Say when it ends. Ask who has to leave early."),
        ),
        CHAIR,
        (),
    ),
    (
        "13:10",
        N_("Getting to know each other"),
        (
            N_("People talk in pairs for five minutes: their name, and why they came."),
            N_("Then each tells the group about the other."),
        ),
        CHAIR,
        (),
    ),
    (
        "13:40",
        N_("Ground rules"),
        (
            N_("Ask what would help people to feel safe to speak. Give them time."),
            N_("If all stay quiet, offer some: listen, respect other views, speak in turn."),
            N_("Add these: do not judge, come back on time, take calls outside."),
            N_("Ask if all agree to keep private what people tell."),
        ),
        CHAIR,
        (PAPER_AND_PENS,),
    ),
    (
        "13:50",
        N_("A game with a hoop"),
        (
            N_("Four to six people lower a hoop on their fingers, without a word."),
            N_("Then more people join in, and it gets harder."),
            N_("Do it at a table if some can't stand."),
            N_("Ask the group: how is this like sharing power?"),
        ),
        CHAIR,
        (N_("A hoop"),),
    ),
)
WORKING: tuple[Step, ...] = (
    ("14:20", N_("Break"), (), "", ()),
    (
        "14:30",
        N_("A film about co-production"),
        (N_("Show a short film with captions."),),
        CHAIR,
        (N_("A screen with sound, and the film"),),
    ),
    (
        "14:40",
        N_("A talk about co-production"),
        (N_("Keep it short."),),
        CHAIR,
        (N_("Slides, and the same on paper"),),
    ),
    ("15:00", N_("Questions and answers"), (), CHAIR, ()),
    (
        "15:15",
        N_("What the council wants to do"),
        (N_("A short talk about the project, and what can be changed."),),
        OFFICER,
        (),
    ),
    (
        "15:55",
        N_("What co-production means to us"),
        (
            N_("Hand out what it means to us, and our principles. They are below."),
            N_("Let people explain it to each other."),
            N_("You do not have to defend it. Ask if it should change for this group."),
            N_("Agree on it at the next meeting."),
        ),
        CHAIR,
        (PAPER_AND_PENS,),
    ),
    (
        "16:25",
        N_("How was the meeting?"),
        (
            N_("Ask what went well, and what did not."),
            N_("Tell people when the next meeting is."),
            N_("Ask them to think about who could be a chair."),
        ),
        CHAIR,
        (),
    ),
    ("16:30", N_("Close"), (), "", ()),
)


def first_meeting(facts: Facts) -> Document:
    """The programme, and what to hand round."""
    return document(
        facts,
        said(N_("Programme of the first meeting")),
        (heading(N_("When and where we meet")), *when_and_where(facts.meeting)),
        (gap(N_("[The name of the person who chairs today]")),),
        _aims(),
        _programme(),
        co_production(facts),
    )


def _aims() -> tuple[Part, ...]:
    return (
        heading(N_("The aims of the day")),
        bullets(
            N_("We get to know each other."),
            N_("We find good ways to work with each other."),
            N_("We learn more about co-production."),
            N_("We learn more about the project."),
            N_("We begin to agree on our principles."),
            N_("We start to think about what to do first."),
        ),
    )


def _programme() -> tuple[Part, ...]:
    steps = (*ARRIVING, *WORKING)
    return (
        heading(N_("Programme")),
        paragraph(N_("This is a sample. Change it, so that it fits your group.")),
        paragraph(N_("Some people need more time or more breaks. Then make it longer.")),
        Table(
            head=(
                said(N_("Time")),
                said(N_("What we do, and who leads")),
                said(N_("Notes for the person who leads")),
                said(N_("What is needed")),
            ),
            rows=[_row(step) for step in steps],
            widths=(0.1, 0.23, 0.48, 0.19),
        ),
    )


def _row(step: Step) -> tuple[Sequence[Words], ...]:
    time, what, notes, who, needed = step
    return (
        (time,),
        [said(one) for one in (what, who) if one],
        [said(note) for note in notes],
        [said(thing) for thing in needed],
    )

"""What a council and a project say of themselves → the parts that several letters share."""

from collections.abc import Sequence
from datetime import date

from forms.wording import N_, Phrase
from printables.documents.facts import Facts, Meeting
from printables.documents.parts import (
    Address,
    Bullets,
    Document,
    Gap,
    Heading,
    Paragraph,
    Part,
    Said,
)
from printables.languages import direction
from printables.setting import unbroken
from printables.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

# What stands in the place of a project's text, by its name, while nobody has written it.
MISSING = {
    "topic": N_("[What the project is about]"),
    "service": N_("[The service that the group is to improve]"),
    "open": N_("[What can be changed]"),
    "fixed": N_("[What can't be changed]"),
    "reason": N_("[Why we work in this way]"),
    "aims": N_("[What the group hopes to reach, in one sentence]"),
    "outcomes": N_("[What will be different]"),
    "objectives": N_("[What the group will do to reach it]"),
}
IN_A_PLACE = N_("{date}, {place}")
ONLINE = N_("{date}, online")
EITHER = N_("{date}, {place} or online")


def document(
    facts: Facts, title: Said, *parts: Sequence[Part], to: Sequence[str] | None = None
) -> Document:
    """A letter of a project, section by section; `to` one person, where it is such a letter."""
    return Document(
        title=title,
        about=facts.project,
        council=facts.council.name,
        return_address=facts.council.return_address,
        parts=[part for section in parts for part in section],
        address=None if to is None else Address(to=to),
    )


FIRST_STRONG_ISOLATE, RIGHT_TO_LEFT_ISOLATE = "\u2068", "\u2067"


def in_its_own_order(text: str) -> str:
    """A name or text of somebody's, from its own side: where its language isn't known, its own."""
    if not isinstance(text, Phrase):
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
    sign = RIGHT_TO_LEFT_ISOLATE if direction(text.language) == "rtl" else LEFT_TO_RIGHT_ISOLATE
    return f"{sign}{text}{POP_ISOLATE}"


def said(message: str, **values: str | date) -> Said:
    """A message and its values: names keep their own order in any text, days stay days."""
    told = {
        name: in_its_own_order(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Said(message=message, values=told)


def heading(message: str, *, level: int = 2, **values: str | date) -> Heading:
    """A heading of our own words."""
    return Heading(text=said(message, **values), level=level)


def paragraph(message: str, *, strong: bool = False, **values: str | date) -> Paragraph:
    """A paragraph of our own words."""
    return Paragraph(text=said(message, **values), strong=strong)


def bullets(*messages: str, numbered: bool = False) -> Bullets:
    """A list of our own words."""
    return Bullets(entries=[said(message) for message in messages], numbered=numbered)


def gap(wanted: str, *, lines: int = 1, mend: str = "") -> Gap:
    """What is missing, named by a message in square brackets."""
    return Gap(wanted=said(wanted), lines=lines, mend=mend)


def text(facts: Facts, name: str) -> Paragraph | Gap:
    """A text of the project's by its name, or the gap that it leaves."""
    own = facts.texts.get(name)
    return Paragraph(text=own) if own else gap(MISSING[name], lines=3, mend=name)


def method(facts: Facts) -> Paragraph | Gap:
    """How the project works with people."""
    if facts.method:
        return paragraph(facts.method)
    return gap(N_("[How we work with people in this project]"), lines=2, mend="method")


def co_production(facts: Facts) -> tuple[Part, ...]:
    """What co-production is for the council: its definition and its principles."""
    council = facts.council
    names = {"council": council.name, "place": council.place}
    definition = (
        Paragraph(text=said(council.definition, **names))
        if council.definition
        else gap(N_("[What co-production means to the council]"), lines=3)
    )
    principles: list[Part] = []
    for name, meaning in council.principles:
        principles += [heading(name, level=3, **names), Paragraph(text=said(meaning, **names))]
    return (
        heading(N_("What is co-production?")),
        paragraph(N_("This is what co-production means to us:")),
        definition,
        paragraph(N_("These are our principles:")),
        *(principles or [gap(N_("[The council's principles of co-production]"), lines=4)]),
    )


def line_of(meeting: Meeting) -> Said:
    """A meeting in one line: its day, and where it is."""
    if not meeting.where:
        return said(ONLINE, date=meeting.day)
    message = EITHER if meeting.online else IN_A_PLACE
    return said(message, date=meeting.day, place=meeting.where)


def lines_of(meetings: Sequence[Meeting], wanted: str) -> Bullets | Gap:
    """Some meetings, a line each; none: the gap that they leave."""
    if not meetings:
        return gap(wanted, lines=3, mend="meetings")
    return Bullets(entries=[line_of(meeting) for meeting in meetings])


def when_and_where(meeting: Meeting | None) -> tuple[Part, ...]:
    """All that is known of a meeting; its time is written by hand."""
    time = gap(N_("[The time when it begins, and when it ends]"))
    if meeting is None:
        return gap(N_("[The day and the place of the meeting]"), mend="meetings"), time
    parts: list[Part] = [paragraph(N_("It is on {date}."), strong=True, date=meeting.day), time]
    if meeting.where:
        parts.append(paragraph(N_("It is in this place: {place}."), place=meeting.where))
    if meeting.online:
        also = N_("You can also join online.") if meeting.where else N_("It is online.")
        parts += [paragraph(also), gap(N_("[How to join online]"))]
    if not meeting.access:
        wanted = N_("[What we arrange, so that everybody can take part]")
        return *parts, gap(wanted, lines=2, mend="meetings")
    arranged = paragraph(N_("This is arranged, so that everybody can take part:"))
    return *parts, arranged, Paragraph(text=meeting.access)


def expenses(facts: Facts) -> tuple[Part, ...]:
    """What the council has decided about expenses, and no more than that."""
    if facts.council.pays:
        return (
            heading(N_("We pay your expenses")),
            paragraph(N_("We pay what it costs you to take part, as long as it is reasonable.")),
            paragraph(N_("A bus fare is one example. Please keep your tickets.")),
        )
    return (
        heading(N_("Expenses")),
        paragraph(N_("We can't promise to pay what it costs you to take part.")),
        paragraph(N_("Please ask us before you spend money on it.")),
    )


def last_day(facts: Facts) -> Paragraph | Gap:
    """Until when people can apply."""
    if facts.applying is None:
        return gap(N_("[The last day to apply]"))
    return paragraph(
        N_("The last day to apply is {date}."), strong=True, date=facts.applying.closes
    )


def reach_us(facts: Facts) -> tuple[Part, ...]:
    """By telephone and by e-mail."""
    telephone, email = unbroken(facts.council.telephone), facts.contact or facts.council.email
    return (
        paragraph(N_("You can telephone us: {telephone}."), telephone=telephone)
        if telephone
        else gap(N_("[The council's telephone number]")),
        paragraph(N_("You can write to us: {email}."), email=email)
        if email
        else gap(N_("[An e-mail address to write to]"), mend="contact"),
    )


def questions(facts: Facts) -> tuple[Part, ...]:
    """Whom to ask, and how to have it in another way."""
    return (
        heading(N_("If you have a question")),
        paragraph(N_("Please ask us. No question is too small.")),
        *reach_us(facts),
        paragraph(
            N_("Do you need this in large print, in another language or in another way? Tell us.")
        ),
    )


def greeting(facts: Facts) -> Paragraph | Gap:
    """How a letter to a person begins."""
    if not facts.to:
        return gap(N_("[The name of the person]"))
    return paragraph(N_("Dear {name},"), name=facts.to[0])


def ending() -> tuple[Part, ...]:
    """How a letter to a person ends."""
    return (
        paragraph(N_("With kind regards")),
        gap(N_("[The name and the job of the person who writes]"), lines=2),
        gap(N_("[The date]")),
    )


def next_meeting(facts: Facts) -> tuple[Part, ...]:
    """The meeting that follows the one that the letter is about."""
    this = facts.meeting
    after = [one for one in facts.meetings if this and one.day > this.day]
    return (
        heading(N_("The next meeting")),
        lines_of(after[:1], N_("[The day and the place of the next meeting]")),
    )

"""A project → its group's terms of reference: how the group works, for its members to agree on.

Structure, and what each clause says: West Berkshire Council, "How to do Co-production", "Steering
group terms of reference template"; its ground rules are those of the council's Co-production
Steering Group. The plain words are ours.
"""

from datetime import timedelta

from forms.wording import N_
from printables.documents.facts import Facts
from printables.documents.parts import Bullets, Document, Paragraph, Part
from printables.documents.shared import (
    bullets,
    document,
    gap,
    heading,
    lines_of,
    paragraph,
    said,
    text,
)

# Rules on how members come and go are for groups that last longer.
A_YEAR = timedelta(days=366)
GROUND_RULES = (
    N_("We listen with respect."),
    N_("We are brave. We welcome other views and hard questions."),
    N_("We stay curious and keep an open mind."),
    N_("We say what is a fact, and what is only our view."),
    N_("We can agree to disagree."),
    N_("We question how things are done. Odd ideas are welcome."),
    N_("We leave party politics outside."),
    N_("We keep to what we are here to talk about."),
    N_("We each add what we can."),
    N_("We stay with it to the end."),
    N_("We say what we need."),
    N_("We ask questions."),
    N_("We keep to ourselves what is private."),
    N_("Online we are as polite as in a room."),
)


def terms_of_reference(facts: Facts) -> Document:
    """A draft for the group, clause by clause."""
    return document(
        facts,
        said(N_("Terms of reference")),
        _agreed(),
        _background(facts),
        _aims(facts),
        _membership(),
        _changes(facts),
        _members(facts),
        _ground_rules(),
        _meetings(facts),
        _papers(),
        _confidentiality(),
        _decisions(facts),
    )


def _agreed() -> tuple[Part, ...]:
    return (
        paragraph(N_("This says how our group works. It is a draft until the group agrees it.")),
        gap(N_("[The day when the group agreed this]")),
    )


def _background(facts: Facts) -> tuple[Part, ...]:
    return heading(N_("Background")), text(facts, "topic"), text(facts, "reason")


def _aims(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("Aims and objectives")),
        paragraph(N_("This is the aim of the group:")),
        text(facts, "aims"),
        paragraph(N_("This is what the group will do to reach it:")),
        text(facts, "objectives"),
        paragraph(N_("This is how we will know that it worked:")),
        Bullets(entries=facts.measures)
        if facts.measures
        else Paragraph(text=facts.texts["measures"])
        if "measures" in facts.texts
        else gap(N_("[What we count or ask, to know that it worked]"), lines=3, mend="measures"),
    )


def _membership() -> tuple[Part, ...]:
    return (
        heading(N_("Members and chairs")),
        paragraph(N_("We aim to have as many local people as people from the council.")),
        paragraph(
            N_("It is good to have two chairs: one who lives here, and one from the council.")
        ),
        gap(N_("[The names of the chairs]"), lines=2),
    )


def _changes(facts: Facts) -> tuple[Part, ...]:
    """How members come and go, and speak alone with somebody."""
    short = facts.begins and facts.ends and facts.ends - facts.begins <= A_YEAR
    if short:
        length = [paragraph(N_("The group lasts no more than a year. Members stay to the end."))]
        selection = [paragraph(N_("Members are chosen at the start. What we look for is open."))]
        review = [paragraph(N_("Any member can ask to speak with the chair alone."))]
    else:
        length, selection, review = _length(), _selection(), _review()
    return (
        heading(N_("How long members stay")),
        *length,
        heading(N_("How members are chosen")),
        *selection,
        heading(N_("A talk with each member once a year")),
        *review,
    )


def _length() -> list[Paragraph]:
    return [
        paragraph(N_("Every two years, a third of the members make room for new ones.")),
        paragraph(N_("New people bring new life and new ideas.")),
    ]


def _selection() -> list[Paragraph]:
    return [
        paragraph(N_("People ask to join on a short and simple form.")),
        paragraph(
            N_("A few people read the forms and choose. They look for the same things in each.")
        ),
    ]


def _review() -> list[Paragraph]:
    return [
        paragraph(N_("Once a year, a chair or a leader from the council meets each member alone.")),
        paragraph(N_("It is a time to say what is hard to say in the group. It stays private.")),
        paragraph(
            N_("Then the group reads a short report on what many people said. It has no names.")
        ),
        paragraph(N_("The whole group looks at each change that was asked for, and agrees on it.")),
    ]


def _members(facts: Facts) -> tuple[Part, ...]:
    council = facts.council.name
    return (
        heading(N_("List of members")),
        heading(N_("Local people"), level=3),
        gap(N_("[The names of the local people]"), lines=5),
        heading(N_("People from {council}"), level=3, council=council),
        gap(N_("[The names and the jobs of officers and councillors]"), lines=5),
        heading(N_("People who help the group with its papers"), level=3),
        gap(N_("[The names of those who write and send the papers]"), lines=2),
    )


def _ground_rules() -> tuple[Part, ...]:
    return (
        heading(N_("Ground rules")),
        paragraph(N_("This is what we ask of one another:")),
        bullets(*GROUND_RULES),
        gap(N_("[Other rules that the group has agreed]"), lines=3),
        paragraph(N_("If a member breaks these rules again and again, we may ask them to leave.")),
    )


def _meetings(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("Meetings")),
        *_lifetime(facts),
        paragraph(N_("We agree on days and times early, so that members can plan.")),
        lines_of(facts.meetings, N_("[The days and the places of the meetings]")),
        gap(N_("[The times when the meetings begin and end]")),
    )


def _lifetime(facts: Facts) -> list[Part]:
    if facts.begins is None and facts.ends is None:
        return [gap(N_("[When the group begins, and when it ends]"), mend="dates")]
    begins = facts.begins and paragraph(N_("The group begins on {date}."), date=facts.begins)
    ends = facts.ends and paragraph(N_("The group ends on {date}."), date=facts.ends)
    return [
        begins or gap(N_("[When the group begins]"), mend="dates"),
        ends or gap(N_("[When the group ends, if it does]"), mend="dates"),
    ]


def _papers() -> tuple[Part, ...]:
    return (
        heading(N_("Agenda and papers")),
        paragraph(N_("Members get the agenda and the papers one week before a meeting.")),
        paragraph(N_("We send them by e-mail or by post. Each member chooses.")),
        paragraph(N_("The notes of a meeting say who will do what. Every member gets them.")),
    )


def _confidentiality() -> tuple[Part, ...]:
    return (
        heading(N_("Confidentiality")),
        paragraph(N_("Our meetings and papers are not secret.")),
        paragraph(N_("But we do not pass on what is private to a person or to a group.")),
    )


def _decisions(facts: Facts) -> tuple[Part, ...]:
    return (
        heading(N_("How we decide")),
        paragraph(
            N_("The group gives advice. It says what it thinks is best to {council}."),
            council=facts.council.name,
        ),
        paragraph(N_("It may give advice to others too.")),
        paragraph(N_("We look for an answer that all of us can live with.")),
    )

"""A project, and the council's settings → the facts that its letters are filled with."""

from collections.abc import Sequence
from datetime import date

from flask import current_app, url_for

from app import projects, publishing
from app.project_tables import Meeting, Project
from forms.library.application import APPLICATION
from forms.wording import SOURCE_LANGUAGE, Phrase
from printables.documents import facts
from printables.documents.facts import Applying, Council, Facts


def of(
    project: Project,
    language: str,
    *,
    today: date,
    meeting: Meeting | None = None,
    to: Sequence[str] = (),
) -> Facts:
    """All that letters in a language say of a project; its texts in English where it must be.

    Meetings that are over are left out.

    Args:
        meeting: the one that the letter is about.
        to: whom it is for: name and address, a line an entry.
    """
    said = projects.told(project.id, language)
    return Facts(
        council=_council(),
        project=Phrase(project.title, SOURCE_LANGUAGE),
        texts={name: said[name] for name in projects.TEXTS if name in said},
        method=projects.METHODS.get(project.method, ""),
        contact=project.contact,
        begins=project.begins,
        ends=project.ends,
        meetings=[_meeting(row, said) for row in project.meetings if row.date >= today],
        criteria=[said[row.path] for row in project.in_list("criteria")],
        measures=[said[row.path] for row in project.in_list("measures")],
        applying=_applying(project, language, today),
        meeting=_meeting(meeting, said) if meeting else None,
        to=to,
    )


def _council() -> Council:
    settings = current_app.config
    return Council(
        name=settings["COUNCIL"],
        place=settings["PLACE"],
        return_address=settings["RETURN_ADDRESS"],
        telephone=settings["TELEPHONE"],
        email=settings["EMAIL"],
        definition=settings["DEFINITION"],
        principles=settings["PRINCIPLES"],
        pays=settings["PAYS_EXPENSES"],
    )


def _meeting(row: Meeting, said: dict[str, Phrase]) -> facts.Meeting:
    return facts.Meeting(
        day=row.date,
        where=said.get(f"meeting.{row.id}.place", ""),
        online=row.online,
        access=said.get(f"meeting.{row.id}.access", ""),
    )


def _applying(project: Project, language: str, today: date) -> Applying | None:
    """How people apply to join while the form for it is open."""
    for version in publishing.open_of(project.id, today):
        if version.form.key == APPLICATION.key:
            page = url_for("offering.start", language=language, code=version.code)
            address = current_app.config["PUBLIC_URL"] + page
            return Applying(closes=version.closes, address=address)
    return None

"""A project's meetings and short texts → the same, changed, moved or removed by officers.

A version that is out keeps what it was published with, and an entry its key for ever (`m5` of a
meeting, `c3` of a criterion, `n4` of a measure).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from app import events, projects
from app.db import db, writing
from app.drafts import digest
from app.events import Kind
from app.project_tables import ListedText, Meeting, ProjectText


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """What is said of a meeting: in a place, online, or both."""

    day: date
    place: str
    online: bool
    access: str


def meeting(project_id: int, meeting_id: int) -> Meeting | None:
    """A meeting of a project, if it is there."""
    found = select(Meeting).where(Meeting.id == meeting_id, Meeting.project_id == project_id)
    return db.session.scalar(found)


def listed(project_id: int, name: str, text_id: int) -> ListedText | None:
    """A short text in a list of a project's, if it is there."""
    found = select(ListedText).where(
        ListedText.id == text_id, ListedText.project_id == project_id, ListedText.name == name
    )
    return db.session.scalar(found)


def as_seen(entry: Meeting | ListedText) -> str:
    """Names what an entry says, so that of two officers at once one is told."""
    names = entry.__table__.columns.keys()
    return digest({name: str(getattr(entry, name)) for name in names if name != "position"})


def change_meeting(
    project_id: int, meeting_id: int, told: Gathering, *, seen: str, officer_id: int | None
) -> None:
    """Says something else of a meeting.

    Args:
        seen: `as_seen` when it was read.

    Raises:
        projects.Overtaken: somebody has changed or removed it since.
    """
    with writing():
        projects.hold(project_id)
        held = meeting(project_id, meeting_id)
        if held is None or as_seen(held) != seen:
            raise projects.Overtaken
        held.date, held.place = told.day, told.place
        held.online, held.access = told.online, told.access
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)


def reword(entry: ListedText, text: str, *, seen: str, officer_id: int | None) -> None:
    """Says a short text in other words.

    Raises:
        projects.Overtaken: somebody has changed or removed it since.
    """
    project_id, name, text_id = entry.project_id, entry.name, entry.id
    with writing():
        projects.hold(project_id)
        held = listed(project_id, name, text_id)
        if held is None or as_seen(held) != seen:
            raise projects.Overtaken
        held.text = text
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)


def move(entry: ListedText, *, up: bool, officer_id: int | None) -> None:
    """Moves a short text by one place; the first stays first, the last stays last."""
    project_id, name, text_id = entry.project_id, entry.name, entry.id
    with writing():
        rows = projects.hold(project_id).in_list(name)
        if not up:
            rows.reverse()
        for place in range(1, len(rows)):
            if rows[place].id == text_id:
                rows[place - 1 : place + 1] = rows[place], rows[place - 1]
                break
        if not up:
            rows.reverse()
        for position, row in enumerate(rows, start=1):
            row.position = position
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)


def remove(entry: Meeting | ListedText, *, officer_id: int | None) -> None:
    """Removes a meeting or a short text with its translations; of two who do one is enough."""
    kind, entry_id, project_id = type(entry), entry.id, entry.project_id
    translations = delete(ProjectText).where(
        ProjectText.project_id == project_id, ProjectText.path.in_(entry.paths)
    )
    with writing():
        projects.hold(project_id)
        db.session.execute(translations)
        db.session.execute(delete(kind).where(kind.id == entry_id))
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)

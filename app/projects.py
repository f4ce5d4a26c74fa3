"""A project's title → the project, and its own lists as options of a form."""

from datetime import date

from sqlalchemy import func, select

from app.contacts import is_email
from app.db import Criterion, Meeting, Project, db, writing
from app.languages import words
from forms.lists import Lists
from forms.model import Option
from forms.wording import N_, say
from printables.languages import long_date

IN_A_PLACE = N_("{date}, {place}")
ONLINE = N_("{date}, online")
EITHER = N_("{date}, {place} or online")


def called(title: str) -> Project:
    """The project with this title; made if it is new."""
    found = select(Project).where(Project.title == title)
    project = db.session.scalar(found)
    if project is None:
        with writing():
            db.session.add(Project(title=title))
        project = db.session.scalars(found).one()
    return project


def set_contact(project: Project, email: str) -> None:
    """Names who is told what is urgent in a reply; "" is the council's own address.

    Raises:
        ValueError: it is no e-mail address.
    """
    if email and not is_email(email):
        raise ValueError(f"{email} is no e-mail address")
    with writing():
        db.session.merge(project).contact = email


def add_criterion(project: Project, text: str) -> None:
    """Adds what the project looks for in those who apply, after the others.

    Raises:
        ValueError: it says nothing.
    """
    if not text.strip():
        raise ValueError("a criterion has to say something")
    with writing():
        last = select(func.max(Criterion.position)).where(Criterion.project_id == project.id)
        place = (db.session.scalar(last) or 0) + 1
        db.session.add(Criterion(project_id=project.id, text=text.strip(), position=place))


def add_meeting(project: Project, day: date, place: str = "", *, online: bool = False) -> None:
    """Adds a meeting: in a place, online, or both.

    Raises:
        ValueError: it is neither.
    """
    if not place.strip() and not online:
        raise ValueError("a meeting has to be in a place, online, or both")
    with writing():
        db.session.add(Meeting(project_id=project.id, date=day, place=place.strip(), online=online))


def lists(project: Project, language: str) -> Lists:
    """The project's lists as options. Keys are permanent: a meeting that moves keeps its own.

    Criteria are in the project's own words in every language; a meeting's day is told in this one.
    """
    criteria = tuple(Option(key=f"c{row.id}", label=row.text) for row in project.criteria)
    meetings = tuple(
        Option(key=f"m{row.id}", label=_meeting(row, language)) for row in project.meetings
    )
    return {"criteria": criteria, "meetings": meetings}


def _meeting(meeting: Meeting, language: str) -> str:
    message = IN_A_PLACE if not meeting.online else EITHER if meeting.place else ONLINE
    template = say(words(language), message)
    day = long_date(meeting.date, template.language)
    return str(say(words(language), message, date=day, place=meeting.place))

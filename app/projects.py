"""A project: what it says of itself in each language, and its own lists as options of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app import events
from app.contacts import is_email
from app.db import db, writing
from app.events import Kind
from app.languages import languages, words
from app.project_tables import OWN_LISTS, ListedText, Meeting, Project, ProjectText
from forms.lists import Lists
from forms.model import Option
from forms.wording import N_, PLACEHOLDER, SOURCE_LANGUAGE, Phrase, say
from printables.languages import long_date

IN_A_PLACE = N_("{date}, {place}")
ONLINE = N_("{date}, online")
EITHER = N_("{date}, {place} or online")

# The ladder of participation that Bracknell Forest's framework uses, from the least to the most.
METHODS: Mapping[str, str] = {
    "inform": N_("Inform: we tell you what is decided"),
    "consult": N_("Consult: we ask what you think, and then decide"),
    "engage": N_("Engage: we work out ideas with you, and then decide"),
    "co-design": N_("Co-design: we design it with you"),
    "co-produce": N_("Co-produce: we decide and do it together, as equals"),
}
# What a project says of itself, as residents read it: its name → its heading.
TEXTS: Mapping[str, str] = {
    "topic": N_("What is it about?"),
    "service": N_("Which service is it?"),
    "open": N_("What can be changed?"),
    "fixed": N_("What can't be changed?"),
    "reason": N_("Why we work in this way"),
    "aims": N_("What do we want to reach?"),
    "outcomes": N_("What will be different?"),
    "objectives": N_("What will we do?"),
    "measures": N_("How will we know?"),
    "success": N_("What will success look like?"),
}
MOST_TEXT = 4000  # characters
MOST_TITLE = 120


class Overtaken(Exception):
    """Somebody else has changed it since it was read."""


class Full(ValueError):
    """A list has as many entries as it may have."""


class Taken(Exception):
    """Another project has this title."""


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an officer says of a project. `texts`: in English, by the names of `TEXTS`."""

    title: str
    method: str = ""
    contact: str = ""
    begins: date | None = None
    ends: date | None = None
    languages: tuple[str, ...] = ()
    public: bool = False
    texts: Mapping[str, str]


def called(title: str) -> Project:
    """The project with this title; made if it is new."""
    found = select(Project).where(Project.title == title)
    project = db.session.scalar(found)
    if project is None:
        with writing():
            db.session.add(Project(title=title))
        project = db.session.scalars(found).one()
    return project


def create(details: Details, *, officer_id: int | None = None) -> Project:
    """A new project.

    Raises:
        Taken: another has its title.
    """
    with writing():
        project = Project(revision=0)
        db.session.add(project)
        _set(project, details)
        events.record(subject(project.id), officer_id, Kind.CREATED)
    return project


def change(
    project: Project, details: Details, *, revision: int, officer_id: int | None = None
) -> None:
    """Says something else of a project.

    Args:
        revision: of the project as it was read.

    Raises:
        Overtaken: somebody has changed it since.
        Taken: another has its title.
    """
    with writing():
        held = hold(project.id)
        if held.revision != revision:
            raise Overtaken
        _set(held, details)
        events.record(subject(held.id), officer_id, Kind.CHANGED)


def subject(project_id: int) -> str:
    """What an event about a project is recorded under."""
    return f"project {project_id}"


def hold(project_id: int) -> Project:
    """A project as it is now, held for this transaction."""
    query = select(Project).where(Project.id == project_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def _set(project: Project, details: Details) -> None:
    project.title, project.method, project.contact = details.title, details.method, details.contact
    project.begins, project.ends = details.begins, details.ends
    project.languages, project.public = " ".join(details.languages), details.public
    project.revision += 1
    try:
        db.session.flush()
    except IntegrityError as error:
        raise Taken from error
    set_texts(project.id, SOURCE_LANGUAGE, details.texts)


def languages_of(project: Project) -> tuple[str, ...]:
    """The languages that a project speaks, English first."""
    own = project.languages.split()
    return tuple(code for code in languages() if not own or code in (SOURCE_LANGUAGE, *own))


def texts(project_id: int, language: str) -> dict[str, str]:
    """What a project says in a language, by path; what it doesn't say there is left out."""
    query = select(ProjectText.path, ProjectText.text).where(
        ProjectText.project_id == project_id, ProjectText.language == language
    )
    return dict(db.session.execute(query).all())


def set_texts(project_id: int, language: str, texts: Mapping[str, str]) -> None:
    """Replaces what a project says under these paths, within the caller's transaction."""
    old = delete(ProjectText).where(
        ProjectText.project_id == project_id,
        ProjectText.language == language,
        ProjectText.path.in_(list(texts)),
    )
    db.session.execute(old)
    db.session.add_all(
        ProjectText(project_id=project_id, language=language, path=path, text=text.strip())
        for path, text in texts.items()
        if text.strip()
    )
    db.session.flush()


def english(project: Project) -> dict[str, str]:
    """All that a project says in English and that can be translated, by path, in reading order."""
    own = texts(project.id, SOURCE_LANGUAGE)
    said = {path: own.get(path, "") for path in TEXTS}
    said |= {row.path: row.text for name in OWN_LISTS for row in project.in_list(name)}
    for row in project.meetings:
        said |= {f"meeting.{row.id}.place": row.place, f"meeting.{row.id}.access": row.access}
    return {path: text for path, text in said.items() if text}


def told(project_id: int, language: str) -> dict[str, Phrase]:
    """What a project says to readers of a language: in English where nobody has translated it."""
    project = db.session.get_one(Project, project_id)
    own = texts(project_id, language)
    return {
        path: Phrase(own[path], language) if path in own else Phrase(text, SOURCE_LANGUAGE)
        for path, text in english(project).items()
    }


def set_contact(project: Project, email: str) -> None:
    """Names who is told what is urgent in a reply; "" is the council's own address.

    Raises:
        ValueError: it is no e-mail address.
    """
    if email and not is_email(email):
        raise ValueError(f"{email} is no e-mail address")
    with writing():
        db.session.merge(project).contact = email


def add_listed(project: Project, name: str, text: str, *, officer_id: int | None = None) -> None:
    """Adds a short text to a list of the project's, after the others.

    Args:
        name: the list's, of `OWN_LISTS`.

    Raises:
        Full: the list has as many as it may have.
        ValueError: it says nothing.
    """
    if not text.strip():
        raise ValueError("an entry of a list has to say something")
    with writing():
        rows = hold(project.id).in_list(name)  # one at a time: each has a place of its own
        if len(rows) >= OWN_LISTS[name].most:
            raise Full(f"a project has {OWN_LISTS[name].most} {name} at most")
        place = rows[-1].position + 1 if rows else 1
        row = ListedText(project_id=project.id, name=name, text=text.strip(), position=place)
        db.session.add(row)
        events.record(subject(project.id), officer_id, Kind.CHANGED)


def add_meeting(
    project: Project,
    day: date,
    place: str = "",
    *,
    online: bool = False,
    access: str = "",
    officer_id: int | None = None,
) -> None:
    """Adds a meeting: in a place, online, or both.

    Args:
        access: what has been arranged so that everybody can take part.

    Raises:
        ValueError: it is neither.
    """
    if not place.strip() and not online:
        raise ValueError("a meeting has to be in a place, online, or both")
    with writing():
        db.session.add(
            Meeting(
                project_id=project.id,
                date=day,
                place=place.strip(),
                online=online,
                access=access.strip(),
            )
        )
        events.record(subject(project.id), officer_id, Kind.CHANGED)


def lists(project: Project, language: str) -> Lists:
    """The project's lists as options. Keys are permanent: a meeting that moves keeps its own.

    Short texts are in the project's own words; a meeting's day is told in this language.
    """
    said = told(project.id, language)
    short = {
        name: tuple(
            Option(key=row.key, label=_as_written(said[row.path])) for row in project.in_list(name)
        )
        for name in OWN_LISTS
    }
    meetings = tuple(
        Option(key=f"m{row.id}", label=_as_written(when_and_where(row, language, said)))
        for row in project.meetings
    )
    return {**short, "meetings": meetings}


def when_and_where(meeting: Meeting, language: str, said: Mapping[str, str]) -> str:
    """A meeting in one line. `said`: what its project says in this language (`told`)."""
    message = IN_A_PLACE if not meeting.online else EITHER if meeting.place else ONLINE
    template = say(words(language), message)
    day = long_date(meeting.date, template.language)
    place = said.get(f"meeting.{meeting.id}.place", "")
    return str(say(words(language), message, date=day, place=place))


def _as_written(text: str) -> str:
    """Keeps what looks like a name to be filled in as it is: a word joiner, unseen, parts it."""
    return PLACEHOLDER.sub("{\u2060\\1}", str(text))

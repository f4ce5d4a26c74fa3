"""What a group has decided on how to work with people → the method that its project declares."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app import events, projects
from app.db import Answer, Collection, Response, Version, db, writing
from app.drafts import digest
from app.events import Kind
from app.languages import languages
from app.project_tables import Project
from app.projects import METHODS, MOST_TEXT
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from forms.wording import SOURCE_LANGUAGE

# The questions of that form which say how, and why.
METHOD, REASON = "method", "method_reason"


@dataclass(frozen=True)
class Decision:
    """One of `projects.METHODS`, and why, in the group's own words. "": nobody can say which."""

    method: str
    reason: str


def decided(project_id: int) -> Decision | None:
    """What the group decided last, by the day on which it came; None where it hasn't.

    Several of one day count only where they agree: nothing tells which came last.
    """
    own = (
        select(Response.id, Response.received)
        .join(Version)
        .join(Collection)
        .where(
            Collection.project_id == project_id,
            Collection.form_key == SHOULD_WE_CO_PRODUCE.key,
        )
        .subquery()
    )
    last = select(func.max(own.c.received)).scalar_subquery()
    newest = db.session.scalars(select(own.c.id).where(own.c.received == last))
    found = {_decision(response_id) for response_id in newest.all()}
    if len({one.method for one in found}) > 1:
        return Decision("", "")
    return min(found, key=lambda one: one.reason, default=None)


def _decision(response_id: int) -> Decision:
    query = select(Answer).where(
        Answer.response_id == response_id, Answer.key.in_((METHOD, REASON))
    )
    said = {answer.key: answer for answer in db.session.scalars(query)}
    # The keys of options have no hyphens.
    method = said[METHOD].option.replace("_", "-") if METHOD in said else ""
    if method not in METHODS:
        return Decision("", "")
    reason = _in_english(said[REASON]) if REASON in said else ""
    return Decision(method, reason[:MOST_TEXT].strip())


def _in_english(answer: Answer) -> str:
    """A text, or an officer's translation of it; "" where it waits for one."""
    spoken = db.session.get_one(Response, answer.response_id).language or SOURCE_LANGUAGE
    return answer.translation or (answer.text if spoken == SOURCE_LANGUAGE else "")


def undeclared(project_id: int) -> Decision | None:
    """What the group decided, where its project declares another method, or none.

    An officer may mend the reason afterwards.
    """
    found = decided(project_id)
    if found is None:
        return None
    known = found.method == db.session.get_one(Project, project_id).method
    return None if found.method and known else found


def as_seen(project_id: int) -> str:
    """Names what is decided and what the project says, so that nothing unread is shown."""
    said = [projects.texts(project_id, code).get("reason", "") for code in languages()]
    project = db.session.get_one(Project, project_id)
    found = (decided(project_id), project.method, project.closed_on, *said)
    return digest({str(place): str(one) for place, one in enumerate(found)})


def declare(project_id: int, *, seen: str, officer_id: int | None) -> None:
    """Lets the project say what its group decided, and why, to all who read its page.

    Without a reason the one that the project gives stays; with one, its translations go.

    Raises:
        projects.Overtaken: it is not what was read (`as_seen`), or can't be shown.
    """
    with writing():
        project = projects.hold(project_id)
        found = decided(project_id)
        if found is None or not found.method or project.closed_on or as_seen(project_id) != seen:
            raise projects.Overtaken
        project.method = found.method
        project.revision += 1
        if found.reason:
            for code in languages():
                told = found.reason if code == SOURCE_LANGUAGE else ""
                projects.set_texts(project_id, code, {"reason": told})
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)

"""What a group has decided on how to work with people → the method that its project declares."""

from dataclasses import dataclass

from sqlalchemy import select

from app import events, projects
from app.db import Answer, Collection, Response, Version, db, writing
from app.events import Kind
from app.project_tables import Project
from app.projects import METHODS, MOST_TEXT
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from forms.wording import SOURCE_LANGUAGE

# The questions of that form which say how, and why.
METHOD, REASON = "method", "method_reason"


@dataclass(frozen=True)
class Decision:
    """One of `projects.METHODS`, and why, in the group's own words."""

    method: str
    reason: str


def decided(project_id: int) -> Decision | None:
    """What the group decided last; None where it hasn't, or where it isn't clear what it ticked."""
    newest = (
        select(Response.id)
        .join(Version)
        .join(Collection)
        .where(
            Collection.project_id == project_id,
            Collection.form_key == SHOULD_WE_CO_PRODUCE.key,
        )
        .order_by(Response.received.desc(), Version.id.desc(), Response.id)
        .limit(1)
    )
    query = select(Answer.key, Answer.option, Answer.text).where(
        Answer.response_id == newest.scalar_subquery(), Answer.key.in_((METHOD, REASON))
    )
    said = {key: option or text for key, option, text in db.session.execute(query)}
    # The keys of options have no hyphens.
    method = said.get(METHOD, "").replace("_", "-")
    reason = said.get(REASON, "").strip()[:MOST_TEXT]
    return Decision(method, reason) if method in METHODS else None


def undeclared(project_id: int) -> Decision | None:
    """What the group decided, where the project says something else, or nothing, of it."""
    found = decided(project_id)
    if found is None:
        return None
    project = db.session.get_one(Project, project_id)
    reason = projects.texts(project_id, SOURCE_LANGUAGE).get("reason", "")
    return None if (project.method, reason) == (found.method, found.reason) else found


def declare(project_id: int, method: str, *, officer_id: int | None) -> None:
    """Lets the project say what its group decided, and why, to all who read its page.

    Raises:
        projects.Overtaken: the group has decided on another method since this one was read.
    """
    with writing():
        project = projects.hold(project_id)
        found = decided(project_id)
        if found is None or found.method != method:
            raise projects.Overtaken
        project.method = found.method
        project.revision += 1
        projects.set_texts(project_id, SOURCE_LANGUAGE, {"reason": found.reason})
        events.record(projects.subject(project_id), officer_id, Kind.CHANGED)

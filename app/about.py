"""A project → the page on which residents read what it is about, and what is open."""

from collections.abc import Iterable

from flask import Blueprint, Response
from sqlalchemy import select

from app import projects, publishing, standing
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, render, today
from app.project_tables import Project
from app.projects import METHODS, TEXTS
from app.publishing import Published
from app.standing import State
from forms.model import minutes

blueprint = Blueprint("about", __name__)

OVER = (State.GRACE, State.OVER, State.CLOSED)


@blueprint.get("/<language>/projects/<int(max=2147483647):project_id>")
def project(project_id: int) -> Response:
    """All that a project says of itself, its meetings, and its forms."""
    found = db.session.get(Project, project_id)
    if found is None or not found.public:
        raise Refused(404, *NO_SUCH_PAGE)
    return render(
        "about.html",
        project=found,
        said=projects.told(project_id, language()),
        headings=TEXTS,
        methods=METHODS,
        criteria=found.in_list("criteria"),
        measures=found.in_list("measures"),
        meetings=[meeting for meeting in found.meetings if meeting.date >= today()],
        offered=[
            (version, version.in_language(language()))
            for version in publishing.open_of(project_id, today())
            if version.form.public
        ],
        over=[
            (version, version.in_language(language()))
            for version in _over(found.collections)
            if version.form.public
        ],
        today=today(),
        minutes=minutes,
    )


@blueprint.app_template_global()
def public_project(version: Published) -> int | None:
    """The id of the project that a version is published for, where residents may read its page."""
    query = (
        select(Project.id)
        .join(Collection)
        .where(Collection.id == version.collection_id, Project.public)
    )
    return db.session.scalar(query)


def _over(forms: Iterable[Collection]) -> list[Published]:
    """The newest versions of those that residents could answer, and can't any more online."""
    return [
        publishing.read(form.versions[-1])
        for form in forms
        if standing.state(form, today()) in OVER
    ]

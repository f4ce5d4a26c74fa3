"""A project's details, as typed → the project; a project → the page that officers run it from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import declaring, ending, projects, standing, translating
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.languages import languages
from app.officers import signed_in
from app.pages import isolated, language, page_words, render, today
from app.people import roles
from app.people.roles import Right, needs
from app.project_tables import Project
from app.projects import METHODS, MOST_TEXT, TEXTS
from app.running import details as asked
from app.running import steps, typed
from app.standing import STATES, State
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, say
from printables.languages import long_date

blueprint = Blueprint("projects", __name__)

# What an officer has just done, in the address that it led to.
DONE = {
    "created": N_("The project is there. Now say more about it, or open a form."),
    "saved": N_("It is saved."),
    "declared": N_("The project's page shows it now."),
    "closed": N_("The project is closed."),
    "reopened": N_("The project is open again."),
    "discarded": N_("What was prepared is thrown away."),
}
NUMBERED = {"criteria": N_("Criterion {number}"), "measures": N_("Measure {number}")}
PLACE = N_("Where the meeting on {date} is")
ACCESS = N_("What is arranged for the meeting on {date}")


@dataclass(frozen=True)
class Listed:
    """A form of a project on its page. `day`: the one that its state tells, if any."""

    collection: Collection
    title: Phrase | str
    state: str
    day: date | None
    round: int
    rounds: int


@blueprint.route("/<language>/officers/projects/new", methods=["GET", "POST"])
@needs(Right.ADMINISTERS)
def new() -> AnyResponse:
    """Asks what a new project is about, and begins it."""
    if request.method == "GET":
        return _asking(None, asked.new())
    fields = asked.sent(request.form)
    told, problems = asked.read(fields)
    if problems:
        return _asking(None, fields, problems)
    try:
        project = projects.create(told, officer_id=signed_in())
    except projects.Taken:
        return _asking(None, fields, {"title": asked.TAKEN})
    return redirect(_address(project, "created"), 303)


@blueprint.get("/<language>/officers/projects/<int(max=2147483647):project_id>")
@needs(Right.SEES)
def show(project_id: int) -> Response:
    """The page that a project is run from."""
    project = db.session.get_one(Project, project_id)
    manages = roles.may(Right.MANAGES, project_id)
    listed = [_listed(collection) for collection in project.collections]
    return render(
        "running/projects/show.html",
        project=project,
        said=projects.told(project_id, language()),
        methods=METHODS,
        states=STATES,
        listed=listed,
        again=_again(listed),
        steps=list(steps.steps(project, today())) if manages and not project.closed_on else [],
        spoken=[code for code in projects.languages_of(project) if code != SOURCE_LANGUAGE],
        decided=declaring.undeclared(project_id) if manages and not project.closed_on else None,
        decided_seen=declaring.as_seen(project_id),
        manages=manages,
        reads=roles.may(Right.READS, project_id),
        done=DONE.get(request.args.get("done", "")),
    )


@blueprint.route(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/details",
    methods=["GET", "POST"],
)
@needs(Right.MANAGES)
def details(project_id: int) -> AnyResponse:
    """Asks what a project says of itself in English, and stores it."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _asking(project, _stored(project))
    fields = asked.sent(request.form)
    told, problems = asked.read(fields)
    revision = request.form.get("revision", -1, type=int)
    if problems:
        return _asking(project, fields, problems, revision=revision)
    try:
        projects.change(project, told, revision=revision, officer_id=signed_in())
    except projects.Taken:
        return _asking(project, fields, {"title": asked.TAKEN}, revision=revision)
    except projects.Overtaken:
        return _asking(project, fields, overtaken=True)
    return redirect(_address(project, "saved"), 303)


@blueprint.route(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/texts/<spoken>",
    methods=["GET", "POST"],
)
@needs(Right.MANAGES)
def texts(project_id: int, spoken: str) -> AnyResponse:
    """Asks for a project's texts in another language, each beside the English, and stores them."""
    project = db.session.get_one(Project, project_id)
    if spoken == SOURCE_LANGUAGE or spoken not in projects.languages_of(project):
        raise Refused(404, *NO_SUCH_PAGE)
    if request.method == "GET":
        return _translating(project, spoken, projects.texts(project_id, spoken))
    paths = projects.english(project)
    translated = {path: typed.text(request.form.get(path, "")) for path in paths}
    long = [path for path, text in translated.items() if len(text) > MOST_TEXT]
    seen = request.form.get("seen", "")
    if long:
        return _translating(project, spoken, translated, long=long, seen=seen)
    try:
        translating.translate(project, spoken, translated, seen=seen, officer_id=signed_in())
    except projects.Overtaken:
        return _translating(project, spoken, translated, overtaken=True)
    return redirect(
        url_for("projects.texts", project_id=project_id, spoken=spoken, done="saved"), 303
    )


@blueprint.route(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/close", methods=["GET", "POST"]
)
@needs(Right.MANAGES)
def close(project_id: int) -> AnyResponse:
    """Says what it means to close a project, and closes it once nothing of it is unfinished."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _closing(project)
    try:
        ending.end(project_id, today=today(), officer_id=signed_in())
    except ending.NotYet:
        return _closing(project, 409)
    return redirect(_address(project, "closed"), 303)


@blueprint.post("/<language>/officers/projects/<int(max=2147483647):project_id>/reopen")
@needs(Right.MANAGES)
def reopen(project_id: int) -> AnyResponse:
    """Opens a closed project again."""
    ending.begin_again(project_id, officer_id=signed_in())
    return redirect(url_for("projects.show", project_id=project_id, done="reopened"), 303)


def _asking(
    project: Project | None,
    fields: asked.Fields,
    problems: Mapping[str, str] | None = None,
    *,
    revision: int | None = None,
    overtaken: bool = False,
) -> Response:
    """The page of a project's details. `overtaken`: somebody else has changed it meanwhile."""
    current = project.revision if project else 0
    return render(
        "running/projects/details.html",
        409 if overtaken else 422 if problems else 200,
        project=project,
        typed=fields,
        problems=asked.said(problems or {}),
        labels=asked.LABELS,
        hints=asked.HINTS,
        texts=TEXTS,
        methods={**METHODS, "": asked.NOT_DECLARED},
        languages=[code for code in languages() if code != SOURCE_LANGUAGE],
        revision=current if revision is None else revision,
        overtaken=overtaken,
        stored=asked.stored_otherwise(fields, _stored(project)) if project and overtaken else {},
    )


def _translating(
    project: Project,
    spoken: str,
    translated: Mapping[str, str],
    *,
    long: list[str] | None = None,
    seen: str | None = None,
    overtaken: bool = False,
) -> Response:
    """The page of a project's texts in a language. `long`: the paths of those that are too long."""
    english = projects.english(project)
    now = projects.texts(project.id, spoken)
    problem = say(page_words(), typed.MORE_THAN, most=MOST_TEXT)
    return render(
        "running/projects/texts.html",
        409 if overtaken else 422 if long else 200,
        project=project,
        spoken=spoken,
        english=english,
        headings=_headings(project),
        typed=translated,
        problems=dict.fromkeys(long or (), problem),
        missing=translating.untranslated(project, spoken),
        seen=translating.as_seen(project, spoken) if seen is None else seen,
        overtaken=overtaken,
        stored={p: now.get(p, "") for p in english if now.get(p, "") != translated.get(p, "")},
        done=DONE.get(request.args.get("done", "")),
    )


def _closing(project: Project, status: int = 200) -> Response:
    found = ending.unfinished(project.id)
    return render(
        "running/projects/close.html",
        status,
        project=project,
        not_closed=[_listed(collection) for collection in found.not_closed],
        with_paper=[_listed(collection) for collection in found.with_paper],
        states=STATES,
        keys=roles.may(Right.KEYS, project.id),
    )


def _listed(collection: Collection) -> Listed:
    state: State = standing.state(collection, today())
    same = [one for one in collection.project.collections if one.form_key == collection.form_key]
    return Listed(
        collection=collection,
        title=standing.title_of(collection, language()),
        state=state,
        day=standing.day_of(collection, state),
        round=standing.round_of(collection),
        rounds=len(same),
    )


def _again(listed: list[Listed]) -> dict[str, Phrase | str]:
    """The forms that are out for the second time or more: title by key."""
    out = [one for one in listed if one.collection.versions]
    keys = [one.collection.form_key for one in out]
    return {
        one.collection.form_key: one.title for one in out if keys.count(one.collection.form_key) > 1
    }


def _headings(project: Project) -> dict[str, Phrase]:
    """What each text of a project is, by path."""
    words = page_words()
    found = {path: say(words, heading) for path, heading in TEXTS.items()}
    for name, message in NUMBERED.items():
        for number, row in enumerate(project.in_list(name), start=1):
            found[row.path] = say(words, message, number=number)
    for meeting in project.meetings:
        for part, message in (("place", PLACE), ("access", ACCESS)):
            day = long_date(meeting.date, say(words, message).language)
            found[f"meeting.{meeting.id}.{part}"] = say(words, message, date=isolated(day))
    return found


def _stored(project: Project) -> asked.Fields:
    return asked.of(project, projects.texts(project.id, SOURCE_LANGUAGE))


def _address(project: Project, done: str) -> str:
    return url_for("projects.show", project_id=project.id, done=done)

"""A project's own lists, as typed → its meetings and criteria."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import project_lists, projects
from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import signed_in
from app.pages import page_words, render
from app.people.roles import Right, needs
from app.project_lists import Gathering
from app.project_tables import Criterion, Meeting, Project
from app.running import typed
from app.running.details import day_typed
from app.running.typed import MORE_THAN
from forms import written
from forms.wording import N_, Phrase, say

blueprint = Blueprint("meetings", __name__)

PROJECT = "/<language>/officers/projects/<int(max=2147483647):project_id>"
MEETING = f"{PROJECT}/meetings/<int(max=2147483647):meeting_id>"
CRITERION = f"{PROJECT}/criteria/<int(max=2147483647):criterion_id>"
BOTH = ["GET", "POST"]
# Characters. A place and a criterion are options of a form: they have to fit a line or two.
MOST = {"place": 200, "access": 1000, "text": 300}

NO_DAY = N_("Write the day as day, month and year, such as 27 3 2026.")
NOWHERE = N_("Write where the meeting is, or tick that people can join online.")
NO_TEXT = N_("Write what you look for in those who apply.")
THERE_ALREADY = N_("This is in the list already. Write something else, or change what is there.")
# What an officer has just done, in the address that it led to.
DONE = {
    "added": N_("It is added."),
    "saved": N_("It is saved."),
    "moved": N_("It is moved."),
    "removed": N_("It is removed."),
}


@blueprint.route(f"{PROJECT}/meetings", methods=BOTH)
@needs(Right.MANAGES)
def show(project_id: int) -> AnyResponse:
    """A project's meetings; adds one."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _meetings(project, {})
    fields = _meeting_sent()
    told, problems = _meeting_read(fields)
    if told and any(_same(row, told) for row in project.meetings):
        problems["day"] = THERE_ALREADY
    if told is None or problems:
        return _meetings(project, fields, problems)
    projects.add_meeting(
        project,
        told.day,
        told.place,
        online=told.online,
        access=told.access,
        officer_id=signed_in(),
    )
    return redirect(url_for("meetings.show", project_id=project_id, done="added"), 303)


@blueprint.route(MEETING, methods=BOTH)
@needs(Right.MANAGES)
def change(project_id: int, meeting_id: int) -> AnyResponse:
    """Asks for a meeting's day, place and the rest, and stores them."""
    meeting = _meeting(project_id, meeting_id)
    if request.method == "GET":
        return _meeting_page(meeting, _meeting_stored(meeting))
    fields, seen = _meeting_sent(), request.form.get("seen", "")
    told, problems = _meeting_read(fields)
    if told is None or problems:
        return _meeting_page(meeting, fields, problems, seen=seen)
    try:
        project_lists.change_meeting(
            project_id, meeting_id, told, seen=seen, officer_id=signed_in()
        )
    except projects.Overtaken:
        return _meeting_page(_meeting(project_id, meeting_id), fields, overtaken=True)
    return redirect(url_for("meetings.show", project_id=project_id, done="saved"), 303)


@blueprint.post(f"{MEETING}/remove")
@needs(Right.MANAGES)
def remove(project_id: int, meeting_id: int) -> AnyResponse:
    """Takes a meeting off the list."""
    project_lists.remove(_meeting(project_id, meeting_id), officer_id=signed_in())
    return redirect(url_for("meetings.show", project_id=project_id, done="removed"), 303)


@blueprint.route(f"{PROJECT}/criteria", methods=BOTH)
@needs(Right.MANAGES)
def criteria(project_id: int) -> AnyResponse:
    """A project's criteria in their order; adds one."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _criteria(project, "")
    text = typed.line(request.form.get("text", ""))
    problem = _text_problem(text)
    if any(row.text == text for row in project.criteria):
        problem = THERE_ALREADY
    if problem:
        return _criteria(project, text, problem)
    projects.add_criterion(project, text, officer_id=signed_in())
    return redirect(url_for("meetings.criteria", project_id=project_id, done="added"), 303)


@blueprint.route(CRITERION, methods=BOTH)
@needs(Right.MANAGES)
def change_criterion(project_id: int, criterion_id: int) -> AnyResponse:
    """Asks for other words of a criterion, and stores them."""
    criterion = _criterion(project_id, criterion_id)
    if request.method == "GET":
        return _criterion_page(criterion, criterion.text)
    text, seen = typed.line(request.form.get("text", "")), request.form.get("seen", "")
    if problem := _text_problem(text):
        return _criterion_page(criterion, text, problem, seen=seen)
    try:
        project_lists.change_criterion(
            project_id, criterion_id, text, seen=seen, officer_id=signed_in()
        )
    except projects.Overtaken:
        return _criterion_page(_criterion(project_id, criterion_id), text, overtaken=True)
    return redirect(url_for("meetings.criteria", project_id=project_id, done="saved"), 303)


@blueprint.post(f"{CRITERION}/move")
@needs(Right.MANAGES)
def move_criterion(project_id: int, criterion_id: int) -> AnyResponse:
    """Moves a criterion up or down by one."""
    _criterion(project_id, criterion_id)
    up = request.form.get("to") == "up"
    project_lists.move(project_id, criterion_id, up=up, officer_id=signed_in())
    return redirect(url_for("meetings.criteria", project_id=project_id, done="moved"), 303)


@blueprint.post(f"{CRITERION}/remove")
@needs(Right.MANAGES)
def remove_criterion(project_id: int, criterion_id: int) -> AnyResponse:
    """Takes a criterion off the list."""
    project_lists.remove(_criterion(project_id, criterion_id), officer_id=signed_in())
    return redirect(url_for("meetings.criteria", project_id=project_id, done="removed"), 303)


def _meetings(
    project: Project, fields: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Response:
    return render(
        "running/projects/meetings.html",
        422 if problems else 200,
        project=project,
        typed=fields,
        problems=_said(problems or {}),
        done=DONE.get(request.args.get("done", "")),
    )


def _meeting_page(
    meeting: Meeting,
    fields: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    *,
    seen: str | None = None,
    overtaken: bool = False,
) -> Response:
    """The page of one meeting. `overtaken`: somebody else has changed it meanwhile."""
    return render(
        "running/projects/meeting.html",
        409 if overtaken else 422 if problems else 200,
        project=db.session.get_one(Project, meeting.project_id),
        meeting=meeting,
        typed=fields,
        problems=_said(problems or {}),
        seen=project_lists.as_seen(meeting) if seen is None else seen,
        overtaken=overtaken,
    )


def _criteria(project: Project, text: str, problem: str = "") -> Response:
    return render(
        "running/projects/criteria.html",
        422 if problem else 200,
        project=project,
        text=text,
        problems=_said({"text": problem} if problem else {}),
        done=DONE.get(request.args.get("done", "")),
    )


def _criterion_page(
    criterion: Criterion,
    text: str,
    problem: str = "",
    *,
    seen: str | None = None,
    overtaken: bool = False,
) -> Response:
    """The page of one criterion. `overtaken`: somebody else has changed it meanwhile."""
    return render(
        "running/projects/criterion.html",
        409 if overtaken else 422 if problem else 200,
        project=db.session.get_one(Project, criterion.project_id),
        criterion=criterion,
        text=text,
        problems=_said({"text": problem} if problem else {}),
        seen=project_lists.as_seen(criterion) if seen is None else seen,
        overtaken=overtaken,
    )


def _meeting(project_id: int, meeting_id: int) -> Meeting:
    found = project_lists.meeting(project_id, meeting_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _criterion(project_id: int, criterion_id: int) -> Criterion:
    found = project_lists.criterion(project_id, criterion_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _meeting_sent() -> dict[str, str]:
    form = request.form
    fields = {name: typed.line(form.get(name, "")) for name in ("day", "place", "online")}
    return {**fields, "access": typed.text(form.get("access", ""))}


def _meeting_stored(meeting: Meeting) -> dict[str, str]:
    return {
        "day": day_typed(meeting.date),
        "place": meeting.place,
        "online": "yes" if meeting.online else "",
        "access": meeting.access,
    }


def _meeting_read(fields: Mapping[str, str]) -> tuple[Gathering | None, dict[str, str]]:
    """What was typed → the meeting; None where its day can't be read."""
    problems = {n: MORE_THAN for n in ("place", "access") if len(fields[n]) > MOST[n]}
    if not fields["place"] and not fields["online"]:
        problems["place"] = NOWHERE
    day = written.day(fields["day"])
    if day is None:
        return None, {"day": NO_DAY, **problems}
    told = Gathering(
        day=date.fromisoformat(day),
        place=fields["place"],
        online=bool(fields["online"]),
        access=fields["access"],
    )
    return told, problems


def _same(row: Meeting, told: Gathering) -> bool:
    return (row.date, row.place, row.online) == (told.day, told.place, told.online)


def _text_problem(text: str) -> str:
    if not text:
        return NO_TEXT
    return MORE_THAN if len(text) > MOST["text"] else ""


def _said(problems: Mapping[str, str]) -> dict[str, Phrase]:
    """Problems by field, in the page's language."""
    return {
        name: say(page_words(), problem, most=MOST.get(name, 0))
        for name, problem in problems.items()
    }

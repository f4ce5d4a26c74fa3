"""A project's meetings, as typed → the meetings that it has."""

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
from app.project_tables import Meeting, Project
from app.running import typed
from app.running.details import day_typed
from app.running.typed import MORE_THAN
from forms import written
from forms.wording import N_, Phrase, say

blueprint = Blueprint("meetings", __name__)

PROJECT = "/<language>/officers/projects/<int(max=2147483647):project_id>"
MEETING = f"{PROJECT}/meetings/<int(max=2147483647):meeting_id>"
BOTH = ["GET", "POST"]
# Characters. A place is an option of a form: it has to fit a line or two.
MOST = {"place": 200, "access": 1000}

NO_DAY = N_("Write the day as day, month and year, such as 27 3 2026.")
NOWHERE = N_("Write where the meeting is, or tick that people can join online.")
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


def _meeting(project_id: int, meeting_id: int) -> Meeting:
    found = project_lists.meeting(project_id, meeting_id)
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


def _said(problems: Mapping[str, str]) -> dict[str, Phrase]:
    """Problems by field, in the page's language."""
    return {
        name: say(page_words(), problem, most=MOST.get(name, 0))
        for name, problem in problems.items()
    }

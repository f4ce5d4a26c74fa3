"""A project's own lists of short texts, as typed → its criteria and its measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import project_lists, projects
from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import signed_in
from app.pages import page_words, render
from app.people.roles import Right, needs
from app.project_tables import OWN_LISTS, ListedText, Project
from app.running import typed
from app.running.meetings import DONE, PROJECT, THERE_ALREADY
from app.running.typed import MORE_THAN
from forms.wording import N_, say

blueprint = Blueprint("listed", __name__)

LIST = f"{PROJECT}/<any({', '.join(OWN_LISTS)}):name>"
ENTRY = f"{LIST}/<int(max=2147483647):text_id>"
BOTH = ["GET", "POST"]
LONGEST = 300  # characters: it is an option of a form, and has to fit a line or two


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the pages of a list say: messages. `asked` and `hint` are of the one field there is."""

    title: str
    about: str
    none: str
    another: str
    asked: str
    hint: str
    add: str
    nothing: str
    changing: str
    meaning: str
    remove: str
    back: str


WORDING: Mapping[str, Wording] = {
    "criteria": Wording(
        title=N_("Criteria for those who apply"),
        about=N_(
            "They say what you look for in people who want to join. Residents read them on the "
            "project's page. A form can offer them to choose from."
        ),
        none=N_("There are no criteria yet."),
        another=N_("Add a criterion"),
        asked=N_("What do you look for?"),
        hint=N_("Write it as the person would say it, such as: I use a park near me."),
        add=N_("Add the criterion"),
        nothing=N_("Write what you look for in those who apply."),
        changing=N_("Change or remove a criterion"),
        meaning=N_(
            "Change only the words, not what they mean: answers to both are counted together. For "
            "another meaning, add another criterion, and remove this one."
        ),
        remove=N_("Remove the criterion"),
        back=N_("Back to the criteria"),
    ),
    "measures": Wording(
        title=N_("Measures: how you will know"),
        about=N_(
            "They say what you count or ask to see if things get better. Two or three are enough. "
            "Residents read them on the project's page. A form can ask about each of them."
        ),
        none=N_("There are no measures yet."),
        another=N_("Add a measure"),
        asked=N_("What do you count or ask?"),
        hint=N_("Write what can get better or worse, such as: How many people use the park."),
        add=N_("Add the measure"),
        nothing=N_("Write what you count or ask."),
        changing=N_("Change or remove a measure"),
        meaning=N_(
            "Change only the words, not what they mean: answers to both are counted together. For "
            "another meaning, add another measure, and remove this one."
        ),
        remove=N_("Remove the measure"),
        back=N_("Back to the measures"),
    ),
}
FULL = N_("The list is full. It has {most_listed} entries at most. Remove one first.")


@blueprint.route(LIST, methods=BOTH)
@needs(Right.MANAGES)
def show(project_id: int, name: str) -> AnyResponse:
    """A list in its order; adds an entry."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _list(project, name, "")
    text = typed.line(request.form.get("text", ""))
    problem = _problem(name, text)
    if any(row.text == text for row in project.in_list(name)):
        problem = THERE_ALREADY
    if problem:
        return _list(project, name, text, problem)
    try:
        projects.add_listed(project, name, text, officer_id=signed_in())
    except projects.Full:
        return _list(project, name, text, FULL)
    return _back(project_id, name, "added")


@blueprint.route(ENTRY, methods=BOTH)
@needs(Right.MANAGES)
def change(project_id: int, name: str, text_id: int) -> AnyResponse:
    """Asks for other words of an entry, and stores them."""
    entry = _entry(project_id, name, text_id)
    if request.method == "GET":
        return _entry_page(entry, entry.text)
    text, seen = typed.line(request.form.get("text", "")), request.form.get("seen", "")
    if problem := _problem(name, text):
        return _entry_page(entry, text, problem, seen=seen)
    try:
        project_lists.reword(entry, text, seen=seen, officer_id=signed_in())
    except projects.Overtaken:
        return _entry_page(_entry(project_id, name, text_id), text, overtaken=True)
    return _back(project_id, name, "saved")


@blueprint.post(f"{ENTRY}/move")
@needs(Right.MANAGES)
def move(project_id: int, name: str, text_id: int) -> AnyResponse:
    """Moves an entry up or down by one."""
    up = request.form.get("to") == "up"
    project_lists.move(_entry(project_id, name, text_id), up=up, officer_id=signed_in())
    return _back(project_id, name, "moved")


@blueprint.post(f"{ENTRY}/remove")
@needs(Right.MANAGES)
def remove(project_id: int, name: str, text_id: int) -> AnyResponse:
    """Takes an entry off the list."""
    project_lists.remove(_entry(project_id, name, text_id), officer_id=signed_in())
    return _back(project_id, name, "removed")


def _list(project: Project, name: str, text: str, problem: str = "") -> Response:
    return render(
        "running/projects/list.html",
        422 if problem else 200,
        project=project,
        name=name,
        wording=WORDING[name],
        entries=project.in_list(name),
        text=text,
        problems=_said(name, problem),
        done=DONE.get(request.args.get("done", "")),
    )


def _entry_page(
    entry: ListedText,
    text: str,
    problem: str = "",
    *,
    seen: str | None = None,
    overtaken: bool = False,
) -> Response:
    """The page of one entry. `overtaken`: somebody else has changed it meanwhile."""
    return render(
        "running/projects/entry.html",
        409 if overtaken else 422 if problem else 200,
        project=db.session.get_one(Project, entry.project_id),
        entry=entry,
        wording=WORDING[entry.name],
        text=text,
        problems=_said(entry.name, problem),
        seen=project_lists.as_seen(entry) if seen is None else seen,
        overtaken=overtaken,
    )


def _entry(project_id: int, name: str, text_id: int) -> ListedText:
    found = project_lists.listed(project_id, name, text_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _problem(name: str, text: str) -> str:
    if not text:
        return WORDING[name].nothing
    return MORE_THAN if len(text) > LONGEST else ""


def _said(name: str, problem: str) -> dict[str, str]:
    """What is wrong with the text, in the page's language."""
    limits = {"most": LONGEST, "most_listed": OWN_LISTS[name].most}
    return {"text": say(page_words(), problem, **limits)} if problem else {}


def _back(project_id: int, name: str, done: str) -> AnyResponse:
    return redirect(url_for("listed.show", project_id=project_id, name=name, done=done), 303)

"""What is open → one PDF for a library: poster, how-to page, and copies of each form."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import projects, publishing
from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.languages import languages, words
from app.offering import EDITIONS
from app.officers import signed_in
from app.outgoing import files, handing_out, runs
from app.outgoing.runs import Run, Way
from app.pages import language, page_words, pdf, render, today
from app.people.roles import Right, needs
from app.project_tables import Project
from app.publishing import Published
from app.running import ordering
from forms.wording import N_, Phrase, say
from printables import how_to, poster
from printables.bundle import bundle
from printables.leaves import on_whole_leaves
from printables.own_words import printable
from printables.poster import Asked

blueprint = Blueprint("packs", __name__)

HERE = "/<language>/officers/projects/<int(max=2147483647):project_id>/library-pack"
PACK = f"{HERE}/<int(max=2147483647):run_id>"
TITLE = N_("Library pack: {title}")
# What a library gives out in some weeks, in each language.
USUAL = {"standard": 5, "large": 2}
MOST_LEAVES = 500  # a ream of paper
TOO_THICK = N_(
    "That is {leaves} leaves of paper. A pack has {most_leaves} at most. Write smaller numbers, or "
    "make two packs."
)
NOTHING_OPEN = (
    N_("No form is open"),
    N_("A pack has the forms that are open today. Go back, and look at the project's forms."),
)
OUT_ALREADY = (
    N_("This pack is handed out"),
    N_("It stays on the list. Go back to see it."),
)
# What is said of the project on a poster, in characters.
LONGEST_ABOUT = 240
CUT = "…"
DONE = {
    "prepared": N_("The pack is ready to be printed."),
    "handed-out": N_("The pack counts as handed out."),
    "discarded": N_("The pack is taken off the list."),
}


@blueprint.route(HERE, methods=["GET", "POST"])
@needs(Right.MANAGES)
def ask(project_id: int) -> AnyResponse:
    """Asks how many copies of each open form are wanted; lists the packs that there are."""
    project = db.session.get_one(Project, project_id)
    if request.method == "GET":
        return _page(project)
    versions = _open(project_id)
    if not versions:
        raise Refused(409, *NOTHING_OPEN)
    wanted, problems = ordering.read(versions, request.form)
    values: dict[str, Any] = {**ordering.LIMITS, "most_leaves": MOST_LEAVES}
    if not problems and (thick := files.leaves_of(wanted)) > MOST_LEAVES:
        problems = {ordering.first_of(wanted): TOO_THICK}
        values["leaves"] = thick
    if problems:
        told = {name: say(page_words(), text, **values) for name, text in problems.items()}
        return _page(project, typed=request.form, problems=told)
    run_id = handing_out.prepare(wanted, Way.LIBRARY, today=today(), officer_id=signed_in())
    return redirect(_address(project_id, "prepared", run_id), 303)


@blueprint.get(f"{PACK}.pdf")
@needs(Right.MANAGES)
def file(project_id: int, run_id: int) -> Response:
    """A pack in one PDF: the poster in the language that is asked for, the rest as it was made."""
    project, run = db.session.get_one(Project, project_id), _find(project_id, run_id)
    spoken = request.args.get("poster", "")
    if spoken not in languages():
        spoken = language()
    first = _poster(project, run, spoken), _how_to(project, run)
    sheets = (*map(on_whole_leaves, first), *files.copies(run.lines))
    title = say(page_words(), TITLE, title=project.title)
    return pdf(bundle(sheets, title, language()), f"library-pack-{run.id}-{spoken}.pdf")


@blueprint.post(f"{PACK}/handed-out")
@needs(Right.MANAGES)
def handed_out(project_id: int, run_id: int) -> AnyResponse:
    """The pack is in the library."""
    run = _find(project_id, run_id)
    handing_out.confirm(run, today=today(), officer_id=signed_in())
    return redirect(_address(project_id, "handed-out", run_id), 303)


@blueprint.post(f"{PACK}/discard")
@needs(Right.MANAGES)
def discard(project_id: int, run_id: int) -> AnyResponse:
    """The pack was not printed after all."""
    try:
        handing_out.discard(_find(project_id, run_id), officer_id=signed_in())
    except LookupError:
        raise Refused(409, *OUT_ALREADY) from None
    return redirect(_address(project_id, "discarded"), 303)


def _poster(project: Project, run: Run, spoken: str) -> bytes:
    topic = projects.told(project.id, spoken).get("topic", Phrase("", spoken))
    about = textwrap.shorten(topic, LONGEST_ABOUT, placeholder=CUT)
    facts = poster.Poster(
        council=current_app.config["COUNCIL"],
        project=printable(project.title),
        about=Phrase(printable(about), topic.language),
        forms=list(_asked(run, spoken)),
        address=current_app.config["PUBLIC_URL"] + _online(project, spoken),
        telephone=current_app.config["TELEPHONE"],
    )
    return poster.render(facts, words(spoken))


def _online(project: Project, spoken: str) -> str:
    """Where residents read what is open: the project's page, or the home page where it has none."""
    if project.public:
        return url_for("about.project", language=spoken, project_id=project.id)
    return url_for("offering.home", language=spoken)


def _how_to(project: Project, run: Run) -> bytes:
    versions = _versions(run)
    facts = how_to.HowTo(
        council=current_app.config["COUNCIL"],
        forms=list(_asked(run, language())),
        return_address=versions[0].cover.return_address,
        telephone=current_app.config["TELEPHONE"],
        email=printable(project.contact) or current_app.config["EMAIL"],
        leaves=any(version.form.apart for version in versions),
        numbered=any(not version.anonymous for version in versions),
        unnumbered=any(version.anonymous for version in versions),
    )
    return how_to.render(facts, page_words())


def _asked(run: Run, spoken: str) -> Iterator[Asked]:
    """What people are asked; leaves that are kept apart come with the rest."""
    for version in _versions(run):
        if version.form.public:
            yield Asked(title=version.in_language(spoken).title, closes=version.closes)


def _open(project_id: int) -> list[Published]:
    """What can lie in a library: not what a group answers with one voice."""
    found = publishing.open_of(project_id, today())
    return [version for version in found if not version.form.together]


def _versions(run: Run) -> list[Published]:
    """The versions in a pack, each once."""
    found = {line.paper.version_id: line.paper for line in run.lines}
    return [files.version_of(paper) for paper in found.values()]


def _page(
    project: Project,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> Response:
    versions = _open(project.id)
    return render(
        "running/packs/pack.html",
        422 if problems else 200,
        project=project,
        versions=versions,
        fields={version.id: ordering.fields(version) for version in versions},
        usual=USUAL,
        packs=runs.packs_of(project.id),
        title_of=lambda paper: files.version_of(paper).in_language(language()).title,
        leaves=files.leaves_in,
        edition_names=EDITIONS,
        spoken=languages(),
        most_leaves=MOST_LEAVES,
        typed=typed or {},
        problems=problems or {},
        done=DONE.get(request.args.get("done", "")),
        just=request.args.get("just", 0, int),
    )


def _find(project_id: int, run_id: int) -> Run:
    found = (run for run in runs.packs_of(project_id) if run.id == run_id)
    run = next(found, None)
    if run is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return run


def _address(project_id: int, done: str, run_id: int | None = None) -> str:
    anchor = f"pack-{run_id}" if run_id else None
    return url_for("packs.ask", project_id=project_id, done=done, just=run_id, _anchor=anchor)

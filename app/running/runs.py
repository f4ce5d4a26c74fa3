"""Copies for a printer → one PDF, in order, numbered where the form is not anonymous."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import publishing
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.offering import EDITIONS
from app.officers import signed_in
from app.outgoing import copies, files, handing_out, runs
from app.outgoing.handing_out import NotOfRun
from app.outgoing.runs import WAYS, Run, Way
from app.pages import language, page_words, pdf, render, today
from app.people.roles import Right, needs
from app.publishing import Published
from app.running import ordering
from forms.wording import N_, say
from printables.bundle import bundle

blueprint = Blueprint("runs", __name__)

HERE = "/<language>/officers/collections/<int(max=2147483647):collection_id>/print-run"
RUN = f"{HERE}/<int(max=2147483647):run_id>"
TITLE = N_("Copies for a printer: {title}")
NO_WAY = N_("Choose where the copies go.")
NOT_OUT = (
    N_("No copies can be printed now"),
    N_("The form is not published yet, or its last day has passed. Go back, and look at its days."),
)
OUT_ALREADY = (
    N_("These copies are handed out"),
    N_("They stay on the list. Go back, and say which of them are spoilt."),
)
NOT_OF_RUN = N_(
    "These numbers are on no copy of this run, or the copy came back: {numbers}. Look at the "
    "copies, and type the numbers again."
)
NO_NUMBERS = N_("Type the number of each copy that is spoilt.")
NO_SPOILT = N_("Write how many of the copies are spoilt, as a number from 0 to {copies}.")
LONGEST = 5000  # characters: all numbers of a run, with their codes
# What an officer has just done, in the address that it led to.
DONE = {
    "prepared": N_("The copies are ready to be printed."),
    "confirmed": N_("The copies count as handed out."),
    "discarded": N_("The copies are taken off the list."),
    "spoilt": N_("The spoilt copies are noted. They do not count as handed out."),
}


@blueprint.route(HERE, methods=["GET", "POST"])
@needs(Right.MANAGES)
def show(collection_id: int) -> AnyResponse:
    """What was printed, and what became of it; asks how many copies are wanted."""
    collection = _collection(collection_id)
    if request.method == "GET":
        return _page(collection)
    version = _newest(collection)
    if version is None or not is_in_time(version):
        raise Refused(409, *NOT_OUT)
    wanted, wrong = ordering.read([version], request.form)
    way = request.form.get("way", "")
    if wrong or way not in WAYS:
        problems = _said(wrong) | ({} if way in WAYS else _said({"way": NO_WAY}))
        return _page(collection, typed=request.form, problems=problems)
    run_id = handing_out.prepare(wanted, Way(way), today=today(), officer_id=signed_in())
    return redirect(_address(collection_id, run_id, "prepared"), 303)


@blueprint.get(f"{RUN}.pdf")
@needs(Right.MANAGES)
def file(collection_id: int, run_id: int) -> Response:
    """The copies of a run, in order, in one PDF: the same each time."""
    run = _find(collection_id, run_id)
    version = files.version_of(run.paper)
    title = say(page_words(), TITLE, title=version.in_language(language()).title)
    made = bundle(files.copies(run.lines), title, language())
    return pdf(made, f"copies-{version.code}-{run.id}.pdf")


@blueprint.post(f"{RUN}/confirm")
@needs(Right.MANAGES)
def confirm(collection_id: int, run_id: int) -> AnyResponse:
    """The copies have been handed out."""
    run = _find(collection_id, run_id)
    handing_out.confirm(run, today=today(), officer_id=signed_in())
    return redirect(_address(collection_id, run_id, "confirmed"), 303)


@blueprint.post(f"{RUN}/discard")
@needs(Right.MANAGES)
def discard(collection_id: int, run_id: int) -> AnyResponse:
    """The copies were not printed after all."""
    try:
        handing_out.discard(_find(collection_id, run_id), officer_id=signed_in())
    except LookupError:
        raise Refused(409, *OUT_ALREADY) from None
    return redirect(_address(collection_id, None, "discarded"), 303)


@blueprint.post(f"{RUN}/spoilt")
@needs(Right.MANAGES)
def spoilt(collection_id: int, run_id: int) -> AnyResponse:
    """Some copies can't come back."""
    run = _find(collection_id, run_id)
    problems = _spoil_numbers(run) if run.numbered else _spoil(run)
    if problems:
        collection = _collection(collection_id)
        return _page(collection, typed=request.form, problems=problems, wrong_run=run_id)
    return redirect(_address(collection_id, run_id, "spoilt"), 303)


def is_in_time(version: Published) -> bool:
    """Whether a copy that is handed out today can still be filled in."""
    return today() <= version.closes


def _spoil_numbers(run: Run) -> dict[str, str]:
    name = f"numbers_{run.id}"
    typed = request.form.get(name, "").replace("\0", "")[:LONGEST]
    if not copies.typed(typed):
        return _said({name: NO_NUMBERS})
    try:
        handing_out.spoil_numbers(run, typed, today=today(), officer_id=signed_in())
    except NotOfRun as wrong:
        return _said({name: NOT_OF_RUN}, numbers=", ".join(wrong.numbers))
    return {}


def _spoil(run: Run) -> dict[str, str]:
    numbers: dict[int, int] = {}
    problems: dict[str, str] = {}
    for line in run.lines:
        name, most = f"spoilt_{line.paper.id}", line.paper.copies
        found = ordering.number(request.form.get(name, ""), most)
        if found is None:
            problems |= _said({name: NO_SPOILT}, copies=most)
        else:
            numbers[line.paper.id] = found
    if not problems:
        handing_out.spoil(run, numbers, officer_id=signed_in())
    return problems


def _page(
    collection: Collection,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    wrong_run: int | None = None,
) -> Response:
    """`wrong_run`: the run of whose spoilt copies something wrong was typed."""
    version = _newest(collection)
    return render(
        "running/runs/runs.html",
        422 if problems else 200,
        collection=collection,
        version=version,
        form=version.in_language(language()) if version else None,
        fields=ordering.fields(version) if version and is_in_time(version) else {},
        ways=WAYS,
        runs=runs.runs_of(collection.id),
        leaves=files.leaves_in,
        edition_names=EDITIONS,
        typed=typed or {},
        problems=problems or {},
        wrong_run=wrong_run,
        done=DONE.get(request.args.get("done", "")),
        just=request.args.get("just", 0, int),
    )


def _collection(collection_id: int) -> Collection:
    return db.session.get_one(Collection, collection_id)


def _newest(collection: Collection) -> Published | None:
    """The version that is printed; None where nothing is published yet."""
    return publishing.read(collection.versions[-1]) if collection.versions else None


def _find(collection_id: int, run_id: int) -> Run:
    found = (run for run in runs.runs_of(collection_id) if run.id == run_id)
    run = next(found, None)
    if run is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return run


def _address(collection_id: int, run_id: int | None, done: str) -> str:
    anchor = f"run-{run_id}" if run_id else None
    return url_for("runs.show", collection_id=collection_id, done=done, just=run_id, _anchor=anchor)


def _said(problems: Mapping[str, str], **values: object) -> dict[str, str]:
    """Problems by the name of their field, in the page's language."""
    words = page_words()
    told = {**ordering.LIMITS, **values}
    return {name: say(words, problem, **told) for name, problem in problems.items()}

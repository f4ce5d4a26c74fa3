"""A form opened for a project: its settings, as typed → a plan; and its page."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, url_for
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm.exc import ObjectDeletedError
from werkzeug.wrappers import Response as AnyResponse

from app import errors, freezing, library, offering, plans, publishing, standing
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.languages import languages
from app.officers import signed_in
from app.pages import language, page_words, render, today
from app.people.roles import Right, may, needs
from app.plans import Finished, Overtaken, Wrong
from app.project_tables import Project
from app.running import told
from app.running.settings import (
    ANONYMOUS,
    FEWEST_LINES,
    LONGEST_LINE,
    MOST_LINES,
    POSTAGE,
    Typed,
    Unread,
    as_typed,
    read,
)
from forms.library import FORMS
from forms.model import Form, minutes
from forms.wording import N_, SOURCE_LANGUAGE, Message, in_language, texts
from printables.editions import EDITIONS

blueprint = Blueprint("collections", __name__)

# What an officer has just done, in the address that it led to.
DONE = {
    "close": N_("The form is closed."),
    "reopen": N_("The form is open again."),
    "archive": N_("The form is in the archive."),
    "unarchive": N_("The form is out of the archive."),
    "discarded": N_("What was prepared is thrown away. What is out stays as it is."),
    "published": N_("Version {number} is published. Its code is {code}."),
    "saved": N_("It is saved. Nothing that readers see has changed."),
}


@blueprint.route(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/open", methods=["GET", "POST"]
)
@needs(Right.MANAGES)
def new(project_id: int) -> AnyResponse:
    """Asks for a form of the library, then for its settings; prepares it."""
    project = db.session.get_one(Project, project_id)
    if project.closed_on is not None:
        return _finished(project)
    if "form" not in request.values:
        return render(
            "running/collections/choose.html",
            project=project,
            groups=[(_library(project, together=one), one) for one in (False, True)],
            minutes=minutes,
            is_in_use=library.is_in_use,
            not_decided=library.NOT_DECIDED[1],
        )
    form = FORMS.get(request.values["form"])
    if form is None:
        raise Refused(404, *NO_SUCH_PAGE)
    if not library.is_in_use(form):
        raise Refused(409, *library.NOT_DECIDED)
    if request.method == "GET":
        return _asking(project, form, as_typed(plans.new(form, project, today())))
    try:
        plan = read(request.form)
        made = plans.begin(project_id, form, plan, today=today(), officer_id=signed_in())
    except (Unread, Wrong) as wrong:
        return _asking(project, form, request.form, problems=wrong.problems)
    except Finished:
        return _finished(project)
    return redirect(url_for("preview.show", collection_id=made.id, done="saved"), 303)


@blueprint.route(
    "/<language>/officers/collections/<int(max=2147483647):collection_id>/settings",
    methods=["GET", "POST"],
)
@needs(Right.MANAGES)
def settings(collection_id: int) -> AnyResponse:
    """Asks for other settings of a form that is prepared or out; prepares them."""
    collection = db.session.get_one(Collection, collection_id)
    project, form = collection.project, freezing.form_of(collection)
    if collection.closed_on or collection.archived_on or project.closed_on:
        return _finished(project, collection)
    if request.method == "GET":
        return _asking(project, form, as_typed(plans.of(collection)), collection)
    try:
        plans.change(
            collection,
            form,
            read(request.form),
            revision=request.form.get("revision", -1, int),
            today=today(),
            officer_id=signed_in(),
        )
    except (Unread, Wrong) as wrong:
        return _asking(project, form, request.form, collection, problems=wrong.problems)
    except Overtaken:
        return _asking(project, form, request.form, collection, overtaken=True)
    except Finished:
        return _finished(project, collection)
    return redirect(url_for("preview.show", collection_id=collection_id, done="saved"), 303)


@blueprint.post("/<language>/officers/collections/<int(max=2147483647):collection_id>/discard")
@needs(Right.MANAGES)
def discard(collection_id: int) -> AnyResponse:
    """Throws away what is prepared; leads to what is out, or to the project where nothing is."""
    collection = db.session.get_one(Collection, collection_id)
    project_id, out = collection.project_id, bool(collection.versions)
    plans.discard(collection, officer_id=signed_in())
    if out:
        return redirect(
            url_for("collections.show", collection_id=collection_id, done="discarded"), 303
        )
    return redirect(url_for("projects.show", project_id=project_id, done="discarded"), 303)


@blueprint.get("/<language>/officers/collections/<int(max=2147483647):collection_id>")
@needs(Right.SEES)
def show(collection_id: int) -> Response:
    """A collection: how it stands, its versions and settings, and what can be done with it."""
    collection = db.session.get_one(Collection, collection_id)
    state = standing.state(collection, today())
    versions = [publishing.read(version) for version in collection.versions]
    return render(
        "running/collections/show.html",
        collection=collection,
        project=collection.project,
        title=standing.title_of(collection, language()),
        round=standing.round_of(collection),
        state=state,
        states=standing.STATES,
        day=standing.day_of(collection, state),
        versions=list(zip(versions, collection.versions, strict=True)),
        newest=versions[-1] if versions else None,
        plan=plans.of(collection),
        in_force=plans.in_force(collection) if versions else None,
        names=offering.EDITIONS,
        postage=POSTAGE,
        lines=list(told.lines(plans.subject(collection))),
        done=DONE.get(request.args.get("done", "")),
        manages=may(Right.MANAGES, collection.project_id),
        reads=may(Right.READS, collection.project_id),
    )


@blueprint.errorhandler(NoResultFound)
@blueprint.errorhandler(ObjectDeletedError)
def gone(_error: Exception) -> Response:
    """What another officer has thrown away at this moment."""
    return errors.refused(Refused(404, *NO_SUCH_PAGE))


def _library(project: Project, *, together: bool) -> list[tuple[Form, Form, int]]:
    """Each form of the library, in the page's language too, and how often the project had it."""
    had = [collection.form_key for collection in project.collections]
    forms = library.forms_of(together=together)
    return [(form, _spoken(form, project), had.count(form.key)) for form in forms]


def _spoken(form: Form, project: Project) -> Form:
    """A form as the library has it, in the page's language."""
    names = freezing.cover_of(project.title).names
    return in_language(form, language(), texts(form, page_words()), names)


def _asking(
    project: Project,
    form: Form,
    typed: Typed,
    collection: Collection | None = None,
    *,
    problems: Mapping[str, Message] | None = None,
    overtaken: bool = False,
) -> Response:
    """The settings as typed. `overtaken`: another officer has saved others meanwhile."""
    same_days = (problems or {}).get("opens") == Message(plans.SAME_DAYS)
    return render(
        "running/collections/settings.html",
        409 if overtaken else 422 if problems else 200,
        project=project,
        collection=collection,
        form=form,
        title=_spoken(form, project).title,
        typed=typed,
        problems={name: one.said(page_words()) for name, one in (problems or {}).items()},
        other=plans.open_then(read(typed), form.key, project.id, collection) if same_days else None,
        overtaken=overtaken,
        stored=plans.of(collection) if collection else None,
        languages=[code for code in languages() if code != SOURCE_LANGUAGE],
        editions={name: offering.EDITIONS[name] for name in EDITIONS if name not in plans.ALWAYS},
        names=offering.EDITIONS,
        anonymous=ANONYMOUS,
        postage=POSTAGE,
        limits=plans,
        fewest_lines=FEWEST_LINES,
        most_lines=MOST_LINES,
        longest_line=LONGEST_LINE,
    )


def _finished(project: Project, collection: Collection | None = None) -> Response:
    """What is said where nothing can be prepared any more."""
    return render("running/collections/finished.html", 409, project=project, collection=collection)

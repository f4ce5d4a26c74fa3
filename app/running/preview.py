"""What is prepared → all that readers will see of it, what is missing, and publishing it."""

from dataclasses import replace

from flask import Blueprint, Response, redirect, request, url_for
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm.exc import ObjectDeletedError
from werkzeug.wrappers import Response as AnyResponse

from app import drafts, freezing, offering, plans, printing, publishing, readiness, webform
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.freezing import Changed, Frozen
from app.officers import signed_in
from app.pages import language, page_words, pdf, render, today
from app.people.roles import Right, needs
from app.planned import sheets
from app.plans import Plan
from app.publishing import Published
from app.running import collections, comparing, mending
from forms import paging
from forms.lists import EmptyList
from forms.model import minutes
from forms.wording import N_
from printables.fonts import NoGlyphError

blueprint = Blueprint("preview", __name__)
for thrown_away in (NoResultFound, ObjectDeletedError):
    blueprint.register_error_handler(thrown_away, collections.gone)

LOOK_AGAIN = N_("Something has changed since you looked. Look at all of it again, then publish.")
SAVED = N_("The settings are saved.")
NOT_YET = N_("It can't be published yet. Put right what is missing first.")
CANT_PRINT = (
    N_("This sheet can't be printed"),
    N_("A text has a letter that we have no font for. Go back: the list says which letter."),
)


@blueprint.get("/<language>/officers/collections/<int(max=2147483647):collection_id>/preview")
@needs(Right.MANAGES)
def show(collection_id: int) -> Response:
    """Everything before publishing: what is missing, all pages and sheets, what changes."""
    return _page(db.session.get_one(Collection, collection_id))


@blueprint.get("/<language>/officers/collections/<int(max=2147483647):collection_id>/preview/web")
@needs(Right.MANAGES)
def web(collection_id: int) -> Response:
    """All pages that a resident will answer on, one after another; nothing can be sent."""
    version = _prepared(db.session.get_one(Collection, collection_id))[2]
    form = version.in_language(language())
    return render(
        "running/preview/web.html",
        version=version,
        form=form,
        minutes=minutes(form),
        days_kept=drafts.days_kept(version),
        at_hand=offering.at_hand(form),
        parts=[
            _without_more_rows(webform.page(form, part, {}, page_words()))
            for part in paging.parts(form)
        ],
    )


@blueprint.get(
    "/<language>/officers/collections/<int(max=2147483647):collection_id>/preview/<edition>.pdf"
)
@needs(Right.MANAGES)
def sheet(collection_id: int, edition: str) -> Response:
    """A sheet as it will be printed, marked as a specimen: keying refuses it."""
    version = _prepared(db.session.get_one(Collection, collection_id))[2]
    if language() not in version.languages or edition not in version.editions(language()):
        raise Refused(404, *NO_SUCH_PAGE)
    form = version.in_language(language())
    try:
        made = printing.print_form(form, version.cover, language(), edition)
    except NoGlyphError as error:
        raise Refused(409, *CANT_PRINT) from error
    return pdf(made.pdf, f"{form.key}-{language()}-{edition}-specimen.pdf")


@blueprint.post("/<language>/officers/collections/<int(max=2147483647):collection_id>/publish")
@needs(Right.MANAGES)
def publish(collection_id: int) -> AnyResponse:
    """Publishes what the officer has seen, or shows it again with what is in the way."""
    collection = db.session.get_one(Collection, collection_id)
    plan, _, version = _prepared(collection)
    if any(finding.stops for finding in readiness.findings(collection, plan, version, today())):
        return _page(collection, 409, NOT_YET)
    try:
        _, new = freezing.publish(
            collection,
            seen=request.form.get("seen", ""),
            today=today(),
            officer_id=signed_in(),
        )
    except (Changed, EmptyList, plans.Wrong, plans.Finished):
        return _page(collection, 409, LOOK_AGAIN)
    done = "published" if new else "saved"
    return redirect(url_for("collections.show", collection_id=collection_id, done=done), 303)


def _prepared(collection: Collection) -> tuple[Plan, Frozen, Published]:
    """The settings, all that they would freeze, and that as a version; empty lists as gaps."""
    plan, form = plans.of(collection), freezing.form_of(collection)
    frozen = freezing.freeze(form, collection.project, plan, gaps=True)
    return plan, frozen, freezing.unpublished(collection, plan, frozen)


def _page(collection: Collection, status: int = 200, problem: str = "") -> Response:
    plan, frozen, version = _prepared(collection)
    found = readiness.findings(collection, plan, version, today())
    out = publishing.read(collection.versions[-1]) if collection.versions else None
    same = out is not None and out.fingerprint == frozen.fingerprint
    return render(
        "running/preview/show.html",
        status,
        collection=collection,
        version=version,
        title=version.in_language(language()).title,
        problem=problem,
        done=SAVED if request.args.get("done") == "saved" else "",
        out=out,
        same=same,
        nothing=same and not collection.plan,
        missing=[finding for finding in found if finding.stops],
        weak=[finding for finding in found if not finding.stops],
        said=lambda message: message.said(page_words()),
        mending=mending,
        names=offering.EDITIONS,
        sheets=sheets(version),
        changes=comparing.compare(out, version, page_words()) if out and not same else None,
        unseen=comparing.unseen(collection, plan, page_words()),
        seen=freezing.digest(collection, frozen),
    )


def _without_more_rows(page: webform.Page) -> webform.Page:
    """A part without the buttons that add a row: here is nothing that could be sent."""
    return webform.Page(
        tuple(
            (section, tuple(replace(block, next_id="") for block in blocks))
            for section, blocks in page.sections
        )
    )

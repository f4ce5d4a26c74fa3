"""A collection → closed, opened again, put into the archive; each says before what it means."""

from collections.abc import Callable

from flask import Blueprint, Response, redirect, request, url_for
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm.exc import ObjectDeletedError
from werkzeug.wrappers import Response as AnyResponse

from app import closing, outlook, plans, standing
from app.closing import NotNow, Why
from app.db import Collection, db
from app.officers import signed_in
from app.pages import language, page_words, render, today
from app.people.roles import Right, needs
from app.running import collections
from forms.wording import N_, say

blueprint = Blueprint("closing", __name__)
for thrown_away in (NoResultFound, ObjectDeletedError):
    blueprint.register_error_handler(thrown_away, collections.gone)

# What each act is called: as the page's heading, which is its button too.
TITLES = {
    "close": N_("Close the form"),
    "reopen": N_("Open the form again"),
    "archive": N_("Put the form into the archive"),
    "unarchive": N_("Take the form out of the archive"),
}
PAGES = {
    "close": "running/closing/close.html",
    "reopen": "running/closing/reopen.html",
    "archive": "running/closing/archive.html",
    "unarchive": "running/closing/unarchive.html",
}
# Why it can't be done, where the page doesn't say more.
REASONS = {
    Why.NOT_OUT: N_("Nothing of it is published yet."),
    Why.DONE: N_("It is done already. Another officer may have done it just now."),
    Why.IN_TRAY: N_("Paper or answers of this form are not finished yet. Finish them first."),
    Why.SHOWN: N_(
        "When it was closed, all its answers were shown together. An answer that came now would be "
        "shown alone, so that people could tell whose it is. Open a new round instead."
    ),
    Why.SAME_DAYS: N_(
        "Another round of it is open on the same days. Close that one first, or change its days."
    ),
    Why.ARCHIVED: N_("It is in the archive. Take it out first."),
    Why.NOT_CLOSED: N_("It is not over yet. Close it first, or wait until the last day for paper."),
    Why.PROJECT_CLOSED: N_("The project is closed. Open the project again first."),
}
NOT_SURE = N_("Tick this box if you want to close it all the same.")


@blueprint.route(
    "/<language>/officers/collections/<int(max=2147483647):collection_id>"
    "/<any(close, reopen, archive, unarchive):act>",
    methods=["GET", "POST"],
)
@needs(Right.MANAGES)
def ask(collection_id: int, act: str) -> AnyResponse:
    """Says what it means, with the numbers; does it, or says why not."""
    collection = db.session.get_one(Collection, collection_id)
    if request.method == "GET":
        return _page(collection, act)
    if act == "close" and _needs_tick(collection) and "sure" not in request.form:
        return _page(collection, act, 422, not_sure=True)
    try:
        endpoint = _DO[act](collection_id)
    except NotNow:
        return _page(collection, act, 409)
    return redirect(url_for(endpoint, collection_id=collection_id, done=act), 303)


def _close(collection_id: int) -> str:
    closing.close(collection_id, today=today(), officer_id=signed_in())
    return "collections.show"


def _reopen(collection_id: int) -> str:
    """Where the last day has passed, another has to be chosen."""
    over = closing.reopen(collection_id, today=today(), officer_id=signed_in())
    return "collections.settings" if over else "collections.show"


def _archive(collection_id: int) -> str:
    closing.archive(collection_id, today=today(), officer_id=signed_in())
    return "collections.show"


def _unarchive(collection_id: int) -> str:
    closing.unarchive(collection_id, officer_id=signed_in())
    return "collections.show"


# What does each act, and gives the page that comes after it.
_DO: dict[str, Callable[[int], str]] = {
    "close": _close,
    "reopen": _reopen,
    "archive": _archive,
    "unarchive": _unarchive,
}


def _why_not(collection: Collection, act: str) -> Why | None:
    if act == "close":
        return closing.why_not_close(collection)
    if act == "reopen":
        return closing.why_not_reopen(collection)
    if act == "archive":
        return closing.why_not_archive(collection, today())
    return closing.why_not_unarchive(collection)


def _needs_tick(collection: Collection) -> bool:
    """Whether closing it is to be confirmed; where it can't be closed nothing is."""
    if closing.why_not_close(collection) is not None:
        return False
    return outlook.of(collection, today()).early


def _page(
    collection: Collection, act: str, status: int = 200, *, not_sure: bool = False
) -> Response:
    why = _why_not(collection, act)
    now = plans.in_force(collection) if collection.versions else None
    return render(
        PAGES[act],
        status,
        collection=collection,
        act=act,
        heading=TITLES[act],
        title=standing.title_of(collection, language()),
        why=why,
        reason=REASONS[why] if why else "",
        tray=outlook.in_tray(collection) if why == Why.IN_TRAY else None,
        outlook=outlook.of(collection, today()) if act == "close" and why is None else None,
        for_good=bool(now) and closing.shown_for_good(collection),
        over=collection.closes < today(),
        other=plans.open_then(now, collection.form_key, collection.project_id, collection)
        if now and why == Why.SAME_DAYS
        else None,
        problems={"sure": say(page_words(), NOT_SURE)} if not_sure else {},
    )

"""Who asked for paper → sheets in order with addresses; sent → the address deleted."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import by_post, publishing
from app.db import Collection, db
from app.errors import Refused
from app.offering import EDITIONS
from app.officers import signed_in
from app.outgoing import acknowledging, posting, requests
from app.outgoing.requests import ASKED, BY_HAND, MOST_AT_ONCE, How
from app.outgoing.tables import PaperRequest
from app.pages import language, page_words, pdf, render, today
from app.people.roles import Right, needs
from app.publishing import Published
from forms.wording import N_, NP_, say, say_plural

blueprint = Blueprint("sendout", __name__)

LIST = "/<language>/officers/collections/<int(max=2147483647):collection_id>"
LINE = f"{LIST}/send-out/<int(max=2147483647):request_id>"
NOT_OUT = (
    N_("This form can't be posted now"),
    N_(
        "It is not published yet, it has closed, or it goes out together with another form. Look "
        "at the page of the form."
    ),
)
CHANGED = (
    N_("The list has changed"),
    N_("Somebody else has changed it, or has posted these. Go back to the list and load it again."),
)
NOT_SAID = N_("Choose how they asked.")
# What an officer has just done, in the address that it led to.
DONE = {
    "added": N_("They are on the list."),
    "changed": N_("The change is saved."),
    "removed": N_("They are off the list. Name and address are deleted."),
}
SENT = NP_(
    "{number} form is in the post. The name and address are deleted.",
    "{number} forms are in the post. The names and addresses are deleted.",
)
THANKED = NP_(
    "{number} letter is in the post, and off this list.",
    "{number} letters are in the post, and off this list.",
)


@blueprint.get(f"{LIST}/send-out")
@needs(Right.MANAGES)
def show(collection_id: int) -> Response:
    """Who waits for a form or for a letter of thanks, and what can be printed for them."""
    collection = db.session.get_one(Collection, collection_id)
    version = posting.newest(collection)
    rows = requests.listed(collection_id)
    open_ = version is not None and _can_go(version)
    fitting = [row for row in rows if open_ and version and requests.can_be_sent(row, version)]
    letters = acknowledging.due(collection_id)
    return render(
        "running/sendout/list.html",
        collection=collection,
        version=version,
        form=version.in_language(language()) if version else None,
        open=open_,
        rows=[(row, row in fitting) for row in rows],
        asked=ASKED,
        editions=EDITIONS,
        digest=requests.digest,
        printed=[requests.digest(row) for row in fitting[:MOST_AT_ONCE]],
        left=len(fitting) - MOST_AT_ONCE,
        most=MOST_AT_ONCE,
        letters=letters,
        letters_printed=[one.digest for one in letters if one.to][:MOST_AT_ONCE],
        done=_done(),
    )


@blueprint.get(f"{LIST}/send-out/new")
@needs(Right.MANAGES)
def add(collection_id: int) -> Response:
    """Asks who wants a form, for an officer who speaks with them."""
    version = _version(collection_id)
    typed = {"spoken": language(), "edition": "standard", "token": by_post.new_token()}
    return _asking(version, typed)


@blueprint.post(f"{LIST}/send-out/new")
@needs(Right.MANAGES)
def put(collection_id: int) -> AnyResponse:
    """Puts somebody on the list, or says what is wrong."""
    version = _version(collection_id)
    wish, how = requests.wish(request.form), request.form.get("how", "")
    wrong = requests.problems(wish, version)
    if how not in BY_HAND:
        wrong["how"] = NOT_SAID
    if wrong:
        return _asking(version, request.form, wrong)
    token = request.form.get("token") or by_post.new_token()
    requests.ask(collection_id, wish, How(how), token=token, today=today())
    return redirect(url_for("sendout.show", collection_id=collection_id, done="added"), 303)


@blueprint.get(LINE)
@needs(Right.MANAGES)
def change(collection_id: int, request_id: int) -> Response:
    """What somebody asked for, to be mended or taken off the list."""
    row = _line(collection_id, request_id)
    typed = {
        "name": row.name,
        "address": row.address,
        "spoken": row.language,
        "edition": row.edition,
        "seen": requests.digest(row),
    }
    return _changing(row, typed)


@blueprint.post(LINE)
@needs(Right.MANAGES)
def save(collection_id: int, request_id: int) -> AnyResponse:
    """Mends what somebody asked for, or says what is wrong."""
    row, wish = _line(collection_id, request_id), requests.wish(request.form)
    if wrong := requests.problems(wish, _version(collection_id)):
        return _changing(row, request.form, wrong)
    try:
        requests.change(collection_id, request.form.get("seen", ""), wish)
    except LookupError:
        raise Refused(409, *CHANGED) from None
    return redirect(url_for("sendout.show", collection_id=collection_id, done="changed"), 303)


@blueprint.post(f"{LINE}/remove")
@needs(Right.MANAGES)
def remove(collection_id: int, request_id: int) -> AnyResponse:
    """Takes somebody off the list unsent."""
    collection = db.session.get_one(Collection, collection_id)
    _line(collection_id, request_id)
    try:
        requests.remove(collection, request.form.get("seen", ""), officer_id=signed_in())
    except LookupError:
        raise Refused(409, *CHANGED) from None
    return redirect(url_for("sendout.show", collection_id=collection_id, done="removed"), 303)


@blueprint.get(f"{LIST}/send-out/sheets.pdf")
@needs(Right.MANAGES)
def sheets(collection_id: int) -> Response:
    """An address sheet and a form for each who waits, in order: exactly those that are named."""
    version, wanted = _version(collection_id), _named("printed")
    rows = [
        row for row in requests.named(collection_id, wanted) if requests.can_be_sent(row, version)
    ]
    if request.args.get("code") != version.code or not rows or len(rows) != len(wanted):
        raise Refused(409, *CHANGED)
    return pdf(posting.sheets(version, rows, page_words()), f"send-out-{version.code}.pdf")


@blueprint.post(f"{LIST}/send-out/sent")
@needs(Right.MANAGES)
def sent(collection_id: int) -> AnyResponse:
    """Deletes those whose forms are in the post: those that were printed, and nobody else."""
    collection = db.session.get_one(Collection, collection_id)
    printed = publishing.find(request.form.get("code", ""))
    if printed is None or printed.collection_id != collection_id:
        raise Refused(409, *CHANGED)
    number = requests.sent(
        collection, printed.id, _named("printed"), today=today(), officer_id=signed_in()
    )
    if not number:
        raise Refused(409, *CHANGED)
    return redirect(url_for("sendout.show", collection_id=collection_id, sent=number), 303)


@blueprint.get(f"{LIST}/letters.pdf")
@needs(Right.MANAGES)
def letters(collection_id: int) -> Response:
    """The letters of thanks that are named."""
    wanted = _named("printed")
    due = [one for one in acknowledging.due(collection_id) if one.digest in wanted and one.to]
    if not due or len(due) != len(wanted):
        raise Refused(409, *CHANGED)
    return pdf(posting.letters(due, page_words(), today()), f"letters-{collection_id}.pdf")


@blueprint.post(f"{LIST}/letters/sent")
@needs(Right.MANAGES)
def letters_sent(collection_id: int) -> AnyResponse:
    """Takes letters off the list: those that were printed, or that can't be written."""
    collection = db.session.get_one(Collection, collection_id)
    number = acknowledging.posted(collection, _named("printed"), officer_id=signed_in())
    if not number:
        raise Refused(409, *CHANGED)
    return redirect(url_for("sendout.show", collection_id=collection_id, thanked=number), 303)


def _version(collection_id: int) -> Published:
    """What is posted now.

    Raises:
        Refused: nothing is.
    """
    version = posting.newest(db.session.get_one(Collection, collection_id))
    if version is None or not _can_go(version):
        raise Refused(409, *NOT_OUT)
    return version


def _can_go(version: Published) -> bool:
    return not version.form.apart and today() <= version.closes


def _line(collection_id: int, request_id: int) -> PaperRequest:
    row = requests.find(collection_id, request_id)
    if row is None:
        raise Refused(404, *CHANGED)
    return row


def _named(name: str) -> list[str]:
    """The digests that a page carries."""
    return list(dict.fromkeys(request.values.get(name, "").split()))


def _asking(
    version: Published, typed: Mapping[str, str], wrong: Mapping[str, str] | None = None
) -> Response:
    return render(
        "running/sendout/new.html",
        422 if wrong else 200,
        ways=BY_HAND,
        form=version.in_language(language()),
        **by_post.fields(version, typed, wrong or {}),
    )


def _changing(
    row: PaperRequest, typed: Mapping[str, str], wrong: Mapping[str, str] | None = None
) -> Response:
    version = posting.newest(db.session.get_one(Collection, row.collection_id))
    if version is None:
        raise Refused(409, *NOT_OUT)
    return render(
        "running/sendout/change.html",
        422 if wrong else 200,
        row=row,
        open=_can_go(version),
        **by_post.fields(version, typed, wrong or {}),
    )


def _done() -> str:
    """What the officer has just done, in words; "" for nothing."""
    words = page_words()
    for name, messages in (("sent", SENT), ("thanked", THANKED)):
        if number := request.args.get(name, type=int):
            return say_plural(words, *messages, number)
    done = DONE.get(request.args.get("done", ""))
    return say(words, done) if done else ""

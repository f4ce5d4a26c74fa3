"""What can't be counted, on pages: set aside with a reason, taken back, or its number removed."""

from collections.abc import Callable

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.keying import batches, listing
from app.officers import signed_in
from app.pages import page_words, render, today
from app.people.roles import Right, needs
from app.tray import aside
from app.tray.aside import CHOSEN, REASONS, LooksAlike, Reason
from app.tray.replies import Closed
from app.tray.tables import Batch, Reply
from forms.answers import is_unreadable
from forms.wording import N_, say

blueprint = Blueprint("asides", __name__)
blueprint.register_error_handler(Closed, batches.closed)

NO_REASON = N_("Choose why it is set aside.")
ALIKE = N_(
    "This form is anonymous. Two people may have ticked the same, so a sheet that looks like "
    "another is not the same sheet twice. Go back and key it."
)
BAD_NOTE = N_("Write a shorter note, in plain letters: at most {most} characters.")
MOST_NOTE = 500  # characters
# What has no code of ours can't be told to be a sheet that came before.
NO_FORM = tuple(reason for reason in CHOSEN if reason != Reason.DUPLICATE)
KEYED = (
    N_("This reply can't be set aside"),
    N_("It is keyed, or it is set aside already. Look at the batch to see what became of it."),
)
NOT_NOW = (
    N_("That can't be done now"),
    N_("Something was done with this reply meanwhile. Look at the batch to see what became of it."),
)


@blueprint.route(
    "/<language>/keying/replies/<int(max=2147483647):reply_id>/set-aside", methods=["GET", "POST"]
)
@needs(Right.KEYS)
def set_aside(reply_id: int) -> AnyResponse:
    """Sets a reply aside, or asks why."""
    reply = _reply(reply_id)
    if not listing.may_set_aside(reply, signed_in(), today()):
        raise Refused(409, *KEYED)
    if request.method == "GET":
        return _asking(reply)
    problems = _problems(CHOSEN)
    if problems:
        return _asking(reply, problems)
    try:
        aside.set_aside(
            reply,
            Reason(request.form["reason"]),
            officer_id=signed_in(),
            why=_note(),
        )
    except LooksAlike:
        return _asking(reply, {"reason": ALIKE})
    except LookupError:
        raise Refused(409, *KEYED) from None
    return _back(reply, "aside")


@blueprint.route(
    "/<language>/keying/batches/<int(max=2147483647):batch_id>/no-form", methods=["GET", "POST"]
)
@needs(Right.KEYS)
def no_form(batch_id: int) -> AnyResponse:
    """Registers what is no form of ours, set aside at once; or asks why."""
    batch = listing.find(batch_id)
    problems = _problems(NO_FORM) if request.method == "POST" else {}
    if request.method == "GET" or problems:
        return _asking_of(batch, problems)
    reply = aside.register_aside(
        batch,
        None,
        Reason(request.form["reason"]),
        officer_id=signed_in(),
        same_envelope="same_envelope" in request.form,
        why=_note(),
    )
    return _back(reply, "aside")


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>/take-back")
@needs(Right.KEYS)
def take_back(reply_id: int) -> AnyResponse:
    """Takes back what was set aside."""
    reply = _reply(reply_id)
    _done(lambda: aside.take_back(reply, officer_id=signed_in()))
    return _back(reply, "back")


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>/remove")
@needs(Right.KEYS)
def remove(reply_id: int) -> AnyResponse:
    """Takes away the last number of a batch: there is no such sheet."""
    reply = _reply(reply_id)
    batch_id, number = reply.batch_id, reply.number
    _done(lambda: aside.remove(reply, officer_id=signed_in()))
    return redirect(url_for("batches.show", batch_id=batch_id, done="removed", number=number), 303)


def _reply(reply_id: int) -> Reply:
    """The reply with this id, of a batch.

    Raises:
        Refused: there is none.
    """
    found = db.session.get(Reply, reply_id, populate_existing=True)
    if found is None or found.batch_id is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _done(change: Callable[[], None]) -> None:
    try:
        change()
    except LookupError:
        raise Refused(409, *NOT_NOW) from None


def _back(reply: Reply, done: str) -> AnyResponse:
    address = url_for("batches.show", batch_id=reply.batch_id, done=done, number=reply.number)
    return redirect(address, 303)


def _note() -> str:
    return request.form.get("why", "").strip()


def _problems(reasons: tuple[Reason, ...]) -> dict[str, str]:
    bad = len(_note()) > MOST_NOTE or is_unreadable(_note())
    problems = {
        "reason": "" if request.form.get("reason") in reasons else NO_REASON,
        "why": BAD_NOTE if bad else "",
    }
    return {name: problem for name, problem in problems.items() if problem}


def _asking(reply: Reply, problems: dict[str, str] | None = None) -> Response:
    back = url_for("batches.show", batch_id=reply.batch_id)
    return _page(CHOSEN, back, problems or {}, reply=reply, together=False)


def _asking_of(batch: Batch, problems: dict[str, str]) -> Response:
    back = url_for("batches.show", batch_id=batch.id)
    return _page(NO_FORM, back, problems, reply=None, together=bool(batch.replies))


def _page(
    reasons: tuple[Reason, ...],
    back: str,
    problems: dict[str, str],
    *,
    reply: Reply | None,
    together: bool,
) -> Response:
    return render(
        "keying/batches/set-aside.html",
        422 if problems else 200,
        reply=reply,
        together=together,
        reasons={reason: REASONS[reason] for reason in reasons},
        typed=request.form,
        problems={n: say(page_words(), text, most=MOST_NOTE) for n, text in problems.items()},
        back=back,
    )

"""A page that came later, by its code → the reply that it belongs to, to be changed."""

from collections.abc import Mapping, Sequence

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.errors import NO_SUCH_PAGE, Refused
from app.keying import codebox, listing
from app.keying.called import called
from app.keying.codebox import LEAF, Unfit
from app.officers import signed_in
from app.pages import page_words, render, today
from app.people.roles import Right, keyed_versions, needs
from app.tray import joining
from app.tray.changes import FIXED, Fixed
from app.tray.replies import Closed
from app.tray.tables import Batch, Reply
from forms.wording import N_, say

CLOSED = (
    N_("This batch is closed"),
    N_("Put the page into a batch that is open. Go back, and open one if there is none."),
)
ELSEWHERE = N_(
    "You do not key for the project of this page. Lay it aside, and ask somebody who does to find "
    "its reply."
)
CHOOSE = N_("Choose the reply that the page belongs to.")


@needs(Right.KEYS)
def ask(batch_id: int) -> Response:
    """Asks for the code on a page that came later."""
    return _page(_open_batch(batch_id), {})


@needs(Right.KEYS)
def join(batch_id: int) -> AnyResponse:
    """The code on a page → the replies that miss one; the chosen one → its answers, to be changed.

    `choosing` says that replies were offered.
    """
    batch, typed = _open_batch(batch_id), request.form
    try:
        sheet = codebox.sheet(typed.get("code", ""))
    except Unfit as unfit:
        return _page(batch, typed, 422, problem=unfit.message)
    if sheet.version.id not in keyed_versions():
        return _page(batch, typed, 422, problem=ELSEWHERE)
    if sheet.version.form.apart:
        return _page(batch, typed, 422, problem=LEAF)
    found = joining.earlier(sheet.version, sheet.begun, signed_in(), today())
    earlier = next((one for one in found if str(one.id) == typed.get("reply")), None)
    if earlier is None:
        unchosen = CHOOSE if found and "choosing" in typed else ""
        return _page(batch, typed, 422 if unchosen else 200, found=found, unchosen=unchosen)
    together = "same_envelope" in typed
    officer, day = signed_in(), today()
    try:
        joining.join(batch, earlier, officer_id=officer, today=day, same_envelope=together)
    except Closed:
        raise Refused(409, *CLOSED) from None
    except Fixed as fixed:
        raise Refused(409, *FIXED[fixed.why]) from None
    return redirect(url_for("changing.change", reply_id=earlier.id, joined=1), 303)


def _open_batch(batch_id: int) -> Batch:
    """The batch that a page is in; a lot has single leaves alone.

    Raises:
        Refused: there is no such batch, or it is closed.
    """
    batch = listing.find(batch_id)
    if batch.version_id is not None:
        raise Refused(404, *NO_SUCH_PAGE)
    if batch.closed_on is not None:
        raise Refused(409, *CLOSED)
    return batch


def _page(
    batch: Batch,
    typed: Mapping[str, str],
    status: int = 200,
    *,
    problem: str = "",
    found: Sequence[Reply] | None = None,
    unchosen: str = "",
) -> Response:
    """The box for the code, or the replies that it found.

    Args:
        found: None before there is a code.
        unchosen: a message; none of them was chosen.
    """
    return render(
        "keying/changing/join.html",
        status,
        batch=batch,
        called=lambda reply: called(reply).said(page_words()),
        typed=typed,
        problem=say(page_words(), problem) if problem else "",
        found=found,
        unchosen=say(page_words(), unchosen) if unchosen else "",
    )

"""An anonymous reply of an officer's own group → asked to leave it, or confirmed with a reason."""

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, Response, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import events, resuming
from app.db import db, writing
from app.events import Kind
from app.keying import desk, reasons
from app.keying.called import called
from app.officers import signed_in
from app.pages import page_words, render
from app.people.roles import Right, needs
from app.people.tables import Membership
from app.tray import batches, replies
from app.tray.tables import Reply
from forms.answers import clean
from forms.wording import N_

blueprint = Blueprint("own_group", __name__)

SAY_WHY = N_("Say why nobody else can key it.")
# What was confirmed in this sign-in: the subjects of its events, in the session.
CONFIRMED = "own_group"

View = Callable[[int], AnyResponse]


def asks_first(view: View) -> View:
    """A view that shows what is in a reply: a member of its group is asked to confirm first.

    What they have sent is not lost: it is sent again once they have confirmed.
    """

    @wraps(view)
    def asked(reply_id: int) -> AnyResponse:
        reply = desk.find(reply_id)
        if not is_asked(reply):
            return view(reply_id)
        return _page(reply, kept=resuming.what_was_sent() if request.method == "POST" else "")

    return asked


def is_asked(reply: Reply) -> bool:
    """Whether it is an anonymous one of the officer's own group, and they have not confirmed."""
    version = reply.version
    if version is None or not version.collection.anonymous:
        return False
    own = db.session.get(Membership, (version.collection.project_id, signed_in()))
    return own is not None and own.in_group and _subject(reply) not in session.get(CONFIRMED, ())


@blueprint.route(
    "/<language>/keying/replies/<int(max=2147483647):reply_id>/own-group", methods=["GET", "POST"]
)
@needs(Right.KEYS)
def confirm(reply_id: int) -> AnyResponse:
    """Records why a member of the group keys it, and goes on; for its whole batch, this once."""
    reply = desk.find(reply_id)
    reason, kept = clean(request.form.get("why", "")), request.form.get("kept", "")
    if is_asked(reply):
        if request.method == "GET":
            return _page(reply)
        if problem := reasons.wrong(reason, SAY_WHY):
            return _page(reply, 422, kept=kept, typed=reason, problem=problem)
        subject = _subject(reply)
        with writing():
            events.record(subject, signed_in(), Kind.OWN_GROUP, reason)
        session[CONFIRMED] = [*session.get(CONFIRMED, ()), subject]
    if kept:
        return resuming.go_on(kept, ended=False)
    return redirect(url_for("screen.show", reply_id=reply_id), 303)


def _subject(reply: Reply) -> str:
    """What is confirmed at once: a whole batch, or a reply that is in none."""
    return batches.subject(reply.batch) if reply.batch else replies.subject(reply)


def _page(
    reply: Reply, status: int = 409, *, kept: str = "", typed: str = "", problem: str = ""
) -> Response:
    """`kept`: what was sent and is not lost, as JSON."""
    return render(
        "keying/own-group.html",
        status,
        reply=reply,
        name=called(reply).said(page_words()),
        kept=kept,
        typed=typed,
        problems={"why": problem} if problem else {},
    )

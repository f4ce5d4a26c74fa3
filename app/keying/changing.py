"""One reply on a page: what was done to it, and how it is changed."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as AnyResponse

from app import webform
from app.db import Response as Stored
from app.db import db
from app.drafts import digest
from app.errors import NO_SUCH_PAGE, Refused
from app.keying import desk, history, joining, listing, reasons
from app.keying.called import called
from app.keying.desk import beyond
from app.keying.own_group import asks_first
from app.offering import EDITIONS
from app.officers import signed_in
from app.pages import language, page_words, render, today
from app.people.roles import Right, needs
from app.tray import changes, replies, sheets
from app.tray.aside import REASONS, Reason
from app.tray.batches import SOURCES
from app.tray.changes import FIXED, ChangedMeanwhile, Fixed, NothingChanged
from app.tray.joining import pages_of
from app.tray.replies import State
from app.tray.tables import Entry, Reply
from forms.answers import clean
from forms.problems import Problem
from forms.wording import N_, Phrase, say

blueprint = Blueprint("changing", __name__)
JOIN = "/<language>/keying/batches/<int(max=2147483647):batch_id>/join"
blueprint.add_url_rule(JOIN, "ask_to_join", joining.ask, methods=["GET"])
blueprint.add_url_rule(JOIN, "join", joining.join, methods=["POST"])

SAY_WHY = N_("Say why you change it.")
PAGE_CAME = N_("A page came later.")
# What officers other than the first are told of a state, beside its word.
MORE = {
    State.KEYED: N_("Another officer keys it again."),
    State.DONE: N_("It is stored and counted."),
}


@blueprint.get("/<language>/keying/replies/<int(max=2147483647):reply_id>/about")
@needs(Right.KEYS)
def show(reply_id: int) -> Response:
    """All about one reply: how it came, its state, what was done to it, what can be done."""
    reply = db.session.get(Reply, reply_id)
    if reply is None:
        raise Refused(404, *NO_SUCH_PAGE)
    version = replies.version_of(reply) if reply.version_id is not None else None
    apart = version is not None and version.form.apart
    unseen = _is_not_told(reply) or (apart and _is_in_open_batch(reply))
    state = State(reply.state)
    return render(
        "keying/changing/show.html",
        reply=reply,
        called=_called,
        sources=SOURCES,
        edition_names=EDITIONS,
        version=version,
        title=version.in_language(language()).title if version else "",
        late=version is not None and replies.is_late(reply),
        state=listing.STATES[state],
        more=MORE.get(state) if not unseen else None,
        reason=REASONS[Reason(reply.reason)] if state == State.SET_ASIDE else "",
        keyed_by=[e.officer for e in _finished(reply) if e.officer and not apart],
        reference="" if unseen else _reference(reply),
        lines=list(history.lines(reply, with_values=_shows_values(reply))),
        pages=pages_of(reply),
        earlier=db.session.get(Reply, reply.joined_id) if reply.joined_id else None,
        may_key=listing.may_key(reply, signed_in(), today()),
        may_change=state in (State.KEYED, State.DONE),
        may_set_aside=_is_in_open_batch(reply)
        and listing.may_set_aside(reply, signed_in(), today()),
        may_take_back=_is_in_open_batch(reply) and state == State.SET_ASIDE and version is not None,
    )


@blueprint.get("/<language>/keying/replies/<int(max=2147483647):reply_id>/change")
@needs(Right.KEYS)
@asks_first
def change(reply_id: int) -> Response:
    """What is stored of a reply, to be changed; with `joined`, what a page that came now adds."""
    reply = desk.find(reply_id)
    stored = _stored(reply)
    if "joined" not in request.args:
        return _page(reply, stored, digest(stored))
    gone = changes.missing(reply, stored)
    typed = {name: keys for name, keys in stored.items() if name not in gone}
    why = str(say(page_words(), PAGE_CAME))
    return _page(reply, typed, digest(stored), why=why, focused=gone[0] if gone else "")


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>/change")
@needs(Right.KEYS)
@asks_first
def save(reply_id: int) -> AnyResponse:
    """Stores what was changed, with why; or shows the page again, to be mended or compared."""
    reply = desk.find(reply_id)
    typed = sheets.typed(replies.version_of(reply), request.form)
    why, shown = clean(request.form.get("_why", "")), request.form.get("_shown", "")
    _stored(reply)
    problems = sheets.read(replies.version_of(reply), reply, typed).problems
    wrong_why = reasons.wrong(why, SAY_WHY)
    if problems or wrong_why:
        page = {key: (problem,) for key, problem in problems.items()}
        return _page(reply, typed, shown, 422, why=why, wrong_why=wrong_why, problems=page)
    try:
        changes.change(reply, signed_in(), typed, why=why, shown=shown, today=today())
    except NothingChanged:
        return _page(reply, typed, shown, 422, why=why, nothing=True)
    except ChangedMeanwhile as meanwhile:
        stored = meanwhile.stored
        mine = changes.means(reply, typed)
        theirs = {name: now for name, (now, _) in changes.differences(stored, mine).items()}
        return _page(reply, typed, digest(stored), 409, why=why, theirs=theirs)
    except Fixed as fixed:
        raise Refused(409, *FIXED[fixed.why]) from None
    return redirect(url_for("changing.show", reply_id=reply_id), 303)


def _page(
    reply: Reply,
    typed: Mapping[str, str],
    shown: str,
    status: int = 200,
    *,
    why: str = "",
    wrong_why: str = "",
    problems: Mapping[str, tuple[Problem, ...]] | None = None,
    theirs: Mapping[str, str] | None = None,
    nothing: bool = False,
    focused: str = "",
) -> Response:
    """The fields of a reply, filled.

    Args:
        shown: the digest of what is stored.
        theirs: what somebody else stored meanwhile, by field name; None where nobody did.
        nothing: what was sent changes nothing.
        focused: the name of the field to begin with.
    """
    version = replies.version_of(reply)
    form = version.in_language(language())
    page = webform.keying_page(form, typed)
    webform.show_problems(page, problems or {}, page_words())
    on_sheet = {}
    if reply.language not in ("", language()):
        on_sheet = {item.key: item for item in version.in_language(reply.language).items}
    return render(
        "keying/changing/change.html",
        status,
        reply=reply,
        called=_called,
        form=form,
        page=page,
        on_sheet=on_sheet,
        beyond_wrong=beyond({name: wrong for name, (wrong,) in (problems or {}).items()}),
        typed=typed,
        shown=shown,
        why=why,
        wrong_why=wrong_why,
        theirs=theirs,
        nothing=nothing,
        came="joined" in request.args,
        focused=focused,
    )


def _stored(reply: Reply) -> dict[str, str]:
    """What is stored of a reply, by field name.

    Raises:
        Refused: this officer can't change it now.
    """
    try:
        return changes.stored(reply, signed_in(), today())
    except Fixed as fixed:
        raise Refused(409, *FIXED[fixed.why]) from None


def _called(reply: Reply) -> Phrase:
    return called(reply).said(page_words())


def _is_in_open_batch(reply: Reply) -> bool:
    return reply.batch is not None and reply.batch.closed_on is None


def _finished(reply: Reply) -> list[Entry]:
    return [entry for entry in reply.entries if entry.finished_on]


def _is_not_told(reply: Reply) -> bool:
    """Whether this officer keyed it first, and must not learn if it is chosen to be keyed again."""
    finished = _finished(reply)
    return bool(finished) and finished[0].officer_id == signed_in() and _is_in_open_batch(reply)


def _shows_values(reply: Reply) -> bool:
    """Whether what was keyed may be read here: not while somebody may have to key it unseen."""
    if reply.state in (State.DONE, State.TO_SETTLE):
        return True
    return changes.why_not(reply, signed_in(), today()) is None


def _reference(reply: Reply) -> str:
    """What the person may name the response by; "" where there is none."""
    found = select(Stored.reference).where(Stored.id == reply.response_id)
    return db.session.scalar(found) or ""

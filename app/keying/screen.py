"""The keying screen of a reply: what an officer types, kept as it goes → a stored response."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Blueprint, Response, redirect, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import resuming, webform
from app.db import db
from app.keying import aloud
from app.keying.called import called
from app.keying.desk import Desk, beyond, desk_of, find, sent_desk, tell_sheet
from app.keying.own_group import asks_first, is_asked
from app.offering import EDITIONS
from app.officers import signed_in
from app.outgoing import copies
from app.pages import WITH_SCRIPT, language, page_words, render, today
from app.people.roles import Right, needs
from app.tray import entries, replies, sheets
from app.tray.entries import Overtaken
from app.tray.replies import State
from app.tray.tables import Reply
from forms.answers import Channel
from forms.model import Item
from forms.wording import N_, say
from printables.editions import editions_in

blueprint = Blueprint("screen", __name__)

# Answers that an officer hears: the questions are on the screen in full, to be read out.
SPOKEN = (Channel.PHONE, Channel.IN_PERSON)
NOT_KEPT = N_(
    "What you keyed is not saved yet. Leave this page open, and choose Check: nothing is lost."
)
ENDED = N_(
    "Your sign-in has ended, and what you keyed last is not saved. Leave this page open, and "
    "choose Check: you can sign in then, and nothing is lost."
)
OWN_GROUP = N_(
    "You are a member of this group, and what you keyed last is not saved. Leave this page open, "
    "and choose Check: you are asked to confirm then, and nothing is lost."
)
FASTER = N_(
    "Somebody else has this reply now. What you keyed last is not saved. Leave this page open, and "
    "choose Check to see what they keyed."
)


@dataclass(frozen=True)
class Said:
    """What a keying screen tells beside its fields.

    `empty`: nothing was keyed. `checked`: nothing is wrong, and nothing is stored. `stored`: the
    reply that was stored just now, as on its sheet.
    `faster`: somebody else was, and `who`; `over`: so that the reply isn't keyed any more.
    `theirs`: what is kept on the server, by field name, where it differs.
    """

    empty: bool = False
    checked: bool = False
    stored: str = ""
    faster: bool = False
    over: bool = False
    theirs: Mapping[str, str] = field(default_factory=dict)
    who: str = ""


@blueprint.get("/<language>/keying/replies/<int(max=2147483647):reply_id>")
@needs(Right.KEYS)
@asks_first
def show(reply_id: int) -> AnyResponse:
    """The keying screen of a reply, with what was kept of it; who else has it on the desk."""
    reply = find(reply_id)
    try:
        desk = desk_of(reply)
    except LookupError:
        return redirect(url_for("changing.show", reply_id=reply_id), 303)
    if desk.entry and desk.entry.officer_id not in (None, signed_in()):
        return render("keying/taken.html", 409, desk=desk, name=called(reply).said(page_words()))
    return _screen(desk, entries.raw(desk.entry), said=Said(stored=session.pop("keyed", "")))


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>")
@needs(Right.KEYS)
@asks_first
def save(reply_id: int) -> AnyResponse:
    """Stores what was keyed and opens the next; or keeps it, to be checked or mended."""
    desk = sent_desk(reply_id)
    typed = sheets.typed(desk.version, request.form)
    tell_sheet(desk, request.form)
    try:
        return _save(desk, typed)
    except Overtaken as faster:
        db.session.rollback()
        return _overtaken(desk, typed, faster)


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>/keep")
@needs(Right.KEYS)
def keep(reply_id: int) -> Response:
    """Keeps what was keyed so far, or says why it isn't kept."""
    desk = sent_desk(reply_id)
    if is_asked(desk.reply):
        return _plain(OWN_GROUP, 409)
    typed = sheets.typed(desk.version, request.form)
    try:
        entries.keep(desk.reply, desk.turn, signed_in(), typed, desk.page)
    except Overtaken:
        return _plain(FASTER, 409)
    return Response(status=204)


@blueprint.post("/<language>/keying/replies/<int(max=2147483647):reply_id>/take")
@needs(Right.KEYS)
@asks_first
def take(reply_id: int) -> AnyResponse:
    """Lays a reply that somebody else began on this officer's desk."""
    reply = find(reply_id)
    try:
        desk = desk_of(reply)
        entries.take_over(reply, desk.turn, signed_in())
    except (LookupError, replies.Closed):
        return redirect(url_for("changing.show", reply_id=reply_id), 303)
    return redirect(desk.address, 303)


@blueprint.get("/<language>/keying/rules")
@needs(Right.KEYS_SOMEWHERE)
def rules() -> Response:
    """How to key what paper brings."""
    return render("keying/rules.html")


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """What is kept by the screen's script says why it isn't; a page that was sent is not lost."""
    if request.endpoint == "screen.keep":
        return _plain(NOT_KEPT if current_user.is_authenticated else ENDED, 401)
    return resuming.expired(error)


def _save(desk: Desk, typed: Mapping[str, str]) -> AnyResponse:
    """What is asked of the screen, done.

    Raises:
        Overtaken: somebody else was faster.
    """
    asked, officer = request.form.get("_do"), signed_in()
    keyed = sheets.read(desk.version, desk.reply, typed)
    if asked == "save" and typed and not keyed.problems:
        name = replies.name_of(desk.reply)
        following = entries.finish(
            desk.reply, desk.turn, officer, typed, page=desk.page, today=today()
        )
        if desk.reply.state == State.SET_ASIDE:
            return redirect(
                _told(desk.reply, done=desk.reply.reason, number=desk.reply.number), 303
            )
        session["keyed"] = name
        known = url_for("screen.show", reply_id=following.id) if following else ""
        return redirect(known or _told(desk.reply), 303)
    entries.keep(desk.reply, desk.turn, officer, typed, desk.page)
    desk = replace(desk, entry=entries.entry_of(desk.reply, desk.turn))
    if asked == "sheet":
        return _screen(desk, typed)
    if not typed or keyed.problems:
        return _screen(desk, typed, 422, keyed=keyed, said=Said(empty=not typed))
    return _screen(desk, typed, said=Said(checked=True))


def _told(reply: Reply, **done: Any) -> str:
    """The address of the page that tells what became of a reply; the next one isn't known there."""
    if reply.batch_id is not None:
        return url_for("batches.show", batch_id=reply.batch_id, **done)
    return url_for("files.choose" if reply.channel == Channel.FILE else "calling.choose")


def _overtaken(desk: Desk, typed: Mapping[str, str], faster: Overtaken) -> AnyResponse:
    """The screen again where somebody else was faster, with the keys that were not saved.

    Where the reply is to be keyed twice, and this officer may, their keys can be the second time:
    what was keyed the first time isn't shown then.
    """
    reply = find(desk.reply.id)
    theirs = faster.entry
    if theirs and theirs.finished_on and theirs.window == desk.page.window != "":
        session["keyed"] = replies.name_of(reply)  # a second click
        return redirect(_told(reply), 303)
    who = theirs.officer.email if theirs and theirs.officer else ""
    try:
        now = desk_of(reply)
        over = False
    except LookupError:
        now, over = desk, True
    blind = theirs is None or theirs.turn != now.turn
    shown = {} if blind else _differing(entries.raw(theirs), typed)
    return _screen(now, typed, 409, said=Said(faster=True, over=over, who=who, theirs=shown))


def _differing(theirs: Mapping[str, str], mine: Mapping[str, str]) -> dict[str, str]:
    """What they keyed in each field that has something else here."""
    names = dict.fromkeys([*theirs, *mine])
    return {
        name: theirs.get(name, "") for name in names if theirs.get(name, "") != mine.get(name, "")
    }


def _screen(
    desk: Desk,
    typed: Mapping[str, str],
    status: int = 200,
    *,
    keyed: sheets.Keyed | None = None,
    said: Said | None = None,
) -> Response:
    """The keying screen, filled with what was keyed; `keyed` holds what can't be stored."""
    version, sheet_language = desk.version, desk.reply.language
    form = version.in_language(language())
    page = webform.keying_page(form, typed)
    problems = keyed.problems if keyed else {}
    webform.show_problems(page, {key: (wrong,) for key, wrong in problems.items()}, page_words())
    spoken = desk.reply.channel in SPOKEN
    on_sheet: dict[str, Item] = {}
    if sheet_language != language():
        on_sheet = {item.key: item for item in version.in_language(sheet_language).items}
    screen = render(
        "keying/screen.html",
        status,
        desk=desk,
        form=form,
        page=page,
        typed=typed,
        on_sheet=on_sheet,
        spoken=spoken,
        opening=aloud.opening(version, sheet_language) if spoken else (),
        beyond_wrong=beyond(problems),
        read_out=aloud.questions(version, sheet_language) if spoken else {},
        editions=editions_in(sheet_language),
        edition_names=EDITIONS,
        said=said or Said(),
        copy=copies.find(desk.reply.begun),
        late=replies.is_late(desk.reply, today()),
    )
    screen.headers["Content-Security-Policy"] = WITH_SCRIPT
    return screen


def _plain(message: str, status: int) -> Response:
    return Response(str(say(page_words(), message)), status, mimetype="text/plain")

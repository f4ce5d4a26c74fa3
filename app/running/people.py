"""Officers: invited, switched off, made administrators; a person's own password."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, redirect, request, url_for
from flask_login import current_user, login_user
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as AnyResponse

from app import events, limits, officers
from app.contacts import is_email
from app.db import db, writing
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import MINIMUM_LENGTH, Act, LastAdministrator, SignedIn, signed_in
from app.pages import page_words, render, today
from app.people import invitations
from app.people.roles import ROLES, Right, needs
from app.people.tables import Membership, Officer
from app.project_tables import Project
from forms.wording import N_, Phrase, say

blueprint = Blueprint("people", __name__)

NO_EMAIL = N_("Write an e-mail address, such as name@example.org.")
KNOWN = N_("This person can sign in already, or is switched off. Find their address in the list.")
OWN = N_("You can't do this to yourself. Ask another administrator to do it.")
LAST = N_(
    "This is the last administrator who can sign in. Make somebody else an administrator first."
)
IS_OFF = N_("This person is switched off. Switch them on first.")
WRONG = N_("This is not the password that you have now. Type it again.")
SHORT = N_("Choose a longer password. It needs at least {least} characters.")
UNLIKE = N_("The two passwords are not the same. Type the same one in both fields.")
NO_LINK = (
    N_("This link does not work any more"),
    N_(
        "A link works once, and for a week. If you have chosen your password, sign in: choose "
        "For officers below. If not, ask the person who sent you the link, or an administrator, "
        "for a new one."
    ),
)
# What has just been done to an officer, in the address that it led to.
DONE: Mapping[str, str] = {
    Act.OFF: N_("{email} is switched off, and signed out everywhere."),
    Act.ON: N_("{email} can sign in again."),
    Act.ADMIN: N_("{email} is an administrator now."),
    Act.NOT_ADMIN: N_("{email} is no longer an administrator."),
}
# Beside the acts: another link, for a password that is forgotten.
NEW_LINK = "link"
# Fields that are not kept where a sign-in has ended (see `app.resuming`).
PRESENT, CHOSEN, AGAIN = "_password", "_password_new", "_password_again"


@blueprint.route("/<language>/officers/people", methods=["GET", "POST"])
@needs(Right.ADMINISTERS)
def show() -> AnyResponse:
    """All officers; invites another."""
    if request.method == "GET":
        return _page()
    email, admin = typed_email(), "admin" in request.form
    if not is_email(email):
        return _page(422, {"email": say(page_words(), NO_EMAIL)})
    with writing():
        token = None
        if invitations.known(email) is None:
            token = invitations.invite(email, by=signed_in(), today=today(), admin=admin)
    if token is None:
        return _page(422, {"email": say(page_words(), KNOWN)})
    invitations.hand_out(email, token, current_user.email)
    return redirect(url_for("people.show"), 303)


@blueprint.post("/<language>/officers/people/<int(max=2147483647):officer_id>")
@needs(Right.ADMINISTERS)
def change(officer_id: int) -> AnyResponse:
    """Switches an officer off or on, makes them an administrator or none, or gives a new link."""
    officer, act = db.session.get(Officer, officer_id), request.form.get("act", "")
    if officer is None or act not in (*Act, NEW_LINK):
        raise Refused(404, *NO_SUCH_PAGE)
    if officer_id == signed_in():
        return _refused(officer_id, OWN)
    if act == NEW_LINK:
        return _new_link(officer_id)
    try:
        officers.change(officer_id, Act(act), today=today(), by=signed_in())
    except LastAdministrator:
        return _refused(officer_id, LAST)
    return redirect(url_for("people.show", done=act, officer=officer_id), 303)


def _new_link(officer_id: int) -> AnyResponse:
    with writing():
        officer, token = db.session.get_one(Officer, officer_id, with_for_update=True), None
        if officer.off_since is None:
            token = invitations.invite(officer.email, by=signed_in(), today=today())
            kind = f"{events.Kind.ROLE}: {NEW_LINK}"
            events.record(f"officer {officer_id}", signed_in(), kind)
    if token is None:
        return _refused(officer_id, IS_OFF)
    invitations.hand_out(officer.email, token, current_user.email)
    return redirect(url_for("people.show"), 303)


@blueprint.route("/<language>/officers/password", methods=["GET", "POST"])
@needs(Right.ANY)
@limits.own_password
def password() -> AnyResponse:
    """Changes the password of who is signed in; ends all their other sign-ins."""
    problems = _wrong_change() if request.method == "POST" else {}
    if request.method == "POST" and not problems:
        with writing():
            officer = db.session.get_one(Officer, signed_in(), with_for_update=True)
            officers.change_password(officer, request.form[CHOSEN])
        login_user(SignedIn(officer))
        return redirect(url_for("people.password", done="yes"), 303)
    return render(
        "running/people/password.html",
        422 if problems else 200,
        email=current_user.email,
        least=MINIMUM_LENGTH,
        problems=problems,
        done="done" in request.args,
    )


@blueprint.route("/<language>/officers/invitations/<token>", methods=["GET", "POST"])
@limits.guesses
def accept(token: str) -> AnyResponse:
    """What a link gives; with its first use the person chooses a password, and is signed in."""
    try:
        invitation, officer = invitations.find(token, today())
        chooses = invitations.chooses_password(invitation, officer)
        problems = _wrong_choice() if request.method == "POST" and chooses else {}
        if request.method == "POST" and not problems:
            chosen = request.form.get(CHOSEN, "")
            return _welcome(invitations.accept(token, chosen, today=today()))
    except LookupError as error:
        raise Refused(404, *NO_LINK) from error
    except invitations.Ended as error:
        raise Refused(410, *NO_LINK) from error
    return render(
        "running/people/accept.html",
        422 if problems else 200,
        invitation=invitation,
        officer=officer,
        chooses=chooses,
        roles=ROLES,
        least=MINIMUM_LENGTH,
        problems=problems,
    )


def _welcome(officer: Officer | None) -> AnyResponse:
    """The desk; who has chosen no password signs in first."""
    if officer is not None:
        officers.let_in(officer)
    return redirect(url_for("officers.desk"), 303)


def _wrong_choice() -> dict[str, Phrase]:
    """What is wrong with the password that was chosen, by field."""
    chosen = request.form.get(CHOSEN, "")
    if len(chosen) < MINIMUM_LENGTH:
        return {CHOSEN: say(page_words(), SHORT, least=MINIMUM_LENGTH)}
    if chosen != request.form.get(AGAIN, ""):
        return {AGAIN: say(page_words(), UNLIKE)}
    return {}


def _wrong_change() -> dict[str, Phrase]:
    """The same, and whether it may be changed: who found the computer open doesn't know it."""
    present = officers.check_password(current_user.email, request.form.get(PRESENT, ""))
    wrong = {PRESENT: say(page_words(), WRONG)} if present is None else {}
    return wrong | _wrong_choice()


def typed_email() -> str:
    """The e-mail address that was typed, as addresses are stored."""
    # Letters that only look otherwise make no second officer of one mailbox.
    return unicodedata.normalize("NFKC", request.form.get("email", "")).strip().lower()


def _refused(officer_id: int, message: str) -> Response:
    return _page(409, {f"officer_{officer_id}": say(page_words(), message)})


def _page(status: int = 200, problems: Mapping[str, Phrase] | None = None) -> Response:
    """All officers. `problems`: by field, or by the officer whom nothing was done to."""
    everybody = db.session.scalars(select(Officer).order_by(Officer.email)).all()
    just = request.args.get("officer", type=int)
    return render(
        "running/people/all.html",
        status,
        officers=everybody,
        roles_of=_roles_of(),
        roles=ROLES,
        waiting=invitations.waiting(today()),
        own=signed_in(),
        typed=request.form,
        problems=problems or {},
        link=invitations.handed_out(),
        show_address=True,
        link_days=invitations.DAYS,
        done=DONE.get(request.args.get("done", "")),
        just=next((officer.email for officer in everybody if officer.id == just), ""),
    )


def _roles_of() -> Mapping[int, Sequence[Membership]]:
    """The roles of each officer in projects, by the officer's id."""
    found: dict[int, list[Membership]] = defaultdict(list)
    query = select(Membership).options(joinedload(Membership.project)).join(Membership.project)
    for membership in db.session.scalars(query.order_by(Project.title)):
        found[membership.officer_id].append(membership)
    return found

"""Officers: an e-mail and a password → a person who is signed in, as long as they may be."""

import re
import secrets
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import assert_never

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import Blueprint, Flask, Response, current_app, redirect, request, session, url_for
from flask_login import (
    LoginManager,
    UserMixin,
    current_user,
    login_user,
    logout_user,
)
from sqlalchemy import delete, select
from werkzeug.wrappers import Response as AnyResponse

from app import drafts, events, limits, publishing, standing, webform
from app.db import Collection, db, writing
from app.pages import language, page_words, render, today
from app.people import roles
from app.people.roles import Right, needs
from app.people.tables import Invitation, Officer
from app.project_tables import Project
from forms.wording import N_, say

blueprint = Blueprint("officers", __name__)
login = LoginManager()
_hasher = PasswordHasher()
# Where an officer may go on after signing in: a path of ours, and nothing that a header can't hold.
_INSIDE = re.compile(r"/[a-z-]+/(officers|keying|results)/[\w/.?=&%-]*", re.ASCII)

WRONG = N_("The e-mail address or the password is wrong. Check both, and try again.")
MINIMUM_LENGTH = 12  # characters of a password


class Act(StrEnum):
    """What an administrator can do to an officer."""

    OFF = "off"
    ON = "on"
    ADMIN = "admin"
    NOT_ADMIN = "not-admin"


class LastAdministrator(Exception):
    """Nobody would be left who administers and can sign in."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """An officer as the session knows them."""

    def __init__(self, officer: Officer) -> None:
        self.id = officer.session_key
        self.officer_id = officer.id
        self.email = officer.email
        self.admin = officer.admin


def init_app(app: Flask, resume: Callable[[str], AnyResponse]) -> None:
    """Lets officers sign in to an app; `resume` shows what they were doing when a sign-in ended."""
    # A page of an error would ask the database who is signed in: it may be what went wrong.
    login.init_app(app, add_context_processor=False)
    app.extensions["resume"] = resume


def signed_in() -> int:
    """The id of the officer who is signed in, in a view for officers only."""
    return int(current_user.officer_id)


def set_password(email: str, password: str) -> None:
    """Makes an administrator, or gives an officer another password and lets them sign in again.

    For the command line, where nobody has to be signed in; others are invited.

    Raises:
        ValueError: the password is too short.
    """
    if len(password) < MINIMUM_LENGTH:
        raise ValueError(f"a password has at least {MINIMUM_LENGTH} characters")
    with writing():
        officer = db.session.scalar(select(Officer).where(Officer.email == email.lower()))
        if officer is None:
            officer = Officer(email=email.lower(), admin=True)
            db.session.add(officer)
        officer.off_since = None
        change_password(officer, password)


def change_password(officer: Officer, password: str) -> None:
    """Gives an officer another password, within the caller's transaction.

    Ends every sign-in, and every link by which the password could be changed once more.
    """
    officer.password_hash = _hasher.hash(password)
    officer.session_key = secrets.token_hex()
    links = delete(Invitation).where(
        Invitation.email == officer.email, Invitation.project_id.is_(None)
    )
    db.session.execute(links)


def change(officer_id: int, act: Act, *, today: date, by: int) -> None:
    """Switches an officer off or on, or makes them an administrator or none.

    Args:
        by: the id of the administrator who does it.

    Raises:
        LastAdministrator: nobody would be left to do it the other way round.
        NoResultFound: there is no such officer.
    """
    with writing():
        # One at a time: of two administrators who each switch the other off, one stays.
        can_administer = select(Officer).where(Officer.admin, Officer.off_since.is_(None))
        held = can_administer.order_by(Officer.id).with_for_update()
        administrators = db.session.scalars(held).all()
        officer = db.session.get_one(Officer, officer_id, with_for_update=True)
        _do(officer, act, today)
        if not any(one.admin and one.off_since is None for one in (*administrators, officer)):
            raise LastAdministrator
        events.record(f"officer {officer_id}", by, f"{events.Kind.ROLE}: {act}")


def _do(officer: Officer, act: Act, today: date) -> None:
    match act:
        case Act.OFF:
            officer.off_since, officer.session_key = today, secrets.token_hex()
            db.session.execute(delete(Invitation).where(Invitation.email == officer.email))
        case Act.ON:
            officer.off_since = None
        case Act.ADMIN | Act.NOT_ADMIN:
            officer.admin = act == Act.ADMIN
        case _:
            assert_never(act)


def check_password(email: str, password: str) -> Officer | None:
    """The officer with this e-mail address and password, or None."""
    address = email.strip().lower().replace("\0", "")  # PostgreSQL would refuse to look for NUL
    officer = db.session.scalar(select(Officer).where(Officer.email == address))
    try:
        _hasher.verify(officer.password_hash if officer else _nobody(), password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return officer if officer and officer.off_since is None else None


@cache
def _nobody() -> str:
    """Checked where no officer has the address, so that the answer takes as long."""
    return _hasher.hash("nobody")


@login.user_loader  # type: ignore[untyped-decorator]
def _load(session_key: str) -> SignedIn | None:
    officer = db.session.scalar(select(Officer).where(Officer.session_key == session_key))
    return SignedIn(officer) if officer and officer.off_since is None else None


@login.unauthorized_handler  # type: ignore[untyped-decorator]
def _ask_to_sign_in() -> Response:
    return sign_in_page(401, where=request.full_path if request.method == "GET" else "")


@blueprint.get("/<language>/officers/")
@needs(Right.ANY)
def desk() -> Response:
    """Where an officer begins: returned paper, their projects, results."""
    projects = select(Project).where(Project.id.in_(roles.projects_where(Right.SEES)))
    read = select(Collection).where(
        Collection.project_id.in_(roles.projects_where(Right.READS)), Collection.versions.any()
    )
    collections = db.session.scalars(read.order_by(Collection.closes, Collection.id)).all()
    return render(
        "officers/desk.html",
        keys=roles.may(Right.KEYS_SOMEWHERE),
        administers=roles.may(Right.ADMINISTERS),
        projects=db.session.scalars(projects.order_by(Project.title)).all(),
        still_open=publishing.open_forms(today()),
        collections=collections,
        titles={one.id: standing.title_of(one, language()) for one in collections},
        today=today(),
        typed={},
        problems={},
    )


@blueprint.get("/<language>/officers/sign-in")
def sign_in_form() -> Response:
    """Asks for e-mail and password."""
    return sign_in_page()


@blueprint.post("/<language>/officers/sign-in")
@limits.passwords
def sign_in() -> AnyResponse:
    """Signs an officer in, and goes on where they were."""
    form = webform.SignIn(request.form)
    officer = check_password(form.email.data or "", form.password.data or "")
    where, kept = request.form.get("where", ""), request.form.get("kept", "")
    if officer is None:
        return sign_in_page(422, where=where, kept=kept, email=form.email.data or "", wrong=True)
    let_in(officer)
    if kept:
        resumed: AnyResponse = current_app.extensions["resume"](kept)
        return resumed
    return redirect(where if _INSIDE.fullmatch(where) else url_for("officers.desk"), 303)


def let_in(officer: Officer) -> None:
    """Signs an officer in, in this browser; of what was there before, only answers go on."""
    begun = drafts.begun()
    session.clear()
    session.update(begun)
    session.permanent = True
    login_user(SignedIn(officer))


@blueprint.post("/<language>/officers/sign-out")
def sign_out() -> AnyResponse:
    """Signs the officer out, everywhere."""
    if current_user.is_authenticated:
        with writing():
            officer = select(Officer).where(Officer.session_key == current_user.get_id())
            db.session.scalars(officer).one().session_key = secrets.token_hex()
    logout_user()
    session.clear()
    return redirect(url_for("offering.home"), 303)


def sign_in_page(
    status: int = 200, *, where: str = "", kept: str = "", email: str = "", wrong: bool = False
) -> Response:
    """The sign-in page.

    Args:
        where: the path to go on to.
        kept: what was being keyed when the sign-in ended, as JSON, so that it is not lost.
    """
    problem = say(page_words(), WRONG) if wrong else ""
    return render(
        "officers/sign-in.html", status, where=where, kept=kept, email=email, problem=problem
    )

"""Who has which role in a project: asked, given, taken away."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as AnyResponse

from app import projects
from app.contacts import is_email
from app.db import db, writing
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import signed_in
from app.pages import page_words, render, today
from app.people import invitations
from app.people.roles import ROLES, Right, Role, needs
from app.people.tables import Membership, Officer
from app.project_tables import Project
from app.running.people import NO_EMAIL, typed_email
from forms.wording import N_, Phrase, say

blueprint = Blueprint("members", __name__)

NO_ROLE = N_("Choose what the person does in the project.")
LAST = N_(
    "Nobody else manages the project. Give somebody else this role first, or ask an administrator."
)
INVITED = N_(
    "Somebody else has invited this person, who has not come yet. Give them the role when they "
    "have, or ask an administrator."
)
# What has just been done, in the address that it led to.
DONE = {
    "given": N_("The role of {email} is saved."),
    "removed": N_("This person has no role in the project any more."),
}


class LastManager(Exception):
    """Nobody would be left who manages the project and can sign in."""


class InvitedElsewhere(Exception):
    """A new link would end one that somebody else has given."""


@blueprint.route(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/people", methods=["GET", "POST"]
)
@needs(Right.MANAGES)
def show(project_id: int) -> AnyResponse:
    """Who has a role in a project; gives one to an officer, or to somebody who is invited."""
    if request.method == "GET":
        return _page(project_id, typed=_now(project_id, request.args.get("change", type=int)))
    email, role = typed_email(), request.form.get("role", "")
    problems = {
        "email": "" if is_email(email) else NO_EMAIL,
        "role": "" if role in ROLES else NO_ROLE,
    }
    if any(problems.values()):
        return _page(project_id, 422, typed=request.form, problems=problems)
    try:
        given = _give(project_id, email, Role(role), in_group="in_group" in request.form)
    except LastManager:
        return _page(project_id, 409, typed=request.form, problems={"role": LAST})
    except InvitedElsewhere:
        return _page(project_id, 409, typed=request.form, problems={"email": INVITED})
    if isinstance(given, str):
        invitations.hand_out(email, given, current_user.email)
        return redirect(url_for("members.show", project_id=project_id), 303)
    return _onward(project_id, given, "given", may_stay=role == Role.MANAGES)


@blueprint.post(
    "/<language>/officers/projects/<int(max=2147483647):project_id>/people/"
    "<int(max=2147483647):officer_id>/remove"
)
@needs(Right.MANAGES)
def remove(project_id: int, officer_id: int) -> AnyResponse:
    """Takes an officer's role in a project away."""
    try:
        with writing():
            projects.hold(project_id)
            membership = db.session.get(Membership, (project_id, officer_id))
            if membership is None:
                raise Refused(404, *NO_SUCH_PAGE)
            db.session.delete(membership)
            invitations.record_role(project_id, officer_id, "none", signed_in())
            _refuse_without_manager(project_id)
    except LastManager:
        return _page(project_id, 409, typed={}, problems={f"officer_{officer_id}": LAST})
    return _onward(project_id, officer_id, "removed", may_stay=False)


def _give(project_id: int, email: str, role: Role, *, in_group: bool) -> int | str:
    """Gives an officer a role at once: the officer's id; or invites: the link's token.

    Raises:
        LastManager: it was the last manager's, and would be less.
        InvitedElsewhere: only an administrator may invite them once more.
    """
    with writing():
        officer = invitations.known(email)
        if officer is None:
            elsewhere = invitations.invited_elsewhere(email, project_id, today())
            if elsewhere and not current_user.admin:
                raise InvitedElsewhere
            return invitations.invite(
                email,
                by=signed_in(),
                today=today(),
                project_id=project_id,
                role=role,
                in_group=in_group,
            )
        projects.hold(project_id)
        invitations.set_role(project_id, officer.id, role, in_group=in_group, by=signed_in())
        _refuse_without_manager(project_id)
        return officer.id


def _refuse_without_manager(project_id: int) -> None:
    """An administrator may take the last one away: they can give the role to somebody again.

    Raises:
        LastManager: nobody manages the project any more.
    """
    manages = (
        select(Officer.id)
        .join(Membership)
        .where(
            Membership.project_id == project_id,
            Membership.role == Role.MANAGES,
            Officer.off_since.is_(None),
        )
    )
    if not current_user.admin and db.session.scalar(manages.limit(1)) is None:
        raise LastManager


def _onward(project_id: int, officer_id: int, done: str, *, may_stay: bool) -> AnyResponse:
    """The page again; who has just given up their own role can't see it any more."""
    if officer_id == signed_in() and not (may_stay or current_user.admin):
        return redirect(url_for("officers.desk"), 303)
    here = url_for("members.show", project_id=project_id, done=done, officer=officer_id)
    return redirect(here, 303)


def _members(project_id: int) -> Sequence[Membership]:
    query = select(Membership).options(joinedload(Membership.officer)).join(Membership.officer)
    own = query.where(Membership.project_id == project_id).order_by(Officer.email)
    return db.session.scalars(own).all()


def _now(project_id: int, officer_id: int | None) -> dict[str, str]:
    """What the fields say of the role that is to be changed; nothing where none is."""
    for membership in _members(project_id):
        if membership.officer_id == officer_id:
            ticked = {"in_group": "yes"} if membership.in_group else {}
            return {"email": membership.officer.email, "role": membership.role, **ticked}
    return {}


def _page(
    project_id: int,
    status: int = 200,
    *,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
) -> Response:
    members = _members(project_id)
    just = request.args.get("officer", type=int)
    said: dict[str, Phrase] = {
        name: say(page_words(), problem) for name, problem in (problems or {}).items() if problem
    }
    return render(
        "running/members/all.html",
        status,
        project=db.session.get_one(Project, project_id),
        members=members,
        roles=ROLES,
        waiting=invitations.waiting(today(), project_id),
        own=signed_in(),
        typed=typed,
        problems=said,
        link=invitations.handed_out(),
        show_address=current_user.admin,
        link_days=invitations.DAYS,
        done=DONE.get(request.args.get("done", "")),
        just=next((one.officer.email for one in members if one.officer_id == just), ""),
    )

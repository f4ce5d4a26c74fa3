"""An e-mail address → a link, good for one use and a week → an officer with what they were given.

Of a link only the HMAC of its token is stored: nobody who reads the database can use it. It counts
while who gave it may still give it.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from flask import current_app, session, url_for
from sqlalchemy import delete, select

from app import events, mail, projects
from app.db import db, writing
from app.drafts import token_hmac
from app.officers import Act, change_password
from app.people.roles import Role
from app.people.tables import Invitation, Membership, Officer
from forms.wording import SOURCE_LANGUAGE, fill

DAYS = 7
_TOKEN_BYTES = 32
_NEW = "new-link"  # in the session of who made it
# A letter within the council is in its own language, as all of them are.
LETTER = """{inviter} sends you this link. Open it to work with the forms of {council}:
{address}

It works once, and for {days} days. If you do not know why it came, you need not do anything.
"""
SUBJECT = "A link for you, to sign in"


class Ended(Exception):
    """A link that is too old, or that who gave it could not give any more."""


def known(email: str) -> Officer | None:
    """The officer with an address, as they are now, held for this transaction."""
    query = select(Officer).where(Officer.email == email).with_for_update()
    return db.session.scalar(query.execution_options(populate_existing=True))


def invite(
    email: str,
    *,
    by: int,
    today: date,
    admin: bool = False,
    project_id: int | None = None,
    role: str = "",
    in_group: bool = False,
) -> str:
    """A new link for an address, within the caller's transaction; gives its token.

    Older links for the address end.

    Args:
        email: in small letters.
        by: the id of the officer who gives it.
        project_id: the project in which it gives a role. Without one it lets whoever has it choose
            a password, also in place of the one that the officer has: only an administrator may
            give such a link.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _end(email)
    db.session.add(
        Invitation(
            token_hmac=token_hmac(token),
            email=email,
            admin=admin,
            project_id=project_id,
            role=role,
            in_group=in_group,
            invited_by=by,
            expires_on=today + timedelta(days=DAYS),
        )
    )
    db.session.flush()
    return token


def hand_out(email: str, token: str, inviter: str) -> None:
    """Sends a new link where there is a mail server, and keeps it for the next page to show."""
    path = url_for("people.accept", token=token, language=SOURCE_LANGUAGE)
    address = current_app.config["PUBLIC_URL"] + path
    told = {"inviter": inviter, "address": address, "days": DAYS}
    letter = fill(LETTER, {**told, "council": current_app.config["COUNCIL"]})
    try:
        mail.send(email, SUBJECT, letter)
        sent = True
    except mail.NotSent:
        sent = False
    session[_NEW] = {"email": email, "address": address, "sent": sent}


def handed_out() -> Mapping[str, str | bool] | None:
    """The link that was just made, once: `email`, its `address`, and whether it was `sent`."""
    new: Mapping[str, str | bool] | None = session.pop(_NEW, None)
    return new


def waiting(today: date, project_id: int | None = None) -> Sequence[Invitation]:
    """The links that nobody has used yet, by address: all, or those that give a role in a project.

    Those of officers, who have a sign-in already, are left out.
    """
    officers = select(Officer.email)
    query = select(Invitation).where(
        Invitation.expires_on >= today, Invitation.email.not_in(officers)
    )
    if project_id is not None:
        query = query.where(Invitation.project_id == project_id)
    return db.session.scalars(query.order_by(Invitation.email)).all()


def invited_elsewhere(email: str, project_id: int, today: date) -> bool:
    """Whether an address has a link that is not about this project, and that a new one would end.

    Who manages the project sees the new one: with it they could come in somebody else's place.
    """
    other = Invitation.project_id.is_distinct_from(project_id)
    query = select(Invitation.token_hmac).where(
        Invitation.email == email, Invitation.expires_on >= today, other
    )
    return db.session.scalar(query.limit(1)) is not None


def find(token: str, today: date) -> tuple[Invitation, Officer | None]:
    """What a link gives, and the officer who has its address already, if there is one.

    Raises:
        LookupError: there is no such link; what is used is forgotten.
        Ended: it no longer counts.
    """
    invitation = db.session.get(Invitation, token_hmac(token))
    if invitation is None:
        raise LookupError("no such link")
    officer = db.session.scalar(select(Officer).where(Officer.email == invitation.email))
    is_off = officer is not None and officer.off_since is not None
    if invitation.expires_on < today or is_off or not _may_still_give(invitation):
        raise Ended
    return invitation, officer


def chooses_password(invitation: Invitation, officer: Officer | None) -> bool:
    """Whether a password is chosen with a link: a role alone never changes one that there is."""
    return officer is None or invitation.project_id is None


def accept(token: str, password: str, *, today: date) -> Officer | None:
    """Uses a link. Gives the officer whose password was chosen; None where only a role is added.

    Args:
        password: as chosen; not looked at where none is chosen.

    Raises:
        LookupError: there is no such link, or it has been used meanwhile.
        Ended: it no longer counts.
    """
    mine = select(Invitation.email).where(Invitation.token_hmac == token_hmac(token))
    with writing():
        # The officer first, then the link, then the project: as everywhere.
        known(db.session.scalar(mine) or "")
        db.session.execute(mine.with_for_update())
        invitation, officer = find(token, today)
        chooses = chooses_password(invitation, officer)
        if officer is None:
            officer = Officer(email=invitation.email, admin=False)
            db.session.add(officer)
        _give(invitation, officer, password if chooses else None)
    return officer if chooses else None


def _give(invitation: Invitation, officer: Officer, password: str | None) -> None:
    """Gives an officer what their link says, and ends it. `password`: None keeps theirs."""
    by, admin, project_id = invitation.invited_by, invitation.admin, invitation.project_id
    if password is not None:
        change_password(officer, password)
    if admin and not officer.admin:
        officer.admin = True
        events.record(f"officer {officer.id}", by, f"{events.Kind.ROLE}: {Act.ADMIN}")
    if project_id is not None:
        projects.hold(project_id)
        if db.session.get(Membership, (project_id, officer.id)) is None:
            role, in_group = Role(invitation.role), invitation.in_group
            set_role(project_id, officer.id, role, in_group=in_group, by=by)
    _end(officer.email)


def set_role(project_id: int, officer_id: int, role: Role, *, in_group: bool, by: int) -> None:
    """Gives an officer a role in a project in place of any other, within the caller's transaction.

    The caller holds the project.
    """
    own = {"project_id": project_id, "officer_id": officer_id}
    db.session.merge(Membership(**own, role=role, in_group=in_group))
    db.session.flush()
    told = f"{role}, in the group" if in_group else role
    record_role(project_id, officer_id, told, by)


def record_role(project_id: int, officer_id: int, what: str, by: int) -> None:
    """Records what an officer is in a project from now on, within the caller's transaction."""
    kind = f"{events.Kind.ROLE}: officer {officer_id}: {what}"
    events.record(f"project {project_id}", by, kind)


def _may_still_give(invitation: Invitation) -> bool:
    """Whether who gave a link could give it now: they may have been switched off since."""
    inviter = invitation.inviter
    if inviter.off_since is not None or inviter.admin:
        return inviter.off_since is None
    own = db.session.get(Membership, (invitation.project_id or 0, inviter.id))
    return own is not None and own.role == Role.MANAGES


def _end(email: str) -> None:
    """Ends every link for an address."""
    db.session.execute(delete(Invitation).where(Invitation.email == email))

"""Invited by a link: it is good for one use and a week, and gives no more than was meant."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import events, officers, projects
from app.db import db, writing
from app.drafts import token_hmac
from app.officers import Act
from app.people import invitations
from app.people.invitations import Ended
from app.people.roles import Role
from app.people.tables import Invitation, Membership, Officer
from tests.app.test_mail import FROM, Postbox, plain
from tests.app.test_two_officers import at_once
from tests.paper import officer
from tests.site import EMAIL, PASSWORD, TODAY, Visitor

__all__ = ["plain"]  # a fixture

NEW, CHOSEN = "new@example.org", "a new horse, battery"
PEOPLE = "/en/officers/people"


def invited(email: str = NEW, **given: Any) -> str:
    """The token of a new link by the tests' officer."""
    by = officer()
    with writing():
        return invitations.invite(email, by=by, today=TODAY, **given)


def found(email: str = NEW) -> Officer | None:
    """The officer with an address, as stored."""
    db.session.rollback()
    return db.session.scalar(select(Officer).where(Officer.email == email))


def role_of(email: str = NEW) -> tuple[str, bool] | None:
    """The role of an officer in the only project, and whether they are of its group."""
    db.session.rollback()
    query = select(Membership).join(Officer).where(Officer.email == email)
    own = db.session.scalar(query)
    return (own.role, own.in_group) if own else None


def manager() -> int:
    """The id of an officer who manages the only project, and is no administrator."""
    id_ = officer("manager@example.org")
    project = projects.called("A project")
    with writing():
        db.session.get_one(Officer, id_).admin = False
        invitations.set_role(project.id, id_, Role.MANAGES, in_group=False, by=id_)
    return id_


def accept(visitor: Visitor, token: str, chosen: str = CHOSEN, again: str = CHOSEN) -> int:
    """Opens a link and sends its page, where there is one; gives the status."""
    address = f"/en/officers/invitations/{token}"
    opened = visitor.get(address).status_code
    if opened != 200:
        return opened
    return visitor.send(address, _password_new=chosen, _password_again=again).status_code


def test_who_is_invited_chooses_a_password_and_is_signed_in(either_visitor: Visitor) -> None:
    """As often as they look at the page before: only sending it uses the link up."""
    token = invited()
    address = f"/en/officers/invitations/{token}"
    for _ in range(3):
        page = either_visitor.get(address)
        assert NEW in page.text
    assert accept(either_visitor, token) == 303
    assert either_visitor.follow().status_code == 200
    assert officers.check_password(NEW, CHOSEN) is not None
    new = found()
    assert new is not None
    assert not new.admin
    assert accept(either_visitor, token) == 404
    assert "This link does not work any more" in either_visitor.page.text


@pytest.mark.parametrize(
    ("chosen", "again", "said"),
    [
        ("", "", "It needs at least 12 characters."),
        ("x" * 11, "x" * 11, "It needs at least 12 characters."),
        (CHOSEN, CHOSEN.upper(), "The two passwords are not the same."),
        (CHOSEN, "", "The two passwords are not the same."),
    ],
)
def test_a_password_that_will_not_do_is_asked_for_again(
    visitor: Visitor, chosen: str, again: str, said: str
) -> None:
    """The link is still good, and nobody is signed in."""
    token = invited()
    assert accept(visitor, token, chosen, again) == 422
    assert said in visitor.page.text
    assert "<title>Error: " in visitor.page.text
    assert found() is None
    assert accept(visitor, token) == 303


def test_a_link_that_nobody_has_made_leads_nowhere(visitor: Visitor) -> None:
    """And who tries too many is asked to wait."""
    statuses = [accept(visitor, f"{number:043}") for number in range(21)]
    assert statuses == [404] * 20 + [429]


def test_a_link_ends_after_seven_days(either_app: Flask) -> None:
    """On the seventh it is good."""
    token = invited()
    assert invitations.find(token, TODAY + timedelta(days=7))
    for use in (
        lambda: invitations.find(token, TODAY + timedelta(days=8)),
        lambda: invitations.accept(token, CHOSEN, today=TODAY + timedelta(days=8)),
    ):
        with pytest.raises(Ended):
            use()
    assert found() is None


def test_a_link_that_has_ended_says_whom_to_ask(visitor: Visitor) -> None:
    """It was there, and is gone: 410."""
    token = invited()
    with writing():
        db.session.scalars(select(Invitation)).one().expires_on = TODAY - timedelta(days=1)
    assert accept(visitor, token) == 410
    assert "for a new one" in visitor.page.text


def test_a_new_link_ends_the_older_ones_for_the_address(either_app: Flask) -> None:
    """Of whatever sort; those of others stay."""
    other, old, new = invited("other@example.org"), invited(), invited()
    with pytest.raises(LookupError):
        invitations.find(old, TODAY)
    assert invitations.find(new, TODAY)
    assert invitations.find(other, TODAY)


def test_the_token_is_not_stored(app: Flask) -> None:
    """Only what can't be turned back; it has more than 128 random bits."""
    token = invited()
    stored = db.session.scalars(select(Invitation)).one()
    assert stored.token_hmac == token_hmac(token)
    assert token not in repr(vars(stored))
    assert len(token) * 6 >= 128


def test_a_link_with_a_role_gives_the_role_and_a_sign_in(either_visitor: Visitor) -> None:
    """And says before what it is about."""
    project = projects.called("A <b>project</b>")
    invited_by = manager()
    with writing():
        given: Any = {"project_id": project.id, "role": Role.KEYS, "in_group": True}
        invitations.set_role(project.id, invited_by, Role.MANAGES, in_group=False, by=invited_by)
        token = invitations.invite(NEW, by=invited_by, today=TODAY, **given)
    page = either_visitor.get(f"/en/officers/invitations/{token}")
    assert "A &lt;b&gt;project&lt;/b&gt;" in page.text
    assert "Keys returned paper" in page.text
    assert accept(either_visitor, token) == 303
    assert role_of() == ("keys", True)
    new = found()
    assert new is not None
    (event,) = events.of(f"project {project.id}")[1:]
    assert event.kind == f"role: officer {new.id}: keys, in the group"
    assert event.officer_id == invited_by


def test_a_managers_link_never_changes_the_password_of_an_officer(
    either_visitor: Visitor,
) -> None:
    """Where the address is an officer's by then, it adds the role alone, and signs nobody in."""
    by = manager()
    project = projects.called("A project")
    with writing():
        token = invitations.invite(NEW, by=by, today=TODAY, project_id=project.id, role=Role.READS)
    officers.set_password(NEW, PASSWORD)
    page = either_visitor.get(f"/en/officers/invitations/{token}")
    assert "Your password stays as it is." in page.text
    assert "_password_new" not in page.text
    assert accept(either_visitor, token) == 303
    assert either_visitor.follow().status_code == 401
    assert role_of() == ("reads", False)
    assert officers.check_password(NEW, PASSWORD) is not None
    assert officers.check_password(NEW, CHOSEN) is None


def test_a_link_takes_no_role_away(either_app: Flask) -> None:
    """Who got a greater one meanwhile keeps it."""
    by, project = manager(), projects.called("A project")
    with writing():
        token = invitations.invite(NEW, by=by, today=TODAY, project_id=project.id, role="keys")
    new = officer(NEW)
    with writing():
        invitations.set_role(project.id, new, Role.MANAGES, in_group=False, by=by)
    assert invitations.accept(token, "", today=TODAY) is None
    assert role_of() == ("manages", False)


@pytest.mark.parametrize("ended", ["off", "no manager"])
def test_a_link_ends_with_the_right_to_give_it(either_app: Flask, ended: str) -> None:
    """Who is switched off, or manages no longer, has left no door open."""
    by, project = manager(), projects.called("A project")
    officer()
    with writing():
        token = invitations.invite(NEW, by=by, today=TODAY, project_id=project.id, role="manages")
    if ended == "off":
        officers.change(by, Act.OFF, today=TODAY, by=officer())
    else:
        with writing():
            invitations.set_role(project.id, by, Role.READS, in_group=False, by=officer())
    with pytest.raises(Ended):
        invitations.accept(token, CHOSEN, today=TODAY)
    assert found() is None


def test_who_is_no_administrator_any_more_has_left_no_link_to_a_password(
    either_app: Flask,
) -> None:
    """Theirs could make an administrator."""
    officer("other@example.org")
    token = invited(admin=True)
    officers.change(officer(), Act.NOT_ADMIN, today=TODAY, by=officer("other@example.org"))
    with pytest.raises(Ended):
        invitations.find(token, TODAY)


def test_switching_off_ends_the_links_of_a_person(either_app: Flask) -> None:
    """One that they had for a forgotten password doesn't let them in again."""
    new = officer(NEW)
    token = invited()
    officers.change(new, Act.OFF, today=TODAY, by=officer())
    with pytest.raises(LookupError):
        invitations.accept(token, CHOSEN, today=TODAY)


def test_a_password_that_is_changed_ends_the_links_to_change_it(either_app: Flask) -> None:
    """However it was changed."""
    officer(NEW)
    token = invited()
    officers.set_password(NEW, CHOSEN)
    with pytest.raises(LookupError):
        invitations.find(token, TODAY)


def test_a_link_that_is_used_twice_at_the_same_moment_works_once(either_app: Flask) -> None:
    """Whoever is slower is told that it doesn't work any more."""
    token = invited(admin=True)

    def use() -> object:
        return invitations.accept(token, CHOSEN, today=TODAY)

    results = at_once(either_app, *[use] * 4)
    assert sum(isinstance(result, Officer) for result in results) == 1
    assert sum(isinstance(result, LookupError) for result in results) == 3
    new = found()
    assert new is not None
    assert new.admin
    assert [event.kind for event in events.of(f"officer {new.id}")] == ["role: admin"]


def test_an_invitation_goes_by_e_mail_and_is_shown_once(
    app: Flask, visitor: Visitor, plain: tuple[Postbox, int]
) -> None:
    """The e-mail says who invites, and the link; the page says both are the same."""
    box, port = plain
    app.config.update(MAIL_SERVER=f"smtp://127.0.0.1:{port}", MAIL_FROM=FROM)
    visitor.sign_in()
    visitor.get(PEOPLE)
    assert visitor.send(PEOPLE, email=f" {NEW.upper()} ").status_code == 303
    page = visitor.follow()
    assert "We have sent it by e-mail, too." in page.text
    shown = re.findall(r"http://\S+/en/officers/invitations/[\w-]{22,}", page.text)
    assert len(shown) == 1
    (letter,) = box.came
    assert letter["To"] == NEW
    text = letter.get_content()
    assert EMAIL in text
    assert shown[0] in text
    assert "invitations/" not in visitor.get(PEOPLE).text.replace("officers/people", "")
    assert accept(visitor, shown[0].rpartition("/")[2]) == 303


def test_without_a_mail_server_the_link_is_to_be_handed_on(visitor: Visitor) -> None:
    """It is said that no e-mail went."""
    visitor.sign_in()
    visitor.get(PEOPLE)
    visitor.send(PEOPLE, email=NEW)
    page = visitor.follow()
    assert "No e-mail was sent" in page.text
    assert "/en/officers/invitations/" in page.text

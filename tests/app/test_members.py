"""Who has which role in a project: given at once, or with an invitation; changed; taken away."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app import events, officers, projects
from app.db import db, writing
from app.officers import Act
from app.people import invitations
from app.people.roles import Role
from app.people.tables import Invitation, Membership, Officer
from tests.app.test_two_officers import at_once, signed_in
from tests.paper import officer
from tests.site import EMAIL, PASSWORD, TODAY, Visitor

MANAGER, OTHER, NEW = "manager@example.org", "other@example.org", "new@example.org"


def member(email: str, role: Role | None, title: str = "A project") -> int:
    """The id of an officer, no administrator, with a role in a project."""
    id_, project = officer(email), projects.called(title)
    with writing():
        db.session.get_one(Officer, id_).admin = False
        if role:
            invitations.set_role(project.id, id_, role, in_group=False, by=id_)
    return id_


def page_of(title: str = "A project") -> str:
    """The address of the people of a project."""
    return f"/en/officers/projects/{projects.called(title).id}/people"


def roles_now() -> dict[str, tuple[str, bool]]:
    """The roles in the project, by e-mail address, and who is of the group."""
    db.session.rollback()
    return {
        one.officer.email: (one.role, one.in_group)
        for one in db.session.scalars(select(Membership))
    }


def give(visitor: Visitor, email: str, role: str, **ticked: str) -> int:
    """Gives a role in the project; the status of the answer."""
    visitor.get(page_of())
    return visitor.send(page_of(), email=email, role=role, **ticked).status_code


def remove(visitor: Visitor, id_: int) -> int:
    """Takes an officer's role in the project away; the status of the answer."""
    visitor.get(page_of())
    return visitor.send(f"{page_of()}/{id_}/remove").status_code


@pytest.fixture
def manager(either_app: Flask) -> Visitor:
    """The manager of the project, at their desk."""
    member(MANAGER, Role.MANAGES)
    return signed_in(either_app, MANAGER)


def test_an_officer_has_a_role_at_once(manager: Visitor, either_app: Flask) -> None:
    """At their next request; it can be changed, and taken away again."""
    id_ = member(OTHER, None)
    other = signed_in(either_app, OTHER)
    assert other.get(page_of()).status_code == 404
    assert give(manager, OTHER.upper(), "keys", in_group="yes") == 303
    assert f"The role of \u2068{OTHER}\u2069 is saved." in manager.follow().text
    assert roles_now()[OTHER] == ("keys", True)
    assert other.get(page_of()).status_code == 403
    assert give(manager, OTHER, "manages") == 303
    assert roles_now()[OTHER] == ("manages", False)
    assert other.get(page_of()).status_code == 200
    assert remove(manager, id_) == 303
    assert other.get(page_of()).status_code == 404
    recorded = [event.kind for event in events.of(f"project {projects.called('A project').id}")]
    assert recorded[1:] == [
        f"role: officer {id_}: keys, in the group",
        f"role: officer {id_}: manages",
        f"role: officer {id_}: none",
    ]


def test_a_role_is_changed_in_the_same_fields(manager: Visitor) -> None:
    """They say what it is now."""
    id_ = member(OTHER, Role.READS)
    page = manager.get(f"{page_of()}?change={id_}").text
    assert f'value="{OTHER}"' in page
    assert 'value="reads" checked' in page
    for strange in ("x", "-1", "9" * 40, "\0"):
        assert (
            manager.get(
                page_of(),
            ).status_code
            == 200
        )
        assert (
            OTHER not in manager.get(f"{page_of()}?change={strange}").text.partition("<h2>Give")[2]
        )


def test_an_address_that_nobody_has_is_invited_with_the_role(manager: Visitor) -> None:
    """The link is shown to who invites; whoever uses it is in the project, and of its group."""
    assert give(manager, NEW, "reads", in_group="yes") == 303
    page = manager.follow().text
    token = page.partition("/en/officers/invitations/")[2][:43]
    invitation, known = invitations.find(token, TODAY)
    assert (invitation.email, invitation.role, invitation.admin) == (NEW, "reads", False)
    assert known is None
    assert "Invited, and not here yet" in page
    invitations.accept(token, PASSWORD, today=TODAY)
    assert roles_now()[NEW] == ("reads", True)


def test_a_manager_gets_no_link_for_an_officer(manager: Visitor) -> None:
    """Not even for one who is switched off: the role is theirs, and no password changes."""
    id_ = member(OTHER, None)
    officers.change(id_, Act.OFF, today=TODAY, by=officer())
    assert give(manager, OTHER, "keys") == 303
    page = manager.follow().text
    assert "/invitations/" not in page
    assert "Switched off by an administrator." in page
    assert db.session.scalars(select(Invitation)).all() == []


def test_a_manager_ends_no_link_that_somebody_else_has_given(manager: Visitor) -> None:
    """With a link in its place they could come as that person, and be given more."""
    by = officer()
    with writing():
        token = invitations.invite(NEW, by=by, today=TODAY, admin=True)
    assert give(manager, NEW, "keys") == 409
    assert "Somebody else has invited this person" in manager.page.text
    assert invitations.find(token, TODAY)[0].admin


@pytest.mark.parametrize(
    ("email", "role", "said"),
    [
        ("nobody", "keys", "Write an e-mail address"),
        ("\0", "keys", "Write an e-mail address"),
        (OTHER, "", "Choose what the person does"),
        (OTHER, "administers", "Choose what the person does"),
    ],
)
def test_what_is_wrong_is_said(manager: Visitor, email: str, role: str, said: str) -> None:
    """What was typed is kept, and nothing is stored."""
    member(OTHER, None)
    assert give(manager, email, role, in_group="yes") == 422
    assert said in manager.page.text
    assert "<title>Error: " in manager.page.text
    assert 'name="in_group" value="yes" checked' in manager.page.text
    assert roles_now() == {MANAGER: ("manages", False)}


def test_the_last_manager_does_not_leave(manager: Visitor) -> None:
    """Nor takes a smaller role; a manager who is switched off doesn't count."""
    id_, off = member(MANAGER, Role.MANAGES), member(OTHER, Role.MANAGES)
    officers.change(off, Act.OFF, today=TODAY, by=officer())
    before = roles_now()
    assert remove(manager, id_) == 409
    assert "Nobody else manages the project." in manager.page.text
    assert give(manager, MANAGER, "reads") == 409
    assert 'value="reads" checked' in manager.page.text
    assert roles_now() == before


def test_a_manager_may_leave_where_another_stays(manager: Visitor) -> None:
    """They are told before, and come to their desk."""
    id_ = member(MANAGER, Role.MANAGES)
    member(OTHER, Role.MANAGES)
    assert "If you remove yourself" in manager.get(page_of()).text
    assert remove(manager, id_) == 303
    assert manager.follow().status_code == 200
    assert manager.get(page_of()).status_code == 404


def test_an_administrator_may_remove_the_last_manager(either_visitor: Visitor) -> None:
    """They can give somebody the role again."""
    id_ = member(MANAGER, Role.MANAGES)
    either_visitor.sign_in()
    assert remove(either_visitor, id_) == 303
    assert "Nobody has a role in this project yet." in either_visitor.follow().text
    assert remove(either_visitor, id_) == 404


def test_of_managers_who_remove_each_other_at_once_one_stays(either_app: Flask) -> None:
    """Two, at two browsers, at the same moment."""
    first, second = member(MANAGER, Role.MANAGES), member(OTHER, Role.MANAGES)
    windows = [signed_in(either_app, email) for email in (MANAGER, OTHER)]
    address = page_of()
    for window in windows:
        window.get(address)

    def end(window: Visitor, id_: int) -> Callable[[], int]:
        return lambda: window.send(f"{address}/{id_}/remove").status_code

    statuses = at_once(either_app, end(windows[0], second), end(windows[1], first))
    assert statuses.count(303) == 1
    assert {*statuses} <= {303, 404, 409}
    assert len(roles_now()) == 1


def test_who_gives_a_role_in_one_project_sees_none_in_another(manager: Visitor) -> None:
    """The other project isn't there for them, and no page tells its people."""
    id_ = member(OTHER, Role.READS, "Another project")
    assert manager.get(page_of("Another project")).status_code == 404
    assert remove(manager, id_) == 404
    assert OTHER not in manager.get(f"{page_of()}?change={id_}").text
    assert OTHER not in manager.get(f"{page_of()}?done=given&officer={id_}").text
    assert EMAIL not in manager.get(page_of()).text

"""Officers: all of them on a page, switched off and on, made administrators; one's own password."""

from collections.abc import Callable

import pytest
from argon2 import Type
from flask import Flask
from sqlalchemy import func, select

from app import events, officers, projects
from app.db import db, writing
from app.officers import Act, LastAdministrator
from app.people import invitations
from app.people.roles import Role
from app.people.tables import Invitation, Officer
from tests.app.test_two_officers import at_once, signed_in
from tests.paper import officer
from tests.site import EMAIL, PASSWORD, TODAY, Visitor

# As people have it: the tests' own is quick.
HASHER = officers._hasher
PEOPLE, OWN = "/en/officers/people", "/en/officers/password"
OTHER, CHOSEN = "other@example.org", "a new horse, battery"


def another(email: str = OTHER, *, admin: bool = False) -> int:
    """The id of one more officer."""
    id_ = officer(email)
    with writing():
        db.session.get_one(Officer, id_).admin = admin
    return id_


def now(id_: int) -> Officer:
    """An officer as stored."""
    db.session.rollback()
    return db.session.get_one(Officer, id_)


def do(visitor: Visitor, id_: int, act: str) -> int:
    """What an administrator does to an officer; the status of the answer."""
    visitor.get(PEOPLE)
    return visitor.send(f"{PEOPLE}/{id_}", act=act).status_code


def in_project(id_: int, title: str, role: Role) -> None:
    """Gives an officer a role in a project, made if it is new."""
    project = projects.called(title)
    with writing():
        invitations.set_role(project.id, id_, role, in_group=False, by=id_)


def change_own(visitor: Visitor, present: str, chosen: str = CHOSEN, again: str = CHOSEN) -> int:
    """Changes the visitor's own password; the status of the answer."""
    visitor.get(OWN)
    typed = {"_password": present, "_password_new": chosen, "_password_again": again}
    return visitor.send(OWN, **typed).status_code


def test_administrators_see_everybody_and_what_they_may_do(either_visitor: Visitor) -> None:
    """With their roles in each project, whatever its title holds."""
    id_ = another()
    in_project(id_, "Trees & <i>bees</i>", Role.READS)
    in_project(id_, "A project", Role.MANAGES)
    either_visitor.sign_in()
    page = either_visitor.get(PEOPLE).text
    assert EMAIL in page
    assert OTHER in page
    assert page.index("A project") < page.index("Trees &amp; &lt;i&gt;bees")
    assert "Reads the results" in page
    assert "Manages the project" in page


def test_only_administrators_see_or_change_anybody(either_app: Flask) -> None:
    """Who manages a project is told that their role is too small; others have to sign in."""
    id_, admin = another(), officer()
    in_project(id_, "A project", Role.MANAGES)
    manager, stranger = signed_in(either_app, OTHER), Visitor(either_app.test_client())
    manager.get(OWN)
    assert manager.get(PEOPLE).status_code == 403
    assert stranger.get(PEOPLE).status_code == 401
    manager.get(OWN)
    assert manager.send(f"{PEOPLE}/{admin}", act="off").status_code == 403
    assert manager.send(PEOPLE, email="x@example.org", admin="yes").status_code == 400
    assert now(admin).off_since is None
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 0


def test_who_is_switched_off_is_out_at_once(either_app: Flask) -> None:
    """At their next request, everywhere; they can't sign in either until they are switched on."""
    id_ = another()
    admin, first, second = (signed_in(either_app, email) for email in (EMAIL, OTHER, OTHER))
    assert do(admin, id_, "off") == 303
    assert f"\u2068{OTHER}\u2069 is switched off" in admin.follow().text
    for window in (first, second, signed_in(either_app, OTHER)):
        assert window.get(OWN).status_code == 401
    assert now(id_).off_since == TODAY
    assert do(admin, id_, "on") == 303
    assert first.get(OWN).status_code == 401
    assert signed_in(either_app, OTHER).get(OWN).status_code == 200
    kinds = [event.kind for event in events.of(f"officer {id_}")]
    assert kinds == ["role: off", "role: on"]


def test_roles_count_from_the_next_request_on(either_app: Flask) -> None:
    """Nobody has to sign in again."""
    id_ = another()
    admin, other = signed_in(either_app, EMAIL), signed_in(either_app, OTHER)
    for act, status in (("admin", 200), ("not-admin", 403)):
        assert do(admin, id_, act) == 303
        assert other.get(PEOPLE).status_code == status
        assert f"\u2068{OTHER}\u2069 is" in admin.follow().text


@pytest.mark.parametrize("act", ["off", "not-admin", "link"])
def test_nobody_locks_themselves_out(visitor: Visitor, act: str) -> None:
    """It is said who can do it; no button offers it."""
    another(admin=True)
    visitor.sign_in()
    page = visitor.get(PEOPLE).text
    assert f'action="{PEOPLE}/{officer()}"' not in page
    assert do(visitor, officer(), act) == 409
    assert "Ask another administrator" in visitor.page.text
    assert visitor.get(PEOPLE).status_code == 200


@pytest.mark.parametrize("act", [Act.OFF, Act.NOT_ADMIN])
def test_the_last_administrator_stays(either_app: Flask, act: Act) -> None:
    """Whoever is switched off doesn't count; nothing is stored, not even the attempt."""
    id_, other = officer(), another(admin=True)
    officers.change(other, Act.OFF, today=TODAY, by=id_)
    with pytest.raises(LastAdministrator):
        officers.change(id_, act, today=TODAY, by=other)
    assert now(id_).admin
    assert now(id_).off_since is None
    assert events.of(f"officer {id_}") == []


@pytest.mark.parametrize("act", [Act.OFF, Act.NOT_ADMIN])
def test_of_administrators_who_end_each_other_at_once_one_stays(
    either_app: Flask, act: Act
) -> None:
    """Four at the same moment, each the next one."""
    ids = [another(f"{name}@example.org", admin=True) for name in "abcd"]

    def end(id_: int) -> Callable[[], None]:
        return lambda: officers.change(id_, act, today=TODAY, by=ids[0])

    results = at_once(either_app, *[end(id_) for id_ in ids])
    assert sum(isinstance(result, LastAdministrator) for result in results) == 1
    assert results.count(None) == 3
    left = [one for one in map(now, ids) if one.admin and one.off_since is None]
    assert len(left) == 1


def test_a_new_link_lets_who_forgot_their_password_choose_another(either_app: Flask) -> None:
    """Until then the old one is good; then every sign-in that there was has ended."""
    id_ = another()
    admin, other = signed_in(either_app, EMAIL), signed_in(either_app, OTHER)
    assert do(admin, id_, "link") == 303
    page = admin.follow().text
    address = f"/en/officers/invitations/{page.partition('/en/officers/invitations/')[2][:43]}"
    assert other.get(OWN).status_code == 200
    visitor = Visitor(either_app.test_client())
    assert "takes the place of the old one" in visitor.get(address).text
    typed = {"_password_new": CHOSEN, "_password_again": CHOSEN}
    assert visitor.send(address, **typed).status_code == 303
    assert visitor.follow().status_code == 200
    assert other.get(OWN).status_code == 401
    assert officers.check_password(OTHER, PASSWORD) is None
    assert not now(id_).admin


def test_there_is_no_link_for_who_is_switched_off(visitor: Visitor) -> None:
    """They are to be switched on first: the page of somebody slow says so."""
    id_ = another()
    visitor.sign_in()
    visitor.get(PEOPLE)
    officers.change(id_, Act.OFF, today=TODAY, by=officer())
    assert visitor.send(f"{PEOPLE}/{id_}", act="link").status_code == 409
    assert "Switch them on first." in visitor.page.text
    assert db.session.scalars(select(Invitation)).all() == []


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("", "Write an e-mail address"),
        ("nobody", "Write an e-mail address"),
        ("a@b@example.org\0", "Write an e-mail address"),
        (f"{'x' * 300}@example.org", "Write an e-mail address"),
        ("<script>@example.org", "Write an e-mail address"),
        (EMAIL.upper(), "This person can sign in already"),
        (EMAIL.replace("a", "\uff41"), "This person can sign in already"),
    ],
)
def test_who_can_not_be_invited_is_said(either_visitor: Visitor, email: str, said: str) -> None:
    """What was typed is kept, and nothing is stored."""
    either_visitor.sign_in()
    either_visitor.get(PEOPLE)
    page = either_visitor.send(PEOPLE, email=email, admin="yes")
    assert page.status_code == 422
    assert said in page.text
    assert "checked" in page.text
    assert "<script>@" not in page.text
    assert db.session.scalars(select(Invitation)).all() == []


def test_who_is_invited_is_on_the_page_until_they_come(visitor: Visitor) -> None:
    """With the day on which the link ends."""
    visitor.sign_in()
    visitor.get(PEOPLE)
    visitor.send(PEOPLE, email="new@example.org", admin="yes")
    assert db.session.scalars(select(Invitation)).one().admin
    visitor.follow()
    assert "Invited, and not here yet" in visitor.get(PEOPLE).text
    officers.set_password("new@example.org", PASSWORD)
    assert "Invited, and not here yet" not in visitor.get(PEOPLE).text


@pytest.mark.parametrize("act", ["", "delete", "OFF", "\0"])
def test_nothing_else_can_be_done_to_anybody(visitor: Visitor, act: str) -> None:
    """Nor to nobody."""
    id_ = another()
    visitor.sign_in()
    assert do(visitor, id_, act) == 404
    assert do(visitor, 2147483647, "off") == 404


def test_a_password_of_ones_own_is_changed_by_who_knows_it(either_app: Flask) -> None:
    """All other sign-ins end; this one goes on."""
    here, there = signed_in(either_app, EMAIL), signed_in(either_app, EMAIL)
    assert change_own(here, PASSWORD) == 303
    assert "Your password is changed." in here.follow().text
    assert there.get(OWN).status_code == 401
    assert officers.check_password(EMAIL, CHOSEN) is not None


@pytest.mark.parametrize(
    ("present", "chosen", "again", "said"),
    [
        ("wrong", CHOSEN, CHOSEN, "This is not the password that you have now."),
        (PASSWORD, "short", "short", "It needs at least 12 characters."),
        (PASSWORD, CHOSEN, CHOSEN[:-1], "The two passwords are not the same."),
    ],
)
def test_a_password_that_is_typed_wrongly_changes_nothing(
    visitor: Visitor, present: str, chosen: str, again: str, said: str
) -> None:
    """It is said which; no password stands on the page."""
    visitor.sign_in()
    assert change_own(visitor, present, chosen, again) == 422
    assert said in visitor.page.text
    assert CHOSEN not in visitor.page.text
    assert PASSWORD not in visitor.page.text
    assert officers.check_password(EMAIL, PASSWORD) is not None


def test_who_guesses_at_the_password_of_an_open_computer_is_asked_to_wait(
    visitor: Visitor,
) -> None:
    """After twenty wrong ones."""
    visitor.sign_in()
    visitor.get(OWN)
    page = visitor.page
    statuses = []
    for _ in range(21):
        visitor.page = page
        typed = {"_password": "wrong", "_password_new": CHOSEN, "_password_again": CHOSEN}
        statuses.append(visitor.send(OWN, **typed).status_code)
    assert statuses == [422] * 20 + [429]


def test_a_password_typed_when_the_sign_in_had_ended_is_kept_nowhere(app: Flask) -> None:
    """Who signs in next is asked for it: it may be somebody else."""
    window = signed_in(app, EMAIL)
    window.get(OWN)
    window.client.delete_cookie("session")
    typed = {"_password": PASSWORD, "_password_new": CHOSEN, "_password_again": CHOSEN}
    page = window.send(OWN, **typed)
    assert page.status_code == 401
    assert "/en/officers/password" in page.text
    assert PASSWORD not in page.text
    assert CHOSEN not in page.text


def test_the_sign_in_page_says_whom_to_ask(visitor: Visitor) -> None:
    """Where somebody forgot their password."""
    assert "Ask an administrator for a new link." in visitor.get("/en/officers/sign-in").text


def test_a_password_that_is_stolen_as_stored_is_slow_to_guess() -> None:
    """Argon2id with at least what OWASP's Password Storage Cheat Sheet asks for."""
    assert HASHER.type == Type.ID
    assert HASHER.memory_cost >= 19 * 1024  # KiB
    assert HASHER.time_cost >= 2
    stored = HASHER.hash(PASSWORD)
    assert HASHER.verify(stored, PASSWORD)
    assert PASSWORD not in stored

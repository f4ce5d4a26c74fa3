"""The pages of officers, invitations and roles → a walk through all of them."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app import officers, projects
from app.db import db, writing
from app.officers import Act
from app.people import invitations
from app.people.roles import Role
from app.people.tables import Officer
from app.project_tables import Project
from tests.journeys.walking import LAST, press, sent_empty, sign_in, within
from tests.paper import officer
from tests.site import PASSWORD, TODAY

NEW, HERS = "new@example.org", "ewa@example.org"


def of_people(page: Page, home: str) -> Iterator[str]:
    """Shows all officers, links and what they lead to, roles in a project, one's own password."""
    project = projects.called("Trees, bees & <i>benches</i>")
    yield from _of_officers(page, home)
    yield from _of_roles(page, f"{home}/officers/projects/{project.id}/people")
    yield from _of_a_role_that_is_offered(page, home, project)
    yield from _of_the_last_manager(page, home, project)
    yield from _of_ones_own_password(page, home)


def _of_officers(page: Page, home: str) -> Iterator[str]:
    """Shows everybody, and a link that is made, used, and used again."""
    address = f"{home}/officers/people"
    other = officer("another@example.org")
    yield from sent_empty(page, address)
    page.locator("#email").fill(NEW)
    page.locator("#admin").check()
    press(page, LAST)
    yield "a link to hand on"
    link = page.locator(".done .written").inner_text()
    officers.change(other, Act.OFF, today=TODAY, by=officer())
    press(page, within(f"/people/{other}"))
    yield "a link for somebody who is switched off"
    page.goto(f"{address}?done=off&officer={other}")
    yield "everybody, one of them switched off"
    accept = f"{home}/officers/invitations/{link.rpartition('/')[2]}"
    yield from sent_empty(page, accept)
    _choose(page)
    page.goto(accept)
    yield "a link that was used"
    page.goto(f"{home}/officers/sign-in")
    sign_in(page)


def _of_roles(page: Page, address: str) -> Iterator[str]:
    """Shows a project without people; a role that is given at once, and by a link."""
    yield from sent_empty(page, address)
    for email, name in ((NEW, "a role given at once"), (HERS, "a role given with a link")):
        page.locator("#email").fill(email)
        page.locator("#role-3").check()
        page.locator("#in-group").check()
        press(page, LAST)
        yield name
    press(page, "main li a >> nth=0")
    yield "a role to be changed"


def _of_a_role_that_is_offered(page: Page, home: str, project: Project) -> Iterator[str]:
    """Shows links with a role: for somebody new, and for who has become an officer meanwhile."""
    by = officer()
    with writing():
        token = invitations.invite(
            HERS, by=by, today=TODAY, project_id=project.id, role=Role.MANAGES
        )
    page.goto(f"{home}/officers/invitations/{token}")
    yield "a role with a link"
    officers.set_password(HERS, PASSWORD)
    id_ = officer(HERS)
    with writing():
        db.session.get_one(Officer, id_).admin = False
    page.goto(page.url)
    yield "a role for who can sign in already"
    press(page, LAST)


def _of_the_last_manager(page: Page, home: str, project: Project) -> Iterator[str]:
    """Shows what is said to the last manager of a project who would leave it."""
    new, by = officer(NEW), officer()
    with writing():
        invitations.set_role(project.id, new, Role.READS, in_group=True, by=by)
    page.goto(f"{home}/officers/sign-in")
    sign_in(page, HERS)
    page.goto(f"{home}/officers/projects/{project.id}/people")
    press(page, within(f"/{officer(HERS)}/remove"))
    yield "the last manager"
    page.goto(f"{home}/officers/sign-in")
    sign_in(page)


def _of_ones_own_password(page: Page, home: str) -> Iterator[str]:
    """Shows how a password is changed, wrongly and rightly."""
    yield from sent_empty(page, f"{home}/officers/password")
    page.locator("[autocomplete=current-password]").fill(PASSWORD)
    _choose(page)
    yield "a password that is changed"


def _choose(page: Page) -> None:
    """Types the tests' password twice, and sends it."""
    for field in page.locator("[autocomplete=new-password]").all():
        field.fill(PASSWORD)
    press(page, LAST)

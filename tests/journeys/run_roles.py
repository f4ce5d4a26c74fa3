"""A member of the group that a form asks, who opens its sheets → the pages that ask them not to."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.db import db, writing
from app.people.roles import Role
from app.people.tables import Membership
from app.publishing import Published
from tests.journeys.keyed import CHECK
from tests.journeys.walking import LAST, press
from tests.members import project_of
from tests.paper import batch, officer, reply


def of_own_group(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows what a member of the group is asked, of one sheet and of what they had keyed.

    The officer is of the group in these pages alone.
    """
    made, other = (reply(version, batch=batch()) for _ in range(2))
    address = f"{home}/keying/replies/{made.id}"
    page.goto(address)
    _set_in_group(version, in_group=True)
    press(page, CHECK)
    yield "keyed by a member of the group"
    page.locator("#why").fill("We are two, and she is ill.")
    press(page, LAST)
    yield "confirmed, to be sent again"
    press(page, LAST)
    yield "confirmed and sent again"
    page.goto(f"{home}/keying/replies/{other.id}")
    yield "a sheet of one's own group"
    press(page, LAST)
    yield "confirmed without a reason"
    page.goto(f"{home}/keying/replies/{other.id}/own-group")
    yield "asked by its own address"
    _set_in_group(version, in_group=False)


def _set_in_group(version: Published, *, in_group: bool) -> None:
    with writing():
        db.session.merge(
            Membership(
                project_id=project_of(version),
                officer_id=officer(),
                role=Role.MANAGES,
                in_group=in_group,
            )
        )

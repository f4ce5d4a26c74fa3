"""The pages of a form that officers open, change and close → a walk through all of them."""

from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Page

from app import closing, plans
from app.db import Collection, db
from forms.library.reflection import REFLECTION
from tests.journeys.walking import LAST, press, within
from tests.paper import batch, officer, reply
from tests.running import prepared, project, proposed
from tests.site import TODAY, publish

SAVE = "main form[novalidate] > button"


def of_collections(page: Page, home: str) -> Iterator[str]:
    """Shows how a form is chosen, set and changed, and its page as it stands in turn.

    Leaves no form of the tests' project open that wasn't before.
    """
    address = f"{home}/officers/projects/{project().id}/open"
    page.goto(address)
    yield "choose a form"
    page.goto(f"{address}?form=reflection")
    yield "the settings proposed"
    page.locator("#opens").fill("x")
    page.locator("#return-address").fill("x")
    press(page, SAVE)
    yield "settings with mistakes"
    later = TODAY + timedelta(days=900)
    made = prepared(opens=later, closes=later)
    here = f"{home}/officers/collections/{made.id}"
    page.goto(here)
    yield "a form that is prepared"
    page.goto(f"{here}/settings")
    yield "the settings that are prepared"
    own = db.session.get_one(Collection, made.id)
    other = proposed(REFLECTION, opens=later, closes=later, hand_in=("The hall",))
    plans.change(own, REFLECTION, other, revision=0, today=TODAY, officer_id=officer())
    press(page, SAVE)
    yield "settings changed by two"
    page.goto(here)
    press(page, within("/discard"))


def of_closing(page: Page, home: str) -> Iterator[str]:
    """Shows a form that is out, closed, opened again, and put into the archive; and what can't be.

    Leaves it in the archive.
    """
    version = publish()
    here = f"{home}/officers/collections/{version.collection_id}"
    page.goto(here)
    yield "a form that is out"
    page.goto(f"{here}/close")
    yield "before it is closed"
    press(page, LAST)
    yield "closing not confirmed"
    made = reply(version, batch=batch())
    page.goto(f"{here}/close")
    yield "not closed: paper is in the tray"
    db.session.delete(made.entries[0])
    db.session.delete(made)
    db.session.commit()
    closing.close(version.collection_id, today=TODAY, officer_id=officer())
    page.goto(f"{here}?done=close")
    yield "a form that is closed"
    page.goto(f"{here}/settings")
    yield "no settings any more"
    for act in ("reopen", "archive", "unarchive"):
        page.goto(f"{here}/{act}")
        yield f"before: {act}"
    closing.archive(version.collection_id, today=TODAY, officer_id=officer())
    page.goto(f"{here}?done=archive")
    yield "a form in the archive"

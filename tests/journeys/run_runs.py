"""The pages of copies for a printer and of packs for libraries → a walk through all of them."""

from collections.abc import Iterator
from dataclasses import replace

from playwright.sync_api import Page

from app.db import Collection, db
from app.outgoing import handing_out, runs
from app.publishing import Published
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.walking import press, sent_empty, within
from tests.paper import officer
from tests.site import TODAY, publish

FIRST = "main form [type=text] >> nth=0"
FORM = "main form >> nth=0 >> button"


def of_runs(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows print runs: none, wrongly asked for, made, handed out, spoilt; and with numbers."""
    named = publish(replace(SIX_AND_TWO, key="named", anonymous=False), opens=TODAY)
    for one in (version, named):
        address = f"{home}/officers/collections/{one.collection_id}/print-run"
        yield from sent_empty(page, address)
        page.locator(FIRST).fill("2")
        page.locator("[name=way] >> nth=1").check()
        press(page, FORM)
        yield f"{one.form.key}: copies to be printed"
        page.locator("summary").click()
        page.locator("details [type=text], details textarea").fill("x")
        press(page, within("/spoilt"))
        yield f"{one.form.key}: spoilt, wrongly"
        press(page, within("/confirm"))
        yield f"{one.form.key}: copies handed out"
    page.goto(address)
    wanted = handing_out.Wanted(version=named, language="ar", edition="large", copies=1)
    handing_out.prepare([wanted], runs.Way.POST, today=TODAY, officer_id=officer())
    page.goto(address)
    run = runs.runs_of(named.collection_id)[0]
    handing_out.confirm(run, today=TODAY, officer_id=officer())
    press(page, within("/discard"))
    yield "a run that is out already"


def of_packs(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows packs: none, too thick, made, handed out."""
    project_id = db.session.get_one(Collection, version.collection_id).project_id
    address = f"{home}/officers/projects/{project_id}/library-pack"
    page.goto(address)
    yield "no pack"
    page.locator(FIRST).fill("x")
    press(page, FORM)
    yield "a pack, wrongly"
    page.locator(FIRST).fill("1")
    press(page, FORM)
    yield "a pack to be printed"
    press(page, within("/handed-out"))
    yield "a pack that is handed out"

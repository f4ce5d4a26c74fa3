"""The officers' routes → a walk through every page of theirs, and every refusal that is a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask, current_app
from playwright.sync_api import Page

from app import responses
from app.db import Collection, db, writing
from app.people.roles import right_of
from app.publishing import Published
from app.running import BLUEPRINTS as RUNNING
from app.tray import aside, batches
from app.tray.aside import Reason
from forms.answers import Channel, Given
from forms.library.equality import EQUALITY
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.keyed import of_changes, of_leaves, of_settling, of_the_screen, without_paper
from tests.journeys.pages import Sent
from tests.journeys.run_roles import of_own_group
from tests.journeys.running import NO_PAGES as NOT_RUN
from tests.journeys.running import of_running
from tests.journeys.walking import LAST, press, sent_empty, sign_in, within
from tests.paper import batch, officer, reply
from tests.site import TODAY, publish
from tests.twice import different

# What shows no page of its own; the rest has to be walked.
NO_PAGES = {
    "GET batches.cover": "a PDF: see tests/printables",
    "GET batches.named": "leads to a batch",
    "GET reporting.data": "a file: see tests/app/test_reporting.py",
    "POST calling.discard": "leads back, or refuses as files.discard does",
    "POST officers.sign_out": "leads to the home page",
    "POST passing.done": "leads back to the list",
    "POST screen.keep": "answers the screen's script",
    "POST screen.take": "leads to the screen",
}


@dataclass(frozen=True)
class Out:
    """The forms that are out: with every kind, keyed twice, and kept apart."""

    every: Published
    twice: Published
    leaves: Published


# The walk's two parts: what goes out and what is run, by the blueprints of `app.running`; and what
# comes back on paper, its results and the rest.
PARTS = ("projects", "paper")


def forgotten(sent: Sent, part: str) -> set[str]:
    """The officers' routes of a part of which no page was shown, or that are named wrongly above.

    What is named as having none may be of either part.
    """
    running = {f"{blueprint.name}." for blueprint in RUNNING}
    own = {
        route
        for route in officers_routes(current_app)
        if route.partition(" ")[2].startswith(tuple(running)) == (part == "projects")
    }
    named = NOT_RUN if part == "projects" else NO_PAGES
    return (own - sent.routes) ^ named.keys()


def officers_routes(app: Flask) -> set[str]:
    """Each route of the officers' pages, with its methods: "GET batches.show"."""
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.endpoint.startswith(("officers.", "people."))
        or right_of(app.view_functions[rule.endpoint])
    }


@pytest.fixture
def every_officers_page(app: Flask, served: str, page: Page) -> Callable[[str, str], Iterator[str]]:
    """Shows a part of the pages that officers see in a language; gives each one's name."""

    def walk(language: str, part: str) -> Iterator[str]:
        return officers_pages(page, f"{served}/{language}", part)

    return walk


def officers_pages(page: Page, home: str, part: str) -> Iterator[str]:
    """Shows the pages of a part, refusals too, on an empty database; gives each one's name.

    Args:
        home: the home page in the language of the walk, without its last slash.
        part: one of `PARTS`.
    """
    officer()
    out = _forms_out()
    if part == "projects":
        page.goto(f"{home}/officers/")
        sign_in(page)
        yield from of_running(page, home, out.every)
        return
    yield from of_the_door(page, home)
    yield from of_batches(page, home, out.every)
    yield from of_a_batch_that_closes(page, home, out.every)
    yield from of_setting_aside(page, home, out.every)
    yield from of_the_screen(page, home, out.every)
    yield from of_settling(page, home, different(out.twice))
    yield from of_changes(page, home, out.every)
    yield from of_leaves(page, home, out.leaves)
    yield from without_paper(page, home, out.every)
    yield from of_results(page, home, out)
    yield from of_own_group(page, home, out.twice)


def _forms_out() -> Out:
    yesterday = TODAY - timedelta(days=1)
    out = Out(
        every=publish(EVERY_KIND, opens=yesterday),
        twice=publish(SIX_AND_TWO, opens=TODAY, double_share=100),
        leaves=publish(EQUALITY, opens=TODAY),
    )
    with writing():
        db.session.get_one(Collection, out.every.collection_id).threshold = 1
    return out


def of_the_door(page: Page, home: str) -> Iterator[str]:
    """Shows how one signs in, and the desk."""
    page.goto(f"{home}/officers/")
    yield "not signed in"
    yield from sent_empty(page, f"{home}/officers/sign-in")
    sign_in(page)
    yield "the desk"


def of_batches(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows batches: none, one begun wrongly, an empty one, one with all that there can be."""
    page.goto(f"{home}/keying/")
    yield "no batch is open"
    page.locator("#code").fill("1234567")
    press(page, LAST)
    yield "a mistyped code"
    yield from sent_empty(page, f"{home}/keying/batches/new")
    post = batch(9)
    address = f"{home}/keying/batches/{post.id}"
    page.goto(address)
    yield "an empty batch"
    press(page, within("/code"))
    yield "no code"
    page.locator("#envelopes").fill("x")
    page.locator("#slips").fill("x")
    press(page, within("/recount"))
    yield "counted wrongly"
    reply(version, "ar", batch=post)
    aside.set_aside(reply(version, batch=post), Reason.DAMAGED, officer_id=officer())
    aside.register_aside(post, None, Reason.NOT_OURS, officer_id=officer())
    last = reply(version, batch=post, officer_id=officer("other@example.org"))
    page.goto(f"{address}?done=aside&number=3")
    yield "a batch with all sorts"
    aside.set_aside(last, Reason.DAMAGED, officer_id=officer())
    press(page, within("/remove"))
    yield "a number that is used"
    page.goto(f"{home}/keying/")
    yield "a batch is open"


def of_a_batch_that_closes(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows a batch with nothing more to come, one that can't close, and one that has closed."""
    post = batch(1, handed_in=TODAY - timedelta(days=1))  # when no other form was out
    address = f"{home}/keying/batches/{post.id}"
    made = reply(version, batch=post, officer_id=officer("other@example.org"))
    page.goto(address)
    press(page, within("/next"))
    yield "nothing follows"
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    page.goto(address)
    batches.recount(post, envelopes=2, slips=0)
    press(page, within("/close"))
    yield "it can't close yet"
    batches.recount(post, envelopes=1, slips=0)
    batches.close(post, today=TODAY, officer_id=officer())
    page.locator("#code").fill(version.code)
    press(page, within("/code"))
    yield "a sheet for a closed batch"
    page.goto(address)
    yield "a closed batch"


def of_setting_aside(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows how replies are set aside, and what can't be set aside or taken back."""
    made = reply(version, batch=batch())
    address = f"{home}/keying/replies/{made.id}/set-aside"
    yield from sent_empty(page, address)
    yield from sent_empty(page, f"{home}/keying/batches/{made.batch_id}/no-form")
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    page.goto(address)
    yield "set aside already"
    page.goto(f"{home}/keying/replies/{made.id}/about")
    yield "about what is set aside"
    aside.take_back(made, officer_id=officer())
    press(page, within("/take-back"))
    yield "taken back already"


def of_results(page: Page, home: str, out: Out) -> Iterator[str]:
    """Shows results, and how well they were keyed: with something to tell, and without."""
    responses.accept(
        out.every,
        {"join": Given("yes"), "needs": Given("transport"), "lost_pay": Given("1.50")},
        channel=Channel.PAPER,
        language="en",
        token_hmac="one",
        today=TODAY,
    )
    for version in (out.every, out.twice):
        page.goto(f"{home}/results/{version.collection_id}")
        yield f"results of {version.form.key}"
        page.goto(f"{home}/results/{version.collection_id}/keying")
        yield f"keying of {version.form.key}"
    page.locator("#share").fill("x")
    press(page, LAST)
    yield "a share of x"
    page.goto(f"{home}/officers/")
    yield "the desk with all forms"

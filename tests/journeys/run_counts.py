"""The pages that tell what came of a project's forms → a walk: counts, rounds side by side."""

import secrets
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Page

from app import responses
from app.db import Collection, db, writing
from app.outgoing.runs import Way
from app.outgoing.tables import PaperOut
from app.publishing import Published
from forms.answers import Channel, Given
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, publish

KEY = "experience.influence"


def of_counts(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows the counts of a form's project, and the rounds of a form: one, and more than fit.

    Args:
        version: of a form in the project; the rounds are of another.
    """
    project = db.session.get_one(Collection, version.collection_id).project_id
    page.goto(f"{home}/officers/projects/{project}/counts")
    yield "counts before anything came"
    rounds = f"{home}/results/projects/{project}/{SIX_AND_TWO.key}"
    _round(90, 6, Channel.PAPER)
    page.goto(rounds)
    yield "one round"
    for days_ago, number in ((60, 5), (30, 4), (1, 7)):
        _round(days_ago, number, Channel.ONLINE)
    page.goto(rounds)
    yield "four rounds, one with too few answers"
    page.goto(f"{home}/officers/projects/{project}/counts")
    yield "counts of many forms"


def _round(days_ago: int, number: int, channel: Channel) -> None:
    """A form that was opened so many days ago, with copies that went out and with answers."""
    version = publish(SIX_AND_TWO, opens=TODAY - timedelta(days=days_ago))
    with writing():
        db.session.add(
            PaperOut(
                version_id=version.id,
                language="ar",
                edition="large",
                way=Way.LIBRARY,
                copies=40,
                prepared_on=TODAY,
                confirmed_on=TODAY,
            )
        )
    for place in range(number):
        responses.accept(
            version,
            {KEY: Given(("agree", "disagree")[place % 2])},
            channel=channel,
            language=("en", "pl")[place == 0],
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )

"""A group decides how to work → the pages that tell officers so, and that refuse what is old."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app import responses
from app.db import Collection, db
from forms.answers import Channel, Given
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from tests.journeys.walking import press, within
from tests.site import TODAY, publish


def of_declaring(page: Page, home: str) -> Iterator[str]:
    """Shows what a group decided, and what is said where it has decided otherwise since."""
    version = publish(SHOULD_WE_CO_PRODUCE, opens=TODAY)
    responses.accept(
        version,
        {"method": Given("consult"), "method_reason": Given("The date can't change.")},
        channel=Channel.ONLINE,
        language="en",
        token_hmac="d" * 64,
        today=TODAY,
    )
    project_id = db.session.get_one(Collection, version.collection_id).project_id
    page.goto(f"{home}/officers/projects/{project_id}")
    yield "what a group decided"
    page.locator("[name=seen]").evaluate("field => { field.value = '' }")
    press(page, within("/method"))
    yield "decided otherwise"
    page.goto(f"{home}/officers/projects/{project_id}")
    press(page, within("/method"))
    yield "declared"

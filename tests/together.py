"""A test → a form that a group answers with one voice, its answers sent online, and their pages."""

import secrets
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app import responses
from app.db import Response, db
from app.publishing import Published
from forms.answers import Answer, Channel, Given
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY

INFLUENCE = "experience.influence"


def by_a_group(form: Form) -> Form:
    """The same, answered with one voice."""
    return replace(form, anonymous=False, together=True)


REVIEW = by_a_group(replace(SIX_AND_TWO, key="review"))
EVERYTHING = by_a_group(replace(EVERY_KIND, key="everything"))
ANSWERS: Mapping[str, Answer] = {INFLUENCE: Given("agree"), "went_well": Given("The tea")}


def sent(
    version: Published, answers: Mapping[str, Answer] = ANSWERS, channel: Channel = Channel.ONLINE
) -> str:
    """The reference of answers that were sent on our pages."""
    receipt = responses.accept(
        version,
        answers,
        channel=channel,
        language="en",
        token_hmac=secrets.token_hex(),
        today=TODAY,
    )
    return receipt.reference


def response_of(reference: str) -> int:
    """The id of a response."""
    return db.session.scalars(select(Response.id).where(Response.reference == reference)).one()


def answers_of(version: Published, reference: str = "") -> str:
    """Where the answers to a form are listed, or those of a reference are read."""
    listed = f"/en/officers/collections/{version.collection_id}/answers"
    return f"{listed}/{reference}" if reference else listed

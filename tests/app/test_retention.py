"""What has served its time is deleted."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app import responses
from app.db import Draft, Response, db
from app.retention import delete_expired
from forms.answers import Channel, Given
from tests.site import TODAY, publish


def test_drafts_go_when_they_expire_and_tokens_after_that(either_app: Flask) -> None:
    """A draft lives 30 days; a token until its whole month is older than that."""
    version = publish()
    for name, days in (("old", -1), ("new", 0)):
        draft = Draft(
            token_hmac=name,
            version_id=version.id,
            answers="{}",
            expires_on=TODAY + timedelta(days=days),
        )
        db.session.add(draft)
    db.session.commit()
    for name, days in (("long ago", 62), ("lately", 31)):
        responses.accept(
            version,
            {"went_well": Given("words")},
            channel=Channel.ONLINE,
            language="en",
            token_hmac=name,
            today=TODAY - timedelta(days=days),
        )
    delete_expired(TODAY + timedelta(days=0))
    assert list(db.session.scalars(select(Draft.token_hmac))) == ["new"]
    tokens = set(db.session.scalars(select(Response.token_hmac)))
    assert None in tokens
    assert "lately" in tokens


def test_it_is_done_once_a_day(app: Flask) -> None:
    """The next day again."""
    delete_expired(TODAY)
    db.session.add(Draft(token_hmac="x", version_id=publish().id, answers="{}", expires_on=TODAY))
    db.session.commit()
    delete_expired(TODAY)
    assert db.session.scalars(select(Draft.token_hmac)).all() == ["x"]
    delete_expired(TODAY + timedelta(days=1))
    assert db.session.scalars(select(Draft.token_hmac)).all() == []

"""What has served its time is deleted."""

from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app import drafts, responses
from app.db import ChannelCount, Draft, Response, db
from app.retention import keep_promises, once_a_day
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
    keep_promises(TODAY)
    assert list(db.session.scalars(select(Draft.token_hmac))) == ["new"]
    tokens = set(db.session.scalars(select(Response.token_hmac)))
    assert None in tokens
    assert "lately" in tokens


def test_it_is_done_once_a_day(app: Flask) -> None:
    """The next day again."""
    once_a_day(TODAY)
    db.session.add(Draft(token_hmac="x", version_id=publish().id, answers="{}", expires_on=TODAY))
    db.session.commit()
    once_a_day(TODAY)
    assert db.session.scalars(select(Draft.token_hmac)).all() == ["x"]
    once_a_day(TODAY + timedelta(days=1))
    assert db.session.scalars(select(Draft.token_hmac)).all() == []


def test_the_last_of_a_small_group_are_shown_when_their_form_has_closed(either_app: Flask) -> None:
    """Eight of thirteen answered: five are shown at once, three after the days of grace."""
    version = publish(opens=TODAY - timedelta(days=20), closes=TODAY, asked=13)
    for number in range(8):
        responses.accept(
            version,
            {"went_well": Given("words")},
            channel=Channel.PAPER if number == 7 else Channel.ONLINE,
            language="en",
            token_hmac=str(number),
            today=TODAY,
        )

    def shown() -> tuple[int, int]:
        counted = db.session.scalars(select(Response).where(~Response.waiting)).all()
        return len(counted), sum(db.session.scalars(select(ChannelCount.shown)))

    assert shown() == (5, 5), "the totals move with the responses, not before"
    keep_promises(TODAY + timedelta(days=14))
    assert shown() == (5, 5)
    keep_promises(TODAY + timedelta(days=15))
    assert shown() == (8, 8)


def test_an_expired_draft_is_gone_at_once(app: Flask) -> None:
    """Also before the day's deleting."""
    version = publish()
    with app.test_request_context():
        drafts.save(version, {"went_well": "words"}, today=TODAY)
        assert drafts.load(version, TODAY + timedelta(days=30)) == {"went_well": "words"}
        assert drafts.load(version, TODAY + timedelta(days=31)) == {}


def test_the_log_of_writes_is_emptied_and_nobody_is_waited_for(app: Flask) -> None:
    """It holds answers in the order in which they were sent."""
    database = app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    publish()
    db.session.rollback()
    assert Path(f"{database}-wal").stat().st_size > 0
    db.session.scalars(select(Draft.token_hmac)).all()  # somebody reads
    keep_promises(TODAY)
    db.session.rollback()
    keep_promises(TODAY)
    assert Path(f"{database}-wal").stat().st_size == 0

"""Storing responses: whole or not at all, once, however many send at the same moment."""

import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import responses
from app.db import Answer, Draft, Response, db
from app.publishing import Published
from app.responses import Receipt
from forms.answers import Channel, Given
from tests.site import TODAY, publish

ANSWERS = {"experience.heard": Given("agree"), "went_well": Given("words")}


def send(app: Flask, version: Published, token: str) -> Receipt:
    """Sends from a thread of its own."""
    with app.app_context():
        return responses.accept(
            version,
            ANSWERS,
            channel=Channel.ONLINE,
            language="en",
            token_hmac=token,
            today=TODAY,
        )


def count(table: type) -> int:
    """How many rows a table has by now."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("asked", [None, 13])
def test_many_who_send_at_once_are_all_stored(either_app: Flask, asked: int | None) -> None:
    """Of a small group too, whose totals are counted."""
    version = publish(asked=asked)
    tokens = [secrets.token_hex() for _ in range(40)]
    with ThreadPoolExecutor(8) as people:
        receipts = list(people.map(lambda token: send(either_app, version, token), tokens))
    assert all(receipt.stored for receipt in receipts)
    assert (count(Response), count(Answer)) == (40, 80)


def test_the_same_sending_many_times_at_once_is_stored_once(either_app: Flask) -> None:
    """One is told that it is stored, the others that it was there."""
    version = publish()
    with ThreadPoolExecutor(8) as clicks:
        receipts = list(clicks.map(lambda _: send(either_app, version, "same"), range(16)))
    assert sum(receipt.stored for receipt in receipts) == 1
    assert (count(Response), count(Answer)) == (1, 2)


def test_a_failure_half_way_stores_nothing(
    either_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The response and its answers, or neither."""
    version = publish()

    def fail(*_: object) -> None:
        raise RuntimeError("half-way")

    monkeypatch.setattr(responses, "_rows", fail)
    with pytest.raises(RuntimeError, match="half-way"):
        send(either_app, version, "token")
    assert (count(Response), count(Answer), count(Draft)) == (0, 0, 0)

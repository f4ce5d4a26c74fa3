"""Storing responses: whole or not at all, once, however many send at the same moment."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from app import answer_rows, codes, responses
from app.codes import Typed
from app.db import Answer, Draft, Response, db
from app.publishing import Published
from app.responses import Receipt
from forms.answers import Answers, Channel, Given
from forms.applying import settled
from forms.model import Form
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, publish
from tests.strategies import answered_forms

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
    monkeypatch.setattr(
        answer_rows, "rows", lambda *_, **__: [{"key": "an answer that isn't whole"}]
    )
    with pytest.raises(DBAPIError):
        send(either_app, version, "token")
    assert (count(Response), count(Answer), count(Draft)) == (0, 0, 0)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=answered_forms(), channel=st.sampled_from(Channel))
def test_what_was_stored_is_what_is_read_back(
    app: Flask, made: tuple[Form, Answers], channel: Channel
) -> None:
    """For any form and any answers, however they came."""
    form, answers = made
    version = publish(form)
    token = secrets.token_hex()
    responses.accept(
        version, answers, channel=channel, language="en", token_hmac=token, today=TODAY
    )
    sent = settled(form, answers, paper=channel == Channel.PAPER)
    assert responses.answers_of(version, token) == sent


def test_only_a_sending_of_the_version_itself_is_read_back(app: Flask) -> None:
    """Nothing else leads to what was answered."""
    version, another = publish(), publish()
    send(app, version, "token")
    db.session.rollback()  # to see what the others have stored
    assert responses.answers_of(version, "token") is not None
    assert responses.answers_of(another, "token") is None
    assert responses.answers_of(version, "another") is None


def test_somebody_who_gave_a_name_gets_a_reference(either_app: Flask) -> None:
    """One that can be read out, and the same when the answers are sent twice."""
    version = publish(replace(SIX_AND_TWO, anonymous=False))
    receipt = send(either_app, version, "token")
    assert codes.read(receipt.reference) == Typed(receipt.reference)
    assert send(either_app, version, "token") == Receipt(stored=False, reference=receipt.reference)
    db.session.rollback()  # to see what the others have stored
    assert responses.receipt_of("token") == Receipt(stored=False, reference=receipt.reference)
    assert send(either_app, version, "another").reference not in ("", receipt.reference)


def test_who_is_anonymous_has_no_reference(either_app: Flask) -> None:
    """Nothing that could be asked for by name."""
    assert send(either_app, publish(), "token") == Receipt(stored=True, reference="")
    db.session.rollback()  # to see what the others have stored
    assert db.session.scalars(select(Response.reference)).one() is None
    assert responses.receipt_of("unheard of") is None

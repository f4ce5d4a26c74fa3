"""A sheet that was begun online: sent or keyed, its answers are stored once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import responses
from app.arrival import Arrival
from app.db import Draft, EndedDraft, Response, db, writing
from app.publishing import Published
from app.responses import AlreadySent, Receipt
from app.retention import keep_promises
from forms.answers import Channel, Given
from tests.app.test_responses import count
from tests.site import TODAY, publish

NUMBER = "4K7PQ2H"


def begin(version: Published, token: str = "resident", number: str | None = NUMBER) -> None:
    """A resident has typed something, and printed it where there is a number."""
    draft = Draft(
        token_hmac=token, version_id=version.id, answers="{}", expires_on=TODAY, number=number
    )
    db.session.add(draft)
    db.session.commit()


def send(version: Published, token: str = "resident") -> Receipt:
    """The resident sends online."""
    return responses.accept(
        version,
        {"went_well": Given("online")},
        channel=Channel.ONLINE,
        language="en",
        token_hmac=token,
        today=TODAY,
    )


def key(version: Published, token: str = "officer", number: str = NUMBER) -> Receipt:
    """An officer keys the sheet."""
    with writing():
        arrival = Arrival(Channel.PAPER, "en", TODAY, token)
        return responses.take(version, {"went_well": Given("on paper")}, arrival, number)


def test_keying_the_sheet_ends_what_was_begun_online(either_app: Flask) -> None:
    """What others have begun stays."""
    version = publish()
    begin(version)
    begin(version, "somebody else", None)
    assert not responses.was_sent(NUMBER)
    assert key(version).stored
    assert responses.was_sent(NUMBER)
    assert db.session.scalars(select(Draft.token_hmac)).all() == ["somebody else"]


def test_what_was_sent_online_is_not_keyed_as_well(either_app: Flask) -> None:
    """The officer hears of it, and nothing is stored."""
    version = publish()
    begin(version)
    send(version)
    with pytest.raises(AlreadySent):
        key(version)
    assert (count(Response), count(Draft)) == (1, 0)


def test_a_sheet_and_its_copy_are_keyed_once(either_app: Flask) -> None:
    """Also by two officers at the same moment; a second click of one of them is no copy."""
    version = publish()
    begin(version)

    def key_it(officer: int) -> bool:
        with either_app.app_context():
            try:
                return key(version, f"officer {officer}").stored
            except AlreadySent:
                return False

    with ThreadPoolExecutor(8) as officers:
        stored = list(officers.map(key_it, range(8)))
    assert stored.count(True) == 1
    assert count(Response) == 1
    assert not key(version, f"officer {stored.index(True)}").stored


def test_what_is_sent_and_keyed_at_the_same_moment_is_stored_once(either_app: Flask) -> None:
    """Whoever comes second hears that it is there."""
    version = publish()
    begin(version)

    def send_it() -> bool:
        with either_app.app_context():
            return send(version).stored

    def key_it() -> bool:
        with either_app.app_context():
            try:
                return key(version).stored
            except AlreadySent:
                return False

    with ThreadPoolExecutor(2) as both:
        stored = [both.submit(work) for work in (send_it, key_it)]
    assert [work.result() for work in stored].count(True) == 1
    assert (count(Response), count(Draft), count(EndedDraft)) == (1, 0, 1)


def test_a_sheet_counts_though_what_was_begun_has_expired(either_app: Flask) -> None:
    """Paper may come back later than a draft is kept."""
    version = publish()
    assert key(version).stored
    assert responses.was_sent(NUMBER)


def test_a_plain_sheet_ends_nothing(either_app: Flask) -> None:
    """A draft that was never printed has no number, and is nobody's but its owner's."""
    version = publish()
    begin(version, number=None)
    assert key(version, number="").stored
    assert key(version, "officer again", number="").stored
    assert (count(Draft), count(EndedDraft)) == (1, 0)
    assert not responses.was_sent("")


def test_a_number_is_known_as_long_as_its_sheet_can_be_keyed(either_app: Flask) -> None:
    """Then it is deleted."""
    version = publish()
    begin(version)
    send(version)
    keep_promises(version.keyed_until)
    assert responses.was_sent(NUMBER)
    keep_promises(version.keyed_until + timedelta(days=1))
    assert not responses.was_sent(NUMBER)

"""Too many guesses, files or sendings are asked to wait, and nobody's address is kept."""

import re
import time
from types import SimpleNamespace

import pytest
from flask import Flask
from limits.storage import MemoryStorage

from app import limits
from tests.app.test_answering import answer
from tests.site import EMAIL, Visitor, make_app, publish

SIGN_IN = "/en/officers/sign-in"
HERE = {"REMOTE_ADDR": "192.0.2.7"}
ADDRESSES = {
    "203.0.113.5": "192.0.2.7",
    "2001:db8:1:2::3": "2001:db8:1:3::3",
}


def counted() -> MemoryStorage:
    """Where the application counts."""
    storage = limits.limiter.storage
    assert isinstance(storage, MemoryStorage)
    return storage


def guess(visitor: Visitor, email: str = EMAIL, **environment: str) -> int:
    """Tries a wrong password, and gives the status of the answer."""
    visitor.get(SIGN_IN)
    visitor.client.environ_base.update(environment)
    return visitor.send(SIGN_IN, email=email, password="wrong").status_code


def test_whoever_guesses_passwords_is_asked_to_wait(visitor: Visitor) -> None:
    """The 21st wrong one within a quarter of an hour gets 429, a page, and how long to wait."""
    assert [guess(visitor) for _ in range(21)] == [422] * 20 + [429]
    assert 0 < int(visitor.page.headers["Retry-After"]) <= 15 * 60
    assert "<h1>" in visitor.page.text
    assert '<html lang="en"' in visitor.page.text


def test_the_right_password_is_not_taken_for_a_guess(visitor: Visitor) -> None:
    """Many officers sign in from one office."""
    for _ in range(25):
        assert visitor.sign_in().status_code == 200
    assert counted().storage == {}


def test_a_wait_in_one_place_is_none_in_another(visitor: Visitor) -> None:
    """Those who guess keep nobody else out."""
    for _ in range(21):
        guess(visitor, **HERE)
    assert visitor.page.status_code == 429
    assert guess(visitor, REMOTE_ADDR="203.0.113.5") == 422


def test_guesses_at_one_password_are_counted_together(visitor: Visitor) -> None:
    """However many places they come from, and however the address of the account is spelled."""
    for number in range(100):
        email = EMAIL.upper() if number % 2 else f" {EMAIL}"
        assert guess(visitor, email, REMOTE_ADDR=f"192.0.2.{number}") == 422
    assert guess(visitor, REMOTE_ADDR="192.0.2.200") == 429
    assert guess(visitor, "somebody.else@example.org") == 422


@pytest.mark.parametrize(("address", "other"), ADDRESSES.items())
def test_no_address_is_kept(visitor: Visitor, address: str, other: str) -> None:
    """Not even in memory: what is counted there can't be read as an address or an e-mail."""
    guess(visitor, REMOTE_ADDR=address)
    storage = counted()
    kept = f"{storage.storage} {storage.expirations} {storage.events} {dict(storage.locks)}"
    assert len(storage.storage) == 2
    for secret in (address, other, EMAIL, "2001:db8"):
        assert secret not in kept


def test_after_its_window_nothing_is_left_of_a_count(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next count takes all that are over away, whoever is counted."""
    guess(visitor, **HERE)
    storage = counted()
    before = set(storage.storage)
    later = SimpleNamespace(time=lambda: time.time() + 3601)
    monkeypatch.setattr("limits.storage.memory.time", later)
    guess(visitor, "somebody.else@example.org", REMOTE_ADDR="203.0.113.5")
    storage.timer.join()
    for kept in (storage.storage, storage.expirations, storage.events, storage.locks):
        assert before.isdisjoint(kept)
    assert len(storage.storage) == 2


def sender(app: Flask, address: str) -> str:
    """As whom a request from an address is counted."""
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        return limits.sender()


def test_all_addresses_of_a_household_count_as_one(app: Flask) -> None:
    """IPv6 gives everybody more of them than there are guesses to make."""
    assert sender(app, "2001:db8:1:2::3") == sender(app, "2001:db8:1:2:ffff::4")
    assert sender(app, "::ffff:192.0.2.7") == sender(app, "192.0.2.7")
    others = ("2001:db8:1:2::3", "2001:db8:1:3::3", "::ffff:192.0.2.7", "192.0.2.8", "x:", "")
    assert len({sender(app, address) for address in others}) == len(others)


def test_a_forged_address_changes_nothing(visitor: Visitor) -> None:
    """Anybody can write a header: it is believed where there are proxies of ours only."""
    for number in range(21):
        guess(visitor, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert visitor.page.status_code == 429


def test_behind_a_proxy_the_address_is_what_the_proxy_saw() -> None:
    """And not what the sender had written before it."""
    app = make_app("sqlite://", TRUSTED_PROXIES=1)
    with app.app_context():
        visitor = Visitor(app.test_client())
        for number in range(21):
            guess(visitor, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 192.0.2.7")
        assert visitor.page.status_code == 429
        assert guess(visitor, HTTP_X_FORWARDED_FOR="192.0.2.7, 203.0.113.5") == 422


def test_nobody_waits_where_limits_are_switched_off() -> None:
    """As where many requests come from one machine to measure the service."""
    app = make_app("sqlite://", RATELIMIT_ENABLED=False)
    with app.app_context():
        visitor = Visitor(app.test_client())
        assert {guess(visitor) for _ in range(25)} == {422}


def test_a_form_is_sent_from_a_shared_address_as_often_as_people_need(visitor: Visitor) -> None:
    """A library's: 300 an hour; then a wait, with the answers still there."""
    version = publish()
    check = f"/en/forms/{version.code}/check"
    visitor.get(SIGN_IN)
    token = re.findall(r'name="_csrf" value="([^"]+)"', visitor.page.text)[0]
    for _ in range(300):
        assert visitor.send(check, _csrf=token).status_code == 303
    answer(visitor, version, went_well="Much more")
    visitor.get(check)
    assert visitor.send(check).status_code == 429
    assert int(visitor.page.headers["Retry-After"]) <= 60 * 60
    assert "Much more" in visitor.get(check).text


def test_browsing_is_never_counted(visitor: Visitor) -> None:
    """Nothing is kept of whoever reads a page; who begins to answer is counted once."""
    version = publish()
    for address in ("/en/", f"/en/forms/{version.code}", f"/en/forms/{version.code}/answer"):
        visitor.get(address)
    assert counted().storage == {}
    for text in ("Much", "Much more"):
        answer(visitor, version, went_well=text)
        visitor.follow()
    assert list(counted().storage.values()) == [1]


def test_return_codes_are_not_guessed_for_long(visitor: Visitor) -> None:
    """20 wrong ones a quarter of an hour."""
    found = []
    for number in range(21):
        visitor.get("/en/return")
        found.append(visitor.send("/en/return", code=f"0000{number:08}").status_code)
    assert found == [422] * 20 + [429]

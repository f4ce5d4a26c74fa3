"""Two officers, one reply: one wins, the other is told and loses no keys. On either database."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app import officers
from app.db import Response, db
from app.tray import entries, replies
from app.tray.tables import Batch, Entry, Reply
from tests.paper import batch, officer, reply
from tests.site import PASSWORD, TODAY, Visitor, publish

FIRST = "experience.influence"
OTHER = "other@example.org"


def signed_in(app: Flask, email: str) -> Visitor:
    """An officer of this name at a browser of their own."""
    somebody = Visitor(app.test_client())
    officer(email)
    somebody.get("/en/officers/sign-in")
    somebody.send("/en/officers/sign-in", email=email, password=PASSWORD)
    return somebody


@pytest.fixture
def two(either_app: Flask) -> tuple[Visitor, Visitor]:
    """The tests' officer and another."""
    return signed_in(either_app, "officer@example.org"), signed_in(either_app, OTHER)


def address_of(two_turns: bool = False) -> str:
    """The keying screen of a new reply on the first officer's desk."""
    made = reply(publish())
    if two_turns:
        made.twice = True
        db.session.commit()
    return f"/en/keying/replies/{made.id}"


def test_who_opens_a_reply_on_another_desk_is_told(two: tuple[Visitor, Visitor]) -> None:
    """And can take it over; what was keyed so far goes along."""
    first, other = two
    address = address_of()
    first.get(address)
    first.send(f"{address}/keep", **{FIRST: "4"})
    page = other.get(address)
    assert page.status_code == 409
    assert "officer@example.org" in page.text
    other.send(f"{address}/take")
    page = other.follow()
    assert 'value="4"' in page.text


def test_whose_reply_was_taken_over_is_told_and_loses_no_keys(
    two: tuple[Visitor, Visitor],
) -> None:
    """At the next field, and again at saving; then both are seen, and one is chosen."""
    first, other = two
    address = address_of()
    screen = first.get(address)
    other.get(address)
    other.send(f"{address}/take")
    other.follow()
    other.send(f"{address}/keep", **{FIRST: "2"})
    page = first.send(f"{address}/keep", **{FIRST: "4"})
    assert (page.status_code, page.mimetype) == (409, "text/plain")
    assert "Somebody else has this reply now" in page.text
    first.page = screen
    page = first.send(address, _do="save", went_well="Mine", **{FIRST: "4"})
    assert page.status_code == 409
    assert OTHER in page.text
    assert "Kept already: \u20682\u2069" in page.text
    assert "Mine" in page.text
    assert 'value="4"' in page.text
    assert first.send(address, _do="save", went_well="Mine", **{FIRST: "4"}).status_code == 303


def test_a_reply_that_another_has_finished_is_not_stored_again(
    two: tuple[Visitor, Visitor],
) -> None:
    """The slower one sees what differs and where to change it."""
    first, other = two
    address = address_of()
    screen = first.get(address)
    other.get(address)
    other.send(f"{address}/take")
    other.follow()
    assert other.send(address, _do="save", **{FIRST: "2"}).status_code == 303
    first.page = screen
    page = first.send(address, _do="save", **{FIRST: "4"})
    assert page.status_code == 409
    assert "The reply is finished." in page.text
    assert "Kept already: \u20682\u2069" in page.text
    assert len(db.session.scalars(select(Response)).all()) == 1


def test_the_slower_keying_can_be_the_second(two: tuple[Visitor, Visitor]) -> None:
    """Where the reply is to be keyed by two; what the faster one keyed isn't shown."""
    first, other = two
    address = address_of(two_turns=True)
    screen = first.get(address)
    other.get(address)
    other.send(f"{address}/take")
    other.follow()
    other.send(address, _do="save", **{FIRST: "2"})
    first.page = screen
    page = first.send(address, _do="save", **{FIRST: "4"})
    assert page.status_code == 409
    assert "What you keyed can be the second." in page.text
    assert "Kept already" not in page.text
    assert first.send(address, _do="save", **{FIRST: "4"}).status_code == 303
    keyed = select(Entry.turn).where(Entry.finished_on.is_not(None)).order_by(Entry.turn)
    assert db.session.scalars(keyed).all() == [1, 2]


def at_once(app: Flask, *tasks: Callable[[], object]) -> list[object]:
    """What each task gives or raises, all of them let go at the same moment."""
    barrier, found = threading.Barrier(len(tasks)), [object()] * len(tasks)

    def do(place: int) -> None:
        with app.app_context():
            barrier.wait()
            try:
                found[place] = tasks[place]()
            except Exception as error:
                found[place] = error
            db.session.remove()

    threads = [threading.Thread(target=do, args=(place,)) for place in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_in_the_same_second_one_wins(either_app: Flask) -> None:
    """Eight at once finish the same screen: one response, seven are told."""
    version = publish()
    made = reply(version)
    id_, officer_id = made.id, officer()

    def finish() -> object:
        mine, typed = db.session.get_one(Reply, id_), {FIRST: "4"}
        return entries.finish(mine, 1, officer_id, typed, page=entries.Page(0), today=TODAY)

    found = at_once(either_app, *[finish] * 8)
    assert sum(isinstance(result, entries.Overtaken) for result in found) == 7
    db.session.rollback()  # to see what the threads have stored
    assert len(db.session.scalars(select(Response)).all()) == 1


def test_two_who_register_at_once_get_two_numbers(either_app: Flask) -> None:
    """Every reply has its own."""
    version, place = publish(), batch()
    officer_id, id_ = officer(), place.id

    def register() -> object:
        here = db.session.get_one(Batch, id_)
        return replies.register(here, version, language="en", officer_id=officer_id).number

    assert sorted(map(str, at_once(either_app, *[register] * 6))) == list("123456")


def test_a_sign_in_on_a_second_computer_does_not_key_twice(either_app: Flask) -> None:
    """The same officer in two windows is told as well."""
    officers.set_password("officer@example.org", PASSWORD)
    window = signed_in(either_app, "officer@example.org")
    address = address_of()
    screen = window.get(address)
    window.get(address)
    assert window.send(f"{address}/keep", **{FIRST: "4"}).status_code == 204
    window.page = screen
    assert window.send(f"{address}/keep", **{FIRST: "5"}).status_code == 409

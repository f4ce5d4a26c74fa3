"""Replies that were keyed in two ways → settled by several officers at the same second."""

import threading

from flask import Flask
from sqlalchemy import func, select

from app import events
from app.db import Response, db
from app.tray import settling, twice
from app.tray.tables import Reply
from app.tray.twice import Rate
from tests.paper import officer
from tests.site import PASSWORD, TODAY, Visitor, publish
from tests.twice import FIRST, HEARD, INFLUENCE, SECOND, WENT_WELL, address, different


def test_of_two_officers_at_the_same_second_one_wins(either_app: Flask) -> None:
    """The other is told what they chose, and nothing is stored or counted twice."""
    version = publish(double_share=100)
    made = different(version)
    place, number = address(made), made.id
    begin = threading.Barrier(2)
    people = []
    for email in (FIRST, SECOND):
        person = Visitor(either_app.test_client())
        person.get("/en/officers/sign-in")
        person.send("/en/officers/sign-in", email=email, password=PASSWORD)
        person.get(place)
        people.append(person)

    def settle(person: Visitor, which: str) -> None:
        begin.wait()
        with either_app.app_context():
            person.send(
                place, **{INFLUENCE: which, HEARD: which, f"_keys.{WENT_WELL}": f"my {which}"}
            )

    threads = [
        threading.Thread(target=settle, args=pair)
        for pair in zip(people, ("first", "second"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert sorted(person.page.status_code for person in people) == [303, 409]
    (loser,) = (which for which in (0, 1) if people[which].page.status_code == 409)
    told = people[loser].page.text
    assert "Somebody else was faster" in told
    assert told.count(("First keying", "Second keying")[loser]) == 2
    assert f"my {('first', 'second')[loser]}" in told
    assert db.session.scalar(select(func.count()).select_from(Response)) == 1
    assert twice.rates(version.collection_id)["", False].fields == 1
    assert len(events.of(f"reply {number}")) == 1


def test_many_replies_settled_at_once_are_all_counted(either_app: Flask) -> None:
    """Though they are the first of their collection, whose totals begin at that moment."""
    version = publish(double_share=100)
    made = [different(version).id for _ in range(6)]
    begin, who = threading.Barrier(len(made)), officer()

    def settle(number: int) -> None:
        with either_app.app_context():
            found = db.session.get_one(Reply, number)
            begin.wait()
            chosen = {INFLUENCE: "5", HEARD: "2", WENT_WELL: "The team"}
            settling.settle(found, chosen, officer_id=who, today=TODAY)

    threads = [threading.Thread(target=settle, args=(number,)) for number in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    rates = twice.rates(version.collection_id)
    assert (rates["", False], rates[HEARD, False]) == (Rate(6, 6), Rate(6, 0))

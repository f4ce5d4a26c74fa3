"""Nothing that is stored, in any order, pairs an equality response with its sender's other one."""

import itertools
import random
import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from statistics import correlation
from typing import Any

import pytest
from flask import Flask

from app import apart, responses
from app.db import db
from app.publishing import Published
from app.retention import keep_promises
from forms.answers import Channel, Given
from forms.library.equality import EQUALITY
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, make_app, publish

PEOPLE = 60
# Where two orders have nothing to do with each other, the correlation of 60 ranks is beyond 0.6 in
# less than one of 100,000 cases, and so it is that more than 8 of 60 stand at the same place. Some
# hundred pairs of orders are compared, the same each time: what is random comes from a fixed seed.
MOST_CORRELATED, MOST_IN_PLACE = 0.6, 8

Order = list[int]  # the senders, by number


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """Random ids that are the same in each run."""
    seeded = random.Random(4)
    monkeypatch.setattr(secrets, "randbits", seeded.getrandbits)
    return seeded


def send_both(first: Published, equality: Published, chance: random.Random) -> list[str]:
    """Each person sends the first form and right after it the equality form.

    Each says a word in both; gives the words of the equality form, in the order of sending.
    """
    words = [f"{chance.getrandbits(64):016x}" for _ in range(PEOPLE)]
    for sender, word in enumerate(words):
        for version, answers in (
            (first, {"went_well": Given(f"sender {sender}.")}),
            (equality, {"gender": Given("no"), "gender.no.text": Given(word)}),
        ):
            responses.accept(
                version,
                answers,
                channel=Channel.ONLINE,
                language="en",
                token_hmac=f"{chance.getrandbits(256):064x}",
                today=TODAY,
            )
    return words


def dump() -> Iterator[str]:
    """Every table as it lies, then in the order of every column, those of the engine too."""
    sqlite = db.engine.dialect.name == "sqlite"
    for table in db.metadata.sorted_tables:
        hidden = "" if sqlite else "ctid, xmin, cmin, "
        if sqlite and table.dialect_options["sqlite"]["with_rowid"]:
            hidden = "rowid, "
        query = f"SELECT {hidden}{table.name}.* FROM {table.name}"
        rows = [tuple(row) for row in db.session.execute(db.text(query))]
        yield _text(rows)
        for column in range(len(rows[0]) if rows else 0):
            yield _text(sorted(rows, key=lambda row: _sortable(row[column])))


def _sortable(value: Any) -> tuple[int, str]:
    """Numbers by size (those of a ctid too), anything else by letters."""
    text = str(value)
    number = re.fullmatch(r"\((\d+),(\d+)\)", text)
    if number:
        return int(number[1]) * 1000 + int(number[2]), ""
    return (int(text), "") if text.isdigit() else (0, text)


def _text(rows: list[tuple[Any, ...]]) -> str:
    return "\n".join(map(str, rows))


def orders(handles: list[dict[int, str]]) -> list[Order]:
    """The senders in each order that a dump has them all in, found by one of their handles."""
    found = []
    for text in dump():
        for handle in handles:
            places = {text.find(known): sender for sender, known in handle.items()}
            if len(places) == PEOPLE and -1 not in places:
                found.append([places[place] for place in sorted(places)])
    return found


def handles(key: str, said: dict[str, int]) -> list[dict[int, str]]:
    """What names each sender's response: what they said, and its id where it has one."""
    ids = db.session.execute(
        db.text("SELECT text, response_id FROM answer WHERE key = :key"), {"key": key}
    ).all()
    by_word = {sender: word for word, sender in said.items()}
    by_id = {said[word]: str(response_id) for word, response_id in ids}
    return [by_word, by_id]


def pairs(words: list[str]) -> list[tuple[Order, Order]]:
    """Every order of the first responses, that of sending too, with every one of the equality's."""
    senders = {f"sender {sender}.": sender for sender in range(PEOPLE)}
    first = [list(range(PEOPLE)), *orders(handles("went_well", senders))]
    second = orders(handles("gender.no.text", {word: sender for sender, word in enumerate(words)}))
    assert len(first) > 10
    assert second
    return list(itertools.product(first, second))


def tells(one: Order, other: Order) -> bool:
    """Whether two orders are more alike, or more contrary, than chance would make them."""
    ranks = [sorted(range(PEOPLE), key=order.__getitem__) for order in (one, other)]
    in_place = max(sum(map(int.__eq__, one, turned)) for turned in (other, other[::-1]))
    return abs(correlation(*ranks)) > MOST_CORRELATED or in_place > MOST_IN_PLACE


def published(*, is_apart: bool = True) -> tuple[Published, Published]:
    """The first form and the equality form, which a test may make a form like others."""
    return publish(SIX_AND_TWO), publish(replace(EQUALITY, apart=is_apart))


def test_no_order_pairs_an_equality_response_with_the_first(
    either_app: Flask, chance: random.Random
) -> None:
    """Not while they are kept, not once they are shown; whoever knows who sent when included."""
    first, equality = published()
    words = send_both(first, equality, chance)
    assert not any(tells(*pair) for pair in pairs(words))
    keep_promises(equality.keyed_until + timedelta(days=1))
    assert responses.answers_of(equality, "") is None
    shown = pairs(words)
    assert len(shown) > 100, "ids and answers have many orders"
    assert not any(tells(*pair) for pair in shown)


def test_the_test_sees_ids_that_count(
    either_app: Flask, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored like other responses, under ids that count up, they would be known."""
    counter = itertools.count(1_000_000)
    monkeypatch.setattr(secrets, "randbits", lambda _: next(counter))
    words = send_both(*published(is_apart=False), chance)
    assert any(tells(*pair) for pair in pairs(words))


def test_the_test_sees_a_box_in_the_order_of_sending(
    either_app: Flask, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines that were put one below the other would be known."""
    monkeypatch.setattr(apart, "insort", list.append)
    words = send_both(*published(), chance)
    assert any(tells(*pair) for pair in pairs(words))


def test_the_test_sees_what_an_engine_keeps_of_rows(
    postgresql_url: str, chance: random.Random
) -> None:
    """PostgreSQL tells by itself who was first, whatever the ids: so the box."""
    with make_app(postgresql_url).app_context():
        words = send_both(*published(is_apart=False), chance)
        assert any(tells(*pair) for pair in pairs(words))
        db.session.remove()
        db.engine.dispose()


def test_nothing_is_stored_of_when_and_how(either_app: Flask, chance: random.Random) -> None:
    """No channel, no language, no reference, no token, no draft, and one month for all."""
    first, equality = published()
    send_both(first, equality, chance)
    assert "paper" not in "".join(dump())
    keep_promises(equality.keyed_until + timedelta(days=1))
    rows = db.session.execute(
        db.text(
            "SELECT DISTINCT channel, language, reference, token_hmac, waiting, received"
            f" FROM response WHERE version_id = {equality.id}"
        )
    ).all()
    assert [tuple(row[:4]) for row in rows] == [(None, None, None, None)]
    assert str(rows[0].received) == equality.closes.replace(day=1).isoformat()
    left = [db.session.execute(db.text(f"SELECT count(*) FROM {t}")).scalar() for t in LEFT]
    assert left == [0, 0, 0, 0]


LEFT = ("apart_box", "apart_token", "draft_answers", "channel_count")

"""Sixty forms and their equality leaves come by post: nothing that is stored pairs the two."""

import json
import random
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from app.db import Collection, db
from app.publishing import Published
from app.retention import keep_promises
from app.tray import batches, entries, lots, replies
from app.tray.tables import Entry, Reply
from tests.app.test_kept_apart import PEOPLE, pairs, tells
from tests.app.test_lots import equality, key
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer
from tests.site import TODAY, publish


def key_all(first: Reply, words: Iterable[str]) -> None:
    """Keys a lot, one leaf after the other; each says a word."""
    leaf: Reply | None = first
    for word in words:
        assert leaf is not None
        leaf = key(leaf, **{"gender": "2", "gender.no.text": word})


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """Random ids that are the same in each run."""
    seeded = random.Random(5)
    monkeypatch.setattr(secrets, "randbits", seeded.getrandbits)
    return seeded


def post_of_sixty(chance: random.Random) -> tuple[Published, list[str]]:
    """Sixty envelopes, each with a form and a leaf: all forms are keyed, then all leaves.

    The leaves are in the order of their envelopes, as if nobody had shuffled them: the worst that
    can happen. Gives the word that each says.
    """
    first, version = publish(replace(SIX_AND_TWO, anonymous=True)), equality()
    db.session.execute(update(Collection).values(double_share=0))
    db.session.commit()
    post = batch(PEOPLE)
    form: Reply | None = replies.register(post, first, language="en", officer_id=officer())
    for sender in range(PEOPLE):
        assert form is not None
        form = key(form, went_well=f"sender {sender}.")
    lots.separate(post, {version.id: PEOPLE})
    words = [f"{chance.getrandbits(64):016x}" for _ in range(PEOPLE)]
    ends = (0, 12, 30, PEOPLE)
    for start, end in pairwise(ends):
        leaf = lots.begin(version, end - start, officer_id=officer(), today=TODAY)
        key_all(leaf, words[start:end])
    return version, words


def test_no_order_pairs_a_leaf_with_the_form_it_came_with(
    either_app: Flask, chance: random.Random
) -> None:
    """Not while batch and lots are open, not when all are closed, not once the results show."""
    version, words = post_of_sixty(chance)
    assert not any(tells(*pair) for pair in pairs(words))
    for one in batches.open_batches([version.id]):
        batches.close(one, today=TODAY, officer_id=officer())
    assert not any(tells(*pair) for pair in pairs(words))
    keep_promises(version.keyed_until + timedelta(days=1))
    shown = pairs(words)
    assert len(shown) > 100, "ids and answers have many orders"
    assert not any(tells(*pair) for pair in shown)


def test_the_test_sees_keys_that_stay(
    app: Flask, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were what was keyed of a leaf kept with its number, it would be known."""
    stored = entries.store

    def kept(held: Reply, version: Published, typed: entries.Raw, **how: Any) -> None:
        stored(held, version, typed, **how)
        db.session.flush()
        if version.form.apart:
            db.session.add(Entry(reply_id=held.id, turn=1, answers=json.dumps(dict(typed))))

    monkeypatch.setattr(entries, "store", kept)
    _version, words = post_of_sixty(chance)
    assert any(tells(*pair) for pair in pairs(words))

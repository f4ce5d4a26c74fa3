"""Replies keyed twice: who may, what is chosen, what is found, and how good the keying is."""

import secrets
from datetime import timedelta
from math import sqrt

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import db
from app.tray import entries, replies, twice
from app.tray.entries import NotYours
from app.tray.replies import State
from app.tray.tables import Reply
from app.tray.twice import Rate, Verdict
from tests.bench import errors
from tests.forms.every_kind import EVERY_KIND
from tests.paper import batch, officer, reply
from tests.site import TODAY, Visitor, publish
from tests.twice import FIRST, SECOND, finish, keyed_twice

TOMORROW = TODAY + timedelta(days=1)
ITEM = "experience.influence"


@pytest.mark.parametrize(("share", "chosen"), [(0, False), (100, True)])
def test_none_is_chosen_at_a_share_of_0_and_all_at_100(
    either_app: Flask, share: int, chosen: bool
) -> None:
    """Whatever chance says."""
    version = publish(double_share=share)
    assert [reply(version).twice for _ in range(9)] == [chosen] * 9


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(share=st.integers(0, 100), drawn=st.lists(st.integers(0, 99), min_size=1, max_size=4))
def test_chance_is_asked_for_each_reply(app: Flask, share: int, drawn: list[int]) -> None:
    """Of a hundred numbers that are as likely, as many choose a reply as the share says."""
    version, post, numbers = publish(double_share=share), batch(), iter(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbelow", lambda most: next(numbers) if most == 100 else 0)
        found = [reply(version, batch=post).twice for _ in drawn]
    assert found == [number < share for number in drawn]


def test_another_officer_keys_it_again_the_same_day(either_app: Flask) -> None:
    """What both keyed alike is stored at once, and counted as keyed by two officers."""
    version = publish(double_share=100)
    made = reply(version)
    finish(made, 1, {ITEM: "4"})
    assert made.state == State.KEYED
    assert entries.turn_of(made, officer(SECOND), TODAY) == 2
    finish(made, 2, {ITEM: "4"})
    assert made.state == State.DONE
    assert twice.rates(version.collection_id)["", False] == Rate(1, 0)


def test_who_keyed_it_first_may_not_key_it_again_that_day(either_app: Flask) -> None:
    """But on a later day, which is counted apart: there may be no other officer."""
    version = publish(double_share=100)
    made, alone = reply(version), officer(FIRST)
    finish(made, 1, {ITEM: "4"})
    with pytest.raises(NotYours):
        entries.turn_of(made, alone, TODAY)
    assert entries.turn_of(made, alone, TOMORROW) == 2
    finish(made, 2, {ITEM: "4"}, by=FIRST, day=TOMORROW)
    assert made.state == State.DONE
    keys = {"", *(item.key for item in version.form.items)}
    assert twice.rates(version.collection_id) == {(key, True): Rate(1, 0) for key in keys}


def test_the_second_keying_begins_empty(either_app: Flask) -> None:
    """Nothing that was keyed first is in it."""
    made = reply(publish(double_share=100))
    finish(made, 1, {ITEM: "4", "went_well": "secret words"})
    turn = entries.turn_of(made, officer(SECOND), TODAY)
    assert entries.raw(entries.entry_of(made, turn)) == {}


def test_no_page_of_the_second_officer_holds_what_was_keyed_first(visitor: Visitor) -> None:
    """Neither the keying screen nor anything on the way to it."""
    made = reply(publish(double_share=100), officer_id=officer(FIRST))
    finish(made, 1, {ITEM: "/", "went_well": "secret words"})
    visitor.sign_in()
    for page in ("", "/about"):
        found = visitor.get(f"/en/keying/replies/{made.id}{page}")
        assert found.status_code == 200
        assert "secret words" not in found.text
        assert 'value="/"' not in found.text


def test_a_reply_that_was_not_chosen_is_stored_at_once(either_app: Flask) -> None:
    """And nothing is counted as keyed twice."""
    version = publish(double_share=0)
    made = reply(version)
    finish(made, 1, {ITEM: "4"})
    assert made.state == State.DONE
    assert twice.rates(version.collection_id) == {}


def test_other_keys_for_the_same_answer_are_no_difference(app: Flask) -> None:
    """Nothing and a minus, and a date with and without its signs."""
    made = keyed_twice(
        publish(EVERY_KIND, double_share=100),
        {"visited": "270326", "needs": "13"},
        {"visited": "27/3/2026", "needs": "3 1", "people": "-"},
    )
    assert made.state == State.DONE


def test_a_page_that_one_officer_did_not_find_is_a_difference(app: Flask) -> None:
    """It is said with a sign, though neither keyed anything for it."""
    made = keyed_twice(publish(double_share=100), {ITEM: "4", "_missing": "2"}, {ITEM: "4"})
    found = twice.differences(replies.version_of(made), made)
    assert {difference.keys for difference in found} == {("?", "-")}


def test_empty_lines_of_a_table_are_no_fields(app: Flask) -> None:
    """Most were never printed: to count them would make the keying look better than it is."""
    version = publish(EVERY_KIND, double_share=100)
    keyed_twice(version, {"claims.1.amount": "1.50"}, {"claims.1.amount": "1.50"})
    counted = {key for key, _ in twice.rates(version.collection_id)}
    assert {"claims.1.amount", "visited"} <= counted
    assert "claims.2.amount" not in counted


def test_every_error_in_a_reply_that_is_keyed_twice_is_found(either_app: Flask) -> None:
    """And the totals of the collection tell exactly how many there were."""
    version = publish(double_share=50)
    found = errors.key(version, 60, seed=1)
    assert (found.replies, found.errors) == (60, 3)
    assert found.found == found.in_chosen
    assert found.fields == Rate(found.chosen * len(version.form.items), found.found)
    assert set(db.session.scalars(select(Reply.state))) == {State.DONE}


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        (Rate(10, 0), 0.0, 0.2775),
        (Rate(10, 1), 0.0179, 0.4042),
        (Rate(100, 5), 0.0215, 0.1118),
        (Rate(10, 10), 0.7225, 1.0),
    ],
)
def test_the_interval_is_wilsons(rate: Rate, low: float, high: float) -> None:
    """To four places."""
    assert (round(rate.low, 4), round(rate.high, 4)) == (low, high)


@given(fields=st.integers(1, 10**6), part=st.floats(0, 1))
def test_each_end_of_the_interval_could_just_be_the_true_rate(fields: int, part: float) -> None:
    """What was found lies 1.96 standard deviations from it: that is how Wilson's is defined."""
    rate = Rate(fields, int(fields * part))
    assert 0 <= rate.low <= rate.share + 1e-9
    assert rate.share - 1e-9 <= rate.high <= 1
    for end in {rate.low, rate.high} - {0.0, 1.0}:
        away = 1.96 * sqrt(end * (1 - end) / fields)
        assert abs(rate.share - end) == pytest.approx(away, rel=0.001, abs=1e-7)


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        (Rate(0, 0), Verdict.UNSURE),
        (Rate(700, 0), Verdict.UNSURE),
        (Rate(800, 0), Verdict.GOOD),
        (Rate(800, 5), Verdict.UNSURE),
        (Rate(800, 12), Verdict.RAISE),
    ],
)
def test_a_verdict_waits_until_there_is_enough_to_tell(rate: Rate, verdict: Verdict) -> None:
    """It is sure only where the whole interval is on one side of what is tolerated."""
    assert rate.verdict == verdict

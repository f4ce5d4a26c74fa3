"""A stored response is read back whole, and mended whole."""

import secrets
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, NoResultFound

from app import answer_rows, reading_back, responses
from app.answer_rows import Written
from app.arrival import Arrival
from app.db import Answer, db, writing
from app.publishing import Published
from forms.answers import Answers, Blank, Channel, Given, Unclear
from forms.applying import settled
from forms.model import Form, Text
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, publish
from tests.strategies import answered_forms

PAPER = Arrival(Channel.PAPER, "en", TODAY, "")


def store(version: Published, written: Written, channel: Channel = Channel.PAPER) -> int:
    """Stores a response and gives its id."""
    arrival = Arrival(
        *(channel, "en", TODAY, secrets.token_hex()),
        beside=written.beside,
        translations=written.translations,
    )
    with writing():
        receipt = responses.take(version, written.answers, arrival)
    assert receipt.response_id is not None
    return receipt.response_id


def translated(form: Form, answers: Answers) -> dict[str, str]:
    """A translation of each answer in words."""
    return {
        item.key: f"{item.key} in English"
        for item in form.items
        if isinstance(item.question, Text) and isinstance(answers[item.key], Given | Unclear)
    }


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=answered_forms(), channel=st.sampled_from(Channel), beside=st.sampled_from(["", "b"]))
def test_all_that_was_stored_is_read_back(
    app: Flask, made: tuple[Form, Answers], channel: Channel, beside: str
) -> None:
    """For any form and any answers, however they came: with what is beside, and translations."""
    form, answers = made
    version = publish(form)
    answers = settled(form, answers, paper=channel == Channel.PAPER)
    written = Written(answers, beside, translated(form, answers))
    assert reading_back.stored_of(store(version, written, channel)) == written


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=answered_forms(), asked=st.sampled_from([None, 13]))
def test_any_answers_take_the_place_of_others(
    app: Flask, made: tuple[Form, Answers], asked: int | None
) -> None:
    """Also of a small group; nothing of the first is left, and other responses stay."""
    form, answers = made
    version = publish(form, asked=asked)
    answers = settled(form, answers, paper=True)
    first = Written(answers, "on the back", translated(form, answers))
    last = Written(settled(form, {}, paper=True), "", {})
    changed, other = store(version, first), store(version, first)
    for written in (last, first):
        with writing():
            reading_back.replace(version, changed, written)
        assert reading_back.stored_of(changed) == written
    assert reading_back.stored_of(other) == first


@pytest.mark.parametrize(("asked", "channel"), [(None, "phone"), (13, None)])
def test_a_changed_answer_keeps_its_channel(
    either_app: Flask, asked: int | None, channel: str | None
) -> None:
    """It is counted where it was; of a small group nobody knows where that is."""
    version = publish(asked=asked)
    id_ = store(version, Written({"went_well": Given("words")}), Channel.PHONE)
    with writing():
        reading_back.replace(version, id_, Written({"went_well": Given("others")}, "b"))
    found = select(Answer.key, Answer.text, Answer.version_id, Answer.channel).order_by(Answer.key)
    assert [tuple(row) for row in db.session.execute(found)] == [
        ("_beside", "b", version.id, channel),
        ("went_well", "others", version.id, channel),
    ]


def test_a_change_that_fails_changes_nothing(
    either_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is part of the officer's transaction."""
    version = publish()
    id_ = store(version, Written({"went_well": Given("words")}))
    monkeypatch.setattr(
        answer_rows, "rows", lambda *_, **__: [{"key": "an answer that isn't whole"}]
    )
    with pytest.raises(DBAPIError), writing():
        reading_back.replace(version, id_, Written({}))
    assert reading_back.stored_of(id_).answers["went_well"] == Given("words")


def test_what_is_not_there_is_not_read(either_app: Flask) -> None:
    """Nor changed."""
    with pytest.raises(NoResultFound):
        reading_back.stored_of(1)
    version = publish()
    with pytest.raises(NoResultFound), writing():
        reading_back.replace(version, 1, Written({}))


def test_what_is_beside_is_no_answer(either_app: Flask) -> None:
    """Whoever reads their answers again is shown what they answered."""
    version = publish(replace(EVERY_KIND, key="another"))
    with writing():
        arrival = replace(PAPER, token_hmac="token", beside="on the back")
        responses.take(version, {"join": Given("yes")}, arrival)
    found = responses.answers_of(version, "token")
    assert found is not None
    assert [key for key, answer in found.items() if answer != Blank()] == ["join"]

"""The equality form: what it asks, when it is offered, and when its results show."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import freezing, projects, publishing, responses
from app.db import ApartBox, Draft, Response, db
from app.publishing import Published
from app.responses import Receipt
from app.retention import keep_promises
from forms import codec
from forms.answers import Channel, Given
from forms.library.equality import EQUALITY, PREFER_NOT_TO_SAY
from forms.model import Choice
from tests.app.test_reporting import table
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish


def send(version: Published, token: str, channel: Channel = Channel.ONLINE) -> Receipt:
    """Somebody says how old they are."""
    return responses.accept(
        version,
        {"age": Given("25_to_34"), "health": Given("no"), "day_to_day": Given("a_lot")},
        channel=channel,
        language="pl",
        token_hmac=token,
        today=TODAY,
    )


def in_the_box() -> list[str]:
    """The lines of the one box that there is."""
    db.session.rollback()  # to see what the others have stored
    return db.session.scalars(select(ApartBox.responses)).one().splitlines()


def test_every_question_may_be_left_out_or_declined() -> None:
    """It is personal: nothing is required, and each has "Prefer not to say", last."""
    assert EQUALITY.optional
    for question in EQUALITY.questions:
        assert isinstance(question, Choice)
        assert isinstance(question.options, tuple)
        assert question.options[-1] == PREFER_NOT_TO_SAY


def test_the_ethnic_groups_are_those_of_the_census() -> None:
    """Nineteen, and to say none of them."""
    (question,) = [q for q in EQUALITY.questions if q.key == "ethnic_group"]
    assert isinstance(question, Choice)
    assert isinstance(question.options, tuple)
    assert len(question.options) == 19 + 1


def test_a_form_that_is_kept_apart_is_anonymous() -> None:
    """Otherwise it is refused."""
    with pytest.raises(ValueError, match="not anonymous"):
        replace(EQUALITY, anonymous=False)


def test_other_forms_are_stored_as_before() -> None:
    """Only a form that is kept apart says so, so that no older fingerprint changes."""
    assert json.loads(codec.dump(EQUALITY))["apart"] is True
    assert "apart" not in codec.dump(SIX_AND_TWO)
    assert codec.load(codec.dump(EQUALITY)) == EQUALITY


def test_it_is_offered_after_another_form_of_its_project(app: Flask) -> None:
    """While it is open; not after itself, and not for another project."""
    first = publish()
    assert publishing.equality_of(first, TODAY) is None
    equality = publish(EQUALITY, closes=TODAY + timedelta(days=5))
    assert publishing.equality_of(first, TODAY) == equality
    assert publishing.equality_of(first, equality.closes) == equality
    assert publishing.equality_of(first, equality.closes + timedelta(days=1)) is None
    assert publishing.equality_of(equality, TODAY) is None
    code = freezing.open_collection(
        projects.called("Another project"),
        SIX_AND_TWO,
        opens=TODAY,
        closes=TODAY,
        today=TODAY,
    )
    other = publishing.find(code)
    assert other is not None
    assert publishing.equality_of(other, TODAY) is None


def test_a_resident_sends_it_right_after_another_form(either_visitor: Visitor) -> None:
    """On the real pages: nothing is left of it but a line in the box."""
    first, equality = publish(), publish(EQUALITY)
    for version, typed in ((first, {"went_well": "words"}), (equality, {"age": "25_to_34"})):
        either_visitor.answer(version, **typed)
        either_visitor.follow()
        either_visitor.send(f"/en/forms/{version.code}/check")
        assert "We have your answers" in either_visitor.follow().text
    assert either_visitor.get(f"/en/forms/{equality.code}/copy.pdf").status_code == 303
    assert db.session.scalars(select(Response.version_id)).all() == [first.id]
    assert db.session.scalars(select(Draft)).all() == []
    (line,) = in_the_box()
    assert [(row["key"], row["option"]) for row in json.loads(line)] == [("age", "25_to_34")]


def test_its_sheet_has_no_slip_for_a_name(app: Flask) -> None:
    """What is kept apart does not come in one envelope with an address."""
    assert publish().cover.slip
    assert not publish(EQUALITY).cover.slip


def test_many_who_send_at_once_are_all_kept(either_app: Flask) -> None:
    """No one's answers take the place of another's."""
    version = publish(EQUALITY)

    def send_one(token: int) -> bool:
        with either_app.app_context():
            return send(version, str(token)).stored

    with ThreadPoolExecutor(8) as people:
        assert all(people.map(send_one, range(40)))
    assert len(in_the_box()) == 40


def test_the_same_sending_many_times_at_once_is_kept_once(either_app: Flask) -> None:
    """The others are told that it was there, and nothing leads to what was said."""
    version = publish(EQUALITY)

    def send_again(_: int) -> bool:
        with either_app.app_context():
            return send(version, "same").stored

    with ThreadPoolExecutor(8) as clicks:
        assert sum(clicks.map(send_again, range(16))) == 1
    assert len(in_the_box()) == 1
    assert responses.receipt_of("same") == Receipt(stored=False)
    assert responses.answers_of(version, "same") is None


def test_results_show_all_together_after_the_days_for_late_post(either_visitor: Visitor) -> None:
    """Until then the page says when; of channels nothing is said, then or later."""
    version = publish(EQUALITY)
    for number in range(5):
        send(version, str(number), Channel.PAPER if number % 2 else Channel.ONLINE)
    either_visitor.sign_in()
    address = f"/en/results/{version.collection_id}"
    keep_promises(version.keyed_until)
    page = either_visitor.get(address).text
    assert "These answers are kept apart from all others" in page
    assert "<table" not in page
    assert either_visitor.get(f"{address}/data.csv").status_code == 404
    keep_promises(version.keyed_until + timedelta(days=1))
    page = either_visitor.get(address).text
    assert table(page, "age")["25 to 34"] == ["5 (100%)"]
    assert table(page, "day_to_day")["Not asked"] == ["3"]
    assert table(page, "day_to_day")["Unclear"] == ["2"], "paper keeps what was not asked for"
    assert "Online" not in page
    rows = list(csv.DictReader(io.StringIO(either_visitor.get(f"{address}/data.csv").text)))
    about = ("_channel", "_language", "_reference", "_received")
    assert {tuple(row[name] for name in about) for row in rows} == {
        ("", "", "", version.closes.isoformat()[:7])
    }
    assert len({row["_response"] for row in rows}) == 5

"""An officer keys a sheet with every kind of question: on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import select

from app.db import Answer, Response, db
from tests.app.test_keying import stored
from tests.forms.every_kind import EVERY_KIND
from tests.paper import opened
from tests.site import Visitor, publish


def test_every_kind_is_keyed_by_what_is_printed(either_visitor: Visitor) -> None:
    """Several ticks, a scale's own numbers, a date, an amount, rows, a page that did not come."""
    version = publish(EVERY_KIND)
    address = opened(either_visitor, version)
    typed = {
        "name": "Amina Rai",
        "join": "1",
        "role": "3",
        "role.other.text": "take minutes",
        "needs": "1 4",
        "needs.other.text": "a quiet room",
        "meeting.heard": "?",
        "welcome": "0",
        "people": "!40 + a coach",
        "hours": "1,5",
        "visited": "270326",
        "claims.1.what": "bus",
        "claims.1.amount": "4,5",
        "claims.5.what": "taxi, on another sheet",
        "keep": "1",
    }
    assert either_visitor.send(address, _do="save", **typed).status_code == 303
    rows = db.session.scalars(select(Answer).order_by(Answer.key, Answer.row, Answer.option))
    assert [(a.key, a.row, a.option, a.state, a.text, a.number) for a in rows] == [
        ("claims.amount", 1, "", "given", "4.50", 45_000),
        ("claims.what", 1, "", "given", "bus", None),
        ("claims.what", 5, "", "given", "taxi, on another sheet", None),
        ("hours", 0, "", "given", "1.5", 15_000),
        ("join", 0, "yes", "given", "", None),
        ("keep", 0, "yes", "given", "", None),
        ("meeting.heard", 0, "", "missing", "", None),
        ("name", 0, "", "given", "Amina Rai", None),
        ("needs", 0, "", "given", "transport other", None),
        ("needs", 0, "other", "given", "", None),
        ("needs", 0, "transport", "given", "", None),
        ("needs.other.text", 0, "", "given", "a quiet room", None),
        ("people", 0, "", "range", "40", None),
        ("role", 0, "other", "given", "", None),
        ("role.other.text", 0, "", "given", "take minutes", None),
        ("visited", 0, "", "given", "2026-03-27", None),
        ("welcome", 0, "0", "given", "", None),
    ]


def test_an_answer_that_was_not_asked_for_is_kept_and_flagged(visitor: Visitor) -> None:
    """Somebody says no and ticks needs all the same: it is on paper, and isn't counted."""
    address = opened(visitor, publish(EVERY_KIND))
    visitor.send(address, _do="save", name="Jo", join="3", needs="1", keep="1")
    assert stored("needs") == [("extra", "", "transport", "")]
    assert stored("role") == [("not_asked", "", "", "")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"people": "40"}, "If the sheet really says so, key ! before it."),
        ({"visited": "310226"}, "Write a real date"),
        ({"needs": "7"}, "The boxes here are 1 to 5."),
        ({"welcome": "6"}, "The boxes here are 0 to 5."),
    ],
)
def test_a_slip_of_the_finger_is_asked_about(
    visitor: Visitor, typed: dict[str, str], said: str
) -> None:
    """Nothing is stored, and what was keyed is still there."""
    address = opened(visitor, publish(EVERY_KIND))
    page = visitor.send(address, _do="save", **typed)
    assert page.status_code == 422
    assert said in page.text
    assert all(value in page.text for value in typed.values())
    assert not db.session.scalars(select(Response)).all()

"""A member of a group doesn't key its anonymous sheets, unless nobody else can."""

from dataclasses import replace

import pytest
from flask import Flask

from app import events
from app.db import db
from app.events import Kind
from app.people.roles import Role
from app.publishing import Published
from app.tray import replies
from app.tray.tables import Batch, Reply
from forms.answers import Channel
from tests.forms.six_and_two import SIX_AND_TWO
from tests.members import member, sign_in
from tests.paper import batch, reply
from tests.site import Visitor, publish
from tests.twice import different

INSIDER, OUTSIDER = "insider@example.org", "outsider@example.org"
ASKED = "You are a member of this group"
WHY = "We are two, and she is ill."


@pytest.fixture
def version(app: Flask) -> Published:
    """A form that is anonymous; one officer is of the group that it asks."""
    version = publish()
    member(INSIDER, version, Role.MANAGES, in_group=True)
    member(OUTSIDER, version)
    return version


@pytest.fixture
def insider(version: Published, visitor: Visitor) -> Visitor:
    """The officer who is of the group, signed in."""
    return sign_in(visitor, INSIDER)


def address(made: Reply, ending: str = "") -> str:
    """Where a reply is keyed."""
    return f"/en/keying/replies/{made.id}{ending}"


def sheet(version: Published, place: Batch | None = None) -> Reply:
    """A reply that nobody has on the desk, in the newest batch or in another."""
    return reply(version, officer_id=None, batch=place)


def confirm(visitor: Visitor, made: Reply, why: str = WHY) -> None:
    """Confirms with a reason."""
    visitor.get(address(made))
    visitor.send(address(made, "/own-group"), why=why)


def reasons(subject: str) -> list[str]:
    """Why members of the group keyed it."""
    return [event.why for event in events.of(subject) if event.kind == Kind.OWN_GROUP]


def test_a_member_of_the_group_is_asked_to_let_another_key(
    version: Published, insider: Visitor
) -> None:
    """Before anything of the reply is shown; another officer is not asked."""
    made = sheet(version)
    page = insider.get(address(made))
    assert page.status_code == 409
    assert ASKED in page.text
    assert "Please let another officer key it." in page.text
    assert "keying-form" not in page.text
    other = sign_in(Visitor(insider.client.application.test_client()), OUTSIDER)
    assert "keying-form" in other.get(address(made)).text


def test_named_sheets_are_keyed_by_members_too(app: Flask, visitor: Visitor) -> None:
    """Only what is anonymous could be given away by the handwriting."""
    named = publish(replace(SIX_AND_TWO, anonymous=False))
    member(INSIDER, named, in_group=True)
    sign_in(visitor, INSIDER)
    assert visitor.get(address(sheet(named))).status_code == 200


def test_it_can_be_confirmed_with_a_reason(version: Published, insider: Visitor) -> None:
    """That is recorded, and holds for the whole batch; another batch is asked about anew."""
    made, elsewhere = sheet(version), sheet(version, batch())
    also = sheet(version, made.batch)
    confirm(insider, made)
    assert insider.page.location == address(made)
    assert reasons(f"batch {made.batch_id}") == [WHY]
    for keyed in (made, also):
        assert "keying-form" in insider.get(address(keyed)).text
    assert ASKED in insider.get(address(elsewhere)).text


def test_who_signs_in_anew_is_asked_anew(version: Published, insider: Visitor) -> None:
    """A reason is for today, not for ever."""
    made = sheet(version)
    confirm(insider, made)
    insider.get("/en/officers/")
    insider.send("/en/officers/sign-out")
    sign_in(insider, INSIDER)
    assert ASKED in insider.get(address(made)).text


@pytest.mark.parametrize("why", ["", "  ", "x" * 501, "\0"], ids=["none", "blank", "long", "nul"])
def test_without_a_reason_nothing_is_confirmed(
    version: Published, insider: Visitor, why: str
) -> None:
    """The page asks again, with what was typed."""
    made = sheet(version)
    confirm(insider, made, why)
    assert insider.page.status_code == 422
    assert "<title>Error: " in insider.page.text
    assert why.strip("\0 ") in insider.page.text
    assert reasons(f"batch {made.batch_id}") == []
    assert ASKED in insider.get(address(made)).text


def test_confirming_twice_is_confirming_once(version: Published, insider: Visitor) -> None:
    """A second click leads on like the first, and so does the address alone."""
    made = sheet(version)
    insider.get(address(made))
    asked = insider.page
    for _ in range(2):
        insider.page = asked
        insider.send(address(made, "/own-group"), why=WHY)
        assert insider.page.location == address(made)
    assert reasons(f"batch {made.batch_id}") == [WHY]
    assert insider.get(address(made, "/own-group")).location == address(made)


def test_what_was_keyed_before_the_question_is_not_lost(
    version: Published, insider: Visitor
) -> None:
    """It stands ready to be sent once more; without a reason it stays, too."""
    made = sheet(version)
    confirm(insider, sheet(version, batch()))
    insider.get("/en/officers/")
    keys = {"_turn": "1", "_revision": "0", "_window": "", "_do": "save", "went_well": "Łódź"}
    page = insider.send(address(made), **keys)
    assert (page.status_code, made.state) == (409, "waiting")
    assert "It is not lost" in page.text
    assert insider.send(address(made, "/own-group"), why="").status_code == 422
    page = insider.send(address(made, "/own-group"), why=WHY)
    assert "What you sent is not lost: it is still here." in page.text
    assert "sign-in" not in page.text.partition("<main")[2].partition("</main>")[0]
    insider.send(address(made))
    db.session.refresh(made)
    assert made.state == "done"


def test_the_screen_says_why_nothing_is_kept(version: Published, insider: Visitor) -> None:
    """In words for the line that tells it, with what to do."""
    made = sheet(version)
    insider.get("/en/officers/")
    page = insider.send(address(made, "/keep"), _turn="1", _revision="0", went_well="x")
    assert page.status_code == 409
    assert page.mimetype == "text/plain"
    assert page.text.startswith(ASKED)
    assert made.entries == []


@pytest.mark.parametrize("ending", ["/settle", "/change"])
def test_settling_and_changing_are_asked_about_too(
    version: Published, insider: Visitor, ending: str
) -> None:
    """Whoever looks at the sheet may know the handwriting."""
    twice = publish(double_share=100)
    page = insider.get(address(different(twice), ending))
    assert page.status_code == 409
    assert ASKED in page.text


def test_answers_that_are_in_no_batch_are_confirmed_one_by_one(
    version: Published, insider: Visitor
) -> None:
    """By telephone a member of the group may know the voice."""
    officer_id = member(INSIDER)
    made, other = (
        replies.without_batch(version, Channel.PHONE, "en", officer_id=officer_id) for _ in range(2)
    )
    confirm(insider, made)
    assert reasons(f"reply {made.id}") == [WHY]
    assert ASKED not in insider.get(address(made)).text
    assert "Keyed by a member of the group itself" in insider.get(address(made, "/about")).text
    assert ASKED in insider.get(address(other)).text


def test_an_administrator_of_the_group_is_asked_like_everybody(
    version: Published, visitor: Visitor
) -> None:
    """To administer is not to be a stranger."""
    visitor.sign_in()
    made = sheet(version)
    assert ASKED not in visitor.get(address(made)).text
    member("officer@example.org", version, in_group=True)
    assert ASKED in visitor.get(address(made)).text

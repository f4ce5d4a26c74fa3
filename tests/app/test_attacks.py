"""What an attacker, a curious neighbour or a bad line would try."""

import pytest
from sqlalchemy import select

from app import contacts, officers
from app.db import Draft, Response, db
from forms.answers import MOST, clean, is_unreadable
from tests.app.test_answering import SOME, answer, responses
from tests.forms.every_kind import EVERY_KIND
from tests.paper import reply
from tests.site import EMAIL, PASSWORD, Visitor, publish


@pytest.mark.parametrize(
    "header",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=["origin", "fetch"],
)
def test_another_site_can_send_nothing(visitor: Visitor, header: dict[str, str]) -> None:
    """Not even a form that comes back filled in."""
    version = publish()
    visitor.sign_in()
    for address in (f"/en/forms/{version.code}/answer", f"/en/keying/replies/{reply(version).id}"):
        page = visitor.open(address, method="POST", data={"went_well": "planted"}, headers=header)
        assert page.status_code == 403
        assert "planted" not in page.text


def test_answers_whose_confirmation_got_lost_are_known_to_be_sent(visitor: Visitor) -> None:
    """The browser heard nothing; whatever it asks next, it is told, and nothing is stored twice."""
    version = publish()
    answer(visitor, version)
    check = visitor.follow()
    lost = visitor.client.get_cookie("session")
    assert lost is not None
    visitor.send(f"/en/forms/{version.code}/check")
    for step in ("answer", "check"):
        visitor.client.set_cookie("session", lost.value)
        assert visitor.get(f"/en/forms/{version.code}/{step}").location.endswith("/sent")
        visitor.client.set_cookie("session", lost.value)
        visitor.page = check
        typed = SOME if step == "answer" else {}
        told = visitor.send(f"/en/forms/{version.code}/{step}", **typed).location
        assert told.partition("?")[0].endswith("/sent")
    assert responses() == 1
    assert db.session.scalars(select(Draft)).all() == [], "no draft tells the day of a response"


def test_what_was_typed_can_be_deleted(visitor: Visitor) -> None:
    """On a shared computer, before somebody else sits down."""
    version = publish()
    answer(visitor, version)
    page = visitor.get(f"/en/forms/{version.code}/delete")
    assert "nobody can bring them back" in page.text
    visitor.send(f"/en/forms/{version.code}/delete")
    assert db.session.scalars(select(Draft)).all() == []
    assert "Łódź" not in visitor.get(f"/en/forms/{version.code}/answer").text


def test_a_language_can_be_changed_half_way(visitor: Visitor) -> None:
    """What was typed so far comes along, unchecked."""
    version = publish()
    visitor.get(f"/en/forms/{version.code}/answer")
    visitor.send(f"/ar/forms/{version.code}/answer", _do="language", **SOME)
    assert visitor.page.location == f"/ar/forms/{version.code}/answer"
    assert "Łódź" in visitor.follow().text


def test_a_text_without_end_is_not_even_looked_at(visitor: Visitor) -> None:
    """Composing letters takes ever longer with length; it is shown again, and kept in part."""
    marks = "a" + "\u0315\u0300" * 60_000
    assert clean(marks) is marks
    version = publish()
    answer(visitor, version, went_well=marks)
    assert visitor.page.status_code == 422
    assert marks in visitor.page.text
    assert len(db.session.scalars(select(Draft.answers)).one()) < 7 * MOST
    assert visitor.get(f"/en/forms/{version.code}/check").status_code == 422


def test_what_is_wrong_already_is_shown_to_no_library(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text without end would keep it busy for minutes."""
    monkeypatch.setattr(contacts, "validate_email", None)
    answer(visitor, publish(EVERY_KIND), email="a" + "\u0301\u0316" * 60_000)
    assert visitor.page.status_code == 422


def test_a_pile_of_marks_is_not_put_together() -> None:
    """To compose them takes ever longer, and no letter of any language has so many."""
    piled = "a" + "\u0301\u0316" * 2_000
    assert clean(piled) is piled
    assert is_unreadable(piled)
    assert not is_unreadable("Zażółć gęślą jaźń, شُكْرًا جَزِيلًا")


def test_what_is_sent_is_what_was_shown(visitor: Visitor) -> None:
    """Answers that were changed in another window are shown before they are sent."""
    version = publish()
    answer(visitor, version, went_well="one")
    shown = visitor.follow()
    visitor.get(f"/en/forms/{version.code}/answer")
    visitor.send(f"/en/forms/{version.code}/answer", **{**SOME, "went_well": "two"})
    visitor.page = shown
    again = visitor.send(f"/en/forms/{version.code}/check")
    assert again.location.endswith("/check")
    assert responses() == 0
    assert "two" in visitor.follow().text
    assert visitor.send(f"/en/forms/{version.code}/check").location.endswith("/sent")
    assert responses() == 1


def test_a_code_has_one_spelling_in_an_address(visitor: Visitor) -> None:
    """Another one leads to it."""
    version = publish()
    page = visitor.get(f"/en/forms/{version.code.lower()}-/answer")
    assert (page.status_code, page.location) == (308, f"/en/forms/{version.code}/answer")


@pytest.mark.parametrize("end", ["sign out", "another password"])
def test_a_stolen_cookie_ends_with_the_sign_in(visitor: Visitor, end: str) -> None:
    """Signing out, and another password, end every sign-in of that officer."""
    visitor.sign_in()
    stolen = visitor.client.get_cookie("session")
    assert stolen is not None
    if end == "sign out":
        visitor.send("/en/officers/sign-out")
    else:
        officers.set_password(EMAIL, PASSWORD[::-1])
    visitor.client.set_cookie("session", stolen.value)
    assert visitor.get("/en/officers/").status_code == 401


@pytest.mark.parametrize("address", ["/en/results/99999999999999999999", "/en/keying/%0a/en"])
def test_addresses_beyond_sense_have_a_page(visitor: Visitor, address: str) -> None:
    """Signed in or not, and after signing in there."""
    assert visitor.get(address).status_code in (401, 404)
    visitor.sign_in()
    assert visitor.get(address).status_code == 404
    visitor.get("/en/officers/sign-in")
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD, where="/en/keying/\n/en")
    assert visitor.page.location == "/en/officers/"


def test_nul_in_an_address_book_is_nobody(either_visitor: Visitor) -> None:
    """A database that refuses it is never asked."""
    either_visitor.get("/en/officers/sign-in")
    page = either_visitor.send("/en/officers/sign-in", email="a\0b@example.org", password="x")
    assert page.status_code == 422


def test_no_page_of_a_resident_may_run_a_script_or_be_kept(visitor: Visitor) -> None:
    """The keying screen has one script of ours; nothing is kept by caches, the file neither."""
    version = publish()
    for address in ("/en/", f"/en/forms/{version.code}", f"/en/forms/{version.code}/answer"):
        headers = visitor.get(address).headers
        assert "script-src" not in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
    visitor.sign_in()
    screen = visitor.get(f"/en/keying/replies/{reply(version).id}").headers[
        "Content-Security-Policy"
    ]
    assert "script-src 'self'; connect-src 'self';" in screen
    assert (
        visitor.get(f"/en/results/{version.collection_id}").headers["Cache-Control"] == "no-store"
    )


def test_an_answer_is_in_no_log(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    """Not even when storing it fails."""
    version = publish()
    answer(visitor, version, went_well="my secret answer")
    visitor.follow()
    db.session.execute(db.text("DROP TABLE answer"))
    db.session.commit()
    visitor.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    visitor.client.application.config["TESTING"] = False
    assert visitor.send(f"/en/forms/{version.code}/check").status_code == 503
    assert "my secret answer" not in caplog.text
    assert db.session.scalars(select(Response)).all() == []

"""Somebody stops, and goes on: here, on another device, with an officer, or on paper."""

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import select, update

from app import codes
from app.db import Draft, Response, db
from app.publishing import Published
from forms.library.reflection import REFLECTION
from tests.app.test_answering import responses
from tests.app.test_parts import FIRST, part
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, Visitor, publish

ALL_THAT_IS_NEEDED = {"name": "Ann", "join": "no", "keep": "yes"}


def shown_code(page: str) -> str:
    """The return code that a page shows."""
    return str(re.findall(r'return-code" value="([^"]+)"', page)[0])


def stopped(visitor: Visitor, version: Published) -> str:
    """Answers the first part, and stops in the second; gives the code that is shown."""
    visitor.get(part(version))
    visitor.send(part(version), **FIRST)
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), _do="stop", own_word="two words", group_words="kind")
    return shown_code(visitor.follow().text)


def another(visitor: Visitor) -> Visitor:
    """Another device."""
    return Visitor(visitor.client.application.test_client())


def go_on(visitor: Visitor, code: str, language: str = "en") -> str:
    """Types the code; gives where it leads."""
    visitor.get(f"/{language}/return")
    return visitor.send(f"/{language}/return", code=code).location or ""


def test_whoever_stops_is_told_a_code_and_every_way_to_go_on(visitor: Visitor) -> None:
    """Nothing is demanded; the code is in groups that can be read out."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", code)
    page = visitor.page.text
    assert "http://127.0.0.1:5000/en/return" in page
    assert visitor.get(f"/en/forms/{version.code}/go-on").location == part(version, 2)
    for edition in ("standard", "large"):
        assert f"/begun-{edition}.pdf" in page
    assert "The last day to send your answers is" in page


def test_another_device_goes_on_with_the_code_however_it_is_spelled(visitor: Visitor) -> None:
    """In another language too; what is typed there is there when one comes back."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    telephone = another(visitor)
    spelled = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert go_on(telephone, spelled, "pl") == part(version, 2).replace("/en/", "/pl/")
    assert 'value="two words"' in telephone.get(part(version, 2)).text
    telephone.send(part(version, 2), own_word="calm")
    assert 'value="calm"' in visitor.get(part(version, 2)).text


def test_a_code_that_keeps_nothing_is_said_to(visitor: Visitor) -> None:
    """A mistyped one, an empty one, and one that has served its time; what was typed is kept."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    stranger = another(visitor)
    for typed in ("", " ", "AAAA-BBBB-CCCC", "<b>", "\0", "x" * 100_000, version.code):
        stranger.get("/en/return")
        page = stranger.send("/en/return", code=typed)
        assert page.status_code == 422
        assert "<title>Error: " in page.text
    assert 'href="#return-code"' in page.text
    assert f'value="{version.code}"' in page.text
    db.session.execute(update(Draft).values(expires_on=TODAY - timedelta(days=1)))
    db.session.commit()
    assert go_on(stranger, code) == ""


def test_a_code_of_what_was_sent_leads_to_its_confirmation(visitor: Visitor) -> None:
    """On another device: the person is told, and nothing is sent twice."""
    version = publish(EVERY_KIND)
    visitor.answer(version, **ALL_THAT_IS_NEEDED)
    visitor.get(f"/en/forms/{version.code}/stop")
    code = shown_code(visitor.page.text)
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")
    reference = db.session.scalars(select(Response.reference)).one()
    assert reference is not None
    assert reference in visitor.follow().text
    elsewhere = another(visitor)
    assert go_on(elsewhere, code) == f"/en/forms/{version.code}/sent"
    assert reference in elsewhere.follow().text
    elsewhere.get(f"/en/forms/{version.code}/answer")
    assert responses() == 1


def test_a_code_of_anonymous_answers_that_were_sent_tells_nobody_what_they_were(
    visitor: Visitor,
) -> None:
    """Whoever finds the slip of paper learns that they are sent, and no more."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), own_word="calm")
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")
    finder = another(visitor)
    assert go_on(finder, code) == f"/en/forms/{version.code}/sent"
    page = finder.follow().text
    assert "We have your answers" in page
    assert "copy.pdf" not in page
    assert finder.get(f"/en/forms/{version.code}/copy.pdf").status_code == 303


def test_an_old_page_gives_nobody_back_what_was_taken_off(visitor: Visitor) -> None:
    """The next person goes back and lets the browser send it again."""
    version = publish(REFLECTION)
    blank = visitor.get(part(version))
    visitor.send(part(version), **FIRST)
    old = visitor.get(part(version, 2))
    for leave in ("stop", "delete"):
        visitor.get(f"/en/forms/{version.code}/{leave}")
        visitor.send(f"/en/forms/{version.code}/{leave}")
        for page, number in ((blank, 1), (old, 2)):
            visitor.page = page
            again = visitor.send(part(version, number), own_word="private")
            assert again.location == f"/en/forms/{version.code}"
        assert "checked" not in visitor.get(part(version)).text
        visitor.send(part(version), **FIRST)  # the next person begins
        old = visitor.get(part(version, 2))


def test_an_end_of_the_session_on_the_check_page_loses_nothing(visitor: Visitor) -> None:
    """The page comes again with all answers, and is sent once more."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm", **FIRST)
    visitor.follow()
    visitor.client.delete_cookie("session")
    again = visitor.send(f"/en/forms/{version.code}/check")
    assert again.status_code == 400
    assert "Please send your answers again" in again.text
    assert "calm" in again.text
    assert responses() == 0
    assert visitor.send(f"/en/forms/{version.code}/check").location.endswith("/sent")
    assert responses() == 1


def test_the_next_person_is_told_that_somebody_began_here(visitor: Visitor) -> None:
    """They begin anew; what was begun stays with its code."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    page = visitor.get(f"/en/forms/{version.code}")
    assert "Somebody began this form in this browser." in page.text
    visitor.send(f"/en/forms/{version.code}/stop", _do="anew")
    assert visitor.page.location == part(version)
    assert "checked" not in visitor.follow().text
    assert "Somebody began" not in visitor.get(f"/en/forms/{version.code}").text
    assert go_on(visitor, code) == part(version, 2)


def test_a_device_that_was_left_behind_is_told_that_all_was_sent(visitor: Visitor) -> None:
    """What is typed there after that is not sent, and not silently lost."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    elsewhere = another(visitor)
    go_on(elsewhere, code)
    elsewhere.get(part(version, 2))
    elsewhere.send(part(version, 2), own_word="calm")
    open_page = visitor.get(part(version, 3))
    elsewhere.get(f"/en/forms/{version.code}/check")
    elsewhere.send(f"/en/forms/{version.code}/check")
    visitor.page = open_page
    visitor.send(part(version, 3), help_work_better="Cake")
    assert visitor.page.location == f"/en/forms/{version.code}/sent?late=1"
    assert "What you changed after that was not sent" in visitor.follow().text
    assert responses() == 1


def test_a_second_tab_is_told_too(visitor: Visitor) -> None:
    """Its page says what it belongs to, though the browser has moved on."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm", **FIRST)
    tab = visitor.get(part(version, 2))
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")
    visitor.page = tab
    visitor.send(part(version, 2), own_word="slow")
    assert visitor.page.location == f"/en/forms/{version.code}/sent?late=1"
    assert responses() == 1


def test_a_computer_that_others_use_can_be_left_clean(visitor: Visitor) -> None:
    """The answers stay with the council, or are deleted for good."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    visitor.send(f"/en/forms/{version.code}/stop")
    assert "Your answers are off this computer" in visitor.follow().text
    assert "checked" not in visitor.get(part(version)).text
    assert visitor.get(f"/en/forms/{version.code}/copy.pdf").status_code == 303
    assert go_on(visitor, code) == part(version, 2)
    visitor.get(f"/en/forms/{version.code}/delete")
    visitor.send(f"/en/forms/{version.code}/delete")
    assert "Your answers are deleted" in visitor.follow().text
    assert db.session.scalars(select(Draft)).all() == []
    assert go_on(visitor, code) == ""


def test_what_is_left_is_printed_with_what_is_done_filled_in(visitor: Visitor) -> None:
    """The same number each time; nothing begun leads to the start."""
    version = publish(REFLECTION)
    address = f"/en/forms/{version.code}/begun-large.pdf"
    assert visitor.get(address).location == f"/en/forms/{version.code}"
    stopped(visitor, version)
    assert visitor.get(address).mimetype == "application/pdf"
    number = db.session.scalars(select(Draft.number)).one()
    assert isinstance(codes.read(f"{version.code}-{number}"), codes.Typed)
    visitor.get(address)
    assert db.session.scalars(select(Draft.number)).one() == number
    assert visitor.get(address.replace("large", "fillable")).status_code == 404


def test_an_officer_goes_on_by_telephone_and_says_so(visitor: Visitor, app: Flask) -> None:
    """How the answers came is asked, and stored; nothing is sent until it is said."""
    version = publish(EVERY_KIND)
    visitor.answer(version, **ALL_THAT_IS_NEEDED)
    visitor.get(f"/en/forms/{version.code}/stop")
    code = shown_code(visitor.page.text)
    officer = another(visitor)
    officer.sign_in()
    assert go_on(officer, code)
    officer.get(f"/en/forms/{version.code}/check")
    page = officer.send(f"/en/forms/{version.code}/check")
    assert page.status_code == 422
    assert "Choose how these answers reached you." in page.text
    assert responses() == 0
    officer.send(f"/en/forms/{version.code}/check", _channel="phone")
    assert db.session.scalars(select(Response.channel)).one() == "phone"


def test_a_resident_cannot_choose_a_channel(visitor: Visitor) -> None:
    """What a forged field says is not believed."""
    version = publish()
    visitor.answer(version, went_well="x", _channel="phone")
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/check", _channel="paper")
    assert db.session.scalars(select(Response.channel)).one() == "online"

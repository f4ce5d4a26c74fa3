"""A long form is answered in parts, a page each: forth, back, changed, and checked as a whole."""

import re

from sqlalchemy import select

from app.db import Answer, db
from app.publishing import Published
from forms.library.reflection import REFLECTION
from tests.forms.every_kind import EVERY_KIND
from tests.site import Visitor, publish

FIRST = {"principles.equals": "4", "principles.brave": "2"}


def part(version: Published, number: int = 1) -> str:
    """The address of a part."""
    return f"/en/forms/{version.code}/answer" + (f"/{number}" if number > 1 else "")


def test_each_part_leads_to_the_next_and_the_last_to_the_check_page(visitor: Visitor) -> None:
    """Each says where it is in heading and title; all answers are stored together."""
    version = publish(REFLECTION)
    for number, title in enumerate(
        ("Our principles", "How we have been working", "Progress and what next", "About this form"),
        start=1,
    ):
        page = visitor.get(part(version, number)).text
        assert f"<h1>{title}</h1>" in page
        assert f"<title>{title} – Part {number} of 4 – Co-production feedback" in page
        typed = FIRST if number == 1 else {"own_word": "calm"} if number == 2 else {}
        visitor.send(part(version, number), **typed)
        leads_to = part(version, number + 1) if number < 4 else f"/en/forms/{version.code}/check"
        assert visitor.page.location == leads_to
    assert "calm" in visitor.follow().text
    visitor.send(f"/en/forms/{version.code}/check")
    stored = db.session.scalars(select(Answer.key).order_by(Answer.key)).all()
    assert stored == ["own_word", "principles.brave", "principles.equals"]


def test_only_what_is_on_the_page_is_asked_to_be_mended(visitor: Visitor) -> None:
    """A required question of a later part is none of this one's business."""
    version = publish(EVERY_KIND)
    visitor.get(part(version))
    wrong = visitor.send(part(version), telephone="01635 551111")
    assert wrong.status_code == 422
    assert re.findall(r'<a href="#([\w-]+)">\d', wrong.text) == ["name"]
    assert visitor.send(part(version), name="Ann").location == part(version, 2)


def test_back_keeps_what_is_typed_and_demands_nothing(visitor: Visitor) -> None:
    """Not even what is wrong."""
    version = publish(REFLECTION)
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), _do="back", own_word="two words")
    assert visitor.page.location == part(version)
    assert 'value="two words"' in visitor.get(part(version, 2)).text


def test_a_change_leads_back_to_the_check_page(visitor: Visitor) -> None:
    """Also after something had to be mended on the way."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm", **FIRST)
    (address,) = set(re.findall(r'href="([^"]+)#own_word"', visitor.follow().text))
    assert address == part(version, 2) + "?_change=own_word"
    page = visitor.get(address)
    assert "Back to the part before" not in page.text
    visitor.send(part(version, 2), own_word="calm and slow")
    assert visitor.page.status_code == 422
    visitor.send(part(version, 2), own_word="slow")
    assert visitor.page.location == f"/en/forms/{version.code}/check#change-own_word"
    assert "slow" in visitor.follow().text


def test_a_choice_that_was_made_can_be_taken_back(visitor: Visitor) -> None:
    """A browser alone can't untick a radio: a button does, where an answer is changed."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm", **FIRST)
    assert "clear principles" not in visitor.get(part(version)).text
    page = visitor.get(part(version) + "?_change=principles.brave").text
    assert re.findall(r'value="clear ([^"]+)"', page) == list(FIRST)
    cleared = visitor.send(part(version), _do="clear principles.brave", **FIRST)
    assert re.findall(r'value="(\d)" checked', cleared.text) == ["4"]
    visitor.send(part(version), **{"principles.equals": "4"})
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/check")
    assert db.session.scalar(select(Answer.key).where(Answer.key == "principles.brave")) is None


def test_a_part_that_asks_nothing_of_somebody_is_passed_over(visitor: Visitor) -> None:
    """Forth; and the check page says what is wrong, in whichever part it is."""
    version = publish(EVERY_KIND)
    visitor.get(part(version, 3))
    visitor.send(part(version, 3), **{"visited.day": "31", "visited.month": "2"}, _do="stop")
    page = visitor.get(f"/en/forms/{version.code}/check")
    assert page.status_code == 422
    assert 'href="#name"' in page.text, "the first part with a problem"
    assert f'action="{part(version)}"' in page.text


def test_a_part_that_is_not_there_is_no_page(visitor: Visitor) -> None:
    """Nor can anything be sent to it."""
    version = publish(REFLECTION)
    for number in ("0", "5", "99999999999999999999", "-1", "x"):
        visitor.get(part(version))
        assert visitor.get(f"{part(version)}/{number}").status_code == 404
        visitor.get(part(version))
        assert visitor.send(f"{part(version)}/{number}", **FIRST).status_code == 404
    assert visitor.get(f"{part(version)}/1").location.endswith(part(version))


def test_a_session_that_ended_loses_no_earlier_part(visitor: Visitor) -> None:
    """The page itself knows which answers it belongs to; a forged name is of no use."""
    version = publish(REFLECTION)
    visitor.answer(version, **FIRST)
    visitor.get(part(version, 2))
    visitor.client.delete_cookie("session")
    again = visitor.send(part(version, 2), own_word="calm")
    assert again.status_code == 400
    assert "Please send this page again" in again.text
    assert 'value="calm"' in again.text
    assert visitor.send(part(version, 2), own_word="calm").location == part(version, 3)
    assert 'value="4" checked' in visitor.get(part(version)).text

    stranger = Visitor(visitor.client.application.test_client())
    stranger.get(part(version, 2))
    with visitor.client.session_transaction() as session:
        code = session[f"draft-{version.code}"]
    stranger.send(part(version, 2), own_word="mine", _code=code)
    assert "checked" not in stranger.get(part(version)).text, "typed, not sealed by us"


def test_two_tabs_of_one_form_keep_each_others_parts(visitor: Visitor) -> None:
    """Each sends its own part only."""
    version = publish(REFLECTION)
    visitor.answer(version, **FIRST)
    first, second = visitor.get(part(version)), visitor.get(part(version, 2))
    visitor.page = second
    visitor.send(part(version, 2), own_word="calm")
    visitor.page = first
    visitor.send(part(version), **{"principles.equals": "5"})
    assert 'value="calm"' in visitor.get(part(version, 2)).text
    assert re.findall(r'value="(\d)" checked', visitor.get(part(version)).text) == ["5"]

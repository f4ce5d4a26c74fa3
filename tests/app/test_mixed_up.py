"""Old pages, two windows, two people, a bad line: no answers are lost, doubled or mixed up."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app import drafts, versions
from app.db import Answer, Draft, EndedDraft, Response, db
from app.publishing import Published
from app.responses import AlreadySent
from app.tray import entries
from forms.library.equality import EQUALITY
from forms.library.reflection import REFLECTION
from tests import paper
from tests.app.test_parts import FIRST, part
from tests.app.test_returning import another, go_on, shown_code, stopped
from tests.site import TODAY, Visitor, publish


def send_all(visitor: Visitor, version: Published) -> None:
    """Sends what is checked."""
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")


def test_a_page_that_came_in_part_changes_nothing(visitor: Visitor) -> None:
    """The line broke while it was sent: what was kept before is not wiped."""
    version = publish(REFLECTION)
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), own_word="calm", own_reasons="Because we talk.")
    page = visitor.get(part(version, 2)).text
    token = re.findall(r'name="_csrf" value="([^"]+)"', page)[0]
    cut = f"_csrf={token}&own_word=ca".encode()
    sent = visitor.open(
        part(version, 2),
        method="POST",
        data=cut,
        content_type="application/x-www-form-urlencoded",
        # As gunicorn says it.
        environ_overrides={"CONTENT_LENGTH": str(len(cut) + 50), "wsgi.input_terminated": True},
    )
    assert sent.status_code == 400
    again = visitor.get(part(version, 2)).text
    assert 'value="calm"' in again
    assert "Because we talk." in again


def test_a_page_of_unknown_length_is_refused(visitor: Visitor) -> None:
    """Nobody could tell whether it came whole; no browser sends one."""
    version = publish(REFLECTION)
    visitor.get(part(version))
    environ = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    page = visitor.open(part(version), method="POST", environ_overrides=environ)
    assert page.status_code == 411


def test_an_old_page_wipes_nothing_that_it_has_not_shown(visitor: Visitor) -> None:
    """Both windows' answers are shown together, and kept once they are looked at."""
    version = publish(REFLECTION)
    old = visitor.get(part(version, 2))
    visitor.send(part(version, 2), own_word="calm", own_reasons="Because we talk.")
    visitor.page = old
    both = visitor.send(part(version, 2), group_words="kind")
    assert both.status_code == 409
    assert "changed in two windows" in both.text
    for text in ("calm", "Because we talk.", "kind"):
        assert text in both.text
    typed = {"own_word": "calm", "own_reasons": "Because we talk.", "group_words": "kind"}
    assert visitor.send(part(version, 2), **typed).location == part(version, 3)
    assert 'value="kind"' in visitor.get(part(version, 2)).text


def test_a_page_that_is_sent_twice_is_no_second_window(visitor: Visitor) -> None:
    """A double click, or a browser that sends it once more."""
    version = publish(REFLECTION)
    page = visitor.get(part(version, 2))
    for _ in range(2):
        visitor.page = page
        assert visitor.send(part(version, 2), own_word="calm").location == part(version, 3)


def test_an_old_page_of_one_person_never_gets_into_the_answers_of_another(
    visitor: Visitor,
) -> None:
    """They answer one after the other in one browser, and nobody chose to leave."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="mine", **FIRST)
    old = visitor.get(part(version, 2))
    send_all(visitor, version)
    visitor.get(part(version))
    visitor.send(part(version), **{"principles.equals": "1"})  # the second person begins
    visitor.page = old
    late = visitor.send(part(version, 2), own_word="private")
    assert late.location.endswith("/sent?late=1")
    assert "private" not in visitor.get(part(version, 2)).text


def test_a_return_code_puts_aside_what_was_begun_here_and_says_where(visitor: Visitor) -> None:
    """Its own code is told, on every page where it matters."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    here = another(visitor)
    here.get(part(version))
    here.send(part(version), **{"principles.brave": "1"})
    here.get(f"/en/forms/{version.code}/stop")
    first = shown_code(here.page.text)
    go_on(here, code)
    assert first in here.follow().text
    assert first in here.get(f"/en/forms/{version.code}/stop").text


def test_an_officer_who_signs_in_keeps_what_was_begun(visitor: Visitor) -> None:
    """At dictation, say."""
    version = publish(REFLECTION)
    visitor.get(part(version))
    visitor.send(part(version), **FIRST)
    visitor.sign_in()
    assert 'value="4" checked' in visitor.get(part(version)).text


def test_who_goes_on_online_is_told_that_their_sheet_was_keyed(visitor: Visitor) -> None:
    """One response, and no empty form in place of what was begun."""
    version = publish(REFLECTION)
    code = stopped(visitor, version)
    open_page = visitor.get(part(version, 3))
    visitor.get(f"/en/forms/{version.code}/begun-standard.pdf")
    number = db.session.scalars(select(Draft.number)).one()
    assert number is not None
    made = paper.reply(version, begun=number)
    keys = {"own_word": "calm"}
    entries.finish(made, 1, paper.officer(), keys, page=entries.Page(0), today=TODAY)
    visitor.page = open_page
    told = visitor.send(part(version, 3), help_work_better="Cake")
    assert told.location.endswith("/sent?late=1")
    page = visitor.follow().text
    assert "We have your answers" in page
    assert "copy.pdf" not in page, "nothing leads to them"
    assert go_on(another(visitor), code).endswith("/sent")
    assert len(db.session.scalars(select(Response)).all()) == 1
    assert db.session.scalars(select(Draft)).all() == []


def test_what_was_sent_online_leaves_no_token_beside_its_number(visitor: Visitor) -> None:
    """The number on the paper would lead to the response."""
    version = publish(REFLECTION)
    stopped(visitor, version)
    visitor.get(f"/en/forms/{version.code}/begun-standard.pdf")
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), own_word="calm")
    send_all(visitor, version)
    assert db.session.scalars(select(EndedDraft.token_hmac)).all() == [None]


def test_nothing_is_kept_under_the_token_of_answers_that_are_sent(
    app: Flask, visitor: Visitor
) -> None:
    """Sent by one window while another waits to save: a draft would tell the day."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm")
    with visitor.client.session_transaction() as held:
        names = dict(held)
    send_all(visitor, version)
    with app.test_request_context():
        from flask import session

        session.update(names)
        with pytest.raises(AlreadySent):
            drafts.save(versions.named(version.code), {"own_word": "slow"}, today=TODAY)
    assert db.session.scalars(select(Draft)).all() == []


def test_a_code_of_questions_about_the_person_says_that_they_are_sent(visitor: Visitor) -> None:
    """Else they would be answered twice."""
    version = publish(EQUALITY)
    key = version.form.items[0].key
    visitor.answer(version, **{key: version.form.items[0].options[0].key})
    code = shown_code(visitor.get(f"/en/forms/{version.code}/stop").text)
    send_all(visitor, version)
    assert go_on(another(visitor), code).endswith("/sent")


@pytest.mark.parametrize("origin", ["null", "http://[", "http://evil.example"])
def test_another_site_makes_nobody_answer_into_its_own_draft(visitor: Visitor, origin: str) -> None:
    """It knows its own draft's seal; a browser that says little of its pages gives it nothing."""
    version = publish(REFLECTION)
    evil = another(visitor)
    evil.get(part(version))
    evil.send(part(version), **FIRST)
    seal = re.findall(r'name="_code" value="([^"]+)"', evil.get(part(version, 2)).text)[0]
    for page in (part(version, 2), f"/en/forms/{version.code}/check"):
        answered = visitor.open(
            page, method="POST", data={"_code": seal}, headers={"Origin": origin}
        )
        assert answered.status_code in (400, 403)
        assert seal not in answered.text
        assert "checked" not in visitor.get(part(version)).text


def test_a_form_that_has_closed_can_be_taken_off_a_computer(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And deleted, though it can't be sent any more."""
    version = publish(REFLECTION)
    stopped(visitor, version)
    monkeypatch.setattr("app.returning.today", lambda: TODAY.replace(year=TODAY.year + 1))
    db.session.execute(db.update(Draft).values(expires_on=TODAY.replace(year=TODAY.year + 2)))
    db.session.commit()
    page = visitor.get(f"/en/forms/{version.code}/stop")
    assert "This form has closed" in page.text
    visitor.send(f"/en/forms/{version.code}/stop")
    assert visitor.page.status_code == 303


def test_thai_vowels_without_end_do_not_break_the_paper(visitor: Visitor) -> None:
    """A telephone's keyboard that repeats: they are asked about, and printed as one can."""
    version = publish(REFLECTION)
    visitor.get(part(version, 2))
    visitor.send(part(version, 2), own_reasons="\u0e01" + "\u0e33" * 100)
    for file in ("copy.pdf", "begun-large.pdf"):
        assert visitor.get(f"/en/forms/{version.code}/{file}").mimetype == "application/pdf"


def test_the_stored_answers_are_those_of_the_one_who_sent_them(visitor: Visitor) -> None:
    """After all of this, what is stored is what was checked."""
    version = publish(REFLECTION)
    visitor.answer(version, own_word="calm", **FIRST)
    send_all(visitor, version)
    words = db.session.scalars(select(Answer.text).where(Answer.key == "own_word")).all()
    assert words == ["calm"]

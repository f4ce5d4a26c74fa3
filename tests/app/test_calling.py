"""An officer reads the questions out, and keys what a person says by telephone or in person."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask, render_template_string
from sqlalchemy import func, select, update

from app.controls import NEEDED
from app.db import Answer, ApartBox, Response, db, writing
from app.keying import aloud
from app.languages import languages, words
from app.publishing import Published
from app.tray.tables import Entry, Reply
from forms.library.equality import EQUALITY
from forms.model import Form
from forms.wording import language_of, say
from printables.languages import direction
from tests.app.test_kept_apart import dump
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish

CALLS = "/en/keying/calls"


def call(visitor: Visitor, version: Published, channel: str = "phone", spoken: str = "en") -> int:
    """Opens the keying screen of a call; gives the reply's id."""
    visitor.sign_in(CALLS)
    visitor.send(CALLS, form=version.code, spoken=spoken, channel=channel)
    assert visitor.page.status_code == 303
    return db.session.scalars(select(Reply.id).order_by(Reply.id.desc())).first() or 0


def count(table: type) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("channel", ["phone", "in_person"])
def test_answers_are_stored_with_how_and_in_which_language_they_came(
    either_visitor: Visitor, channel: str
) -> None:
    """Chosen once, before the first question; then keyed like paper."""
    version = publish(EVERY_KIND)
    call(either_visitor, version, channel, "pl")
    either_visitor.follow()
    address = either_visitor.page.request.path
    either_visitor.send(address, visited="27 3 2026", _do="save")
    assert (either_visitor.page.status_code, either_visitor.page.location) == (303, CALLS)
    assert "The answers are saved." in either_visitor.follow().text
    assert "The answers are saved." not in either_visitor.get(CALLS).text
    stored = db.session.execute(select(Response.channel, Response.language, Response.received))
    assert [tuple(row) for row in stored] == [(channel, "pl", TODAY)]
    assert db.session.scalars(select(Answer.text).where(Answer.key == "visited")).all() != []


def test_of_anonymous_answers_nothing_stays_but_the_response(either_visitor: Visitor) -> None:
    """What was keyed is gone from every table, and nothing leads from the call to the answers."""
    version = publish(SIX_AND_TWO)
    call(either_visitor, version)
    either_visitor.follow()
    either_visitor.send(either_visitor.page.request.path, went_well="Only said once.", _do="save")
    assert "".join(dump()).count("Only said once.") > 0
    assert count(Entry) == 0
    (reply,) = db.session.scalars(select(Reply)).all()
    assert reply.response_id is None
    response = db.session.scalars(select(Response)).one()
    said = {
        table.name
        for table in db.metadata.sorted_tables
        for row in db.session.execute(select(table)).all()
        if "Only said once." in map(str, row) or str(response.id) in map(str, row)
    }
    assert said == {"response", "answer"}


def test_an_equality_form_is_asked_by_itself_and_kept_apart(visitor: Visitor) -> None:
    """The page says so beside the form; its answers lie where nothing joins them to a call."""
    version = publish(EQUALITY)
    publish(SIX_AND_TWO)
    call(visitor, version)
    visitor.follow()
    visitor.send(visitor.page.request.path, gender="1", _do="save")
    assert (count(ApartBox), count(Response), count(Entry)) == (1, 0, 0)
    page = visitor.get(CALLS).text
    assert page.count("Ask this form by itself, never in one call with another.") == 1


def test_what_has_closed_for_residents_is_not_asked(visitor: Visitor) -> None:
    """Not in the days of grace either: those are for post. What opens later isn't there yet."""
    day = timedelta(days=1)
    closed = publish(EVERY_KIND, opens=TODAY - 2 * day, closes=TODAY - day)
    publish(EVERY_KIND, opens=TODAY + day, closes=TODAY + 2 * day)
    visitor.sign_in(CALLS)
    assert "No form is open today." in visitor.page.text
    publish(SIX_AND_TWO)
    visitor.get(CALLS)
    page = visitor.send(CALLS, form=closed.code, spoken="en", channel="phone")
    assert page.status_code == 422
    assert count(Reply) == 0


def test_what_is_not_chosen_is_asked_for_and_the_rest_stays(visitor: Visitor) -> None:
    """Each mistake is linked to the first answer that mends it; nothing is begun."""
    version = publish(SIX_AND_TWO)
    publish(EVERY_KIND)
    visitor.sign_in(CALLS)
    page = visitor.send(CALLS, spoken="ar").text
    assert visitor.page.status_code == 422
    assert "<title>Error: " in page
    assert page.index('class="summary"') < page.index("<h1>")
    for place, message in (("form", "Choose the form."), ("channel", "Choose how you ask")):
        (first,) = re.findall(rf'<a href="#({place}-\w+)">{message}', page)
        assert f'id="{first}"' in page
        assert re.search(rf'<span class="error">{message}[^<]*</span></legend>', page)
    assert 'value="ar" checked' in page
    page = visitor.send(CALLS, form=version.code, spoken="xx", channel="online").text
    assert f'value="{version.code}" checked' in page
    assert page.count('<span class="error">') == 2
    assert count(Reply) == 0


def test_the_only_form_that_is_open_is_chosen_already(visitor: Visitor) -> None:
    """And so is the language of the page."""
    version = publish()
    page = visitor.sign_in("/ar/keying/calls").text
    assert f'value="{version.code}" checked' in page
    assert 'value="ar" checked' in page


def test_a_call_that_was_cut_off_is_found_again(visitor: Visitor) -> None:
    """It can be gone on with, or thrown away with what was keyed."""
    reply = call(visitor, publish())
    page = visitor.get(CALLS).text
    assert "Begun and not saved" in page
    assert f'href="/en/keying/replies/{reply}"' in page
    assert visitor.send(f"{CALLS}/{reply}/discard").location == CALLS
    assert (count(Reply), count(Entry)) == (0, 0)
    assert "Begun and not saved" not in visitor.follow().text


def test_what_is_saved_can_not_be_thrown_away(visitor: Visitor) -> None:
    """Somebody saved it in another window."""
    reply = call(visitor, publish())
    visitor.follow()
    visitor.send(visitor.page.request.path, went_well="x", _do="save")
    visitor.get(CALLS)
    assert visitor.send(f"{CALLS}/{reply}/discard").status_code == 409
    assert count(Response) == 1


def test_whoever_began_online_goes_on_there(visitor: Visitor) -> None:
    """The officer is led to where a return code is typed."""
    visitor.sign_in(CALLS)
    assert 'href="/en/return"' in visitor.page.text


def test_strangers_ask_nobody(visitor: Visitor) -> None:
    """Every page here is for officers."""
    version = publish()
    assert visitor.get(CALLS).status_code == 401
    visitor.send(CALLS, form=version.code, spoken="en", channel="phone")
    assert visitor.page.status_code == 401
    assert visitor.send(f"{CALLS}/1/discard").status_code == 401
    assert count(Reply) == 0


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("form", [EQUALITY, EVERY_KIND], ids=["translated", "with gaps"])
def test_every_question_is_read_out_in_full(app: Flask, form: Form, language: str) -> None:
    """Whom it is asked of, the question, its hints, and each option with the code to key.

    No answer is demanded. Each text says its language: English where a translation has a gap.
    """
    version = publish(form)
    spoken = version.in_language(language)
    blocks = aloud.questions(version, language)
    assert list(blocks) == [question.key for question in spoken.questions]
    with app.test_request_context("/en/"):
        for block in blocks.values():
            page = render_template_string(
                '{% from "keying/aloud.html" import aloud %}{{ aloud(block, spoken) }}',
                block=block,
                spoken=language,
            )
            lines = [unescape(line) for line in re.findall(r"<p[^>]*>([^<]+)</p>", page)]
            only_if = [str(block.only_if)] if block.only_if else []
            question = f"{block.number}. {block.question.label}"
            assert lines == [*only_if, question, *map(str, block.hints)]
            assert not block.question.hint or str(block.question.hint) in lines
            assert say(words(language), NEEDED) not in lines
            item = block.parts[0].item
            options = re.findall(r"<li[^>]*>(?:<b>(\d+)</b> )?([^<]+)</li>", page)
            codes = [""] * len(item.codes) if item.says_codes else item.codes
            assert [(code, unescape(label)) for code, label in options] == [
                (code, str(option.label)) for code, option in zip(codes, item.options, strict=True)
            ]
            told = language_of(block.question.label, "")
            assert f'<p lang="{told}" dir="{direction(told)}">{block.number}. ' in page
            assert told == language or form is EVERY_KIND


def test_the_screen_of_a_call_has_all_that_is_read_out(visitor: Visitor) -> None:
    """The opening, then each question in the language of the call; that of paper has neither."""
    version = publish(EQUALITY)
    call(visitor, version, spoken="pl")
    page = unescape(visitor.follow().text)
    assert page.index("Read this out first") < page.index('id="aloud-gender"')
    for block in aloud.questions(version, "pl").values():
        assert f'<p lang="pl" dir="ltr">{block.number}. {block.question.label}</p>' in unescape(
            page
        )
    with writing():
        db.session.execute(update(Reply).values(channel="file"))
    page = visitor.get(visitor.page.request.path).text
    assert "Read this out first" not in page
    assert "aloud-" not in page


@pytest.mark.parametrize("language", languages())
def test_an_officer_first_says_who_asks_and_what_for(app: Flask, language: str) -> None:
    """As the first page says it online: purpose, time, that all is free, privacy."""
    anonymous, named = publish(SIX_AND_TWO), publish(EVERY_KIND)
    for version in (anonymous, named):
        with app.test_request_context(f"/{language}/"):
            said = aloud.opening(version, language)
        text = " ".join(said)
        assert version.cover.council in text
        assert version.cover.project in text
        assert str(version.in_language(language).purpose) in said
    with app.test_request_context("/en/"):
        assert aloud.ANONYMOUS in aloud.opening(anonymous, "en")
        assert aloud.NAMED in aloud.opening(named, "en")
        assert aloud.FREE in aloud.opening(named, "en")
        assert "" not in aloud.opening(named, "en")

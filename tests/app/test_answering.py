"""A resident answers online: on SQLite and on PostgreSQL."""

import re
from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy import func, select

from app import printing, publishing
from app.db import Answer, Draft, Response, db
from app.publishing import Published
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, Visitor, publish

LANGUAGES = ("en", "pl", "ar")
SOME = {"experience.influence": "agree", "went_well": "Łódź <b>&amp; مرحبا"}


def answer(visitor: Visitor, version: Published, language: str = "en", **typed: str) -> None:
    """Goes through the questions and sends what was typed."""
    visitor.answer(version, language, **(typed or SOME))


def responses() -> int:
    """How many responses are stored."""
    return db.session.scalar(select(func.count()).select_from(Response)) or 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_resident_answers_checks_and_sends(either_visitor: Visitor, language: str) -> None:
    """In each language; what is stored is what was chosen and typed."""
    version = publish()
    either_visitor.get(f"/{language}/forms/{version.code}")
    answer(either_visitor, version, language)
    assert either_visitor.page.status_code == 303
    check = either_visitor.follow()
    assert "Łódź &lt;b&gt;&amp;amp; مرحبا" in check.text
    either_visitor.send(f"/{language}/forms/{version.code}/check")
    assert either_visitor.follow().status_code == 200
    rows = db.session.execute(
        select(Answer.key, Answer.state, Answer.option, Answer.text).order_by(Answer.key)
    )
    assert [tuple(row) for row in rows] == [
        ("experience.influence", "given", "agree", ""),
        ("went_well", "given", "", SOME["went_well"]),
    ]
    stored = db.session.scalars(select(Response)).one()
    assert (stored.channel, stored.language) == ("online", language)
    assert stored.received == TODAY.replace(day=1), "of an anonymous answer only the month is kept"
    assert db.session.scalar(select(func.count()).select_from(Draft)) == 0


def test_answers_sent_twice_are_stored_once(either_visitor: Visitor) -> None:
    """A double click, and the same page sent again later, show the same confirmation."""
    version = publish()
    answer(either_visitor, version)
    either_visitor.follow()
    check = either_visitor.page
    cookies = either_visitor.client.get_cookie("session")
    assert cookies is not None
    for _ in range(2):
        either_visitor.page = check
        either_visitor.client.set_cookie("session", cookies.value)  # before the first answer came
        sent = either_visitor.send(f"/en/forms/{version.code}/check")
        assert (sent.status_code, sent.location) == (303, f"/en/forms/{version.code}/sent")
    either_visitor.page = check
    assert either_visitor.send(f"/en/forms/{version.code}/check").location.endswith("/sent")
    assert responses() == 1


def test_another_person_can_answer_on_the_same_computer(visitor: Visitor) -> None:
    """A library's computer: the second person finds an empty form, and both are stored."""
    version = publish()
    for _ in range(2):
        page = visitor.get(f"/en/forms/{version.code}/answer")
        assert "checked" not in page.text
        answer(visitor, version)
        visitor.follow()
        visitor.send(f"/en/forms/{version.code}/check")
    assert responses() == 2


def test_what_was_typed_is_there_when_the_resident_comes_back(visitor: Visitor) -> None:
    """In another language too."""
    version = publish()
    answer(visitor, version)
    page = visitor.get(f"/pl/forms/{version.code}/answer")
    assert re.search(r'value="agree" checked', page.text)
    assert "Łódź &lt;b&gt;" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_said_beside_the_question_and_nothing_is_lost(
    visitor: Visitor, language: str
) -> None:
    """A summary with links, the error in the title, 422, and no response."""
    version = publish()
    long = "x" * 100_000
    answer(visitor, version, language, **{"experience.heard": "agree", "went_well": long})
    page = visitor.page
    assert page.status_code == 422
    assert 'href="#went_well"' in page.text
    assert page.text.index('class="summary"') < page.text.index("<h1>")
    assert long in page.text
    assert re.search(r'value="agree" checked', page.text)
    assert responses() == 0
    visitor.get(f"/{language}/forms/{version.code}/check")
    assert visitor.page.status_code == 422, "what has a problem is asked about, never sent"


def test_an_empty_form_is_not_sent(visitor: Visitor) -> None:
    """It says so, and what to do."""
    version = publish()
    answer(visitor, version, went_well=" ")
    assert visitor.page.status_code == 422
    assert "You have not answered any question yet" in visitor.page.text


def test_a_choice_that_is_not_on_the_list_is_refused(visitor: Visitor) -> None:
    """Even where a browser sends it."""
    version = publish()
    answer(visitor, version, **{"experience.heard": "shouted"})
    assert visitor.page.status_code == 422
    assert "This answer is not on the list" in visitor.page.text


def test_the_check_page_lists_every_item_with_a_way_to_change_it(visitor: Visitor) -> None:
    """What was not answered too."""
    version = publish()
    answer(visitor, version)
    page = visitor.follow().text
    changes = re.findall(r'href="/en/forms/\w+/answer\?_change=[\w.]+#([^"]+)"', page)
    assert changes[0] == "experience.influence-4", "where the chosen answer is"
    assert [change.partition("-")[0] for change in changes] == [
        item.key for item in version.form.items
    ]
    assert page.count("Not answered") == 6


def test_the_sheet_is_printed_once_and_served_again(visitor: Visitor) -> None:
    """What was first printed is what is reprinted, to the byte."""
    version = publish()
    first = visitor.get(f"/pl/forms/{version.code}/standard.pdf")
    assert first.mimetype == "application/pdf"
    assert first.data.startswith(b"%PDF-1.7")
    stored = printing.printed(version, "pl", "standard")
    assert visitor.get(f"/pl/forms/{version.code}/standard.pdf").data == first.data == stored.pdf


def test_a_scanned_code_opens_the_form_in_the_language_of_the_sheet(visitor: Visitor) -> None:
    """With a telephone."""
    version = publish()
    page = visitor.get(f"/q/{version.code}/ar/standard/2")
    assert page.location == f"/ar/forms/{version.code}"


def test_nobody_else_can_read_a_draft(visitor: Visitor, app: object) -> None:
    """What one browser typed another doesn't see, and the database holds no token."""
    version = publish()
    answer(visitor, version)
    stranger = Visitor(visitor.client.application.test_client())
    assert "Łódź" not in stranger.get(f"/en/forms/{version.code}/answer").text
    with visitor.client.session_transaction() as session:
        token = session[f"draft-{version.code}"]
    assert token not in str(db.session.execute(select(Draft.token_hmac)).all())


EVERY = {
    "name": "Ann Example",
    "join": "yes",
    "needs": "transport",
    "visited.day": "27",
    "visited.month": "3",
    "visited.year": "2026",
    "lost_pay": "12.5",
    "claims.2.what": "Bus",
    "claims.2.amount": "3",
    "keep": "yes",
}


def shown(page: str) -> str:
    """The words of a page, one space between them."""
    words = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0])
    return unescape(" ".join(words.split()))


def test_a_doubt_is_asked_about_once_and_never_refused_twice(visitor: Visitor) -> None:
    """Whatever is typed the second time is taken, now and when the resident comes back."""
    version = publish(EVERY_KIND)
    strange = {"telephone": "ask my <neighbour>", "email": "ann", "postcode": "Newbury"}
    answer(visitor, version, **EVERY, **strange)
    assert visitor.page.status_code == 422
    for word in ("a telephone number", "an e-mail address", "a postcode"):
        assert visitor.page.text.count(f"This does not look like {word}. Check it.") == 2
    answer(visitor, version, **EVERY, **strange)
    assert visitor.page.location.endswith("/check")
    answer(visitor, version, **EVERY, **{**strange, "telephone": "ask her"})
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/check")
    assert db.session.scalar(select(Answer.text).where(Answer.key == "telephone")) == "ask her"


def test_a_doubt_never_keeps_answers_from_being_sent(visitor: Visitor) -> None:
    """Who leaves the question for the page that checks is not sent back."""
    version = publish(EVERY_KIND)
    answer(visitor, version, **EVERY)
    visitor.get(f"/en/forms/{version.code}/answer")
    visitor.send(f"/en/forms/{version.code}/answer", name="Ann", telephone="?")
    assert visitor.page.status_code == 422
    assert visitor.get(f"/en/forms/{version.code}/check").status_code == 200


def test_the_check_page_says_answers_as_people_say_them(visitor: Visitor) -> None:
    """Labels, days and amounts; only lines that have something in them."""
    version = publish(EVERY_KIND)
    answer(visitor, version, **EVERY)
    joining = f"/en/forms/{version.code}/answer/2"
    visitor.get(joining)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', visitor.page.text))
    typed = {**hidden, "join": "yes", "needs": ["childcare", "transport"]}
    visitor.open(joining, method="POST", data=typed)
    page = visitor.get(f"/en/forms/{version.code}/check")
    said = shown(page.text)
    assert "8. What do you need to take part? Help with getting there Somebody to look" in said
    assert "12. When was the meeting? 27 March 2026" in said
    assert "13. How much pay did you lose? £12.50" in said
    assert "14. What did you spend? 14.2a. Day Not answered" in said
    assert "14.2c. Amount £3.00" in said
    assert "14.1" not in said
    assert "role.other.text" not in page.text, "words that nobody was asked for"
    for place in ("needs-1", "visited-1", "claims.2.day-1", "claims.2.what", "keep-1"):
        assert f'#{place}"' in page.text


def test_a_question_with_lines_that_was_left_out_is_said_once(visitor: Visitor) -> None:
    """Not a line for each field of each row that there could be."""
    version = publish(EVERY_KIND)
    answer(visitor, version, **{k: v for k, v in EVERY.items() if not k.startswith("claims")})
    page = visitor.follow().text
    assert "14. What did you spend? Not answered" in shown(page)
    assert page.count('id="change-claims') == 1


def test_what_is_not_asked_is_said_before_it_is_dropped(visitor: Visitor) -> None:
    """It is not listed with what is sent, and not stored as an answer."""
    version = publish(EVERY_KIND)
    answer(visitor, version, **{**EVERY, "join": "no"})
    page = visitor.follow().text
    assert (
        "You answered question 8, which is only for those who answered “Yes” to question 6. "
        "It will not be sent."
    ) in shown(page)
    assert "8. What do you need" not in shown(page)
    assert "7. What would you like to do" not in shown(page), "nor what was rightly left out"
    visitor.send(f"/en/forms/{version.code}/check")
    states = dict(db.session.execute(select(Answer.key, Answer.state)).all())
    assert states["needs"] == states["role"] == "not_asked"


def test_a_line_is_added_with_all_that_is_typed_kept(visitor: Visitor) -> None:
    """Nothing is checked yet; at the most there is no button any more."""
    version = publish(EVERY_KIND)
    address = f"/en/forms/{version.code}/answer/4"
    typed = {"lost_pay": "much"}
    visitor.get(address)
    for row in range(2, 7):
        typed |= {f"claims.{row - 1}.what": ""}
        assert f'formaction="#claims.{row}.day-1"' in visitor.page.text
        page = visitor.send(address, _do="more claims", **typed)
        assert page.status_code == 200
        assert f'name="claims.{row}.what"' in page.text
        assert f'name="claims.{row + 1}.what"' not in page.text
    assert "more claims" not in page.text
    assert 'class="error"' not in page.text
    assert 'value="much"' in visitor.get(address).text, "the draft has it"
    wrong = visitor.send(address, **typed)
    assert wrong.status_code == 422
    assert 'name="claims.5.what"' in wrong.text, "an empty line stays while there is a problem"


def test_a_problem_says_options_in_the_language_of_the_page(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the reader sees them."""
    version = publish(EVERY_KIND)
    label = "sections/1/questions/needs/options/nothing/label"
    spoken = replace(version, texts={"pl": {label: "Żadne"}})
    monkeypatch.setattr(publishing, "find", lambda _code: spoken)
    address = f"/pl/forms/{version.code}/answer/2"
    visitor.get(address)
    ticked = {"_csrf": re.findall(r'name="_csrf" value="([^"]*)"', visitor.page.text)[0]}
    page = visitor.open(address, method="POST", data={**ticked, "needs": ["transport", "nothing"]})
    assert shown(page.text).count("Żadne") == 3, "by its box, beside the question, in the summary"

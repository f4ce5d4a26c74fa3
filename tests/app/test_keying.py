"""An officer keys returned sheets: on SQLite and on PostgreSQL."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from app.datafile import ABOUT, data_file
from app.db import Answer, Response, db
from forms.answers import Answers
from forms.applying import settled
from forms.columns import answers as read_row
from forms.keys import keyed as keys
from forms.model import Form
from tests.paper import opened, reply
from tests.site import EMAIL, PASSWORD, Visitor, publish
from tests.strategies import answered_forms

SIX = (
    "experience.influence",
    "experience.heard",
    "experience.worthwhile",
    "experience.more_work",
    "experience.more_services",
    "experience.confident",
)


def stored(key: str) -> list[tuple[str, str, str, str]]:
    """State, option, text and note of every answer to an item."""
    query = select(Answer.state, Answer.option, Answer.text, Answer.note)
    return [tuple(row) for row in db.session.execute(query.where(Answer.key == key))]  # type: ignore[misc]


def test_a_sheet_is_keyed_by_its_printed_numbers_and_the_next_opens(
    either_visitor: Visitor,
) -> None:
    """What is on paper is stored as it is: ticks, blanks, unclear marks, notes and words."""
    version = publish()
    address = opened(either_visitor, version)
    typed = dict(zip(SIX, ("4", "-", "/", "*24", "5 + twice", ""), strict=True))
    either_visitor.send(address, _do="save", went_well="Dobrze\n+ a drawing", **typed)
    assert either_visitor.page.status_code == 303
    page = either_visitor.follow()
    assert page.request.path != address
    assert "Reply 1 is saved." in page.text
    assert "This is reply 2 of batch" in page.text
    assert [stored(key) for key in (*SIX, "went_well", "do_better")] == [
        [("given", "agree", "", "")],
        [],
        [("illegible", "", "", "")],
        [("several", "", "disagree agree", "")],
        [("given", "strongly_agree", "", "twice")],
        [],
        [("given", "", "Dobrze", "a drawing")],
        [],
    ]
    response = db.session.scalars(select(Response)).one()
    assert (response.channel, response.language) == ("paper", "en")


def test_the_language_of_a_sheet_is_the_language_of_the_response(visitor: Visitor) -> None:
    """The officer reads English; the sheet's own words stand beside, marked as Polish."""
    address = opened(visitor, publish(), "pl")
    page = visitor.page
    assert re.search(r'lang="pl" dir="ltr">[^<]*Udało mi się', page.text)
    assert "I have been able to influence" in page.text
    visitor.send(address, _do="save", **{SIX[0]: "1"})
    assert db.session.scalars(select(Response.language)).one() == "pl"


def test_every_closed_answer_is_one_labelled_text_field(visitor: Visitor) -> None:
    """With the numbers as they are printed on the sheet."""
    version = publish()
    opened(visitor, version)
    page = visitor.page.text
    for item in version.in_language("en").items:
        assert re.search(rf'<label for="{item.key}">{item.number}\. ', page)
    codes = re.findall(r"<li><b>(\d)</b> ([^<]+)</li>", page)
    assert codes == [
        ("1", "Strongly disagree"),
        ("2", "Disagree"),
        ("3", "Neither agree nor disagree"),
        ("4", "Agree"),
        ("5", "Strongly agree"),
    ]


def test_keys_that_mean_no_box_are_shown_again_and_nothing_is_stored(visitor: Visitor) -> None:
    """422, the error in the title, the rest as it was keyed."""
    version = publish()
    address = opened(visitor, version)
    page = visitor.send(address, _do="save", went_well="kept words", **{SIX[0]: "7", SIX[1]: "4"})
    assert page.status_code == 422
    assert "<title>Error:" in page.text
    assert "There is no such box. The boxes here are 1 to 5." in page.text
    assert "kept words" in page.text
    assert db.session.scalars(select(Response)).all() == []


def test_enter_checks_and_never_saves(visitor: Visitor) -> None:
    """A browser sends the first button for Enter: that one only checks."""
    version = publish()
    address = opened(visitor, version)
    assert re.search(r"<button[^>]+value=\"check\"", visitor.page.text)
    assert visitor.page.text.index('value="check"') < visitor.page.text.index('value="save"')
    page = visitor.send(address, _do="check", **{SIX[0]: "4"})
    assert page.status_code == 200
    assert "not saved yet" in page.text
    assert 'value="4"' in page.text
    assert db.session.scalars(select(Response)).all() == []


def test_a_second_click_on_save_stores_nothing_twice(either_visitor: Visitor) -> None:
    """Nor does the same page sent again: it leads on, as the first did."""
    version = publish()
    address = opened(either_visitor, version)
    screen = either_visitor.page
    for _ in range(2):
        either_visitor.page = screen
        page = either_visitor.send(address, _do="save", **{SIX[0]: "4"})
        assert page.status_code == 303
    assert "is saved." in either_visitor.follow().text
    assert len(db.session.scalars(select(Response)).all()) == 1


def test_an_untouched_screen_is_not_saved(visitor: Visitor) -> None:
    """A key pressed once too often stores no response; a blank sheet is keyed with a minus."""
    version = publish()
    address = opened(visitor, version)
    page = visitor.send(address, _do="save")
    assert page.status_code == 422
    assert "Nothing is keyed yet" in page.text
    assert db.session.scalars(select(Response)).all() == []
    assert visitor.send(address, _do="save", **{SIX[0]: "-"}).status_code == 303
    assert len(db.session.scalars(select(Response)).all()) == 1


def test_another_language_of_the_sheet_keeps_what_was_keyed(visitor: Visitor) -> None:
    """Nothing has to be keyed again, and the response gets the right language."""
    address = opened(visitor, publish())
    page = visitor.send(address, _do="sheet", _language="pl", **{SIX[0]: "4"})
    assert page.status_code == 200
    assert 'value="4"' in page.text
    assert "polski" in page.text.partition("</h1>")[0]
    visitor.send(address, _do="save", **{SIX[0]: "4"})
    assert db.session.scalars(select(Response.language)).one() == "pl"


@pytest.mark.parametrize("typed", ["9" * 5000, "-" + " " * 16_000 + "x", "x" * 17_000, "4\0"])
def test_keys_without_end_or_sense_are_said(visitor: Visitor, typed: str) -> None:
    """422, at once."""
    version = publish()
    address = opened(visitor, version)
    for name in (SIX[0], "went_well"):
        page = visitor.send(address, _do="save", **{name: typed})
        if name == SIX[0] or len(typed) > 16_001 or "\0" in typed:
            assert page.status_code == 422
            visitor.get(address)


def test_a_sign_in_that_ends_half_way_loses_nothing(visitor: Visitor) -> None:
    """The officer signs in again and finds what was keyed, then saves it once."""
    version = publish()
    address = opened(visitor, version)
    screen = visitor.page
    visitor.client.delete_cookie("session")
    visitor.page = screen
    page = visitor.send(address, _do="save", went_well="kept <words>", **{SIX[0]: "4"})
    assert page.status_code == 401
    assert "What you keyed is not lost" in page.text
    assert visitor.send("/en/officers/sign-in", email=EMAIL, password="wrong").status_code == 422
    page = visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
    assert "What you sent is not lost" in page.text
    visitor.send(address)
    assert visitor.page.status_code == 303
    assert stored("went_well") == [("given", "", "kept <words>", "")]


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "null",
        "[" * 100_000,
        "[1, 2]",
        '["/en/keying/", [["a"]]]',
        '["/en/keying/", [["a", 1]]]',
        '["//evil.example/keying/", []]',
        '["/en/officers/sign-out", []]',
        '["/en/keying/", [["a", "\\ud800"]]]',
    ],
)
def test_forged_keys_open_nothing(visitor: Visitor, kept: str) -> None:
    """What comes back from a browser may be anything."""
    visitor.sign_in()
    visitor.get("/en/officers/sign-in")
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD, kept=kept)
    assert visitor.page.location == "/en/officers/"


def test_what_another_site_sends_is_not_laid_before_an_officer(visitor: Visitor) -> None:
    """It would only need a click to be stored."""
    address = opened(visitor, publish())
    data = {SIX[0]: "4", "_do": "save"}
    for said in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {}):
        page = visitor.open(address, method="POST", data=data, headers=said)
        assert page.status_code in (400, 403)
        assert SIX[0] not in page.text


def test_nobody_keys_without_signing_in(visitor: Visitor) -> None:
    """Whatever they send."""
    screen = f"/en/keying/replies/{reply(publish()).id}"
    for address in (screen, f"{screen}/keep", f"{screen}/take", "/en/keying/"):
        if not address.endswith(("keep", "take")):
            assert visitor.get(address).status_code == 401
        assert visitor.open(address, method="POST", data={"_do": "save"}).status_code == 401
    assert db.session.scalars(select(Response)).all() == []


def test_signing_in_goes_on_where_the_officer_was_and_never_elsewhere(visitor: Visitor) -> None:
    """A link to another site in the sign-in page leads to the desk."""
    visitor.sign_in("/en/keying/")
    assert visitor.page.request.path == "/en/keying/"
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        visitor.client.delete_cookie("session")
        visitor.get("/en/officers/sign-in")
        visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD, where=elsewhere)
        assert visitor.page.location == "/en/officers/"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=answered_forms())
def test_keying_any_sheet_stores_what_is_on_it(
    visitor: Visitor, made: tuple[Form, Answers]
) -> None:
    """For any form and any answers: keyed, stored and read from the data file they are the same."""
    form, answers = made
    version = publish(form, asked=None)
    address = opened(visitor, version)
    typed = {item.key: keys(item, answers[item.key]) for item in form.items}
    page = visitor.send(address, _do="save", **(typed | {"_beside": "A drawing"}))
    assert page.status_code == 303
    file = io.StringIO("".join(data_file([version])))
    row = list(csv.reader(file))[1]
    assert read_row(form, row[len(ABOUT) :]) == settled(form, answers, paper=True)

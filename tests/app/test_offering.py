"""What is open, what each form is for, and every way to answer it."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from flask import Flask
from hypothesis import given
from lxml import html
from sqlalchemy import select

from app import printing
from app.db import Sheet, db
from app.languages import languages, own_name
from app.offering import AT_HAND, at_hand
from forms.model import Date, Form, Money
from printables.editions import editions_in
from tests import strategies
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish

NAMED = replace(SIX_AND_TWO, key="named", title="With a name", anonymous=False)


def main_part(visitor: Visitor, address: str) -> html.HtmlElement:
    """The main part of a page that opens."""
    page = visitor.get(address)
    assert page.status_code == 200
    tree: Any = html.fromstring(page.text)
    main: html.HtmlElement = tree.get_element_by_id("main-part")
    return main


def words(element: html.HtmlElement) -> str:
    """What an element says, one space between words."""
    return " ".join(str(element.text_content()).split())


def links(element: html.HtmlElement) -> dict[str, str]:
    """Address → what its link says."""
    return {str(link.get("href")): words(link) for link in element.iter("a")}


def on_paper(element: html.HtmlElement) -> str:
    """What an element says when it is printed."""
    for unprinted in element.find_class("screen"):
        unprinted.drop_tree()
    return words(element)


def test_home_lists_what_is_open(visitor: Visitor) -> None:
    """Title, what it is for, project, minutes and last day; its heading leads to its own page."""
    version = publish()
    (offered,) = main_part(visitor, "/en/").find_class("open")[0]
    assert links(offered) == {f"/en/forms/{version.code}": version.form.title}
    assert [heading.tag for heading in offered.iter("h1", "h2", "h3")] == ["h2"]
    for said in (
        version.in_language("en").purpose,
        "Project: \u2068A project\u2069.",
        "It takes about 5 minutes.",
        f"Last day: {version.closes.day} ",
    ):
        assert said in words(offered)


def test_home_lists_nothing_that_nobody_can_answer_there(visitor: Visitor) -> None:
    """What has closed, is not open yet, or is offered only after another form was sent."""
    publish(opens=TODAY - timedelta(days=2), closes=TODAY - timedelta(days=1))
    publish(opens=TODAY + timedelta(days=1), closes=TODAY + timedelta(days=2))
    apart = publish(replace(NAMED, key="apart", anonymous=True, apart=True))
    page = main_part(visitor, "/en/")
    assert "Nothing is open to take part in at the moment." in words(page)
    assert links(page) == {}
    assert apart.form.title in words(main_part(visitor, f"/en/forms/{apart.code}"))


def test_home_is_also_a_sheet_that_a_library_pins_up(visitor: Visitor) -> None:
    """On paper each form has its whole address, and the telephone number stands there."""
    first, second = publish(), publish(NAMED)
    page = main_part(visitor, "/en/")
    printed = on_paper(page)
    for version in (first, second):
        assert f"http://127.0.0.1:5000/en/forms/{version.code}\u2069" in printed
    assert "telephone \u206801635 551111\u2069" in printed
    assert "go to \u2068http://127.0.0.1:5000/en/\u2069" in printed
    assert "Ways to answer" not in printed, "which are for the screen"


def test_home_leads_back_to_what_was_begun(visitor: Visitor) -> None:
    """With a return code."""
    publish()
    assert "/en/return" in links(main_part(visitor, "/en/"))


@pytest.mark.parametrize("language", languages())
def test_every_edition_is_offered_with_its_pages_and_size(visitor: Visitor, language: str) -> None:
    """As they are: whoever pays for paper or for a line knows before."""
    version = publish()
    shown = links(main_part(visitor, f"/{language}/forms/{version.code}"))
    for edition in editions_in(language):
        pdf = visitor.get(f"/{language}/forms/{version.code}/{edition}.pdf").data
        pages = len(pikepdf.open(io.BytesIO(pdf)).pages)
        said = shown[f"/{language}/forms/{version.code}/{edition}.pdf"]
        assert "PDF" in said
        assert f" {pages} " in said
        assert f" {round(len(pdf) / 1024)} " in said


def test_other_languages_are_named_by_themselves_and_printed_only_when_asked_for(
    visitor: Visitor,
) -> None:
    """Printing is costly, and most sheets are never looked at in most languages."""
    version = publish()
    page = main_part(visitor, f"/en/forms/{version.code}")
    found = {
        link.get("hreflang"): (words(link), link.get("lang"), link.get("href"))
        for link in page.iter("a")
        if link.get("hreflang")
    }
    assert found == {
        other: (own_name(other), other, f"/{other}/forms/{version.code}")
        for other in languages()[1:]
    }
    assert set(db.session.scalars(select(Sheet.language))) == {"en"}


def test_all_ways_to_answer_are_equal(visitor: Visitor) -> None:
    """Under one heading, each with a heading of its own, in the order in which most choose."""
    page = main_part(visitor, f"/en/forms/{publish().code}")
    headings = [(heading.tag, words(heading)) for heading in page.iter("h1", "h2", "h3")]
    assert headings[headings.index(("h2", "Ways to answer")) + 1 :] == [
        ("h3", "Online"),
        ("h3", "On paper"),
        ("h3", "In a file"),
        ("h3", "By post, or in another format"),
        ("h3", "In another language"),
    ]


def test_paper_says_where_it_goes_and_what_that_costs(app: Flask, visitor: Visitor) -> None:
    """The address for the post, the stamp, and places to hand it in: as on the sheet itself."""
    app.config.update(HAND_IN=["Newbury Library", "Thatcham Library"], POSTAGE="freepost")
    page = main_part(visitor, f"/pl/forms/{publish().code}")
    (address,) = page.iter("address")
    assert address.get("lang") == "en"
    assert address.text_content().endswith("RG14 5LD")
    places = [words(item) for item in page.iter("li") if item.getparent().get("lang") == "en"]
    assert places == ["Newbury Library", "Thatcham Library"]
    english = words(main_part(visitor, f"/en/forms/{publish().code}"))
    assert "You do not need a stamp." in english


def test_the_councils_own_words_are_marked_as_english(app: Flask, visitor: Visitor) -> None:
    """On formats and on privacy: they have no translation, and are heard as what they are."""
    app.config["PRIVACY"] = "The council keeps this for one year."
    page = main_part(visitor, f"/ar/forms/{publish().code}")
    own = [words(text) for text in page.iter("p") if text.get("lang") == "en"]
    assert own == [app.config["PRIVACY"], app.config["OTHER_FORMATS"]]


def test_what_to_have_at_hand_depends_on_what_is_asked(visitor: Visitor) -> None:
    """Receipts where there are amounts; nothing where it is only about views."""
    costs = words(main_part(visitor, f"/en/forms/{publish(EVERY_KIND).code}"))
    views = words(main_part(visitor, f"/en/forms/{publish().code}"))
    assert "Your receipts or tickets" in costs
    assert "Your diary or calendar" in costs
    assert "You don't have to get anything ready." in views
    assert "receipts" not in views


@given(strategies.forms_())
def test_receipts_are_for_amounts_and_a_diary_is_for_days(form: Form) -> None:
    """Whatever the form, in rows too; the day on which one signs is on no calendar."""
    own = [item.question for item in form.items if not item.question.continues]
    asked = {kind for kind in (Money, Date) for question in own if type(question) is kind}
    assert set(at_hand(form)) == {AT_HAND[kind] for kind in asked}


def test_one_knows_before_one_begins_that_one_can_stop(app: Flask, visitor: Visitor) -> None:
    """And for how long what was typed is kept."""
    app.config["DRAFT_DAYS"] = 12
    page = main_part(visitor, f"/en/forms/{publish().code}")
    assert "We keep them for 12 days." in words(page)


@pytest.mark.parametrize("form", [SIX_AND_TWO, NAMED])
def test_a_file_is_sent_where_it_tells_nothing_about_who_sends_it(
    app: Flask, visitor: Visitor, form: Form
) -> None:
    """Whoever answers without a name is told that an e-mail would have one."""
    app.config["EMAIL"] = "forms@example.org"
    version = publish(form)
    page = main_part(visitor, f"/en/forms/{version.code}")
    assert f"/en/forms/{version.code}/file" in links(page)
    assert ("an e-mail would tell us who you are" in words(page)) == form.anonymous
    assert ("by e-mail to \u2068forms@example.org\u2069" in words(page)) != form.anonymous
    assert ("Your answers are anonymous." in words(page)) == form.anonymous
    assert "/en/privacy" in links(page)


def test_what_is_printed_first_is_what_the_page_tells_of(visitor: Visitor) -> None:
    """The page itself has it printed and stored, so that the numbers stay true."""
    version = publish()
    visitor.get(f"/pl/forms/{version.code}")
    stored = db.session.scalars(select(Sheet).where(Sheet.version_id == version.id)).all()
    assert {sheet.edition for sheet in stored} == set(editions_in("pl"))
    for sheet in stored:
        assert printing.printed(version, "pl", sheet.edition).pdf == sheet.pdf

"""What residents are told about the service: it is true, and found in the same place everywhere."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from lxml import html

from app import telling
from app.db import Draft, db
from app.languages import languages
from app.responses import SMALL_GROUP
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.pages import RESIDENTS
from tests.site import Visitor, publish

PAGES = ("help", "privacy", "accessibility")


def words(page: str) -> str:
    """What the main part of a page says, one space between words."""
    tree: Any = html.fromstring(page)
    return " ".join(str(tree.get_element_by_id("main-part").text_content()).split())


@pytest.mark.parametrize("language", languages())
def test_help_is_in_the_same_place_on_every_page(visitor: Visitor, language: str) -> None:
    """The same links in the same order, after the same telephone number (WCAG 3.2.6)."""
    code = publish().code
    paths = [path.format(code=code) for shown in RESIDENTS.values() for path in shown]
    for path in [*paths, f"/forms/{code}/answer", "/nothing"]:
        tree: Any = html.fromstring(visitor.get(f"/{language}{path}").text)
        foot = tree.find(".//footer")
        assert "01635 551111" in str(foot.text_content())
        assert [link.get("href") for link in foot.iter("a")] == [
            *(f"/{language}/{page}" for page in PAGES),
            f"/{language}/officers/",
        ]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_each_page_can_be_walked_by_its_headings(
    visitor: Visitor, page: str, language: str
) -> None:
    """One main heading; below it no level is left out."""
    sent = visitor.get(f"/{language}/{page}")
    assert sent.status_code == 200
    levels = [int(level) for level in re.findall(r"<h(\d)", sent.text)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_runs(visitor: Visitor, page: str) -> None:
    """As the privacy page says."""
    text = visitor.get(f"/en/{page}").text
    assert "<script" not in text
    assert not re.search(r'(?:src|href|action)="(?!/|#|data:,)', text)
    assert not re.search(r"\sstyle=|\son\w+=", text)


@pytest.mark.parametrize("page", ["privacy", "accessibility"])
def test_whom_to_ask_is_said_with_what_the_council_has(
    app: Flask, visitor: Visitor, page: str
) -> None:
    """A telephone always, an e-mail address where there is one, the council's own words."""
    app.config.update(PRIVACY="We keep it.", OTHER_FORMATS="Ask us for Braille.")
    own = {"privacy": "We keep it.", "accessibility": "Ask us for Braille."}[page]
    without = visitor.get(f"/pl/{page}").text
    assert f'<p lang="en" dir="ltr">{own}</p>' in without
    assert "\u206801635 551111\u2069" in words(without)
    assert "@" not in words(without)
    app.config["EMAIL"] = "forms@example.org"
    assert "\u2068forms@example.org\u2069" in words(visitor.get(f"/pl/{page}").text)


def test_what_is_not_sent_is_kept_as_long_as_the_pages_say(app: Flask, visitor: Visitor) -> None:
    """The number of days is the one that the service goes by."""
    app.config["DRAFT_DAYS"] = 12
    assert "not sent: 12 days after you last changed" in words(visitor.get("/en/privacy").text)
    assert "We keep your answers for 12 days" in words(visitor.get("/en/help").text)


def test_the_one_cookie_is_gone_with_the_browser(visitor: Visitor) -> None:
    """It has no other name, no time to live, and is not there before somebody answers."""
    code = publish().code
    for path in ("", f"forms/{code}", *PAGES):
        assert "Set-Cookie" not in visitor.get(f"/en/{path}").headers
    address = f"/en/forms/{code}/answer"
    visitor.get(address)
    visitor.send(address, went_well="All of it")
    assert db.session.query(Draft).count() == 1
    for header in visitor.page.headers.getlist("Set-Cookie"):
        assert header.startswith("session=")
        assert not re.search("expires|max-age", header, flags=re.IGNORECASE)
    said = words(visitor.get("/en/privacy").text)
    assert "We use one. Its name is “session”." in said
    assert "Most browsers drop it when you close them" in said


def test_small_groups_are_told_what_is_not_kept(visitor: Visitor) -> None:
    """With the number that the service goes by."""
    said = words(visitor.get("/en/privacy").text)
    assert f"fewer than {SMALL_GROUP} people" in said


def test_the_accessibility_statement_says_what_the_law_wants(visitor: Visitor) -> None:
    """How far it complies, what is not accessible, whom to tell, who enforces it, and when."""
    said = words(visitor.get("/en/accessibility").text)
    for wanted in (
        "partially compliant",
        "What is not so good yet",
        "It is not tested with JAWS or NVDA.",
        "Please tell us, too, if you find something that does not work.",
        "Equality Advisory and Support Service (EASS)",
        "Equality and Human Rights Commission (EHRC)",
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        f"We wrote this page on {telling.STATED_ON.day} November 2026.",
    ):
        assert wanted in said


@pytest.mark.parametrize(
    ("told", "test", "used"),
    [
        ("axe and the Nu checker, on every page", "journeys/faults.py", "axe_problems"),
        ("axe and the Nu checker, on every page", "journeys/faults.py", "nu_check"),
        ("with the keyboard alone", "journeys/faults.py", "keyboard_problems"),
        ("what a screen reader would say", "journeys/test_heard.py", "screen_reader"),
        ("the screen reader Orca", "orca/journey.py", "tests.orca.desktop"),
        ("on narrow screens, enlarged", "journeys/faults.py", "zoom_problems"),
        ("in dark colours", "journeys/faults.py", "colour_problems"),
        ("high contrast", "journeys/faults.py", "forced_colour_problems"),
        ("the rules that veraPDF has", "printables/test_checkers.py", "tests.verapdf"),
    ],
)
def test_every_test_that_the_statement_tells_of_is_made(
    visitor: Visitor, told: str, test: str, used: str
) -> None:
    """Whoever takes one away changes the statement."""
    assert told in words(visitor.get("/en/accessibility").text)
    assert used in (Path("tests") / test).read_text(encoding="utf-8")


def test_what_help_calls_a_button_is_on_the_button(visitor: Visitor) -> None:
    """Nobody looks for a name that is not there."""
    address = f"/en/forms/{publish(SIX_AND_TWO).code}"
    pages = visitor.get(address).text + visitor.get(f"{address}/answer").text
    visitor.send(f"{address}/answer", went_well="All of it")
    pages += visitor.follow().text
    named = re.findall("“(.+?)”", words(visitor.get("/en/help").text))
    assert len(named) == 7
    for name in named:
        assert re.search(rf"<(button|a)[^>]*>{name} ?<", pages), name

"""Residents' pages → what a screen reader says of them, kept word for word in heard/.

A page that is not heard as it is kept there fails its test. Look at the difference. Where it is
meant, `RENEW_HEARD=1 .venv/bin/pytest tests/journeys/test_heard.py` keeps what is heard now. Read
what git then shows as changed: nothing else checks it.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from app import codes, controls
from app.languages import words
from app.publishing import Published
from forms import paging
from forms.library.reflection import REFLECTION
from forms.model import Form, Item
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.screen_reader.virtual import ScreenReader
from tests.site import Visitor, publish

KEPT = Path(__file__).parent / "heard"
LANGUAGES = ("en", "pl", "ar")
LAST_DAY = date(2099, 12, 31)
SIZE = re.compile(r"\b\d+ (?=KB)")  # of a PDF: it changes with every comma on the sheet
LEVEL = re.compile(r"heading, .*, level (\d)$")
CONTROL = re.compile(r"(?:textbox|radio|checkbox), (.*)$")
ISOLATES = re.compile("[\u2066-\u2069]")  # they keep a date in its order, and are not heard
LINKED = re.compile(r"link, (\w+\. )(.*)$")
MANY_WORDS = "no " * 25
ANSWERS = {
    "name": "Łucja Nowak",
    "join": "no",
    "meeting.heard": "yes",
    "lost_pay": "4.50",
    "claims.1.what": "Bus",
    "claims.1.amount": "3",
    "idea": "Buses\nin the evening",
    "keep": "yes",
}


@pytest.fixture(autouse=True)
def _codes_never_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of a form and whatever else is drawn by lot."""
    letters = "4K7PQ2H9XWVT3N6M"
    monkeypatch.setattr(codes, "random_letters", lambda length: (letters * 4)[:length])


def published(form: Form) -> Published:
    """A form that is open for as long as anybody runs this."""
    return publish(form, closes=LAST_DAY)


def address(version: Published, language: str, part: int) -> str:
    """Where a part of a form is."""
    return f"/{language}/forms/{version.code}/answer" + (f"/{part}" if part > 1 else "")


def parts(version: Published, language: str) -> list[tuple[Item, ...]]:
    """What each page of a form asks, with the one row that a blank page has."""
    return [
        tuple(item for item in paging.items_in(part) if item.row <= 1)
        for part in paging.parts(version.in_language(language))
    ]


def blank_pages(visitor: Visitor, version: Published, language: str) -> Iterator[str]:
    """The pages that ask the questions, before anything is answered."""
    for part in range(1, len(parts(version, language)) + 1):
        page = visitor.get(address(version, language, part))
        assert page.status_code == 200
        yield page.text


def wrong_pages(visitor: Visitor, version: Published, language: str) -> Iterator[str]:
    """Those on which something can be wrong, with too much written and nothing chosen."""
    for part, asked in enumerate(parts(version, language), start=1):
        visitor.get(address(version, language, part))
        written = {item.key: MANY_WORDS for item in asked if not item.options and not item.parts}
        page = visitor.send(address(version, language, part), **written)
        if page.status_code == 422:
            yield page.text


def is_kept(name: str, phrases: list[str]) -> None:
    """A page is heard as it is kept, or is kept as it is heard now where that is asked for."""
    path = KEPT / f"{name}.txt"
    heard = "".join(SIZE.sub("… ", phrase) + "\n" for phrase in phrases)
    if os.environ.get("RENEW_HEARD"):
        KEPT.mkdir(exist_ok=True)
        path.write_text(heard, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert heard == kept, f"{path} differs. If it is meant, RENEW_HEARD=1 keeps it; then read it."


def spoken_controls(phrases: list[str]) -> list[str]:
    """What one hears at each box and field: the groups that it is in, then its own name."""
    groups: list[str] = []
    found = []
    for phrase in phrases:
        if phrase.startswith("group, "):
            groups.append(phrase.removeprefix("group, "))
        elif phrase.startswith("end of group, "):
            groups.pop()
        elif control := CONTROL.match(phrase):
            found.append(" ".join([*groups, control[1]]))
    return found


def test_the_reader_hears_what_is_there_and_nothing_that_is_hidden(
    screen_reader: ScreenReader,
) -> None:
    """A tick box is one, with its label; what is hidden, by the stylesheet too, is not said."""
    assert screen_reader(
        '<!doctype html><title>A page</title><link rel="stylesheet" href="/static/style.css">'
        '<p class="paper">On paper</p><button aria-hidden="true" tabindex="-1">Unseen</button>'
        '<input type="checkbox" id="tea"><label for="tea">Tea</label>'
    ) == ["A page", "checkbox, Tea, not checked", "Tea", "end of document"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_heard_as_they_are_kept(
    visitor: Visitor, screen_reader: ScreenReader, language: str
) -> None:
    """The form of the library in each language, blank and with mistakes."""
    version = published(REFLECTION)
    for number, page in enumerate(blank_pages(visitor, version, language), start=1):
        is_kept(f"reflection-{number}.{language}", screen_reader(page))
    for number, page in enumerate(wrong_pages(visitor, version, language), start=1):
        is_kept(f"reflection-wrong-{number}.{language}", screen_reader(page))


@pytest.mark.parametrize("form", [EVERY_KIND, SIX_AND_TWO], ids=lambda form: str(form.key))
def test_every_kind_of_question_is_heard_as_it_is_kept(
    visitor: Visitor, screen_reader: ScreenReader, form: Form
) -> None:
    """A page a part, blank and with mistakes."""
    version = published(form)
    for number, page in enumerate(blank_pages(visitor, version, "en"), start=1):
        is_kept(f"{form.key}-{number}.en", screen_reader(page))
    for number, page in enumerate(wrong_pages(visitor, version, "en"), start=1):
        is_kept(f"{form.key}-wrong-{number}.en", screen_reader(page))


def test_the_pages_before_and_after_the_questions_are_heard_as_they_are_kept(
    visitor: Visitor, screen_reader: ScreenReader
) -> None:
    """Home, start, check and confirmation."""
    version = published(EVERY_KIND)
    is_kept("home.en", screen_reader(visitor.get("/en/").text))
    is_kept("start.en", screen_reader(visitor.get(f"/en/forms/{version.code}").text))
    visitor.answer(version, **ANSWERS)
    assert visitor.page.status_code == 303, "the answers have no mistake"
    is_kept("check.en", screen_reader(visitor.follow().text))
    visitor.send(f"/en/forms/{version.code}/check")
    is_kept("sent.en", screen_reader(visitor.follow().text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_and_field_is_heard_with_its_number_question_and_hints(
    visitor: Visitor, screen_reader: ScreenReader, language: str
) -> None:
    """Whatever the wording; and no box or field is heard that belongs to no question."""
    version = published(EVERY_KIND)
    pages = blank_pages(visitor, version, language)
    for asked, page in zip(parts(version, language), pages, strict=True):
        spoken = spoken_controls(screen_reader(page))
        for item in asked:
            own = [one for one in spoken if f"{item.number}. " in one and item.label in one]
            assert own, f"{item.number}. {item.label}"
            for option in item.options:
                assert any(f" {option.label}" in one for one in own), option.label
            if item.key == item.question.key:
                for hint in controls.hints(item.question, words(language)):
                    heard = ISOLATES.sub("", " ".join(hint.split()))
                    assert all(heard in one for one in own), hint
        for one in spoken:
            assert any(f"{item.number}. " in one and item.label in one for item in asked), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_of_the_summary_is_heard_again_at_its_field(
    visitor: Visitor, screen_reader: ScreenReader, language: str
) -> None:
    """The same words, beside the question's number."""
    pages = list(wrong_pages(visitor, published(EVERY_KIND), language))
    assert len(pages) > 2
    for page in pages:
        phrases = screen_reader(page)
        first = next(phrase for phrase in phrases if phrase.startswith("group, "))
        summary = phrases[phrases.index(first) : phrases.index(f"end of {first}")]
        mistakes = [found for phrase in summary if (found := LINKED.match(phrase))]
        assert mistakes
        for number, message in (found.groups() for found in mistakes):
            spoken = spoken_controls(phrases)
            assert any(number in one and message in one for one in spoken), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_down_one_level_at_a_time_and_nothing_is_heard_twice(
    visitor: Visitor, screen_reader: ScreenReader, language: str
) -> None:
    """Before and after mistakes; of the buttons to go on, only the one that is seen is heard."""
    version = published(EVERY_KIND)
    blank, wrong = (pages(visitor, version, language) for pages in (blank_pages, wrong_pages))
    go_on = words(language).find("Continue") or "Continue"
    for page in (*blank, *wrong):
        phrases = screen_reader(page)
        assert phrases.count(f"button, {go_on}") == 1
        for one, another in pairwise(phrases):
            assert one != another
        levels = [int(found[1]) for phrase in phrases if (found := LEVEL.match(phrase))]
        after_summary = levels[levels.index(1) :]
        assert all(deeper <= level + 1 for level, deeper in pairwise(after_summary)), levels

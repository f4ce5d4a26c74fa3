"""The slip to cut off: for those who want an answer and stay anonymous in the form."""

import pytest

from printables.editions import editions_in
from printables.sheet import render
from printables.text import Line
from printables.things import Page, Tick, Writing
from tests.printables.geometry import problems
from tests.printables.samples import (
    WORDS,
    choice,
    form_of,
    text,
)
from tests.printables.test_front import (
    NAMED,
    WITH_SLIP,
    first_page,
    lines_of,
    pages_of,
    told_on,
)


def footer_of(page: Page) -> str:
    return " ".join(
        p.thing.text for p in page.placed if isinstance(p.thing, Line) and p.band == "Footer"
    )


@pytest.mark.parametrize("lines", [1, 15, 20, 40, 60])
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_slip_can_be_torn_off(lines: int, edition: str) -> None:
    """It begins on the front of a leaf, so that nothing of the form is lost with it."""
    form = form_of(choice("Yes", "No"), text(lines))
    pages = pages_of(form, WITH_SLIP, edition=edition)
    begins = [n for n, page in enumerate(pages) if "Would you like to hear" in told_on(page)]
    asked = [n for n, page in enumerate(pages) if any(p.item for p in page.placed)]
    assert begins[0] % 2 == 0
    assert begins[0] > asked[-1]
    for page in pages[asked[-1] + 1 : begins[0]]:
        assert "This page is left blank." in told_on(page)


def test_pages_of_the_form_are_numbered_among_themselves() -> None:
    """Nobody misses a page who has torn off the slip, which is called what it is."""
    form = form_of(choice("Yes", "No"), text(15))
    for alone, with_slip in zip(pages_of(form), pages_of(form, WITH_SLIP), strict=False):
        assert footer_of(alone) == footer_of(with_slip)
    *_, last, blank, slip = pages_of(form_of(text(1)), WITH_SLIP)
    assert "Page 1 of 1" in footer_of(last)
    assert "Reply slip" in footer_of(slip)
    # The back of the form's own last leaf: nobody may keep it, or give it away, as the slip.
    assert "Reply slip" not in footer_of(blank)
    for page in (blank, slip):
        assert "Page" not in footer_of(page)
        assert "Form code: 7K3M9QX" in " ".join(footer_of(page).split())


def test_first_page_says_that_there_is_a_slip() -> None:
    """Only where there is one."""
    form = form_of(text(1))
    said = "If you would like an answer from us, use the last page."
    assert said in first_page(form, WITH_SLIP)
    assert said not in first_page(form)
    assert said not in first_page(NAMED, WITH_SLIP)
    assert said not in first_page(form, WITH_SLIP, edition="fillable")


@pytest.mark.parametrize("language", WORDS)
def test_slip_of_large_print_is_one_page(language: str) -> None:
    """Its address doesn't stand alone on a page of its own."""
    slip = pages_of(form_of(text(1)), WITH_SLIP, language, "large")[2:]
    assert len(slip) == 1
    assert "RG14 5LD" in " ".join(lines_of(slip[0]))


def test_nobody_is_sent_on_to_the_slip() -> None:
    """The last page of the form doesn't ask to go on: the slip is for those who want it."""
    pages = pages_of(form_of(text(1)), WITH_SLIP)
    assert len(pages) == 3
    assert not any("go on" in line for page in pages for line in lines_of(page))


def test_slip_asks_what_it_takes_to_answer() -> None:
    """Name, how to be reached, what the person would like; and how to stay anonymous."""
    told = told_on(pages_of(form_of(text(1)), WITH_SLIP)[-1])
    assert "Your name" in told
    assert "Your telephone number, e-mail or address" in told
    assert "I would like to hear the results." in told
    assert "please do not put both in the same envelope" in told
    assert "Only the people who answer you see this page." in told
    assert (
        "Please send this page by 31 March 2027 to: West Berkshire Council, Market Street" in told
    )


@pytest.mark.parametrize("language", WORDS)
def test_slip_keeps_the_rules_for_paper(language: str) -> None:
    """Its letters, boxes and lines are as large and as far apart as the form's."""
    for edition in editions_in(language):
        pages = pages_of(form_of(text(1)), WITH_SLIP, language, edition)
        assert problems(pages, edition) == []


def test_slip_is_not_keyed() -> None:
    """It has boxes and lines, and none of them is a mark of the form's."""
    form = form_of(text(1))
    slip = pages_of(form, WITH_SLIP)[-1]
    assert len([p for p in slip.placed if isinstance(p.thing, Tick)]) == 3
    assert len([p for p in slip.placed if isinstance(p.thing, Writing)]) == 3
    sheet = render(form, WITH_SLIP, WORDS["en"])
    assert {mark.item for mark in sheet.marks if mark.kind in ("tick", "write")} == {"why"}
    assert {mark.kind for mark in sheet.marks if mark.page == 3} == {"corner", "qr"}


def test_slip_only_where_it_protects_somebody() -> None:
    """A form with a name on it needs none; on a computer there is no leaf to tear off."""
    assert len(pages_of(NAMED, WITH_SLIP)) == 1
    assert len(pages_of(form_of(text(1)), WITH_SLIP, edition="fillable")) == 1

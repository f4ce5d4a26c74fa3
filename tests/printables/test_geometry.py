"""The rules for paper, asserted as numbers over any form, in every edition, from either side."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.model import Form
from forms.wording import in_language, texts
from printables.editions import EDITIONS, MM, editions_in
from printables.layout import lay_out
from printables.sheet import Cover
from printables.text import Line
from printables.things import Corner, Page, Placed, Square, Tick, Writing
from tests.crown.test_crown import MadeUp
from tests.printables.geometry import problems
from tests.printables.samples import (
    COVER,
    NAMES,
    SHEETS,
    WORDS,
    choice,
    form_of,
    library_form,
    text,
)
from tests.strategies import forms_

SPECIMEN = replace(COVER, specimen=True)
COVERS = st.sampled_from((COVER, SPECIMEN))
some_forms = settings(max_examples=25)


def printed(key: str, language: str, edition: str, cover: Cover = COVER) -> tuple[Page, ...]:
    return lay_out(library_form(key, language), cover, WORDS[language], EDITIONS[edition])


def of_kind(page: Page, kind: type) -> list[Placed]:
    return [placed for placed in page.placed if isinstance(placed.thing, kind)]


@pytest.mark.parametrize(("key", "language", "edition"), SHEETS)
def test_our_forms_keep_the_rules(key: str, language: str, edition: str) -> None:
    """In any language and edition text is large enough, and nothing is cut off, near or hidden.

    Whoever reads no further than the first page still knows the last date and the address; and
    pages that fell apart can be put together, by a person or by a scanner.
    """
    pages = printed(key, language, edition)
    assert problems(pages, edition) == []
    first = said(pages[0].placed)
    assert "2027" in first
    assert all(line in first for line in COVER.return_address)
    for number, page in enumerate(pages, start=1):
        can_be_found_again(page, number, len(pages))


@pytest.mark.parametrize(("key", "language", "edition"), SHEETS[:20])
def test_a_specimen_keeps_the_rules(key: str, language: str, edition: str) -> None:
    """It says what it is, where a form has its code."""
    assert problems(printed(key, language, edition, SPECIMEN), edition) == []


@some_forms
@given(forms_(), st.sampled_from(editions_in("en")), COVERS)
def test_any_form_keeps_the_rules(form: Form, edition: str, cover: Cover) -> None:
    """The rules hold for any form that is read from the left."""
    spoken = in_language(form, "en", {}, NAMES)
    assert problems(lay_out(spoken, cover, WORDS["en"], EDITIONS[edition]), edition) == []


@some_forms
@given(forms_(), st.sampled_from(editions_in("ar")), COVERS)
def test_any_form_keeps_the_rules_from_the_right(form: Form, edition: str, cover: Cover) -> None:
    """And for any form that is read from the right, every text of it translated."""
    words = MadeUp("ar")
    spoken = in_language(form, "ar", texts(form, words), NAMES)
    assert problems(lay_out(spoken, cover, words, EDITIONS[edition]), edition) == []


def can_be_found_again(page: Page, number: int, pages: int) -> None:
    """A page has four corners, a square code, the form's code, and its number out of how many."""
    assert len(of_kind(page, Corner)) == 4
    assert len(of_kind(page, Square)) == 1
    foot = said(p for p in page.placed if p.band == "Footer")
    assert COVER.code in foot
    assert {str(number), str(pages)} <= set(foot.replace(".", " ").split())


def said(things: Iterable[Placed]) -> str:
    lines = (p.thing.text for p in things if isinstance(p.thing, Line))
    return " ".join(" ".join(lines).split())


SOUND = lay_out(form_of(choice("Yes", "No"), text(2)), COVER, WORDS["en"], EDITIONS["standard"])


def _first(kind: type, role: str = "") -> Placed:
    return next(p for p in of_kind(SOUND[0], kind) if not role or (p.tag and p.tag.role == role))


def _small_letters(placed: Placed) -> Placed:
    assert isinstance(placed.thing, Line)
    return replace(placed, thing=replace(placed.thing, style=replace(placed.thing.style, size=11)))


def _long_line(placed: Placed) -> Placed:
    assert isinstance(placed.thing, Line)
    return replace(placed, thing=replace(placed.thing, text="x" * 71))


SPOILED: dict[str, tuple[Placed, Callable[[Placed], Placed]]] = {
    "11 pt": (_first(Line, "Lbl"), _small_letters),
    "11 pt: Use a pen": (_first(Line, "LBody"), _small_letters),
    "71 characters": (_first(Line, "H3"), _long_line),
    "small box": (_first(Tick), lambda p: replace(p, height=5.4 * MM)),
    "narrow lines": (_first(Writing), lambda p: replace(p, height=15.9 * MM)),
    "out of its margins: Line 1. Which?": (_first(Line, "H3"), lambda p: p.moved(-1 * MM, 0)),
    "out of its margins: Writing": (_first(Writing), lambda p: p.moved(1 * MM, 0)),
    "out of its margins: Corner": (_first(Corner), lambda p: p.moved(0, -6 * MM)),
    "under a staple": (_first(Corner), lambda p: p.moved(0, -2 * MM)),
    "on top of another: Line 1. Which?": (_first(Line, "H3"), lambda p: p.moved(0, 4 * MM)),
    "and Tick which o0": (_first(Tick), lambda p: p.moved(4.5 * MM, 0)),
    "and Square": (_first(Square), lambda p: p.moved(-140 * MM, 0)),
    "too near: Tick": (_first(Tick), lambda p: p.moved(0, 0.3 * MM)),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_fault_is_seen(fault: str) -> None:
    """Each rule notices the thing that breaks it."""
    spoiled, spoil = SPOILED[fault]
    page = Page(placed=tuple(spoil(p) if p is spoiled else p for p in SOUND[0].placed))
    assert problems(SOUND, "standard") == []
    assert any(fault in problem for problem in problems((page,), "standard"))

"""Less room between things, where that saves a page or says more on the first."""

from dataclasses import replace
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model import Form
from printables.editions import EDITIONS, LEAST_BETWEEN_FIELDS, Edition
from printables.text import Line
from printables.things import Page
from tests.printables.samples import (
    choice,
    form_of,
    spoken,
    text,
)
from tests.printables.test_editions import pages_of, some_forms
from tests.strategies import forms_


def loosely(edition: Edition, _share: float) -> Edition:
    """As if there were nothing to be saved."""
    return edition


def counts(forms: list[Form], edition: str) -> list[int]:
    return [len(pages_of(form, edition)) for form in forms]


@pytest.mark.parametrize("edition", ["standard", "large", "fillable"])
def test_a_few_lines_dont_take_another_page(edition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a little less room between things saves a page it does, and never costs one."""
    asked = [replace(choice("Yes", "No", "Perhaps"), key=f"q{n}") for n in range(8)]
    forms = [form_of(*asked[:many], text(lines)) for many in range(2, 9) for lines in range(2, 9)]
    tightened = counts(forms, edition)
    monkeypatch.setattr(Edition, "tightened", loosely)
    loose = counts(forms, edition)
    assert all(tight <= more for tight, more in zip(tightened, loose, strict=True))
    assert tightened != loose


@given(forms_(), st.sampled_from(("standard", "large", "fillable")))
@some_forms
def test_a_form_keeps_its_room_where_no_page_is_saved(form: Form, edition: str) -> None:
    """A form is as it would be with all its room, or a page shorter, or says more on page 1."""
    said = spoken(form, "en")
    pages = pages_of(said, edition)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Edition, "tightened", loosely)
        loose = pages_of(said, edition)
    fuller = said_late(pages) < said_late(loose)
    assert len(pages) < len(loose) or fuller or places(pages) == places(loose)


def said_late(pages: tuple[Page, ...]) -> int:
    """How many lines of the introduction stand after the first page."""
    lines = [
        placed
        for page in pages[1:]
        for placed in page.placed
        if isinstance(placed.thing, Line) and placed.band == "Layout"
    ]
    return len(list(takewhile(lambda line: line.tag and line.tag.role != "H2", lines)))


def places(pages: tuple[Page, ...]) -> list[tuple[float, float]]:
    return [(placed.x, placed.y) for page in pages for placed in page.placed]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_edition_is_tightened_below_what_paper_needs(edition: str) -> None:
    """Boxes, lines and letters keep their size; fields stay three millimetres apart."""
    loose, tight = EDITIONS[edition], EDITIONS[edition].tightened(0.1)
    assert tight.before_item >= LEAST_BETWEEN_FIELDS
    assert tight.between_fields == loose.between_fields
    assert tight.writing_pitch == loose.writing_pitch
    assert (tight.box, tight.body, tight.small) == (loose.box, loose.body, loose.small)

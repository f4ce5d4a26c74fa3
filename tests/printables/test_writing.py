"""Kinds that are written on paper: how large the boxes and lines are, and what stands by them."""

from dataclasses import replace

import pytest

from forms.model import Contact, Means, Number, Text
from printables.editions import EDITIONS, MM
from printables.text import Line
from printables.things import Writing
from tests.printables.geometry import problems
from tests.printables.samples import WORDS
from tests.printables.tag_tree import tree
from tests.printables.test_kinds import (
    CAME,
    LANGUAGES,
    PAID,
    descriptions,
    fields,
    filled_in,
    pages,
    sheet,
    things,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_date_in_three_boxes(language: str, edition: str) -> None:
    """A date has a box each for day, month and year, named above it and aloud."""
    made = sheet(CAME, language=language, edition=edition)
    assert filled_in(made) == [("came", "day"), ("came", "month"), ("came", "year")]
    marks = fields(made)
    assert len({mark.y for mark in marks}) == 1
    assert max(marks, key=lambda mark: mark.width).option == "year"
    names = [WORDS[language].find(name) or name for name in ("Day", "Month", "Year")]
    assert descriptions(made) == [f"1. When did you come: {name}" for name in names]
    parts = [node for node in tree(made.pdf).all("P") if node.all("Form")]
    assert [part.said for part in parts] == names


@pytest.mark.parametrize("edition", EDITIONS)
def test_names_of_date_boxes_stand_clear_of_them(edition: str) -> None:
    """ "Day" stands above its box with some room between."""
    found = 0
    for page in pages(CAME, edition=edition):
        for box in things(page, Writing):
            (name,) = (p for p in things(page, Line) if box.tag and p.tag is box.tag.parent)
            assert box.y - name.y - name.height >= 0.99 * MM
            found += 1
    assert found == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_pound_stands_left_of_its_box(language: str) -> None:
    """In every language the figures of an amount run from left to right, after the pound sign."""
    (page,) = pages(PAID, language=language)
    (field,) = things(page, Writing)
    (pound,) = (p for p in things(page, Line) if isinstance(p.thing, Line) and p.thing.text == "£")
    assert 0 < field.x - pound.x - pound.width < 3 * MM
    assert pound.y > field.y
    assert pound.y + pound.height < field.y + field.height


def test_an_amount_is_said_to_be_in_pounds() -> None:
    """Who hears a field for an amount hears what to write in it."""
    assert descriptions(sheet(PAID)) == ["1. What did you pay: in pounds"]
    assert descriptions(sheet(replace(PAID, label="Your fare"))) == ["1. Your fare: in pounds"]


def test_boxes_are_as_wide_as_their_figures() -> None:
    """Room for a long number is wider than room for a short one."""
    short, long, any_ = (
        fields(sheet(Number(key="a", label="b", least=0, most=most, places=places)))[0].width
        for most, places in ((20, 0), (999_999, 2), (None, 0))
    )
    assert 20 < short < any_ < long < 80


def test_contact_lines() -> None:
    """A name, e-mail and telephone take a line, a postcode a shorter one, an address four."""
    lines = {}
    for means in Means:
        (page,) = pages(Contact(key="a", label="b", means=means))
        (lines[means],) = things(page, Writing)
    counts = {means: field.thing for means, field in lines.items()}
    assert counts[Means.ADDRESS] == Writing(4)
    assert all(thing == Writing(1) for means, thing in counts.items() if means != Means.ADDRESS)
    assert lines[Means.POSTCODE].width < lines[Means.TELEPHONE].width < lines[Means.NAME].width


def test_sixty_lines_in_parts() -> None:
    """Room to write that is higher than a page is several fields, all of the same question."""
    laid = pages(Text(key="why", label="Why?", lines=60))
    assert problems(laid, "standard") == []
    written = [p.thing for page in laid for p in things(page, Writing)]
    assert sum(thing.lines for thing in written if isinstance(thing, Writing)) == 60

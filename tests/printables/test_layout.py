"""The rules for paper, asserted as numbers over any form, read from the left and from the right."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.model import Form, Question, Rows
from printables.editions import STANDARD
from printables.layout import lay_out
from printables.text import Line
from printables.things import Gap, Page, Placed, Rule, Tick, Writing
from tests.printables.geometry import problems
from tests.printables.samples import (
    COVER,
    WORDS,
    choice,
    form_of,
    library_form,
    spoken,
    statements,
    text,
)
from tests.strategies import forms_

A_LITTLE = 0.01
some_forms = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(form: Form, language: str = "en", *, specimen: bool = False) -> tuple[Page, ...]:
    cover = replace(COVER, specimen=specimen)
    return lay_out(form, cover, WORDS[language], STANDARD)


def of_kind(page: Page, kind: type) -> list[Placed]:
    return [placed for placed in page.placed if isinstance(placed.thing, kind)]


@given(forms_(), st.sampled_from(tuple(WORDS)))
@some_forms
def test_every_option_has_one_box(form: Form, language: str) -> None:
    """Each option of each item has one box, and each written item its lines, in printed order."""
    pages = printed(spoken(form, language), language)
    boxes = [(p.item, p.option) for page in pages for p in page.placed if isinstance(p.thing, Tick)]
    assert boxes == [(item.key, option.key) for item in form.items for option in item.options]
    fields = [p.item for page in pages for p in page.placed if isinstance(p.thing, Writing)]
    assert list(dict.fromkeys(fields)) == [
        item.key
        for _, questions in form.outline
        for numbered in questions
        for item in numbered.items
        if not item.options and item.row <= printed_rows(numbered.question)
    ]


def printed_rows(question: Question) -> int:
    """How many rows of a question have room on the sheet."""
    return question.printed if isinstance(question, Rows) else 0


def test_two_pages_for_residents() -> None:
    """The questionnaire for residents fits on one leaf; the reflection takes two at most."""
    assert len(printed(library_form("outcomes-residents", "en"))) == 2
    assert len(printed(library_form("reflection", "en"))) <= 4


def role_of(placed: Placed) -> str:
    return placed.tag.role if placed.tag else ""


@given(forms_(), st.sampled_from(("en", "ar")))
@some_forms
def test_headings_stay_with_what_follows(form: Form, language: str) -> None:
    """No page ends with a heading, and the first box of a question stands on its heading's page."""
    for page in printed(spoken(form, language), language):
        flow = [role_of(p) for p in page.placed if p.band == "Layout" and p.tag is not None]
        assert not flow or flow[-1] not in ("H1", "H2", "H3", "H4")


def test_question_keeps_its_first_boxes() -> None:
    """However far down a page a question begins, its first boxes are on the same page."""
    for lines in range(1, 14):
        form = form_of(text(lines), choice("One", "Two", "Three"))
        for page in printed(form):
            headings = [p for p in of_kind(page, Line) if role_of(p) == "H3"]
            if any("Which?" in p.thing.text for p in headings if isinstance(p.thing, Line)):
                assert len(of_kind(page, Tick)) == 3


def test_writing_field_stays_whole() -> None:
    """Twenty lines to write on are one field on one page."""
    pages = printed(form_of(choice(*"abcdef"), text(20)))
    fields = [p for page in pages for p in of_kind(page, Writing)]
    assert [p.thing for p in fields] == [Writing(20)]


def test_a_hundred_lines_go_on_overleaf() -> None:
    """A field that is higher than a page goes on, and no line is lost."""
    pages = printed(form_of(text(100)))
    assert problems(pages, "standard") == []
    fields = [p.thing for page in pages for p in of_kind(page, Writing)]
    assert sum(field.lines for field in fields if isinstance(field, Writing)) == 100


def test_statements_make_a_grid_where_they_fit() -> None:
    """Short answers stand in columns, at one height for each statement."""
    pages = printed(form_of(statements("We listen", "We act")))
    ticks = [p for page in pages for p in of_kind(page, Tick)]
    assert len({round(tick.y, 2) for tick in ticks}) == 2
    assert len({round(tick.x, 2) for tick in ticks}) == 3


def test_statements_are_stacked_where_words_would_be_split() -> None:
    """Long Polish answers stand below their statement, one a line."""
    pages = printed(library_form("outcomes-residents", "pl"), "pl")
    ticks = [p for page in pages for p in of_kind(page, Tick)]
    assert len({round(tick.x, 2) for tick in ticks}) == 1


def test_grid_begins_each_page_with_its_header() -> None:
    """A grid that goes on overleaf shows there again what its columns mean."""
    form = form_of(statements(*(f"Statement number {n}" for n in range(60))))
    pages = printed(form)
    assert len(pages) > 2
    for page in pages:
        heads = [
            p.thing.text
            for p in of_kind(page, Line)
            if p.tag and p.tag.scope == "Column"
            if isinstance(p.thing, Line)
        ]
        assert heads == ["No", "Perhaps", "Yes"]


def test_grid_is_mirrored_in_arabic() -> None:
    """Where reading begins on the right, the first option is the one furthest to the right."""
    pages = printed(library_form("outcomes-residents", "ar"), "ar")
    ticks = of_kind(pages[0], Tick)
    first, *others = [tick for tick in ticks if tick.item == ticks[0].item]
    assert all(first.x > other.x for other in others)
    title = next(p for p in pages[0].placed if role_of(p) == "H1")
    assert title.x + title.width == pytest.approx(STANDARD.width - STANDARD.side)


def test_forty_options() -> None:
    """A choice of forty keeps every rule, on as many pages as it takes."""
    pages = printed(form_of(choice(*(f"Option number {n}" for n in range(40)))))
    assert problems(pages, "standard") == []
    assert sum(len(of_kind(page, Tick)) for page in pages) == 40


def test_question_of_two_thousand_characters() -> None:
    """A very long question is printed whole, and its boxes follow it."""
    label = ("Do you think that this goes on for too long? " * 50)[:2000].strip()
    pages = printed(form_of(choice("Yes", "No", label=label)))
    assert problems(pages, "standard") == []
    said = "".join(
        p.thing.text
        for page in pages
        for p in page.placed
        if isinstance(p.thing, Line) and role_of(p) == "H3"
    )
    assert said == f"1. {label}"


def test_overlong_words_stay_on_the_page() -> None:
    """Words of two hundred letters keep the rules in every place that they can stand."""
    word = "W" * 200
    form = form_of(
        choice(word, "No", label=word),
        replace(statements(word, "b", scale=(word, "No")), hint=word),
        title=word,
        intro=word,
    )
    assert problems(printed(form), "standard") == []


def test_numbers_are_printed_once() -> None:
    """In a list whose labels are numbers already, no second number stands by the box."""
    own = printed(form_of(choice("1, not at all", "2", "3, very much")))
    added = printed(form_of(choice("Yes", "No")))
    assert not [p for page in own for p in page.placed if role_of(p) == "Lbl" and said(p) != "•"]
    numbers = [said(p) for page in added for p in page.placed if role_of(p) == "Lbl"]
    assert [number for number in numbers if number != "•"] == ["1", "2"]


def said(placed: Placed) -> str:
    return placed.thing.text if isinstance(placed.thing, Line) else ""


def test_specimen_says_so_on_every_page() -> None:
    """A form printed before it is published can't be mistaken for one that counts."""
    for page in printed(library_form("reflection", "en"), specimen=True):
        words = "".join(said(p) for p in page.placed if p.band == "Header")
        assert words.startswith("Specimen: not published.")


def test_thanks_never_stand_alone() -> None:
    """The page that ends the sheet has more on it than thanks."""
    for lines in range(1, 30):
        last = printed(form_of(text(lines)))[-1]
        assert of_kind(last, Writing)


def test_rules_divide_the_rows() -> None:
    """A grid has a thin line above each row and one below the last; its cells are all there."""
    pages = printed(form_of(statements("a", "b", scale=("\u2066", "No"))))
    rules = [rule for page in pages for rule in of_kind(page, Rule) if rule.band == "Layout"]
    assert len(rules) == 3
    assert sum(len(of_kind(page, Gap)) for page in pages) == 1

"""One definition, four editions: each keeps its own rules."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.library import FORMS
from forms.model import Form, Item, Rows
from forms.wording import Pair, Phrase, before, bilingual, language_of
from printables import layout
from printables.editions import EDITIONS, MM, editions_in
from printables.sheet import render
from printables.text import Line
from printables.things import Page, Placed, Rule, Square, Tick, Writing
from tests.printables.samples import (
    COVER,
    FULL_COVER,
    SPOKEN,
    WORDS,
    choice,
    form_of,
    library_form,
    spoken,
    statements,
    text,
)
from tests.printables.tag_tree import Node, tree
from tests.strategies import forms_

A_LITTLE = 0.01
LARGE, BILINGUAL = EDITIONS["large"], EDITIONS["bilingual"]
OTHERS = [language for language in WORDS if language != "en"]
some_forms = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pages_of(form: Form, edition: str, language: str = "en") -> tuple[Page, ...]:
    return layout.lay_out(form, FULL_COVER, WORDS[language], EDITIONS[edition])


def of_kind(pages: tuple[Page, ...], kind: type) -> list[Placed]:
    return [placed for page in pages for placed in page.placed if isinstance(placed.thing, kind)]


def lines_of(pages: tuple[Page, ...]) -> list[Line]:
    return [p.thing for p in of_kind(pages, Line) if isinstance(p.thing, Line)]


@pytest.mark.parametrize(("key", "language"), SPOKEN)
def test_large_print_is_large_everywhere(key: str, language: str) -> None:
    """Headings, options, their numbers, footers: nothing is smaller than 18 point."""
    pages = pages_of(library_form(key, language), "large", language)
    assert min(line.style.size for line in lines_of(pages)) == 18
    assert all(tick.width >= 8 * MM for tick in of_kind(pages, Tick))
    for field in of_kind(pages, Writing):
        assert isinstance(field.thing, Writing)
        assert field.height / field.thing.lines >= 12 * MM - A_LITTLE


@pytest.mark.parametrize("language", WORDS)
def test_footer_of_large_print_stands_beside_its_square_code(language: str) -> None:
    """Title, code and page are whole lines above the corner marks, and clear of the code."""
    for page in pages_of(library_form("reflection", language), "large", language):
        footer = [p for p in page.placed if p.band == "Footer" and isinstance(p.thing, Line)]
        (square,) = of_kind((page,), Square)
        assert len({line.y for line in footer}) == 3
        for line in footer:
            assert line.y + line.height <= LARGE.height - LARGE.corner_bottom
            apart = max(square.x - line.x - line.width, line.x - square.x - square.width)
            assert apart >= 2 * MM


@pytest.mark.parametrize("options", [2, 6, 10, 14])
def test_large_print_never_parts_a_question_from_its_boxes(options: int) -> None:
    """However far down the page the question begins, all its boxes are on the page it is on."""
    asked = replace(choice(*(f"Option {n}" for n in range(options))), key="asked")
    for lines in range(1, 12, 2):
        pages = pages_of(form_of(text(lines), asked), "large")
        with_boxes = [page for page in pages if of_kind((page,), Tick)]
        assert len(with_boxes) == 1
        assert any("2. Which?" in line.text for line in lines_of((with_boxes[0],)))


def test_large_print_goes_on_overleaf_where_it_must() -> None:
    """Forty large options don't fit a page: they go on, all of them, and none is alone."""
    pages = pages_of(form_of(choice(*(f"Option {n}" for n in range(40)))), "large")
    counts = [len(of_kind((page,), Tick)) for page in pages]
    assert sum(counts) == 40
    assert all(count != 1 for count in counts)


@pytest.mark.parametrize("edition", ["large", "fillable"])
def test_statements_are_stacked(edition: str) -> None:
    """Where a grid would not fit, or not be heard, each statement has its answers below it."""
    pages = pages_of(form_of(statements("We listen", "We act")), edition)
    assert len({round(tick.x, 2) for tick in of_kind(pages, Tick)}) == 1


def test_english_needs_no_english_beside_it() -> None:
    """There is no bilingual edition in English; in any other language there is."""
    assert "bilingual" not in editions_in("en")
    assert editions_in("pl") == tuple(EDITIONS)
    with pytest.raises(ValueError, match="'bilingual' in 'en'"):
        render(form_of(text(1)), COVER, WORDS["en"], "bilingual")


def tagged(key: str, language: str) -> Node:
    return tree(render(library_form(key, language), FULL_COVER, WORDS[language], "bilingual").pdf)


def told_in(node: Node, language: str) -> str:
    """What is read aloud in a language."""
    if node.replaced is not None:
        return node.replaced if node.language == language else ""
    return "".join(
        told_in(part, language)
        if isinstance(part, Node)
        else (part if node.language == language else "")
        for part in node.parts
    )


def on_paper(key: str, language: str) -> list[Item]:
    """What a sheet asks for: of a question with rows those that are printed."""
    form = library_form(key, language)
    printed = {q.key: q.printed for q in form.questions if isinstance(q, Rows)}
    return [item for item in form.items if item.row <= printed.get(item.key.split(".")[0], 0)]


@pytest.mark.parametrize(("key", "language"), [(k, lang) for k, lang in SPOKEN if lang != "en"])
def test_both_languages_say_the_whole_form(key: str, language: str) -> None:
    """Each label is read in the language and in English, each by the voice of its language."""
    document = tagged(key, language)
    told = {code: told_in(document, code) for code in ("en", language)}
    for one, two in zip(on_paper(key, "en"), on_paper(key, language), strict=True):
        number = "" if one.key.endswith(".text") else f"{one.number}. "  # beside an option none
        assert f"{number}{one.label}" in told["en"]
        assert two.label in told[language_of(two.label, language)]
        for option, same in zip(one.options, two.options, strict=True):
            assert option.label in told["en"]
            assert same.label in told[language_of(same.label, language)]


@pytest.mark.parametrize("language", OTHERS)
def test_english_stands_right_below_at_the_same_size(language: str) -> None:
    """Neither language is a footnote: same size, same weight, one after the other."""
    pages = pages_of(library_form("outcomes-residents", language), "bilingual", language)
    found = 0
    for page in pages:
        lines = [p for p in page.placed if isinstance(p.thing, Line) and p.band != "Footer"]
        for above, below in pairwise(lines):
            if below.tag and below.tag.role == "Span" and below.tag.parent is above.tag:
                assert isinstance(above.thing, Line)
                assert isinstance(below.thing, Line)
                assert above.thing.style == below.thing.style
                assert below.tag.language == "en"
                assert below.y == pytest.approx(above.y + above.height)
                found += 1
    assert found > 40


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_footer_is_not_read_as_an_answer(language: str, edition: str) -> None:
    """A thin line parts it from the page's text, which ends five millimetres above its words."""
    if edition not in editions_in(language):
        return
    for page in pages_of(library_form("reflection", language), edition, language):
        (rule,) = [p for p in of_kind((page,), Rule) if p.band == "Footer"]
        title, *_ = [p for p in of_kind((page,), Line) if p.band == "Footer"]
        text_ends = max(p.y + p.height for p in page.placed if p.band == "Layout" and p.tag)
        assert text_ends < rule.y < title.y
        assert title.y - EDITIONS[edition].bottom >= 5 * MM - A_LITTLE


def test_arabic_questionnaire_is_one_leaf() -> None:
    """A grid that gives its statements more room doesn't take a second sheet."""
    assert len(pages_of(library_form("outcomes-residents", "ar"), "standard", "ar")) == 2


def test_arabic_begins_on_the_right_and_english_on_the_left() -> None:
    """Each language of a heading begins where its readers look for it."""
    pages = pages_of(library_form("outcomes-residents", "ar"), "bilingual", "ar")
    headings = [p for p in of_kind(pages, Line) if p.tag and p.tag.role in ("H1", "H2", "H3")]
    english = [
        p
        for p in of_kind(pages, Line)
        if p.tag and p.tag.role == "Span" and p.tag.parent and p.tag.parent.role in ("H1", "H2")
    ]
    right = BILINGUAL.width - BILINGUAL.side
    assert all(p.x + p.width == pytest.approx(right) for p in headings)
    assert english
    assert all(p.x == pytest.approx(BILINGUAL.side) for p in english)


def test_english_stays_close_to_its_box_in_arabic() -> None:
    """An option's English stands below its Arabic, next to the box, not across the page."""
    pages = pages_of(library_form("outcomes-residents", "ar"), "bilingual", "ar")
    for page in pages:
        boxes = [tick for tick in of_kind((page,), Tick) if tick.item.startswith("experience.")]
        labels = [
            p
            for p in of_kind((page,), Line)
            if p.tag and p.tag.role == "Span" and p.tag.parent and p.tag.parent.role == "LBody"
        ]
        for box in boxes:
            near = [p for p in labels if abs(p.y - box.y) < 10 * MM and p.x < box.x]
            assert any(box.x - p.x < BILINGUAL.measure / 2 for p in near)


@given(forms_(), st.sampled_from(OTHERS))
@some_forms
def test_any_form_has_its_boxes_once(form: Form, language: str) -> None:
    """Two languages share one box: nobody has to tick twice."""
    pages = pages_of(spoken(form, language), "bilingual", language)
    boxes = [(p.item, p.option) for p in of_kind(pages, Tick)]
    assert boxes == [(item.key, option.key) for item in form.items for option in item.options]


def test_what_has_no_translation_is_said_once() -> None:
    """A gap in a translation is not printed in English twice."""
    pages = pages_of(form_of(text(1, label="What else?")), "bilingual", "pl")
    said = " ".join(line.text for line in lines_of(pages))
    assert said.count("What else?") == 1


def test_a_last_date_is_said_in_both_languages() -> None:
    """As each of them says it."""
    pages = pages_of(library_form("reflection", "pl"), "bilingual", "pl")
    said = " ".join(line.text for line in lines_of(pages))
    assert "do 31 marca 2027" in said
    assert "by 31 March 2027" in said


def test_a_number_stands_before_both_languages() -> None:
    """Whoever reads only one of the two reads the number of the question too."""
    pair = before("1. ", Pair(Phrase("Tak", "pl"), Phrase("Yes", "en")))
    assert isinstance(pair, Pair)
    assert pair.parts == ("1. Tak", "1. Yes")
    assert str(pair) == "1. Tak / 1. Yes"
    assert [part.language for part in pair.parts] == ["pl", "en"]


def test_a_form_in_two_languages_is_the_same_form() -> None:
    """Same questions, same options, same keys; English alone has nothing to add."""
    both = bilingual(library_form("reflection", "pl"))
    assert [item.key for item in both.items] == [i.key for i in FORMS["reflection"].items]
    assert isinstance(both.items[0].label, Pair)
    english = library_form("reflection", "en")
    assert bilingual(english) == english

"""A form as a page: what is shown is what is sent, and every part of it can be reached."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, render_template
from hypothesis import HealthCheck, given, settings
from lxml import html
from werkzeug.datastructures import MultiDict

from app import controls, webform
from app.languages import words
from forms import paging
from forms.answers import Answers, Given, join
from forms.model import Date, Form, Item, Number, Rows, Section, Text
from forms.problems import Problem
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms

ENGLISH = words("en")
ITEMS = {item.key: item for item in EVERY_KIND.items}
COSTS = paging.parts(EVERY_KIND)[3]
any_form = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_typed(item: Item, value: str) -> str:
    """A stored answer as somebody types it."""
    if not isinstance(item.question, Date):
        return value
    day = date.fromisoformat(value)
    return join([str(day.day), str(day.month), str(day.year)])


def pages(form: Form, typed: dict[str, str]) -> list[webform.Page]:
    """The page of each part."""
    return [webform.page(form, part, typed, ENGLISH) for part in paging.parts(form)]


def drawn(app: Flask, form: Form, page: webform.Page, number: int = 1, language: str = "en") -> Any:
    """The page of a part as a browser reads it."""
    with app.test_request_context(f"/{language}/forms/ABCDEFG/answer"):
        text = render_template(
            "answer.html",
            version=SimpleNamespace(code="ABCDEFG"),
            form=form,
            page=page,
            number=number,
            parts=len(paging.parts(form)),
            about_all=[],
            token="a-token",
        )
    return html.fromstring(text)


def sent(tree: Any) -> MultiDict[str, str]:
    """What a browser sends of a page."""
    return MultiDict(tree.get_element_by_id("answers-form").form_values())


def raw(form: Form, answers: Answers) -> dict[str, str]:
    """Answers as they were typed, by item key."""
    items = {item.key: item for item in form.items}
    return {
        key: as_typed(items[key], answer.value)
        for key, answer in answers.items()
        if isinstance(answer, Given)
    }


@any_form
@given(answered_forms())
def test_what_a_page_shows_is_what_it_sends(app: Flask, answered: tuple[Form, Answers]) -> None:
    """For any form and any answers: nothing is lost or changed by being shown and sent again."""
    form, answers = answered
    typed = raw(form, answers)
    again: dict[str, str] = {}
    for number, part in enumerate(paging.parts(form), start=1):
        tree = drawn(app, form, webform.page(form, part, typed, ENGLISH), number)
        again |= webform.sent(paging.items_in(part), sent(tree))
    answers_again = webform.answers(form, again)
    assert {
        key: answer.value for key, answer in answers_again.items() if isinstance(answer, Given)
    } == {key: answer.value for key, answer in answers.items() if isinstance(answer, Given)}


@any_form
@given(answered_forms())
def test_every_field_has_a_label_and_every_problem_leads_to_its_field(
    app: Flask, answered: tuple[Form, Answers]
) -> None:
    """For any form: no id is there twice, and what is wrong is linked from the summary."""
    form, answers = answered
    for number, page in enumerate(pages(form, raw(form, answers)), start=1):
        _check_labels_and_links(app, form, page, number)


def _check_labels_and_links(app: Flask, form: Form, page: webform.Page, number: int) -> None:
    wrong = {part.item.key: (Problem("This is wrong."),) for part in page.parts}
    webform.show_problems(page, wrong, ENGLISH)
    tree = drawn(app, form, page, number)
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(set(ids)) == len(ids)
    fields = tree.xpath("//main//textarea | //main//input[not(@type='hidden')]")
    named = [label.get("for") for label in tree.iter("label")]
    assert named == [field.get("id") for field in fields], "a label each, in the same order"
    assert all(group[0].tag == "legend" for group in tree.iter("fieldset"))
    links = [link.get("href") for link in tree.xpath("//*[@class='summary']//a")]
    assert links == [f"#{part.first_id}" for part in page.parts]
    assert {link[1:] for link in links} <= {field.get("id") for field in fields}
    assert len(tree.xpath("//form//*[@class='error']")) == len(links)


def test_a_page_has_one_empty_row_and_grows_with_what_is_written() -> None:
    """Never fewer rows than are asked for or answered, never more than there can be."""

    def shown(typed: dict[str, str], sent: dict[str, int] | None = None) -> list[int]:
        page = webform.page(EVERY_KIND, COSTS, typed, ENGLISH, sent)
        (block,) = (b for _, blocks in page.sections for b in blocks if b.kind == "rows")
        assert bool(block.next_id) == (len(block.rows) < 6)
        return [row for row, _ in block.rows]

    assert shown({}) == [1]
    assert shown({"claims.3.what": "bus"}) == [1, 2, 3]
    assert shown({"claims.3.what": "bus"}, {"claims": 5}) == [1, 2, 3, 4, 5]
    assert shown({}, {"claims": 99}) == [1, 2, 3, 4, 5, 6]
    assert webform.rows_sent(EVERY_KIND.items, {"claims.4.day.month": "", "name": "Ann"}) == {
        "claims": 4
    }
    assert webform.rows_sent(EVERY_KIND.items, {"claims.4.day": "", "claims.7.what": "bus"}) == {}


def test_as_many_rows_as_have_to_be_there_are_shown() -> None:
    """Two to begin with, where two are needed."""
    rows = Rows(key="two", label="Two", fields=(Text(key="a", label="A", required=True),), least=2)
    section = Section(title="", questions=(rows,))
    form = Form(key="two", title="", purpose="", sections=(section,))
    (page,) = pages(form, {})
    assert [part.item.key for part in page.parts] == ["two.1.a", "two.2.a"]


def test_the_words_of_an_option_stand_right_under_it(app: Flask) -> None:
    """Its field follows its box, before the next one."""
    tree = drawn(app, EVERY_KIND, pages(EVERY_KIND, {})[1], 2)
    names = [field.get("name") for field in tree.xpath("//main//input")]
    place = names.index("needs.other.text")
    assert names[place - 1 : place + 2] == ["needs", "needs.other.text", "needs"]
    (label,) = tree.xpath("//label[@for='needs.other.text']")
    assert label.text.strip() == "If you chose “Something else, please say”, you can say more here"


@pytest.mark.parametrize(
    ("key", "kind", "keyboard", "filled"),
    [
        ("name", "text", None, "name"),
        ("email", "email", None, "email"),
        ("telephone", "tel", None, "tel"),
        ("postcode", "text", None, "postal-code"),
        ("people", "text", "numeric", "off"),
        ("hours", "text", "decimal", "off"),
        ("lost_pay", "text", "decimal", "off"),
        ("claims.1.amount", "text", "decimal", "off"),
        ("visited", "text", "numeric", "off"),
    ],
)
def test_a_field_has_the_keyboard_and_the_purpose_of_what_it_asks_for(
    key: str, kind: str, keyboard: str | None, filled: str
) -> None:
    """WCAG 1.3.5; never type=number, which a wheel or a screen reader's keys would change."""
    found = controls.attributes(ITEMS[key])
    assert (found["type"], found.get("inputmode"), found["autocomplete"]) == (
        kind,
        keyboard,
        filled,
    )


def test_a_keyboard_for_numbers_below_nothing_has_a_minus() -> None:
    """Some keyboards of digits have none."""
    below = Number(key="below", label="Below", least=-5)
    item = Item(key="below", number="1", label="Below", question=below)
    assert controls.attributes(item)["inputmode"] == "text"


@pytest.mark.parametrize(
    ("key", "hints"),
    [
        ("needs", ["Choose every answer that applies to you."]),
        ("people", ["Write 0 if you came alone.", "A number from 0 to 20."]),
        ("lost_pay", ["An amount in pounds, such as 4.50, at most £500."]),
        ("visited", ["For example, 27 3 2026."]),
        ("idea", ["One idea is enough.", "Use at most 20 words."]),
        ("heard_from", []),
    ],
)
def test_what_a_kind_asks_for_is_said_beside_it(key: str, hints: list[str]) -> None:
    """After the question's own hint."""
    assert list(controls.hints(ITEMS[key].question, ENGLISH)) == hints


def test_who_is_asked_a_question_is_said_above_it() -> None:
    """With the answers that lead to it, and the number of the question that they answer."""
    said = {
        question.key: controls.only_if(EVERY_KIND, question, ENGLISH)
        for question in EVERY_KIND.questions
        if question.depends_on
    }
    assert said == {
        "role": "Only if you answered “Yes” or “Later, perhaps” to question 6.",
        "needs": "Only if you answered “Yes” to question 6.",
    }


def test_an_answer_that_is_not_offered_stays_to_be_said() -> None:
    """What a browser makes up is not dropped in silence."""
    data = MultiDict([("needs", "childcare"), ("needs", "made up"), ("needs", "transport")])
    answers = webform.answers(EVERY_KIND, webform.sent(EVERY_KIND.items, data))
    assert answers["needs"] == Given("transport childcare made up")

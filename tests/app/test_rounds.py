"""The same form opened again in a project: every question with a column a round."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from app import responses
from app.db import Collection, db, writing
from app.publishing import Published
from app.retention import keep_promises
from forms.answers import Answers, Blank, Channel, Given
from forms.library.equality import EQUALITY
from forms.model import Choice, Form, Money, Section, Statements, Text
from tests.app.test_reporting import KEY
from tests.app.test_versions_together import ASKED, next_of, reworded
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish


def opened(days_ago: int, form: Form = SIX_AND_TWO, **changes: Any) -> Published:
    """A round that was opened so many days ago."""
    return publish(form, opens=TODAY - timedelta(days=days_ago), **changes)


def answer(version: Published, answers: Answers, number: int = 5) -> None:
    """So many responses on paper."""
    for _ in range(number):
        responses.accept(
            version,
            answers,
            channel=Channel.PAPER,
            language="en",
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )


def agree(version: Published, number: int = 5, key: str = "agree") -> None:
    """So many who choose one answer to the first statement."""
    answer(version, {KEY: Given(key)}, number)


def address(version: Published, language: str = "en") -> str:
    """The page of all rounds of a form."""
    project = db.session.get_one(Collection, version.collection_id).project_id
    return f"/{language}/results/projects/{project}/{version.form.key}"


def page(visitor: Visitor, version: Published) -> Any:
    """The page, parsed."""
    return html.fromstring(visitor.get(address(version)).text)


def rows(tree: Any, key: str = KEY) -> dict[str, list[str]]:
    """The rows of a question's only table, by their heading."""
    (table,) = tree.xpath(f'//table[@data-item="{key}"]')
    return {
        row.findtext("th"): [cell.text_content() for cell in row.xpath("td")]
        for row in table.xpath("tbody/tr")
    }


def text_of(tree: Any) -> str:
    """What is read."""
    return " ".join(tree.xpath("//main")[0].text_content().split())


def test_the_rounds_stand_side_by_side_in_the_order_of_time(either_visitor: Visitor) -> None:
    """How many answered, the share of each option, and the middle answer."""
    later, first = opened(1), opened(40)
    agree(first, 3)
    agree(first, 2, "disagree")
    answer(first, {KEY: Blank()}, 1)
    agree(later, 5, "strongly_agree")
    either_visitor.sign_in()
    tree = page(either_visitor, later)
    assert rows(tree) == {
        "Answered (n)": ["5", "5"],
        "Strongly disagree": ["0%", "0%"],
        "Disagree": ["40%", "0%"],
        "Neither agree nor disagree": ["0%", "0%"],
        "Agree": ["60%", "0%"],
        "Strongly agree": ["0%", "100%"],
        "Middle answer (median)": ["Agree", "Strongly agree"],
    }
    assert rows(tree, "went_well") == {"Answered (n)": ["0", "0"]}
    links = tree.xpath("//h3/a/@href")
    assert links == [f"/en/results/{each.collection_id}" for each in (first, later)]
    heads = tree.xpath(f'//table[@data-item="{KEY}"]/thead//th/text()')
    assert heads == ["Answer", "Round 1", "Round 2"]


def test_a_round_with_too_few_answers_says_so(either_visitor: Visitor) -> None:
    """In one cell for each question; nothing of its answers is on the page."""
    first, later = opened(40), opened(1)
    agree(first)
    agree(later, 4, "strongly_agree")
    either_visitor.sign_in()
    tree = page(either_visitor, first)
    found = rows(tree)
    assert found["Answered (n)"] == ["5", "Not enough answers yet"]
    assert found["Strongly agree"] == ["0%"]
    (cell,) = tree.xpath(f'//table[@data-item="{KEY}"]//td[@rowspan]')
    assert int(cell.get("rowspan")) == len(found)
    assert "4 responses are counted." in text_of(tree)


def test_where_no_round_has_enough_answers_there_is_no_table(visitor: Visitor) -> None:
    """The rounds are listed, with what they wait for."""
    version = opened(1)
    agree(version, 4)
    visitor.sign_in()
    tree = page(visitor, version)
    assert not tree.xpath("//table")
    assert "at least 5 people have answered" in text_of(tree)


def test_a_question_that_a_round_did_not_have_was_not_asked(either_visitor: Visitor) -> None:
    """Whichever round it was; what only older rounds asked comes last."""
    one, two = SIX_AND_TWO.sections
    more = replace(two, questions=(two.questions[0], Text(key="more", label="Anything else?")))
    first, later = opened(40), opened(1, replace(SIX_AND_TWO, sections=(one, more)))
    answer(first, {"do_better": Given("Tea")})
    answer(later, {"more": Given("Cake")})
    either_visitor.sign_in()
    tree = page(either_visitor, later)
    assert rows(tree, "do_better") == {"Answered (n)": ["5", "Not asked"]}
    assert rows(tree, "more") == {"Answered (n)": ["Not asked", "5"]}
    assert tree.xpath("//table/@data-item")[-2:] == ["more", "do_better"]


def test_an_answer_that_a_round_did_not_offer_was_not_asked(visitor: Visitor) -> None:
    """The others are compared all the same."""
    join = EVERY_KIND.sections[1].questions[0]
    assert isinstance(join, Choice)
    assert isinstance(join.options, tuple)
    form, whole = (
        Form(key="f", title="t", purpose="p", sections=(Section(title="s", questions=(asked,)),))
        for asked in (replace(join, options=join.options[:-1]), join)
    )
    first, later = opened(40, form), opened(1, whole)
    for version in (first, later):
        answer(version, {"join": Given("yes")})
    visitor.sign_in()
    found = rows(page(visitor, later), "join")
    assert found[join.options[-1].label] == ["Not asked", "0%"]
    assert found["Answered (n)"] == ["5", "5"]


def test_a_scale_of_four_is_not_compared_with_one_of_five(visitor: Visitor) -> None:
    """Each has a table of its own."""
    one, two = SIX_AND_TWO.sections
    (question,) = one.questions
    assert isinstance(question, Statements)
    short = replace(one, questions=(replace(question, scale=question.scale[:4]),))
    first, later = opened(40), opened(1, replace(SIX_AND_TWO, sections=(short, two)))
    for version in (first, later):
        agree(version)
    visitor.sign_in()
    tables = page(visitor, later).xpath(f'//table[@data-item="{KEY}"]')
    cells = [table.xpath("tbody/tr[1]/td/text()") for table in tables]
    assert cells == [["Not asked", "5"], ["5", "Not asked"]]


def test_of_a_long_scale_and_of_amounts_there_is_one_number(visitor: Visitor) -> None:
    """The middle answer, or the average."""
    amount = Money(key="cost", label="What did it cost you?")
    section = Section(title="s", questions=(amount,))
    form = Form(key="costs", title="Costs", purpose="To know.", sections=(section,))
    version = opened(1, form)
    for pounds in ("1", "2", "3.50", "4", "5"):
        answer(version, {"cost": Given(pounds)}, 1)
    visitor.sign_in()
    assert rows(page(visitor, version), "cost") == {"Answered (n)": ["5"], "Average": ["£3.10"]}


def test_older_words_are_told_below_the_table(visitor: Visitor) -> None:
    """With the round that had them."""
    first, later = opened(40), opened(1, reworded())
    for version in (first, later):
        agree(version)
    visitor.sign_in()
    tree = page(visitor, later)
    assert f"Round 1 asked this in other words: \u2068{ASKED}" in text_of(tree)
    assert rows(tree)["Wholly agree"] == ["0%", "0%"]


def test_the_versions_of_a_round_are_one_column(either_visitor: Visitor) -> None:
    """What all of them ask is added up."""
    version = opened(1)
    one, two = SIX_AND_TWO.sections
    shorter = next_of(
        version, replace(SIX_AND_TWO, sections=(one, replace(two, questions=two.questions[:1])))
    )
    agree(version, 5)
    agree(shorter, 4, "disagree")
    either_visitor.sign_in()
    assert rows(page(either_visitor, version))["Answered (n)"] == ["5"], "four are too few"
    agree(shorter, 1, "disagree")
    found = rows(page(either_visitor, version))
    assert found["Answered (n)"] == ["10"]
    assert found["Disagree"] == ["50%"]


def test_what_is_kept_apart_shows_after_it_has_closed(either_visitor: Visitor) -> None:
    """As on the page of its results."""
    first, later = opened(40, EQUALITY), opened(1, EQUALITY)
    for version in (first, later):
        answer(version, {"age": Given("25_to_34")})
    either_visitor.sign_in()
    tree = page(either_visitor, first)
    assert not tree.xpath("//table")
    assert "These answers are kept apart from all others" in text_of(tree)
    keep_promises(first.keyed_until + timedelta(days=1))
    assert rows(page(either_visitor, first), "age")["25 to 34"] == ["100%", "100%"]


@pytest.mark.parametrize(("number", "wide"), [(2, False), (3, True)])
def test_many_rounds_are_moved_within_their_own_place(
    visitor: Visitor, number: int, wide: bool
) -> None:
    """By keyboard too, and a screen reader says which question it is."""
    for days in range(number):
        agree(version := opened(days + 1))
    visitor.sign_in()
    tree = page(visitor, version)
    places = tree.xpath('//div[@role="group"][@tabindex="0"][table]')
    assert bool(places) is wide
    questions: Sequence[str] = tree.xpath("//table/@aria-labelledby")
    assert tree.xpath('//h3[starts-with(@id, "question-")]/@id') == questions
    assert [place.get("aria-labelledby") for place in places] == (questions if wide else [])


def test_results_lead_to_the_rounds_where_there_are_several(visitor: Visitor) -> None:
    """One round alone has nothing beside it."""
    version = opened(40)
    visitor.sign_in()
    results = f"/en/results/{version.collection_id}"
    link = f'href="{address(version)}"'
    assert link not in visitor.get(results).text
    opened(1)
    assert link in visitor.get(results).text


def test_rounds_that_there_are_not_say_so(visitor: Visitor) -> None:
    """404: another form, a form that was never published, another project."""
    version = opened(1)
    project = db.session.get_one(Collection, version.collection_id).project_id
    with writing():
        db.session.add(
            Collection(
                project_id=project, form_key="new", opens=TODAY, closes=TODAY, anonymous=True
            )
        )
    visitor.sign_in()
    for path in (f"{project}/none", f"{project}/new", f"{project + 1}/{version.form.key}"):
        assert visitor.get(f"/en/results/projects/{path}").status_code == 404
    assert visitor.get(address(version, "ar")).status_code == 200

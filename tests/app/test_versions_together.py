"""Several versions of a form: counted together where they ask the same, apart where they don't."""

import csv
import io
import re
import secrets
from collections.abc import Sequence
from dataclasses import fields, replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from lxml import html

from app import counting, publishing, responses
from app.db import Collection, db
from app.publishing import Published
from forms.answers import Answers, Channel, Given
from forms.model import Form, Section, Statement, Statements, Text
from forms.options import stated
from forms.tally import Numbers
from tests.app.test_reporting import KEY, answered, table
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish, publish_next
from tests.strategies import answered_forms

ASKED = "I have been able to influence the work of this project"
(STATEMENTS,) = (q for q in SIX_AND_TWO.questions if isinstance(q, Statements))
LINES = stated(STATEMENTS.statements)
AGREE = Given("agree")


def with_statements(*statements: Statement, **changes: Any) -> Form:
    """The form with other statements, or another scale."""
    first, second = SIX_AND_TWO.sections
    question = replace(STATEMENTS, statements=statements or LINES, **changes)
    return replace(SIX_AND_TWO, sections=(replace(first, questions=(question,)), second))


def reworded() -> Form:
    """The form with other words for its first statement and its last answer."""
    first, *others = LINES
    *scale, last = STATEMENTS.scale
    return with_statements(
        replace(first, label="I changed this project."),
        *others,
        scale=(*scale, replace(last, label="Wholly agree")),
    )


def next_of(version: Published, form: Form) -> Published:
    """The next version of what was published."""
    found = publishing.find(publish_next(version.collection_id, form))
    assert found is not None
    return found


def results(visitor: Visitor, version: Published) -> str:
    """The words of the results page, as they are read."""
    page = visitor.get(f"/en/results/{version.collection_id}").text
    text = unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


def tables(visitor: Visitor, key: str = KEY) -> int:
    """How many tables the last page has for an item."""
    tree: Any = html.fromstring(visitor.page.text)
    return len(tree.xpath(f'//table[@data-item="{key}"]'))


@pytest.fixture
def first(either_visitor: Visitor) -> Published:
    """A version that three have answered, seen by an officer who has signed in."""
    made = publish()
    for _ in range(3):
        answered(made, Channel.PAPER, AGREE, "first words")
    either_visitor.sign_in()
    return made


def test_a_version_with_another_cover_is_counted_with_the_one_before(
    either_visitor: Visitor, first: Published
) -> None:
    """One table, with the answers and comments of both; the page says which versions are in it."""
    second = next_of(first, replace(SIX_AND_TWO, purpose="This form is for counting."))
    for _ in range(2):
        answered(second, Channel.ONLINE, AGREE, "second words")
    text = results(either_visitor, first)
    assert "5 responses are counted" in text
    assert "Versions 1 and 2 ask the same, so they are counted together." in text
    assert "in other words" not in text
    assert tables(either_visitor) == 1
    assert table(either_visitor.page.text)["Agree"] == ["2 (100%)", "3 (100%)", "5 (100%)"]
    assert text.count("first words") == 3
    assert text.count("second words") == 2


def test_where_only_words_differ_the_newest_are_shown_and_the_older_are_told(
    either_visitor: Visitor, first: Published
) -> None:
    """Below the table: how version 1 asked, and what it called an answer."""
    second = next_of(first, reworded())
    for _ in range(2):
        answered(second, Channel.ONLINE, Given("strongly_agree"))
    text = results(either_visitor, first)
    assert tables(either_visitor) == 1
    assert table(either_visitor.page.text)["Wholly agree"][-1] == "2 (40%)"
    assert "1a. I changed this project." in text
    assert f"Version 1 asked this in other words: {ASKED}" in text
    assert "other words for the answer Wholly agree: Strongly agree" in text


def test_words_that_were_mended_and_mended_back_are_told_once(
    visitor: Visitor,
) -> None:
    """Version 1 and version 3 say the same: only version 2 had other words."""
    version = publish()
    next_of(version, reworded())
    next_of(version, SIX_AND_TWO)
    for _ in range(5):
        answered(version, Channel.PAPER, AGREE)
    visitor.sign_in()
    text = results(visitor, version)
    assert "Version 2 asked this in other words: I changed this project." in text
    assert "Version 1 asked" not in text
    assert "Version 3 asked" not in text


def test_where_the_columns_differ_tables_stand_apart_and_the_page_says_what_differs(
    either_visitor: Visitor, first: Published
) -> None:
    """Which questions ended, began, or have more to them."""
    words, *_ = SIX_AND_TWO.sections[1].questions
    section = Section(title="s", questions=(words, Text(key="more", label="Anything else?")))
    second = next_of(first, replace(SIX_AND_TWO, sections=(SIX_AND_TWO.sections[0], section)))
    for _ in range(2):
        answered(first, Channel.PAPER, AGREE)
    for _ in range(4):
        answered(second, Channel.ONLINE, AGREE)
    text = results(either_visitor, first)
    assert tables(either_visitor) == 1, "four people could be known by their answers"
    assert "Too few people have answered it to show it." in text
    file = either_visitor.get(f"/en/results/{first.collection_id}/data.csv").text
    assert {line["_version"] for line in csv.DictReader(io.StringIO(file))} == {"1"}
    answered(second, Channel.ONLINE, AGREE)
    text = results(either_visitor, first)
    assert tables(either_visitor) == 2
    assert "counted together" not in text
    assert "Too few" not in text
    assert "Asked from now on: Anything else?" in text
    assert "Not asked any more: What could we do better?" in text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (with_statements(scale=STATEMENTS.scale[:4]), "is without: Strongly agree"),
        (
            with_statements(*LINES, Statement(key="new", label="We had tea.")),
            "has this too: We had tea.",
        ),
    ],
)
def test_other_answers_to_choose_from_are_never_added_together(
    visitor: Visitor, form: Form, said: str
) -> None:
    """The file has the same columns, but a 4 of 4 is not a 4 of 5."""
    version = publish()
    second = next_of(version, form)
    for each in (version, second):
        for _ in range(5):
            answered(each, Channel.PAPER, AGREE)
    visitor.sign_in()
    text = results(visitor, version)
    assert tables(visitor) == 2
    assert said in text


def test_versions_that_ask_the_same_are_found_whatever_came_between(app: Flask) -> None:
    """Also where questions stand in another order."""
    version = publish()
    other = next_of(version, with_statements(*LINES[:5]))
    turned = next_of(version, with_statements(*LINES[::-1]))
    groups = counting.alike([version, other, turned])
    assert [[each.number for each in group] for group in groups] == [[1, 3], [2]]


def test_few_late_answers_of_two_versions_are_enough_together(either_visitor: Visitor) -> None:
    """Whether there are enough is asked of the whole collection, in time and late."""
    version = publish()
    second = next_of(version, replace(SIX_AND_TWO, purpose="Another."))
    either_visitor.sign_in()
    for each, number in ((version, 2), (second, 2)):
        for _ in range(number):
            answered(each, Channel.PAPER, AGREE)
    assert "at least 5 people have answered" in results(either_visitor, version)
    assert tables(either_visitor) == 0
    answered(second, Channel.ONLINE, AGREE)
    results(either_visitor, version)
    assert table(either_visitor.page.text)["Agree"][-1] == "5 (100%)"


def test_of_a_small_group_two_versions_are_counted_as_one(either_visitor: Visitor) -> None:
    """Those that wait are left out of both."""
    version = publish(asked=13)
    for _ in range(5):
        answered(version, Channel.ONLINE, AGREE)
    second = next_of(version, replace(SIX_AND_TWO, purpose="Another."))
    for _ in range(3):
        answered(second, Channel.ONLINE, AGREE)
    either_visitor.sign_in()
    results(either_visitor, version)
    assert table(either_visitor.page.text)["Agree"] == ["5 (100%)"]


def test_of_a_small_group_no_version_moves_by_one(app: Flask) -> None:
    """What waits is shown once each version that has any has five: tables may stand apart."""
    version = publish(asked=13)
    for _ in range(6):
        answered(version, Channel.ONLINE, AGREE)
    second = next_of(version, with_statements(*LINES[:5]))
    for _ in range(5):
        answered(second, Channel.ONLINE, AGREE)
    assert [counting.how_many([each]) for each in (version, second)] == [5, 0]
    for _ in range(4):
        answered(version, Channel.ONLINE, AGREE)
    assert [counting.how_many([each]) for each in (version, second)] == [10, 5]


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=answered_forms())
def test_together_is_the_sum_of_each(app: Flask, made: tuple[Form, Answers]) -> None:
    """For any form and any answers, in every number, on paper and online."""
    form, answers = made
    one = publish(form)
    two = next_of(one, replace(form, purpose=f"{form.purpose} Indeed."))
    for version, channel in ((one, Channel.PAPER), (two, Channel.PAPER), (two, Channel.ONLINE)):
        responses.accept(
            version,
            answers,
            channel=channel,
            language="en",
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )
    parts = [counting.count([version]) for version in (one, two)]
    whole = counting.count([one, two])
    assert whole.responses == 3
    for key, numbers in whole.together.items():
        assert numbers == added([part.together[key] for part in parts])
    for way, side in whole.side_by_side.items():
        for key, numbers in side.items():
            assert numbers == added([part.side_by_side[way][key] for part in parts])
    assert db.session.get_one(Collection, one.collection_id).versions[1].id == two.id


def added(parts: Sequence[Numbers]) -> Numbers:
    """Each number of two."""
    one, other = parts
    sums: dict[str, Any] = {}
    for field in fields(Numbers):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if field.name == "counts":
            sums["counts"] = tuple(map(sum, zip(a, b, strict=True)))
        else:
            sums[field.name] = b if a is None else a if b is None else a + b
    return Numbers(**sums)

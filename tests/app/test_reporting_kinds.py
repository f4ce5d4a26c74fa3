"""What an officer sees of each kind of question: on SQLite and on PostgreSQL."""

import csv
import io
import secrets
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from lxml import html

from app import counting, datafile, projects, publishing, responses
from app.db import Collection, db, writing
from app.publishing import Published
from forms.answers import Answer, Answers, Channel, Given, Missing
from forms.library.story import STORY
from forms.model import Condition, Form, Number, Rows, Section
from tests.app.test_projects import FORM, published, with_lists
from tests.app.test_reporting import table
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, Visitor, publish, publish_next

RESPONSES: list[dict[str, Answer]] = [
    {
        "join": Given("yes"),
        "needs": Given("transport childcare"),
        "people": Given("2"),
        "lost_pay": Given("12.50"),
        "claims.1.amount": Given("1.10"),
        "claims.2.amount": Given("2.20"),
    },
    {"join": Given("yes"), "needs": Given("transport"), "people": Given("3")},
    {"join": Given("yes"), "needs": Given("nothing"), "claims.1.amount": Given("0.05")},
    {"join": Given("no"), "name": Given("Amina Rai"), "heard_from": Given("my neighbour")},
    {"join": Given("yes"), "needs": Missing(), "lost_pay": Given("0.01")},
]


@pytest.fixture
def version(either_visitor: Visitor) -> Published:
    """Five responses on paper."""
    made = publish(EVERY_KIND)
    for answers in RESPONSES:
        store(made, answers)
    return made


def store(version: Published, answers: Answers) -> None:
    """One response on paper."""
    responses.accept(
        version,
        answers,
        channel=Channel.PAPER,
        language="en",
        token_hmac=secrets.token_hex(),
        today=TODAY,
    )


def test_each_kind_is_counted_in_its_own_way(either_visitor: Visitor, version: Published) -> None:
    """Shares of those who answered, sums to the penny, lines that are filled in."""
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    needs = table(page, "needs")
    assert needs["Help with getting there"][-1] == "2 (67%)"
    assert needs["Somebody to look after a child"][-1] == "1 (33%)"
    assert needs["None of these"][-1] == "1 (33%)"
    counted = ("Answered (n)", "Left blank", "Unclear", "Page missing", "Not asked")
    assert [needs[name][-1] for name in counted] == ["3", "0", "0", "1", "1"]
    assert [table(page, "people")[name][-1] for name in ("Total", "Average")] == ["5", "2.5"]
    pay = table(page, "lost_pay")
    assert [pay[name][-1] for name in ("Total", "Average")] == ["£12.51", "£6.26"]
    claims = table(page, "claims.amount")
    assert claims["Lines filled in (n)"][-1] == "3"
    assert claims["Total"][-1] == "£3.35"
    assert "Left blank" not in claims


def test_names_are_no_comments(either_visitor: Visitor, version: Published) -> None:
    """What was said is read on the page; who said it is not."""
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert "my neighbour" in page
    assert "Amina Rai" not in page


def test_numbers_of_any_size_add_up(either_visitor: Visitor) -> None:
    """A thousand of the largest, and one below nothing: no engine gives up."""
    rows = Rows(key="r", label="Rows", fields=(Number(key="n", label="n"),), most=50)
    section = Section(title="s", questions=(rows,))
    made = publish(Form(key="sums", title="Sums", purpose="To add.", sections=(section,)))
    for _ in range(20):
        store(made, {f"r.{row}.n": Given("999999999999") for row in range(1, 51)})
    store(made, {"r.1.n": Given("-999999999999.5")})
    total = counting.count([made]).together["r.n"].total
    assert total == Decimal(999999999999 * 999) - Decimal("0.5")


def test_rows_that_are_not_asked_count_once(either_visitor: Visitor) -> None:
    """However many lines they have."""
    choice, rows = EVERY_KIND.sections[1].questions[0], EVERY_KIND.sections[3].questions[1]
    rows = replace(rows, depends_on=Condition(key="join", options=("yes",)))
    section = Section(title="s", questions=(choice, rows))
    made = publish(Form(key="rows", title="Rows", purpose="To ask.", sections=(section,)))
    for _ in range(5):
        store(made, {"join": Given("no")})
    numbers = counting.count([made]).together["claims.amount"]
    assert (numbers.not_asked, numbers.answered) == (5, 0)


def test_columns_of_every_version_are_in_one_file(either_app: Flask) -> None:
    """Each cell stands under its own name, though a version has more columns than another."""
    with_lists()
    first = published()
    store(first, {"can_come": Given(first.form.items[1].options[0].key, "a note")})
    collection = db.session.get_one(Collection, first.collection_id)
    projects.add_meeting(projects.called("Parks"), date(2028, 1, 1), "Town hall")
    publish_next(first.collection_id, FORM)
    versions = [publishing.read(v) for v in db.session.get_one(Collection, collection.id).versions]
    added = versions[1].form.items[1].options[-1].key
    store(versions[1], {"can_come": Given(added)})
    file = "".join(datafile.data_file(versions))
    one, two = csv.DictReader(io.StringIO(file))
    assert (one["can_come.note"], one[f"can_come.{added}"]) == ("a note", "")
    assert (two["can_come.note"], two[f"can_come.{added}"]) == ("", "1")


def test_the_data_file_has_a_column_for_each_of_several_answers(
    either_visitor: Visitor, version: Published
) -> None:
    """0 and 1, and each line's cells; a minus where it was not asked."""
    file = "".join(datafile.data_file([version]))
    rows = list(csv.DictReader(io.StringIO(file)))
    ticked = sorted((row["needs.transport"], row["needs.nothing"]) for row in rows)
    assert ticked == [("-", "-"), ("0", "1"), ("1", "0"), ("1", "0"), ("?missing", "?missing")]
    amounts = sorted((row["claims.1.amount"], row["claims.2.amount"]) for row in rows)
    assert amounts[-2:] == [("0.05", ""), ("1.10", "2.20")]
    assert "needs" not in rows[0]


def test_beside_a_story_stands_whether_it_may_be_published(visitor: Visitor) -> None:
    """A box that was left blank means that it may not; each story has its own answer."""
    version = publish(STORY)
    for story, ticked in (("The bus came late.", ""), ("We saved the park.", "yes")):
        visitor.answer(version, story=story, publish=ticked)
        visitor.follow()
        assert visitor.send(f"/en/forms/{version.code}/check").status_code == 303
    with writing():
        db.session.get_one(Collection, version.collection_id).threshold = 1
    visitor.sign_in()
    page: Any = html.document_fromstring(visitor.get(f"/en/results/{version.collection_id}").text)
    told = {
        " ".join(str(entry.text).split()): [
            " ".join(str(line.text_content()).split()) for line in entry.iterchildren("p")
        ]
        for entry in page.find_class("comments")[0]
    }
    first, second = told["The bus came late."], told["We saved the park."]
    assert [line.startswith("Not ticked:") for line in first] == [True, True]
    assert [line.startswith("Not ticked:") for line in second] == [False, True]
    assert "you may publish my story" in second[0]

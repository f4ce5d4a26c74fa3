"""How good the keying of a collection is, and how much of it is keyed twice."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from app.db import Collection, Version, db, writing
from app.publishing import Published
from app.tray import settling
from app.tray.tables import KeyedTwice
from forms.model import Form, Section, Text
from tests.forms.every_kind import EVERY_KIND
from tests.paper import officer
from tests.site import TODAY, Visitor, publish, publish_next
from tests.twice import keyed_twice

ITEM = "experience.influence"
NONE_CHECKED = "Not enough is checked yet to tell."


def address(version: Published, language: str = "en") -> str:
    """The page about a collection's keying."""
    return f"/{language}/results/{version.collection_id}/keying"


def count(version: Published, key: str, fields: int, wrong: int, *, alone: bool = False) -> None:
    """So much of an item was keyed twice, and so much of it wrong at first; "" counts replies."""
    with writing():
        totals = {"collection_id": version.collection_id, "key": key, "alone": alone}
        db.session.add(KeyedTwice(**totals, fields=fields, wrong=wrong))


def read(visitor: Visitor) -> str:
    """The words of the page, as they are read."""
    main = visitor.page.text.partition("<main")[2].partition("</main>")[0]
    text = unescape(re.sub(r"<[^>]+>", " ", main))
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", text).split())


def rows(visitor: Visitor) -> list[list[str]]:
    """The cells of the table below its head."""
    body = visitor.page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [unescape(re.sub("[\u2066-\u2069\u200e\u200f]", "", cell)) for cell in cells]
        for cells in (
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("<tr>")[1:]
        )
    ]


def test_nothing_was_keyed_twice_yet(either_visitor: Visitor) -> None:
    """The page says that it is too early to tell, and has no table."""
    version = publish(double_share=10)
    either_visitor.sign_in()
    assert either_visitor.get(address(version)).status_code == 200
    assert NONE_CHECKED in read(either_visitor)
    assert "0 replies were keyed by two officers." in read(either_visitor)
    assert "<table>" not in either_visitor.page.text


def test_mistakes_are_counted_by_question(either_visitor: Visitor) -> None:
    """With how many there are, how many were wrong, the share and its interval."""
    version = publish(double_share=100)
    for first in ("1", "2", "5"):
        made = keyed_twice(
            version, {ITEM: first, "went_well": "Tea"}, {ITEM: "5", "went_well": "Tea"}
        )
        if first != "5":
            settling.settle(made, {ITEM: "5"}, officer_id=officer(), today=TODAY)
    either_visitor.sign_in()
    either_visitor.get(address(version))
    found = rows(either_visitor)
    assert len(found) == len(version.form.items) + 1
    assert found[0][1:] == ["2 of 3", "66.7%", "20.8% to 93.9%"]
    assert found[0][0].startswith("1a. I have been able to influence")
    assert found[-1] == ["All questions", "2 of 24", "8.3%", "2.3% to 25.8%"]
    assert "3 replies were keyed by two officers." in read(either_visitor)


def test_one_officer_on_two_days_is_told_apart(visitor: Visitor) -> None:
    """Their mistakes are in the same table."""
    version = publish(double_share=10)
    for alone, replies in ((False, 5), (True, 1)):
        count(version, "", replies, 0, alone=alone)
        count(version, ITEM, replies, 1, alone=alone)
    visitor.sign_in()
    visitor.get(address(version))
    assert "5 replies were keyed by two officers." in read(visitor)
    assert "1 reply was keyed by one officer on two days." in read(visitor)
    assert rows(visitor)[0][1] == "2 of 6"


@pytest.mark.parametrize(
    ("share", "wrong", "advice"),
    [
        (10, 20, "Too much is keyed wrong: more than 0.5% of the answers. Raise the share"),
        (100, 20, "Every reply is keyed twice already."),
        (10, 5, NONE_CHECKED),
        (10, 0, "The keying is good enough: at most 0.5% of the answers are wrong."),
        (0, 0, "So nobody checks what is keyed, and mistakes stay."),
    ],
)
def test_the_page_says_what_to_do(visitor: Visitor, share: int, wrong: int, advice: str) -> None:
    """Of all fields together; a question alone has too few."""
    version = publish(double_share=share)
    count(version, "", 500, wrong)
    count(version, ITEM, 500, wrong)
    count(version, "went_well", 500, 0)
    visitor.sign_in()
    visitor.get(address(version))
    assert advice in read(visitor)


def test_where_nobody_checks_and_nobody_did_the_page_says_only_that(visitor: Visitor) -> None:
    """There is nothing to tell from."""
    version = publish(double_share=0)
    visitor.sign_in()
    visitor.get(address(version))
    assert "The share is 0. So nobody checks" in read(visitor)
    assert NONE_CHECKED not in read(visitor)


def test_the_worst_questions_are_named(visitor: Visitor) -> None:
    """Three at most, the worst first, and none without a mistake."""
    version = publish()
    for wrong, key in enumerate(item.key for item in version.form.items[:5]):
        count(version, key, 100, wrong)
    visitor.sign_in()
    visitor.get(address(version))
    part = visitor.page.text.partition("Most mistakes are in:")[2].partition("</ul>")[0]
    assert re.findall(r"<li>(\w+)\.", part) == ["1e", "1d", "1c"]


def test_the_lines_of_a_table_are_one_question(visitor: Visitor) -> None:
    """All amounts together."""
    version = publish(EVERY_KIND)
    count(version, "claims.1.amount", 10, 1)
    count(version, "claims.2.amount", 4, 1)
    visitor.sign_in()
    visitor.get(address(version))
    assert [row[1] for row in rows(visitor)] == ["2 of 14", "2 of 14"]


def test_questions_of_an_older_version_are_counted_too(visitor: Visitor) -> None:
    """With their own words."""
    version = publish()
    collection = db.session.get_one(Collection, version.collection_id)
    text = Text(key="other", label="Another question")
    newer = Form(
        key="six-and-two",
        title="New",
        purpose="",
        sections=(Section(title="New", questions=(text,)),),
    )
    publish_next(collection.id, newer)
    assert len(db.session.scalars(select(Version)).all()) == 2
    count(version, "other", 10, 0)
    count(version, "went_well", 10, 1)
    visitor.sign_in()
    visitor.get(address(version))
    assert [row[0].partition(". ")[2] for row in rows(visitor)[:2]] == [
        "Another question",
        "What went well?",
    ]


def test_a_share_is_set(either_visitor: Visitor) -> None:
    """It counts from the next reply on, and the page says so once."""
    version = publish(double_share=10)
    either_visitor.sign_in()
    either_visitor.get(address(version))
    page = either_visitor.send(address(version), share=" 25 % ")
    assert (page.status_code, page.location) == (303, address(version))
    assert "The share is changed." in either_visitor.follow().text
    assert 'name="share" value="25"' in either_visitor.page.text
    assert "The share is changed." not in either_visitor.get(address(version)).text
    assert db.session.get_one(Collection, version.collection_id).double_share == 25


@pytest.mark.parametrize("typed", ["", "101", "-1", "1.5", "ten", "9" * 5000, "1\0"])
def test_what_is_no_share_is_said(visitor: Visitor, typed: str) -> None:
    """422, with what was typed; the share stays as it was."""
    version = publish(double_share=10)
    visitor.sign_in()
    visitor.get(address(version))
    page = visitor.send(address(version), share=typed)
    assert page.status_code == 422
    assert "<title>Error:" in page.text
    assert page.text.count("Write a whole number from 0 to 100.") == 2
    assert db.session.get_one(Collection, version.collection_id).double_share == 10


def test_numbers_are_written_as_the_language_of_the_page_does(visitor: Visitor) -> None:
    """In Polish with a comma."""
    version = publish(double_share=10)
    count(version, ITEM, 1000, 5)
    visitor.sign_in()
    visitor.get(address(version, "pl"))
    assert rows(visitor)[0][2] == "0,5%"


def test_only_officers_see_it_and_only_of_a_collection_that_there_is(visitor: Visitor) -> None:
    """Whatever is sent."""
    version = publish()
    assert visitor.get(address(version)).status_code == 401
    visitor.sign_in()
    assert visitor.get("/en/results/999/keying").status_code == 404
    assert visitor.send("/en/results/999/keying", share="5").status_code in (400, 404)

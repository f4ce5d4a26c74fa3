"""What an officer sees of the results: on SQLite and on PostgreSQL."""

import csv
import io
import secrets
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from sqlalchemy import select

from app import counting, datafile, responses
from app.db import Collection, Response, db
from app.publishing import Published
from forms.answers import Answer, Blank, Channel, Given, Reason, Unclear
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish

KEY = "experience.influence"
ONLINE, PAPER = Channel.ONLINE, Channel.PAPER


def answered(version: Published, channel: Channel, answer: Answer, text: str = "") -> None:
    """One response by a channel, with this answer to the first statement."""
    responses.accept(
        version,
        {KEY: answer, "went_well": Given(text) if text else Blank()},
        channel=channel,
        language="en",
        token_hmac=secrets.token_hex(),
        today=TODAY,
    )


def table(page: str, key: str = KEY) -> dict[str, list[str]]:
    """The rows of an item's table by their heading."""
    tree: Any = html.fromstring(page)
    rows = tree.xpath(f'//table[@data-item="{key}"]//tr')
    return {
        row.findtext("th") or "": [str(cell.text) for cell in row.findall("td")] for row in rows
    }


def channel_totals(page: str) -> list[str]:
    """How many came by each channel, as the page lists it."""
    tree: Any = html.fromstring(page)
    return [str(line.text) for line in tree.xpath("//main//ul[not(@class)]/li")]


@pytest.fixture
def version(either_visitor: Visitor) -> Published:
    """Seven responses: four online, three on paper."""
    made = publish()
    online: list[Answer] = [Given("agree"), Given("agree"), Given("disagree"), Blank()]
    several = Unclear(Reason.SEVERAL, "agree disagree")
    paper: list[Answer] = [Given("agree"), several, Blank("a note")]
    for answer in online:
        answered(made, ONLINE, answer, "=1+1")
    for answer in paper:
        answered(made, PAPER, answer)
    return made


def test_web_and_paper_count_the_same_apart_and_together(
    either_visitor: Visitor, version: Published
) -> None:
    """n, blank and unclear beside every number; shares are of the clear answers."""
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert table(page) == {
        "Answer": [],
        "Strongly disagree": ["0 (0%)", "0 (0%)", "0 (0%)"],
        "Disagree": ["1 (33%)", "0 (0%)", "1 (25%)"],
        "Neither agree nor disagree": ["0 (0%)", "0 (0%)", "0 (0%)"],
        "Agree": ["2 (67%)", "1 (100%)", "3 (75%)"],
        "Strongly agree": ["0 (0%)", "0 (0%)", "0 (0%)"],
        "Answered (n)": ["3", "1", "4"],
        "Left blank": ["1", "1", "2"],
        "Unclear": ["0", "1", "1"],
    }
    assert "7 responses are counted" in page


def test_the_data_file_has_a_line_a_response(either_visitor: Visitor, version: Published) -> None:
    """Stable columns, and nothing that a spreadsheet would run."""
    either_visitor.sign_in()
    file = either_visitor.get(f"/en/results/{version.collection_id}/data.csv")
    assert file.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert list(rows[0])[:11] == [
        *("_response", "_version", "_received", "_channel", "_language", "_reference"),
        *("_late", "_beside"),
        *(KEY, f"{KEY}.written", f"{KEY}.note"),
    ]
    assert sorted((row["_channel"], row[KEY], row[f"{KEY}.note"]) for row in rows) == [
        ("online", "", ""),
        ("online", "agree", ""),
        ("online", "agree", ""),
        ("online", "disagree", ""),
        ("paper", "", "a note"),
        ("paper", "?several", ""),
        ("paper", "agree", ""),
    ]
    assert {row["went_well"] for row in rows} == {"", "'=1+1"}
    assert {row["_received"] for row in rows} == {TODAY.isoformat()[:7]}


def test_other_ways_to_answer_are_in_the_total(either_visitor: Visitor, version: Published) -> None:
    """How many came by each is said above the tables where there are any, and in the file."""
    either_visitor.sign_in()
    address = f"/en/results/{version.collection_id}"
    page = either_visitor.get(address).text
    assert "The total counts the other ways too." not in page
    assert channel_totals(page) == ["Online: 4", "Paper: 3"]
    for channel in (Channel.FILE, Channel.PHONE, Channel.PHONE, Channel.IN_PERSON):
        answered(version, channel, Given("disagree"))
    page = either_visitor.get(address).text
    assert "The total counts the other ways too." in page
    assert table(page)["Disagree"] == ["1 (33%)", "0 (0%)", "5 (62%)"]
    assert table(page)["Answered (n)"] == ["3", "1", "8"]
    others = ["Filled-in PDF: 1", "By telephone: 2", "In person: 1"]
    assert channel_totals(page) == ["Online: 4", "Paper: 3", *others]
    file = csv.DictReader(io.StringIO(either_visitor.get(f"{address}/data.csv").text))
    ways = Counter(row["_channel"] for row in file)
    assert ways == {"online": 4, "paper": 3, "file": 1, "phone": 2, "in_person": 1}


def test_the_file_has_the_references_that_people_were_given(either_visitor: Visitor) -> None:
    """Whoever telephones about their answers is found."""
    version = publish(replace(SIX_AND_TWO, anonymous=False))
    for _ in range(5):
        answered(version, ONLINE, Given("agree"))
    either_visitor.sign_in()
    file = either_visitor.get(f"/en/results/{version.collection_id}/data.csv").text
    found = {row["_reference"] for row in csv.DictReader(io.StringIO(file))}
    assert found == set(db.session.scalars(select(Response.reference)))
    assert len(found - {""}) == 5


def test_results_wait_until_enough_people_have_answered(visitor: Visitor) -> None:
    """Four of five are not shown, and can't be downloaded."""
    version = publish()
    for _ in range(4):
        answered(version, ONLINE, Given("agree"))
    visitor.sign_in()
    page = visitor.get(f"/en/results/{version.collection_id}").text
    assert "at least 5 people have answered" in page
    assert "<table" not in page
    assert visitor.get(f"/en/results/{version.collection_id}/data.csv").status_code == 404


def test_of_a_small_group_nothing_says_who_used_paper(either_visitor: Visitor) -> None:
    """Channel and language are totals only; new responses show five at a time."""
    version = publish(asked=13)
    for number in range(7):
        answered(version, PAPER if number % 2 else ONLINE, Given("agree"))
    assert set(db.session.execute(select(Response.channel, Response.language)).all()) == {
        (None, None)
    }
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert table(page)["Agree"] == ["5 (100%)"]
    assert "Online: 3" in page, "of the five that are shown"
    assert "Paper: 2" in page
    file = either_visitor.get(f"/en/results/{version.collection_id}/data.csv").text
    assert len(file.splitlines()) == 1 + 5
    for _ in range(3):
        answered(version, PAPER, Given("agree"))
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert table(page)["Agree"] == ["10 (100%)"]


def test_comments_are_shown_as_written_and_never_run(either_visitor: Visitor) -> None:
    """Markup is text."""
    version = publish()
    for _ in range(5):
        answered(version, ONLINE, Blank(), "<script>alert(1)</script>")
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert "&lt;script&gt;alert(1)" in page
    assert "Read 5 comments" in page


def test_of_very_many_comments_a_page_shows_some_and_says_so(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data file has them all."""
    monkeypatch.setattr(counting, "MOST_COMMENTS", 6)
    version = publish()
    visitor.sign_in()
    for number in range(8):
        answered(version, ONLINE, Blank(), f"comment number {number}")
        page = visitor.get(f"/en/results/{version.collection_id}").text
        assert ("Only some of the comments are shown here" in page) == (number >= 6)
    assert page.count("comment number") == 6
    file = visitor.get(f"/en/results/{version.collection_id}/data.csv").text
    assert file.count("comment number") == 8


def test_the_file_is_written_in_parts(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many parts it takes, each response is in it once."""
    monkeypatch.setattr(datafile, "_AT_A_TIME", 3)
    version = publish()
    for number in range(10):
        answered(version, ONLINE, Given("agree"), f"text {number}")
    file = io.StringIO("".join(datafile.data_file([version])))
    texts = [row["went_well"] for row in csv.DictReader(file)]
    assert sorted(texts) == sorted(f"text {number}" for number in range(10))


def test_unknown_results_say_so(visitor: Visitor) -> None:
    """404."""
    visitor.sign_in()
    assert visitor.get("/en/results/99").status_code == 404
    assert visitor.get("/en/results/99/data.csv").status_code == 404


def test_the_order_of_rows_says_nothing_of_who_came_first(app: object) -> None:
    """Responses lie in the order of their random ids, and have no other."""
    version = publish()
    sent = []
    for number in range(30):
        answered(version, ONLINE, Blank(), f"{number}")
        sent.append(str(number))
    lying = [
        row[0]
        for row in db.session.execute(
            db.text(
                "SELECT answer.text FROM response JOIN answer ON answer.response_id = response.id"
                " ORDER BY response.rowid"
            )
        )
    ]
    assert sorted(lying) == sorted(sent)
    assert lying not in (sent, sent[::-1])
    assert db.session.scalars(select(Collection)).one().anonymous

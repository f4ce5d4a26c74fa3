"""What an officer sees of each kind of question: on SQLite and on PostgreSQL."""

import csv
import io
import secrets

import pytest

from app import reporting, responses
from app.publishing import Published
from forms.answers import Answer, Channel, Given, Missing
from tests.app.test_reporting import table
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, Visitor, publish

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
        responses.accept(
            made,
            answers,
            channel=Channel.PAPER,
            language="en",
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )
    return made


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


def test_the_data_file_has_a_column_for_each_of_several_answers(
    either_visitor: Visitor, version: Published
) -> None:
    """0 and 1, and each line's cells; a minus where it was not asked."""
    file = "".join(reporting.data_file([version]))
    rows = list(csv.DictReader(io.StringIO(file)))
    ticked = sorted((row["needs.transport"], row["needs.nothing"]) for row in rows)
    assert ticked == [("-", "-"), ("0", "1"), ("1", "0"), ("1", "0"), ("?missing", "?missing")]
    amounts = sorted((row["claims.1.amount"], row["claims.2.amount"]) for row in rows)
    assert amounts[-2:] == [("0.05", ""), ("1.10", "2.20")]
    assert "needs" not in rows[0]

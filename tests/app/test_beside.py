"""What officers keyed beside the answers: written beside the questions, or translated."""

import csv
import io
import secrets
from collections.abc import Sequence
from typing import Any

import pytest
from lxml import html

from app import counting, responses
from app.arrival import Arrival
from app.db import db, writing
from app.publishing import Published
from app.tray import batches, replies
from app.tray.batches import Source
from app.tray.replies import State
from forms.answers import Channel, Given
from tests.app.test_reporting import table
from tests.site import TODAY, Visitor, publish

ARABIC, IN_ENGLISH = "كان الاجتماع مفيدا", "=The meeting was useful"


@pytest.fixture
def version(either_visitor: Visitor) -> Published:
    """Five sheets in Arabic, each with something on its back; an officer has signed in."""
    made = publish()
    for number in range(5):
        arrival = Arrival(
            *(Channel.PAPER, "ar", TODAY, secrets.token_hex()),
            beside=f"=on the back of sheet {number}",
            translations={"went_well": IN_ENGLISH},
        )
        with writing():
            responses.take(made, {"went_well": Given(ARABIC)}, arrival)
    either_visitor.sign_in()
    return made


def page_of(visitor: Visitor, version: Published, language: str = "en") -> Any:
    """The results page, parsed."""
    return html.fromstring(visitor.get(f"/{language}/results/{version.collection_id}").text)


def headings(page: Any) -> Sequence[str]:
    """The headings of a page in order, each with its level."""
    return [f"{h.tag} {h.text_content()}" for h in page.xpath("//main//h1|//main//h2|//main//h3")]


def test_what_is_beside_the_questions_is_read_below_the_tables(
    either_visitor: Visitor, version: Published
) -> None:
    """Under a heading of its own, like comments; it is the answer to no question."""
    page = page_of(either_visitor, version)
    assert headings(page) == ["h1 Results: Six and two", "h2 Written beside the questions"]
    (details,) = page.xpath("//h2/following-sibling::details")
    assert details.find("summary").text_content() == (
        "Read 5 comments Written beside the questions"
    )
    assert sorted(details.xpath(".//li/text()")) == [
        f"=on the back of sheet {number}" for number in range(5)
    ]
    text = html.tostring(page, encoding="unicode")
    assert table(text, "went_well")["Answered (n)"] == ["0", "5", "5"]


def test_nothing_beside_the_questions_needs_no_heading(visitor: Visitor) -> None:
    """The page is as long as it has to be."""
    version = publish()
    for _ in range(5):
        with writing():
            arrival = Arrival(Channel.PAPER, "en", TODAY, secrets.token_hex())
            responses.take(version, {"went_well": Given("words")}, arrival)
    visitor.sign_in()
    assert headings(page_of(visitor, version)) == ["h1 Results: Six and two"]


def test_a_translation_stands_below_its_comment(
    either_visitor: Visitor, version: Published
) -> None:
    """Each in its own direction: the comment by its letters, the translation as the page."""
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        page = page_of(either_visitor, version, language)
        lines = page.xpath("//table[@data-item='went_well']/following-sibling::details[1]//li")
        assert len(lines) == 5
        for line in lines:
            assert (line.get("dir"), line.text) == ("auto", ARABIC)
            assert line.find("p").get("dir") == direction
            assert f"\u2068{IN_ENGLISH}\u2069" in line.find("p").text_content()


def test_a_comment_without_translation_says_nothing_of_one(visitor: Visitor) -> None:
    """Most need none."""
    version = publish()
    for _ in range(5):
        with writing():
            arrival = Arrival(Channel.PAPER, "en", TODAY, secrets.token_hex(), beside="x")
            responses.take(version, {"went_well": Given("words")}, arrival)
    found = counting.comments([version], "went_well")
    assert [(one.text, one.translation) for one in found] == [("words", "")] * 5
    visitor.sign_in()
    assert "Translation" not in visitor.get(f"/en/results/{version.collection_id}").text


def test_the_file_has_both_and_no_formula(either_visitor: Visitor, version: Published) -> None:
    """What is beside stands before the answers, a translation after them."""
    file = either_visitor.get(f"/en/results/{version.collection_id}/data.csv").text
    lines = list(csv.DictReader(io.StringIO(file)))
    assert sorted(line["_beside"] for line in lines) == [
        f"'=on the back of sheet {number}" for number in range(5)
    ]
    for line in lines:
        assert line["went_well"] == ARABIC
        assert line["went_well.translation"] == f"'{IN_ENGLISH}"
        assert line["do_better.translation"] == ""


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([State.KEYED], "1 paper reply is keyed but not counted yet."),
        ([State.KEYED, State.TO_SETTLE], "2 paper replies are keyed but not counted yet."),
        ([State.WAITING, State.DONE, State.SET_ASIDE], ""),
    ],
)
def test_what_is_keyed_but_not_counted_is_told(
    either_visitor: Visitor, states: list[State], said: str
) -> None:
    """With the way to how well paper was keyed; other forms' replies are none of it."""
    version, another = publish(), publish()
    batch = batches.open_batch(Source.POST, envelopes=4, handed_in=TODAY, today=TODAY)
    replies.register(batch, another).state = State.KEYED
    db.session.commit()
    for state in states:
        replies.register(batch, version, language="en").state = state
        db.session.commit()
    either_visitor.sign_in()
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert ("not counted yet" in page) == bool(said)
    assert said in page
    link = f'href="/en/results/{version.collection_id}/keying">How well paper was keyed</a>'
    assert link in page

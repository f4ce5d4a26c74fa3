"""What was handed in too late is stored all the same, and counted apart."""

import csv
import io
import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import counting, responses
from app.arrival import Arrival
from app.db import ChannelCount, Response, db, writing
from app.publishing import Published
from app.retention import keep_promises
from forms.answers import Channel, Given
from tests.app.test_reporting import KEY, answered, channel_totals, table
from tests.site import TODAY, Visitor, publish

AGREE, DISAGREE = Given("agree"), Given("disagree")


def came_late(version: Published, number: int, text: str = "too late") -> None:
    """So many late responses on paper, that disagree."""
    for _ in range(number):
        arrival = Arrival(Channel.PAPER, "en", TODAY, secrets.token_hex(), late=True)
        with writing():
            responses.take(version, {KEY: DISAGREE, "went_well": Given(text)}, arrival)


def in_time_and_late(visitor: Visitor, version: Published) -> tuple[str, str]:
    """The results page before and after the heading of what is late."""
    page = visitor.get(f"/en/results/{version.collection_id}").text
    in_time, _, late = page.partition("</main>")[0].partition('<section class="late">')
    return in_time.strip(), late


def file_of(visitor: Visitor, version: Published) -> list[dict[str, str]]:
    """The lines of the data file."""
    file = visitor.get(f"/en/results/{version.collection_id}/data.csv")
    assert file.status_code == 200
    return list(csv.DictReader(io.StringIO(file.text)))


@pytest.fixture
def version(either_visitor: Visitor) -> Published:
    """Five who agree came in time, on paper; an officer has signed in."""
    made = publish()
    for _ in range(5):
        answered(made, Channel.PAPER, AGREE, "in time")
    either_visitor.sign_in()
    return made


def test_what_is_late_moves_no_number_of_what_came_in_time(
    either_visitor: Visitor, version: Published
) -> None:
    """Counts, tables, comments and the totals by channel stay as they were."""
    before, late = in_time_and_late(either_visitor, version)
    assert not late
    for number in (1, 5):
        came_late(version, number)
        after, late = in_time_and_late(either_visitor, version)
        assert after == before
        assert late
    assert channel_totals(after) == ["Online: 0", "Paper: 5"]
    assert table(after)["Agree"] == ["0", "5 (100%)", "5 (100%)"]


def test_a_few_late_answers_are_only_a_number(either_visitor: Visitor, version: Published) -> None:
    """Nobody is known by them: not on the page, and not in the file."""
    came_late(version, 4)
    _, late = in_time_and_late(either_visitor, version)
    assert "4 responses are late." in late
    assert "Late answers show when there are at least 5 of them." in late
    assert "<table" not in late
    assert "too late" not in late
    assert [line["_late"] for line in file_of(either_visitor, version)] == [""] * 5


def test_enough_late_answers_have_tables_of_their_own(
    either_visitor: Visitor, version: Published
) -> None:
    """With their comments; in the file each says that it is late."""
    came_late(version, 5)
    _, late = in_time_and_late(either_visitor, version)
    assert table(late)["Disagree"] == ["5 (100%)"]
    assert table(late)["Agree"] == ["0 (0%)"]
    assert late.count("too late") == 5
    assert "in time" not in late
    lines = sorted((line["_late"], line[KEY]) for line in file_of(either_visitor, version))
    assert lines == [("", "agree")] * 5 + [("1", "disagree")] * 5


def test_late_answers_alone_show_once_there_are_enough(either_visitor: Visitor) -> None:
    """Those that came in time wait for others still, and no file has them."""
    version = publish()
    answered(version, Channel.ONLINE, AGREE, "in time")
    came_late(version, 5)
    either_visitor.sign_in()
    in_time, late = in_time_and_late(either_visitor, version)
    assert "<table" not in in_time
    assert table(late)["Disagree"] == ["5 (100%)"]
    assert [line["_late"] for line in file_of(either_visitor, version)] == ["1"] * 5


def test_of_a_small_group_late_answers_are_never_more_than_a_number(
    either_visitor: Visitor,
) -> None:
    """They let nothing show that waits, and are in no total; not after the close either."""
    version = publish(asked=13)
    for _ in range(6):
        answered(version, Channel.ONLINE, AGREE)
    came_late(version, 5)
    either_visitor.sign_in()
    for shown in (5, 6):
        in_time, late = in_time_and_late(either_visitor, version)
        assert table(in_time)["Agree"] == [f"{shown} (100%)"]
        assert channel_totals(in_time) == [f"Online: {shown}", "Paper: 0"]
        assert "5 responses are late." in late
        assert "Few people were asked. So late answers are not shown." in late
        assert "<table" not in late
        assert len(file_of(either_visitor, version)) == shown
        keep_promises(version.keyed_until + timedelta(days=1))
    assert db.session.scalars(select(ChannelCount.channel)).all() == ["online"]


def test_what_is_late_never_waits(either_visitor: Visitor) -> None:
    """Four of a small group wait for a fifth; a late one is none."""
    version = publish(asked=13)
    for _ in range(4):
        answered(version, Channel.ONLINE, AGREE)
    came_late(version, 1)
    waiting = db.session.execute(select(Response.late, Response.waiting)).all()
    assert sorted(map(tuple, waiting)) == [(False, True)] * 4 + [(True, False)]
    assert counting.count([version]).responses == 0


def test_nothing_is_said_of_what_is_late_where_nothing_is(
    either_visitor: Visitor, version: Published
) -> None:
    """No heading, and no empty table."""
    page = either_visitor.get(f"/en/results/{version.collection_id}").text
    assert ">Late<" not in page

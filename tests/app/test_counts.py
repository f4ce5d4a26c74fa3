"""What went out and came back: who is reached by which way, and what is never told of it."""

import secrets
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from lxml import html

from app import reach, responses
from app.arrival import Arrival
from app.db import Collection, db, writing
from app.outgoing.runs import Way
from app.outgoing.tables import PaperOut
from app.publishing import Published
from app.retention import keep_promises
from app.tray import aside, lots
from app.tray.aside import Reason
from forms.answers import Channel, Given
from forms.library.equality import EQUALITY
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer, reply
from tests.site import TODAY, Visitor, publish
from tests.twice import FIRST, finish

INFLUENCE = "experience.influence"


def came(version: Published, channel: Channel, number: int, language: str = "en") -> None:
    """So many responses by a channel in a language."""
    for _ in range(number):
        responses.accept(
            version,
            {INFLUENCE: Given("agree")},
            channel=channel,
            language=language,
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )


def went_out(version: Published, way: Way, copies: int, **changes: Any) -> None:
    """Copies that were handed out today, in English and ordinary print."""
    usual = {"language": "en", "edition": "standard", "confirmed_on": TODAY, "prepared_on": TODAY}
    with writing():
        db.session.add(
            PaperOut(version_id=version.id, way=way, copies=copies, **{**usual, **changes})
        )


def address(version: Published, language: str = "en") -> str:
    """The page of the project's counts."""
    project = db.session.get_one(Collection, version.collection_id).project_id
    return f"/{language}/officers/projects/{project}/counts"


def page(visitor: Visitor, version: Published) -> Any:
    """The page, parsed."""
    return html.fromstring(visitor.get(address(version)).text)


def tables(tree: Any) -> dict[str, dict[str, list[str]]]:
    """The rows of each table by their heading, by caption; of one form."""
    return {
        table.findtext("caption"): {
            row.find("th").text_content(): [cell.text_content() for cell in row.findall("td")]
            for row in table.xpath("tbody/tr")
        }
        for table in tree.xpath("//table")
    }


def text_of(tree: Any) -> str:
    """What is read."""
    return " ".join(unescape(tree.xpath("//main")[0].text_content()).split())


def reach_now(version: Published) -> reach.Reach:
    """What is told of a version's collection."""
    db.session.rollback()
    return reach.reach_of(db.session.get_one(Collection, version.collection_id))


def test_a_project_without_forms_says_so(visitor: Visitor) -> None:
    """And one that there isn't is not there."""
    version = publish()
    visitor.sign_in()
    assert visitor.get("/en/officers/projects/99/counts").status_code == 404
    tree = page(visitor, version)
    assert "0 answers came in time." in text_of(tree)
    assert "No paper has gone out yet." in text_of(tree)
    assert list(tables(tree)) == ["All forms of the project", "By language"]


def test_the_picture_in_words_and_in_tables(either_visitor: Visitor) -> None:
    """Who answered by which way, and what paper went out by which."""
    version = publish(asked=200)
    came(version, Channel.ONLINE, 6)
    came(version, Channel.PAPER, 3)
    went_out(version, Way.POST, 4)
    went_out(version, Way.LIBRARY, 50, language="pl", edition="large")
    went_out(version, Way.LIBRARY, 7, confirmed_on=None)
    either_visitor.sign_in()
    tree = page(either_visitor, version)
    assert "6 of 9 answers came online, and 3 came on paper." in text_of(tree)
    assert "200 people were asked." in text_of(tree)
    found = tables(tree)
    assert list(found["All forms of the project"].values()) == [["54", "9"]]
    assert found["How people answered"] == {
        "Online": ["6"],
        "Paper": ["3"],
        "Filled-in PDF": ["0"],
        "By telephone": ["0"],
        "In person": ["0"],
        "Total": ["9"],
    }
    assert found["Paper that went out"] == {
        "In a library or another place": ["50"],
        "By post": ["4"],
        "Total": ["54"],
    }
    assert found["By edition"] == {"Ordinary print": ["4"], "Large print": ["50"]}
    came(version, Channel.PHONE, 1)
    text = text_of(page(either_visitor, version))
    assert "6 of 10 answers came online, 3 came on paper, and 1 in other ways." in text


def test_replies_are_counted_with_why_they_were_set_aside(either_visitor: Visitor) -> None:
    """Registered is all of them."""
    version = publish()
    post = batch(3)
    _, damaged, keyed = (reply(version, batch=post) for _ in range(3))
    aside.set_aside(damaged, Reason.DAMAGED, officer_id=officer())
    finish(keyed, 1, {INFLUENCE: "4"})
    either_visitor.sign_in()
    assert tables(page(either_visitor, version))["Paper that came back"] == {
        "Registered": ["3"],
        "To be keyed": ["1"],
        "Keyed": ["1"],
        "Set aside": ["1"],
        "Set aside: It is too damaged to read": ["1"],
    }


@pytest.mark.parametrize("share", [0, 100])
def test_who_keyed_first_does_not_see_what_is_keyed_twice(visitor: Visitor, share: int) -> None:
    """The page is the same, letter by letter, whether a reply was chosen or not."""
    version = publish(double_share=share)
    came(version, Channel.ONLINE, 9)
    finish(reply(version, "pl"), 1, {INFLUENCE: "4"}, by=FIRST)
    visitor.sign_in()
    tree = page(visitor, version)
    found = tables(tree)
    assert "9 of 10 answers came online, and 1 came on paper." in text_of(tree)
    assert found["Paper that came back"]["Keyed"] == ["1"]
    assert list(found["By month"].values()) == [["10"]]
    assert found["By language"]["polski"][-1] == "Fewer than 5"


def test_of_anonymous_answers_a_small_number_is_not_told(either_visitor: Visitor) -> None:
    """Nor the one from which it could be worked out; languages and ways are never crossed."""
    version = publish(asked=200)
    came(version, Channel.ONLINE, 9)
    came(version, Channel.PAPER, 6, "pl")
    came(version, Channel.PAPER, 1, "ar")
    went_out(version, Way.POST, 1, language="ar")
    either_visitor.sign_in()
    tree = page(either_visitor, version)
    languages = tables(tree)["By language"]
    assert languages["English"] == ["0", "9"]
    assert languages["polski"] == ["0", "Not shown"]
    assert languages["العربية"] == ["1", "Fewer than 5"]
    assert "A small number is not told" in text_of(tree)
    assert "Came back" not in text_of(tree)


def test_of_named_answers_every_number_is_told(either_visitor: Visitor) -> None:
    """With the editions that came back, which an anonymous form forgets."""
    form = replace(SIX_AND_TWO, anonymous=False)
    version = publish(form)
    came(version, Channel.ONLINE, 5)
    came(version, Channel.PAPER, 1, "pl")
    reply(version, edition="large")
    went_out(version, Way.MEETING, 3, edition="large")
    either_visitor.sign_in()
    found = tables(page(either_visitor, version))
    assert found["By language"]["polski"] == ["0", "1"]
    assert found["By edition"] == {"Large print": ["3", "1"]}


def test_too_few_answers_are_only_a_number(visitor: Visitor) -> None:
    """How they came shows when there are enough."""
    version = publish()
    came(version, Channel.ONLINE, 4)
    visitor.sign_in()
    tree = page(visitor, version)
    assert "4 answers came in time." in text_of(tree)
    assert "How people answered shows when at least 5 people have answered." in text_of(tree)
    assert not {"How people answered", "By month"} & tables(tree).keys()
    assert tables(tree)["By language"]["English"] == ["0"]


def test_of_a_small_group_there_are_totals_by_way_alone(either_visitor: Visitor) -> None:
    """Of those that are shown: no language, no edition, no month, and nothing of replies."""
    version = publish(asked=13)
    came(version, Channel.ONLINE, 4, "pl")
    came(version, Channel.PAPER, 3, "ar")
    reply(version)
    went_out(version, Way.BY_HAND, 13, language="pl")
    either_visitor.sign_in()
    tree = page(either_visitor, version)
    found = tables(tree)
    assert list(found) == ["All forms of the project", "How people answered", "Paper that went out"]
    assert found["How people answered"]["Total"] == ["5"]
    assert found["Paper that went out"] == {"From hand to hand": ["13"], "Total": ["13"]}
    assert "new answers appear five at a time" in text_of(tree)


def test_of_what_is_kept_apart_only_leaves_are_told_until_it_has_closed(
    either_visitor: Visitor,
) -> None:
    """Then how many answered, and never how."""
    version = publish(EQUALITY)
    post = batch(30)
    lots.separate(post, {version.id: 12})
    for _ in range(7):
        arrival = Arrival(Channel.ONLINE, "pl", TODAY, secrets.token_hex())
        with writing():
            responses.take(version, {"age": Given("25_to_34")}, arrival)
    either_visitor.sign_in()
    tree = page(either_visitor, version)
    assert list(tables(tree)) == ["All forms of the project"]
    assert "12 leaves on paper were put into their box." in text_of(tree)
    assert "How many have answered shows after" in text_of(tree)
    keep_promises(version.keyed_until + timedelta(days=1))
    told = reach_now(version)
    assert (told.answers, told.leaves, told.out) == (7, 12, ())
    assert [*told.channels, *told.languages, *told.months] == []


def test_what_is_late_is_told_apart(visitor: Visitor) -> None:
    """It is in no other number."""
    version = publish()
    came(version, Channel.ONLINE, 5)
    arrival = Arrival(Channel.PAPER, "pl", TODAY, secrets.token_hex(), late=True)
    with writing():
        responses.take(version, {}, arrival)
    visitor.sign_in()
    tree = page(visitor, version)
    assert "1 response is late." in text_of(tree)
    assert tables(tree)["How people answered"]["Paper"] == ["0"]


def test_answers_are_counted_by_month(app: Flask) -> None:
    """Of a form with names, which knows the day, too."""
    form = replace(SIX_AND_TWO, anonymous=False)
    version = publish(form, opens=date(2026, 1, 1))
    for month, day in ((1, 3), (1, 30), (2, 1)):
        responses.accept(
            version,
            {},
            channel=Channel.ONLINE,
            language="en",
            token_hmac=secrets.token_hex(),
            today=date(2026, month, day),
        )
    assert reach_now(version).months == {"2026-01-01": 2, "2026-02-01": 1}


def test_all_forms_of_a_project_are_added_up(visitor: Visitor) -> None:
    """What went out, and the answers; in the page's language."""
    one, two = publish(), publish(asked=13)
    came(one, Channel.ONLINE, 5)
    came(two, Channel.ONLINE, 5)
    went_out(two, Way.MEETING, 13)
    visitor.sign_in()
    rows = page(visitor, one).xpath('//table[caption="All forms of the project"]/tbody/tr')
    assert [cell.text for cell in rows[-1].findall("td")] == ["13", "10"]
    assert visitor.get(address(one, "ar")).status_code == 200

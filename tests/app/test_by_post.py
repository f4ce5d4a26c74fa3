"""Residents who ask for a form on paper: name, address, language, print, and nothing else."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import Collection, db, writing
from app.outgoing.tables import PaperRequest
from app.publishing import Published
from forms.library.equality import EQUALITY
from tests.forms.every_kind import EVERY_KIND
from tests.site import TODAY, Visitor, publish, publish_next

NAME, ADDRESS = "Ann Smith", "12 High Street\nNewbury\nRG14 5LD"


def page_of(version: Published, language: str = "en") -> str:
    """Where a form is asked for."""
    return f"/{language}/forms/{version.code}/by-post"


def on_the_list() -> list[PaperRequest]:
    """All who wait, in order."""
    return list(db.session.scalars(select(PaperRequest).order_by(PaperRequest.id)))


def only_one() -> PaperRequest:
    """The only one who waits."""
    (row,) = on_the_list()
    return row


def ask(visitor: Visitor, version: Published, language: str = "en", **typed: str) -> int:
    """Opens the page and sends it; gives the status."""
    visitor.get(page_of(version, language))
    return send(visitor, version, language, **typed)


def send(visitor: Visitor, version: Published, language: str = "en", **typed: str) -> int:
    """Sends the page that is open."""
    usual = {"name": NAME, "address": ADDRESS, "spoken": language, "edition": "standard"}
    return visitor.send(page_of(version, language), **{**usual, **typed}).status_code


def test_whoever_asks_is_on_the_list_and_is_told_so(either_visitor: Visitor) -> None:
    """On either database; the page says what happens to the address, and shows it to nobody."""
    version = publish()
    assert ask(either_visitor, version, "pl", edition="bilingual") == 303
    row = only_one()
    assert (row.name, row.address) == (NAME, ADDRESS)
    assert (row.language, row.edition, row.way) == ("pl", "bilingual", "online")
    assert (row.asked_on, row.collection_id) == (TODAY, version.collection_id)
    told = either_visitor.follow().text
    page = either_visitor.get(either_visitor.page.request.full_path.replace("/pl/", "/en/")).text
    assert "We will post the form to you" in page
    assert "we delete your name and address" in page
    assert NAME not in told + page


def test_the_page_says_why_it_asks(visitor: Visitor) -> None:
    """And of an anonymous form that the name never comes near the answers."""
    anonymous, named = publish(), publish(EVERY_KIND)
    page = visitor.get(page_of(anonymous)).text
    assert "to post the form to you, and for nothing else" in page
    assert "never come near your answers" in page
    assert "never come near your answers" not in visitor.get(page_of(named)).text
    assert 'autocomplete="name"' in page
    assert 'autocomplete="street-address"' in page


def test_the_start_of_a_form_leads_there(visitor: Visitor) -> None:
    """But not of one that is kept apart: its leaf comes with another form."""
    version, apart = publish(), publish(EQUALITY)
    assert page_of(version) in visitor.get(f"/en/forms/{version.code}").text
    assert page_of(apart) not in visitor.get(f"/en/forms/{apart.code}").text
    assert visitor.get(page_of(apart)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " \n "}, "Write the name that goes on the envelope."),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"name": "Ann \U0001f600 \u13a0"}, "We can&#39;t print one of the letters"),
        ({"address": "\r\n"}, "Write the address that we send the form to."),
        ({"address": "\n".join("abcdefgh")}, "at most 8 short lines"),
        ({"address": "x" * 5000}, "at most 8 short lines"),
        ({"address": "\u13a0 Street"}, "We can&#39;t print one of the letters"),
        ({"spoken": "xx"}, "Choose the language of the form."),
        ({"edition": "fillable"}, "Choose how the form is printed."),
        ({"edition": "bilingual"}, "The form is in English already."),
    ],
)
def test_what_is_wrong_is_said(visitor: Visitor, typed: dict[str, str], said: str) -> None:
    """All that was typed is kept, the summary leads to the field, and nothing is stored."""
    version = publish()
    assert ask(visitor, version, **typed) == 422
    page = visitor.page.text
    summary = page.partition("<h1>")[0]
    assert said in summary
    (field,) = re.findall(r'href="#([\w-]+)">', summary.partition("There is a problem")[2])
    assert f'id="{field}"' in page
    assert "Error: " in page.partition("</title>")[0]
    assert on_the_list() == []
    if "name" not in typed:
        assert NAME in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>, {{ 7*7 }} {council}", None),
        ('"O\'Connor"; =1+1, %s \\', None),
        ("شارع ٥، نيوبري", None),
        ("12\x00 High\x07 Street", "12 High Street"),
        ("a\u202eb\u2066c", "a b c"),
        ("  12   High\tStreet \r\n\r\n Newbury  ", "12 High Street\nNewbury"),
    ],
)
def test_what_is_typed_stays_text(either_visitor: Visitor, typed: str, kept: str | None) -> None:
    """Scripts, quotes and other writings are kept; what nobody sees goes."""
    assert ask(either_visitor, publish(), name=typed[:40], address=typed) == 303
    assert only_one().address == (kept or typed)
    either_visitor.sign_in()
    shown = either_visitor.get(f"/en/officers/collections/{only_one().collection_id}/send-out").text
    assert "<script>" not in shown


def test_the_same_page_sent_twice_is_one(either_visitor: Visitor) -> None:
    """What was mended before it was sent again is what counts; another page is another person."""
    version = publish()
    either_visitor.get(page_of(version))
    page = either_visitor.page
    for address in ("1 Old Road", "2 New Road"):
        either_visitor.page = page
        assert send(either_visitor, version, address=address) == 303
    assert only_one().address == "2 New Road"
    ask(either_visitor, version)
    assert len(on_the_list()) == 2


def test_a_page_that_is_sent_for_another_form_is_another_wish(either_visitor: Visitor) -> None:
    """Whatever token it carries."""
    for version in (publish(), publish(EVERY_KIND)):
        either_visitor.get(page_of(version))
        assert send(either_visitor, version, token="AAAABBBBCCCC") == 303
    assert len(on_the_list()) == 2


def test_a_page_without_its_token_is_shown_again(visitor: Visitor) -> None:
    """With all that was typed; sent from another site it is refused."""
    version = publish()
    visitor.get(page_of(version))
    assert send(visitor, version, _csrf="x") == 400
    assert "Please send this page again" in visitor.page.text
    assert NAME in visitor.page.text
    assert on_the_list() == []
    assert send(visitor, version) == 303
    data = {"name": NAME, "address": ADDRESS}
    visitor.open(page_of(version), method="POST", data=data, headers={})
    assert NAME not in visitor.page.text


def test_a_form_that_is_not_open_is_not_posted(visitor: Visitor) -> None:
    """Before its first day, after its last, and where an officer has closed it."""
    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    assert visitor.get(page_of(publish(opens=tomorrow))).status_code == 404
    assert visitor.get(page_of(publish(EVERY_KIND, closes=yesterday))).status_code == 410
    version = publish(opens=TODAY, closes=tomorrow)
    visitor.get(page_of(version))
    with writing():
        db.session.get_one(Collection, version.collection_id).closed_on = TODAY
    assert send(visitor, version) == 410
    assert on_the_list() == []


def test_an_older_address_leads_to_the_same_list(visitor: Visitor) -> None:
    """Whoever has the code of an earlier version gets the newest."""
    version = publish()
    publish_next(version.collection_id, EVERY_KIND)
    assert ask(visitor, version) == 303
    assert only_one().collection_id == version.collection_id


def test_who_asks_too_often_is_asked_to_wait(app: Flask, visitor: Visitor) -> None:
    """Each costs paper and a stamp; to look at the page is never counted."""
    version = publish()
    visitor.get(page_of(version))
    page = visitor.page
    for _ in range(30):
        visitor.page = page
        assert send(visitor, version) == 303
    visitor.page = page
    assert send(visitor, version) == 429
    assert visitor.get(page_of(version)).status_code == 200

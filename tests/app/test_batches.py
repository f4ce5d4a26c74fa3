"""A day's post: opened, summed up on its page, closed when it adds up."""

import re
import secrets
from datetime import timedelta

import lxml.html
import pytest
from sqlalchemy import select

from app.db import db
from app.tray import aside, batches, replies
from app.tray.aside import Reason
from app.tray.tables import Batch, Entry
from tests.app.tray import OTHER, key, officer, post, replies_now, sums_on
from tests.site import EMAIL, PASSWORD, TODAY, Visitor, publish

NEW = "/en/keying/batches/new"


def the_batch() -> Batch:
    """The only one."""
    db.session.rollback()
    return db.session.scalars(select(Batch)).one()


def twice_chosen(monkeypatch: pytest.MonkeyPatch, chosen: bool) -> None:
    """Chance says of each reply whether it is keyed twice."""
    monkeypatch.setattr(secrets, "randbelow", lambda _most: 0 if chosen else 99)


def test_a_batch_is_opened_with_its_source_its_day_and_its_envelopes(visitor: Visitor) -> None:
    """The day is today's where the officer leaves it; the page says all three."""
    visitor.sign_in()
    page = visitor.get(NEW)
    assert f'value="{TODAY.day} {TODAY.month} {TODAY.year}"' in page.text
    visitor.send(NEW, source="meeting", handed_in=TODAY.strftime("%d%m%Y"), envelopes="1,000")
    assert visitor.page.status_code == 303
    page = visitor.follow()
    assert "At a meeting" in page.text
    batch = the_batch()
    assert (batch.source, batch.handed_in, batch.envelopes) == ("meeting", TODAY, 1000)
    assert batch.code in page.text
    assert sums_on(page.text)["Not registered yet"] == 1000


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"source": "lot"}, "Choose where the batch comes from."),
        ({"handed_in": "31 2 2026"}, "Write the day as day, month and year"),
        ({"handed_in": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"envelopes": "0"}, "as a number from 1 to 10000"),
        ({"envelopes": "10001"}, "as a number from 1 to 10000"),
        ({"envelopes": "1.5"}, "as a number from 1 to 10000"),
        ({"envelopes": "many <b>"}, "as a number from 1 to 10000"),
    ],
)
def test_what_is_wrong_with_a_new_batch_is_said(
    visitor: Visitor, typed: dict[str, str], said: str
) -> None:
    """All that was typed is kept, the error leads to its field, and no batch is opened."""
    visitor.sign_in()
    visitor.get(NEW)
    fine = {"source": "library", "handed_in": "1 2 2026", "envelopes": "7", "code": "7K3M9QX"}
    page = visitor.send(NEW, **{**fine, **typed})
    assert page.status_code == 422
    assert "<title>Error: Open a batch" in page.text
    assert page.text.count(said) == 2
    (name,) = typed
    assert f'href="#{name.replace("_", "-")}"' in page.text
    for kept in ("1 2 2026", "7", "7K3M9QX", "many &lt;b&gt;"):
        if kept in {**fine, **typed}.values():
            assert f'value="{kept}"' in page.text
    assert ('value="library" checked' in page.text) == (name != "source")
    assert db.session.scalars(select(Batch)).all() == []


def test_returned_paper_lists_what_is_open_and_what_was_closed(visitor: Visitor) -> None:
    """With what is left to do in each."""
    visitor.sign_in()
    assert "No batch is open." in visitor.get("/en/keying/").text
    batch = post(envelopes=2)
    replies.register(batch, publish(), language="en")
    text = visitor.get("/en/keying/").text
    assert f"/en/keying/batches/{batch.id}" in text
    assert "1 reply is registered." in text
    assert "1 envelope has no reply yet." in text
    for one in replies_now():
        aside.set_aside(one, Reason.DAMAGED, officer_id=officer())
    batches.recount(batch, envelopes=1, slips=0)
    batches.close(batch, today=TODAY, officer_id=officer())
    text = visitor.get("/en/keying/").text
    assert "No batch is open." in text
    assert "closed on" in text


def test_the_code_on_a_cover_opens_its_batch(visitor: Visitor) -> None:
    """Typed, scanned into the box for codes, or scanned by a telephone: after signing in."""
    batch = post()
    address = f"/en/keying/batches/{batch.id}"
    assert visitor.get(f"/b/{batch.code}").status_code == 302
    assert visitor.follow().status_code == 401
    officer()
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
    assert visitor.follow().location == address
    for typed in (batch.code.lower(), f"https://forms.example/b/{batch.code}"):
        for box in ("/en/keying/", address):
            visitor.get(box)
            page = visitor.send(box if box == "/en/keying/" else f"{box}/code", code=typed)
            assert (page.status_code, page.location) == (303, address)
    assert visitor.get("/en/keying/codes/7K3M9QX").status_code == 404
    assert visitor.get(f"{address}0").status_code == 404


def test_the_sums_of_a_batch_add_up(visitor: Visitor) -> None:
    """Envelopes are registered or not; replies are in one state; reasons are those set aside."""
    visitor.sign_in()
    version, batch = publish(), post(envelopes=5)
    for together in (False, True, False):
        replies.register(batch, version, language="en", same_envelope=together)
    key(replies_now()[0], officer())
    aside.register_aside(batch, None, Reason.SLIP, officer_id=officer())
    batches.recount(batch, envelopes=5, slips=1)
    assert sums_on(visitor.get(f"/en/keying/batches/{batch.id}").text) == {
        "Envelopes opened": 5,
        "Registered": 3,
        "Not registered yet": 2,
        "Replies": 4,
        "To be keyed": 2,
        "Keyed": 1,
        "To be settled": 0,
        "Set aside": 1,
        "Why they were set aside": 1,
        "There was a reply slip alone": 1,
        "Equality leaves, put into their box": 0,
        "Reply slips, given to the contact": 1,
    }


def test_envelopes_that_were_counted_wrong_are_counted_again(visitor: Visitor) -> None:
    """The page says that more have replies than were counted, and takes the right number."""
    visitor.sign_in()
    version, batch = publish(), post(envelopes=1)
    address = f"/en/keying/batches/{batch.id}"
    for _ in range(2):
        replies.register(batch, version, language="en")
    page = visitor.get(address)
    assert sums_on(page.text)["More than were counted"] == -1
    assert "1 envelope more has replies than were counted." in page.text
    page = visitor.send(f"{address}/recount", envelopes="2 or 3", slips="-1")
    assert page.status_code == 422
    assert 'value="2 or 3"' in page.text
    assert 'value="-1"' in page.text
    visitor.send(f"{address}/recount", envelopes="2", slips="4")
    assert visitor.page.status_code == 303
    sums = sums_on(visitor.follow().text)
    assert (sums["Envelopes opened"], sums["Not registered yet"]) == (2, 0)
    assert sums["Reply slips, given to the contact"] == 4


def test_a_batch_that_does_not_add_up_stays_open(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says exactly what is missing, with numbers; nothing is changed."""
    visitor.sign_in()
    version, batch = publish(double_share=50), post(envelopes=3)
    address = f"/en/keying/batches/{batch.id}"
    twice_chosen(monkeypatch, True)
    for _ in range(2):
        replies.register(batch, version, language="en")
    twice_chosen(monkeypatch, False)
    first, _ = replies_now()
    key(first, officer())
    visitor.get(address)
    assert "Close the batch</button>" not in visitor.page.text
    page = visitor.send(f"{address}/close")
    assert page.status_code == 409
    summary = page.text.partition("<h1>")[0]
    for missing in ("1 envelope has no reply yet.", "1 reply is to be keyed."):
        assert missing in summary
    assert "waits for another officer" not in summary, "it would tell which one was chosen"
    assert "to be settled" not in summary
    key(first, officer(OTHER), turn=2, went_well="Trees")
    visitor.get(address)
    assert "It is to be settled." in visitor.send(f"{address}/close").text.partition("<h1>")[0]
    assert the_batch().closed_on is None


def test_a_batch_that_adds_up_is_closed_for_good(visitor: Visitor) -> None:
    """It says so; what was keyed of anonymous forms is gone, and nothing can be added."""
    visitor.sign_in()
    version, batch = publish(), post(envelopes=1)
    address = f"/en/keying/batches/{batch.id}"
    assert version.anonymous
    visitor.get(address)
    visitor.send(f"{address}/code", code=version.code)
    key(replies_now()[0], officer())
    open_page = visitor.get(address)
    visitor.send(f"{address}/close")
    page = visitor.follow()
    assert "The batch is closed." in page.text
    assert "<form" not in page.text
    assert db.session.scalars(select(Entry)).all() == []
    assert replies_now()[0].response_id is None
    for action, typed in (("code", {"code": version.code}), ("recount", {"envelopes": "2"})):
        visitor.page = open_page
        page = visitor.send(f"{address}/{action}", **{"slips": "0", **typed})
        assert page.status_code == 409
        assert "This batch is closed" in page.text
    assert len(replies_now()) == 1


def test_whoever_keyed_first_is_not_told_what_is_keyed_again(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen or not, a reply is "Keyed" with the same links; another officer gets a list."""
    visitor.sign_in()
    version, batch = publish(double_share=50), post(envelopes=2)
    for chosen in (True, False):
        twice_chosen(monkeypatch, chosen)
        replies.register(batch, version, language="en")
    for one in replies_now():
        key(one, officer())
    page = visitor.get(f"/en/keying/batches/{batch.id}").text
    (items,) = (ul for ul in lxml.html.fromstring(page).iter("ul") if ul.get("class") == "open")
    chosen_one, other_one = (re.sub(r"\d+", "0", lxml.html.tostring(i).decode()) for i in items)
    assert "Keyed" in chosen_one
    assert chosen_one.split() == other_one.split()
    assert "To be keyed again" not in page
    assert sums_on(page)["Keyed"] == 2
    officer(OTHER)
    visitor.client.delete_cookie("session")
    visitor.get("/en/officers/sign-in")
    visitor.send("/en/officers/sign-in", email=OTHER, password=PASSWORD)
    page = visitor.get(f"/en/keying/batches/{batch.id}").text
    assert re.findall(r"Key number (\d) again", page) == ["1"]


def test_the_cover_of_a_batch_is_a_pdf(visitor: Visitor) -> None:
    """In the page's language."""
    batch = post()
    visitor.sign_in()
    for language in ("en", "ar"):
        page = visitor.get(f"/{language}/keying/batches/{batch.id}/cover.pdf")
        assert page.mimetype == "application/pdf"
        assert batch.code in page.headers["Content-Disposition"]


def test_only_officers_see_or_change_batches(visitor: Visitor) -> None:
    """Whatever somebody else asks for."""
    batch = post()
    address = f"/en/keying/batches/{batch.id}"
    for path in ("/en/keying/", NEW, address, f"{address}/cover.pdf", f"{address}/no-form"):
        assert visitor.get(path).status_code == 401
    for action in ("code", "next", "recount", "close", "no-form"):
        data = {"envelopes": "9", "slips": "9", "reason": "slip"}
        page = visitor.open(f"{address}/{action}", method="POST", data=data)
        assert page.status_code in (400, 401)
    assert the_batch().envelopes == 3
    assert replies_now() == []

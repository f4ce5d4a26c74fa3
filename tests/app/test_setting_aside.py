"""What can't be counted: set aside with a reason, taken back, or its number removed."""

from dataclasses import replace

import pytest

from app import events
from app.db import db
from app.publishing import Published
from app.tray import aside, batches, entries, replies
from app.tray.aside import CHOSEN, REASONS, Reason
from app.tray.replies import State
from app.tray.tables import Batch, Reply
from tests.app.tray import OTHER, key, officer, post, replies_now, sums_on
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import EMAIL, PASSWORD, TODAY, Visitor, publish


def waiting(version: Published | None = None) -> tuple[Batch, Reply]:
    """A batch with one reply that waits."""
    batch = post(envelopes=1)
    return batch, replies.register(batch, version or publish(), language="en")


def set_aside(visitor: Visitor, reply: Reply, **typed: str) -> int:
    """Opens the page for it and sends it; gives the status."""
    address = f"/en/keying/replies/{reply.id}/set-aside"
    visitor.get(address)
    return visitor.send(address, **typed).status_code


@pytest.mark.parametrize("reason", [one for one in CHOSEN if one != Reason.DUPLICATE])
def test_a_reply_is_set_aside_with_a_reason(visitor: Visitor, reason: Reason) -> None:
    """The batch says why, its sums add up, and what was done is recorded with the note."""
    visitor.sign_in()
    batch, reply = waiting()
    assert set_aside(visitor, reply, reason=reason, why=" Wet <through> ") == 303
    page = visitor.follow()
    assert "Number 1 is set aside." in page.text
    assert REASONS[reason] in page.text
    assert sums_on(page.text)["Set aside"] == sums_on(page.text)[REASONS[reason]] == 1
    (event,) = events.of(f"reply {reply.id}")
    assert (event.why, event.officer_id) == ("Wet <through>", officer())
    assert batches.ledger(batch).adds_up


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "reason"),
        ({"reason": "sent"}, "reason"),
        ({"reason": "nothing", "why": "x" * 501}, "why"),
        ({"reason": "nothing", "why": "a\0b"}, "why"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_set_aside(
    visitor: Visitor, typed: dict[str, str], field: str
) -> None:
    """A reason is chosen from the list; a note is short and can be read."""
    visitor.sign_in()
    batch, reply = waiting()
    assert set_aside(visitor, reply, **typed) == 422
    assert f'href="#{field}"' in visitor.page.text
    assert "<title>Error: " in visitor.page.text
    assert ('value="nothing" checked' in visitor.page.text) == (field == "why")
    visitor.get(f"/en/keying/batches/{batch.id}/no-form")
    page = visitor.send(f"/en/keying/batches/{batch.id}/no-form", **typed)
    assert page.status_code == 422
    assert [one.state for one in replies_now()] == [State.WAITING]


def test_an_anonymous_sheet_is_no_duplicate_because_it_looks_alike(visitor: Visitor) -> None:
    """Two people may have ticked the same; a sheet with a number or a name can be one."""
    visitor.sign_in()
    _, reply = waiting()
    assert set_aside(visitor, reply, reason="duplicate", why="As 3") == 422
    assert "Two people may have ticked the same" in visitor.page.text
    assert 'value="As 3"' in visitor.page.text
    _, named = waiting(publish(replace(SIX_AND_TWO, key="named", anonymous=False)))
    assert set_aside(visitor, named, reason="duplicate") == 303


def test_what_is_no_form_of_ours_gets_a_number_too(visitor: Visitor) -> None:
    """So that the envelopes add up; it can't be keyed, nor be a duplicate of anything."""
    visitor.sign_in()
    batch = post(envelopes=1)
    address = f"/en/keying/batches/{batch.id}/no-form"
    assert 'value="duplicate"' not in visitor.get(address).text
    assert visitor.send(address, reason="duplicate").status_code == 422
    visitor.send(address, reason="not_ours", why="A gas bill")
    assert visitor.page.status_code == 303
    assert "No form of ours." in visitor.follow().text
    visitor.get(address)
    visitor.send(address, reason="slip", same_envelope="1")
    assert [(one.number, one.envelope, one.version_id) for one in replies_now()] == [
        (1, 1, None),
        (2, 1, None),
    ]
    assert batches.ledger(batch).adds_up


def test_what_was_set_aside_is_taken_back_as_it_was(visitor: Visitor) -> None:
    """It waits again with all that was keyed of it."""
    visitor.sign_in()
    batch, reply = waiting()
    entries.keep(reply, 1, officer(), {"went_well": "Half"}, entries.Page(0))
    set_aside(visitor, reply, reason="damaged")
    visitor.follow()
    visitor.send(f"/en/keying/replies/{reply.id}/take-back")
    page = visitor.follow()
    assert "Number 1 is taken back." in page.text
    assert "Go on with number 1" in page.text
    (now,) = replies_now()
    assert (now.state, now.reason) == (State.WAITING, "")
    assert entries.raw(entries.entry_of(now, 1)) == {"went_well": "Half"}
    key(now, officer())
    assert batches.ledger(batch).adds_up
    visitor.page = page
    assert visitor.send(f"/en/keying/replies/{reply.id}/take-back").status_code == 409


def test_a_keying_that_was_finished_counts_after_it_is_taken_back(visitor: Visitor) -> None:
    """A reply that waits to be keyed again does so still."""
    visitor.sign_in()
    _, reply = waiting(publish(double_share=100))
    key(reply, officer(OTHER))
    assert set_aside(visitor, reply, reason="damaged") == 303
    aside.take_back(reply, officer_id=officer())
    assert replies_now()[0].state == State.KEYED
    key(replies_now()[0], officer(), turn=2)
    assert replies_now()[0].state == State.DONE


def test_whoever_keyed_it_first_learns_nothing_from_setting_aside(visitor: Visitor) -> None:
    """What they keyed can't be set aside by them, whether it is keyed again or not."""
    visitor.sign_in()
    pages = []
    for share in (0, 100):
        form = replace(SIX_AND_TWO, key=f"share-{share}")
        _, reply = waiting(publish(form, double_share=share))
        key(reply, officer())
        page = visitor.get(f"/en/keying/replies/{reply.id}/set-aside")
        pages.append((page.status_code, page.text.replace(f"/{reply.id}/", "/0/")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 409


def test_a_number_without_a_sheet_is_taken_away(visitor: Visitor) -> None:
    """The last one alone, while nothing was done with it."""
    visitor.sign_in()
    batch, first = waiting()
    address = f"/en/keying/batches/{batch.id}"
    second = replies.register(batch, publish(), language="en", officer_id=officer())
    page = visitor.get(address)
    assert "Take number 2 away" in page.text
    assert visitor.send(f"/en/keying/replies/{first.id}/remove").status_code == 409
    visitor.page = page
    visitor.send(f"/en/keying/replies/{second.id}/remove")
    assert "Number 2 is free again." in visitor.follow().text
    assert [one.number for one in replies_now()] == [1]
    entries.keep(first, 1, officer(), {"went_well": "Half"}, entries.Page(0))
    assert "Take number 1 away" not in visitor.get(address).text
    assert visitor.send(f"/en/keying/replies/{first.id}/remove").status_code == 409


def test_nothing_is_set_aside_in_a_closed_batch(visitor: Visitor) -> None:
    """It adds up; the page says that it is closed."""
    visitor.sign_in()
    batch, reply = waiting()
    page = visitor.get(f"/en/keying/replies/{reply.id}/set-aside")
    aside.set_aside(reply, Reason.NOTHING, officer_id=officer())
    batches.close(batch, today=TODAY, officer_id=officer())
    for path in (f"replies/{reply.id}/take-back", f"batches/{batch.id}/no-form"):
        visitor.page = page
        said = visitor.send(f"/en/keying/{path}", reason="nothing")
        assert said.status_code == 409
        assert "This batch is closed" in said.text


def test_there_is_no_page_for_a_reply_that_is_not_there(visitor: Visitor) -> None:
    """Nor for answers by telephone, which are in no batch; nor for others than officers."""
    _, reply = waiting()
    assert visitor.get(f"/en/keying/replies/{reply.id}/set-aside").status_code == 401
    officer()
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
    assert visitor.get(f"/en/keying/replies/{reply.id + 1}/set-aside").status_code == 404
    assert db.session.get_one(Reply, reply.id).state == State.WAITING

"""Old pages, odd orders and bad values, sent on purpose: the ledger and the privacy hold."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import codes, retention
from app.db import EndedDraft, Response, db, writing
from app.tray import aside, batches, changes, entries, joining, replies, settling
from app.tray.aside import Reason
from app.tray.entries import Page
from app.tray.replies import State
from app.tray.tables import Batch, KeyedTwice, Reply
from forms.answers import Channel
from tests.app.test_lots import begun as lot_of
from tests.app.test_lots import equality
from tests.app.test_two_officers import signed_in
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer, opened, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import SECOND, finish

KEYS = {"went_well": "The trees."}


def batch_of(made: Reply) -> Batch:
    """The batch of a reply that is in one."""
    assert made.batch is not None
    return made.batch


@pytest.mark.parametrize("do", ["save", "check", "sheet"])
def test_nul_in_the_name_of_a_page(either_visitor: Visitor, do: str) -> None:
    """A page's name with a NUL in it is no failure of ours, on either database."""
    address = opened(either_visitor, publish())
    page = either_visitor.send(address, went_well="x", _window="a\0b", _do=do)
    assert page.status_code < 500


def test_taken_back_while_the_batch_closes(
    either_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reply that is taken back as its batch closes never waits in a closed batch."""
    made = reply(publish(), batch=batch(1))
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    place, reply_id, who = batch_of(made), made.id, officer()
    forget = batches._forget_anonymous
    threads = []

    def back() -> None:
        with either_app.app_context():
            with suppress(replies.Closed):
                aside.take_back(db.session.get_one(Reply, reply_id), officer_id=who)
            db.session.remove()

    def slow(batch_id: int) -> None:
        thread = threading.Thread(target=back)
        thread.start()
        thread.join(2)
        threads.append(thread)
        forget(batch_id)

    monkeypatch.setattr(batches, "_forget_anonymous", slow)
    batches.close(place, today=TODAY, officer_id=who)
    threads[0].join()
    db.session.rollback()
    assert batches.ledger(place).adds_up


def test_join_while_the_batch_closes(either_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that joins a reply of the batch that is being closed: neither fails."""
    version = publish(replace(SIX_AND_TWO, anonymous=True))
    made = reply(version, batch=batch(1))
    finish(made, 1, {"went_well": "?"}, by=EMAIL)
    place, reply_id, who = batch_of(made), made.id, officer()
    forget, threads, seen = batches._forget_anonymous, [], []

    def join() -> None:
        with either_app.app_context():
            try:
                joining.join(
                    db.session.get_one(Batch, place_id),
                    db.session.get_one(Reply, reply_id),
                    officer_id=who,
                    today=TODAY,
                )
            except Exception as error:
                seen.append(error)
            db.session.remove()

    def slow(batch_id: int) -> None:
        thread = threading.Thread(target=join)
        thread.start()
        thread.join(2)
        threads.append(thread)
        forget(batch_id)

    place_id = place.id
    monkeypatch.setattr(batches, "_forget_anonymous", slow)
    try:
        batches.close(place, today=TODAY, officer_id=who)
    except Exception as error:
        seen.append(error)
    threads[0].join()
    db.session.rollback()
    assert [one for one in seen if not isinstance(one, replies.Closed | changes.Fixed)] == []


@pytest.mark.parametrize("same", [True, False])
def test_sent_meanwhile_counted_once(app: Flask, same: bool) -> None:
    """What was sent online after all is not counted as keyed twice, however often it is settled."""
    version = publish(double_share=100)
    made = reply(version, batch=batch(1), begun=codes.new_number(version.code))
    finish(made, 1, KEYS, by=EMAIL)
    with writing():
        db.session.add(
            EndedDraft(number=made.begun, token_hmac=None, version_id=version.id, expires_on=TODAY)
        )
    finish(made, 2, KEYS if same else {"went_well": "x"}, by=SECOND)
    for _ in range(3):
        held = db.session.get_one(Reply, made.id, populate_existing=True)
        if held.state == State.SET_ASIDE:
            aside.take_back(held, officer_id=officer())
        held = db.session.get_one(Reply, made.id, populate_existing=True)
        settling.settle(held, {"went_well": "x"}, officer_id=officer(), today=TODAY)
    total = db.session.scalars(select(KeyedTwice.fields).where(KeyedTwice.key == "")).all()
    assert total in ([1], [])


def test_leaf_keyed_after_grace(app: Flask) -> None:
    """Leaves of a lot that is keyed slowly are not shown one by one."""
    version = equality(opens=-30, closes=-14)
    leaf: Reply | None = lot_of(version)
    seen = []
    for day in range(1, 4):
        retention.keep_promises(TODAY + timedelta(days=day))
        seen.append(db.session.scalar(select(func.count()).select_from(Response)))
        assert leaf is not None
        leaf = entries.finish(
            leaf, 1, officer(), {"age": "3"}, page=Page(0), today=TODAY + timedelta(days=day)
        )
    assert seen == [0, 0, 0]


def test_call_forgets_language(app: Flask) -> None:
    """In what language an anonymous call was is not kept beside its number."""
    version = publish(replace(SIX_AND_TWO, anonymous=True))
    call = replies.without_batch(version, Channel.PHONE, "pl", officer_id=officer())
    finish(call, 1, KEYS, by=EMAIL)
    found = db.session.get_one(Reply, call.id, populate_existing=True)
    assert found.language == "en"


def test_join_twice(app: Flask) -> None:
    """A second click gives a page a second number, which can be taken away again."""
    version = publish()
    made = reply(version, batch=batch(1))
    finish(made, 1, {"went_well": "?"}, by=EMAIL)
    visitor = signed_in(app, EMAIL)
    place = batch(1)
    for _ in range(2):
        visitor.get(f"/en/keying/batches/{place.id}/join")
        typed = {"code": version.code, "reply": str(made.id), "choosing": "1"}
        visitor.send(f"/en/keying/batches/{place.id}/join", **typed)
    assert batches.ledger(place).replies == 2
    assert "Take number 2 away" in visitor.get(f"/en/keying/batches/{place.id}").text
    visitor.send(f"/en/keying/replies/{place.replies[-1].id}/remove")
    assert batches.ledger(place).adds_up


def test_discard_while_keyed(app: Flask) -> None:
    """Who is keying a call that somebody throws away loses no keys."""
    version = publish()
    call = replies.without_batch(version, Channel.PHONE, "en", officer_id=officer())
    cid = call.id
    a, b = signed_in(app, EMAIL), signed_in(app, SECOND)
    a.get(f"/en/keying/replies/{cid}")
    assert a.send(f"/en/keying/replies/{cid}/keep", went_well="A long story").status_code == 204
    a.get(f"/en/keying/replies/{cid}")
    b.get("/en/keying/calls")
    b.send(f"/en/keying/calls/{cid}/discard")
    page = a.send(f"/en/keying/replies/{cid}", went_well="A long story, told", _do="save")
    assert page.status_code == 303 or "A long story, told" in page.text


def test_remove_while_keyed(app: Flask) -> None:
    """Who is keying a reply whose number somebody takes away loses no keys."""
    made = reply(publish(), batch=batch(2))
    mid, bid = made.id, made.batch_id
    a, b = signed_in(app, EMAIL), signed_in(app, SECOND)
    a.get(f"/en/keying/replies/{mid}")
    b.get(f"/en/keying/batches/{bid}")
    b.send(f"/en/keying/replies/{mid}/remove")
    page = a.send(f"/en/keying/replies/{mid}", went_well="A long story, told", _do="save")
    assert page.status_code == 303 or "A long story, told" in page.text


def test_old_page_language(app: Flask) -> None:
    """An old page that is refused changes nothing, the sheet's language neither."""
    made = reply(publish(), batch=batch(1))
    a = signed_in(app, EMAIL)
    a.get(f"/en/keying/replies/{made.id}")
    old = a.page
    b = signed_in(app, SECOND)
    b.get("/en/keying/batches/new")
    b.send(f"/en/keying/replies/{made.id}/take")
    b.get(f"/en/keying/replies/{made.id}")
    b.send(f"/en/keying/replies/{made.id}", went_well="x", _language="pl", _do="sheet")
    assert db.session.get_one(Reply, made.id, populate_existing=True).language == "pl"
    a.page = old
    page = a.send(f"/en/keying/replies/{made.id}", went_well="y", _language="en", _do="save")
    assert page.status_code == 409
    assert db.session.get_one(Reply, made.id, populate_existing=True).language == "pl"


def test_eleventh_leaf(app: Flask) -> None:
    """A lot takes no more leaves than were counted out for it."""
    version = equality()
    leaf = lot_of(version)
    visitor = signed_in(app, EMAIL)
    for _ in range(10):
        visitor.get(f"/en/keying/batches/{leaf.batch_id}")
        visitor.send(f"/en/keying/batches/{leaf.batch_id}/code", code=version.code)
    ledger = batches.ledger(batch_of(leaf))
    assert ledger.unopened >= 0


def test_double_click(app: Flask) -> None:
    """Who chooses Save twice is not told that somebody else was faster."""
    made = reply(publish(), batch=batch(3))
    a = signed_in(app, EMAIL)
    a.get(f"/en/keying/replies/{made.id}")
    old = a.page
    assert a.send(f"/en/keying/replies/{made.id}", went_well="y", _do="save").status_code == 303
    a.page = old
    page = a.send(f"/en/keying/replies/{made.id}", went_well="y", _do="save")
    assert "Somebody else was faster" not in page.text


def test_a_call_on_another_desk_is_named(app: Flask) -> None:
    """A call has no number of a batch: no sentence ends in the air."""
    call = replies.without_batch(publish(), Channel.PHONE, "en", officer_id=officer())
    page = signed_in(app, SECOND).get(f"/en/keying/replies/{call.id}").text
    assert "Somebody else keys reply </h1>" not in page

"""Old pages, odd orders and bad values, sent on purpose: the ledger and the privacy hold."""

import contextvars
import socketserver
import threading
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update

from app import codes, mail, officers, retention
from app.db import ApartBox, Collection, EndedDraft, Response, db, writing
from app.tray import aside, batches, changes, entries, events, joining, lots, replies, settling
from app.tray.aside import Reason
from app.tray.entries import Page
from app.tray.replies import State
from app.tray.tables import Batch, Entry, KeyedTwice, Reply
from forms.library.equality import EQUALITY
from tests.app.test_lots import begun as lot_of
from tests.app.test_lots import equality
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer, opened, reply
from tests.site import EMAIL, PASSWORD, TODAY, Visitor, publish
from tests.twice import SECOND, finish

KEYS = {"went_well": "The trees."}


def signed_in(app: Flask, email: str) -> Visitor:
    officer(email)
    visitor = Visitor(app.test_client())
    visitor.get("/en/officers/")
    visitor.send("/en/officers/sign-in", email=email, password=PASSWORD)
    return visitor


@pytest.mark.parametrize("do", ["save", "check", "sheet"])
def test_nul_in_the_name_of_a_page(either_visitor: Visitor, do: str) -> None:
    address = opened(either_visitor, publish())
    page = either_visitor.send(address, went_well="x", _window="a\0b", _do=do)
    assert page.status_code < 500


def test_taken_back_while_the_batch_closes(
    either_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reply(publish(), batch=batch(1))
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    place, reply_id, who = made.batch, made.id, officer()
    forget = batches._forget_anonymous
    threads = []

    def back() -> None:
        with either_app.app_context():
            try:
                aside.take_back(db.session.get_one(Reply, reply_id), officer_id=who)
            except replies.Closed:
                pass
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
    found = db.session.get_one(Reply, reply_id, populate_existing=True)
    print(found.state, found.batch.closed_on)
    assert batches.ledger(found.batch).adds_up


def test_join_while_the_batch_closes(either_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    version = publish(replace(SIX_AND_TWO, anonymous=True))
    made = reply(version, batch=batch(1))
    finish(made, 1, {"went_well": "?"}, by=EMAIL)
    place, reply_id, who = made.batch, made.id, officer()
    forget, threads, seen = batches._forget_anonymous, [], []
    add = replies.add

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
    assert [type(e).__name__ for e in seen if not isinstance(e, (replies.Closed, changes.Fixed))] == []


@pytest.mark.parametrize("same", [True, False])
def test_sent_meanwhile_counted_once(app: Flask, same: bool) -> None:
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
        print(held.state, held.reason)
        if held.state == State.SET_ASIDE:
            aside.take_back(held, officer_id=officer())
        held = db.session.get_one(Reply, made.id, populate_existing=True)
        settling.settle(held, {"went_well": "x"}, officer_id=officer(), today=TODAY)
    total = db.session.scalars(select(KeyedTwice.fields).where(KeyedTwice.key == "")).all()
    assert total in ([1], [])


def test_leaf_chosen_is_not_told(app: Flask) -> None:
    pages = []
    for share in (0, 100):
        version = equality()
        db.session.execute(update(Collection).values(double_share=share))
        db.session.commit()
        leaf = lot_of(version)
        entries.finish(leaf, 1, officer(), {"age": "3"}, page=Page(0), today=TODAY)
        visitor = signed_in(app, EMAIL)
        page = visitor.get(f"/en/keying/replies/{leaf.id}/about").text.split("<main")[1]
        code = replies.version_of(leaf).code
        pages.append(page.replace(code, "_").replace(f"/{leaf.id}/", "_").replace(leaf.batch.code, "_").replace(f"/batches/{leaf.batch_id}", "_"))
    assert pages[0] == pages[1]


def test_reason_of_change_blind(app: Flask) -> None:
    made = reply(publish(double_share=100), batch=batch(1))
    finish(made, 1, KEYS, by=EMAIL)
    visitor = signed_in(app, EMAIL)
    visitor.get(f"/en/keying/replies/{made.id}/change")
    visitor.send(f"/en/keying/replies/{made.id}/change", went_well="Benches", _why="It says Benches, not trees")
    assert visitor.page.status_code == 303
    other = signed_in(app, SECOND)
    assert "Benches" not in other.get(f"/en/keying/replies/{made.id}/about").text


def test_batch_page_tells_number_chosen(app: Flask) -> None:
    pages = []
    for share in (0, 100):
        version = publish(double_share=share)
        place = batch(1)
        made = reply(version, batch=place)
        finish(made, 1, KEYS, by=EMAIL)
        page = signed_in(app, EMAIL).get(f"/en/keying/batches/{place.id}").text.split("<main")[1]
        pages.append(page)
    print(pages[1])
    assert ("waits for another" in pages[0]) == ("waits for another" in pages[1])


def test_forged_turn(app: Flask) -> None:
    got = []
    for share in (0, 100):
        made = reply(publish(double_share=share), batch=batch(1))
        finish(made, 1, KEYS, by=EMAIL)
        visitor = signed_in(app, EMAIL)
        visitor.get(f"/en/keying/replies/{made.id}/about")
        visitor.get("/en/keying/calls")
        for do in ("", "/keep", "/take", "/set-aside", "/settle", "/change"):
            visitor.get("/en/keying/batches/new")
            page = visitor.send(f"/en/keying/replies/{made.id}{do}", _turn="2", went_well="x", _revision="0", reason="nothing")
            got.append((share, do, page.status_code, page.headers.get("Location", "")[-9:]))
    half = len(got) // 2
    assert [g[1:] for g in got[:half]] == [g[1:] for g in got[half:]]


def test_leaf_keyed_after_grace(app: Flask) -> None:
    version = equality(opens=-30, closes=-14)
    leaf = lot_of(version)
    tomorrow = TODAY + timedelta(days=1)
    seen = []
    for day in range(1, 4):
        retention.keep_promises(TODAY + timedelta(days=day))
        seen.append(db.session.scalar(select(func.count()).select_from(Response)))
        leaf = entries.finish(leaf, 1, officer(), {"age": "3"}, page=Page(0), today=TODAY + timedelta(days=day))
    print(seen)
    assert seen == [0, 0, 0]


def test_call_forgets_language(app: Flask) -> None:
    version = publish(replace(SIX_AND_TWO, anonymous=True))
    from forms.answers import Channel
    call = replies.without_batch(version, Channel.PHONE, "pl", officer_id=officer())
    finish(call, 1, KEYS, by=EMAIL)
    found = db.session.get_one(Reply, call.id, populate_existing=True)
    assert found.language == "en"


def test_join_twice(app: Flask) -> None:
    version = publish()
    made = reply(version, batch=batch(1))
    finish(made, 1, {"went_well": "?"}, by=EMAIL)
    visitor = signed_in(app, EMAIL)
    place = batch(1)
    for _ in range(2):
        visitor.get(f"/en/keying/batches/{place.id}/join")
        visitor.send(f"/en/keying/batches/{place.id}/join", code=version.code, reply=str(made.id), choosing="1")
        print(visitor.page.status_code)
    assert batches.ledger(place).replies == 1


def test_discard_while_keyed(app: Flask) -> None:
    from forms.answers import Channel
    version = publish()
    call = replies.without_batch(version, Channel.PHONE, "en", officer_id=officer())
    cid = call.id
    a, b = signed_in(app, EMAIL), signed_in(app, SECOND)
    a.get(f"/en/keying/replies/{cid}")
    assert a.send(f"/en/keying/replies/{cid}/keep", went_well="A long story").status_code == 204
    a.get(f"/en/keying/replies/{cid}")
    b.get("/en/keying/calls")
    b.send(f"/en/keying/calls/{cid}/discard")
    print(b.page.status_code)
    page = a.send(f"/en/keying/replies/{cid}", went_well="A long story, told", _do="save")
    print(page.status_code)
    assert "A long story, told" in page.text


def test_remove_while_keyed(app: Flask) -> None:
    made = reply(publish(), batch=batch(2))
    mid, bid = made.id, made.batch_id
    a, b = signed_in(app, EMAIL), signed_in(app, SECOND)
    a.get(f"/en/keying/replies/{mid}")
    b.get(f"/en/keying/batches/{bid}")
    b.send(f"/en/keying/replies/{mid}/remove")
    page = a.send(f"/en/keying/replies/{mid}", went_well="A long story, told", _do="save")
    assert "A long story, told" in page.text


def test_equality_by_phone(app: Flask) -> None:
    version = equality()
    visitor = signed_in(app, EMAIL)
    visitor.get("/en/keying/calls")
    print(version.code in visitor.page.text)
    visitor.send("/en/keying/calls", form=version.code, spoken="en", channel="phone")
    assert visitor.page.status_code == 422


def test_slow_mail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            def say(line: str) -> None:
                time.sleep(0.4)
                self.wfile.write(line.encode() + b"\r\n")
            try:
                say("220 hi")
                data = False
                for raw in self.rfile:
                    line = raw.decode().strip().upper()
                    if data:
                        if line == ".":
                            data = False
                            say("250 ok")
                    elif line == "DATA":
                        data = True
                        say("354 go")
                    elif line == "QUIT":
                        say("221 bye")
                        return
                    else:
                        say("250 ok")
            except OSError:
                pass
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(mail, "PATIENCE", 0.5)
    app.config.update(MAIL_SERVER=f"smtp://127.0.0.1:{server.server_address[1]}", MAIL_FROM="a@example.org")
    begun = time.monotonic()
    try:
        mail.send("b@example.org", "s", "t")
    except mail.NotSent as e:
        print(e)
    took = time.monotonic() - begun
    server.shutdown()
    print(took)
    assert took < 1


def test_old_page_language(app: Flask) -> None:
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
    version = equality()
    leaf = lot_of(version)
    visitor = signed_in(app, EMAIL)
    for _ in range(10):
        visitor.get(f"/en/keying/batches/{leaf.batch_id}")
        visitor.send(f"/en/keying/batches/{leaf.batch_id}/code", code=version.code)
        print(visitor.page.status_code)
    ledger = batches.ledger(leaf.batch)
    assert ledger.unopened >= 0


def test_double_click(app: Flask) -> None:
    made = reply(publish(), batch=batch(3))
    a = signed_in(app, EMAIL)
    a.get(f"/en/keying/replies/{made.id}")
    old = a.page
    assert a.send(f"/en/keying/replies/{made.id}", went_well="y", _do="save").status_code == 303
    a.page = old
    page = a.send(f"/en/keying/replies/{made.id}", went_well="y", _do="save")
    print(page.status_code, [w for w in ("Somebody else was faster", f"{EMAIL}", "keyed this reply meanwhile") if w in page.text])
    assert "Somebody else was faster" not in page.text


def test_xmin(either_app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        return
    version = publish(replace(SIX_AND_TWO, anonymous=True), double_share=100)
    made = reply(version, batch=batch(1))
    finish(made, 1, KEYS, by=EMAIL)
    finish(made, 2, {"went_well": "x"}, by=SECOND)
    settling.settle(made, {"went_well": "x"}, officer_id=officer(), today=TODAY)
    from forms.answers import Channel
    call = replies.without_batch(version, Channel.PHONE, "en", officer_id=officer())
    finish(call, 1, KEYS, by=EMAIL)
    batches.close(made.batch, today=TODAY, officer_id=officer())
    a = db.session.execute(text("select e.subject, r.id from event e join response r on e.xmin = r.xmin")).all()
    b = db.session.execute(text("select p.id, r.id from reply p join response r on p.xmin = r.xmin")).all()
    print(a, b)
    assert (a, b) == ([], [])


def test_unasked_answers_do_not_tell_who_keyed_that_it_was_chosen(app: Flask) -> None:
    from tests.forms import six_and_two  # noqa
    from forms.library.outcomes_residents import OUTCOMES_RESIDENTS as form

    pages = []
    print([(i.key, [o.key for o in i.options][:4], getattr(i.question, "depends_on", None)) for i in form.items])
    for share in (0, 100):
        version = publish(form, double_share=share)
        place = batch(1)
        made = reply(version, batch=place)
        mid = made.id
        code, bcode, bid = version.code, place.code, place.id
        keys = {i.key: ("1" if i.options else "2") for i in form.items[:8]}
        keys["_beside"] = "  back "
        k = form.items[-1].key
        keys["_translation." + next(i.key for i in form.items if not i.options)] = "tr"
        finish(made, 1, keys, by=EMAIL)
        visitor = signed_in(app, EMAIL)
        text = visitor.get(f"/en/keying/replies/{mid}/change").text.split("<main")[1]
        for a in (code, f"/replies/{mid}/", bcode, f"/batches/{bid}"):
            text = text.replace(a, "_")
        pages.append([x for x in text.splitlines() if "_csrf" not in x])
    diff = [(a, b) for a, b in zip(*pages) if a != b]
    print(diff)
    assert not diff


def test_removed_envelope_and_phantom_numbers(app: Flask) -> None:
    """A number that was made by a double click can be taken away again after it was set aside."""
    place = batch(1)
    visitor = signed_in(app, EMAIL)
    for _ in range(2):
        visitor.get(f"/en/keying/batches/{place.id}/no-form")
        visitor.send(f"/en/keying/batches/{place.id}/no-form", reason="nothing")
    last = db.session.scalars(select(Reply).order_by(Reply.id.desc())).first()
    rid = last.id
    visitor.get(f"/en/keying/replies/{rid}/about")
    visitor.send(f"/en/keying/replies/{rid}/take-back")
    print(visitor.page.status_code)
    visitor.get(f"/en/officers/")
    visitor.send(f"/en/keying/replies/{rid}/remove")
    print(visitor.page.status_code)
    assert batches.ledger(db.session.get_one(Batch, place.id)).adds_up


def test_follow_twice(app: Flask) -> None:
    version = publish()
    made = reply(version, batch=batch(3))
    finish(made, 1, KEYS, by=EMAIL)
    n = db.session.scalar(select(func.count()).select_from(Reply))
    visitor = signed_in(app, EMAIL)
    seen = []
    for _ in range(2):
        visitor.get(f"/en/keying/batches/{made.batch_id}")
        visitor.send(f"/en/keying/batches/{made.batch_id}/next")
        seen.append(visitor.page.headers.get("Location"))
    print(n, seen)
    assert seen[0] == seen[1]


def test_registered_twice_by_a_double_click(app: Flask) -> None:
    version = publish()
    place = batch(3)
    visitor = signed_in(app, EMAIL)
    seen = []
    for _ in range(2):
        visitor.get(f"/en/keying/batches/{place.id}")
        visitor.send(f"/en/keying/batches/{place.id}/code", code=version.code)
        seen.append(visitor.page.headers.get("Location"))
    print(seen)


def test_call_taken_and_words(app: Flask) -> None:
    from forms.answers import Channel
    call = replies.without_batch(publish(), Channel.PHONE, "en", officer_id=officer())
    cid = call.id
    b = signed_in(app, SECOND)
    print("TAKEN", b.get(f"/en/keying/replies/{cid}").text.split("<h1>")[1][:300])
    a = signed_in(app, EMAIL)
    old = a.get(f"/en/keying/replies/{cid}")
    a.send(f"/en/keying/replies/{cid}", went_well="x", _do="save")
    a.page = old
    print("DBL", a.send(f"/en/keying/replies/{cid}", went_well="x", _do="save").text.split("<main")[1][:900])
    print("EMPTY", signed_in(app, EMAIL).get(f"/en/keying/replies/{cid}/about").text.split("<main")[1][:1500])


def test_settle_of_waiting(app: Flask) -> None:
    made = reply(publish(), batch=batch(1))
    mid = made.id
    a = signed_in(app, EMAIL)
    a.get("/en/keying/batches/new")
    print("SETTLE", a.send(f"/en/keying/replies/{mid}/settle", went_well="first").text.split("<main")[1][:700])


def test_leaf_second_window_words(app: Flask) -> None:
    leaf = lot_of(equality())
    lid = leaf.id
    a = signed_in(app, EMAIL)
    old = a.get(f"/en/keying/replies/{lid}")
    a.send(f"/en/keying/replies/{lid}", age="3", _do="save")
    print(a.page.status_code, a.page.headers.get("Location"))
    a.page = old
    p = a.send(f"/en/keying/replies/{lid}", age="3", _do="save")
    print("LEAF", p.status_code, p.text.split("<main")[1][:800])


def test_language_of_leaf_after_old_page(app: Flask) -> None:
    """tell_sheet after it is set aside."""
    leaf = lot_of(equality())
    lid = leaf.id
    a = signed_in(app, EMAIL)
    a.get(f"/en/keying/replies/{lid}")
    a.send(f"/en/keying/replies/{lid}", age="3", _language="pl", _do="sheet")
    print(db.session.get_one(Reply, lid, populate_existing=True).language)

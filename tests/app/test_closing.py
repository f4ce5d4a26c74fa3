"""A form is closed, opened again, put into the archive: what it means is said, then done."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app import closing, drafts, events, responses
from app.arrival import Arrival
from app.closing import NotNow, Why
from app.db import ApartBox, ChannelCount, Draft, Response, db, writing
from app.outgoing.tables import PaperOut
from app.publishing import Published
from app.retention import keep_promises
from app.tray import batches, lots, replies
from app.tray.tables import Batch, Entry, Reply
from forms.answers import Channel, Given
from forms.library.equality import EQUALITY
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer, reply
from tests.running import collection_of, done_to, found
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import finish

DAY = timedelta(days=1)


def sent(version: Published, number: int = 1) -> None:
    """So many responses online."""
    for _ in range(number):
        responses.accept(
            version,
            {"went_well": Given("words")} if version.form == SIX_AND_TWO else {},
            channel=Channel.ONLINE,
            language="en",
            token_hmac=secrets.token_hex(),
            today=TODAY,
        )


def begun(version: Published) -> None:
    """Somebody has begun online."""
    row = {"answers": "{}", "expires_on": TODAY + DAY, "version_id": version.id}
    db.session.add(Draft(token_hmac=drafts.token_hmac(secrets.token_hex()), **row))
    db.session.commit()


def close(version: Published) -> None:
    """The tests' officer closes it."""
    closing.close(version.collection_id, today=TODAY, officer_id=officer())


def why_not(version: Published) -> Why:
    """Why it can't be closed; it isn't."""
    with pytest.raises(NotNow) as refused:
        close(version)
    assert collection_of(version).closed_on is None
    return refused.value.why


def count(table: type[Draft | Entry | Response | ApartBox]) -> int:
    """How many rows there are."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def the_page(visitor: Visitor, version: Published, act: str) -> str:
    """The page of an act."""
    return visitor.get(f"/en/officers/collections/{version.collection_id}/{act}").text


def posted(visitor: Visitor, version: Published, act: str) -> TestResponse:
    """What is answered to a page that was opened while the act could still be done."""
    visitor.get("/en/officers/")
    return visitor.send(f"/en/officers/collections/{version.collection_id}/{act}", sure="yes")


def test_closing_says_before_what_it_means(visitor: Visitor) -> None:
    """With numbers: what has come, what was begun, what is out, and how long people count on."""
    version = publish()
    sent(version, 3)
    begun(version)
    out = {"language": "en", "edition": "standard", "way": "library", "copies": 9}
    days = {"prepared_on": TODAY, "confirmed_on": TODAY}
    db.session.add(PaperOut(version_id=version.id, **out, **days))
    db.session.commit()
    visitor.sign_in()
    page = the_page(visitor, version, "close")
    for said in (
        "From now on nobody can answer online.",
        "3 responses have come so far.",
        "1 person has begun online and not sent the answers.",
        "9 sheets that were handed out are not back.",
        "People were told that they have more time.",
        "You can open it again later.",
    ):
        assert said in page
    address = f"/en/officers/collections/{version.collection_id}/close"
    assert visitor.send(address).status_code == 422
    assert "Tick this box" in visitor.page.text
    assert collection_of(version).closed_on is None
    assert visitor.send(address, sure="yes").status_code == 303
    assert "The form is closed." in visitor.follow().text
    assert visitor.get(f"/en/forms/{version.code}").status_code == 410
    assert done_to(collection_of(version))[-1] == (events.Kind.CLOSED, EMAIL)


def test_a_form_whose_time_is_over_needs_no_tick(visitor: Visitor) -> None:
    """Nobody counts on more time."""
    version = publish(opens=TODAY - 60 * DAY, closes=TODAY - 30 * DAY)
    visitor.sign_in()
    assert "sure" not in the_page(visitor, version, "close")
    address = f"/en/officers/collections/{version.collection_id}/close"
    assert visitor.send(address).status_code == 303


def test_what_is_in_the_tray_is_finished_first(visitor: Visitor) -> None:
    """A batch with an anonymous reply is closed first; the page leads to it."""
    version, post = publish(), batch(1)
    made = reply(version, batch=post)
    assert why_not(version) == Why.IN_TRAY
    visitor.sign_in()
    page = the_page(visitor, version, "close")
    assert f"/en/keying/batches/{post.id}" in page
    assert "<button>Close the form" not in page
    assert posted(visitor, version, "close").status_code == 409
    finish(made, 1, {"went_well": "Trees"}, by=EMAIL)
    assert why_not(version) == Why.IN_TRAY, "what was keyed is there until the batch is closed"
    batches.close(db.session.get_one(Batch, post.id), today=TODAY, officer_id=officer())
    close(version)


def test_a_form_with_names_waits_for_its_replies_alone(app: Flask) -> None:
    """Its batch may be open still."""
    version = publish(EVERY_KIND)
    assert not version.anonymous
    made = reply(version, batch=batch(1))
    assert why_not(version) == Why.IN_TRAY
    finish(made, 1, {"join": "1"}, by=EMAIL)
    close(version)
    assert count(Entry) == 1, "what was keyed can be compared with the paper"


def test_answers_in_no_batch_are_finished_first(visitor: Visitor) -> None:
    """Those by telephone; the page counts them, and leads to them."""
    version = publish()
    replies.without_batch(version, Channel.PHONE, "en", officer_id=officer())
    assert why_not(version) == Why.IN_TRAY
    visitor.sign_in()
    page = the_page(visitor, version, "close")
    assert "1 reply by telephone, in person or as a PDF is not finished." in page
    assert "/en/keying/calls" in page


def test_the_promises_of_an_anonymous_form_are_kept_at_once(either_app: Flask) -> None:
    """Nothing that was keyed or begun, and nothing that leads to an answer, is left."""
    version = publish(asked=13)
    sent(version, 7)
    begun(version)
    made = reply(version, batch=batch(1))
    finish(made, 1, {"went_well": "Trees"}, by=EMAIL)
    batches.close(db.session.get_one(Batch, made.batch_id), today=TODAY, officer_id=officer())
    close(version)
    db.session.rollback()
    assert count(Draft) == count(Entry) == 0
    assert db.session.scalars(select(Reply.response_id)).all() == [None]
    stored = db.session.scalars(select(Response)).all()
    assert [(row.waiting, row.token_hmac) for row in stored] == [(False, None)] * 8
    assert sum(db.session.scalars(select(ChannelCount.shown))) == 8


def test_what_came_after_the_close_is_not_shown_alone(either_app: Flask) -> None:
    """One more answer of a small group waits until there are five of them."""
    version = publish(asked=13)
    sent(version, 6)
    close(version)
    arrival = Arrival(Channel.PAPER, "en", TODAY, "late to be keyed")
    with writing():
        responses.take(found(version.code), {"went_well": Given("alone")}, arrival)
    keep_promises(TODAY + 90 * DAY)
    waiting = db.session.scalars(select(Response.waiting)).all()
    assert sorted(waiting) == [False] * 6 + [True]


def test_what_is_kept_apart_is_shown_all_at_once(either_app: Flask) -> None:
    """In the month in which it was closed; no lot can be opened after that."""
    version = publish(EQUALITY)
    sent(version, 3)
    lots.separate(batch(), {version.id: 10})
    begins = lots.begin(version, 10, officer_id=officer(), today=TODAY)
    assert why_not(version) == Why.IN_TRAY
    with writing():
        lot = db.session.get_one(Batch, begins.batch_id)
        db.session.delete(db.session.get_one(Entry, (begins.id, 1)))
        db.session.delete(db.session.get_one(Reply, begins.id))
        db.session.flush()
        lot.closed_on = TODAY
    close(version)
    db.session.rollback()
    months = db.session.scalars(select(Response.received)).all()
    assert months == [TODAY.replace(day=1)] * 3
    assert count(ApartBox) == 0
    with pytest.raises(lots.NoLot) as refused:
        lots.begin(found(version.code), 10, officer_id=officer(), today=TODAY)
    assert refused.value.why == lots.Why.LATE


def test_a_closed_form_is_opened_again(visitor: Visitor) -> None:
    """Until the last day that it had; answers stay."""
    version = publish()
    sent(version)
    close(version)
    visitor.sign_in()
    assert "People can answer again until" in the_page(visitor, version, "reopen")
    visitor.send(f"/en/officers/collections/{version.collection_id}/reopen")
    assert "The form is open again." in visitor.follow().text
    assert visitor.get(f"/en/forms/{version.code}").status_code == 200
    assert count(Response) == 1


def test_a_form_whose_last_day_has_passed_gets_another_one(visitor: Visitor) -> None:
    """Opening it again leads to its settings."""
    version = publish(opens=TODAY - 9 * DAY, closes=TODAY - DAY)
    close(version)
    visitor.sign_in()
    assert "On the next page you choose a later one." in the_page(visitor, version, "reopen")
    visitor.send(f"/en/officers/collections/{version.collection_id}/reopen")
    assert visitor.page.location.partition("?")[0].endswith("/settings")


def test_what_would_be_shown_alone_is_not_opened_again(visitor: Visitor) -> None:
    """A small group's anonymous form, and what is kept apart: a new round is offered."""
    visitor.sign_in()
    for version in (publish(asked=13), publish(EQUALITY)):
        assert "can't be opened again" in the_page(visitor, version, "close").replace("&#39;", "'")
        close(version)
        page = the_page(visitor, version, "reopen")
        assert f"/open?form={version.form.key}" in page
        assert "<button>" not in page
        assert posted(visitor, version, "reopen").status_code == 409
        assert collection_of(version).closed_on is not None


def test_another_round_on_the_same_days_is_closed_first(visitor: Visitor) -> None:
    """The page leads to it."""
    first = publish()
    close(first)
    second = publish()
    visitor.sign_in()
    page = the_page(visitor, first, "reopen")
    assert f"/en/officers/collections/{second.collection_id}" in page


def test_what_is_over_goes_into_the_archive_and_out_again(visitor: Visitor) -> None:
    """Not what is open; its results and its paper stay."""
    version = publish()
    visitor.sign_in()
    here = f"/en/officers/collections/{version.collection_id}"
    assert "It is not over yet." in the_page(visitor, version, "archive")
    close(version)
    the_page(visitor, version, "archive")
    visitor.send(f"{here}/archive")
    assert "The form is in the archive." in visitor.follow().text
    assert "It is in the archive." in the_page(visitor, version, "reopen")
    assert visitor.get(f"/en/results/{version.collection_id}").status_code == 200
    assert reply(found(version.code)).version_id == version.id
    the_page(visitor, version, "unarchive")
    visitor.send(f"{here}/unarchive")
    assert "The form is out of the archive." in visitor.follow().text
    kinds = [kind for kind, _ in done_to(collection_of(version))]
    closed = [events.Kind.CLOSED, events.Kind.ARCHIVED, events.Kind.TAKEN_OUT]
    assert kinds == [f"{events.Kind.PUBLISHED}: 1", *closed]


def test_of_officers_who_close_at_once_one_does(either_app: Flask) -> None:
    """The others are told; it is recorded once."""
    version, officer_id = publish(), officer()
    db.session.rollback()

    def close_it(_: int) -> str:
        with either_app.app_context():
            try:
                closing.close(version.collection_id, today=TODAY, officer_id=officer_id)
            except NotNow as refused:
                return refused.why
            return ""

    with ThreadPoolExecutor(4) as officers:
        said = sorted(officers.map(close_it, range(4)))
    assert said == ["", *[Why.DONE] * 3]
    kinds = [kind for kind, _ in done_to(collection_of(version))]
    assert kinds.count(events.Kind.CLOSED) == 1

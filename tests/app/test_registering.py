"""The code of a sheet → its number in a batch: every sheet that can come, and those that can't."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import codes, publishing
from app.db import EndedDraft, db, writing
from app.publishing import Published
from app.tray import aside, batches, entries, replies
from app.tray.aside import LooksAlike, Reason
from app.tray.batches import NotYet, Source
from app.tray.replies import State
from app.tray.tables import Batch
from forms.library.equality import EQUALITY
from tests.app.tray import KEYS, OTHER, key, officer, post, replies_now
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish, publish_next


def type_in(visitor: Visitor, batch: Batch, code: str, **more: str) -> int:
    """Types a code on a batch's page; gives the status."""
    visitor.get(f"/en/keying/batches/{batch.id}")
    return visitor.send(f"/en/keying/batches/{batch.id}/code", code=code, **more).status_code


def next_version(version: Published) -> Published:
    """The same form, published once more."""
    mended = replace(SIX_AND_TWO, title="Six and two, mended")
    found = publishing.find(publish_next(version.collection_id, mended))
    assert found is not None
    return found


def test_a_scanned_sheet_gets_a_number_and_its_keying_screen(visitor: Visitor) -> None:
    """Of its own version, language and edition; the second form of an envelope is ticked."""
    visitor.sign_in()
    version, batch = publish(), post()
    address = f"https://forms.example/q/{version.code}/pl/large/1"
    assert type_in(visitor, batch, address) == 303
    (reply,) = replies_now()
    assert visitor.page.location == f"/en/keying/replies/{reply.id}"
    assert (reply.language, reply.edition) == ("pl", "large")
    assert type_in(visitor, batch, version.code.lower(), same_envelope="1") == 303
    assert type_in(visitor, batch, version.code) == 303
    assert [(one.number, one.envelope, one.language) for one in replies_now()] == [
        (1, 1, "pl"),
        (2, 1, "en"),
        (3, 2, "en"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "A code has seven letters and digits"),
        ("7K3M9Q", "A code has seven letters and digits"),
        ("<script>", "A code has seven letters and digits"),
        ("SPECIMEN", "Set it aside as not one of our forms"),
        ("7K3M9QY", "This code has a typing mistake"),
        ("ZT6ABX3", "No form has this code."),
    ],
)
def test_a_code_that_names_no_sheet_is_said(visitor: Visitor, typed: str, said: str) -> None:
    """With what to do; it stays in the box, the tick too, and nothing is registered."""
    visitor.sign_in()
    batch = post()
    replies.register(batch, publish(), language="en")
    assert type_in(visitor, batch, typed, same_envelope="1") == 422
    assert visitor.page.text.count(said) == 2
    assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in visitor.page.text
    assert 'value="1" checked' in visitor.page.text
    assert "<title>Error: Batch" in visitor.page.text
    assert len(replies_now()) == 1


def test_a_superseded_version_opens_its_own(visitor: Visitor) -> None:
    """Beside the new one."""
    visitor.sign_in()
    old, batch = publish(), post()
    new = next_version(old)
    for version in (old, new):
        assert type_in(visitor, batch, version.code) == 303
    assert [reply.version_id for reply in replies_now()] == [old.id, new.id]


def test_the_day_it_was_handed_in_decides_what_is_late(visitor: Visitor) -> None:
    """After the days of grace a sheet opens all the same, and is shown as late; not before."""
    visitor.sign_in()
    version = publish(opens=TODAY - timedelta(days=90), closes=TODAY - timedelta(days=60))
    for handed_in, late in ((TODAY, True), (version.keyed_until, False)):
        batch = post(handed_in=handed_in)
        assert type_in(visitor, batch, version.code) == 303
        page = visitor.get(f"/en/keying/batches/{batch.id}").text
        assert ("Late: it is counted apart." in page) == late


def test_a_sheet_handed_in_before_its_form_opened_is_keyed(visitor: Visitor) -> None:
    """Somebody had it early."""
    visitor.sign_in()
    assert type_in(visitor, post(handed_in=TODAY - timedelta(days=9)), publish().code) == 303


def test_a_begun_sheet_that_was_sent_online_is_set_aside_at_once(visitor: Visitor) -> None:
    """The page says so: its answers are counted already."""
    visitor.sign_in()
    version, batch = publish(), post()
    number = codes.new_number(version.code)
    with writing():
        db.session.add(EndedDraft(number=number, version_id=version.id, expires_on=TODAY))
    assert type_in(visitor, batch, codes.printed(version.code, number)) == 303
    page = visitor.follow()
    assert "Number 1 is set aside. Its answers were sent before, and are counted." in page.text
    (reply,) = replies_now()
    assert (reply.state, reply.reason, reply.begun) == (State.SET_ASIDE, Reason.SENT, number)


def test_an_equality_leaf_is_never_keyed_among_other_sheets(visitor: Visitor) -> None:
    """It goes into its box unread; a lot of leaves takes no other sheet."""
    visitor.sign_in()
    leaf, version, batch = publish(EQUALITY), publish(), post()
    assert type_in(visitor, batch, leaf.code) == 422
    assert "This is an equality leaf. Do not read it" in visitor.page.text
    visitor.get("/en/keying/")
    page = visitor.send("/en/keying/", code=leaf.code)
    assert "This is an equality leaf. Do not read it" in page.text
    lot = batches.open_batch(Source.LOT, envelopes=10, handed_in=TODAY, today=TODAY, version=leaf)
    assert type_in(visitor, lot, version.code) == 422
    assert "This sheet is not of this lot." in visitor.page.text
    assert type_in(visitor, lot, leaf.code) == 303
    assert "Leaf 1" in visitor.get(f"/en/keying/batches/{lot.id}").text
    visitor.send(f"/en/keying/batches/{lot.id}/next")
    assert [(reply.batch_id, reply.number) for reply in replies_now()] == [(lot.id, 1), (lot.id, 2)]


def test_a_sheet_is_registered_in_the_only_batch_it_can_be_in(visitor: Visitor) -> None:
    """From the first page; where there is none or several, its code is kept for the next step."""
    visitor.sign_in()
    version = publish()
    visitor.get("/en/keying/")
    page = visitor.send("/en/keying/", code=version.code)
    assert page.status_code == 422
    assert "Open a batch first." in page.text
    assert f'href="/en/keying/batches/new?code={version.code}"' in page.text
    visitor.get(f"/en/keying/batches/new?code={version.code}")
    day = TODAY.isoformat()
    visitor.send("/en/keying/batches/new", source="post", handed_in=day, envelopes="2")
    assert f'value="{version.code}"' in visitor.follow().text
    assert visitor.send("/en/keying/", code=version.code).status_code == 303
    (reply,) = replies_now()
    other = post()
    visitor.get("/en/keying/")
    page = visitor.send("/en/keying/", code=version.code)
    assert page.status_code == 422
    assert "Several batches are open." in page.text
    for batch_id in (reply.batch_id, other.id):
        assert f'href="/en/keying/batches/{batch_id}?code={version.code}"' in page.text
    assert len(replies_now()) == 1


def test_the_next_envelope_needs_no_code_while_one_form_is_out(visitor: Visitor) -> None:
    """It is taken to be like the last one; the first one needs its code, and so do mixed forms."""
    visitor.sign_in()
    version, batch = publish(), post(envelopes=2)
    address = f"/en/keying/batches/{batch.id}"
    assert "Key the next envelope" not in visitor.get(address).text
    assert visitor.send(f"{address}/next").status_code == 409
    type_in(visitor, batch, f"https://forms.example/q/{version.code}/ar/large/1")
    assert "Key the next envelope" in visitor.get(address).text
    assert visitor.send(f"{address}/next").status_code == 303
    second = replies_now()[1]
    assert (second.language, second.edition, second.envelope) == ("ar", "large", 2)
    visitor.get(address)
    assert visitor.send(f"{address}/next").status_code == 409  # there are two envelopes
    next_version(version)
    assert "Key the next envelope" not in visitor.get(address).text


def test_officers_who_register_at_once_get_different_numbers(either_app: Flask) -> None:
    """Each envelope its own, by code or by the next envelope; none is skipped."""
    version, batch = publish(), post(envelopes=40)
    who, batch_id = officer(), batch.id
    replies.register(batch, version, language="en", officer_id=who)

    def register(turn: int) -> int | None:
        with either_app.app_context():
            batch = db.session.get_one(Batch, batch_id)
            if turn % 2:
                return replies.register(batch, version, language="en", officer_id=who).number
            with writing():
                following = replies.after(batch.replies[0], who)
            return following.number if following else None

    with ThreadPoolExecutor(8) as officers:
        numbers = list(officers.map(register, range(24)))
    assert sorted(numbers, key=lambda number: number or 0) == list(range(2, 26))
    assert [reply.envelope for reply in replies_now()] == list(range(1, 26))


Step = tuple[str, int, bool]  # what is done, to which reply, and one choice
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["register", "aside", "empty", "back", "key", "again", "remove", "recount"]
        ),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=14,
)


@given(STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_done_the_ledger_adds_up(app: Flask, steps: list[Step]) -> None:
    """Envelopes and replies; and a batch closes exactly when nothing in it is open."""
    version, batch = publish(double_share=50), post(envelopes=2)
    who, other = officer(), officer(OTHER)
    for step in steps:
        _do(step, batch, version, who, other)
        sums = batches.ledger(batch)
        mine = db.session.get_one(Batch, batch.id, populate_existing=True).replies
        assert sums.replies == sum(sums.states.values()) == len(mine)
        assert sums.envelopes - sums.unopened == len({reply.envelope for reply in mine})
        assert sums.reasons.total() == sums.states[State.SET_ASIDE]
        assert [reply.number for reply in mine] == list(range(1, len(mine) + 1))
    over = all(reply.state in (State.DONE, State.SET_ASIDE) for reply in mine) if steps else True
    full = steps and sums.unopened == 0
    try:
        batches.close(batch, today=TODAY, officer_id=who)
    except NotYet:
        assert not (over and full)
    else:
        assert over
        assert full


def _do(step: Step, batch: Batch, version: Published, who: int, other: int) -> None:
    """One step of an officer's day; what can't be done now changes nothing."""
    what, place, tick = step
    mine = batch.replies
    reply = mine[place % len(mine)] if mine else None
    try:
        match what:
            case "register":
                replies.register(batch, version, language="en", same_envelope=tick)
            case "empty":
                aside.register_aside(
                    batch, None, Reason.NOTHING, officer_id=who, same_envelope=tick
                )
            case "recount":
                batches.recount(batch, envelopes=place + 1, slips=0)
            case "aside" if reply:
                aside.set_aside(reply, Reason.DAMAGED, officer_id=who)
            case "back" if reply:
                aside.take_back(reply, officer_id=who)
            case "remove" if reply:
                aside.remove(reply, officer_id=who)
            case "key" if reply and reply.version_id and reply.state == State.WAITING:
                key(reply, who)
            case "again" if reply and reply.state == State.KEYED:
                key(reply, other, turn=2, **(KEYS if tick else {"went_well": "Other trees."}))
    except (LookupError, LooksAlike, entries.Overtaken):
        db.session.rollback()
    db.session.expire_all()

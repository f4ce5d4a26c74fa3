"""What an officer sees of returned paper: their own projects', and of others' numbers alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db
from app.people.roles import Role
from app.publishing import Published
from app.tray import aside, batches, lots, passed, replies
from app.tray.aside import Reason
from app.tray.passed import Kind
from app.tray.tables import Batch, Entry, Leaves, PassedOn, Reply
from forms.answers import Channel
from forms.library.equality import EQUALITY
from tests.app.test_files import upload
from tests.forms.six_and_two import SIX_AND_TWO
from tests.members import in_project, member, sign_in
from tests.paper import batch, officer
from tests.printables.filling import fill
from tests.site import TODAY, Visitor
from tests.twice import finish

OURS, THEIRS, BOTH = "ours@example.org", "theirs@example.org", "both@example.org"
SECRET = "Secret gardens"
TOLD = "They ask for a call."


@dataclass
class Two:
    """Two projects whose paper comes in one post. `their_lot`: of the other's equality leaves."""

    ours: Published
    theirs: Published
    leaf: Published
    post: Batch
    our_reply: Reply
    their_reply: Reply
    their_lot: Batch


def two_projects() -> Two:
    """Of each a form that is out; of the other all that can lie on the tray, too."""
    ours = in_project("A project", SIX_AND_TWO)
    theirs = in_project(SECRET, replace(SIX_AND_TWO, key="secret", title=SECRET))
    leaf = in_project(SECRET, EQUALITY)
    for email, version in ((OURS, ours), (THEIRS, theirs), (BOTH, ours), (BOTH, theirs)):
        member(email, version)
    post, theirs_by = batch(10), officer(THEIRS)
    our_reply = replies.register(post, ours, language="en")
    their_reply = replies.register(post, theirs, language="pl", officer_id=theirs_by)
    lots.separate(post, {leaf.id: 10})
    lot = lots.begin(leaf, 10, officer_id=theirs_by, today=TODAY).batch
    assert lot is not None
    for channel in (Channel.PHONE, Channel.FILE):
        replies.without_batch(theirs, channel, "en", officer_id=theirs_by)
    for text in (TOLD, "Done."):
        passed.pass_on(their_reply, Kind.QUESTION, text, officer_id=theirs_by, today=TODAY)
    done = passed.open_ones({theirs.id})[-1]
    passed.finish(done, officer_id=theirs_by, today=TODAY)
    return Two(ours, theirs, leaf, post, our_reply, their_reply, lot)


@pytest.fixture
def two(app: Flask) -> Two:
    """Two projects."""
    return two_projects()


@pytest.fixture
def keyer(two: Two, visitor: Visitor) -> Visitor:
    """Somebody who keys for the first of the projects, signed in."""
    return sign_in(visitor, OURS)


def pages(two: Two) -> Iterator[str]:
    """Every page of returned paper that is not about one reply."""
    own = f"/en/keying/batches/{two.post.id}"
    yield from (f"/en/keying/{name}" for name in ("", "calls", "files", "lots", "passed-on"))
    yield from (own, f"{own}/join", "/en/keying/batches/new")


def test_nothing_of_another_project_is_on_any_page_of_returned_paper(
    two: Two, keyer: Visitor
) -> None:
    """Neither its title nor a code, a person or a word; who keys for it has all that there."""
    hidden = (SECRET, two.theirs.code, two.leaf.code, two.their_lot.code, THEIRS, TOLD)
    seen = "".join(keyer.get(address).text for address in pages(two))
    assert [text for text in hidden if text in seen] == []
    assert f"keying/replies/{two.their_reply.id}" not in seen
    assert two.ours.code in seen
    theirs = sign_in(Visitor(keyer.client.application.test_client()), THEIRS)
    seen = "".join(theirs.get(address).text for address in pages(two))
    assert [text for text in hidden if text not in seen] == []


def test_a_form_of_another_project_is_a_number_in_the_batch(two: Two, keyer: Visitor) -> None:
    """Its state is told, so that everybody can see what is missing."""
    page = keyer.get(f"/en/keying/batches/{two.post.id}").text
    theirs = page.partition("Reply 2")[2].partition("</li>")[0]
    assert "To be keyed" in theirs
    assert "A form of another project." in theirs
    assert "<a " not in theirs


def test_a_sheet_of_another_project_gets_its_number_and_waits(two: Two, keyer: Visitor) -> None:
    """Nobody has it on the desk; who keys for that project finds it in the batch."""
    keyer.get(f"/en/keying/batches/{two.post.id}")
    keyer.send(f"/en/keying/batches/{two.post.id}/code", code=two.theirs.code)
    page = keyer.follow().text
    assert "Number 3 is registered." in page
    assert SECRET not in page
    last = db.session.scalars(select(Reply).where(Reply.number == 3)).one()
    assert (last.version_id, last.entries) == (two.theirs.id, [])
    theirs = sign_in(Visitor(keyer.client.application.test_client()), THEIRS)
    assert f"/en/keying/replies/{last.id}" in theirs.get(f"/en/keying/batches/{two.post.id}").text


def test_what_waits_of_another_project_is_never_the_next(either_app: Flask) -> None:
    """Neither after a reply that is saved, nor where the last sheet was of that project."""
    ours = in_project("A project", SIX_AND_TWO)
    keyer, post = member(OURS, ours), batch(3)
    first = replies.register(post, ours, language="en", officer_id=keyer)
    theirs = in_project(SECRET, SIX_AND_TWO)
    waits = replies.register(post, theirs, language="en")
    db.session.get_one(Batch, post.id).handed_in = ours.opens.replace(year=ours.opens.year - 1)
    db.session.commit()
    finish(first, 1, {"went_well": "x"}, by=OURS)
    assert db.session.get(Entry, (waits.id, 1)) is None
    visitor = sign_in(Visitor(either_app.test_client()), OURS)
    assert "/next" not in visitor.get(f"/en/keying/batches/{post.id}").text
    assert visitor.send(f"/en/keying/batches/{post.id}/next").status_code == 409


def test_only_forms_of_ones_own_projects_are_asked_by_telephone(two: Two, keyer: Visitor) -> None:
    """Whatever is sent."""
    before = len(db.session.scalars(select(Reply)).all())
    keyer.get("/en/keying/calls")
    page = keyer.send("/en/keying/calls", form=two.theirs.code, spoken="en", channel="phone")
    assert page.status_code == 422
    assert len(db.session.scalars(select(Reply)).all()) == before


def test_a_file_of_another_project_is_not_taken(two: Two, keyer: Visitor) -> None:
    """The officer is told whom to ask; nothing of it is kept."""
    before = len(db.session.scalars(select(Reply)).all())
    blank = keyer.get(f"/en/forms/{two.theirs.code}/fillable.pdf").data
    page = upload(keyer, ("form.pdf", fill(blank, {"experience.influence": "agree"})))
    assert page.status_code == 422
    assert "You do not key for the project of this form" in page.text
    assert SECRET not in page.text
    assert len(db.session.scalars(select(Reply)).all()) == before


def test_a_page_of_another_project_finds_no_reply(two: Two, keyer: Visitor) -> None:
    """Nor does it tell if there is one that misses it."""
    address = f"/en/keying/batches/{two.post.id}/join"
    keyer.get(address)
    page = keyer.send(address, code=two.theirs.code)
    assert page.status_code == 422
    assert "You do not key for the project of this page" in page.text
    assert SECRET not in page.text


def test_leaves_of_another_project_are_counted_by_who_keys_for_it(two: Two, keyer: Visitor) -> None:
    """Others are told to put them into the box, and can open no lot of them."""
    address = f"/en/keying/batches/{two.post.id}"
    assert "Is there an equality leaf of another project?" in keyer.get(address).text
    assert keyer.get(f"{address}/leaves").status_code == 404
    keyer.get(address)
    keyer.send(f"{address}/leaves", **{f"leaves-{two.leaf.id}": "30"})
    assert db.session.scalars(select(Leaves.leaves)).all() == [10]
    keyer.get(address)
    page = keyer.send("/en/keying/lots", version=str(two.leaf.id), leaves="10")
    assert page.status_code == 404


def test_a_lot_of_another_project_is_not_there(two: Two, keyer: Visitor) -> None:
    """By no address, and by no code."""
    lot, token = f"/en/keying/batches/{two.their_lot.id}", keyer.get("/en/keying/")
    for ending in ("", "/join", "/no-form", "/leaves", "/cover.pdf"):
        assert keyer.get(f"{lot}{ending}").status_code == 404
    for ending in ("/code", "/next", "/recount", "/close", "/no-form", "/join", "/leaves"):
        keyer.page = token
        assert keyer.send(f"{lot}{ending}", code=two.leaf.code).status_code == 404
    keyer.page = token
    keyer.send("/en/keying/", code=two.their_lot.code)
    assert keyer.follow().status_code == 404
    keyer.page = token
    page = keyer.send("/en/keying/", code=two.leaf.code)
    assert "This is an equality leaf." in page.text


def test_who_keys_anything_can_close_a_batch(two: Two, keyer: Visitor) -> None:
    """It has no answers; it has only to add up."""
    for reply in (two.our_reply, two.their_reply):
        aside.set_aside(reply, Reason.NOTHING, officer_id=officer(BOTH))
    batches.recount(two.post, envelopes=2, slips=0)
    page = keyer.get(f"/en/keying/batches/{two.post.id}")
    assert "It is the same sheet twice" not in page.text
    keyer.send(f"/en/keying/batches/{two.post.id}/close")
    db.session.refresh(two.post)
    assert two.post.closed_on == TODAY
    assert THEIRS not in keyer.get("/en/keying/").text


def test_who_keys_for_both_projects_has_both(two: Two, visitor: Visitor) -> None:
    """A role counts in its own project, whichever others there are."""
    sign_in(visitor, BOTH)
    for reply in (two.our_reply, two.their_reply):
        assert visitor.get(f"/en/keying/replies/{reply.id}/about").status_code == 200
    listed = visitor.get("/en/keying/passed-on").text
    assert TOLD in listed
    (open_one,) = db.session.scalars(select(PassedOn.id).where(PassedOn.done_on.is_(None)))
    visitor.send(f"/en/keying/passed-on/{open_one}/done")
    assert TOLD not in visitor.follow().text


def test_who_reads_sees_how_well_is_keyed_and_changes_nothing(two: Two, visitor: Visitor) -> None:
    """The share that is keyed twice is for those who manage the project; paper for who keys."""
    member("reads@example.org", two.ours, Role.READS)
    sign_in(visitor, "reads@example.org")
    address = f"/en/results/{two.ours.collection_id}/keying"
    page = visitor.get(address)
    assert page.status_code == 200
    assert "0 of 100 replies are keyed twice." in page.text
    assert 'name="share"' not in page.text
    visitor.get("/en/officers/")
    assert visitor.send(address, share="50").status_code == 403
    assert visitor.get("/en/keying/").status_code == 403

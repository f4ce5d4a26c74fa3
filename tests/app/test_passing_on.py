"""Something urgent in a reply: told to the project's contact, and on a list until it is done."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select, update

from app import projects
from app.db import db
from app.events import Event
from app.tray import batches, passed, replies
from app.tray.passed import Kind
from app.tray.replies import State
from app.tray.tables import Batch, PassedOn, Reply
from forms.answers import Channel
from forms.library.equality import EQUALITY
from tests import paper
from tests.app.test_cli import run
from tests.app.test_mail import Postbox, free_port, running
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import EMAIL, TODAY, Visitor, publish

CONTACT = "parks@example.org"
SECRET = "She wrote: <b>my landlord</b> hits me."
LIST = "/en/keying/passed-on"


@pytest.fixture
def reply(either_visitor: Visitor) -> Reply:
    """A reply on paper, of a project that has a contact."""
    version = publish(SIX_AND_TWO)
    projects.set_contact(projects.called("A project"), CONTACT)
    either_visitor.sign_in()
    return paper.reply(version)


@pytest.fixture
def postbox(either_app: Flask) -> Iterator[Postbox]:
    """The council's mail server, and what came to it."""
    for box, port in running():
        either_app.config.update(
            MAIL_SERVER=f"smtp://127.0.0.1:{port}",
            MAIL_FROM="forms@example.org",
            PUBLIC_URL="https://forms.example",
        )
        yield box


def pass_on(visitor: Visitor, reply: Reply, kind: str = "risk", text: str = SECRET) -> str:
    """Passes something on; gives the page that follows."""
    address = f"/en/keying/replies/{reply.id}/pass-on"
    assert visitor.get(address).status_code == 200
    assert visitor.send(address, kind=kind, text=text).status_code == 303
    assert visitor.page.location == LIST
    return str(visitor.follow().text)


def entries() -> list[PassedOn]:
    """All that was passed on."""
    return list(db.session.scalars(select(PassedOn).order_by(PassedOn.id)))


def test_the_contact_is_told_where_to_look_and_not_what_is_written(
    either_visitor: Visitor, reply: Reply, postbox: Postbox
) -> None:
    """An e-mail is not safe: it names reply, batch and kind. The list has the words."""
    page = pass_on(either_visitor, reply)
    assert "We have sent an e-mail to" in page
    assert "safeguarding rules at once" in page.partition("To do")[0]
    assert "She wrote: &lt;b&gt;my landlord&lt;/b&gt; hits me." in page
    (letter,) = postbox.came
    assert reply.batch is not None
    named = f"Reply 1 in batch {reply.batch.code}"
    assert letter["To"] == CONTACT
    assert letter["Subject"] == f"Somebody may be at risk: {named}"
    text = letter.get_content()
    assert named in text
    assert "Somebody may be at risk" in text
    assert "https://forms.example/en/keying/passed-on" in text
    assert "landlord" not in text


def test_what_is_no_risk_says_nothing_of_danger_afterwards(
    either_visitor: Visitor, reply: Reply, postbox: Postbox
) -> None:
    """The rules for danger stand where they are needed."""
    page = pass_on(either_visitor, reply, "question", "When is the next meeting?")
    assert "safeguarding" not in page
    assert postbox.came[0]["Subject"].startswith("A question: ")


@pytest.mark.parametrize("server", ["", "unreachable", "refusing"])
def test_without_an_e_mail_it_is_on_the_list_and_the_officer_tells_the_contact(
    either_visitor: Visitor, either_app: Flask, reply: Reply, postbox: Postbox, server: str
) -> None:
    """No mail server, none that answers, or one that refuses: with a link to write oneself."""
    if server == "refusing":
        projects.set_contact(projects.called("A project"), "nobody@example.org")
    else:
        there = server and f"smtp://127.0.0.1:{free_port()}"
        either_app.config.update(MAIL_SERVER=there)
    page = pass_on(either_visitor, reply)
    assert "Tell the contact now" in page
    assert "but no e-mail was sent" in page
    contact = "nobody@example.org" if server == "refusing" else CONTACT
    assert reply.batch is not None
    subject = f"Somebody%20may%20be%20at%20risk%3A%20Reply%201%20in%20batch%20{reply.batch.code}"
    summary = page.partition("<h1>")[0]
    assert f'href="mailto:{contact}?subject={subject}"' in summary
    assert "landlord" not in summary
    assert "safeguarding rules at once" in summary
    assert [one.text for one in entries()] == [SECRET]
    assert postbox.came == []
    assert "Tell the contact now" not in either_visitor.get(LIST).text


def test_a_project_without_a_contact_has_the_councils(
    either_visitor: Visitor, either_app: Flask, reply: Reply, postbox: Postbox
) -> None:
    """And where the council has no address either, the page says whom to tell."""
    projects.set_contact(projects.called("A project"), "")
    either_app.config["EMAIL"] = "council@example.org"
    pass_on(either_visitor, reply)
    assert postbox.came[0]["To"] == "council@example.org"
    either_app.config["EMAIL"] = ""
    page = pass_on(either_visitor, reply, text="Another thing.")
    assert "This project has no contact" in page.partition("<h1>")[0]
    assert "mailto:" not in page
    assert len(postbox.came) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "Words."}, ["Choose what it is about."]),
        ({"kind": "gossip", "text": "Words."}, ["Choose what it is about."]),
        ({"kind": "risk", "text": " \r\n\0"}, ["Write what the contact has to know."]),
        ({"kind": "risk", "text": "x" * 2001}, ["Write less: at most 2000 characters."]),
        ({}, ["Choose what it is about.", "Write what the contact has to know."]),
    ],
)
def test_what_is_missing_is_asked_for(
    either_visitor: Visitor, reply: Reply, typed: dict[str, str], said: list[str]
) -> None:
    """With all that was typed; nothing is stored, and nobody is told."""
    address = f"/en/keying/replies/{reply.id}/pass-on"
    either_visitor.get(address)
    page = either_visitor.send(address, **typed)
    assert page.status_code == 422
    assert "<title>Error:" in page.text
    assert all(page.text.count(problem) == 2 for problem in said)
    assert page.text.count("checked") == (typed.get("kind") == "risk")
    assert typed.get("text", "").strip(" \r\n\0") in page.text
    assert entries() == []


def test_as_much_as_is_allowed_is_kept_as_it_was_typed(
    either_visitor: Visitor, reply: Reply
) -> None:
    """A new line counts as one character, whatever the browser makes of it."""
    text = "نعم\r\n" + "x" * 1996
    pass_on(either_visitor, reply, "other", text)
    assert [one.text for one in entries()] == [text.replace("\r\n", "\n")]


def test_a_second_click_passes_nothing_on_twice(
    either_visitor: Visitor, reply: Reply, postbox: Postbox
) -> None:
    """One entry, one e-mail; done and written anew, it is a new one."""
    for _ in range(2):
        pass_on(either_visitor, reply)
    assert (len(entries()), len(postbox.came)) == (1, 1)
    passed.finish(entries()[0], officer_id=paper.officer(), today=TODAY)
    pass_on(either_visitor, reply)
    assert (len(entries()), len(postbox.came)) == (2, 2)


def test_it_is_listed_until_it_is_done_and_its_words_go_then(
    either_visitor: Visitor, reply: Reply
) -> None:
    """The oldest first, with who and when; done twice, the first counts. Events tell of both."""
    pass_on(either_visitor, reply, text="The first thing.")
    page = pass_on(either_visitor, reply, "complaint", "The second thing.")
    assert page.index("The first thing.") < page.index("The second thing.")
    assert f"Passed on by \u2068{EMAIL}\u2069" in page
    assert len(passed.open_ones({reply.version_id})) == 2
    first = entries()[0]
    for _ in range(2):
        either_visitor.get(LIST)
        assert either_visitor.send(f"{LIST}/{first.id}/done").location == LIST
        page = either_visitor.follow().text
    assert len(passed.open_ones({reply.version_id})) == 1
    assert "The first thing." not in page
    assert f"Done by \u2068{EMAIL}\u2069" in page.partition("Done in the last 30 days")[2]
    db.session.expire_all()
    assert [one.text for one in entries()] == ["", "The second thing."]
    kinds = select(Event.kind).where(Event.subject == f"reply {reply.id}").order_by(Event.id)
    assert db.session.scalars(kinds).all() == ["passed on", "passed on", "dealt with"]
    assert db.session.scalars(select(Event.why).distinct()).all() == [""]


def test_what_was_done_long_ago_is_not_told(either_visitor: Visitor, reply: Reply) -> None:
    """Thirty days are."""
    for days, text in ((30, "One thing."), (31, "Another thing.")):
        made, _ = passed.pass_on(
            reply, Kind.QUESTION, text, officer_id=paper.officer(), today=TODAY
        )
        passed.finish(made, officer_id=paper.officer(), today=TODAY - timedelta(days=days))
    page = either_visitor.get(LIST).text
    assert page.count("A question") == 1
    assert "There is nothing to do." in page


def test_a_closed_batch_takes_nothing_off_the_list(either_visitor: Visitor, reply: Reply) -> None:
    """And something may be passed on after it has closed, too."""
    pass_on(either_visitor, reply)
    db.session.execute(update(Reply).values(state=State.DONE))
    db.session.execute(update(Batch).values(envelopes=1))
    db.session.commit()
    assert reply.batch is not None
    batches.close(reply.batch, today=TODAY, officer_id=paper.officer())
    page = pass_on(either_visitor, reply, text="Another thing.")
    assert "my landlord" in page
    assert "Another thing." in page


def test_what_has_no_number_and_what_is_no_form_of_ours_can_be_urgent_too(
    either_visitor: Visitor, either_app: Flask, reply: Reply
) -> None:
    """Answers by telephone, in person, in a file; a letter in an envelope."""
    assert reply.version is not None
    version, officer = replies.version_of(reply), paper.officer()
    for channel, name in (
        (Channel.PHONE, "Answers by telephone, number"),
        (Channel.IN_PERSON, "Answers in person, number"),
        (Channel.FILE, "Answers in a PDF, number"),
    ):
        said = replies.without_batch(version, channel, "en", officer_id=officer)
        assert f"{name} {said.id}" in pass_on(either_visitor, said)
    either_app.config["EMAIL"] = "council@example.org"
    letter = replies.register(paper.batch(), None)
    assert "mailto:council@example.org" in pass_on(either_visitor, letter)


def test_nothing_is_passed_on_from_an_equality_leaf(either_visitor: Visitor) -> None:
    """The page says why, and whom to tell in person."""
    leaf = paper.reply(publish(EQUALITY))
    either_visitor.sign_in()
    address = f"/en/keying/replies/{leaf.id}/pass-on"
    assert either_visitor.get(address).status_code == 403
    assert "tell your safeguarding lead" in either_visitor.page.text
    either_visitor.get("/en/officers/")
    assert either_visitor.send(address, kind="risk", text="Words.").status_code == 403
    with pytest.raises(passed.Apart):
        passed.pass_on(leaf, Kind.RISK, "Words.", officer_id=paper.officer(), today=TODAY)
    assert entries() == []


def test_what_is_not_there_is_not_found(either_visitor: Visitor, reply: Reply) -> None:
    """And nobody who is not signed in sees or does anything."""
    either_visitor.get("/en/officers/")
    assert either_visitor.get("/en/keying/replies/999/pass-on").status_code == 404
    either_visitor.get("/en/officers/")
    assert either_visitor.send(f"{LIST}/999/done").status_code == 404
    either_visitor.client.delete_cookie("session")
    for address in (LIST, f"/en/keying/replies/{reply.id}/pass-on", "/en/keying/lots"):
        assert either_visitor.get(address).status_code == 401


def test_a_contact_is_named_on_the_command_line(app: Flask) -> None:
    """What is no address is refused; an empty one stands for the council's own."""
    for email in (CONTACT, ""):
        run(app, "projects", "contact", "Parks", email)
        assert projects.called("Parks").contact == email
    assert "is no e-mail address" in run(app, "projects", "contact", "Parks", "me", status=1)


def test_a_link_to_write_to_the_contact_holds_any_address(
    either_visitor: Visitor, reply: Reply
) -> None:
    """Signs that would end it are written with %."""
    projects.set_contact(projects.called("A project"), "a+b?c&d@example.org")
    page = pass_on(either_visitor, reply)
    found = re.findall(r'href="mailto:([^"?]*)', unescape(page))
    assert found == ["a%2Bb%3Fc%26d@example.org"] * 2

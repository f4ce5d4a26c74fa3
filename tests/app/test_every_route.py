"""Every route there is, opened and sent by everybody: who is let in, and who is told what.

The tables are written by hand. A new route has to be put into one of them, with the least right
that it asks for.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.routing import Rule

from app import projects
from app.db import Collection, db
from app.outgoing import handing_out, requests, runs
from app.outgoing.handing_out import Wanted
from app.outgoing.requests import How
from app.people.roles import Right, Role
from app.project_tables import ListedText, Meeting
from app.tray import passed, replies
from app.tray.passed import Kind
from forms.library.equality import EQUALITY
from tests.forms.six_and_two import SIX_AND_TWO
from tests.members import in_project, member, project_of, sign_in
from tests.paper import batch, officer
from tests.site import EMAIL, TODAY, Visitor, make_app
from tests.together import REVIEW, sent

# What residents open, and the door: nobody has to be signed in.
OPEN = {
    *("static", "about.project", "answering.answer", "answering.keep", "batches.scanned"),
    *("by_post.ask", "by_post.send", "offering.choose", "offering.home", "offering.scanned"),
    *("offering.sheet", "offering.start", "officers.sign_in", "officers.sign_in_form"),
    *("officers.sign_out", "people.accept", "returning.ask", "returning.ask_to_delete"),
    *("returning.delete", "returning.find", "returning.go_on", "returning.leave"),
    *("returning.sheet", "returning.stop", "sending.check", "sending.copy", "sending.send"),
    *("sending.sent", "telling.accessibility", "telling.help", "telling.privacy"),
    *("uploads.ask", "uploads.send"),
}
# A day's post is of all projects: who keys in one of them opens it.
LEAST: Mapping[Right, set[str]] = {
    Right.ANY: {"officers.desk", "people.password"},
    Right.ADMINISTERS: {"people.show", "people.change", "projects.new"},
    Right.KEYS_SOMEWHERE: {
        *("asides.no_form", "batches.ask", "batches.begin", "batches.close", "batches.cover"),
        *("batches.find", "batches.follow", "batches.named", "batches.recount"),
        *("batches.register", "batches.show", "batches.tray", "calling.begin", "calling.choose"),
        *("changing.ask_to_join", "changing.join", "files.choose", "files.send", "lots.begin"),
        *("lots.leaves", "lots.separate", "passing.all_passed_on", "screen.rules"),
    },
    Right.SEES: {"collections.show", "projects.show"},
    Right.READS: {
        *("correcting.answers", "correcting.show", "counts.show", "quality.show"),
        *("reporting.data", "reporting.results", "rounds.show"),
    },
    Right.KEYS: {
        *("asides.remove", "asides.set_aside", "asides.take_back", "calling.discard"),
        *("changing.change", "changing.save", "changing.show", "correcting.correct"),
        *("files.discard", "own_group.confirm", "passing.done", "passing.pass_on", "screen.keep"),
        *("screen.save", "screen.show", "screen.take", "settling.settle"),
    },
    Right.MANAGES: {
        *("closing.ask", "collections.discard", "collections.new", "collections.settings"),
        *("declaring.declare", "letters.ask", "letters.make", "letters.show"),
        *("listed.change", "listed.move", "listed.remove", "listed.show"),
        *("meetings.change", "meetings.remove", "meetings.show"),
        *("members.remove", "members.show", "packs.ask", "packs.discard"),
        *("packs.file", "packs.handed_out", "preview.publish", "preview.sheet", "preview.show"),
        *("preview.web", "projects.close", "projects.details", "projects.reopen"),
        *("projects.texts", "quality.change", "runs.confirm", "runs.discard", "runs.file"),
        *("runs.show", "runs.spoilt", "sendout.add", "sendout.change", "sendout.letters"),
        *("sendout.letters_sent", "sendout.put", "sendout.remove", "sendout.save"),
        *("sendout.sent", "sendout.sheets", "sendout.show"),
    },
}
# Who is refused, and how: it isn't there (404), or their role is not enough (403). Nobody: 401.
STRANGERS = {"no role": 404, "manages another": 404}
REFUSED: Mapping[Right, Mapping[str, int]] = {
    Right.ANY: {},
    Right.KEYS_SOMEWHERE: {"no role": 403, "reads": 403},
    Right.SEES: STRANGERS,
    Right.READS: {**STRANGERS, "keys": 403},
    Right.KEYS: {**STRANGERS, "reads": 403},
    Right.MANAGES: {**STRANGERS, "reads": 403, "keys": 403},
    Right.ADMINISTERS: {
        "no role": 403,
        "manages another": 403,
        "reads": 403,
        "keys": 403,
        "manages": 403,
    },
}
PEOPLE = ("nobody", "no role", "reads", "keys", "manages", "manages another", "administers")
RIGHTS = {endpoint: right for right, endpoints in LEAST.items() for endpoint in endpoints}


@dataclass
class World:
    """An app with a project that has one of everything. `places`: what stands in an address.

    `own`: those of routes whose names begin so; "leaves": who opens a lot of which.
    """

    app: Flask
    places: Mapping[str, object]
    own: Mapping[str, Mapping[str, object]]
    file: sqlite3.Connection
    kept: sqlite3.Connection

    def routes(self) -> Iterator[tuple[str, Rule]]:
        """Every route with its method."""
        for rule in self.app.url_map.iter_rules():
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield method, rule

    def address(self, rule: Rule) -> str:
        """The address of a route, about what is there."""
        places = {**self.places, **self.own.get(rule.endpoint.partition(".")[0], {})}
        built = rule.build({name: places[name] for name in rule.arguments})
        assert built is not None
        return built[1]

    def writes(self) -> int:
        """A number that changes with each write of the app."""
        return int(self.file.execute("PRAGMA data_version").fetchone()[0])

    def restore(self) -> None:
        """Makes the database what it was."""
        self.kept.backup(self.file)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The same for all, because nothing that is done stays."""
    path = tmp_path_factory.mktemp("routes") / "test.sqlite"
    app = make_app(f"sqlite:///{path}", PROPAGATE_EXCEPTIONS=False)
    with app.app_context():
        places, own = _one_of_everything()
        db.session.remove()
        file, kept = sqlite3.connect(path), sqlite3.connect(":memory:")
        file.backup(kept)
        yield World(app, places, own, file, kept)
        db.session.remove()
        db.engine.dispose()
        file.close()
        kept.close()


def _one_of_everything() -> tuple[dict[str, object], dict[str, dict[str, object]]]:
    version = in_project("A project", SIX_AND_TWO)
    another = in_project("Another project", SIX_AND_TWO)
    review = in_project("A project", REVIEW)
    leaf = {name: in_project(name, EQUALITY).id for name in ("A project", "Another project")}
    officer(EMAIL)
    member("no role@example.org")
    member("manages another@example.org", another, Role.MANAGES)
    ids = {role: member(f"{role}@example.org", version, role) for role in Role}
    db.session.execute(update(Collection).values(threshold=0))
    db.session.commit()
    post = batch(9)
    reply = replies.register(post, version, language="en")
    urgent, _ = passed.pass_on(
        reply, Kind.QUESTION, "Please call.", officer_id=ids[Role.KEYS], today=TODAY
    )
    project = projects.called("A project")
    projects.add_meeting(project, TODAY, "Newbury library")
    projects.add_listed(project, "criteria", "I use a park near me.")
    asked = requests.wish(
        {"name": "Ann", "address": "1 High Street\nRG14 5LD", "spoken": "en", "edition": "standard"}
    )
    requests.ask(version.collection_id, asked, How.TELEPHONE, token="t", today=TODAY)
    printed = {
        way: handing_out.prepare(
            [Wanted(version=version, language="en", edition="standard", copies=2)],
            way,
            today=TODAY,
            officer_id=ids[Role.MANAGES],
        )
        for way in (runs.Way.LIBRARY, runs.Way.MEETING)
    }
    return {
        "language": "en",
        "sheet_language": "en",
        "spoken": "pl",
        "filename": "style.css",
        "code": version.code,
        "key": "invitation",
        "edition": "standard",
        "_edition": "standard",
        "token": "x",
        "part": 1,
        "_page": 1,
        "act": "close",
        "form_key": version.form.key,
        "project_id": project_of(version),
        "collection_id": version.collection_id,
        "batch_id": post.id,
        "reply_id": reply.id,
        "passed_id": urgent.id,
        "meeting_id": db.session.query(Meeting.id).scalar(),
        "name": "criteria",
        "text_id": db.session.query(ListedText.id).scalar(),
        "request_id": requests.listed(version.collection_id)[0].id,
        "officer_id": ids[Role.READS],
    }, {
        "packs": {"run_id": printed[runs.Way.LIBRARY]},
        "runs": {"run_id": printed[runs.Way.MEETING]},
        "batches": {"code": post.code},
        "correcting": {"collection_id": review.collection_id, "reference": sent(review)},
        "leaves": {"ours": leaf["A project"], "manages another": leaf["Another project"]},
    }


def test_every_route_is_in_the_tables_with_the_right_that_it_asks(world: World) -> None:
    """So that nobody adds one without saying whom it is for; and none is named that is gone."""
    endpoints = {rule.endpoint for _, rule in world.routes()}
    named = [*OPEN, *(endpoint for endpoints in LEAST.values() for endpoint in endpoints)]
    assert sorted(endpoints) == sorted(named)


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_is_let_in_where_they_may_and_nowhere_else(world: World, person: str) -> None:
    """Whoever is refused is told so, and nothing is stored, though the address is right."""
    visitor = Visitor(world.app.test_client())
    first = visitor.get("/en/officers/")
    if person != "nobody":
        email = EMAIL if person == "administers" else f"{person}@example.org"
        first = sign_in(visitor, email).page
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    wrong = []
    for method, rule in world.routes():
        visitor.page = first
        visitor.client.set_cookie("session", cookie.value)
        before = world.writes()
        address = world.address(rule)
        leaf = str(world.own["leaves"].get(person, world.own["leaves"]["ours"]))
        typed = {"version": leaf, "act": "off"}  # what is asked for is there, too
        page = visitor.get(address) if method == "GET" else visitor.send(address, **typed)
        status = page.status_code
        stored = world.writes() != before
        if stored:
            world.restore()
        if not _is_right(person, rule.endpoint, status, stored=stored):
            wrong.append((method, rule.endpoint, status, stored))
    assert not wrong, "\n".join(map(str, wrong))


def _is_right(person: str, endpoint: str, status: int, *, stored: bool) -> bool:
    """Whether a person was answered as they should be."""
    if endpoint in OPEN:
        return status not in (401, 403) and status < 500
    refusal = 401 if person == "nobody" else REFUSED[RIGHTS[endpoint]].get(person)
    if refusal:
        return status == refusal and not stored
    return status not in (401, 403, 404) and status < 500

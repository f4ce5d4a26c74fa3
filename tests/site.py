"""A test → the application on an empty database, with a collection open, and browsers for it."""

import contextvars
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from app import create_app, freezing, officers, plans, projects, publishing
from app.db import Collection, db, writing
from app.publishing import Published
from forms import paging
from forms.model import Form
from tests.forms.six_and_two import SIX_AND_TWO

EMAIL, PASSWORD = "officer@example.org", "correct horse battery"
TODAY = date.today()


def make_app(url: str, **changes: Any) -> Flask:
    """The application on an empty database at this address, its tables made."""
    settings = {
        "SQLALCHEMY_DATABASE_URI": url,
        "SECRET_KEY": "for tests alone",
        "TESTING": True,
        "VERSION_CACHE_SECONDS": 0,
        **changes,
    }
    app = create_app(settings)
    with app.app_context():
        db.create_all()
    return app


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """A password's hash is slow on purpose: in thousands of tests that took a third of the time."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(officers, "_hasher", cheap)
        yield


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The application on SQLite, inside its context."""
    yield from _in_context(make_app(f"sqlite:///{tmp_path / 'test.sqlite'}"))


@pytest.fixture(params=["sqlite", "postgresql"])
def either_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on SQLite, then on a real PostgreSQL."""
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    yield from _in_context(make_app(url))


def _in_context(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def publish(form: Form = SIX_AND_TWO, **changes: Any) -> Published:
    """A form, open from yesterday to tomorrow in a project of its own; nothing is keyed twice."""
    usual = {"opens": TODAY - timedelta(days=1), "closes": TODAY + timedelta(days=1)}
    code = freezing.open_collection(
        projects.called("A project"),
        form,
        **{**usual, "today": TODAY, "double_share": 0, **changes},
    )
    version = publishing.find(code)
    assert version is not None
    return version


def publish_next(collection_id: int, form: Form) -> str:
    """Another form text for a collection that is out: its next version's code."""
    with writing():
        collection = db.session.get_one(Collection, collection_id)
        plan = plans.of(collection)
        frozen = freezing.freeze(form, collection.project, plan)
        version, new = freezing.put_in_force(collection, plan, frozen, TODAY, None)
        assert new
        return version.code


@dataclass
class Visitor:
    """A person with a browser that has no script."""

    client: FlaskClient
    page: TestResponse = field(init=False)

    def get(self, address: str) -> TestResponse:
        """Opens an address."""
        return self.open(address)

    def open(self, address: str, **request: Any) -> TestResponse:
        """Any request; as from outside: nothing of the test's own context reaches it.

        As browsers do, it says which page a form was sent from.
        """
        if request.get("method") == "POST":
            request.setdefault("headers", {"Origin": "http://localhost"})
        self.page = contextvars.Context().run(
            lambda: self.client.open(address, buffered=True, **request)
        )
        db.session.rollback()  # the test sees what the request has stored
        return self.page

    def send(self, address: str, /, **typed: str) -> TestResponse:
        """Sends a page with its hidden fields and what was typed, and follows no redirect."""
        hidden = re.findall(
            r'<input type="hidden" name="([\w.-]+)" value="([^"]*)"', self.page.text
        )
        data = {name: unescape(value) for name, value in hidden} | typed
        return self.open(address, method="POST", data=data)

    def answer(self, version: Published, language: str = "en", **typed: str) -> TestResponse:
        """Goes through the parts of a form with what was typed, until the check page or a problem.

        The first page is sent even where nothing is typed.
        """
        address = f"/{language}/forms/{version.code}/answer"
        parts = paging.parts(version.form)
        while True:
            number = int(address.rpartition("/")[2]) if address[-1].isdigit() else 1
            here = [item.key for item in paging.items_in(parts[number - 1])]
            self.get(address)
            page = self.send(
                address,
                **{
                    name: text
                    for name, text in typed.items()
                    if name in here or name.rpartition(".")[0] in here
                },
            )
            if page.status_code != 303 or "/answer" not in page.location:
                return page
            address = page.location

    def follow(self) -> TestResponse:
        """Goes where the last page sent the browser."""
        return self.get(self.page.headers["Location"])

    def sign_in(self, address: str = "/en/officers/") -> TestResponse:
        """Signs in as the tests' officer."""
        officers.set_password(EMAIL, PASSWORD)
        self.get(address)
        self.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
        return self.follow()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who visits the application on SQLite."""
    return Visitor(app.test_client())


@pytest.fixture
def either_visitor(either_app: Flask) -> Visitor:
    """Somebody who visits the application on either database."""
    return Visitor(either_app.test_client())


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """The address of the application, served to real browsers."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()

"""A test → paper that came back: batches, and replies on the desk of the tests' officer."""

from typing import Any

from sqlalchemy import func, select

from app import officers
from app.db import db
from app.people.tables import Officer
from app.publishing import Published
from app.tray import batches, replies
from app.tray.batches import Source
from app.tray.tables import Batch, Reply
from tests.site import EMAIL, PASSWORD, TODAY, Visitor


def officer(email: str = EMAIL) -> int:
    """The id of an officer who can sign in, made if they are new."""
    find = select(Officer.id).where(Officer.email == email)
    if db.session.scalar(find) is None:
        officers.set_password(email, PASSWORD)
    return db.session.scalars(find).one()


def batch(envelopes: int = 9, **changes: Any) -> Batch:
    """An open batch that came by post today."""
    usual = {"handed_in": TODAY, "today": TODAY}
    return batches.open_batch(Source.POST, envelopes=envelopes, **{**usual, **changes})


def reply(version: Published, language: str = "en", **changes: Any) -> Reply:
    """The next reply of the newest open batch, on the desk of the tests' officer."""
    last = db.session.get(Batch, db.session.scalar(select(func.max(Batch.id))) or 0)
    place = changes.pop("batch", None) or (last if last and not last.closed_on else batch())
    usual = {"edition": "standard", "officer_id": officer()}
    return replies.register(place, version, language=language, **{**usual, **changes})


def on_desk(version: Published, language: str) -> str:
    """The keying screen of one more sheet, the only one of its batch so far."""
    return f"/{language}/keying/replies/{reply(version, language, batch=batch()).id}"


def opened(visitor: Visitor, version: Published, language: str = "en", **changes: Any) -> str:
    """Signs in and opens the keying screen of a new reply; gives its address."""
    visitor.sign_in()
    made = reply(version, language, **changes)
    address = f"/en/keying/replies/{made.id}"
    visitor.get(address)
    return address

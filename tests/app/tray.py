"""What the tests of returned paper have in common: batches, officers, and sums on a page."""

from datetime import date

import lxml.html
from sqlalchemy import select

from app import officers
from app.db import db
from app.people.tables import Officer
from app.tray import batches, entries
from app.tray.batches import Source
from app.tray.tables import Batch, Reply
from tests.site import EMAIL, PASSWORD, TODAY

OTHER = "other@example.org"
KEYS = {"went_well": "The trees."}


def post(envelopes: int = 3, handed_in: date = TODAY) -> Batch:
    """A batch of a day's post."""
    return batches.open_batch(Source.POST, envelopes=envelopes, handed_in=handed_in, today=TODAY)


def officer(email: str = EMAIL) -> int:
    """The id of an officer, who is made where there is none; a sign-in that there is goes on."""
    known = select(Officer.id).where(Officer.email == email)
    if db.session.scalar(known) is None:
        officers.set_password(email, PASSWORD)
    return db.session.scalars(known).one()


def key(reply: Reply, officer_id: int, turn: int = 1, **keys: str) -> None:
    """An officer keys a reply from beginning to end."""
    entry = entries.entry_of(reply, turn)
    revision = entry.revision if entry else 0
    entries.finish(reply, turn, officer_id, keys or KEYS, page=entries.Page(revision), today=TODAY)


def replies_now() -> list[Reply]:
    """Every reply, by number."""
    db.session.rollback()
    return list(db.session.scalars(select(Reply).order_by(Reply.number)))


def sums_on(page: str) -> dict[str, int]:
    """The rows of the ledger on a batch's page."""
    (body,) = lxml.html.fromstring(page).iter("tbody")
    rows = [[str(cell.xpath("string()")).strip() for cell in row] for row in body]
    return {label: int(number) for label, number in rows}

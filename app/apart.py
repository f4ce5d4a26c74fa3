"""Responses that nothing may join to another → a box, in which they are until all come out at once.

Whoever sends one form and the equality form right after it would be known by the order of the two:
engines keep it in places that no statement of ours reaches. So these responses are no rows before
their collection has closed, but lines of one value, sorted by what they say.
"""

import json
from bisect import insort
from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from app.answer_rows import Row
from app.db import ApartBox, ApartToken, Version, db, table_of
from app.publishing import Published


def put_in(version: Published, rows: Iterable[Row], token_hmac: str) -> None:
    """Puts the rows of a response's answers into the box of its version.

    Raises:
        IntegrityError: this sending is in it already.
    """
    # One at a time: each sees what the one before has put in.
    db.session.execute(select(Version.id).where(Version.id == version.id).with_for_update())
    token = {"token_hmac": token_hmac, "version_id": version.id}
    db.session.execute(insert(table_of(ApartToken)), [token])
    box = db.session.get(ApartBox, version.id)
    if box is None:
        box = ApartBox(version_id=version.id, responses="")
        db.session.add(box)
    lines = box.responses.splitlines()  # JSON in ASCII has no other ends of lines within
    insort(lines, json.dumps(list(rows), sort_keys=True))
    box.responses = "\n".join(lines)
    db.session.flush()


def take_out(version_id: int) -> list[list[Row]]:
    """Empties the box of a version: the rows of each response, sorted by what they say."""
    box = select(ApartBox.responses).where(ApartBox.version_id == version_id).with_for_update()
    lines = (db.session.scalar(box) or "").splitlines()
    db.session.execute(delete(ApartBox).where(ApartBox.version_id == version_id))
    db.session.execute(delete(ApartToken).where(ApartToken.version_id == version_id))
    return [json.loads(line) for line in lines]

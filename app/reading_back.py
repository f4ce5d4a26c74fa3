"""A stored response ⇄ what was written in it, for officers who look at it again and mend it."""

from sqlalchemy import delete, insert, select

from app import answer_rows, publishing
from app.answer_rows import Written
from app.db import Answer, Response, Version, db, table_of
from app.publishing import Published
from app.responses import with_copies
from forms.answers import Channel

_RESPONSES, _ANSWERS = table_of(Response), table_of(Answer)


def stored_of(response_id: int) -> Written:
    """The answers of a response, what is beside its questions, and translations by item key.

    Raises:
        NoResultFound: there is no such response.
    """
    response = db.session.get_one(Response, response_id)
    version = publishing.read(db.session.get_one(Version, response.version_id))
    rows = db.session.execute(select(_ANSWERS).where(_ANSWERS.c.response_id == response_id))
    return answer_rows.read_back(version, [row._asdict() for row in rows])


def replace(version: Published, response_id: int, written: Written) -> None:
    """Puts other answers in the place of a response's own, within the caller's transaction.

    Of a small group nobody knows how a response came: it is taken for paper, which keeps more.

    Raises:
        NoResultFound: there is no such response.
    """
    query = select(_RESPONSES).where(_RESPONSES.c.id == response_id)
    response = db.session.execute(query).one()._asdict()
    paper = response["channel"] in (None, Channel.PAPER)
    rows = list(with_copies(response, answer_rows.rows(version, written, paper=paper)))
    db.session.execute(delete(_ANSWERS).where(_ANSWERS.c.response_id == response_id))
    if rows:
        db.session.execute(insert(_ANSWERS), rows)

"""The tables, and how a write begins: rows ⇄ objects.

Anonymous means that nothing here could tell who: ids of responses are random, and rows lie in their
order. Projects, officers and paper have tables of their own: `app.project_tables`,
`app.people.tables`, `app.tray.tables`, `app.outgoing.tables`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, cast

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app import sqlite

if TYPE_CHECKING:
    from app.project_tables import Project


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can find it on any engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)

# Of an INTEGER key alone SQLite makes a table's order; beside a BIGINT it would count the rows.
RandomId = BigInteger().with_variant(Integer(), "sqlite")


class Collection(Base):
    """A form opened for a project between two dates.

    `asked`: how many people were asked, if known. `threshold`: how many answer before results show.
    `grace_days`: how long after `closes` paper is in time. `double_share`: % of it keyed twice.
    `retention_days`: how long after that personal answers are kept. `plan`: what an officer
    prepares for the next version (`app.plans.Plan` as JSON), "" for nothing; what was never
    published has no version yet. `revision` grows with each change of the plan. `closed_on`: an
    officer has closed it, whatever its dates say. `archived_on`: it has left the lists.
    `forgotten_on`: its personal answers were deleted then (`app.personal`), NULL while they are
    kept.
    """

    __tablename__ = "collection"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    form_key: Mapped[str]
    opens: Mapped[date]
    closes: Mapped[date]
    grace_days: Mapped[int] = mapped_column(default=14)
    anonymous: Mapped[bool]
    asked: Mapped[int | None]
    threshold: Mapped[int] = mapped_column(default=5)
    double_share: Mapped[int] = mapped_column(default=10, server_default="10")
    retention_days: Mapped[int] = mapped_column(default=365, server_default="365")
    plan: Mapped[str] = mapped_column(default="", server_default="")
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    closed_on: Mapped[date | None]
    archived_on: Mapped[date | None]
    forgotten_on: Mapped[date | None]
    project: Mapped["Project"] = relationship(back_populates="collections")
    versions: Mapped[list["Version"]] = relationship(
        back_populates="collection", order_by="Version.number"
    )


class Version(Base):
    """A form as published: never changed. `form`, `cover` and `texts` are canonical JSON."""

    __tablename__ = "version"
    __table_args__ = (Index("uq_version_number", "collection_id", "number", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    collection_id: Mapped[int] = mapped_column(ForeignKey("collection.id"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    form: Mapped[str]
    cover: Mapped[str]
    texts: Mapped[str]
    fingerprint: Mapped[str]
    published_on: Mapped[date]
    collection: Mapped[Collection] = relationship(back_populates="versions")


class Sheet(Base):
    """What was first printed of a version, and what every reprint is. `marks` is JSON, in mm."""

    __tablename__ = "sheet"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    pages: Mapped[int]
    marks: Mapped[str]
    sha256: Mapped[str]


class Draft(Base):
    """Answers so far, as typed (JSON by item key), until they are sent or expire. Never counted.

    `number`: what is printed on a sheet that shows them; to key that sheet ends them.
    """

    __tablename__ = "draft_answers"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hmac: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    answers: Mapped[str]
    expires_on: Mapped[date] = mapped_column(index=True)
    number: Mapped[str | None] = mapped_column(unique=True, index=True)


class EndedDraft(Base):
    """The number of a begun sheet whose answers are stored, kept while a sheet can be keyed.

    Nothing leads to the response. Of a keyed sheet it has the draft's token, to tell who goes on.
    """

    __tablename__ = "ended_draft"
    __table_args__ = ({"sqlite_with_rowid": False},)

    number: Mapped[str] = mapped_column(primary_key=True)
    token_hmac: Mapped[str | None] = mapped_column(unique=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    expires_on: Mapped[date] = mapped_column(index=True)


class Response(Base):
    """One person's answers to one version.

    Anonymous: `received` is the first day of the month, and `reference`, by which the person may
    name it, NULL. Where fewer than 30 people were asked, channel and language are NULL, and it is
    `waiting` until it can be shown with others. `late` ones are counted apart.
    """

    __tablename__ = "response"
    __table_args__ = (
        Index("ix_response_counting", "version_id", "waiting", "late", "channel"),
        Index("ix_response_reading", "version_id", "id"),
    )

    id: Mapped[int] = mapped_column(RandomId, primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    channel: Mapped[str | None]
    language: Mapped[str | None]
    received: Mapped[date]
    waiting: Mapped[bool] = mapped_column(default=False)
    late: Mapped[bool] = mapped_column(default=False, server_default=false())
    token_hmac: Mapped[str | None] = mapped_column(unique=True)
    reference: Mapped[str | None] = mapped_column(unique=True, index=True)


class Answer(Base):
    """One ticked option or written text of a response; blanks without a note have no row.

    `row` counts the rows of a question that repeats, from 1; elsewhere it is 0. Where several may
    be ticked, `option` is "" for the answer as a whole, its options in `text`, and each ticked one
    has a row of its own. `number` is in ten-thousandths: whole, so that every engine adds it up
    exactly. `translation`: an officer's, of foreign words.

    `version_id` and `channel` are copies: without a join a million are counted ten times as fast.
    """

    __tablename__ = "answer"
    __table_args__ = (
        Index("ix_answer_counting", "version_id", "key", "channel", "state", "option"),
        {"sqlite_with_rowid": False},
    )

    response_id: Mapped[int] = mapped_column(
        RandomId, ForeignKey("response.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, default=0, autoincrement=False)
    option: Mapped[str] = mapped_column(primary_key=True, default="")
    state: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    number: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(default="")
    translation: Mapped[str] = mapped_column(default="", server_default="")
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    channel: Mapped[str | None]


class ChannelCount(Base):
    """A small group's responses by a channel in a language; officers see only those `shown`."""

    __tablename__ = "channel_count"
    __table_args__ = ({"sqlite_with_rowid": False},)

    collection_id: Mapped[int] = mapped_column(ForeignKey("collection.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    responses: Mapped[int]
    shown: Mapped[int]


class ApartBox(Base):
    """All responses to a version that is kept apart, until its collection has closed.

    `responses` is one line of JSON a response: its answers alone. The lines are sorted, and one
    value, so that no engine keeps which came when.
    """

    __tablename__ = "apart_box"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    responses: Mapped[str]


class ApartToken(Base):
    """A sending that is in the box of its version already, so that the same one is put in once."""

    __tablename__ = "apart_token"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hmac: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)


def table_of(model: type[Base]) -> Table:
    """The table of a class of rows, for statements that are faster without objects."""
    return cast(Table, model.__table__)


def init_app(app: Flask) -> None:
    """Binds the tables and their migrations to an app."""
    db.init_app(app)
    Migrate(app, db, directory=f"{app.root_path}/migrations")
    with app.app_context():
        sqlite.prepare(db.engine)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that may write, from before its first read until it is committed.

    On SQLite it takes the write lock at once: one that reads first and writes later fails when
    somebody else wrote in between. Rolled back, with nothing stored, when the block raises.
    """
    if db.session.info.get(sqlite.WRITES):
        raise RuntimeError("one within another would lose what the first has written")
    db.session.rollback()
    try:
        db.session.connection(execution_options={sqlite.WRITES: True})
        db.session.info[sqlite.WRITES] = True
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        db.session.info.pop(sqlite.WRITES, None)

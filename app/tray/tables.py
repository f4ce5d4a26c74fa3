"""The tables of returned paper: rows ⇄ objects.

What is keyed lies here only until it is a response; with an anonymous one nothing of these stays
(`app.tray.batches.close`).
"""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, RandomId, Version
from app.people.tables import Officer


class Batch(Base):
    """A day's post, or a lot of equality leaves that were shuffled (`source` is then "lot").

    `handed_in`: the day on which it first came to the council; it decides what is late.
    `envelopes`: how many were opened; of a lot, how many leaves it has. `slips`: reply slips that
    came with it. `version_id`: of a lot alone.
    """

    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    handed_in: Mapped[date]
    envelopes: Mapped[int]
    slips: Mapped[int] = mapped_column(default=0)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    replies: Mapped[list["Reply"]] = relationship(back_populates="batch", order_by="Reply.number")


class Leaves(Base):
    """How many equality leaves of a version were separated from a batch, unread."""

    __tablename__ = "leaves"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    leaves: Mapped[int]


class Reply(Base):
    """One paper form that came back, or what else was in an envelope; or answers by another way.

    `number` counts the replies of a batch from 1, `envelope` its envelopes: two forms in one have
    the same. Answers by telephone, in person or in a file have neither batch nor number, nor have
    those that were sent online and corrected (`app.tray.online`).
    `version_id` is NULL where no form of ours was in the envelope. `begun`: the number of the draft
    that the sheet was begun as, "" on any other. `twice`: chosen to be keyed by two officers.
    `reason`: why it was set aside. `joined_id`: the earlier reply that this page belongs to.
    `response_id`: what it became; of an anonymous one forgotten when the batch closes. `begun_on`:
    the day of those that are in no batch; NULL where nothing is to tell it.
    """

    __tablename__ = "reply"
    __table_args__ = (
        UniqueConstraint("batch_id", "number"),
        {"sqlite_autoincrement": True},  # events name a reply by its id: no other gets it again
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    number: Mapped[int | None]
    envelope: Mapped[int | None]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"), index=True)
    language: Mapped[str] = mapped_column(default="")
    edition: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="paper")
    begun: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("reply.id"))
    twice: Mapped[bool] = mapped_column(default=False)
    begun_on: Mapped[date | None]
    response_id: Mapped[int | None] = mapped_column(
        RandomId, ForeignKey("response.id", ondelete="SET NULL"), index=True
    )
    batch: Mapped[Batch | None] = relationship(back_populates="replies")
    version: Mapped[Version | None] = relationship()
    entries: Mapped[list["Entry"]] = relationship(order_by="Entry.turn")


class Entry(Base):
    """What an officer keyed of a reply: `answers` is JSON, the keys by field name.

    `turn` is 1, or 2 where a reply is keyed twice. `officer_id` has it on the desk. `revision`
    grows each time that it is kept, so that of two officers at once one is told; 0 is an untouched
    screen. `window` names the page that kept it last. `finished_on` is NULL while it is keyed.
    """

    __tablename__ = "entry"

    reply_id: Mapped[int] = mapped_column(ForeignKey("reply.id"), primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    answers: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    window: Mapped[str] = mapped_column(default="")
    finished_on: Mapped[date | None]
    officer: Mapped[Officer | None] = relationship()


class KeyedTwice(Base):
    """How many fields of an item were keyed twice, and how many of them wrong the first time.

    Totals alone, so that they can stay where entries can't. `key` "" counts replies. `alone`: by
    one officer on two days, where there was no other.
    """

    __tablename__ = "keyed_twice"
    __table_args__ = ({"sqlite_with_rowid": False},)

    collection_id: Mapped[int] = mapped_column(ForeignKey("collection.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    alone: Mapped[bool] = mapped_column(primary_key=True)
    fields: Mapped[int]
    wrong: Mapped[int]


class PassedOn(Base):
    """What is urgent in a reply, for the project's contact; on the list until it is `done_on`.

    `kind` says what it is about, `text` what the contact has to know; it goes once it is done.
    """

    __tablename__ = "passed_on"

    id: Mapped[int] = mapped_column(primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey("reply.id"), index=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officer.id"))
    passed_on: Mapped[date]
    kind: Mapped[str]
    text: Mapped[str]
    done_on: Mapped[date | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    reply: Mapped[Reply] = relationship()
    officer: Mapped[Officer] = relationship(foreign_keys=[officer_id])
    finisher: Mapped[Officer | None] = relationship(foreign_keys=[done_by])

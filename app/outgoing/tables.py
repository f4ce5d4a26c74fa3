"""The tables of paper on its way out: rows ⇄ objects."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, RandomId, Version


class PaperRequest(Base):
    """Somebody who asked for a form on paper, and where it is to be sent.

    Name and address are deleted when it is sent; what is left counts who is reached by post. It is
    kept in no order of time that could lead to a reply: `asked_on` goes with the address.
    """

    __tablename__ = "paper_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    collection_id: Mapped[int] = mapped_column(ForeignKey("collection.id"), index=True)
    name: Mapped[str]
    address: Mapped[str]
    language: Mapped[str]
    edition: Mapped[str]
    way: Mapped[str]
    asked_on: Mapped[date]
    token_hmac: Mapped[str | None] = mapped_column(unique=True)


class PaperOut(Base):
    """Copies of a version that went out on a day, in an edition and a language.

    `way`: how they went (`app.outgoing.runs.Way`). `first`: the number of the first of them within
    the collection's numbered copies; NULL where copies have no numbers. `confirmed_on`: NULL while
    they are printed and not handed out yet.
    """

    __tablename__ = "paper_out"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    language: Mapped[str]
    edition: Mapped[str]
    way: Mapped[str]
    copies: Mapped[int]
    prepared_on: Mapped[date]
    confirmed_on: Mapped[date | None]
    version: Mapped[Version] = relationship()


class Copy(Base):
    """A numbered copy of a form that is not anonymous. `number` is printed beside the code.

    `place` counts the copies of what went out together from 1. `spoilt_on`: it can't come back.
    """

    __tablename__ = "copy"
    __table_args__ = (
        Index("uq_copy_place", "paper_out_id", "place", unique=True),
        {"sqlite_with_rowid": False},
    )

    number: Mapped[str] = mapped_column(primary_key=True)
    paper_out_id: Mapped[int] = mapped_column(ForeignKey("paper_out.id"))
    place: Mapped[int]
    spoilt_on: Mapped[date | None]


class Acknowledgement(Base):
    """A response on paper whose sender is to be told by post that it came; gone when it is sent."""

    __tablename__ = "acknowledgement"
    __table_args__ = ({"sqlite_with_rowid": False},)

    response_id: Mapped[int] = mapped_column(
        RandomId,
        ForeignKey("response.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    language: Mapped[str]

"""The tables of paper on its way out: rows ⇄ objects."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, RandomId, Version


class PaperRequest(Base):
    """Somebody who asked for a form on paper, and where it is to be sent; gone when it is sent.

    `address` has a line a line. `way`: how they asked (`app.outgoing.requests.How`). `token_hmac`
    names the page that it was asked on, so that the same page sent twice is one.
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

    `way`: how they went (`app.outgoing.runs.Way`). `run_id`: the first of those that were printed
    together (`app.outgoing.runs`); NULL of what was posted to those who asked. `confirmed_on`: NULL
    while they are printed and not handed out yet. `spoilt`: how many can't come back, where copies
    have no numbers.
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
    run_id: Mapped[int | None] = mapped_column(ForeignKey("paper_out.id"), index=True)
    spoilt: Mapped[int] = mapped_column(default=0)
    version: Mapped[Version] = relationship()
    numbered: Mapped[list["Copy"]] = relationship(order_by="Copy.place")


class Copy(Base):
    """A numbered copy of a form that is not anonymous. `number` is printed beside the code.

    `place` counts the copies of its row from 1. `spoilt_on`: it was said that it can't come back;
    where it does all the same, it counts as any other.
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
    """A response on paper whose sender is to be told by post that it came; gone when it is sent.

    `language` and `edition` are those of the sheet, in which the letter is written too.
    """

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
    edition: Mapped[str]

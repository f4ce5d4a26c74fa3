"""The tables of projects: rows ⇄ objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base

if TYPE_CHECKING:
    from app.db import Collection


class Project(Base):
    """One piece of co-production work. `contact`: an e-mail address; "" is the council's own.

    `method`: the declared way of working (`app.projects.METHODS`), "" while nobody has declared it.
    `languages`: codes with spaces between, "" for all. `public`: residents may read its page.
    `revision` grows with every change, so that of two officers at once one is told.
    """

    __tablename__ = "project"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    contact: Mapped[str] = mapped_column(default="", server_default="")
    method: Mapped[str] = mapped_column(default="", server_default="")
    begins: Mapped[date | None]
    ends: Mapped[date | None]
    languages: Mapped[str] = mapped_column(default="", server_default="")
    public: Mapped[bool] = mapped_column(default=False, server_default=false())
    closed_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    collections: Mapped[list["Collection"]] = relationship(
        back_populates="project", order_by="Collection.opens, Collection.id"
    )
    meetings: Mapped[list["Meeting"]] = relationship(order_by="Meeting.date, Meeting.id")
    listed: Mapped[list["ListedText"]] = relationship(order_by="ListedText.position")

    def in_list(self, name: str) -> list["ListedText"]:
        """The short texts of one of its lists (`OWN_LISTS`), in their order."""
        return [row for row in self.listed if row.name == name]


class ProjectText(Base):
    """What a project says of itself, in one language.

    `path`: a name of `app.projects.TEXTS`, or for a translation of a list's entry "criterion.3",
    "measure.4", "meeting.5.place", "meeting.5.access" (their English stands in the entry itself).
    """

    __tablename__ = "project_text"
    __table_args__ = ({"sqlite_with_rowid": False},)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class Meeting(Base):
    """One of a project's meetings; a form may offer them to choose from. No place: online only.

    `access`: what has been arranged so that everybody can take part.
    """

    __tablename__ = "meeting"
    # Its id is the key of an option for ever: no other gets it again.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    date: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    online: Mapped[bool] = mapped_column(default=False)
    access: Mapped[str] = mapped_column(default="", server_default="")

    @property
    def paths(self) -> tuple[str, ...]:
        """What the translations of all that it says are found by."""
        return f"meeting.{self.id}.place", f"meeting.{self.id}.access"


@dataclass(frozen=True, kw_only=True)
class OwnList:
    """A list of short texts that a project has: `most` of them.

    `entry`: what one is called in the paths of its translations; `letter`: what its key as an
    option begins with.
    """

    entry: str
    letter: str
    most: int


# What a project looks for in those who apply; what it counts or asks, to know how it goes.
OWN_LISTS: Mapping[str, OwnList] = {
    "criteria": OwnList(entry="criterion", letter="c", most=20),
    "measures": OwnList(entry="measure", letter="n", most=10),
}


class ListedText(Base):
    """A short text in one of a project's lists, which a form may offer. `name`: of `OWN_LISTS`."""

    __tablename__ = "listed_text"
    # Its id is the key of an option for ever: no other gets it again.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    text: Mapped[str]
    position: Mapped[int]

    @property
    def path(self) -> str:
        """What its translations are found by."""
        return f"{OWN_LISTS[self.name].entry}.{self.id}"

    @property
    def paths(self) -> tuple[str, ...]:
        """What the translations of all that it says are found by."""
        return (self.path,)

    @property
    def key(self) -> str:
        """What it is called in answers, for ever."""
        return f"{OWN_LISTS[self.name].letter}{self.id}"

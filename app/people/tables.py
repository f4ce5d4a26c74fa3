"""The tables of officers: rows ⇄ objects."""

from datetime import date

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.project_tables import Project


class Officer(Base):
    """A person who signs in. A new `session_key` ends every sign-in that there is.

    `admin`: administers all. `off_since`: switched off on this day; NULL where they may sign in.
    """

    __tablename__ = "officer"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    session_key: Mapped[str] = mapped_column(unique=True)
    admin: Mapped[bool] = mapped_column(default=False, server_default=false())
    off_since: Mapped[date | None]


class Membership(Base):
    """An officer's role in a project (`roles.Role`).

    `in_group`: they are a member of the group that the project asks, as a resident or a partner is.
    """

    __tablename__ = "membership"
    __table_args__ = ({"sqlite_with_rowid": False},)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officer.id"), primary_key=True, index=True)
    role: Mapped[str]
    in_group: Mapped[bool] = mapped_column(default=False)
    officer: Mapped[Officer] = relationship()
    project: Mapped[Project] = relationship()


class Invitation(Base):
    """A link by which a person becomes an officer, or chooses another password; used once.

    `project_id`, `role` and `in_group`: what they get in a project with it; NULL and "" for none.
    One with a project never changes the password that an officer has: a manager may have given it.
    """

    __tablename__ = "invitation"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hmac: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(index=True)
    admin: Mapped[bool] = mapped_column(default=False)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"))
    role: Mapped[str] = mapped_column(default="")
    in_group: Mapped[bool] = mapped_column(default=False)
    invited_by: Mapped[int] = mapped_column(ForeignKey("officer.id"))
    expires_on: Mapped[date] = mapped_column(index=True)
    project: Mapped[Project | None] = relationship()
    inviter: Mapped[Officer] = relationship()

"""A person who is signed in → what they may do: the one place where that is asked."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import g, request
from flask_login import current_user, login_required
from sqlalchemy import bindparam, select

from app.db import Collection as Opened
from app.db import Version, db
from app.errors import NO_SUCH_PAGE, Refused
from app.people.tables import Membership
from app.project_tables import Project
from app.tray.tables import Batch, PassedOn, Reply
from forms.wording import N_

Args = ParamSpec("Args")
Answer = TypeVar("Answer")


class Role(StrEnum):
    """What an officer is in a project."""

    KEYS = "keys"
    READS = "reads"
    MANAGES = "manages"


ROLES: Mapping[str, str] = {
    Role.KEYS: N_("Keys returned paper"),
    Role.READS: N_("Reads the results"),
    Role.MANAGES: N_("Manages the project: keys and reads too"),
}


class Right(StrEnum):
    """What a page asks of the person who opens it. Who administers has them all."""

    ANY = "any officer"
    KEYS_SOMEWHERE = "keys in a project, whichever"
    SEES = "has a role in the project"
    READS = "reads the project's results"
    KEYS = "keys the project's replies"
    MANAGES = "manages the project"
    ADMINISTERS = "administers"


# The roles in a project that give a right to what is in it.
_ENOUGH: Mapping[Right, Collection[Role]] = {
    Right.SEES: frozenset(Role),
    Right.READS: (Role.READS, Role.MANAGES),
    Right.KEYS: (Role.KEYS, Role.MANAGES),
    Right.MANAGES: (Role.MANAGES,),
}
# From what an address names to its project: NULL for a day's post, and for a reply that is no form
# of ours. A lot of leaves is of its form's project.
_WAYS = {
    "project_id": select(Project.id).where(Project.id == bindparam("named")),
    "collection_id": select(Opened.project_id).where(Opened.id == bindparam("named")),
    "batch_id": (
        select(Opened.project_id)
        .select_from(Batch)
        .outerjoin(Version)
        .outerjoin(Opened)
        .where(Batch.id == bindparam("named"))
    ),
    "reply_id": (
        select(Opened.project_id)
        .select_from(Reply)
        .outerjoin(Version)
        .outerjoin(Opened)
        .where(Reply.id == bindparam("named"))
    ),
    "passed_id": (
        select(Opened.project_id)
        .select_from(PassedOn)
        .join(Reply)
        .outerjoin(Version)
        .outerjoin(Opened)
        .where(PassedOn.id == bindparam("named"))
    ),
}
NOT_YOURS = (
    N_("Your role does not let you do this"),
    N_(
        "Ask a person who manages the project, or an administrator, to do it or to change your "
        "role."
    ),
)


def needs(right: Right) -> Callable[[Callable[Args, Answer]], Callable[Args, Answer]]:
    """A view for officers who have a right: in the project that its address is about.

    A project that is not theirs is not there for them (404); where their role is not enough they
    are told so (403); who is not signed in is asked to (401).
    """

    def mark(view: Callable[Args, Answer]) -> Callable[Args, Answer]:
        @wraps(view)
        def checked(*args: Args.args, **kwargs: Args.kwargs) -> Answer:
            refuse_unless(right, _project_in(request.view_args or {}))
            return view(*args, **kwargs)

        guarded = cast(Callable[Args, Answer], login_required(checked))
        guarded.__dict__["right"] = right
        return guarded

    return mark


def right_of(view: object) -> Right | None:
    """What a view asks of the person who opens it; None where it is open to all."""
    return getattr(view, "right", None)


def refuse_unless(right: Right, project_id: int | None = None) -> None:
    """Refuses where who is signed in doesn't have a right.

    Args:
        project_id: None where no project is concerned.

    Raises:
        Refused: they haven't.
    """
    if may(right, project_id):
        return
    if project_id is not None and not may(Right.SEES, project_id):
        raise Refused(404, *NO_SUCH_PAGE)
    raise Refused(403, *NOT_YOURS)


def may(right: Right, project_id: int | None = None) -> bool:
    """Whether who is signed in has a right.

    Args:
        project_id: None where no project is concerned: paper that is no form of ours.
    """
    if current_user.admin or right == Right.ANY:
        return True
    if right == Right.ADMINISTERS:
        return False
    if right == Right.KEYS_SOMEWHERE or (right == Right.KEYS and project_id is None):
        return any(role in _ENOUGH[Right.KEYS] for role in _own_roles().values())
    return _own_roles().get(project_id or 0) in _ENOUGH[right]


def projects_where(right: Right) -> Collection[int]:
    """The ids of the projects in which who is signed in has a right."""
    if current_user.admin:
        return set(db.session.scalars(select(Project.id)))
    return {project_id for project_id in _own_roles() if may(right, project_id)}


def keyed_versions() -> Collection[int | None]:
    """The ids of the versions whose replies who is signed in may key.

    None is among them, for who keys anything: paper that is no form of ours is of no project.
    """
    own = select(Version.id).join(Opened).where(Opened.project_id.in_(projects_where(Right.KEYS)))
    return {None, *db.session.scalars(own)}


def _own_roles() -> Mapping[int, Role]:
    """The roles of who is signed in, by project; asked once a request."""
    if "roles" not in g:
        own = select(Membership.project_id, Membership.role).where(
            Membership.officer_id == int(current_user.officer_id)
        )
        g.roles = {project_id: Role(role) for project_id, role in db.session.execute(own)}
    return cast(Mapping[int, Role], g.roles)


def _project_in(address: Mapping[str, object]) -> int | None:
    """The project that an address is about; None where it is about none.

    Raises:
        Refused: what it names isn't there.
    """
    for name, way in _WAYS.items():
        if name in address:
            found = db.session.execute(way, {"named": address[name]}).first()
            if found is None:
                raise Refused(404, *NO_SUCH_PAGE)
            return cast("int | None", found[0])
    return None

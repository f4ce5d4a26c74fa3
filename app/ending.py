"""A project → ended, once nothing of it is open or waits to be keyed; and begun again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app import events, outlook, projects
from app.db import Collection, db, writing
from app.events import Kind


@dataclass(frozen=True)
class Unfinished:
    """What keeps a project from ending: forms not closed, forms with paper in the tray."""

    not_closed: Sequence[Collection]
    with_paper: Sequence[Collection]

    def __bool__(self) -> bool:
        return bool(self.not_closed or self.with_paper)


class NotYet(Exception):
    """Something of the project is unfinished."""


def unfinished(project_id: int) -> Unfinished:
    """What of a project is unfinished. A form that was never published keeps nobody waiting."""
    published = (
        select(Collection)
        .where(Collection.project_id == project_id, Collection.versions.any())
        .order_by(Collection.id)
    )
    forms = db.session.scalars(published).all()
    return Unfinished(
        not_closed=[form for form in forms if form.closed_on is None],
        with_paper=[form for form in forms if outlook.in_tray(form)],
    )


def end(project_id: int, *, today: date, officer_id: int | None) -> None:
    """Closes a project: nothing more is prepared or published for it.

    Raises:
        NotYet: a form of it is not closed, or has paper that is still to be keyed.
    """
    with writing():
        held = projects.hold(project_id)
        # Who publishes one of them at this moment comes before or after.
        forms = select(Collection.id).where(Collection.project_id == project_id)
        db.session.execute(forms.order_by(Collection.id).with_for_update())
        if unfinished(project_id):
            raise NotYet
        if held.closed_on is None:
            held.closed_on = today
            events.record(projects.subject(project_id), officer_id, Kind.CLOSED)


def begin_again(project_id: int, *, officer_id: int | None) -> None:
    """Opens a closed project again."""
    with writing():
        held = projects.hold(project_id)
        if held.closed_on is not None:
            held.closed_on = None
            events.record(projects.subject(project_id), officer_id, Kind.REOPENED)

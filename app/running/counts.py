"""What went out and came back → the picture of who is reached by which way."""

from datetime import date

from babel.dates import format_skeleton
from flask import Blueprint, Response
from sqlalchemy import select

from app import reach
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.languages import own_name
from app.offering import EDITIONS
from app.outgoing.runs import WAYS
from app.pages import language, render, today
from app.people.roles import Right, needs
from app.project_tables import Project
from app.reach import Reach
from app.reporting import HEADINGS
from app.retention import once_a_day
from app.tray.aside import REASONS
from forms.answers import Channel
from printables.languages import locale

blueprint = Blueprint("counts", __name__)


@blueprint.get("/<language>/officers/projects/<int(max=2147483647):project_id>/counts")
@needs(Right.READS)
def show(project_id: int) -> Response:
    """What went out, came back and was answered, form by form."""
    once_a_day(today())
    project = db.session.get(Project, project_id)
    if project is None:
        raise Refused(404, *NO_SUCH_PAGE)
    published = select(Collection).where(
        Collection.project_id == project_id, Collection.versions.any()
    )
    reached = [
        reach.reach_of(collection)
        for collection in db.session.scalars(published.order_by(Collection.opens, Collection.id))
    ]
    return render(
        "running/counts/counts.html",
        project=project,
        reached=reached,
        titles={one.version.id: one.version.in_language(language()).title for one in reached},
        copies=sum(one.ways_out.total() for one in reached),
        answers=sum(one.answers for one in reached),
        today=today(),
        others=others,
        month=month,
        own_name=own_name,
        headings=HEADINGS,
        editions=EDITIONS,
        ways=WAYS,
        reasons=REASONS,
    )


def others(one: Reach) -> int:
    """How many answers came neither online nor on paper."""
    shown = (Channel.ONLINE, Channel.PAPER)
    return sum(number for channel, number in one.channels.items() if channel not in shown)


def month(first: str) -> str:
    """A month by its first day, ISO 8601, in words: "March 2026"."""
    return str(format_skeleton("yMMMM", date.fromisoformat(first), locale=locale(language())))

"""A collection and a day → how it stands on that day, which round it is, and its title."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import func, select, tuple_

from app import freezing, publishing
from app.db import Collection, db
from app.languages import words
from forms.wording import N_, in_language, texts


class State(StrEnum):
    """How a collection stands."""

    PREPARED = "prepared"  # nothing is out
    COMING = "coming"
    OPEN = "open"
    GRACE = "grace"  # paper alone is in time
    OVER = "over"
    CLOSED = "closed"  # by an officer
    ARCHIVED = "archived"


# With the {date} of `day_of`.
STATES: Mapping[str, str] = {
    State.PREPARED: N_("It is being prepared. Nothing is out yet."),
    State.COMING: N_("It opens on {date}."),
    State.OPEN: N_("It is open. The last day is {date}."),
    State.GRACE: N_("It is over online. Paper is in time until {date}."),
    State.OVER: N_("It is over. The last day for paper was {date}."),
    State.CLOSED: N_("It was closed on {date}."),
    State.ARCHIVED: N_("It is in the archive since {date}."),
}


def state(collection: Collection, today: date) -> State:
    """How a collection stands on a day."""
    if not collection.versions:
        return State.PREPARED
    if collection.archived_on is not None:
        return State.ARCHIVED
    if collection.closed_on is not None:
        return State.CLOSED
    if today < collection.opens:
        return State.COMING
    if today <= collection.closes:
        return State.OPEN
    return State.GRACE if today <= in_time_until(collection) else State.OVER


def day_of(collection: Collection, state: State) -> date | None:
    """The day that the words of a state tell; None where they tell none."""
    days = {
        State.COMING: collection.opens,
        State.OPEN: collection.closes,
        State.GRACE: in_time_until(collection),
        State.OVER: in_time_until(collection),
        State.CLOSED: collection.closed_on,
        State.ARCHIVED: collection.archived_on,
    }
    return days.get(state)


def in_time_until(collection: Collection) -> date:
    """The last day on which paper is in time, as planned: an officer may close it before."""
    return collection.closes + timedelta(days=collection.grace_days)


def round_of(collection: Collection) -> int:
    """The how-many-eth time it is that the project opens this form, counted from 1."""
    before = select(func.count()).where(
        Collection.project_id == collection.project_id,
        Collection.form_key == collection.form_key,
        tuple_(Collection.opens, Collection.id) <= (collection.opens, collection.id),
    )
    return db.session.scalars(before).one()


def title_of(collection: Collection, language: str) -> str:
    """The form's title in a language: of the newest version, or of what is prepared."""
    if collection.versions:
        return publishing.read(collection.versions[-1]).in_language(language).title
    form = freezing.form_of(collection)
    names = freezing.cover_of(collection.project.title).names
    return in_language(form, language, texts(form, words(language)), names).title

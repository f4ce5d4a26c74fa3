"""What an officer prepares for a form of a project → the settings of its next version, checked."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import select

from app import events, projects
from app.db import Collection, db, writing
from app.project_tables import Project
from app.responses import are_shown_at_once, is_small
from forms.model import Form
from forms.wording import N_, SOURCE_LANGUAGE, Message
from printables.cover import Postage
from printables.editions import EDITIONS

# Every reader needs one of the two: they are always offered.
ALWAYS = ("standard", "large")
DAYS_OPEN, MOST_DAYS, MOST_GRACE = 28, 3650, 90
FEWEST_SHOWN, MOST_SHOWN, MOST_ASKED = 3, 100, 1_000_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The settings of a collection. English is among the languages, `ALWAYS` among the editions.

    `asked`: how many people, None where nobody knows. `double_share`: how many of 100 replies on
    paper are keyed twice. `threshold`: how many answers there are before results show.
    `retention_days`: how long after the last day personal answers are kept. `return_address` has a
    line an entry, `hand_in` a place an entry; both empty: the council's own.
    """

    opens: date
    closes: date
    grace_days: int = 14
    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)
    editions: tuple[str, ...] = tuple(EDITIONS)
    anonymous: bool = True
    asked: int | None = None
    double_share: int = 10
    threshold: int = 5
    retention_days: int = 365
    return_address: tuple[str, ...] = ()
    hand_in: tuple[str, ...] = ()
    postage: Postage = ""

    @property
    def last_in_time(self) -> date:
        """The last day on which paper may be handed in."""
        return self.closes + timedelta(days=self.grace_days)


class Overtaken(Exception):
    """Somebody else has changed it since it was read."""


class Wrong(Exception):
    """It can't be so: a message by the name of the field that has to change."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(problems)
        self.problems = {name: Message(problem) for name, problem in problems.items()}


class Finished(Exception):
    """It is closed or archived, or its project is closed: nothing more is prepared."""


CLOSES_FIRST = N_("The last day is before the first. Choose a last day that is later.")
OVER = N_("The last day has passed. Choose today or a later day.")
TOO_LONG = N_("A form is open for ten years at most. Choose an earlier last day.")
TOO_FAR = N_("The first day is more than ten years away. Choose an earlier one.")
SAME_DAYS = N_(
    "This form is open for the project on some of these days already. Choose other days, or "
    "change the dates of the other one."
)
NOT_ANONYMOUS = N_("These answers are kept apart from all names: the form has to be anonymous.")
ALL_KNOW = N_("All know who answers this form: it can't be anonymous.")
PROMISED = N_(
    "The form is out: people were told if it is anonymous. Open the form again as a new round."
)
COUNTED = N_(
    "The form is out: fewer or more than 30 people decides what is stored of each answer. Keep "
    "to the same side of 30, or open the form again as a new round."
)
SHOWN = N_("All answers are shown: later ones would be shown alone. Open a new round instead.")
LOWERED = N_("The form is out: fewer answers could tell whose they are. Keep it, or ask for more.")
BEGUN = N_("People can answer already: the first day can't change any more.")


def new(form: Form, project: Project, today: date) -> Plan:
    """What is proposed for a form that is opened for a project."""
    settings = current_app.config
    return Plan(
        opens=today,
        closes=today + timedelta(days=DAYS_OPEN),
        languages=projects.languages_of(project),
        anonymous=form.anonymous,
        threshold=Plan.threshold if form.anonymous else 1,  # who is named isn't hidden
        retention_days=form.retention_days,
        return_address=tuple(settings["RETURN_ADDRESS"]),
        hand_in=tuple(settings["HAND_IN"]),
        postage=settings["POSTAGE"],
    )


def of(collection: Collection) -> Plan:
    """What is prepared, or else what is in force."""
    return load(collection.plan) if collection.plan else in_force(collection)


def in_force(collection: Collection) -> Plan:
    """The settings of a collection that is published, from its columns and its newest version."""
    newest = collection.versions[-1]
    cover = json.loads(newest.cover)
    own = {field.name for field in fields(Plan)} & set(Collection.__table__.columns.keys())
    return Plan(
        **{name: getattr(collection, name) for name in own},
        languages=(SOURCE_LANGUAGE, *json.loads(newest.texts)),
        editions=tuple(cover.get("editions") or EDITIONS),
        return_address=tuple(cover["return_address"]),
        hand_in=tuple(cover.get("hand_in", ())),
        postage=cover.get("postage", ""),
    )


def dump(plan: Plan) -> str:
    """A plan as JSON."""
    return json.dumps(asdict(plan), default=date.isoformat, ensure_ascii=False, sort_keys=True)


def load(stored: str) -> Plan:
    """JSON → the plan."""
    values: dict[str, Any] = json.loads(stored)
    values |= {name: date.fromisoformat(values[name]) for name in ("opens", "closes")}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Plan(**{**values, **lists})


def problems(
    plan: Plan,
    form: Form,
    project_id: int,
    *,
    today: date,
    collection: Collection | None = None,
) -> dict[str, str]:
    """What is wrong with a plan for a collection, or a new one: a message by the field's name."""
    # Of two messages about a field the first is said.
    found: dict[str, str] = {}
    for name, message in _problems(plan, form, project_id, today, collection):
        found.setdefault(name, message)
    return found


def _problems(
    plan: Plan, form: Form, project_id: int, today: date, collection: Collection | None
) -> Iterator[tuple[str, str]]:
    yield from _wrong_dates(plan, form, project_id, today, collection)
    if form.apart and not plan.anonymous:
        yield "anonymous", NOT_ANONYMOUS
    if form.together and plan.anonymous:
        yield "anonymous", ALL_KNOW
    if collection is None or not collection.versions:
        return
    before = in_force(collection)
    if plan.anonymous != before.anonymous:
        yield "anonymous", PROMISED
    if is_small(plan.asked) != is_small(before.asked):
        yield "asked", COUNTED
    at_once = are_shown_at_once(form, anonymous=before.anonymous, asked=before.asked)
    if at_once and before.last_in_time < today <= plan.last_in_time:
        yield "closes", SHOWN
    if plan.anonymous and plan.threshold < before.threshold:
        yield "threshold", LOWERED
    if plan.opens != before.opens and before.opens <= today:
        yield "opens", BEGUN


def _wrong_dates(
    plan: Plan, form: Form, project_id: int, today: date, collection: Collection | None
) -> Iterator[tuple[str, str]]:
    if plan.closes < plan.opens:
        yield "closes", CLOSES_FIRST
    elif plan.closes < today and not (
        collection and collection.versions and plan.closes == collection.closes
    ):
        yield "closes", OVER
    elif (plan.closes - plan.opens).days > MOST_DAYS:
        yield "closes", TOO_LONG
    elif (plan.opens - today).days > MOST_DAYS:
        yield "opens", TOO_FAR
    elif open_then(plan, form.key, project_id, collection):
        yield "opens", SAME_DAYS


def open_then(
    plan: Plan, form_key: str, project_id: int, collection: Collection | None = None
) -> Collection | None:
    """What else of the same form the project has on one of these days, published or prepared."""
    same = select(Collection).where(
        Collection.project_id == project_id,
        Collection.form_key == form_key,
        Collection.closed_on.is_(None),
        Collection.opens <= plan.closes,
        Collection.closes >= plan.opens,
        Collection.id != (collection.id if collection else 0),
    )
    return db.session.scalars(same.order_by(Collection.id).limit(1)).first()


def begin(
    project_id: int, form: Form, plan: Plan, *, today: date, officer_id: int | None
) -> Collection:
    """Prepares a form for a project; nothing is out before it is published.

    Raises:
        Wrong: it can't be so.
        Finished: the project is closed.
    """
    with writing():
        # One at a time, so that of two officers the second finds what the first has opened.
        if projects.hold(project_id).closed_on is not None:
            raise Finished
        if wrong := problems(plan, form, project_id, today=today):
            raise Wrong(wrong)
        collection = Collection(project_id=project_id, form_key=form.key, plan=dump(plan))
        put_in_force(collection, plan)
        db.session.add(collection)
        db.session.flush()
        events.record(subject(collection), officer_id, events.Kind.PREPARED)
    return collection


def change(
    collection: Collection,
    form: Form,
    plan: Plan,
    *,
    revision: int,
    today: date,
    officer_id: int | None,
) -> None:
    """Prepares other settings. Nothing changes for readers before it is published.

    Args:
        revision: of the plan as it was read.

    Raises:
        Wrong: it can't be so.
        Overtaken: somebody has changed it since.
        Finished: it is closed or archived, or its project is closed.
    """
    with writing():
        held = hold(collection.id)
        if held.closed_on or held.archived_on or held.project.closed_on:
            raise Finished
        if held.revision != revision:
            raise Overtaken
        if wrong := problems(plan, form, held.project_id, today=today, collection=held):
            raise Wrong(wrong)
        held.plan = dump(plan)
        held.revision += 1
        if not held.versions:
            put_in_force(held, plan)
        events.record(subject(held), officer_id, events.Kind.PREPARED)


def discard(collection: Collection, *, officer_id: int | None) -> None:
    """Throws away what is prepared; what was never published goes with it."""
    with writing():
        held = hold(collection.id)
        if held.versions:
            if held.plan:
                held.plan, held.revision = "", held.revision + 1
                events.record(subject(held), officer_id, events.Kind.DISCARDED)
            return
        events.record(subject(held), officer_id, events.Kind.DISCARDED)
        db.session.delete(held)


def hold(collection_id: int) -> Collection:
    """A collection as it is now, held for this transaction."""
    query = select(Collection).where(Collection.id == collection_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def put_in_force(collection: Collection, plan: Plan) -> None:
    """Sets the columns of a collection to a plan's; its version has the rest."""
    for name in Collection.__table__.columns.keys() & asdict(plan).keys():
        setattr(collection, name, getattr(plan, name))


def subject(collection: Collection) -> str:
    """What an event about a collection is recorded under."""
    return f"collection {collection.id}"

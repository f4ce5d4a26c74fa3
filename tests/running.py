"""A test → a project, and forms that are prepared, out, or come back, as officers run them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from app import events, freezing, plans, projects, publishing
from app.db import Collection, db
from app.people.tables import Officer
from app.plans import Plan
from app.project_tables import Project
from app.publishing import Published
from forms.library.reflection import REFLECTION
from forms.model import Form
from tests.site import TODAY

PROJECT = "A project"


def project() -> Project:
    """The tests' project."""
    return projects.called(PROJECT)


def proposed(form: Form = REFLECTION, **changes: Any) -> Plan:
    """What is proposed for a form of the project, with changes."""
    return replace(plans.new(form, project(), TODAY), **changes)


def prepared(form: Form = REFLECTION, **changes: Any) -> Collection:
    """A form that is prepared for the project, by nobody."""
    plan = proposed(form, **changes)
    return plans.begin(project().id, form, plan, today=TODAY, officer_id=None)


def published(collection: Collection) -> Published:
    """What is prepared, looked at and published."""
    own = db.session.get_one(Collection, collection.id)
    frozen = freezing.freeze(freezing.form_of(own), own.project, plans.of(own))
    seen = freezing.digest(own, frozen)
    version, _ = freezing.publish(own, seen=seen, today=TODAY, officer_id=None)
    return found(version.code)


def found(code: str) -> Published:
    """The version with this code, as its collection stands now."""
    version = publishing.find(code)
    assert version is not None
    return version


def collection_of(version: Published) -> Collection:
    """A version's collection as it is stored now."""
    db.session.rollback()
    return db.session.get_one(Collection, version.collection_id)


def done_to(collection: Collection) -> list[tuple[str, str]]:
    """What was done to it, and by whom."""
    listed = events.of(plans.subject(collection))
    emails = {row.id: row.email for row in db.session.query(Officer)}
    return [(one.kind, emails.get(one.officer_id or 0, "")) for one in listed]


SOON = TODAY + timedelta(days=7)

"""What is prepared → a walk through the page before publishing, in each way that it can be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page

from app import freezing, plans, projects
from app.db import Collection, db
from app.project_tables import Project
from forms.library import FORMS
from forms.model import Form
from tests.journeys.walking import press, within
from tests.site import TODAY

PUBLISH = within("/publish")


def of_publishing(page: Page, home: str) -> Iterator[str]:
    """Shows what is missing, what will be seen, what was changed meanwhile, and what changes."""
    project_id = projects.called("Before publishing").id
    prepared = _prepare(project_id, FORMS["outcomes-residents"])
    address = f"{home}/officers/collections/{prepared}"
    _change(prepared, closes=TODAY + timedelta(days=60), return_address=("\u13a0 Street",))
    page.goto(f"{address}/preview")
    yield "a letter that no font has, before publishing"
    _change(prepared, return_address=("Market Street", "Newbury"))
    page.goto(f"{address}/preview")
    yield "before publishing"
    page.goto(f"{address}/preview/web")
    yield "the pages on the web, before publishing"
    page.goto(f"{address}/preview")
    _change(prepared, hand_in=("Newbury Library",))
    press(page, PUBLISH)
    yield "changed before it was published"
    press(page, PUBLISH)
    page.goto(f"{address}/preview")
    yield "nothing to publish"
    _change(prepared, threshold=9)
    page.goto(f"{address}/preview")
    yield "nothing to publish that readers see"
    _change(prepared, closes=TODAY, languages=("en",), hand_in=())
    page.goto(f"{address}/preview")
    yield "what changes for readers"


def _prepare(project_id: int, form: Form) -> int:
    project = db.session.get_one(Project, project_id)
    # Few sheets: a browser waits while all are laid out.
    plan = replace(plans.new(form, project, TODAY), languages=("en", "ar"), editions=plans.ALWAYS)
    return plans.begin(project_id, form, plan, today=TODAY, officer_id=None).id


def _change(collection_id: int, **changes: Any) -> None:
    """Other settings, as another officer prepares them meanwhile."""
    db.session.rollback()
    collection = db.session.get_one(Collection, collection_id)
    plan = replace(plans.of(collection), **changes)
    plans.change(
        collection,
        freezing.form_of(collection),
        plan,
        revision=collection.revision,
        today=TODAY,
        officer_id=None,
    )

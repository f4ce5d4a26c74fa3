"""Publishing what is prepared: once, only what was seen, and what is out stays as it was."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from app import events, freezing, plans, projects, publishing
from app.db import Collection, Version, db, writing
from app.freezing import Changed
from app.plans import Plan
from app.publishing import Published
from forms.library import FORMS
from forms.lists import EmptyList
from forms.wording import Message
from tests.app.test_projects import FORM as WITH_LISTS
from tests.site import TODAY, publish

LATER = TODAY + timedelta(days=30)


def prepared(form_key: str = "reflection", **changes: Any) -> Collection:
    """A form of the library that is prepared for a project."""
    project = projects.called("A project")
    form = FORMS[form_key]
    plan = replace(plans.new(form, project, TODAY), **changes)
    return plans.begin(project.id, form, plan, today=TODAY, officer_id=None)


def change(collection_id: int, **changes: Any) -> Collection:
    """Other settings, prepared for a form that is out."""
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
    return db.session.get_one(Collection, collection_id)


def seen(collection: Collection) -> str:
    """The digest of what an officer sees of it now."""
    form, plan = freezing.form_of(collection), plans.of(collection)
    return freezing.digest(collection, freezing.freeze(form, collection.project, plan, gaps=True))


def publish_it(collection: Collection, what: str | None = None) -> tuple[Published, bool]:
    """Publishes a collection as it was seen; gives the newest version, and if it is new."""
    version, new = freezing.publish(
        collection, seen=what or seen(collection), today=TODAY, officer_id=None
    )
    return publishing.read(version), new


def plan_of(collection: Collection) -> Plan:
    """What is prepared or in force, as it is stored now."""
    return plans.of(db.session.get_one(Collection, collection.id, populate_existing=True))


def test_what_is_prepared_is_published_once(either_app: Flask) -> None:
    """It has a code, and nothing is prepared any more; to publish it again gives the same."""
    collection = prepared(closes=LATER)
    assert not collection.versions
    what = seen(collection)
    version, new = publish_it(collection, what)
    assert new
    assert (version.number, version.closes) == (1, LATER)
    again, new = publish_it(collection, what)
    assert not new
    assert again.code == version.code
    assert collection.plan == ""


def test_two_who_publish_at_once_make_one_version(either_app: Flask) -> None:
    """Both are told the same code."""
    collection = prepared()
    collection_id, what = collection.id, seen(collection)
    db.session.rollback()

    def publish_as_somebody(_: int) -> str:
        with either_app.app_context():
            return publish_it(db.session.get_one(Collection, collection_id), what)[0].code

    with ThreadPoolExecutor(6) as officers:
        codes = set(officers.map(publish_as_somebody, range(6)))
    db.session.rollback()
    (version,) = db.session.get_one(Collection, collection_id).versions
    assert codes == {version.code}


def test_only_what_was_seen_is_published(either_app: Flask) -> None:
    """Where the settings, a list or a name has changed since, nothing is stored."""
    collection = prepared()
    what = seen(collection)
    collection = change(collection.id, closes=LATER)
    with pytest.raises(Changed):
        publish_it(collection, what)
    what = seen(collection)
    with writing():
        db.session.merge(collection.project).title = "Another title"
    with pytest.raises(Changed):
        publish_it(collection, what)
    assert not db.session.get_one(Collection, collection.id).versions


def test_a_form_whose_list_is_empty_is_not_published(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if its gaps were seen; when the list is filled it is."""
    monkeypatch.setitem(FORMS, WITH_LISTS.key, WITH_LISTS)
    collection = prepared(WITH_LISTS.key)
    with pytest.raises(EmptyList):
        publish_it(collection)
    project = projects.called("A project")
    projects.add_listed(project, "criteria", "I use a park near me.")
    projects.add_meeting(project, LATER, "Newbury library")
    assert publish_it(db.session.get_one(Collection, collection.id))[1]


def test_dates_that_can_not_be_any_more_are_refused(app: Flask) -> None:
    """A form that lay prepared until its last day had passed."""
    collection = prepared(closes=TODAY + timedelta(days=1))
    with pytest.raises(plans.Wrong) as wrong:
        freezing.publish(
            collection,
            seen=seen(collection),
            today=TODAY + timedelta(days=2),
            officer_id=None,
        )
    assert wrong.value.problems == {"closes": Message(plans.OVER)}


@pytest.mark.parametrize("field", ["closed_on", "archived_on"])
def test_what_is_closed_or_in_the_archive_is_not_published(app: Flask, field: str) -> None:
    """Nor is anything of a project that is closed."""
    collection = prepared()
    what = seen(collection)
    with writing():
        setattr(db.session.merge(collection), field, TODAY)
    with pytest.raises(plans.Finished):
        publish_it(collection, what)
    with writing():
        held = db.session.merge(collection)
        setattr(held, field, None)
        held.project.closed_on = TODAY
    with pytest.raises(plans.Finished):
        publish_it(collection, what)


def test_settings_that_no_reader_sees_make_no_version(either_app: Flask) -> None:
    """They are in force at once, and it is recorded."""
    collection = prepared()
    first, _ = publish_it(collection)
    collection = change(collection.id, threshold=9, grace_days=21)
    assert plans.in_force(collection).threshold != 9
    version, new = publish_it(collection)
    assert (version.code, new) == (first.code, False)
    assert version.keyed_until == first.closes + timedelta(days=21)
    assert plan_of(collection).threshold == 9
    done = [event.kind for event in events.of(plans.subject(collection))]
    assert done[-1] == events.Kind.IN_FORCE


@pytest.fixture
def two_versions(app: Flask) -> tuple[Published, Published]:
    """A form whose second version closes later and speaks no Polish."""
    collection = prepared()
    first, _ = publish_it(collection)
    collection = change(collection.id, closes=LATER, languages=("en", "ar"), editions=plans.ALWAYS)
    second, new = publish_it(collection)
    assert new
    found = publishing.find(first.code)
    assert found is not None
    return found, second


def test_a_version_that_is_out_stays_as_it_was(two_versions: tuple[Published, Published]) -> None:
    """Its words, its cover, its languages and editions; only its last day online moves."""
    first, second = two_versions
    assert first.languages == ("en", "ar", "pl")
    assert second.languages == ("en", "ar")
    assert first.cover.last_date != second.cover.last_date == LATER.isoformat()
    assert "bilingual" in first.editions("ar")
    assert second.editions("ar") == plans.ALWAYS
    assert date.fromisoformat(second.cover.last_date) == first.closes


def test_a_form_that_has_left_the_library_goes_on_as_it_was_published(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its dates can still change."""
    collection = prepared()
    first, _ = publish_it(collection)
    monkeypatch.setattr(freezing, "FORMS", {})  # deleted from, it would come back in another order
    second, new = publish_it(change(collection.id, closes=LATER))
    assert new
    assert second.form == first.form
    assert second.texts == first.texts


def test_a_version_holds_what_the_project_says_in_each_language(app: Flask) -> None:
    """A specimen of it says the same, under no code that can be answered."""
    collection = prepared()
    form, plan = freezing.form_of(collection), plans.of(collection)
    frozen = freezing.freeze(form, collection.project, plan)
    shown = freezing.unpublished(collection, plan, frozen)
    published, _ = publish_it(collection)
    assert shown.code == "SPECIMEN"
    for language in published.languages:
        assert shown.in_language(language) == published.in_language(language)
        assert shown.editions(language) == published.editions(language)
    assert (shown.cover, shown.closes) == (published.cover, published.closes)


def test_a_form_opened_for_a_test_is_its_first_version(app: Flask) -> None:
    """As the command line opens one."""
    version = publish()
    assert version.number == 1
    assert db.session.get_one(Version, version.id).published_on == TODAY


def test_a_specimen_says_where_the_council_takes_forms_in(app: Flask) -> None:
    """Without a plan the settings hold; a plan says otherwise, also where it says nothing."""
    app.config.update(HAND_IN=["Newbury Library"], POSTAGE="freepost")
    cover = freezing.cover_of("")
    assert (cover.hand_in, cover.postage) == (("Newbury Library",), "freepost")
    plan = Plan(opens=TODAY, closes=TODAY)
    assert (freezing.cover_of("", plan).hand_in, freezing.cover_of("", plan).postage) == ((), "")

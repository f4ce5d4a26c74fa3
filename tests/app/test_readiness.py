"""What is missing or weak before a form is published: each is found, and found away again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings

from app import freezing, plans, projects, readiness, reading_grade
from app.db import Collection, db, writing
from app.freezing import Frozen
from app.planned import sheets
from app.readiness import Finding
from forms.library import FORMS
from forms.model import Contact, Form, Means, Rows, Section, Text
from tests.app.test_freezing import LATER, prepared, publish_it
from tests.app.test_projects import FORM as WITH_LISTS
from tests.site import TODAY
from tests.strategies import forms_

NAME = Contact(key="name", label="Your name", means=Means.NAME)


def found_in(collection: Collection, **changes: Any) -> dict[str | tuple[str, str], Finding]:
    """What is found, by its message. `changes`: of the form, as it would be frozen."""
    plan, form = plans.of(collection), freezing.form_of(collection)
    frozen = freezing.freeze(form, collection.project, plan, gaps=True)
    frozen = Frozen(replace(frozen.form, **changes), frozen.cover, frozen.texts)
    version = freezing.unpublished(collection, plan, frozen)
    found = readiness.findings(collection, plan, version, TODAY)
    return {finding.message.message: finding for finding in found}


def asking(*questions: Any) -> dict[str, Any]:
    """A form's sections that ask these."""
    return {"sections": (Section(title="About you", questions=questions),)}


def test_what_stops_comes_first(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then what is weak, however it was found."""
    monkeypatch.setitem(FORMS, WITH_LISTS.key, WITH_LISTS)
    found = list(found_in(prepared(WITH_LISTS.key)).values())
    order = [finding.stops for finding in found]
    assert order == sorted(order, reverse=True)
    assert {True, False} == set(order)


def test_an_empty_list_is_missing_until_it_is_filled(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each leads to the page on which it is filled."""
    monkeypatch.setitem(FORMS, WITH_LISTS.key, WITH_LISTS)
    collection = prepared(WITH_LISTS.key)
    found = found_in(collection)
    for name in ("criteria", "meetings"):
        missing = found[readiness.EMPTY[name]]
        assert (missing.stops, missing.mend) == (True, name)
    projects.add_listed(collection.project, "criteria", "I use a park near me.")
    projects.add_meeting(collection.project, LATER, "Newbury library")
    assert found_in(collection).keys().isdisjoint(readiness.EMPTY.values())


def test_meetings_that_have_passed_are_named(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those that the form offers."""
    monkeypatch.setitem(FORMS, WITH_LISTS.key, WITH_LISTS)
    joining, other = prepared(WITH_LISTS.key), prepared("reflection")
    projects.add_meeting(joining.project, TODAY - timedelta(days=1), "Shaw House")
    projects.add_meeting(joining.project, TODAY, "Newbury library")
    weak = found_in(joining)[readiness.PAST_MEETINGS]
    assert not weak.stops
    assert ["Shaw House" in text for text in weak.texts] == [True]
    assert readiness.PAST_MEETINGS not in found_in(other)


@pytest.mark.parametrize(
    ("setting", "empty", "message"),
    [
        ("TELEPHONE", "", readiness.NO_TELEPHONE),
        ("RETURN_ADDRESS", [], readiness.NO_ADDRESS),
        ("COUNCIL", "", readiness.NO_NAME),
        ("PLACE", "", readiness.NO_NAME),
    ],
)
def test_nobody_to_call_or_write_to_is_missing(
    app: Flask, setting: str, empty: object, message: str
) -> None:
    """A telephone number, an address for paper, and the names that texts speak of."""
    collection = prepared(return_address=())
    assert message not in found_in(collection)
    app.config[setting] = empty
    assert found_in(collection)[message].stops


def test_an_anonymous_form_does_not_need_names(app: Flask) -> None:
    """One that needs them is stopped, one that may ask is weak; with a name it is neither."""
    required = replace(NAME, required=True)
    in_rows = Rows(key="group", label="Who else comes?", fields=(required,))
    anonymous = prepared("reflection", anonymous=True)
    for question in (required, in_rows):
        found = found_in(anonymous, **asking(question))
        assert found[readiness.NAMES_NEEDED].stops
        assert found[readiness.NAMES_NEEDED].texts == ("Your name",)
        assert readiness.NAMES_ASKED not in found
    found = found_in(anonymous, **asking(NAME))
    assert not found[readiness.NAMES_ASKED].stops
    assert readiness.NAMES_NEEDED not in found
    found = found_in(anonymous, anonymous=False, **asking(required, replace(NAME, key="other")))
    assert found.keys().isdisjoint({readiness.NAMES_NEEDED, readiness.NAMES_ASKED})


def test_a_last_day_before_the_post_could_come_back_is_weak(app: Flask) -> None:
    """Two weeks from the first day, or from today where that is past; a day that is over stops."""
    assert readiness.TOO_SHORT in found_in(prepared(closes=TODAY + timedelta(days=13)))
    enough = prepared("outcomes-staff", closes=TODAY + timedelta(days=14))
    assert readiness.TOO_SHORT not in found_in(enough)
    with writing():
        held = db.session.merge(enough)
        past = replace(plans.of(held), opens=TODAY - timedelta(days=9), closes=TODAY)
        held.plan = plans.dump(replace(past, closes=TODAY - timedelta(days=1)))
    found = found_in(enough)
    assert found[plans.OVER].stops
    assert found[plans.OVER].mend == "settings"
    assert readiness.TOO_SHORT not in found


def test_nobody_has_said_how_many_are_asked(app: Flask) -> None:
    """Of an anonymous form it decides what is stored; with a number it is found no more."""
    collection = prepared()
    assert readiness.NOT_ASKED in found_in(collection)
    plan = replace(plans.of(collection), asked=40)
    form = freezing.form_of(collection)
    plans.change(collection, form, plan, revision=collection.revision, today=TODAY, officer_id=None)
    assert readiness.NOT_ASKED not in found_in(collection)


def test_texts_without_a_translation_are_shown(app: Flask) -> None:
    """By language, how many and which; and that no native speaker has checked a translation."""
    collection = prepared(languages=("en", "pl"))
    assert readiness.UNTRANSLATED not in found_in(collection)
    assert readiness.UNCHECKED in found_in(collection)
    plan, form = plans.of(collection), freezing.form_of(collection)
    frozen = freezing.freeze(form, collection.project, plan)
    texts: dict[str, str | None] = {**frozen.texts["pl"], "title": None}
    gap = freezing.unpublished(collection, plan, replace(frozen, texts={"pl": texts}))
    found = readiness.findings(collection, plan, gap, TODAY)
    (weak,) = (one for one in found if one.message.message == readiness.UNTRANSLATED)
    assert (weak.stops, weak.texts) == (False, (form.title,))
    assert (
        found_in(prepared("outcomes-staff", languages=("en",)))
        .keys()
        .isdisjoint({readiness.UNCHECKED, readiness.UNTRANSLATED})
    )


def test_braces_that_stand_for_nothing_are_shown(app: Flask) -> None:
    """Those of the council, the place and the project are filled in."""
    collection = prepared()
    assert readiness.BRACES not in found_in(collection, title="{council}, {place}: {project}")
    weak = found_in(collection, title="Ask {cuoncil}")[readiness.BRACES]
    assert (weak.stops, weak.texts) == (False, ("Ask {cuoncil}",))


def test_english_that_is_hard_to_read_is_shown(app: Flask) -> None:
    """With its grade, the hardest texts first; and sentences that are too long."""
    collection = prepared()
    easy = Text(key="idea", label="What do you think of it?")
    plain = {"title": "Your idea", "purpose": "Tell us what you think."}
    found = found_in(collection, **plain, **asking(easy))
    assert found.keys().isdisjoint({readiness.HARD, readiness.LONG})
    words = "Participants are requested to indicate preferences regarding the consultation."
    hard = found_in(collection, **plain, **asking(easy, replace(easy, key="b", label=words)))
    assert hard[readiness.HARD].texts == (words,)
    assert int(str(hard[readiness.HARD].message.values["grade"])) > reading_grade.HIGHEST
    words = "It is so, and so on " * 6 + "."
    long = found_in(collection, **plain, **asking(replace(easy, label=words)))
    assert long[readiness.LONG].texts == (words,)


def test_a_project_that_tells_nothing_of_itself_is_weak(app: Flask) -> None:
    """Whose page is not public, or says nothing of how it works."""
    collection = prepared()
    both = {readiness.NOT_PUBLIC, readiness.NO_METHOD}
    found = found_in(collection)
    assert not any(found[message].stops for message in both)
    with writing():
        project = db.session.merge(collection.project)
        project.public, project.method = True, "co-design"
    assert found_in(collection).keys().isdisjoint(both)


def test_a_form_that_follows_another_is_weak_alone(app: Flask) -> None:
    """The equality form is offered to those who have sent another form of the project."""
    equality = prepared("equality")
    assert readiness.ALONE in found_in(equality)
    publish_it(prepared("reflection"))
    assert readiness.ALONE not in found_in(equality)


def test_a_letter_that_no_font_has_stops_it_and_is_named(app: Flask) -> None:
    """With the sheet and the language; the other sheets are still counted."""
    collection = prepared(languages=("en",), return_address=("Here", "\u13a0 Street"))
    missing = found_in(collection)[readiness.NO_LETTER]
    assert missing.stops
    assert "U+13A0" in str(missing.message.values["code"])


def test_what_is_closed_is_not_published(app: Flask) -> None:
    """Nor what is in the archive, nor anything of a project that is closed."""
    collection = prepared()
    assert readiness.FINISHED not in found_in(collection)
    with writing():
        db.session.merge(collection.project).closed_on = TODAY
    assert found_in(collection)[readiness.FINISHED].stops


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms_())
def test_of_any_form_everything_can_be_said(app: Flask, any_form: Form) -> None:
    """Whatever it asks, and in whatever letters."""
    project = projects.called("Any")
    with writing():
        collection = Collection(project_id=project.id, form_key=any_form.key)
        plan = replace(plans.new(any_form, project, TODAY), languages=("en",))
        plans.put_in_force(collection, plan)
        db.session.add(collection)
        db.session.flush()
        frozen = freezing.freeze(any_form, project, plan)
        version = freezing.unpublished(collection, plan, frozen)
    found = readiness.findings(collection, plan, version, TODAY)
    assert {one.edition for one in sheets(version)} == {"standard", "large", "fillable"}
    contacts = [f for q in any_form.questions for f in getattr(q, "fields", (q,))]
    personal = [one for one in contacts if isinstance(one, Contact)]
    needed = any(one.required for one in personal)
    assert needed == any(one.message.message == readiness.NAMES_NEEDED for one in found)

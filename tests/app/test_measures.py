"""A project's criteria and measures, on pages and in forms: two lists with words of their own."""

from html import unescape

import pytest
from flask import Flask

from app import freezing, project_lists, projects, publishing, readiness, translating
from app.db import db
from app.project_tables import OWN_LISTS
from app.projects import Details
from forms import lists
from forms.library import FORMS
from forms.library.shared import NOT_AT_ALL_TO_VERY_MUCH
from forms.model import Form, Section, Statements
from tests.app.test_cli import run
from tests.app.test_freezing import prepared
from tests.app.test_meetings import ODD, manager, page_of, those_in
from tests.app.test_readiness import found_in
from tests.site import TODAY, Visitor

__all__ = ["manager"]

HOW_IS_IT = Statements(
    key="now",
    label="How is it now?",
    scale=NOT_AT_ALL_TO_VERY_MUCH,
    statements=lists.MEASURES,
)
FORM = Form(
    key="how-it-goes",
    title="How it goes",
    purpose="Tell us how it is now.",
    sections=(Section(title="Now", questions=(HOW_IS_IT,)),),
)
both = pytest.mark.parametrize("name", OWN_LISTS)


@both
def test_entries_are_moved_up_and_down(either_visitor: Visitor, name: str) -> None:
    """By one place; the first has no way up, and the last no way down; the other list stays."""
    either_visitor.sign_in()
    project = projects.create(Details(title="Parks", texts={}))
    for text in ("I walk.", "I run.", "I swim."):
        for each in OWN_LISTS:
            projects.add_listed(project, each, text)
    walk, _, swim = (row.id for row in project.in_list(name))
    page = either_visitor.get(page_of(name)).text
    assert (page.count('value="up"'), page.count('value="down"')) == (2, 2)
    either_visitor.send(page_of(f"{name}/{walk}/move"), to="down")
    assert those_in(name) == ["I run.", "I walk.", "I swim."]
    either_visitor.follow()
    either_visitor.send(page_of(f"{name}/{swim}/move"), to="up")
    either_visitor.follow()
    assert those_in(name) == ["I run.", "I swim.", "I walk."]
    either_visitor.send(page_of(f"{name}/{walk}/move"), to="down")
    assert those_in(name) == ["I run.", "I swim.", "I walk."]
    (other,) = set(OWN_LISTS) - {name}
    assert those_in(other) == ["I walk.", "I run.", "I swim."]


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("criteria", "Write what you look for"), ("measures", "Write what you count or ask.")],
)
def test_what_is_wrong_with_an_entry_is_said(manager: Visitor, name: str, nothing: str) -> None:
    """Nothing, or too much; one that is no longer there is not found, nor one of the other list."""
    for typed, said in ((" ", nothing), ("x" * 301, "at most 300 characters")):
        manager.get(page_of(name))
        page = manager.send(page_of(name), text=typed)
        assert page.status_code == 422
        assert page.text.count(said) == 2
    assert those_in(name) == []
    (other,) = set(OWN_LISTS) - {name}
    projects.add_listed(projects.called("Parks"), other, "I walk.")
    (row,) = projects.called("Parks").in_list(other)
    assert manager.get(page_of(f"{other}/{row.id}")).status_code == 200
    assert manager.get(page_of(f"{name}/{row.id}")).status_code == 404
    assert manager.get(page_of(f"{name}/999")).status_code == 404
    assert manager.get(page_of("wishes")).status_code == 404


@both
def test_a_list_has_an_end(manager: Visitor, name: str) -> None:
    """Who adds one more is told how many there may be; what they typed is kept."""
    project = projects.called("Parks")
    most = OWN_LISTS[name].most
    for number in range(most):
        projects.add_listed(project, name, f"Number {number}")
    manager.get(page_of(name))
    page = manager.send(page_of(name), text="One more")
    assert page.status_code == 422
    assert page.text.count(f"It has {most} entries at most.") == 2
    assert 'value="One more"' in page.text
    assert len(those_in(name)) == most
    with pytest.raises(projects.Full):
        projects.add_listed(project, name, "One more")


def test_a_form_asks_about_the_projects_own_measures(either_app: Flask) -> None:
    """A line each, in the reader's language where it is translated, else in English."""
    project = projects.called("Parks")
    for text in ("How many people come.", "How clean it is. {council}"):
        projects.add_listed(project, "measures", text)
    first, second = project.in_list("measures")
    seen = translating.as_seen(project, "pl")
    said = {first.path: "Ilu ludzi przychodzi."}
    translating.translate(project, "pl", said, seen=seen, officer_id=None)
    assert list(said) == [f"measure.{first.id}"]
    code = freezing.open_collection(project, FORM, opens=TODAY, closes=TODAY, today=TODAY)
    version = publishing.find(code)
    assert version is not None
    english, polish = (version.in_language(language).questions[0] for language in ("en", "pl"))
    assert isinstance(english, Statements)
    assert isinstance(polish, Statements)
    assert isinstance(english.statements, tuple)
    assert isinstance(polish.statements, tuple)
    assert [line.key for line in english.statements] == [f"n{first.id}", f"n{second.id}"]
    assert english.statements[1].label.replace("\u2060", "") == "How clean it is. {council}"
    assert polish.statements[0].label == "Ilu ludzi przychodzi."


def test_a_form_waits_for_the_measures_that_it_asks_about(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing leads to the list."""
    monkeypatch.setitem(FORMS, FORM.key, FORM)
    collection = prepared(FORM.key)
    missing = found_in(collection)[readiness.EMPTY["measures"]]
    assert (missing.stops, missing.mend) == (True, "measures")
    projects.add_listed(collection.project, "measures", "How many people use the park.")
    assert readiness.EMPTY["measures"] not in found_in(collection)


def test_residents_read_the_measures_as_they_were_typed(manager: Visitor) -> None:
    """Below what the project says of how it will know; the list alone has that heading, too."""
    project = projects.called("Parks")
    for texts in ({}, {"measures": "We ask every year."}):
        db.session.rollback()
        details = Details(title="Parks", public=True, texts={"measures": "", **texts})
        projects.change(projects.called("Parks"), details, revision=project.revision)
        if not texts:
            manager.get(page_of("measures"))
            assert manager.send(page_of("measures"), text=ODD).status_code == 303
        page = unescape(manager.get(f"/en/projects/{project.id}").text)
        assert page.count("How will we know?") == 1
        assert f"<li>{ODD}</li>" in page
    assert page.index("We ask every year.") < page.index(ODD)


def test_who_translates_a_project_translates_its_measures(manager: Visitor) -> None:
    """Each under its number."""
    project = projects.called("Parks")
    projects.add_listed(project, "measures", "How many people come.")
    (row,) = project.in_list("measures")
    page = manager.get(page_of("texts/pl")).text
    assert "Measure 1" in page
    assert f'name="measure.{row.id}"' in page


def test_a_measure_that_is_removed_takes_its_translations_along(either_app: Flask) -> None:
    """What is added later has none of them."""
    project = projects.called("Parks")
    projects.add_listed(project, "measures", "How many people come.")
    (row,) = project.in_list("measures")
    seen = translating.as_seen(project, "pl")
    said = {row.path: "Ilu ludzi przychodzi."}
    translating.translate(project, "pl", said, seen=seen, officer_id=None)
    project_lists.remove(row, officer_id=None)
    assert projects.texts(project.id, "pl") == {}


def test_measures_are_added_from_the_command_line(app: Flask) -> None:
    """Nothing is no measure."""
    run(app, "projects", "add-measure", "Parks", "How many people come.")
    project = projects.called("Parks")
    assert [row.text for row in project.in_list("measures")] == ["How many people come."]
    assert "has to say something" in run(app, "projects", "add-measure", "Parks", " ", status=1)

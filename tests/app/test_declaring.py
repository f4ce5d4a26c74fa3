"""A group decides how to work with people; its project says so once an officer has agreed."""

import pytest
from sqlalchemy import select

from app import declaring, projects
from app.db import db, writing
from app.project_tables import Project
from app.projects import METHODS
from app.publishing import Published
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from tests.site import TODAY, Visitor, publish

REASON = "We can't change the date. <b>All</b> else is open."


def published() -> Published:
    """The form of the library, open for a project."""
    return publish(SHOULD_WE_CO_PRODUCE)


def project() -> Project:
    """The one there is."""
    db.session.expire_all()
    return db.session.scalars(select(Project)).one()


def answer(visitor: Visitor, version: Published, method: str, reason: str = REASON) -> None:
    """A group fills in the form online."""
    page = visitor.answer(version, method=method, method_reason=reason)
    assert page.status_code == 303, page.text
    visitor.follow()
    assert visitor.send(f"/en/forms/{version.code}/check").status_code == 303


def test_every_method_of_a_project_can_be_decided_on() -> None:
    """In the words in which the project's page says it."""
    (question,) = (q for q in SHOULD_WE_CO_PRODUCE.items if q.key == "method")
    said = {option.key.replace("_", "-"): option.label for option in question.options}
    assert said == METHODS
    assert question.question.required


@pytest.mark.parametrize("method", ["inform", "co_produce"])
def test_what_the_group_decided_is_shown_on_the_projects_page(
    either_visitor: Visitor, method: str
) -> None:
    """After an officer has read it: until then the page says what it said before."""
    version = published()
    answer(either_visitor, version, method)
    either_visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    page = either_visitor.get(home).text
    assert "The group has decided how to work" in page
    assert "&lt;b&gt;All&lt;/b&gt;" in page
    assert project().method == ""
    assert either_visitor.send(f"{home}/method").status_code == 303
    assert project().method == method.replace("_", "-")
    assert projects.texts(project().id, "en")["reason"] == REASON
    page = either_visitor.follow().text
    assert "page shows it now" in page
    assert "The group has decided how to work" not in page


def test_a_group_that_decides_again_is_shown_again(either_visitor: Visitor) -> None:
    """The newest decision counts; what was read before it changes nothing."""
    version = published()
    answer(either_visitor, version, "consult")
    either_visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    either_visitor.get(home)
    read = either_visitor.page
    again = publish(SHOULD_WE_CO_PRODUCE, opens=version.closes, closes=version.closes)
    assert again.collection_id != version.collection_id
    declaring.declare(project().id, seen=declaring.as_seen(project().id), officer_id=None)
    assert declaring.undeclared(project().id) is None
    either_visitor.page = read
    assert either_visitor.send(f"{home}/method").status_code == 409
    assert project().method == "consult"


def test_two_answers_of_one_day_that_differ_decide_nothing(either_visitor: Visitor) -> None:
    """Nothing tells which came last; officers are told, and can correct one of them."""
    version = published()
    answer(either_visitor, version, "consult")
    other = Visitor(either_visitor.client.application.test_client())
    answer(other, version, "inform")
    either_visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    page = either_visitor.get(home).text
    assert "do not say clearly which way it chose" in page
    assert "Show this on the project" not in page
    either_visitor.get(f"{home}/meetings")
    assert either_visitor.send(f"{home}/method").status_code == 409


def test_a_reason_in_another_language_waits_for_its_translation(visitor: Visitor) -> None:
    """The reason that the project gives stays meanwhile; the method is declared."""
    version = published()
    page = visitor.answer(version, "pl", method="consult", method_reason="Bo tak.")
    assert page.status_code == 303
    visitor.follow()
    assert visitor.send(f"/pl/forms/{version.code}/check").status_code == 303
    with writing():
        projects.set_texts(project().id, "en", {"reason": "We said so."})
    visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    visitor.get(home)
    assert visitor.send(f"{home}/method").status_code == 303
    assert project().method == "consult"
    assert projects.texts(project().id, "en")["reason"] == "We said so."


def test_nothing_is_declared_for_a_closed_project(visitor: Visitor) -> None:
    """Though its page was read before."""
    version = published()
    answer(visitor, version, "consult")
    visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    visitor.get(home)
    with writing():
        projects.hold(project().id).closed_on = TODAY
    assert visitor.send(f"{home}/method").status_code == 409
    assert project().method == ""


def test_without_a_decision_nothing_can_be_declared(visitor: Visitor) -> None:
    """Nor where the form came back without a tick, or with several."""
    published()
    visitor.sign_in()
    home = f"/en/officers/projects/{project().id}"
    assert "has decided" not in visitor.get(home).text
    visitor.get(f"{home}/meetings")
    assert visitor.send(f"{home}/method").status_code == 409
    assert project().method == ""

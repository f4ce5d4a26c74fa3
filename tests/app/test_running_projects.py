"""The pages of a project: begun, described, closed, opened again; two officers at once."""

from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from app import events, plans, projects
from app.db import Collection, db, writing
from app.languages import languages
from app.people.roles import Role
from app.project_tables import Project
from app.projects import TEXTS, Details
from app.tray import aside, batches
from app.tray.aside import Reason
from forms.library.reflection import REFLECTION
from tests.members import in_project, member, project_of, sign_in
from tests.paper import batch, officer, reply
from tests.site import TODAY, Visitor, publish

NEW = "/en/officers/projects/new"
# What breaks pages that don't show texts as texts.
ODD = """<script>alert("1")</script> {{7*7}} {% x %} {council} it's & "so\""""
WHOLE = {
    **{name: f"{name}: {ODD}" for name in TEXTS},
    "title": f"Parks {ODD}",
    "method": "consult",
    "contact": "parks@example.org",
    "begins": "1 3 2026",
    "ends": "27.3.2027",
    "languages": "ar",
    "public": "yes",
}


def the_project() -> Project:
    """The only one."""
    db.session.rollback()
    return db.session.scalars(select(Project)).one()


def page_of(project: Project, part: str = "") -> str:
    """The address of a project's page, or of one of those under it."""
    return f"/en/officers/projects/{project.id}{part}"


def test_an_administrator_begins_a_project(either_visitor: Visitor) -> None:
    """Whatever is typed is stored and shown as it was typed: no text is code."""
    either_visitor.sign_in()
    either_visitor.get(NEW)
    assert either_visitor.send(NEW, **WHOLE).status_code == 303
    page = either_visitor.follow()
    project = the_project()
    assert "The project is there." in page.text
    assert WHOLE["title"] in unescape(page.text)
    assert "<script>" not in page.text
    assert projects.texts(project.id, "en") == {name: WHOLE[name] for name in TEXTS}
    assert (project.method, project.contact) == ("consult", "parks@example.org")
    assert (str(project.begins), str(project.ends)) == ("2026-03-01", "2027-03-27")
    assert (project.languages, project.public) == ("en ar", True)
    assert [event.kind for event in events.of(f"project {project.id}")] == ["created"]
    fields = either_visitor.get(page_of(project, "/details")).text
    assert all(
        f"{text}</textarea>" in unescape(fields)
        for text in projects.texts(project.id, "en").values()
    )
    assert "<script>" not in fields
    assert "ar" in projects.languages_of(project)
    assert "pl" not in projects.languages_of(project)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": " \x00 "}, "Write what the project is called."),
        ({"title": "x" * 121}, "Write at most 120 characters."),
        ({"topic": "x" * 4001}, "Write at most 4000 characters."),
        ({"method": "decide"}, "Choose one of these."),
        ({"reason": ""}, "Say why you work in this way."),
        ({"contact": "parks"}, "Write an e-mail address"),
        ({"begins": "31 2 2026"}, "Write the day as day, month and year"),
        ({"ends": "soon"}, "Write the day as day, month and year"),
        ({"ends": "28 2 2026"}, "The project ends before it begins."),
    ],
)
def test_what_is_wrong_with_a_project_is_said(
    visitor: Visitor, typed: dict[str, str], said: str
) -> None:
    """All that was typed is kept, the error leads to its field, and nothing is stored."""
    visitor.sign_in()
    visitor.get(NEW)
    page = visitor.send(NEW, **{**WHOLE, **typed})
    assert page.status_code == 422
    assert "<title>Error: New project" in page.text
    assert page.text.count(said) == 2
    (name,) = typed
    assert f'href="#{name}"' in page.text
    assert f'id="{name}"' in page.text
    assert ('value="consult" checked' in page.text) == (name != "method")
    assert 'value="ar" checked' in page.text
    assert 'value="pl" checked' not in page.text
    assert db.session.scalars(select(Project)).all() == []


def test_a_project_needs_no_more_than_a_title(visitor: Visitor) -> None:
    """It speaks all languages, how it works is not declared, and its page says what to do next."""
    visitor.sign_in()
    page = visitor.get(NEW).text
    assert page.count("checked") == len(languages())  # all but English, and "not decided yet"
    visitor.send(NEW, title="Parks")
    page = visitor.follow().text
    for step in (
        "Write what the project is about.",
        "Say how you work with people",
        "Open a form.",
    ):
        assert step in page
    assert "is not translated yet" not in page


def test_no_two_projects_have_one_title(either_visitor: Visitor) -> None:
    """It is said, on the new one's page and on the older one's."""
    either_visitor.sign_in()
    projects.create(Details(title="Parks", texts={}))
    other = projects.create(Details(title="Paths", texts={"topic": "Paths"}))
    for address in (NEW, page_of(other, "/details")):
        either_visitor.get(address)
        page = either_visitor.send(address, title=" Parks ", topic="Benches")
        assert page.status_code == 422
        assert page.text.count("Another project is called so.") == 2
        assert "Benches</textarea>" in page.text
    assert projects.texts(other.id, "en") == {"topic": "Paths"}


def test_of_two_officers_who_change_a_project_the_second_is_told(either_visitor: Visitor) -> None:
    """What they typed is there, and what is stored now; sent once more it is stored."""
    either_visitor.sign_in()
    project = projects.create(Details(title="Parks", texts={"topic": "Benches"}))
    address = page_of(project, "/details")
    either_visitor.get(address)
    first = Details(title="Parks", method="inform", texts={"topic": "Trees", "reason": "The law"})
    projects.change(project, first, revision=project.revision)
    page = either_visitor.send(address, title="Parks", topic="Ponds")
    assert page.status_code == 409
    assert "Somebody else has changed this project" in page.text
    assert "Ponds</textarea>" in page.text
    now = page.text.partition("</h1>")[2].partition("</dl>")[0]
    for stored in ("Trees", "The law", "Inform: we tell you what is decided"):
        assert stored in now
    assert "Parks" not in now
    assert projects.texts(project.id, "en")["topic"] == "Trees"
    assert either_visitor.send(address, title="Parks", topic="Ponds").status_code == 303
    assert projects.texts(project.id, "en") == {"topic": "Ponds"}


def test_a_project_is_closed_once_its_forms_are(either_visitor: Visitor) -> None:
    """Until then the page names them; afterwards nothing more is prepared, until it is reopened."""
    either_visitor.sign_in()
    project = projects.create(Details(title="A project", texts={}))
    address = page_of(project, "/close")
    before = either_visitor.get(address)
    assert "No form can be prepared" in before.text
    version = publish()
    post = batch(1)
    made = reply(version, batch=post)
    page = either_visitor.send(address)
    assert page.status_code == 409
    assert "Close this form first" in page.text
    assert f"/en/officers/collections/{version.collection_id}/close" in page.text
    with writing():
        db.session.get_one(Collection, version.collection_id).closed_on = TODAY
    either_visitor.page = before
    page = either_visitor.send(address)
    assert page.status_code == 409
    assert "Close this form first" not in page.text
    assert "Paper that came back is not finished." in page.text
    aside.set_aside(made, Reason.NOTHING, officer_id=officer())
    batches.close(post, today=TODAY, officer_id=officer())
    assert "Close the project</button>" not in page.text
    either_visitor.page = before
    assert either_visitor.send(address).status_code == 303
    assert "The project is closed." in either_visitor.follow().text
    assert the_project().closed_on == TODAY
    plan = plans.Plan(opens=TODAY + timedelta(days=9), closes=TODAY + timedelta(days=19))
    with pytest.raises(plans.Finished):
        plans.begin(project.id, REFLECTION, plan, today=TODAY, officer_id=None)
    either_visitor.get(page_of(project))
    either_visitor.send(page_of(project, "/reopen"))
    assert "The project is open again." in either_visitor.follow().text
    assert the_project().closed_on is None
    kinds = [event.kind for event in events.of(f"project {project.id}")]
    assert kinds == ["created", "closed", "reopened"]


def test_a_projects_page_lists_its_forms(visitor: Visitor) -> None:
    """Each with how it stands and which round it is; rounds stand side by side on a page."""
    visitor.sign_in()
    before = TODAY - timedelta(days=40)
    publish(REFLECTION, opens=before, closes=before + timedelta(days=9), today=before)
    publish(REFLECTION)
    project = the_project()
    page = visitor.get(page_of(project)).text
    assert page.index("Round 1.") < page.index("Round 2.")
    assert "It is over. The last day for paper was" in page
    assert "It is open. The last day is" in page
    assert f"/en/results/projects/{project.id}/{REFLECTION.key}" in page
    assert "Its last day is over. Close it:" in page


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (Role.KEYS, ("/keying/",), ("/results/", "/counts", "/details", "/open", "/close")),
        (Role.READS, ("/results/", "/counts"), ("/keying/", "/details", "/open", "/close")),
        (Role.MANAGES, ("/keying/", "/results/", "/details", "/open", "/close"), ("/new",)),
    ],
)
def test_an_officer_sees_what_their_role_lets_them_do(
    visitor: Visitor, role: Role, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    """On the desk and on the page of a project: their own projects alone."""
    version = in_project("Parks", REFLECTION)
    secret = projects.create(Details(title="A secret", texts={}))
    member("member@example.org", version, role)
    sign_in(visitor, "member@example.org")
    desk = visitor.page.text.partition("<main")[2].partition("</main>")[0]
    page = visitor.get(f"/en/officers/projects/{project_of(version)}").text.partition("<main")[2]
    assert page.partition("</main>")[0].count("Parks") == 1
    assert "A secret" not in desk
    for part in shown:
        assert part in desk + page
    for part in (*hidden, "/officers/people"):
        assert part not in desk + page
    assert visitor.get(page_of(secret)).status_code == 404


def test_who_has_no_role_yet_is_told_whom_to_ask(visitor: Visitor) -> None:
    """Their desk has their password, and nothing else to do."""
    member("member@example.org")
    sign_in(visitor, "member@example.org")
    assert "You have no project yet." in visitor.page.text
    assert "Change my password" in visitor.page.text
    assert "Returned paper" not in visitor.page.text

"""What residents read about a project, in their language."""

from datetime import timedelta
from html import unescape

import pytest

from app import ending, projects, translating
from app.project_tables import Project
from app.projects import METHODS, TEXTS, Details
from forms.library.equality import EQUALITY
from forms.library.reflection import REFLECTION
from tests.site import TODAY, Visitor, publish

ODD = """<script>alert("1")</script> {{7*7}} {% x %} {council} it's & "so\""""
WHOLE = Details(
    title="A project",
    method="co-design",
    contact="parks@example.org",
    begins=TODAY,
    public=True,
    texts={name: f"Our {name}. {ODD}" for name in TEXTS},
)


def the_project() -> Project:
    """With all that a project can say."""
    project = projects.create(WHOLE)
    projects.add_meeting(project, TODAY - timedelta(days=1), "Yesterday's hall")
    projects.add_meeting(project, TODAY, "Shaw House", online=True, access=f"A ramp {ODD}")
    projects.add_listed(project, "criteria", f"I walk {ODD}")
    return project


def test_residents_read_all_that_a_project_says(visitor: Visitor) -> None:
    """As it was typed; meetings that are over aside."""
    project = the_project()
    page = visitor.get(f"/en/projects/{project.id}")
    assert "<script>" not in page.text
    text = unescape(page.text)
    for said in (
        *WHOLE.texts.values(),
        *TEXTS.values(),
        METHODS["co-design"],
        "parks@example.org",
        "Shaw House",
        "You can join online.",
        f"A ramp {ODD}",
        f"I walk {ODD}",
    ):
        assert said in text
    assert "Yesterday's hall" not in text
    assert "You can take part in these now" not in text


def test_what_is_not_translated_is_marked_as_english(visitor: Visitor) -> None:
    """What is translated stands in the reader's language."""
    project = the_project()
    translating.translate(
        project,
        "ar",
        {"topic": "الحدائق", f"meeting.{project.meetings[1].id}.place": "بيت شو"},
        seen=translating.as_seen(project, "ar"),
        officer_id=None,
    )
    text = visitor.get(f"/ar/projects/{project.id}").text
    assert '<p class="written">الحدائق</p>' in text
    assert "<p>بيت شو</p>" in text
    assert '<p class="written"><span lang="en" dir="ltr">Our aims.' in text
    assert "Our topic." not in text


@pytest.mark.parametrize("public", [True, False])
def test_only_a_public_project_has_a_page(visitor: Visitor, public: bool) -> None:
    """Its forms lead there from the home page and from their own."""
    version = publish()
    project = projects.called("A project")
    projects.change(
        project, Details(title="A project", public=public, texts={}), revision=project.revision
    )
    link = f"/en/projects/{project.id}"
    assert visitor.get(link).status_code == (200 if public else 404)
    for address in ("/en/", f"/en/forms/{version.code}"):
        page = visitor.get(address).text
        assert (f'href="{link}"' in page) == public
        assert "Project: \u2068A project\u2069." in page
    assert visitor.get("/en/projects/999").status_code == 404


def test_the_page_tells_which_forms_are_open_and_which_are_over(visitor: Visitor) -> None:
    """Those that are still to come, or kept apart, are not named."""
    project = the_project()
    before = TODAY - timedelta(days=9)
    publish(REFLECTION, opens=before, closes=before, today=before)
    version = publish(REFLECTION)
    publish(EQUALITY)
    text = visitor.get(f"/en/projects/{project.id}").text
    opened, over = text.split("These forms are over")
    assert f"/en/forms/{version.code}" in opened
    assert opened.count('href="/en/forms/') == 1
    assert version.form.title in unescape(over)


def test_a_project_that_is_closed_says_so(visitor: Visitor) -> None:
    """And looks for nobody any more."""
    project = the_project()
    ending.end(project.id, today=TODAY, officer_id=None)
    text = visitor.get(f"/en/projects/{project.id}").text
    assert "This project has ended." in text
    assert "Who can join" not in text

"""The pages of projects → a walk through all of them, and through what they refuse."""

from collections.abc import Iterator

from playwright.sync_api import Page
from sqlalchemy import select

from app import closing, ending, project_lists, projects, translating
from app.db import db
from app.project_tables import Project
from app.projects import TEXTS, Details
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.walking import LAST, press, sent_empty, within
from tests.members import in_project
from tests.site import TODAY

TITLE = "A walk in the parks"


def of_projects(page: Page, home: str) -> Iterator[str]:
    """Shows how a project is begun, described, translated, closed and opened again."""
    yield from sent_empty(page, f"{home}/officers/projects/new")
    page.locator("#title").fill(TITLE)
    press(page, LAST)
    yield "a new project"
    db.session.rollback()
    project = db.session.scalars(select(Project).where(Project.title == TITLE)).one()
    here = f"{home}/officers/projects/{project.id}"
    page.goto(f"{here}/texts/ar")
    yield "nothing to translate"
    yield from of_details(page, f"{here}/details", project)
    yield from of_lists(page, here, project)
    yield from of_texts(page, f"{here}/texts/ar", project)
    page.goto(here)
    yield "a project that says something"
    yield from of_the_end(page, here, project)


def of_details(page: Page, address: str, project: Project) -> Iterator[str]:
    """Shows what a project says, sent with a mistake, overtaken, and saved."""
    page.goto(address)
    yield "details"
    said = Details(
        title=TITLE, method="inform", texts=dict.fromkeys(TEXTS, "In short\nand plainly")
    )
    projects.change(project, said, revision=project.revision)
    page.locator("#contact").fill("nobody")
    press(page, LAST)
    yield "details with a mistake"
    page.locator("#contact").fill("")
    press(page, LAST)
    yield "details changed meanwhile"
    page.goto(address)
    page.locator("#public").check()
    press(page, LAST)
    yield "details saved"


def of_lists(page: Page, here: str, project: Project) -> Iterator[str]:
    """Shows meetings and the lists: none, some, mistakes, and what was changed meanwhile."""
    for part in ("meetings", "criteria", "measures"):
        yield from sent_empty(page, f"{here}/{part}")
    for text in ("I walk.", "I sit.", "I play."):
        projects.add_listed(project, "criteria", text)
        projects.add_listed(project, "measures", text)
        projects.add_meeting(project, TODAY, text, online=True, access="A ramp\nand a loop")
    (meeting, *_), (criterion, *_) = project.meetings, project.in_list("criteria")
    for part in ("meetings", "criteria", "measures"):
        page.goto(f"{here}/{part}")
        yield f"{part} in a list"
    page.goto(f"{here}/meetings/{meeting.id}")
    yield "a meeting"
    told = project_lists.Gathering(day=TODAY, place="A hall", online=True, access="A ramp")
    seen = project_lists.as_seen(meeting)
    project_lists.change_meeting(project.id, meeting.id, told, seen=seen, officer_id=None)
    page.locator("#day").fill("soon")
    press(page, "main form button >> nth=0")
    yield "a meeting with a mistake"
    page.locator("#day").fill("1 1 2027")
    press(page, "main form button >> nth=0")
    yield "a meeting changed meanwhile"
    page.goto(f"{here}/criteria/{criterion.id}")
    yield "a criterion"
    seen = project_lists.as_seen(criterion)
    project_lists.reword(criterion, "I run.", seen=seen, officer_id=None)
    page.locator("#text").fill("")
    press(page, "main form button >> nth=0")
    yield "a criterion with a mistake"
    page.locator("#text").fill("I fly.")
    press(page, "main form button >> nth=0")
    yield "a criterion changed meanwhile"


def of_texts(page: Page, address: str, project: Project) -> Iterator[str]:
    """Shows what a project says in another language: too long, overtaken, saved."""
    page.goto(address)
    yield "texts to translate"
    page.locator("#topic").evaluate("field => { field.value = 'x'.repeat(4001) }")
    press(page, LAST)
    yield "a translation that is too long"
    seen = translating.as_seen(project, "ar")
    translating.translate(project, "ar", {"topic": "الحدائق"}, seen=seen, officer_id=None)
    page.locator("#topic").fill("حدائق")
    press(page, LAST)
    yield "translated by somebody else meanwhile"
    press(page, LAST)
    yield "translated"


def of_the_end(page: Page, here: str, project: Project) -> Iterator[str]:
    """Shows a project that is to be closed, one that can't be yet, and one that is."""
    page.goto(f"{here}/close")
    yield "to be closed"
    version = in_project(TITLE, SIX_AND_TWO)
    press(page, LAST)
    yield "not to be closed yet"
    closing.close(version.collection_id, today=TODAY, officer_id=None)
    ending.end(project.id, today=TODAY, officer_id=None)
    page.goto(f"{here}/close")
    yield "closed already"
    page.goto(here)
    yield "a closed project"
    press(page, within("/reopen"))
    yield "a project that is open again"

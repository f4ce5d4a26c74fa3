"""The pages of a project's letters → a walk through each kind of them, and what they refuse."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app import projects
from tests.journeys.walking import LAST, press
from tests.site import TODAY

TITLE = "A project that writes letters"


def of_letters(page: Page, home: str) -> Iterator[str]:
    """Shows the list, a letter to all, one to a person, and one about a meeting."""
    project = projects.called(TITLE)
    here = f"{home}/officers/projects/{project.id}/letters"
    page.goto(here)
    yield "letters in a list"
    page.goto(f"{here}/invitation")
    yield "a letter of a project that says nothing"
    page.goto(f"{here}/yes")
    page.locator("#to").fill("A line\n" * 12)
    press(page, LAST)
    yield "a letter whose address does not fit"
    projects.add_meeting(project, TODAY, "Shaw House", online=True)
    page.goto(f"{here}/agenda")
    yield "a letter about a meeting"
    projects.add_listed(project, "measures", "A sign: \U00013000.")
    page.goto(f"{here}/terms-of-reference")
    press(page, LAST)
    yield "a letter that can't be printed"

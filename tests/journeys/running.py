"""The pages that officers run projects with → a walk through all of them, on forms that are out."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.publishing import Published
from tests.journeys.run_collections import of_closing, of_collections
from tests.journeys.run_correcting import of_correcting
from tests.journeys.run_counts import of_counts
from tests.journeys.run_declaring import of_declaring
from tests.journeys.run_letters import of_letters
from tests.journeys.run_people import of_people
from tests.journeys.run_preview import of_publishing
from tests.journeys.run_projects import of_projects
from tests.journeys.run_runs import of_packs, of_runs
from tests.journeys.run_sendout import of_a_list_that_is_closed, of_the_list

# What shows no page of its own; the rest has to be walked.
NO_PAGES = {
    "GET packs.file": "a PDF: see tests/app/test_packs.py",
    "GET preview.sheet": "a PDF: see tests/app/test_preview.py",
    "GET runs.file": "a PDF: see tests/app/test_runs.py",
    "GET sendout.letters": "a PDF: see tests/app/test_acknowledging.py",
    "GET sendout.sheets": "a PDF: see tests/app/test_sendout.py",
    "POST packs.handed_out": "leads back to the packs",
    "POST runs.confirm": "leads back to the run",
    "POST collections.discard": "leads back to the project",
    "POST listed.move": "leads back to the list",
    "POST listed.remove": "leads back to the list",
    "POST correcting.correct": "leads to the keying screen",
    "POST meetings.remove": "leads back to the list",
    "POST packs.discard": "leads back, or refuses as runs.discard does",
    "POST projects.reopen": "leads back to the project",
    "POST sendout.letters_sent": "leads back to the list",
    "POST sendout.remove": "leads back to the list",
    "POST sendout.sent": "leads back to the list",
}


def of_running(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows every page of projects, people, forms and paper going out, one kind after another."""
    page.set_default_timeout(30_000)  # the first time, every sheet is laid out
    yield from of_people(page, home)
    yield from of_collections(page, home)
    yield from of_closing(page, home)
    yield from of_publishing(page, home)
    yield from of_runs(page, home, version)
    yield from of_packs(page, home, version)
    yield from of_the_list(page, home, version)
    yield from of_a_list_that_is_closed(page, home, version)
    yield from of_correcting(page, home)
    yield from of_counts(page, home, version)
    yield from of_declaring(page, home)
    yield from of_projects(page, home)
    yield from of_letters(page, home)

"""A test → a page in a real Chromium, and the page → its accessibility problems."""

import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Playwright
from pytest_playwright import CreateContextCallback

PATIENCE = 5_000  # ms: our pages answer at once, so that a longer wait is only a slower failure
FLAGS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def chromium(playwright: Playwright) -> dict[str, Any]:
    """How Chromium is started: the system's own where there is one, else Playwright's.

    Raises:
        FileNotFoundError: there is none.
    """
    found = shutil.which("chromium") or playwright.chromium.executable_path
    if not Path(found).exists():
        raise FileNotFoundError("There is no Chromium. Run tests/needs.")
    return {"executable_path": found, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    """Playwright's own fixture, with the Chromium that there is."""
    return {**browser_type_launch_args, **chromium(playwright)}


@pytest.fixture
def new_context(new_context: CreateContextCallback) -> CreateContextCallback:
    """Makes a browser's context (as `page` has one) in which nothing is waited for long."""

    def patient(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    return cast(CreateContextCallback, patient)


def axe_problems(page: Page) -> list[str]:
    """What axe finds wrong with a page under WCAG 2.2 A and AA and good practice, a line each.

    Raises:
        ValueError: the page has JavaScript off, where axe would wait for ever.
    """
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        raise ValueError("axe needs a context with JavaScript on")
    options = {"runOnly": list(RULES), "resultTypes": ["violations"]}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{broken['id']} ({broken['impact']}): {node['html']} {_flat(node['failureSummary'])}"
        for broken in violations
        for node in broken["nodes"]
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())

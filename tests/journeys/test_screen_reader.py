"""What a screen reader is told, read from the browser's accessibility tree."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from app import controls
from app.languages import words
from forms import paging
from forms.library.reflection import REFLECTION
from forms.model import Form, Statements
from tests.site import publish

GROUPS = {"group", "radiogroup"}


def told(page: Page) -> list[tuple[str, str]]:
    """Role and name of everything that is announced, in reading order."""
    tree: Any = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [
        (node["role"]["value"], " ".join(node.get("name", {}).get("value", "").split()))
        for node in tree["nodes"]
        if not node["ignored"] and "role" in node
    ]


def in_groups(form: Form, language: str) -> Iterator[str]:
    """What is a group: each closed question, and around statements what is asked of them all."""
    for entry in (entry for _, entries in form.outline for entry in entries):
        hints = " ".join(controls.hints(entry.question, words(language)))
        closed = [item for item in entry.items if item.options]
        if isinstance(entry.question, Statements):
            yield f"{entry.number}. {entry.question.label} {hints}".strip()
            yield from (f"{item.number}. {item.label}" for item in closed)
        elif closed:
            yield f"{entry.number}. {entry.question.label} {hints}".strip()


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_every_question_is_announced_with_its_number_and_every_answer_with_its_meaning(
    served: str, page: Page, language: str
) -> None:
    """Groups by their statement, boxes by their label, texts by question and hint."""
    version = publish(REFLECTION)
    form = version.in_language(language)
    heard: list[tuple[str, str]] = []
    for part in range(1, len(paging.parts(form)) + 1):
        number = f"/{part}" if part > 1 else ""
        page.goto(f"{served}/{language}/forms/{version.code}/answer{number}")
        heard += told(page)
    groups = [name for role, name in heard if role in GROUPS]
    radios = [name for role, name in heard if role == "radio"]
    texts = [name for role, name in heard if role == "textbox"]
    closed = [item for item in form.items if item.options]
    written = [item for item in form.items if not item.options]
    assert groups == list(in_groups(form, language))
    assert radios == [option.label for item in closed for option in item.options]
    for item, name in zip(written, texts, strict=True):
        hints = " ".join(controls.hints(item.question, words(language)))
        assert name == f"{item.number}. {item.label} {hints}".strip()


def test_a_mistake_is_announced_first_and_again_with_its_field(served: str, page: Page) -> None:
    """The summary has the focus, though the address led elsewhere; the field's name says what."""
    version = publish(REFLECTION)
    page.goto(f"{served}/en/forms/{version.code}/answer/2#own_word")
    page.locator("#group_words").fill("one two three four five")
    page.locator("#own_word").fill("a b")
    page.get_by_role("button", name="Continue").last.click()
    assert page.title().startswith("Error: ")
    assert page.locator(":focus").get_attribute("class") == "summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.locator(":focus")
    assert field.get_attribute("id") == "group_words"
    names = [name for role, name in told(page) if role == "textbox"]
    assert any(name.endswith("Your answer has 5 words. Use at most 4 words.") for name in names)
    # One is mended: the other is announced, from the top again.
    field.fill("one")
    page.get_by_role("button", name="Continue").last.click()
    assert page.locator(":focus").get_attribute("class") == "summary"
    assert "Use 1 word only" in page.locator(":focus").inner_text()

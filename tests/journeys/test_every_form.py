"""Every form of the library, on the web and on the keying screen, in each language there is."""

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from app.publishing import Published
from forms import paging
from forms.library import FORMS
from forms.wording import messages
from tests import paper
from tests.browser import axe_problems
from tests.journeys.hands import arrive
from tests.journeys.looks import NARROW, USUAL, missing_glyphs, resize
from tests.journeys.measured import measured
from tests.journeys.pages import LANGUAGES, Sent
from tests.library import publish_of_library
from tests.nu import NuCheck


def problems(page: Page, sent: Sent, nu_check: NuCheck, language: str) -> list[str]:
    """What axe and the Nu checker find, what has to be scrolled sideways, what no font has.

    Polish pages are built as English ones are: only their words can be too long or lack letters.
    """
    found = missing_glyphs(page)
    if language != "pl":
        found += axe_problems(page) + nu_check(sent.pages[-1])
    resize(page, NARROW)
    if measured(page, "width") > NARROW[0]:
        found.append("has to be scrolled sideways on a narrow screen")
    resize(page, USUAL)
    return found


def english_left(page: str, version: Published, language: str) -> set[str]:
    """The form's texts that stand on a page in English without being marked as such."""
    tree: Any = html.document_fromstring(page)
    for marked in tree.xpath("//main//*[@lang='en']"):
        marked.drop_tree()
    (main,) = tree.xpath("//main")
    said = " ".join(main.text_content().split())
    english = messages(version.form)
    other = messages(version.in_language(language))
    return {
        text
        for path, text in english.items()
        if len(text.split()) > 1 and text != other.get(path) and text in said
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FORMS)
def test_every_form_can_be_answered_and_keyed(
    served: str, page: Page, sent: Sent, nu_check: NuCheck, *, key: str, language: str
) -> None:
    """No page of it has a fault that a checker finds, and none has English that isn't marked."""
    version = publish_of_library(FORMS[key])
    answer = f"{served}/{language}/forms/{version.code}/answer"
    parts = range(1, len(paging.parts(version.form)) + 1)
    addresses = [answer if number == 1 else f"{answer}/{number}" for number in parts]
    found = []
    for address in addresses:
        assert (page.goto(address) or page).url == address
        found += problems(page, sent, nu_check, language)
        found += sorted(english_left(sent.pages[-1], version, language) if language != "en" else ())
    arrive(page, served + paper.on_desk(version, language))
    assert page.locator("main form [name]").count() > len(version.form.items)
    found += problems(page, sent, nu_check, language)
    assert found == []

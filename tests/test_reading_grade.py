"""What is written in English → its reading grade, which is low enough for most people who read it.

How it is measured: `app.reading_grade`. Names of people are no words of ours; names of laws and
offices are.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from app import errors, offering, versions
from app.reading_grade import HIGHEST, grades, long_sentences, sentences
from forms.library import FORMS
from forms.library.equality import EQUALITY
from forms.wording import messages
from tests.forms.every_kind import EVERY_KIND
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.pages import RESIDENTS, WALKED, Sent, residents_pages
from tests.site import publish

# Form → what is too hard in it, and stays: the words of West Berkshire Council's own instrument in
# "How to do Co-production", asked as they are there.
THE_COUNCILS_OWN = {
    "reflection": [
        "Please indicate whether you think the …",
        "Is there anything that you would …",
    ],
}
BLOCKS = {"address", "button", "dd", "div", "dt", "fieldset", "form", "h1", "h2", "h3", "label"}
BLOCKS |= {"br", "dl", "legend", "li", "main", "ol", "option", "p", "section", "summary", "ul"}
# These spans are set as paragraphs of their own.
SET_APART = {"hint", "error", "only", "unseen"}


def blocks(element: html.HtmlElement) -> Iterator[str]:
    """The text of a page, a paragraph, heading, label or item of a list at a time.

    Left out are other languages, addresses, and what people typed.
    """
    text = ""
    for kind, value in _pieces(element):
        if kind == "text":
            text += value
        else:
            yield " ".join(text.split())
            text = ""
    yield " ".join(text.split())


def _pieces(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What an element says, in reading order, and where a block begins or ends."""
    apart = element.tag in BLOCKS or bool(SET_APART.intersection(element.classes))
    if apart:
        yield "edge", ""
    # What people typed has a direction of its own.
    typed = element.tag == "textarea" or element.get("dir") == "auto"
    if element.get("lang", "en") == "en" and element.tag != "address" and not typed:
        yield "text", element.text or ""
        for child in element:
            yield from _pieces(child)
            yield "text", child.tail or ""
    if apart:
        yield "edge", ""


def read(page: str) -> list[str]:
    """What a page says below the languages that it is there in, in blocks that have words."""
    tree: Any = html.document_fromstring(page)
    parts = tree.xpath("//main | //footer")
    return [block for part in parts for block in blocks(part) if sentences(block)]


def too_hard(texts: list[str]) -> list[str]:
    """What is wrong with texts for those who read little: all of them, and whole sentences alone.

    Labels are short, and could hide paragraphs that are hard to read.
    """
    named = zip(("all", "whole sentences"), grades(texts), strict=True)
    found = [f"{what}: grade {number:.1f}" for what, number in named if number > HIGHEST]
    long = (sentence for text in texts for sentence in long_sentences(text))
    return found + [" ".join(sentence.split()[:6]) + " …" for sentence in long]


@pytest.mark.parametrize("key", FORMS)
def test_forms_of_the_library_are_plain(key: str) -> None:
    """Every label, hint and option of a form; the exceptions are named above."""
    assert too_hard(list(messages(FORMS[key]).values())) == THE_COUNCILS_OWN.get(key, [])


def test_every_page_that_residents_see_is_plain(served: str, page: Page, sent: Sent) -> None:
    """Empty, with mistakes, answered and sent; the forms on them are plain themselves."""
    versions_open = (publish(SIX_AND_TWO), publish(EVERY_KIND), publish(EQUALITY))
    found = {
        name: hard
        for name in residents_pages(page, f"{served}/en", versions_open)
        if (hard := too_hard(read(sent.pages[-1])))
    }
    assert found == {}
    assert sent.routes >= {f"GET {endpoint}" for endpoint in (*RESIDENTS, *WALKED)}


def test_every_refusal_is_plain() -> None:
    """People are cross or worried when they read one."""
    pages = [*errors.PAGES.values(), errors.EXPIRED, offering.SPECIMEN]
    pages += [versions.NO_SUCH_FORM, versions.CLOSED, versions.NOT_YET_OPEN]
    for page in pages:
        assert not too_hard(list(page)), page[0]


def test_hard_words_are_found() -> None:
    """A page of an office's own words, a long sentence, and nothing of another language."""
    hard = "Participants are requested to indicate their preferences regarding consultation."
    assert too_hard([hard])
    assert too_hard(["and so on " * 9 + "."])
    page = "<main><h1>Help</h1><p>We <b>help</b> you.<span lang=pl>Pomoc</span></p>12.</main>"
    assert read(page) == ["Help", "We help you."]
    assert sentences("1a. Ring us on 01635 551111. Or look at ico.org.uk (now): It is open.") == [
        "Ring us on",
        "Or look at now",
        "It is open",
    ]

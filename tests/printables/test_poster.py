"""What hangs in a library: a poster that is read from two metres, and a page for its staff."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from forms.wording import Phrase
from printables import how_to, plain, poster
from printables.bundle import bundle
from printables.editions import EDITIONS
from printables.how_to import HowTo
from printables.leaves import leaves, on_whole_leaves
from printables.poster import BODIES, Asked, Poster
from tests.printables import geometry
from tests.printables.geometry import problems
from tests.printables.samples import WORDS
from tests.printables.tag_tree import read, tree
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

ADDRESS = "https://forms.westberks.gov.uk/pl/projects/12"
LONG = {
    "en": "Working together on services for families and carers in Thatcham and Newbury",
    "pl": "Współtworzenie usług wspierających rodziny i opiekunów w Thatcham i Newbury",
    "ar": "العمل معًا على الخدمات المقدمة للأسر ومقدمي الرعاية في ثاتشام ونيوبري",
}
FORMS = (
    Asked(title=Phrase("Outcomes of working together: residents", "en"), closes=date(2027, 3, 31)),
    Asked(title=Phrase("How is our group working?", "en"), closes=date(2027, 4, 30)),
)
POSTER = Poster(
    council="West Berkshire Council",
    project="Thatcham Park",
    about=Phrase("We want to make the park better for all who use it.", "en"),
    forms=FORMS,
    address=ADDRESS,
    telephone="01635 551111",
)
HOW_TO = HowTo(
    council="West Berkshire Council",
    forms=FORMS,
    return_address=("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD"),
    telephone="01635 551111",
    email="coproduction@westberks.gov.uk",
    leaves=True,
    numbered=True,
    unnumbered=True,
)


def told(pdf: bytes) -> list[str]:
    """What is read aloud, a text an entry."""
    return [said.text.strip() for said in read(pdf)]


@pytest.fixture
def on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules for what hangs on a wall: as for any page, and no text is too small for it."""
    monkeypatch.setitem(EDITIONS, "wall", plain.WHOLE_PAGE)
    monkeypatch.setitem(geometry.LEAST, "wall", min(BODIES))
    monkeypatch.setitem(geometry.BODY, "wall", min(BODIES))


def test_a_poster_says_what_is_asked_until_when_and_how_to_answer() -> None:
    """From the top, with headings for those who read it with a screen reader."""
    pdf = poster.render(POSTER, WORDS["en"])
    assert told(pdf) == [
        "West Berkshire Council",
        "Thatcham Park",
        "We want to make the park better for all who use it.",
        "Tell us what you think",
        "Outcomes of working together: residents",
        "Until 31 March 2027",
        "How is our group working?",
        "Until 30 April 2027",
        "Online: scan the square code, or go to forms.westberks.gov.uk/pl/projects/12.",
        "On paper: take a form here.",
        "By telephone, or for another language or format: call 01635 551111.",
    ]
    document = tree(pdf)
    assert [node.said.strip() for node in document.all("H1")] == ["Thatcham Park"]
    assert [node.said.strip() for node in document.all("H2")] == ["Tell us what you think"]
    (square,) = document.all("Figure")
    assert square.alt == "A square code that opens the project's page online."


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_telephone_reads_where_the_project_is(language: str) -> None:
    """From the printed page, whichever way it is read."""
    document = pypdfium2.PdfDocument(poster.render(POSTER, WORDS[language]))
    picture = document[0].render(scale=100 / 72).to_pil()
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]


@pytest.mark.usefixtures("on_the_wall")
@pytest.mark.parametrize("language", LONG)
def test_long_titles_fit_one_poster_that_is_read_from_two_metres(language: str) -> None:
    """Nothing leaves its margins or lies on anything else, and no letter is too small."""
    title = LONG[language]
    for said in (POSTER, replace(POSTER, project=title, about=Phrase(title, language))):
        laid = poster.lay_out(said, WORDS[language])
        assert len(laid) == 1
        assert problems(laid, "wall") == []


@pytest.mark.usefixtures("on_the_wall")
def test_a_poster_with_too_much_on_it_goes_on_overleaf() -> None:
    """Nothing is lost: what it is about is on the project's page."""
    many = replace(POSTER, forms=FORMS * 6)
    laid = poster.lay_out(many, WORDS["pl"])
    assert len(laid) > 1
    assert problems(laid, "wall") == []
    text = told(poster.render(many, WORDS["en"]))
    assert text.count(FORMS[0].title) == 6
    assert POSTER.about not in text


def test_the_staff_hear_what_to_do_and_what_not() -> None:
    """In the order of their work."""
    pdf = how_to.render(HOW_TO, WORDS["en"])
    assert [node.said.strip() for node in tree(pdf).all("H2")] == [
        "What the forms are",
        "When people come",
        "When forms come back",
        "Other languages and large print",
        "What people tell us is private",
        "If you have a question",
    ]
    text = "\n".join(told(pdf))
    assert "Outcomes of working together: residents (until 31 March 2027)" in text
    assert "do not help them choose an answer" in text
    assert "West Berkshire Council, Market Street, Newbury, RG14 5LD" in text


def test_the_staff_hear_nothing_that_is_not_so() -> None:
    """Of numbers only where there are any; and the same of leaves and an e-mail address."""
    plainer = replace(HOW_TO, leaves=False, numbered=False, email="")
    text = "\n".join(told(how_to.render(plainer, WORDS["en"])))
    assert "You may photocopy a blank one." in text
    for said in ("number of their own", "equality", "write to"):
        assert said not in text


@pytest.mark.parametrize("language", ["en", "pl", "ar", "ne"])
def test_the_page_for_staff_keeps_the_rules_for_paper(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sizes, margins and lengths of lines as on a sheet that has no footer."""
    monkeypatch.setitem(EDITIONS, "plain", how_to.EDITION)
    monkeypatch.setitem(geometry.LEAST, "plain", 14)
    monkeypatch.setitem(geometry.BODY, "plain", 14)
    laid = how_to.lay_out(HOW_TO, WORDS[language])
    assert len(laid) <= 2
    assert problems(laid, "plain") == []


def test_what_has_an_odd_number_of_pages_gets_an_empty_one() -> None:
    """So that what follows begins on a new leaf; nothing more is read of it."""
    pdf = poster.render(POSTER, WORDS["en"])
    even = on_whole_leaves(pdf)
    with pikepdf.open(BytesIO(even)) as file:
        assert len(file.pages) == 2
        assert file.pages[0].mediabox == file.pages[1].mediabox
    assert told(bundle([even], "A pack", "en")) == told(pdf)
    assert on_whole_leaves(even) == even
    assert on_whole_leaves(pdf) == even
    assert [leaves(pages) for pages in (1, 2, 3, 4)] == [1, 1, 2, 2]


def test_every_page_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    """Empty ones too: whoever reads them with a screen reader gets all that ISO 14289-1 says."""
    files = []
    for language, words in WORDS.items():
        made = poster.render(POSTER, words), how_to.render(HOW_TO, words)
        for place, pdf in enumerate(made):
            files.append(tmp_path / f"{language}-{place}.pdf")
            files[-1].write_bytes(on_whole_leaves(pdf))
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name

"""A copy of one's own answers: to save or to print, never to post."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import Answers, Blank, Given
from forms.applying import not_asked
from forms.helping import in_quotes
from forms.model import Form, Item, Rows, Text
from forms.wording import say
from printables import copy
from printables.answered import ON_SCALE
from printables.editions import STANDARD
from printables.text import Line
from printables.things import Page
from tests.forms.every_kind import EVERY_KIND
from tests.printables.geometry import problems
from tests.printables.samples import COVER, WORDS, form_of, spoken
from tests.printables.tag_tree import read, tree
from tests.printables.test_checkers import RULES
from tests.printables.test_started import ARABIC, SO_FAR
from tests.strategies import answered_forms
from tests.verapdf import verdicts

MADE = date(2026, 3, 28)
WHY = form_of(Text(key="why", label="Why?", lines=4))
some_forms = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def copied(
    form: Form, answers: Answers, language: str = "en", *, sent: bool = True, reference: str = ""
) -> bytes:
    """The copy's bytes."""
    words = WORDS[language]
    return copy.render(form, answers, COVER, words, made=MADE, sent=sent, reference=reference)


def laid(form: Form, answers: Answers, language: str = "en") -> tuple[Page, ...]:
    """The copy's pages."""
    return copy.lay_out(form, answers, COVER, WORDS[language], made=MADE, sent=True)


def told(pdf: bytes) -> list[str]:
    """What is read aloud, a text an entry."""
    return [said.text.strip() for said in read(pdf)]


def squeezed(text: str) -> str:
    """A text without the spaces at which its lines may have been broken."""
    return "".join(text.split())


@given(answered_forms(), st.sampled_from(["en", "ar"]))
@some_forms
def test_every_answer_stands_below_its_question(asked: tuple[Form, Answers], language: str) -> None:
    """Of any form, whatever was answered, in printed order; what is not asked is left out."""
    form, answers = asked
    form = spoken(form, language)
    aloud = map(squeezed, told(copied(form, answers, language)))
    for text in map(squeezed, expected(form, answers, language)):
        assert text in aloud


def expected(form: Form, answers: Answers, language: str) -> Iterator[str]:
    """The numbered label of each question, then the words of each answer that is in words."""
    shut = not_asked(form, answers)
    for _, entries in form.outline:
        for entry in entries:
            if entry.items[0].key not in shut:
                yield f"{entry.number}. {entry.question.label}"
                for item in entry.items:
                    yield from words_of(item, answers, language)


def words_of(item: Item, answers: Answers, language: str) -> Iterator[str]:
    """The labels of the options that were chosen, or the text that was typed.

    A number of a scale is told with the ends of the scale.
    """
    words, answer = WORDS[language], answers.get(item.key, Blank())
    if isinstance(answer, Given) and item.options:
        first, last = (in_quotes(item.options[end].label, words) for end in (0, -1))
        for option in item.options:
            number = item.ordered and option.label.isdecimal()
            if option.key in answer.value.split():
                told = say(words, ON_SCALE, number=option.label, first=first, last=last)
                yield str(told) if number else option.label
    elif isinstance(answer, Given) and isinstance(item.question, Text):
        yield answer.value


def test_answers_are_told_as_people_say_them() -> None:
    """Days, amounts and options in words; several as a list; rows by their number."""
    aloud = told(copied(spoken(EVERY_KIND, "en"), SO_FAR))
    front = aloud[:6]
    assert front == [
        "West Berkshire Council • Thatcham Park",
        "Every kind of question",
        front[2],  # the page's number
        "This is a copy of what you answered. It was made on 28 March 2026.",
        "This copy is for you. Do not post it: we have your answers already.",
        "How we reach you",
    ]
    after = dict(pairwise(aloud))
    assert after["1. Your name"] == "Ana Kowalska"
    assert after["2. E-mail"] == "Not answered"
    assert after["5. Address"] == "1 High Street Newbury"
    assert after["9b. I understood what was said."] == "Partly"
    assert after["12. When was the meeting?"] == "27 March 2026"
    assert after["13. How much pay did you lose?"] == "£12.50"
    needs = aloud.index("8. What do you need to take part?")
    assert [text for text in aloud[needs + 1 : needs + 7] if text != "•"] == [
        "Help with getting there",
        "Something else, please say",
        "8. Something else, please say",
        "A ramp",
    ]
    spent = aloud.index("14. What did you spend?")
    assert aloud[spent + 1 : spent + 8] == [
        "14.2. Entry 2",
        "14.2a. Day",
        "1 March 2026",
        "14.2b. What it was for",
        "Not answered",
        "14.2c. Amount",
        "£4.50",
    ]


def test_headings_are_in_order() -> None:
    """Title, sections, questions, and what a question has several of."""
    roles = [node.role for node in tree(copied(spoken(EVERY_KIND, "en"), SO_FAR)).walk()]
    levels = [int(role[1]) for role in roles if role in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_question_with_rows_that_has_none_is_not_answered() -> None:
    """It is said once, not a row each."""
    (rows,) = (q for q in EVERY_KIND.questions if isinstance(q, Rows))
    assert told(copied(form_of(rows), {}))[-1] == "Not answered"


def test_a_copy_cannot_be_counted() -> None:
    """Nobody can post it as a form: it has no code, no square code, no corners and no boxes."""
    pdf = copied(spoken(EVERY_KIND, "en"), SO_FAR)
    whole = tree(pdf)
    assert whole.all("Form") == whole.all("Figure") == []
    assert COVER.code not in whole.said
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=150 / 72).to_pil().convert("L")
        assert zxingcpp.read_barcodes(picture) == []
        text = page.get_textpage().get_text_range()
        assert f"Page {number} of {len(document)}" in text
        assert "Form code" not in text
        margin = picture.crop((0, 0, round(17 / 25.4 * 150), picture.height))
        assert margin.getextrema() == (255, 255)
    document.close()


def test_it_says_whether_the_answers_were_sent_and_their_reference() -> None:
    """Who only printed a copy knows that nothing has reached the council yet."""
    sent = told(copied(WHY, {}, reference="4K7P-Q2HX"))
    assert "Your reference is 4K7P-Q2HX." in sent
    assert "This copy is for you. Do not post it: we have your answers already." in sent
    before = told(copied(WHY, {}, sent=False))
    assert not any("reference" in text for text in before)
    assert "This copy is for you. Do not post it: you have not sent your answers yet." in before


def test_a_file_says_what_it_is() -> None:
    """Among other files, and in the window's title."""
    with pikepdf.open(BytesIO(copied(WHY, {}))) as file:
        assert str(file.docinfo.Title) == "Copy of your answers: A form"


@pytest.mark.parametrize("language", WORDS)
def test_layout_keeps_the_rules_for_paper(language: str) -> None:
    """Sizes, margins and lengths of lines as on the standard sheet."""
    answers = {**SO_FAR, "idea": Given(f"{ARABIC} " * 40)}
    assert problems(laid(spoken(EVERY_KIND, language), answers, language), "standard") == []


def test_every_copy_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    """Whoever reads it with a screen reader gets all that ISO 14289-1 promises."""
    files = [tmp_path / f"{language}.pdf" for language in WORDS]
    for file, language in zip(files, WORDS, strict=True):
        answers = {**SO_FAR, "idea": Given(f"{ARABIC}\nMore seats, \ue000 \U0001f642")}
        pdf = copied(spoken(EVERY_KIND, language), answers, language, reference="4K7P-Q2HX")
        file.write_bytes(pdf)
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", [ARABIC, "A café on the green", "01635 42400"])
def test_words_run_in_their_own_direction_below_their_question(language: str, text: str) -> None:
    """They are read as they were typed, and stand where the reader's eye is."""
    form = spoken(form_of(Text(key="why", label="Why?")), language)
    answers = {"why": Given(text)}
    assert told(copied(form, answers, language))[-1] == text
    (line,) = (
        placed
        for page in laid(form, answers, language)
        for placed in page.placed
        if isinstance(placed.thing, Line) and placed.thing.text.strip() == text
    )
    from_margin = STANDARD.side + STANDARD.bullet
    if language == "ar":
        assert line.x + line.width == pytest.approx(STANDARD.width - from_margin)
    else:
        assert line.x == pytest.approx(from_margin)


def test_the_lines_of_a_long_answer_begin_below_one_another() -> None:
    """On the right for Arabic in an English copy: one reads from line to line."""
    pages = laid(WHY, {"why": Given(f"{ARABIC} " * 20)})
    ends = {
        round(placed.x + placed.width, 2)
        for placed in pages[0].placed
        if isinstance(placed.thing, Line) and "مقعدا" in placed.thing.text
    }
    assert len(ends) == 1


def test_a_sign_that_no_font_has_is_shown_and_told() -> None:
    """Whoever typed it reads that it is there and can't be printed."""
    aloud = told(copied(WHY, {"why": Given("Yes \ue000 \U0001f642")}))
    assert aloud[-1] == "Yes � \U0001f642"
    warning = "We can't print every sign that you typed. � stands for those that we can't."
    assert warning in aloud
    assert warning not in told(copied(WHY, {"why": Given("Yes")}))


@given(st.text(max_size=40))
@settings(deadline=None)
def test_whatever_was_typed_can_be_printed(text: str) -> None:
    """Any character of Unicode, in any order, gives a copy."""
    assert copied(WHY, {"why": Given(text)}).startswith(b"%PDF")

"""A reader's own words: which of their signs can be printed, and what stands for the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answers, Blank, Given
from forms.kinds import TEXT_LIMIT
from printables.editions import STANDARD
from printables.own_words import (
    CUT,
    MOST_LINES,
    UNPRINTED,
    lacks_signs,
    legible,
    own_lines,
    printable,
)
from printables.setting import Setting
from printables.things import Tag
from tests.printables.samples import WORDS


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń",
        "أريد 25 مقعدا",
        "म घर जान्छु",
        "\U0001f642 \U0001f469\u200d\U0001f467",
        "a\nb",
        "",
    ],
)
def test_what_a_font_has_is_left_as_it_is(text: str) -> None:
    """Any script of ours, and the usual pictures."""
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\ue000b", f"a{UNPRINTED}b"),
        ("a\U00013000", f"a{UNPRINTED}"),
        ("a\u064bx", f"{UNPRINTED}x"),
        ("कि 1\u0301 कि", f"कि {UNPRINTED} कि"),
        ("\ud800\x00", UNPRINTED * 2),
        ("first\nsecond \ue000", f"first\nsecond {UNPRINTED}"),
        ("\u0301" * 40, UNPRINTED),
    ],
)
def test_what_no_font_has_is_marked(text: str, printed: str) -> None:
    """One mark for each letter, its accents included; the letters around it stay."""
    assert printable(text) == printed


def test_whether_a_sign_is_lacking_is_known() -> None:
    """So that it can be said."""
    answers: Answers = {"a": Given("fine"), "b": Blank(), "c": Given("\ue000")}
    assert not lacks_signs(answers)
    assert lacks_signs(legible(answers))
    assert legible(answers)["a"] == Given("fine")


@given(st.text(st.characters(), max_size=60), st.sampled_from(["en", "ar"]))
def test_any_text_can_be_set(text: str, language: str) -> None:
    """Whatever somebody typed, in a sheet that is read from either side."""
    document = Tag(role="Document", parent=None)
    setting = Setting(edition=STANDARD, words=WORDS[language], document=document)
    for line in own_lines(printable(text), setting, STANDARD.measure):
        assert line.width <= STANDARD.measure


def test_a_page_of_lines_without_end_is_not_laid_out() -> None:
    """So many short lines run on in one, nothing of them lost; what can't be sent is cut."""
    many = printable("a\n" * 1_000)
    assert many.count("\n") == MOST_LINES
    assert many.count("a") == 1_000
    long = printable("b" * 8_001)
    assert long == "b" * TEXT_LIMIT + CUT

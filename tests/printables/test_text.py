"""Words are set so that people and machines read them in the right order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printables.fonts import NoGlyphError
from printables.languages import direction
from printables.pieces import visible
from printables.text import Line, Style, isolate, lines, longest_word
from tests.strategies import labels

BODY = Style(14)


def painted(line: Line) -> str:
    """The line's text from left to right, as it is painted."""
    return "".join(cluster.text for run in line.runs for cluster in run.clusters)


@pytest.mark.parametrize(
    ("language", "side"),
    [("en", "ltr"), ("pl", "ltr"), ("zh-Hant", "ltr"), ("ar", "rtl"), ("ur", "rtl"), ("fa", "rtl")],
)
def test_direction(language: str, side: str) -> None:
    """Arabic, Urdu and Persian are read from the right, the others from the left."""
    assert direction(language) == side


def test_breaks_between_words() -> None:
    """A long sentence is broken between words, and its lines together say all of it."""
    text = "I have been able to influence the work of this project."
    found = lines(text, "en", BODY, 150, 70)
    assert len(found) > 2
    assert "".join(line.text for line in found) == text
    assert all(line.width <= 150 for line in found)
    assert all(line.text.endswith(" ") for line in found[:-1])


def test_no_line_is_longer_than_seventy_characters() -> None:
    """Even very narrow letters make lines of at most 70 characters."""
    found = lines("il " * 100, "en", Style(12), 1000, 70)
    assert all(len(line.text.rstrip()) <= 70 for line in found)


def test_overlong_word_is_split() -> None:
    """A word that is wider than the page goes on in the next line instead of off the page."""
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    found = lines(word, "en", BODY, 120, 70)
    assert all(0 < line.width <= 120 for line in found)
    assert "".join(line.text for line in found) == word
    assert longest_word(word, "en", BODY) > 120


def test_accents_stay_with_their_letters() -> None:
    """A split never comes between a letter and its accent."""
    found = lines("e\u0301" * 80, "en", BODY, 100, 70)
    assert all(not line.text.startswith("\u0301") for line in found)


def test_arabic_is_painted_from_the_right() -> None:
    """Arabic letters join, run from right to left, and are told in the order of reading."""
    (line,) = lines("اسمك", "ar", BODY, 400, 70)
    assert painted(line) == "كمسا"
    assert line.text == "اسمك"
    assert not line.simple


def test_telephone_number_keeps_its_order_in_arabic() -> None:
    """A telephone number in an Arabic sentence reads from left to right, spaces and all."""
    text = f"اتصل بالرقم {isolate('01635 42400')}."
    (line,) = lines(text, "ar", BODY, 400, 70)
    assert "01635 42400" in painted(line)
    assert line.text == "اتصل بالرقم 01635 42400."


def test_direction_marks_are_never_printed() -> None:
    """What only steers the direction needs no letter in any font and is not told either."""
    text = "a\u200e\u200f\u202a\u2066b\u2069\u202c\u061c"
    (line,) = lines(text, "en", BODY, 400, 70)
    assert line.text == painted(line) == "ab"


def test_english_in_an_arabic_sheet_reads_from_the_left() -> None:
    """A text that fell back to English keeps its full stop at its right end."""
    (line,) = lines("Tick one box.", "en", BODY, 400, 70)
    assert painted(line) == "Tick one box."
    assert line.overhang == 0


def test_space_at_the_end_of_an_arabic_line_hangs_out() -> None:
    """The space that ends an Arabic line takes no room, and is still told."""
    first, *_ = lines("يرجى عدم كتابة اسمك على النموذج", "ar", BODY, 100, 70)
    assert first.text.endswith(" ")
    assert first.overhang > 0


def test_letter_without_a_font_is_named() -> None:
    """A letter that would print as an empty box is named instead, so that it can be mended."""
    with pytest.raises(NoGlyphError, match=r"U\+13A0 \(CHEROKEE LETTER A\)"):
        lines("A \u13a0 B", "en", BODY, 400, 70)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Zażółć gęślą jaźń"),
        ("ne", "के तपाईं सहमत हुनुहुन्छ?"),
        ("pa", "ਕੀ ਤੁਸੀਂ ਸਹਿਮਤ ਹੋ?"),
        ("uk", "Чи згодні ви з цим?"),
        ("ur", "کیا آپ متفق ہیں؟"),
        ("he", "האם אתה מסכים?"),
    ],
)
def test_scripts_of_our_neighbours(language: str, text: str) -> None:
    """The languages of our residents have letters, and their text is told whole."""
    (line,) = lines(text, language, BODY, 1000, 70)
    assert line.text == text
    assert sorted(painted(line)) == sorted(text)


@given(labels, st.sampled_from(("en", "pl", "ar")), st.floats(60, 500))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_whatever_the_width(text: str, language: str, width: float) -> None:
    """Whatever is written, in whatever width: every letter is there and no line is too wide."""
    found = lines(text, language, BODY, width, 70)
    assert "".join(line.text for line in found) == visible(text)
    assert all(line.width <= width for line in found)
    for line in found:
        assert sorted(painted(line)) == sorted(line.text)

"""A version's code: made, mistyped, scanned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import codes
from app.codes import LETTERS, Typed, Wrong

made = st.builds(codes.new)


@given(made)
def test_a_code_is_seven_characters_that_look_like_no_others(code: str) -> None:
    """And reads as itself, however it is typed."""
    assert len(code) == 7
    assert not set(code) & set("ILOU")
    confused = code.replace("1", "l").replace("0", "o")
    for typed in (code, f" {code.lower()} ", f"{code[:3]}-{code[3:]}", confused):
        assert codes.read(typed) == Typed(code)


@given(made, st.integers(0, 6), st.sampled_from(LETTERS))
def test_any_one_wrong_character_is_found(code: str, place: int, letter: str) -> None:
    """The check character tells."""
    typed = code[:place] + letter + code[place + 1 :]
    assert codes.read(typed) == (Typed(code) if typed == code else Wrong.MISTYPED)


@given(made)
def test_a_begun_sheet_has_a_number_beside_the_code(code: str) -> None:
    """Fourteen characters, which read as code and number however they are typed."""
    number = codes.new_number(code)
    both = codes.printed(code, number)
    assert both == f"{code}-{number}"
    for typed in (both, f" {code} {number}".lower(), code + number, both.replace("0", "o")):
        assert codes.read(typed) == Typed(code, number=number)
    scanned = f"https://forms.example/q/{both}/pl/large/2"
    assert codes.read(scanned) == Typed(code, "pl", number, "large")
    assert codes.printed(code) == code


@given(made, st.integers(0, 13), st.sampled_from(LETTERS))
def test_one_wrong_character_in_code_or_number_is_found(code: str, place: int, letter: str) -> None:
    """Wherever it is."""
    both = code + codes.new_number(code)
    typed = both[:place] + letter + both[place + 1 :]
    assert (codes.read(typed) == Wrong.MISTYPED) == (typed != both)


def test_a_number_with_another_code_is_found() -> None:
    """All but one in thirty-two, the check being one of so many characters."""
    pairs = [(codes.new(), codes.new()) for _ in range(640)]
    mixed = [codes.read(codes.printed(one, codes.new_number(other))) for one, other in pairs]
    assert mixed.count(Wrong.MISTYPED) > 560


def test_a_code_is_spelled_in_our_letters() -> None:
    """As somebody reads it from a page or hears it on the telephone."""
    assert codes.spelled(" 7k3m-oIl9 ") == "7K3M0119"


@given(made, st.sampled_from(("en", "pl", "ar")), st.integers(1, 9))
def test_a_scanner_types_the_whole_address(code: str, language: str, page: int) -> None:
    """The code, the language and the edition of the sheet are in it."""
    address = f"https://forms.example/q/{code}/{language}/standard/{page}\n"
    assert codes.read(address) == Typed(code, language, edition="standard")


@pytest.mark.parametrize("typed", ["", " ", "123456", "12345678", "ABC!EFG", "٧K3M9QX", "UUUUUUU"])
def test_what_has_another_shape_is_no_code(typed: str) -> None:
    """It is said to be no code, not mistyped."""
    assert codes.read(typed) == Wrong.SHAPE


@pytest.mark.parametrize(
    "typed", ["SPECIMEN", "specimen", "https://forms.example/q/SPECIMEN/en/standard/1"]
)
def test_a_specimen_is_known(typed: str) -> None:
    """Typed or scanned."""
    assert codes.read(typed) == Wrong.SPECIMEN

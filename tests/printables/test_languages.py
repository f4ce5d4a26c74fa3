"""What is written in answer, as people say it in their language: on paper and on the web alike."""

from datetime import date

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from forms.model import Contact, Date, Item, Means, Money, Number, Text
from printables.languages import either, locale, long_date, said
from tests.strategies import values

LANGUAGES = ("en", "pl", "ar", "ne", "fa", "ur", "bn", "cy", "zh-Hant")
NUMBER = Item(key="n", number="1", label="N", question=Number(key="n", label="N", places=4))
AMOUNT = Item(key="m", number="1", label="M", question=Money(key="m", label="M"))
DAY = Item(key="d", number="1", label="D", question=Date(key="d", label="D"))
WORDS = Item(key="t", number="1", label="T", question=Text(key="t", label="T"))
TELEPHONE = Item(
    key="c",
    number="1",
    label="C",
    question=Contact(key="c", label="C", means=Means.TELEPHONE),
)


@pytest.mark.parametrize(
    ("item", "language", "expected"),
    [
        (NUMBER, "en", "1,234.5"),
        (NUMBER, "pl", "1\u00a0234,5"),
        (AMOUNT, "en", "£1,234.50"),
        (AMOUNT, "pl", "£1\u00a0234,50"),
        (AMOUNT, "ar", "£1,234.50"),
        (WORDS, "pl", "1234.5"),
        (TELEPHONE, "pl", "1234.5"),
    ],
)
def test_a_number_is_said_as_the_language_says_it(item: Item, language: str, expected: str) -> None:
    """An amount in pounds with its pence; a telephone number is no number."""
    assert said(item, "1234.5", language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "27 March 2026"),
        ("pl", "27 marca 2026"),
        ("ar", "27 مارس 2026"),
        ("ne", "2026 मार्च 27"),
    ],
)
def test_a_day_is_said_in_words(language: str, expected: str) -> None:
    """With the digits that a sheet and an officer's keyboard have."""
    assert said(DAY, "2026-03-27", language) == expected


@pytest.mark.parametrize("item", [NUMBER, AMOUNT, DAY])
def test_what_can_not_be_read_is_said_as_it_is_written(item: Item) -> None:
    """Paper keeps what can't be right."""
    assert said(item, "about a dozen", "pl") == "about a dozen"


@given(values(NUMBER), st.sampled_from(LANGUAGES))
def test_no_digit_of_a_number_is_lost(value: str, language: str) -> None:
    """Read by the language's own rules, it is the same number."""
    spoken = said(NUMBER, value, language)
    assert parse_decimal(spoken, locale=locale(language)) == parse_decimal(value, locale="en")


@given(st.dates(), st.sampled_from(LANGUAGES), values(AMOUNT))
def test_digits_are_the_same_in_every_language(day: date, language: str, amount: str) -> None:
    """0 to 9: what is shown has to be what is keyed."""
    for text in (long_date(day, language), said(AMOUNT, amount, language)):
        assert all(c in "0123456789" for c in text if c.isdecimal())


def test_several_answers_are_said_as_a_choice() -> None:
    """In the language's own way."""
    assert either(["Yes"], "en") == "Yes"
    assert either(["Yes", "No", "Later"], "en") == "Yes, No or Later"
    assert either(["Tak", "Nie"], "pl") == "Tak lub Nie"

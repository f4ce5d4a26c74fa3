"""Numbers and dates as people write them → as they are stored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers import join, split
from forms.written import amount, day, number
from tests.forms.every_kind import EVERY_KIND

VISITED = next(item for item in EVERY_KIND.items if item.key == "visited")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("25", "25"),
        (" 007 ", "7"),
        ("12.50", "12.5"),
        ("12,5", "12.5"),
        ("1,234", "1234"),
        ("1,234.50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234", "1.234"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("-0", "0"),
        ("£4", "4"),
        ("٢٥", "25"),
        ("٣٫٥", "3.5"),
        ("२५", "25"),
        ("12.", "12"),
        ("", None),
        ("ten", None),
        ("1.2.3", None),
        ("1,23,456", None),
        ("4 50", None),
        ("7 8", None),
        ("1\n2", None),
        ("1'234", "1234"),
        ("£ 1 234 567,5", "1234567.5"),
        ("0,500", "0.5"),
        ("0.125", "0.125"),
        ("1234,567.8", None),
        ("1" * 13, None),
        ("1" * 100_000, None),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, stored: str | None) -> None:
    """Signs between thousands and before halves, in any digits."""
    assert number(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("£12", "12.00"),
        ("4,5", "4.50"),
        ("0.1", "0.10"),
        ("1,234", "1234.00"),
        ("2.500", None),
        ("4 50", None),
        ("free", None),
    ],
)
def test_an_amount_has_its_pence(typed: str, stored: str | None) -> None:
    """So that the same amount is always stored the same."""
    assert amount(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("27/3/2026", "2026-03-27"),
        ("27 3 26", "2026-03-27"),
        ("27.03.2026", "2026-03-27"),
        ("270326", "2026-03-27"),
        ("27032026", "2026-03-27"),
        ("2026-03-27", "2026-03-27"),
        ("1 1 50", "1950-01-01"),
        ("٢٧/٣/٢٠٢٦", "2026-03-27"),
        ("31/2/2026", None),
        ("29/2/2028", "2028-02-29"),
        ("3/27/2026", None),
        ("/3/2026", None),
        ("27//2026", None),
        ("27 March 2026", None),
        ("27/3/226", None),
        ("27/3/0226", None),
        ("", None),
        ("1" * 100_000, None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, stored: str | None) -> None:
    """Day, month, year; a day that isn't in the calendar is none."""
    assert day(typed) == stored


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_day_that_is_stored_reads_as_itself(value: object) -> None:
    """Whatever is stored can be read again."""
    assert day(str(value)) == str(value)


@given(st.lists(st.text("0123456789ab ", max_size=5).map(str.strip), min_size=3, max_size=3))
def test_the_parts_of_a_date_come_back_to_their_fields(parts: list[str]) -> None:
    """Also those of half a date."""
    assert split(VISITED, join(parts)) == parts

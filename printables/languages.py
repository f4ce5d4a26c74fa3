"""A language's code → how it is written and how it says dates and numbers (CLDR, by Babel)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from forms.answers import canonical
from forms.items import Item
from forms.kinds import Date, Money
from forms.wording import SOURCE_LANGUAGE

Direction = Literal["ltr", "rtl"]


@cache
def locale(language: str) -> Locale:
    """Babel's rules for a language; English is British here: its dates begin with the day."""
    return Locale.parse("en-GB" if language == SOURCE_LANGUAGE else language, sep="-")


@cache
def direction(language: str) -> Direction:
    """Which way a language is written."""
    return "rtl" if locale(language).text_direction == "rtl" else "ltr"


def said(item: Item, value: str, language: str) -> str:
    """What is written in answer to an item, as people say it: "27 March 2026", "£12.50", "1,234".

    Words stay as they are, and so does what can't be read as a number, an amount or a date.
    """
    known = canonical(item, value)
    if known is None:
        return value
    match item.question:
        case Date():
            return long_date(date.fromisoformat(known), language)
        case Money():
            amount = format_decimal(Decimal(known), "£#,##0.00", locale=locale(language))
            return _in_western_digits(amount)
        case _:
            number = format_decimal(
                Decimal(known), locale=locale(language), decimal_quantization=False
            )
            return _in_western_digits(number)


def long_date(day: date, language: str) -> str:
    """A day in words: "27 March 2026"."""
    return _in_western_digits(format_date(day, "long", locale=locale(language)))


def either(texts: Sequence[str], language: str) -> str:
    """Texts as a choice: "this, that or those"."""
    return format_list(texts, style="or", locale=locale(language))


def _in_western_digits(text: str) -> str:
    """0 to 9 in every language: what is printed, keyed and shown has to be the same."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)

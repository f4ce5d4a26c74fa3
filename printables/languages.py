"""A language's code → how it is written and how it says dates and numbers (CLDR, by Babel)."""

from functools import cache
from typing import Literal

from babel import Locale

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

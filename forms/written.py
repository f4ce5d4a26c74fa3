"""Numbers and dates as people write them → as they are stored."""

import re
from datetime import date

# Of a year in two digits: the last one that belongs to this century.
PIVOT = 49
# A day outside of these years is a slip of the pen.
YEARS = range(1900, 2101)
# A longer text is no number or day that anybody means.
MOST_CHARACTERS = 30
MOST_DIGITS = 12
# A comma or point (Arabic ones too) that parts groups of three digits, or the digits after it.
_SEPARATORS = ".,\u066b\u066c"
# Spaces and apostrophes part groups of three digits, and nothing else.
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f'\u2019](?=\d{3}(?!\d))")
_NUMBER = re.compile(rf"(-?)(\d[\d{_SEPARATORS}]*)")


def number(text: str, places: int = 4) -> str | None:
    """A number as it is stored: "1234.5"; None where it isn't one.

    Pound signs and signs between thousands are dropped. "1,234" is a thousand and more, "12,5"
    twelve and a half: in whatever language, a sign before three digits parts thousands unless it is
    the only one and a point. Where fewer than three `places` are asked for, "1.234" may be either:
    it is None, and asked about.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    bare = text.strip().removeprefix("£").removeprefix("GBP").removesuffix("£").strip()
    bare = _THOUSANDS.sub("", bare).replace("\u2212", "-")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    sign, digits = found[1], _western(found[2])
    whole, fraction = _parted(digits)
    if whole is None or (places < 3 and re.fullmatch(r"\d+\.\d{3}", digits)):
        return None
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    if len(whole) > MOST_DIGITS:
        return None
    if whole == "0" and not fraction:
        sign = ""
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"


def amount(text: str) -> str | None:
    """An amount in pounds as it is stored: "12.50"; None where it isn't one."""
    found = number(text, places=2)
    whole, _, pence = (found or "").partition(".")
    return found and f"{whole}.{pence:0<2}"


def _western(digits: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else "." if c in ".\u066b" else "," for c in digits)


def _parted(digits: str) -> tuple[str | None, str]:
    """The digits before and after the decimal sign; None where the signs make no sense."""
    groups, signs = re.split("[.,]", digits), re.findall("[.,]", digits)
    if _is_whole(groups, signs):
        whole, fraction = groups, ""
    else:
        *whole, fraction = groups
        signs, decimal = signs[:-1], signs[-1]
        if decimal in signs:
            return None, ""
    grouped = all(len(group) == 3 for group in whole[1:]) and len(set(signs)) <= 1
    if not grouped or (len(whole) > 1 and len(whole[0]) > 3):
        return None, ""
    return "".join(whole), fraction


def _is_whole(groups: list[str], signs: list[str]) -> bool:
    """Whether all signs part thousands: "1,234", "1.234.567", but not "1.234" or "0,500"."""
    if not signs:
        return True
    thousands = len(groups[-1]) == 3 and not groups[0].startswith("0")
    return thousands and len(set(signs)) == 1 and (len(signs) > 1 or signs == [","])


def day(text: str) -> str | None:
    """A day as it is stored: "2026-03-27"; None where it isn't one.

    Day, month and year in this order, with anything between them or nothing ("270326",
    "27032026"), or year, month and day with four digits first ("2026-03-27").
    """
    if len(text) > MOST_CHARACTERS:
        return None
    parts = _day_parts("".join(str(int(c)) if c.isdecimal() else c for c in text.strip()))
    if parts is None:
        return None
    year, month, first = parts
    if year < 100:
        year += 2000 if year <= PIVOT else 1900
    if year not in YEARS:
        return None
    try:
        return date(year, month, first).isoformat()
    except ValueError:
        return None


def _day_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, whatever they are worth."""
    between = r"[\s./\-\u060c,]+"
    if found := re.fullmatch(rf"(\d{{4}}){between}(\d\d?){between}(\d\d?)", text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(rf"(\d\d?){between}(\d\d?){between}(\d{{4}}|\d\d)", text) or (
        re.fullmatch(r"(\d\d)(\d\d)(\d{4}|\d\d)", text)
    ):
        return int(found[3]), int(found[2]), int(found[1])
    return None

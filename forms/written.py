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
_SPACES = re.compile(r"[\s\u00a0\u202f'\u2019]")
_NUMBER = re.compile(rf"(-?)(\d[\d{_SEPARATORS}]*)")


def number(text: str) -> str | None:
    """A number as it is stored: "1234.5"; None where it isn't one.

    Pound signs, spaces and signs between thousands are dropped. "1,234" is a thousand and more,
    "12,5" twelve and a half: in whatever language, a sign before three digits parts thousands
    unless it is the only one and a point.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    bare = _SPACES.sub("", text).removeprefix("£").removeprefix("GBP").removesuffix("£")
    found = _NUMBER.fullmatch(bare.replace("\u2212", "-"))
    if found is None:
        return None
    sign, digits = found[1], _western(found[2])
    whole, fraction = _parted(digits)
    if whole is None:
        return None
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    if len(whole) > MOST_DIGITS:
        return None
    if whole == "0" and not fraction:
        sign = ""
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"


def amount(text: str) -> str | None:
    """An amount in pounds as it is stored: "12.50"; None where it isn't one."""
    found = number(text)
    whole, _, pence = (found or "").partition(".")
    return found and f"{whole}.{pence:0<2}"


def _western(digits: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else "." if c in ".\u066b" else "," for c in digits)


def _parted(digits: str) -> tuple[str | None, str]:
    """The digits before and after the decimal sign; None where the signs make no sense."""
    groups = re.split("[.,]", digits)
    signs = re.findall("[.,]", digits)
    if not signs:
        return digits, ""
    last = groups[-1]
    thousands = len(last) == 3 and (len(signs) > 1 or signs[0] == ",") and len(set(signs)) == 1
    if thousands:
        whole, fraction = groups, ""
    else:
        whole, fraction = groups[:-1], last
        if len(set(signs[:-1])) > 1 or (len(signs) > 1 and signs[-1] in signs[:-1]):
            return None, ""
    if any(len(group) != 3 for group in whole[1:]) or not len(whole[0]) >= 1:
        return None, ""
    if len(whole) > 1 and len(whole[0]) > 3:
        return None, ""
    return "".join(whole), fraction


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

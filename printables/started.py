"""The answers so far → what is ticked and written on a sheet before it is printed."""

from datetime import date

import icu

from forms.answers import Answers, Given, canonical
from forms.items import Item
from forms.kinds import Date, Money, Number
from forms.wording import SOURCE_LANGUAGE
from printables.languages import direction
from printables.setting import Setting
from printables.text import Line, lines

# Any language that is written from the right, for words that are not in the sheet's.
FROM_THE_RIGHT = "ar"


def ticked(item: Item, answers: Answers) -> frozenset[str]:
    """The keys of the options that are ticked. What is not a clear answer is left to the pen."""
    answer = answers.get(item.key)
    return frozenset(answer.value.split()) if isinstance(answer, Given) else frozenset()


def written(item: Item, answers: Answers, part: str = "") -> str:
    """What is written in answer to an item, or in one `part` of it: a date's day, month or year.

    A number or a date that can't be read as one is left to the pen.
    """
    answer = answers.get(item.key)
    if not isinstance(answer, Given):
        return ""
    match item.question:
        case Number() | Money():
            return canonical(item, answer.value) or ""
        case Date():
            known = canonical(item, answer.value)
            return _day(date.fromisoformat(known), part) if known else ""
        case _:
            return answer.value


def from_the_right(text: str) -> bool:
    """Whether a reader's own words run from the right: their first letter says so."""
    return bool(text) and bool(icu.Bidi.getBaseDirection(text) == icu.UBiDiDirection.RTL)


def own_lines(text: str, setting: Setting, width: float) -> tuple[Line, ...]:
    """A reader's own words in lines of this width (pt), in their own direction.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    side = "rtl" if from_the_right(text) else "ltr"
    language = setting.words.language
    if direction(language) != side:
        language = FROM_THE_RIGHT if side == "rtl" else SOURCE_LANGUAGE
    edition = setting.edition
    return lines(text, language, edition.body, width, edition.most_characters)


def _day(day: date, part: str) -> str:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return str(parts[part]) if part else f"{day.day} {day.month} {day.year}"

"""The answers so far → what is ticked and written on a sheet before it is printed."""

from datetime import date

from forms.answers import Answers, Given, canonical
from forms.items import Item
from forms.kinds import Date, Money, Number


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


def _day(day: date, part: str) -> str:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return str(parts[part]) if part else f"{day.day} {day.month} {day.year}"

"""The settings of a collection, as typed ⇄ a plan, or what is wrong with them by field."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from werkzeug.datastructures import MultiDict

from app.languages import languages
from app.plans import (
    ALWAYS,
    FEWEST_SHOWN,
    MOST_ASKED,
    MOST_DAYS,
    MOST_GRACE,
    MOST_SHOWN,
    Plan,
)
from app.running import typed as cleaned
from forms import written
from forms.wording import N_, SOURCE_LANGUAGE, Message
from printables.cover import Postage
from printables.editions import EDITIONS

Typed = MultiDict[str, str]

FEWEST_LINES, MOST_LINES = 2, 8  # of a return address; what shows in an envelope's window
MOST_PLACES = 8
LONGEST_LINE = 60  # characters

# The ways in which a form can be anonymous, and go by post; and who pays for that.
ANONYMOUS: Mapping[str, str] = {
    "yes": N_("Yes: nobody can tell whose the answers are"),
    "no": N_("No: answers are kept with a reference and the day on which they came"),
}
POSTAGE: Mapping[str, str] = {
    "freepost": N_("Freepost: the council pays"),
    "stamp": N_("It needs a stamp"),
    "neither": N_("Say nothing about it"),
}

NO_DAY = N_("Write the day as day, month and year, such as 27 3 2026.")
NO_NUMBER = N_("Write a whole number from {least} to {most}.")
NO_CHOICE = N_("Choose one of these.")
NONE_OF_THESE = N_("Choose from these only.")
NO_ADDRESS = N_("Write the address in {least} to {most} lines, or leave it empty.")
MANY_PLACES = N_("Write at most {most} places.")
LONG_LINE = N_("A line is too long. Write at most {most} characters in each.")


class Unread(Exception):
    """What was typed is no plan: what is wrong, by the name of the field."""

    def __init__(self, problems: Mapping[str, Message]) -> None:
        super().__init__(problems)
        self.problems = problems


class _Unfit(Exception):
    """A field has something that can't be read."""

    def __init__(self, message: str, **values: int) -> None:
        super().__init__(message)
        self.message = Message(message, values=values)


def read(typed: Typed) -> Plan:
    """What was typed → a plan that can be stored; what its values mean is checked elsewhere.

    Raises:
        Unread: something in it can't be read.
    """
    values: dict[str, Any] = {}
    problems: dict[str, Message] = {}
    for name, parse in FIELDS.items():
        try:
            values[name] = parse(typed, name)
        except _Unfit as unfit:
            problems[name] = unfit.message
    if problems:
        raise Unread(problems)
    return Plan(**values)


def as_typed(plan: Plan) -> Typed:
    """A plan → the fields as one would have typed them."""
    return MultiDict(
        {
            **{name: _day_typed(getattr(plan, name)) for name in ("opens", "closes")},
            **{name: str(getattr(plan, name)) for name in _NUMBERS},
            "asked": "" if plan.asked is None else str(plan.asked),
            "languages": list(plan.languages),
            "editions": list(plan.editions),
            "anonymous": "yes" if plan.anonymous else "no",
            "postage": plan.postage or "neither",
            "return_address": "\n".join(plan.return_address),
            "hand_in": "\n".join(plan.hand_in),
        }
    )


def _day_typed(day: date) -> str:
    return f"{day.day} {day.month} {day.year}"


def _day(typed: Typed, name: str) -> date:
    found = written.day(typed.get(name, ""))
    if found is None:
        raise _Unfit(NO_DAY)
    return date.fromisoformat(found)


def _whole(least: int, most: int) -> Callable[[Typed, str], int]:
    """Reads a whole number; a sign for % or days beside it is none."""

    def read_number(typed: Typed, name: str) -> int:
        found = written.number(typed.get(name, "").replace("%", ""), places=0) or ""
        if not found.isdecimal() or not least <= int(found) <= most:
            raise _Unfit(NO_NUMBER, least=least, most=most)
        return int(found)

    return read_number


def _asked(typed: Typed, name: str) -> int | None:
    """How many people; None where nobody knows."""
    return _whole(1, MOST_ASKED)(typed, name) if typed.get(name, "").strip() else None


def _languages(typed: Typed, name: str) -> tuple[str, ...]:
    return _any_of(typed, name, languages(), (SOURCE_LANGUAGE,))


def _editions(typed: Typed, name: str) -> tuple[str, ...]:
    return _any_of(typed, name, tuple(EDITIONS), ALWAYS)


def _any_of(
    typed: Typed, name: str, offered: tuple[str, ...], always: tuple[str, ...]
) -> tuple[str, ...]:
    """What was ticked, and what there always is, in the order in which it is offered."""
    chosen = {*typed.getlist(name), *always}
    if not chosen <= set(offered):
        raise _Unfit(NONE_OF_THESE)
    return tuple(value for value in offered if value in chosen)


def _anonymous(typed: Typed, name: str) -> bool:
    return _one_of(typed, name, ANONYMOUS) == "yes"


def _threshold(typed: Typed, name: str) -> int:
    """Answers with a name on them may show from the first on."""
    named = typed.get("anonymous") == "no"
    return _whole(1 if named else FEWEST_SHOWN, MOST_SHOWN)(typed, name)


def _postage(typed: Typed, name: str) -> Postage:
    chosen = _one_of(typed, name, POSTAGE)
    return cast(Postage, "" if chosen == "neither" else chosen)


def _one_of(typed: Typed, name: str, offered: Mapping[str, str]) -> str:
    chosen = typed.get(name, "")
    if chosen not in offered:
        raise _Unfit(NO_CHOICE)
    return chosen


def _address(typed: Typed, name: str) -> tuple[str, ...]:
    lines = _lines(typed, name)
    if lines and not FEWEST_LINES <= len(lines) <= MOST_LINES:
        raise _Unfit(NO_ADDRESS, least=FEWEST_LINES, most=MOST_LINES)
    return lines


def _places(typed: Typed, name: str) -> tuple[str, ...]:
    lines = _lines(typed, name)
    if len(lines) > MOST_PLACES:
        raise _Unfit(MANY_PLACES, most=MOST_PLACES)
    return lines


def _lines(typed: Typed, name: str) -> tuple[str, ...]:
    """The lines that say something."""
    found = (cleaned.line(line) for line in typed.get(name, "").splitlines())
    lines = tuple(line for line in found if line)
    if any(len(line) > LONGEST_LINE for line in lines):
        raise _Unfit(LONG_LINE, most=LONGEST_LINE)
    return lines


_NUMBERS = {
    "grace_days": _whole(0, MOST_GRACE),
    "double_share": _whole(0, 100),
    "threshold": _threshold,
    "retention_days": _whole(1, MOST_DAYS),
}
# In the order of the page, so that problems are told in it.
FIELDS: Mapping[str, Callable[[Typed, str], Any]] = {
    "opens": _day,
    "closes": _day,
    "grace_days": _NUMBERS["grace_days"],
    "languages": _languages,
    "editions": _editions,
    "anonymous": _anonymous,
    "asked": _asked,
    "threshold": _NUMBERS["threshold"],
    "double_share": _NUMBERS["double_share"],
    "retention_days": _NUMBERS["retention_days"],
    "return_address": _address,
    "hand_in": _places,
    "postage": _postage,
}

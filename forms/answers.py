"""What an answer is, and what a browser sent → an answer.

Paper is honest: a blank is stored as blank and nothing is guessed; the web asks again instead.
What an officer keys is read in `forms.keys`; what the web asks to be mended is in `forms.problems`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from forms import written
from forms.items import Item
from forms.kinds import TEXT_LIMIT, Date, Money, Number


class Channel(StrEnum):
    """How an answer reached the council."""

    ONLINE = "online"
    PAPER = "paper"
    FILE = "file"  # a form that was filled in on a computer and sent as it is
    PHONE = "phone"
    IN_PERSON = "in_person"


class Reason(StrEnum):
    """Why a mark on paper can't be counted."""

    ILLEGIBLE = "illegible"
    SEVERAL = "several"
    RANGE = "range"
    EXTRA = "extra"  # an answer where none was asked for


@dataclass(frozen=True)
class Given:
    """A clear answer.

    `value`: an option's key, or several with spaces between them; a number ("12.50"), a date
    ("2026-03-27"); else the words as written.
    """

    value: str
    note: str = ""


@dataclass(frozen=True)
class Blank:
    """Nothing was ticked or written."""

    note: str = ""


@dataclass(frozen=True)
class Unclear:
    """Something is there that can't be counted. `written`: option keys, or what could be read."""

    reason: Reason
    written: str = ""
    note: str = ""


@dataclass(frozen=True)
class Missing:
    """The page that asks for it did not come back: not the same as blank."""

    note: str = ""


@dataclass(frozen=True)
class NotAsked:
    """It is only asked of those who gave another answer to an earlier question."""

    note: str = ""


Answer = Given | Blank | Unclear | Missing | NotAsked
Answers = Mapping[str, Answer]


def stored(answer: Answer) -> tuple[str, str, str]:
    """An answer as it is stored: its state, what was meant, the note.

    The state is "given", "blank", "missing", "not_asked", or the reason of an unclear one.
    """
    match answer:
        case Given(value, note):
            return "given", value, note
        case Blank(note):
            return "blank", "", note
        case Unclear(reason, seen, note):
            return reason, seen, note
        case Missing(note):
            return "missing", "", note
        case NotAsked(note):
            return "not_asked", "", note
        case _:
            assert_never(answer)


def restored(state: str, value: str, note: str) -> Answer:
    """What was stored, back as an answer: the inverse of `stored`."""
    match state:
        case "given":
            return Given(value, note)
        case "blank":
            return Blank(note)
        case "missing":
            return Missing(note)
        case "not_asked":
            return NotAsked(note)
        case _:
            return Unclear(Reason(state), value, note)


def from_web(item: Item, raw: str) -> Answer:
    """What a browser sent for an item → its answer, in NFC; white space alone is blank.

    A number or a date that can't be read as one stays as it was typed: `forms.problems` says so.
    """
    text = clean(raw)
    if not (text.strip(PART_BREAK) if item.parts else text):
        return Blank()
    if item.many:
        return Given(in_order(item, text.split()))
    return Given(canonical(item, text) or text)


def canonical(item: Item, text: str) -> str | None:
    """A number, an amount or a date as it is stored; None where it can't be read as one.

    Any other text is None: it is stored as it is written.
    """
    match item.question:
        case Number():
            return written.number(text, item.question.places)
        case Money():
            return written.amount(text)
        case Date():
            return written.day(text)
        case _:
            return None


def in_order(item: Item, keys: list[str]) -> str:
    """Keys of options in printed order, once each; what is no option of the item stands last."""
    known = [option.key for option in item.options if option.key in keys]
    return " ".join([*known, *sorted(set(keys).difference(known))])


# What stands between the parts of a date, as one text.
PART_BREAK = "/"


def join(parts: list[str]) -> str:
    """The parts of an answer as one text."""
    return PART_BREAK.join(part.strip().replace(PART_BREAK, "-") for part in parts)


def split(item: Item, raw: str) -> list[str]:
    """One text → the parts of an item's answer: the inverse of `join`."""
    parts = raw.split(PART_BREAK, len(item.parts) - 1)
    return parts + [""] * (len(item.parts) - len(parts))


# More characters than any answer may have. Composing letters takes ever longer with length, so that
# a text beyond this is not even looked at: it is too long however it is spelled.
MOST = 2 * TEXT_LIMIT
# What can't be printed or stored: control characters, lone surrogates, and what stands in for bytes
# that were no letters.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]")


# No letter of any language has more marks (Unicode's stream-safe text format, UAX 15), and
# composing them takes ever longer.
MOST_MARKS = 30
# Vowels of Thai and Lao that fonts put together with the letter before, as they do with a mark.
JOINED = "\u0e33\u0eb3"


def is_unreadable(text: str) -> bool:
    """Whether a text can't be printed or stored."""
    return _UNREADABLE.search(text) is not None or _is_piled(text)


def _is_piled(text: str) -> bool:
    """Whether a letter has more marks than any letter has."""
    marks = 0
    for character in "" if text.isascii() else text:
        marks = marks + 1 if unicodedata.combining(character) or character in JOINED else 0
        if marks > MOST_MARKS:
            return True
    return False


def clean(raw: str) -> str:
    """A text as it is stored: NFC, lines ended by \\n, no white space around it."""
    if len(raw) > MOST or _is_piled(raw):
        return raw
    return unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()

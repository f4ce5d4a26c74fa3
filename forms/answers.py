"""Raw input → an answer, and an answer → what is wrong with it: every rule of validity lives here.

A raw value is what a browser sent (`from_web`) or what an officer keyed from paper (`from_keys`).
Paper is honest: a blank is stored as blank and nothing is guessed; the web asks again instead.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forms.model import LINE_LIMIT, TEXT_LIMIT, Form, Item, Text
from forms.wording import N_, NP_, Phrase, Words, say, say_plural


class Channel(StrEnum):
    """How an answer reached the council."""

    ONLINE = "online"
    PAPER = "paper"


class Reason(StrEnum):
    """Why a mark on paper can't be counted."""

    ILLEGIBLE = "illegible"
    SEVERAL = "several"


@dataclass(frozen=True)
class Given:
    """A clear answer: an option's key, or the words as written."""

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


Answer = Given | Blank | Unclear
Answers = Mapping[str, Answer]


def stored(answer: Answer) -> tuple[str, str, str]:
    """An answer as it is stored: its state (given, blank or a reason), what was meant, the note."""
    match answer:
        case Given(value, note):
            return "given", value, note
        case Blank(note):
            return "blank", "", note
        case Unclear(reason, written, note):
            return reason, written, note


@dataclass(frozen=True)
class Problem:
    """What is wrong with an answer and how to mend it: a message, or one with its plural.

    `number` fills `{number}` and decides the plural; `found` fills `{found}`.
    """

    message: str | tuple[str, str]
    number: int = 1
    found: int = 0

    def said(self, words: Words) -> Phrase:
        """The message in a catalogue's language."""
        values: dict[str, Any] = {"number": self.number, "found": self.found}
        if isinstance(self.message, str):
            return say(words, self.message, **values)
        return say_plural(words, *self.message, **values)


CHOOSE = N_("Choose one of the answers.")
WRITE = N_("Write your answer.")
NOT_LISTED = N_("This answer is not on the list. Choose one that is.")
UNREADABLE = N_("Some letters here could not be read. Please type them again.")
NOTHING = N_("You have not answered any question yet. Answer at least one.")
NO_SUCH_BOX = N_(
    "There is no such box. The boxes here are 1 to {number}. "
    "Key - if none is ticked, * and the numbers if several are, / if you can't read it."
)
TOO_LONG = NP_(
    "Your answer is too long: it has {found} characters. Use at most {number} character.",
    "Your answer is too long: it has {found} characters. Use at most {number} characters.",
)
TOO_MANY_WORDS = NP_(
    "Your answer has {found} words. Use {number} word only.",
    "Your answer has {found} words. Use at most {number} words.",
)


def from_web(raw: str) -> Answer:
    """What a browser sent for an item → its answer, in NFC; white space alone is blank."""
    text = clean(raw)
    return Given(text) if text else Blank()


# More characters than any answer may have. Composing letters takes ever longer with length, so that
# a text beyond this is not even looked at: it is too long however it is spelled.
MOST = 2 * TEXT_LIMIT
# What can't be printed or stored: control characters, lone surrogates, and what stands in for bytes
# that were no letters.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")


def clean(raw: str) -> str:
    """A text as it is stored: NFC, lines ended by \\n, no white space around it."""
    if len(raw) > MOST:
        return raw
    return unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()


def from_keys(item: Item, raw: str) -> Answer | Problem:
    """What an officer keyed for an item → its answer, or why no box can be meant.

    A closed item takes the number printed by the box; `-` or nothing is blank, `/` illegible, `*`
    several ticked (`*24` says which), `+` begins a note (`4 + she wrote "sometimes"`). A written
    item takes the words as written; `-` alone is blank, `/` first is illegible with what could be
    read after it, and a line that begins with `+` is a note. A sign that was itself written there
    is keyed twice.
    """
    if len(raw) > MOST:
        return Problem(TOO_LONG, number=MOST, found=len(raw))
    if _UNREADABLE.search(clean(raw)):
        return Problem(UNREADABLE)
    if item.options:
        return _ticked(item, raw)
    notes, lines = [], []
    for line in clean(raw).split("\n"):
        if line.startswith("+") and not line.startswith("++"):
            notes.append(line[1:].strip())
        else:
            lines.append(line.removeprefix("+"))
    note, text = "\n".join(notes), "\n".join(lines).strip()
    if text in ("", "-"):
        return Blank(note)
    if _SAID_ILLEGIBLE.match(text):
        return Unclear(Reason.ILLEGIBLE, text[1:].strip(), note)
    return Given(text[1:] if _DOUBLED.match(text) else text, note)


# In a written item: a lone sign has its meaning, a doubled one is the sign itself.
_SAID_ILLEGIBLE = re.compile(r"/(\s|$)")
_DOUBLED = re.compile(r"//|--+$")


def _ticked(item: Item, raw: str) -> Answer | Problem:
    keys, _, note = (part.strip() for part in clean(raw).partition("+"))
    sign = keys[:1] if keys[:1] in ("-", "/", "*") else ""
    wrong = Problem(NO_SUCH_BOX, number=len(item.options))
    if len(keys) > LINE_LIMIT or not re.fullmatch(r"[0-9\s]*", keys[len(sign) :]):
        return wrong
    # Several boxes may be keyed with spaces (1 12) or, below ten options, without (24).
    spaced = keys[len(sign) :].split()
    several = sign == "*" and len(spaced) == 1 and len(item.options) < 10
    boxes = list(spaced[0]) if several else spaced
    if not all(1 <= int(box) <= len(item.options) for box in boxes):
        return wrong
    ticked = " ".join(item.options[int(box) - 1].key for box in boxes)
    answer: Answer | Problem = wrong
    match sign, len(boxes):
        case ("", 1):
            answer = Given(ticked, note)
        case ("" | "-", 0):
            answer = Blank(note)
        case ("/", 0 | 1):
            answer = Unclear(Reason.ILLEGIBLE, ticked, note)
        case ("*", _):
            answer = Unclear(Reason.SEVERAL, ticked, note)
    return answer


def keyed(item: Item, answer: Answer) -> str:
    """What to key for an answer: the inverse of `from_keys`."""
    match answer:
        case Given(value, note):
            text = _boxes(item, value) if item.options else _signs_doubled(value)
        case Blank(note):
            text = "-"
        case Unclear(Reason.ILLEGIBLE, value, note):
            text = f"/ {_boxes(item, value) if item.options else _plus_doubled(value)}".strip()
        case Unclear(Reason.SEVERAL, value, note):
            text = f"*{_boxes(item, value)}"
    if not note:
        return text
    if item.options:
        return f"{text} + {note}"
    return "\n".join([text, *(f"+ {line}" for line in note.split("\n"))])


def _boxes(item: Item, keys: str) -> str:
    numbers = {option.key: str(number) for number, option in enumerate(item.options, start=1)}
    return " ".join(numbers[key] for key in keys.split())


def _plus_doubled(text: str) -> str:
    return re.sub(r"^\+", "++", text, flags=re.MULTILINE)


def _signs_doubled(text: str) -> str:
    sign = text[0] if re.match(r"/[/\s]|/$|-+$", text) else ""
    return sign + _plus_doubled(text)


def count_words(text: str) -> int:
    """Words are parted by white space or commas, Arabic and Chinese ones too."""
    return len([word for word in re.split(r"[\s,،、，]+", text) if word])  # noqa: RUF001


def problems(item: Item, answer: Answer) -> tuple[Problem, ...]:
    """What the web asks to be mended before it takes an answer. Paper is never held to these."""
    if not isinstance(answer, Given):
        missing = Problem(CHOOSE if item.options else WRITE)
        return (missing,) if item.question.required else ()
    if item.options:
        listed = any(answer.value == option.key for option in item.options)
        return () if listed else (Problem(NOT_LISTED),)
    if isinstance(item.question, Text):
        return _problems_of_text(item.question, answer.value)
    return ()


def _problems_of_text(question: Text, text: str) -> tuple[Problem, ...]:
    if len(text) > question.limit:
        return (Problem(TOO_LONG, number=question.limit, found=len(text)),)
    if _UNREADABLE.search(text):
        return (Problem(UNREADABLE),)
    used = count_words(text)
    if question.words is not None and used > question.words:
        return (Problem(TOO_MANY_WORDS, number=question.words, found=used),)
    return ()


def all_problems(form: Form, answers: Answers) -> dict[str, tuple[Problem, ...]]:
    """The problems of a form by item key, `""` for the form itself; empty when it can be sent."""
    found = {
        item.key: wrong
        for item in form.items
        if (wrong := problems(item, answers.get(item.key, Blank())))
    }
    if not found and not any(isinstance(answer, Given) for answer in answers.values()):
        found[""] = (Problem(NOTHING),)
    return found

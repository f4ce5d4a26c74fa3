"""A form's words: every message with its path, a form in another language, what is untranslated.

A path leads to one text of a form by keys where there are keys and places where there are none:
`sections/0/questions/experience/statements/influence/label`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from forms.model import Form

SOURCE_LANGUAGE = "en"
TRANSLATED = frozenset(
    {"title", "purpose", "intro", "label", "hint", "agreement", "lowest_label", "highest_label"}
)
PLACEHOLDER = re.compile(r"\{(council|place|project)\}")


class Words(Protocol):
    """A catalogue of one language, as the outputs need it."""

    @property
    def language(self) -> str:
        """The language's code: en, pl, ar."""

    @property
    def checked(self) -> bool:
        """Whether a native speaker has checked the catalogue."""

    def find(self, message: str) -> str | None:
        """The message in this language, or None where it has no translation."""

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The form of the message that this number takes (CLDR), or None without a translation."""


class Phrase(str):
    """A text that knows its language, because a gap in a translation shows in English.

    `english` is the same in English, "" where the text has no translation of its own.
    """

    __slots__ = ("english", "language")
    language: str
    english: str

    def __new__(cls, text: str, language: str, english: str = "") -> "Phrase":
        phrase = super().__new__(cls, text)
        phrase.language = language
        phrase.english = english
        return phrase


class Pair(Phrase):
    """A text and the same in English, each to be read as itself; as one string "Tak / Yes"."""

    __slots__ = ("parts",)
    parts: tuple[Phrase, Phrase]

    def __new__(cls, text: Phrase, english: Phrase) -> "Pair":
        pair = cast("Pair", super().__new__(cls, f"{text} / {english}", text.language))
        pair.parts = (text, english)
        return pair


def N_(message: str) -> str:
    """Marks a message for the catalogues and leaves it as it is."""
    return message


def NP_(one: str, many: str) -> tuple[str, str]:
    """Marks a message that has a plural, and leaves both as they are."""
    return one, many


def language_of(text: str, otherwise: str) -> str:
    """The language of a text: its own where it has one."""
    return text.language if isinstance(text, Phrase) else otherwise


def parts_of(text: str, otherwise: str) -> tuple[Phrase, ...]:
    """What is read as itself: both texts of a pair, or the one text there is."""
    if isinstance(text, Pair):
        return text.parts
    return (text if isinstance(text, Phrase) else Phrase(text, otherwise),)


def in_english(text: str) -> str:
    """A text in English, whatever language it is told in."""
    told = parts_of(text, SOURCE_LANGUAGE)[-1]
    return told.english or told


def with_english(text: Phrase) -> Phrase:
    """A text together with the same in English, where that differs."""
    if text.english in ("", text):
        return text
    return Pair(text, Phrase(text.english, SOURCE_LANGUAGE))


def before(what: str, text: str) -> str:
    """A text with a number or the like before it, in its language still."""
    if isinstance(text, Pair):
        one, other = (Phrase(f"{what}{part}", part.language) for part in text.parts)
        return Pair(one, other)
    if isinstance(text, Phrase):
        english = text.english and f"{what}{text.english}"
        return Phrase(f"{what}{text}", text.language, english)
    return f"{what}{text}"


def say(words: Words, message: str, **values: object) -> Phrase:
    """A message in a catalogue's language, or in English where it has none, values filled in."""
    found = words.find(message)
    language = SOURCE_LANGUAGE if found is None else words.language
    return Phrase(fill(message if found is None else found, values), language)


def say_plural(words: Words, one: str, many: str, number: int, **values: object) -> Phrase:
    """The same for a message whose words depend on `{number}`."""
    found = words.find_plural(one, many, number)
    language = SOURCE_LANGUAGE if found is None else words.language
    text = found or (one if number == 1 else many)
    return Phrase(fill(text, {"number": number, **values}), language)


@dataclass(frozen=True)
class Message:
    """A message of ours, or one with its plural, and what stands in its braces.

    `number` fills `{number}` and decides the plural; `values` fill the other names, messages among
    them in the same language.
    """

    message: str | tuple[str, str]
    number: int = 1
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, words: Words) -> Phrase:
        """The message in a catalogue's language."""
        values: dict[str, Any] = {
            name: value.said(words) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        if isinstance(self.message, str):
            return say(words, self.message, number=self.number, **values)
        return say_plural(words, *self.message, number=self.number, **values)


def fill(template: str, values: Mapping[str, object]) -> str:
    """Puts values where their names stand in braces; a name without a value stays as it is.

    Never `str.format`: a template is a translator's text, and may not reach into objects.
    """
    if "{" not in template:
        return template
    return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), template)


def messages(form: "Form") -> dict[str, str]:
    """Every text of a form by its path, in reading order; empty texts are left out."""
    found: dict[str, str] = {}

    def note(path: str, text: str) -> str:
        found[path] = text
        return text

    _walk(form, "", note)
    return found


def texts(form: "Form", words: Words) -> dict[str, str | None]:
    """A form's texts in a catalogue's language by path; None marks a gap, shown in English.

    A text without a letter, such as the 2 of a scale, is the same in every language.
    """
    return {
        path: words.find(text) if any(map(str.isalpha, text)) else text
        for path, text in messages(form).items()
    }


def in_language(
    form: "Form", language: str, translated: Mapping[str, str | None], names: Mapping[str, str]
) -> "Form":
    """The form with its words in a language, and names filled in; gaps stay English and say so.

    Args:
        translated: texts by path, as `texts` gives them; empty for the source language.
        names: what `{council}`, `{place}` and `{project}` stand for.
    """

    def speak(path: str, text: str) -> Phrase:
        found = translated.get(path)
        english = named(text)
        if found is None:
            return Phrase(english, SOURCE_LANGUAGE)
        return Phrase(named(found), language, english)

    def named(template: str) -> str:
        return PLACEHOLDER.sub(lambda m: names.get(m[1], m[0]), template)

    return cast("Form", _walk(form, "", speak))


def bilingual(form: "Form") -> "Form":
    """A form in a language (`in_language`) with each of its texts in English as well."""

    def both(_path: str, text: str) -> str:
        return with_english(text) if isinstance(text, Phrase) else text

    return cast("Form", _walk(form, "", both))


def _walk(value: Any, path: str, change: Callable[[str, str], str]) -> Any:
    """Rebuilds a form with `change(path, text)` for each text that a reader sees."""
    if isinstance(value, tuple):
        return tuple(
            _walk(part, f"{path}{getattr(part, 'key', place)}/", change)
            for place, part in enumerate(value)
        )
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for part in fields(value):
        inner = getattr(value, part.name)
        if part.name in TRANSLATED:
            changed[part.name] = change(path + part.name, inner) if inner else inner
        elif isinstance(inner, tuple) or is_dataclass(inner):
            changed[part.name] = _walk(inner, f"{path}{part.name}/", change)
    return replace(value, **changed)

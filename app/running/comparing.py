"""What is out and what is prepared → what changes for readers and for us: old and new, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app import plans
from app.db import Collection
from app.offering import EDITIONS
from app.plans import Plan
from app.publishing import Published
from forms.differences import Differences, differences
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, Words, messages, say
from printables.languages import long_date

POSTAGE = {
    "": N_("The form says nothing about a stamp."),
    "freepost": N_("You do not need a stamp."),
    "stamp": N_("Please put a stamp on the envelope."),
}
SLIP = {
    True: N_("There is a leaf to cut off, for those who want an answer."),
    False: N_("There is no leaf to cut off."),
}
# What a cover says, and what no reader sees, by the names of `Cover` and `Plan`.
COVER: Mapping[str, str] = {
    "last_date": N_("Last day"),
    "return_address": N_("Address to post it to"),
    "hand_in": N_("Places to hand it in"),
    "postage": N_("Stamp"),
    "editions": N_("Editions"),
    "council": N_("Council"),
    "place": N_("Place"),
    "project": N_("Project"),
    "telephone": N_("Telephone"),
    "email": N_("E-mail"),
    "formats": N_("Other formats"),
    "privacy": N_("Privacy"),
    "slip": N_("Leaf to cut off"),
}
UNSEEN: Mapping[str, str] = {
    "opens": N_("First day"),
    "grace_days": N_("Days that paper may come later"),
    "asked": N_("People who are asked"),
    "double_share": N_("Replies keyed twice, of 100"),
    "threshold": N_("Answers before results show"),
    "retention_days": N_("Days that personal answers are kept"),
}


@dataclass(frozen=True)
class Change:
    """A setting by its name (a message), what it says until now, and from now on: a text a line."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What changes when a version follows the newest one.

    `translations`: how many texts say something else than before, by language. `begin`, `end`: the
    languages that are added and switched off.
    """

    form: Differences
    cover: tuple[Change, ...]
    translations: Mapping[str, int]
    begin: tuple[str, ...]
    end: tuple[str, ...]


def compare(out: Published, prepared: Published, spoken: Words) -> Comparison:
    """What changes for readers when what is prepared follows what is out."""
    both = [language for language in prepared.texts if language in out.texts]
    counted = {language: _translated_anew(out, prepared, language) for language in both}
    return Comparison(
        form=differences(out.in_language(SOURCE_LANGUAGE), prepared.in_language(SOURCE_LANGUAGE)),
        cover=tuple(_changes(COVER, out.cover, prepared.cover, spoken)),
        translations={language: number for language, number in counted.items() if number},
        begin=tuple(one for one in prepared.languages if one not in out.languages),
        end=tuple(one for one in out.languages if one not in prepared.languages),
    )


def unseen(collection: Collection, plan: Plan, spoken: Words) -> tuple[Change, ...]:
    """The settings that change for us alone; none before the form is out."""
    if not collection.versions:
        return ()
    return tuple(_changes(UNSEEN, plans.in_force(collection), plan, spoken))


def _translated_anew(out: Published, prepared: Published, language: str) -> int:
    """How many texts that are the same in English are another in this language."""
    was, now = messages(out.form), messages(prepared.form)
    return sum(
        text != out.texts[language].get(path)
        for path, text in prepared.texts[language].items()
        if was.get(path) == now.get(path)
    )


def _changes(
    names: Mapping[str, str], before: object, after: object, spoken: Words
) -> Iterator[Change]:
    for name, label in names.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(label, _lines(name, old, spoken), _lines(name, new, spoken))


def _lines(name: str, value: object, spoken: Words) -> tuple[str, ...]:
    """A setting's value in the words of a page; what the council says itself stays as it is."""
    found: tuple[str, ...]
    match name, value:
        case "slip", bool(there):
            found = (say(spoken, SLIP[there]),)
        case "postage", str(postage):
            found = (say(spoken, POSTAGE[postage]),)
        case "editions", tuple(editions):
            found = tuple(say(spoken, EDITIONS[edition]) for edition in editions or EDITIONS)
        case "last_date", str(day) if day:
            found = (long_date(date.fromisoformat(day), spoken.language),)
        case _, date() as day:
            found = (long_date(day, spoken.language),)
        case _, tuple(lines):
            found = tuple(Phrase(line, SOURCE_LANGUAGE) for line in lines)
        case _, int():
            found = (str(value),)
        case _:
            found = (Phrase(str(value), SOURCE_LANGUAGE),) if value else ()
    return found

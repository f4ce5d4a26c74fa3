"""What was keyed of a sheet → the answers on it, page by page."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app import printing
from app.publishing import Published
from app.tray.tables import Reply
from forms.answers import Answer, Missing, clean, is_unreadable
from forms.keys import from_keys
from forms.kinds import TEXT_LIMIT
from forms.problems import TOO_LONG, UNREADABLE_LETTERS, Problem
from printables.editions import EDITIONS

# Beside the items, a keying screen has these fields.
BESIDE = "_beside"
MISSING = "_missing"
TRANSLATION = "_translation."  # and the item's key
WORDS = (BESIDE, TRANSLATION)


@dataclass(frozen=True)
class Keyed:
    """What was keyed: answers by item key, and problems by the name of their field."""

    answers: Mapping[str, Answer]
    problems: Mapping[str, Problem]
    beside: str
    translations: Mapping[str, str]


def pages(version: Published, language: str, edition: str) -> dict[str, int]:
    """The page of a sheet on which each item begins, by its key; counted from 1."""
    known = edition if edition in EDITIONS else "standard"
    marks = json.loads(printing.marks(version, language, known))
    found: dict[str, int] = {}
    for mark in marks:
        if mark["item"]:
            found.setdefault(mark["item"], mark["page"])
    return found


def read(version: Published, reply: Reply, raw: Mapping[str, str]) -> Keyed:
    """What was keyed by field name → what it means. What is on no page that came back is `Missing`.

    Of such an item what was keyed all the same counts.
    """
    gone = {int(page) for page in re.findall(r"[0-9]{1,4}", raw.get(MISSING, ""))}
    where = pages(version, reply.language, reply.edition) if gone else {}
    answers: dict[str, Answer] = {}
    problems: dict[str, Problem] = {}
    for item in version.form.items:
        keys = raw.get(item.key, "")
        found = from_keys(item, keys)
        if isinstance(found, Problem):
            problems[item.key] = found
        elif where.get(item.key) in gone and not keys.strip():
            answers[item.key] = Missing()
        else:
            answers[item.key] = found
    words = {name: clean(text) for name, text in raw.items() if name.startswith(WORDS)}
    problems |= {name: wrong for name, text in words.items() if (wrong := _wrong(text))}
    translations = {
        name.removeprefix(TRANSLATION): text
        for name, text in words.items()
        if name.startswith(TRANSLATION)
    }
    return Keyed(answers, problems, words.get(BESIDE, ""), translations)


def _wrong(text: str) -> Problem | None:
    """Why words can't be stored; None where they can."""
    if is_unreadable(text):
        return Problem(UNREADABLE_LETTERS)
    if len(text) > TEXT_LIMIT:
        return Problem(TOO_LONG, TEXT_LIMIT, {"found": len(text)})
    return None


def typed(version: Published, data: Mapping[str, str]) -> dict[str, str]:
    """What a keying screen sent, by field name: what no screen of this version has is left out."""
    keys = [item.key for item in version.form.items]
    names = [*keys, *(TRANSLATION + key for key in keys), BESIDE, MISSING]
    return {name: data[name] for name in names if data.get(name, "").strip()}

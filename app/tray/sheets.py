"""What was keyed of a sheet → the answers on it, page by page."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app import printing
from app.publishing import Published
from app.tray.tables import Reply
from forms.answers import Answer, Missing
from forms.keys import from_keys
from forms.problems import Problem
from printables.editions import EDITIONS

# Beside the items, a keying screen has these fields.
BESIDE = "_beside"
MISSING = "_missing"
TRANSLATION = "_translation."  # and the item's key


@dataclass(frozen=True)
class Keyed:
    """What was keyed: answers by item key, and the problems of those whose keys mean none."""

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
    translations = {
        key.removeprefix(TRANSLATION): text.strip()
        for key, text in raw.items()
        if key.startswith(TRANSLATION) and text.strip()
    }
    return Keyed(answers, problems, raw.get(BESIDE, "").strip(), translations)


def typed(version: Published, data: Mapping[str, str]) -> dict[str, str]:
    """What a keying screen sent, by field name: what no screen of this version has is left out."""
    keys = [item.key for item in version.form.items]
    names = [*keys, *(TRANSLATION + key for key in keys), BESIDE, MISSING]
    return {name: data[name] for name in names if data.get(name, "").strip()}

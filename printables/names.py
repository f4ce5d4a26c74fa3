"""Forms and items → what the fields of a file that can be filled in are called, and back.

All fields lie below one that names the version: "7K3M9QX-0123456789ab-pl". Below it a field is
called by its item, but for the dot, which no name of a field may hold: "claims/2/amount". A box of
several that may be ticked, and a part of a date, come after a colon: "visited:day".
"""

import re
from typing import NamedTuple

from printables.cover import Cover

SPECIMEN = "SPECIMEN"
FINGERPRINT = 12  # digits of it
FORM = re.compile(rf"([0-9A-Z]+)-([0-9a-f]{{{FINGERPRINT}}})-([A-Za-z]+(?:-[A-Za-z0-9]+)*)")
DOT, SLASH, COLON = ".", "/", ":"


class FormName(NamedTuple):
    """A version's code, the beginning of its fingerprint, and the sheet's language."""

    code: str
    fingerprint: str
    language: str


def name_of_form(cover: Cover, language: str) -> str:
    """What the field is called that all others lie below."""
    if cover.specimen:
        return SPECIMEN
    return f"{cover.code}-{cover.fingerprint[:FINGERPRINT]}-{language}"


def read_form(name: str) -> FormName | None:
    """The inverse of `name_of_form`; None where it is none."""
    found = FORM.fullmatch(name)
    return FormName(*found.groups()) if found else None


def name_of_field(item: str, part: str = "") -> str:
    """What a field is called: an item's key, and an option's or a part of the answer."""
    name = item.replace(DOT, SLASH)
    return f"{name}{COLON}{part}" if part else name


def read_field(name: str) -> tuple[str, str]:
    """The inverse of `name_of_field`."""
    item, _, part = name.partition(COLON)
    return item.replace(SLASH, DOT), part

"""A version's code: made, checked, and read from what a person typed or a scanner sent."""

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stdnum.iso7064 import mod_37_36

# Crockford's base 32 leaves out I, L, O and U, which look like others.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6  # and a check character
SPECIMEN = "SPECIMEN"
_LOOKS_LIKE = str.maketrans("ILO", "110", " -")


class Wrong(StrEnum):
    """Why a code can't be one of ours."""

    SHAPE = "shape"
    MISTYPED = "mistyped"
    SPECIMEN = "specimen"


@dataclass(frozen=True)
class Typed:
    """A code as typed or scanned; a scan says the sheet's language and edition too.

    `number` is that of a sheet that was begun online (its draft's) or is a numbered copy, "" on any
    other.
    """

    code: str
    language: str | None = None
    number: str = ""
    edition: str = ""


def new() -> str:
    """A random code with its check character: seven characters."""
    body = random_letters(LENGTH)
    return body + _check(body)


def new_number(code: str) -> str:
    """A random public number for a sheet of the version with this code: seven characters.

    Its check character is over code and number together: a number with another code is noticed. The
    code's own check character is left out, because what ends with one counts for nothing.
    """
    body = random_letters(LENGTH)
    return body + _check(code[:LENGTH] + body)


def printed(code: str, number: str = "") -> str:
    """A code as it is printed: "7K3M9QX", with a sheet's number "7K3M9QX-4K7PQ2H"."""
    return f"{code}-{number}" if number else code


def grouped(letters: str) -> str:
    """A long code in groups of four, which are read out and typed more easily."""
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def random_letters(length: int) -> str:
    """Random characters of the alphabet, from the system's source of secrets."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def spelled(typed: str) -> str:
    """What was typed, in our letters: capitals, no spaces or hyphens, 0 for O and 1 for I and L."""
    return typed.strip().upper().translate(_LOOKS_LIKE)


@lru_cache(maxsize=1024)
def read(typed: str) -> Typed | Wrong:
    """What was typed into a code box → the code it means, or why it means none.

    Small letters, spaces and hyphens don't matter, and O, I and L are read as 0 and 1. A scanner
    types the whole address of the QR code: `…/q/CODE/LANGUAGE/EDITION/PAGE` from a sheet,
    `…/b/CODE` from the cover of a batch.
    """
    scanned = re.search(r"/q/([^/\s]+)/([a-z-]+)/([a-z]*)", typed.strip())
    cover = re.search(r"/b/([^/\s]+)$", typed.strip())
    text = scanned[1] if scanned else cover[1] if cover else typed
    if text.strip().upper() == SPECIMEN:
        return Wrong.SPECIMEN
    both = spelled(text)
    if len(both) not in (LENGTH + 1, 2 * (LENGTH + 1)) or not set(both) <= set(LETTERS):
        return Wrong.SHAPE
    code, number = both[: LENGTH + 1], both[LENGTH + 1 :]
    if not _is_whole(code) or (number and not _is_whole(code[:LENGTH] + number)):
        return Wrong.MISTYPED
    if scanned:
        return Typed(code, scanned[2], number, scanned[3])
    return Typed(code, number=number)


def _check(text: str) -> str:
    return str(mod_37_36.calc_check_digit(text, alphabet=LETTERS))


def _is_whole(text: str) -> bool:
    """Whether the last character is the check of those before it."""
    return text[-1] == _check(text[:-1])

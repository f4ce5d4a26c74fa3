"""A version's code: made, checked, and read from what a person typed or a scanner sent."""

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stdnum.exceptions import ValidationError
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
    """A code as typed or scanned; a scan says the sheet's language too."""

    code: str
    language: str | None = None


def new() -> str:
    """A random code with its check character: seven characters."""
    body = random_letters(LENGTH)
    return body + str(mod_37_36.calc_check_digit(body, alphabet=LETTERS))


def random_letters(length: int) -> str:
    """Random characters of the alphabet, from the system's source of secrets."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


@lru_cache(maxsize=1024)
def read(typed: str) -> Typed | Wrong:
    """What was typed into a code box → the code it means, or why it means none.

    Small letters, spaces and hyphens don't matter, and O, I and L are read as 0 and 1. A scanner
    types the whole address of the QR code: `…/q/CODE/LANGUAGE/EDITION/PAGE`.
    """
    scanned = re.search(r"/q/([^/\s]+)/([a-z-]+)/", typed.strip())
    text = scanned[1] if scanned else typed
    code = text.strip().upper()
    if code == SPECIMEN:
        return Wrong.SPECIMEN
    code = code.translate(_LOOKS_LIKE)
    if len(code) != LENGTH + 1 or any(letter not in LETTERS for letter in code):
        return Wrong.SHAPE
    try:
        mod_37_36.validate(code, alphabet=LETTERS)
    except ValidationError:
        return Wrong.MISTYPED
    return Typed(code, scanned[2] if scanned else None)

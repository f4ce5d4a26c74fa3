"""What an officer typed → the text as it is stored, and what is wrong with it."""

import re

from forms.answers import clean, is_unreadable
from forms.wording import N_

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
MORE_THAN = N_("This is too long. Write at most {most} characters.")


def text(raw: str) -> str:
    """A text of several lines, without white space around it and without control characters."""
    cleaned = clean(raw)
    if not is_unreadable(cleaned):
        return cleaned
    return "".join(letter for letter in cleaned if not is_unreadable(letter))


def line(raw: str) -> str:
    """A text of one line, with one space between its words.

    Signs that turn the order of letters are left out: in a name they could turn all that follows.
    """
    return " ".join(_TURNS.sub("", text(raw)).split())

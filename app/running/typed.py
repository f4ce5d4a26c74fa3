"""What an officer typed → the text as it is stored, and what is wrong with it."""

from forms.answers import clean, is_unreadable
from forms.wording import N_

MORE_THAN = N_("This is too long. Write at most {most} characters.")


def text(raw: str) -> str:
    """A text of several lines, without white space around it and without control characters."""
    cleaned = clean(raw)
    if not is_unreadable(cleaned):
        return cleaned
    return "".join(letter for letter in cleaned if not is_unreadable(letter))


def line(raw: str) -> str:
    """A text of one line, with one space between its words."""
    return " ".join(text(raw).split())

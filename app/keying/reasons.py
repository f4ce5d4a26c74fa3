"""Why an officer does what needs a reason, as typed → what is wrong with it."""

from app.pages import page_words
from forms.answers import is_unreadable
from forms.problems import UNREADABLE_LETTERS
from forms.wording import NP_, say, say_plural

MOST = 500  # characters
TOO_LONG = NP_(
    "Use at most {number} character to say why.", "Use at most {number} characters to say why."
)


def wrong(why: str, missing: str) -> str:
    """What is wrong with a reason, "" where nothing is.

    Args:
        missing: what is said where there is none (a message).
    """
    if not why:
        return say(page_words(), missing)
    if len(why) > MOST:
        return say_plural(page_words(), *TOO_LONG, MOST)
    return say(page_words(), UNREADABLE_LETTERS) if is_unreadable(why) else ""

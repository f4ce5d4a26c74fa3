"""What was keyed for an item → the same in words, for an officer to read."""

from dataclasses import dataclass

from forms.answers import Answer, Blank, Given, Missing, NotAsked, Reason, Unclear
from forms.items import Item
from forms.model import Contact, Text
from forms.wording import N_, Phrase, Words, say
from printables.answered import label
from printables.languages import said

NOT_TICKED = N_("Nothing is ticked.")
NOT_WRITTEN = N_("Nothing is written.")
NO_PAGE = N_("The page did not come back.")
NOT_ASKED = N_("It was not asked.")
UNCLEAR = {
    Reason.ILLEGIBLE: N_("It can't be read."),
    Reason.SEVERAL: N_("Several boxes are ticked."),
    Reason.RANGE: N_("It can't be right, but the sheet says so."),
    Reason.EXTRA: N_("It was answered, but not asked."),
}


@dataclass(frozen=True)
class Told:
    """An answer as people say it: a label for each ticked box, or what is written.

    `about` says why nothing is there, or why it can't be counted; None of a clear answer. `own`:
    they are the writer's own words, in the sheet's language.
    """

    about: Phrase | None
    texts: tuple[str, ...]
    note: str
    own: bool


def told(item: Item, answer: Answer, words: Words) -> Told:
    """An answer to an item, which is in the language of `words`."""
    about, value = _parts(item, answer)
    own = isinstance(item.question, Text | Contact)
    return Told(say(words, about) if about else None, _texts(item, value, words), answer.note, own)


def _parts(item: Item, answer: Answer) -> tuple[str, str]:
    """What is said about an answer, and what was ticked or written."""
    match answer:
        case Given(value):
            return "", value
        case Unclear(reason, value):
            return UNCLEAR[reason], value
        case Blank():
            return NOT_TICKED if item.options else NOT_WRITTEN, ""
        case Missing():
            return NO_PAGE, ""
        case NotAsked():
            return NOT_ASKED, ""


def _texts(item: Item, value: str, words: Words) -> tuple[str, ...]:
    if item.options:
        ticked = value.split()
        return tuple(label(item, option, words) for option in item.options if option.key in ticked)
    return (said(item, value, words.language),) if value else ()

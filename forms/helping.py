"""A question → what helps to answer it: of whom it is asked, and what its kind wants written."""

from typing import assert_never

from forms.kinds import (
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Money,
    Number,
    NumberScale,
    Question,
    Rows,
    Statements,
    Text,
)
from forms.model import Form
from forms.options import Option
from forms.wording import N_, NP_, Message, Phrase, Words, say

ONLY_IF = N_("Only if you answered {answer} to question {number}.")
QUOTED = N_("“{option}”")
EXAMPLE_DAY = N_("For example, 27 3 2026.")
EXAMPLE_AMOUNT = N_("An amount in pounds, such as 4.50.")
AT_MOST_POUNDS = N_("An amount in pounds, such as 4.50, at most £{most}.")
BETWEEN = N_("A number from {least} to {most}.")
AT_LEAST = N_("A number that is at least {least}.")
AT_MOST = N_("A number that is at most {most}.")
MOST_WORDS = NP_("Use at most {number} word.", "Use at most {number} words.")


def publishes(form: Form) -> bool:
    """Whether people may agree that more is done with what they write: a declaration is needed."""
    return any(isinstance(q, Consent) and not q.required for q in form.questions)


def how_to_write(question: Question) -> Message | None:
    """What helps to write an answer of this kind; None where nothing has to be said."""
    found: Message | None = None
    match question:
        case Text(words=int(most)):
            found = Message(MOST_WORDS, most)
        case Number(least=least, most=most):
            found = _range(least, most)
        case Money(most=int(most)):
            found = Message(AT_MOST_POUNDS, values={"most": most})
        case Money():
            found = Message(EXAMPLE_AMOUNT)
        case Date():
            found = Message(EXAMPLE_DAY)
        case Text() | Contact() | Statements() | Choice() | Choices() | NumberScale():
            pass
        case Consent() | Rows():
            pass
        case _:
            assert_never(question)
    return found


def asked_of(form: Form, question: Question) -> tuple[tuple[Option, ...], str] | None:
    """Of whom a question is asked: what they ticked, and the number of the question they answered.

    None where it is asked of all.
    """
    condition = question.depends_on
    if condition is None:
        return None
    earlier = next(
        entry
        for _, entries in form.outline
        for entry in entries
        if entry.question.key == condition.key
    )
    ticked = (option for option in earlier.items[0].options if option.key in condition.options)
    return tuple(ticked), earlier.number


def in_quotes(label: str, words: Words) -> Phrase:
    """An option's label in the quotation marks of a catalogue's language."""
    return say(words, QUOTED, option=label)


def _range(least: int | None, most: int | None) -> Message | None:
    if least is not None and most is not None:
        return Message(BETWEEN, values={"least": least, "most": most})
    if least:
        return Message(AT_LEAST, values={"least": least})
    return Message(AT_MOST, values={"most": most}) if most is not None else None

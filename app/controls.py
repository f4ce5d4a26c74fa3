"""A question → how a browser asks for it: its field's attributes, and the hints beside it."""

from typing import assert_never

from forms.model import (
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Form,
    Item,
    Means,
    Money,
    Number,
    NumberScale,
    Question,
    Rows,
    Statements,
    Text,
)
from forms.wording import N_, NP_, Phrase, Words, say, say_plural
from printables.languages import either

ONLY_IF = N_("Only if you answered “{answer}” to question {number}.")
EVERY = N_("Choose every answer that applies to you.")
EXAMPLE_DAY = N_("For example, 27 3 2026.")
EXAMPLE_AMOUNT = N_("An amount in pounds, such as 4.50.")
AT_MOST_POUNDS = N_("An amount in pounds, such as 4.50, at most £{most}.")
BETWEEN = N_("A number from {least} to {most}.")
AT_LEAST = N_("A number that is at least {least}.")
AT_MOST = N_("A number that is at most {most}.")
MOST_WORDS = NP_("Use at most {number} word.", "Use at most {number} words.")

# Email, postcode and numbers run from left to right in every language, and no browser mends them.
_AS_TYPED = {"type": "text", "dir": "ltr", "autocapitalize": "off", "spellcheck": "false"}


def attributes(item: Item) -> dict[str, str]:
    """The attributes of a written item's text field, beside those that every field has.

    What a browser may fill in by itself is the reader's own (WCAG 1.3.5), so never a row's.

    Raises:
        ValueError: the item is ticked, not written.
    """
    match item.question:
        case Number(places=places, least=least):
            mode = "decimal" if places else "numeric"
            if least is not None and least < 0:
                mode = "text"  # some keyboards of digits lack the minus
            return {**_AS_TYPED, "class": "short", "inputmode": mode, "autocomplete": "off"}
        case Money():
            return {**_AS_TYPED, "class": "short", "inputmode": "decimal", "autocomplete": "off"}
        case Date():
            return {**_AS_TYPED, "inputmode": "numeric", "autocomplete": "off"}
        case Contact(means=means):
            filled = "off" if item.row else _TOKENS[means]
            return {**_CONTACTS[means], "autocomplete": filled}
        case Text(lines=1):
            return {"type": "text", "dir": "auto", "autocomplete": "off"}
        case Text():
            return {"dir": "auto"}
        case Statements() | Choice() | Choices() | NumberScale() | Consent() | Rows():
            raise ValueError(f"{item.key} is not written")
        case _:
            assert_never(item.question)


# The purposes of WCAG 1.3.5, as HTML names them.
_TOKENS = {
    Means.NAME: "name",
    Means.EMAIL: "email",
    Means.TELEPHONE: "tel",
    Means.POSTCODE: "postal-code",
    Means.ADDRESS: "street-address",
}
_CONTACTS = {
    Means.NAME: {"type": "text", "dir": "auto", "spellcheck": "false"},
    Means.EMAIL: {**_AS_TYPED, "type": "email"},
    Means.TELEPHONE: {**_AS_TYPED, "type": "tel", "class": "short"},
    Means.POSTCODE: {**_AS_TYPED, "class": "short"},
    Means.ADDRESS: {"dir": "auto"},
}


def hints(question: Question, words: Words) -> tuple[str, ...]:
    """What helps to answer: the question's own hint first, then what its kind asks for."""
    own = (question.hint,) if question.hint else ()
    found: Phrase | None = None
    match question:
        case Choices():
            found = say(words, EVERY)
        case Text(words=int(most)):
            found = say_plural(words, *MOST_WORDS, number=most)
        case Number(least=least, most=most):
            found = _range(least, most, words)
        case Money(most=int(most)):
            found = say(words, AT_MOST_POUNDS, most=most)
        case Money():
            found = say(words, EXAMPLE_AMOUNT)
        case Date():
            found = say(words, EXAMPLE_DAY)
        case Text() | Contact() | Statements() | Choice() | NumberScale() | Consent() | Rows():
            pass
        case _:
            assert_never(question)
    return (*own, found) if found else own


def _range(least: int | None, most: int | None, words: Words) -> Phrase | None:
    if least is not None and most is not None:
        return say(words, BETWEEN, least=least, most=most)
    if least:
        return say(words, AT_LEAST, least=least)
    return say(words, AT_MOST, most=most) if most is not None else None


def asked_of(form: Form, question: Question, language: str) -> tuple[str, str] | None:
    """Of whom a question is asked: what they answered, to the question of which number.

    None where it is asked of all.
    """
    condition = question.depends_on
    if condition is None:
        return None
    entry = next(
        entry
        for _, entries in form.outline
        for entry in entries
        if entry.question.key == condition.key
    )
    labels = [option.label for option in entry.items[0].options if option.key in condition.options]
    return either(labels, language), entry.number


def only_if(form: Form, question: Question, words: Words) -> Phrase | None:
    """The same as a sentence above the question."""
    of_whom = asked_of(form, question, words.language)
    return say(words, ONLY_IF, answer=of_whom[0], number=of_whom[1]) if of_whom else None

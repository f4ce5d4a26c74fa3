"""A question → how a browser asks for it: its field's attributes, and the hints beside it."""

from typing import assert_never

from forms.helping import ONLY_IF, asked_of, how_to_write, in_quotes
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
from forms.wording import N_, Phrase, Words, say
from printables.languages import either

NEEDED = N_("We need an answer here.")
NEEDED_THEN = N_("If so, we need an answer here.")
EVERY = N_("Choose every answer that applies to you.")

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


def hints(question: Question, words: Words, *, row: int = 0) -> tuple[str, ...]:
    """What helps to answer: the question's own hint, what its kind asks for, if it is needed.

    A row may be left out whole, so that nothing in one is needed by itself.
    """
    found = [question.hint] if question.hint else []
    if isinstance(question, Choices):
        found.append(say(words, EVERY))
    elif how := how_to_write(question):
        found.append(how.said(words))
    if question.required and not row:
        found.append(say(words, NEEDED_THEN if question.depends_on else NEEDED))
    return tuple(found)


def who(form: Form, question: Question, words: Words) -> dict[str, str] | None:
    """Of whom a question is asked, for `{answer}` and `{number}`; None where it is of all."""
    found = asked_of(form, question)
    if found is None:
        return None
    ticked, number = found
    quoted = [in_quotes(option.label, words) for option in ticked]
    return {"answer": either(quoted, words.language), "number": number}


def only_if(form: Form, question: Question, words: Words) -> Phrase | None:
    """The same as a sentence above the question."""
    found = who(form, question, words)
    return say(words, ONLY_IF, **found) if found else None

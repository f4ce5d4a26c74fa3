"""An answer → what is wrong with it and how to mend it: every rule of validity lives here.

The web asks for these to be mended before it takes an answer. Paper is never held to them.
"""

import re
from typing import assert_never

from forms.answers import Answer, Answers, Blank, Given, canonical, is_unreadable
from forms.applying import not_asked
from forms.items import Item
from forms.kinds import (
    LINE_LIMIT,
    Choice,
    Choices,
    Consent,
    Contact,
    Date,
    Money,
    Number,
    NumberScale,
    Rows,
    Statements,
    Text,
)
from forms.model import Form
from forms.wording import N_, NP_, Message


class Problem(Message):
    """What is wrong with an answer and how to mend it."""


CHOOSE = N_("Choose one of the answers.")
CHOOSE_SOME = N_("Choose at least one of the answers.")
AGREE = N_("Tick the box if you agree. We can't take this form without it.")
WRITE = N_("Write your answer.")
NOT_LISTED = N_("This answer is not on the list. Choose one that is.")
NOT_TOGETHER = N_(
    "“{option}” can't go together with another answer. Untick it, or untick the others."
)
UNREADABLE_LETTERS = N_("Some letters here could not be read. Please type them again.")
NOTHING = N_("You have not answered any question yet. Answer at least one.")
NOTHING_APART = N_(
    "You have not answered any question. You do not have to: to leave, close this page. Nothing "
    "is sent."
)
NOT_A_NUMBER = N_("Write a number in digits.")
NOT_WHOLE = N_("Write a whole number in digits.")
NOT_AN_AMOUNT = N_("Write an amount in pounds, such as 4.50.")
NOT_A_DAY = N_("Write a real date: day, month and year in digits, such as 27 3 2026.")
TOO_SMALL = N_("Write a number that is at least {least}.")
TOO_BIG = N_("Write a number that is at most {most}.")
TOO_MUCH = N_("Write an amount that is at most £{most}.")
TOO_LONG = NP_(
    "Your answer is too long: it has {found} characters. Use at most {number} character.",
    "Your answer is too long: it has {found} characters. Use at most {number} characters.",
)
TOO_MANY_WORDS = NP_(
    "Your answer has {found} words. Use {number} word only.",
    "Your answer has {found} words. Use at most {number} words.",
)
TOO_MANY_PLACES = NP_(
    "Use at most {number} digit after the point.",
    "Use at most {number} digits after the point.",
)


def count_words(text: str) -> int:
    """Words are parted by white space or commas, Arabic and Chinese ones too."""
    return len([word for word in re.split(r"[\s,،、，]+", text) if word])  # noqa: RUF001


def problems(item: Item, answer: Answer, *, required: bool | None = None) -> tuple[Problem, ...]:
    """What the web asks to be mended in the answer to an item.

    `required` overrides the question's own word, for a row that isn't begun.
    """
    if not isinstance(answer, Given):
        needed = item.question.required if required is None else required
        return (_missing(item),) if needed else ()
    if item.options:
        return _problems_of_ticks(item, answer.value)
    found = _problem_of_writing(item, answer.value)
    return (found,) if found else ()


def all_problems(form: Form, answers: Answers) -> dict[str, tuple[Problem, ...]]:
    """The problems of a form by item key, `""` for the form itself; empty when it can be sent.

    What isn't asked of somebody with these answers can't be wrong.
    """
    shut = not_asked(form, answers)
    begun = _rows_to_fill(form, answers)
    found = {}
    for item in form.items:
        required = item.question.required and (not item.row or (_rows_of(item), item.row) in begun)
        wrong = problems(item, answers.get(item.key, Blank()), required=required)
        if wrong and item.key not in shut:
            found[item.key] = wrong
    if not found and not any(isinstance(answer, Given) for answer in answers.values()):
        found[""] = (Problem(NOTHING_APART if form.apart else NOTHING),)
    return found


def _rows_to_fill(form: Form, answers: Answers) -> set[tuple[str, int]]:
    """The rows that are begun, or that have to be there."""
    begun = {
        (_rows_of(item), item.row)
        for item in form.items
        if item.row and isinstance(answers.get(item.key), Given)
    }
    least = {
        (question.key, row)
        for question in form.questions
        if isinstance(question, Rows)
        for row in range(1, max(question.least, question.required) + 1)
    }
    return begun | least


def _rows_of(item: Item) -> str:
    return item.key.partition(".")[0]


def _missing(item: Item) -> Problem:
    if isinstance(item.question, Consent):
        return Problem(AGREE)
    if item.options:
        return Problem(CHOOSE_SOME if item.many else CHOOSE)
    return Problem(WRITE)


def _problems_of_ticks(item: Item, value: str) -> tuple[Problem, ...]:
    ticked = value.split() if item.many else [value]
    options = {option.key: option for option in item.options}
    if not options.keys() >= set(ticked):
        return (Problem(NOT_LISTED),)
    alone = next((options[key] for key in ticked if options[key].alone), None)
    if alone and len(ticked) > 1:
        return (Problem(NOT_TOGETHER, values={"option": alone.label}),)
    return ()


def _problem_of_writing(item: Item, text: str) -> Problem | None:
    question = item.question
    found: Problem | None = None
    match question:
        case Text():
            found = _problem_of_text(question, text)
        case Contact():
            found = _problem_of_length(LINE_LIMIT * question.lines, text)
        case Number():
            found = _problem_of_number(question, canonical(item, text))
        case Money():
            found = _problem_of_amount(question, canonical(item, text))
        case Date():
            found = None if canonical(item, text) else Problem(NOT_A_DAY)
        case Statements() | Choice() | Choices() | NumberScale() | Consent() | Rows():
            raise ValueError(f"{item.key} is not written")
        case _:
            assert_never(question)
    return found


def _problem_of_text(question: Text, text: str) -> Problem | None:
    if wrong := _problem_of_length(question.limit, text):
        return wrong
    used = count_words(text)
    if question.words is not None and used > question.words:
        return Problem(TOO_MANY_WORDS, question.words, {"found": used})
    return None


def _problem_of_length(limit: int, text: str) -> Problem | None:
    if len(text) > limit:
        return Problem(TOO_LONG, limit, {"found": len(text)})
    if is_unreadable(text):
        return Problem(UNREADABLE_LETTERS)
    return None


def _problem_of_number(question: Number, number: str | None) -> Problem | None:
    if number is None:
        return Problem(NOT_A_NUMBER if question.places else NOT_WHOLE)
    places = len(number.partition(".")[2])
    if places > question.places:
        many = Problem(TOO_MANY_PLACES, question.places)
        return many if question.places else Problem(NOT_WHOLE)
    if question.least is not None and float(number) < question.least:
        return Problem(TOO_SMALL, values={"least": question.least})
    if question.most is not None and float(number) > question.most:
        return Problem(TOO_BIG, values={"most": question.most})
    return None


def _problem_of_amount(question: Money, amount: str | None) -> Problem | None:
    if amount is None or amount.startswith("-") or len(amount.partition(".")[2]) > 2:
        return Problem(NOT_AN_AMOUNT)
    if question.most is not None and float(amount) > question.most:
        return Problem(TOO_MUCH, values={"most": question.most})
    return None

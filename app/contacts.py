"""How to reach a person, as typed → a doubt that it does not look right, to be asked about once.

A doubt never keeps anybody from sending: whoever says it is right knows better than these rules.
"""

import re
from collections.abc import Collection
from typing import assert_never

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from forms.answers import Answers, Given
from forms.applying import not_asked
from forms.model import Contact, Form, Means
from forms.problems import Problem
from forms.wording import N_

COUNTRY = "GB"  # where a telephone number without a country's code is
EMAIL = N_(
    "This does not look like an e-mail address. Check it. If it is right, choose Continue again."
)
TELEPHONE = N_(
    "This does not look like a telephone number. Check it. If it is right, choose Continue again."
)
POSTCODE = N_(
    "This does not look like a postcode. Check it. If it is right, choose Continue again."
)
# The shape of a British postcode, without its space. python-stdnum 2.2 has none for Britain, and
# which postcodes there are changes every month.
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")


def doubts(form: Form, answers: Answers, asked: Collection[str]) -> dict[str, Problem]:
    """What does not look right, by item key; what was `asked` about before is taken as it is."""
    passed = not_asked(form, answers).union(asked)
    found = {}
    for item in form.items:
        answer = answers.get(item.key)
        if (
            isinstance(item.question, Contact)
            and isinstance(answer, Given)
            and item.key not in passed
        ):
            message = _doubt(item.question.means, answer.value)
            if message:
                found[item.key] = Problem(message)
    return found


def _doubt(means: Means, text: str) -> str:
    """The message, empty where all looks well."""
    match means:
        case Means.EMAIL:
            return "" if is_email(text) else EMAIL
        case Means.TELEPHONE:
            return "" if _is_telephone(text) else TELEPHONE
        case Means.POSTCODE:
            return "" if _POSTCODE.fullmatch(re.sub(r"\s", "", text).upper()) else POSTCODE
        case Means.NAME | Means.ADDRESS:
            return ""
        case _:
            assert_never(means)


def is_email(text: str) -> bool:
    """Whether it has the shape of an e-mail address; nobody is asked if there is such a one."""
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _is_telephone(text: str) -> bool:
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)

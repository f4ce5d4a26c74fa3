"""What the page that checks answers says, for any form and any answers."""

from hypothesis import given

from app.languages import words
from app.saying import Group, Said, all_said, not_sent
from app.webform import answers as read
from forms.answers import Answers, Given
from forms.applying import not_asked
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms

ENGLISH = words("en")


def all_lines(form: Form, answers: Answers) -> list[Said]:
    """Every line of the page, those of rows too."""
    lines: list[Said] = []
    for said in (said for _, entries in all_said(form, answers, ENGLISH) for said in entries):
        lines += [cell for row in said.rows for cell in row] if isinstance(said, Group) else [said]
    return lines


@given(answered_forms())
def test_every_answer_that_is_sent_is_said_once(answered: tuple[Form, Answers]) -> None:
    """And none that isn't: neither a blank one nor one that was not asked for."""
    form, every = answered
    given = {key: answer for key, answer in every.items() if isinstance(answer, Given)}
    sent = given.keys() - not_asked(form, given)
    said = [line.place.partition("-")[0] for line in all_lines(form, given) if line.texts]
    assert len(said) == len(set(said))
    assert set(said) == sent


@given(answered_forms())
def test_every_answer_that_is_not_sent_is_named(answered: tuple[Form, Answers]) -> None:
    """By the number of its question, and of the question that shut it out."""
    form, every = answered
    given = {key: answer for key, answer in every.items() if isinstance(answer, Given)}
    shut = not_asked(form, given)
    numbers = [
        entry.number
        for _, entries in form.outline
        for entry in entries
        if any(item.key in shut and item.key in given for item in entry.items)
    ]
    sentences = list(not_sent(form, given, ENGLISH))
    assert len(sentences) == len(numbers)
    for number, sentence in zip(numbers, sentences, strict=True):
        assert f"You answered question {number}, which" in sentence


def test_the_words_of_an_option_are_listed_where_they_are_asked_for_or_there() -> None:
    """Ticked and left out is "Not answered"; not ticked is nobody's question."""

    def said(**typed: str) -> list[tuple[str, ...]]:
        found = all_lines(EVERY_KIND, read(EVERY_KIND, {"join": "yes", **typed}))
        return [line.texts for line in found if line.place == "role.other.text"]

    assert said() == []
    assert said(role="speak") == []
    assert said(role="other") == [()]
    assert said(role="other", **{"role.other.text": "Sing"}) == [("Sing",)]
    assert said(role="speak", **{"role.other.text": "Sing"}) == [("Sing",)]

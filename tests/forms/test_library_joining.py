"""The forms for joining and taking part ask what the councils' documents call for, and no more."""

import pytest

from forms.answers import Given
from forms.applying import not_asked
from forms.kinds import Choices, Contact, Rows, Text
from forms.library.access_needs import ACCESS_NEEDS
from forms.library.application import APPLICATION
from forms.library.expenses_claim import EXPENSES_CLAIM
from forms.library.expression_of_interest import EXPRESSION_OF_INTEREST
from forms.library.format_request import FORMAT_REQUEST
from forms.library.meeting_feedback import MEETING_FEEDBACK
from forms.library.shared import ABOUT_THIS_FORM
from forms.lists import list_of
from forms.model import Form
from forms.problems import all_problems

ADDRESSES = {"email", "telephone", "address"}
FORMS = (
    EXPRESSION_OF_INTEREST,
    APPLICATION,
    ACCESS_NEEDS,
    EXPENSES_CLAIM,
    MEETING_FEEDBACK,
    FORMAT_REQUEST,
)


def given(**values: str) -> dict[str, Given]:
    """Answers by key; two underscores stand for the dot of a part."""
    return {key.replace("__", "."): Given(value) for key, value in values.items()}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_each_form_ends_by_asking_who_filled_it_in(form: Form) -> None:
    """Residents and members answer them, and some need help to."""
    assert form.sections[-1] == ABOUT_THIS_FORM


def test_people_apply_to_the_projects_own_criteria_in_750_words() -> None:
    """They tick criteria and meetings of the project, and say in their own words how they fit."""
    waiting = {q.key: wanted.name for q in APPLICATION.questions if (wanted := list_of(q))}
    assert waiting == {"criteria": "criteria", "meetings": "meetings"}
    assert {q.key: q.words for q in APPLICATION.questions if isinstance(q, Text) and q.words} == {
        "fit": 750
    }


def test_only_who_applies_for_an_organisation_names_one() -> None:
    """Somebody who applies for themselves isn't asked."""
    assert "organisation" in not_asked(APPLICATION, given(on_behalf="self"))
    assert "organisation" not in not_asked(APPLICATION, given(on_behalf="organisation"))


@pytest.mark.parametrize("form", [EXPRESSION_OF_INTEREST, APPLICATION], ids=lambda form: form.key)
@pytest.mark.parametrize(
    ("ways", "wanted"),
    [
        ("email", {"email"}),
        ("telephone", {"telephone"}),
        ("text", {"telephone"}),
        ("email post", {"email", "address"}),
    ],
)
def test_only_the_ways_that_somebody_chose_are_asked_for(
    form: Form, ways: str, wanted: set[str]
) -> None:
    """Who wants a letter gives an address, and nobody is left without a way to be reached."""
    answers = given(reach=ways)
    assert ADDRESSES - not_asked(form, answers) == wanted
    assert ADDRESSES & all_problems(form, answers).keys() == wanted
    assert "reach" in all_problems(form, given(name="Ann"))


def test_to_need_nothing_is_an_answer_to_every_list_of_needs() -> None:
    """It stands last, and goes with no other; papers have to come in some way."""
    lists = [q for q in ACCESS_NEEDS.questions if isinstance(q, Choices) and q.key != "papers"]
    for question in lists:
        assert isinstance(question.options, tuple)
        assert [option.alone for option in question.options].index(True) == (
            len(question.options) - 1
        ), question.key
    nothing = {q.key: Given(q.options[-1].key) for q in lists if isinstance(q.options, tuple)}
    assert all_problems(ACCESS_NEEDS, given(name="Ann") | nothing) == {}


def test_access_needs_ask_for_a_number_only_to_call() -> None:
    """No call, no number."""
    assert "telephone" in not_asked(ACCESS_NEEDS, given(calls="never"))
    assert "telephone" in all_problems(ACCESS_NEEDS, given(name="Ann", calls="before after"))


def test_a_claim_says_what_was_spent_and_is_signed() -> None:
    """Without a line, a way to be paid, the declaration and a name nothing can be paid."""
    claim = given(
        claims__1__day="2026-03-27",
        claims__1__what="Bus to Newbury",
        claims__1__amount="4.50",
        pay="cash",
        declaration="yes",
        name="Ann",
        signed="2026-03-28",
    )
    assert all_problems(EXPENSES_CLAIM, claim) == {}
    for key in claim:
        left_out = {other: answer for other, answer in claim.items() if other != key}
        assert all_problems(EXPENSES_CLAIM, left_out).keys() == {key}


def test_a_claim_has_no_room_for_bank_details() -> None:
    """It says that they are asked for in a safe way, and has a number to call for that."""
    pay = next(q for q in EXPENSES_CLAIM.questions if q.key == "pay")
    assert "do not write any bank details" in pay.hint
    assert [q.key for q in EXPENSES_CLAIM.questions if isinstance(q, Contact)] == [
        *("telephone", "name")
    ]
    rows = next(q for q in EXPENSES_CLAIM.questions if isinstance(q, Rows))
    assert [field.key for field in rows.fields] == ["day", "what", "amount"]


def test_feedback_on_a_meeting_is_anonymous_and_optional() -> None:
    """Nobody is asked who they are; who would co-chair is asked to tell the chair."""
    assert MEETING_FEEDBACK.anonymous
    assert MEETING_FEEDBACK.optional
    assert not [q for q in MEETING_FEEDBACK.questions if isinstance(q, Contact)]
    co_chair = next(q for q in MEETING_FEEDBACK.questions if q.key == "co_chair")
    assert "tell the chair" in co_chair.hint


def test_feedback_on_a_meeting_shows_who_could_take_part_and_was_heard() -> None:
    """Both tell of influence and of engagement, the framework's outcomes one and two."""
    measured = {item.key: item.measures for item in MEETING_FEEDBACK.items}
    assert measured["meeting.took_part"] == ("influence", "engagement")
    assert measured["meeting.heard"] == ("influence", "engagement")


@pytest.mark.parametrize(
    ("way", "wanted"), [("email", {"email"}), ("post", {"name", "address"})], ids=["email", "post"]
)
def test_a_document_is_sent_with_no_more_than_it_takes(way: str, wanted: set[str]) -> None:
    """An e-mail needs no name, and a letter no e-mail address."""
    answers = given(document="The framework", send=way)
    assert {"email", "name", "address"} - not_asked(FORMAT_REQUEST, answers) == wanted
    assert all_problems(FORMAT_REQUEST, answers).keys() == wanted

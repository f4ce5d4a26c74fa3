"""The library's forms for learning and deciding: what their sources ask of them."""

import pytest

from app.projects import METHODS
from forms.kinds import Choice, Choices, Consent, Contact, Rows, Statements, Text
from forms.library.framework_feedback import FRAMEWORK_FEEDBACK
from forms.library.membership_review import MEMBERSHIP_REVIEW
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from forms.library.story import STORY
from forms.library.training_feedback import TRAINING_FEEDBACK
from forms.library.training_record import TRAINING_RECORD
from forms.model import Form, Question
from forms.options import offered, stated


def asked(form: Form, key: str) -> Question:
    """The question of a form that has this key."""
    return next(question for question in form.questions if question.key == key)


def lines(form: Form, key: str) -> list[str]:
    """The keys of a question's statements."""
    question = asked(form, key)
    assert isinstance(question, Statements)
    return [statement.key for statement in stated(question.statements)]


def measured(form: Form) -> set[str]:
    """The outcomes that a form gives evidence for."""
    return {outcome for item in form.items for outcome in item.measures}


@pytest.mark.parametrize("form", [MEMBERSHIP_REVIEW, TRAINING_FEEDBACK, FRAMEWORK_FEEDBACK])
def test_what_is_anonymous_asks_for_nothing_personal(form: Form) -> None:
    """People speak freely: no name, no way to reach them, no day, and nothing has to be said."""
    assert form.anonymous
    assert form.optional
    assert all(isinstance(q, Statements | Choice | Text) for q in form.questions)


def test_a_yearly_review_asks_what_is_hard_to_say_in_a_group() -> None:
    """That is what the talk is for; what should change goes to the whole group."""
    asked(MEMBERSHIP_REVIEW, "hard_to_say")
    assert "whole group" in asked(MEMBERSHIP_REVIEW, "change").hint


def test_feedback_on_training_shows_skills_and_confidence() -> None:
    """Outcomes three and four are read from it."""
    assert measured(TRAINING_FEEDBACK) == {"skills", "confidence"}


@pytest.mark.parametrize("key", ["courses", "informal"])
def test_the_record_says_who_was_trained_in_what_and_when(key: str) -> None:
    """Informal training counts as well. Names are deleted in the end: they are personal."""
    rows = asked(TRAINING_RECORD, key)
    assert isinstance(rows, Rows)
    assert [field.key for field in rows.fields] == ["name", "what", "day"]
    assert isinstance(rows.fields[0], Contact)
    assert TRAINING_RECORD.together


def test_all_six_headings_are_asked_about() -> None:
    """Each has a box to tick and room to write."""
    headings = ["definition", "principles", "challenges", "outcomes", "success", "use"]
    assert lines(FRAMEWORK_FEEDBACK, "framework") == headings
    assert all(isinstance(asked(FRAMEWORK_FEEDBACK, key), Text) for key in headings)


@pytest.mark.parametrize("key", ["publish", "named"])
def test_a_story_is_published_only_by_those_who_say_so(key: str) -> None:
    """A box that is left blank, on paper too, is a no, and the form says it."""
    consent = asked(STORY, key)
    assert isinstance(consent, Consent)
    assert not consent.required
    assert "blank" in consent.hint
    assert "not publish" in consent.hint


def test_a_story_can_be_taken_back() -> None:
    """The form says how, and no name is needed for it."""
    assert any("take your story back" in section.intro for section in STORY.sections)
    assert not STORY.anonymous
    assert not asked(STORY, "name").required


def test_the_criteria_of_both_councils_are_asked() -> None:
    """West Berkshire's six, the last of which is signed, and Bracknell Forest's six questions."""
    criteria = ["early", "staff", "time", "wanted", "strategy"]
    assert lines(SHOULD_WE_CO_PRODUCE, "criteria") == criteria
    for key in ("head", "holder"):
        support = asked(SHOULD_WE_CO_PRODUCE, key)
        assert isinstance(support, Choice)
        assert [option.key for option in offered(support.options)] == ["yes", "no"]
        asked(SHOULD_WE_CO_PRODUCE, f"{key}_name")
        asked(SHOULD_WE_CO_PRODUCE, f"{key}_day")
    assert lines(SHOULD_WE_CO_PRODUCE, "ready") == ["relations", "pay", "wrong", "reflect"]
    for key in ("open", "leaders", "partners"):
        assert isinstance(asked(SHOULD_WE_CO_PRODUCE, key), Text)


def test_it_can_be_said_why_co_production_is_not_possible() -> None:
    """The three occasions that Bracknell Forest names, any other, or none."""
    reasons = asked(SHOULD_WE_CO_PRODUCE, "reasons_not")
    assert isinstance(reasons, Choices)
    keys = [option.key for option in offered(reasons.options)]
    assert keys == ["decided", "hurried", "unsupported", "other", "none"]


def test_it_ends_in_a_method_that_a_project_can_declare() -> None:
    """In the words in which projects say it; and why."""
    *_, method, reason = SHOULD_WE_CO_PRODUCE.questions
    assert isinstance(method, Choice)
    assert method.required
    said = {option.key.replace("_", "-"): option.label for option in offered(method.options)}
    assert said == METHODS
    assert (method.key, reason.key) == ("method", "method_reason")

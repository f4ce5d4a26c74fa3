"""The forms of the library that a group answers with one voice."""

import pytest

from forms.answers import Given
from forms.applying import not_asked
from forms.library.governance_check import GOVERNANCE_CHECK
from forms.library.lessons_learned import LESSONS_LEARNED
from forms.library.outcome_five import OUTCOME_FIVE
from forms.library.participation_record import PARTICIPATION_RECORD
from forms.library.principles_audit import PRINCIPLES_AUDIT
from forms.library.project_plan import PROJECT_PLAN
from forms.library.reflection import REFLECTION
from forms.library.selection import SELECTION
from forms.library.starting_together import STARTING_TOGETHER
from forms.library.working_together_check import WORKING_TOGETHER_CHECK
from forms.lists import put_in
from forms.model import Choice, Consent, Contact, Form, Item, Number, NumberScale, Option, Text

SIGNED = (STARTING_TOGETHER, SELECTION)
UNSIGNED = (
    PROJECT_PLAN,
    WORKING_TOGETHER_CHECK,
    GOVERNANCE_CHECK,
    PRINCIPLES_AUDIT,
    PARTICIPATION_RECORD,
    LESSONS_LEARNED,
    OUTCOME_FIVE,
)
# The five outcomes of West Berkshire Council's framework, in its order.
OUTCOMES = ("influence", "engagement", "skills", "confidence", "services")
LISTS = {
    "criteria": (
        Option(key="c3", label="An interest in the park"),
        Option(key="c5", label="An interest in learning from other people"),
    ),
    "measures": (Option(key="n2", label="Complaints about the park"),),
}


def personal(form: Form) -> list[Item]:
    """What says who somebody is."""
    return [item for item in form.items if isinstance(item.question, Contact)]


def measured(form: Form) -> set[str]:
    """The outcomes that a form's answers give evidence for."""
    return {outcome for item in form.items for outcome in item.measures}


@pytest.mark.parametrize("form", [*SIGNED, *UNSIGNED], ids=lambda form: form.key)
def test_a_group_answers_with_one_voice(form: Form) -> None:
    """It is shown to the group and its officers alone, and never passed off as anonymous."""
    assert form.together
    assert not form.anonymous


@pytest.mark.parametrize("form", UNSIGNED, ids=lambda form: form.key)
def test_what_is_not_signed_names_nobody(form: Form) -> None:
    """Counts, plans and checks need no name of anybody."""
    assert not personal(form)


@pytest.mark.parametrize("form", SIGNED, ids=lambda form: form.key)
def test_nobody_has_to_sign(form: Form) -> None:
    """A group that doesn't agree leaves box, name and date empty, and that is stored as it is."""
    agreed = [question for question in form.questions if isinstance(question, Consent)]
    assert len(agreed) == 1
    assert not agreed[0].required
    assert personal(form)
    names = {item.key.split(".")[0] for item in personal(form)}
    assert not any(question.required for question in form.questions if question.key in names)


def test_a_group_starts_with_five_things_and_two_that_it_is_sure_of() -> None:
    """Each of the five has room for words; the problem has what lies outside of it as well."""
    shared, sure, _ = STARTING_TOGETHER.outline
    assert {entry.number.rstrip("ab") for entry in shared[1]} == {"1", "2", "3", "4", "5"}
    assert all(isinstance(entry.question, Text) for entry in shared[1])
    assert [len(entry.items) for entry in sure[1]] == [2, 1]
    assert measured(STARTING_TOGETHER) == {"skills", "confidence", "engagement"}


def test_a_plan_chooses_from_the_five_outcomes() -> None:
    """They are called as they are in the results; the fifth is put in the project's own words."""
    chosen = {item.key: item for item in PROJECT_PLAN.items}["outcomes"]
    assert tuple(option.key for option in chosen.options) == OUTCOMES
    assert chosen.many
    assert "service" in not_asked(PROJECT_PLAN, {"outcomes": Given("influence skills")})
    assert "service" not in not_asked(PROJECT_PLAN, {"outcomes": Given("influence services")})


def test_each_of_seven_reflections_leads_to_something() -> None:
    """What is not yet so is followed by room for what to do, under the same number."""
    entries = [entry for _, questions in WORKING_TOGETHER_CHECK.outline for entry in questions]
    looked, done = entries[::2], entries[1::2]
    assert [entry.number for entry in looked] == [f"{n}a" for n in range(1, 8)]
    assert [entry.number for entry in done] == [f"{n}b" for n in range(1, 8)]
    for entry in looked:
        assert isinstance(entry.question, Choice)
        assert [option.key for option in entry.items[0].options] == ["no", "partly", "yes"]
    assert all(isinstance(entry.question, Text) for entry in done)
    assert len({entry.question.label for entry in done}) == 7


def test_reflections_give_evidence_for_the_same_outcomes() -> None:
    """Outcomes one, three and four, as the reflection questionnaire does."""
    assert measured(WORKING_TOGETHER_CHECK) == {"influence", "skills", "confidence"}
    assert measured(WORKING_TOGETHER_CHECK) == measured(REFLECTION)


def test_each_of_nine_principles_has_a_score_and_what_shows_it() -> None:
    """Three of West Berkshire and six of Bracknell Forest, from 1 to 5."""
    scores = [item for item in PRINCIPLES_AUDIT.items if isinstance(item.question, NumberScale)]
    assert len(scores) == 9
    assert all(item.codes == ("1", "2", "3", "4", "5") and item.measures for item in scores)
    shown = {item.key for item in PRINCIPLES_AUDIT.items if isinstance(item.question, Text)}
    assert shown == {f"{item.key}_shown" for item in scores} | {"next"}


def test_a_record_of_who_took_part_holds_counts() -> None:
    """Numbers of people can't be negative or halves, and "nobody" is an answer."""
    counts = [
        item.question for item in PARTICIPATION_RECORD.items if isinstance(item.question, Number)
    ]
    assert len(counts) > 10
    assert all(count.least == 0 and count.places == 0 for count in counts)


def test_a_panel_scores_every_criterion_of_the_project() -> None:
    """The scale is the same for each, and for each application."""
    scores = [item for item in put_in(SELECTION, LISTS).items if item.key.startswith("fit.")]
    assert [item.key for item in scores] == ["fit.c3", "fit.c5"]
    assert all([option.key for option in item.options] == list("12345") for item in scores)


def test_a_panel_says_who_knows_the_person() -> None:
    """Everybody is asked; what was done about it, only where somebody does."""
    required = {question.key for question in SELECTION.questions if question.required}
    assert required == {"application", "known", "decision"}
    assert "fair" in not_asked(SELECTION, {"known": Given("no")})


def test_the_names_of_a_panel_are_kept_until_nobody_can_make_a_claim() -> None:
    """Six months by law, and not a year."""
    assert 184 <= SELECTION.retention_days < 365


def test_a_service_is_looked_at_with_the_projects_own_measures() -> None:
    """Each is better, worse or the same, and so is the service as a whole."""
    items = {item.key: item for item in put_in(OUTCOME_FIVE, LISTS).items}
    assert items["changes.n2"].options == items["overall"].options
    assert items["overall"].measures == ("services",)


def test_it_may_be_too_early_to_see_a_change() -> None:
    """Then nothing is scored, and there is a day to look again."""
    shut = not_asked(put_in(OUTCOME_FIVE, LISTS), {"seen": Given("too_early")})
    assert shut == {"changes.n2", "overall", "shown", "because"}


def test_lessons_tell_what_residents_changed() -> None:
    """How much they shaped what was decided, and an example of it."""
    items = {item.key: item for item in LESSONS_LEARNED.items}
    assert isinstance(items["shaped"].question, NumberScale)
    assert items["example"].measures == ("influence", "services")
    assert {"again", "not_again"} <= set(items)


def test_who_decides_is_asked_in_five_questions() -> None:
    """Who leads, what the group decides, what others decide, how news flows, which leaders."""
    numbers = {
        item.key.split(".")[0]: item.heading.rstrip("abc") for item in GOVERNANCE_CHECK.items
    }
    asked = ("lead", "ours", "others", "leaders", "to_leaders")
    assert len({numbers[key] for key in asked}) == 5
    assert numbers["to_leaders"] == numbers["from_leaders"]

"""Which items are asked at all, and the answers as they are stored."""

from hypothesis import given

from forms.answers import Answer, Answers, Blank, Given, NotAsked, Reason, Unclear
from forms.applying import not_asked, settled
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms

NEEDS = {"needs", "needs.other.text"}
ROLE = {"role", "role.other.text"}


def test_a_clear_other_answer_shuts_a_question_out() -> None:
    """ "Later" is asked about a role, but not about needs; "no" about neither."""
    assert not_asked(EVERY_KIND, {"join": Given("yes")}) == set()
    assert not_asked(EVERY_KIND, {"join": Given("later")}) == NEEDS
    assert not_asked(EVERY_KIND, {"join": Given("no")}) == NEEDS | ROLE


def test_a_blank_or_an_unclear_answer_leaves_it_open() -> None:
    """Nobody's answer is thrown away for a tick that is missing."""
    assert not_asked(EVERY_KIND, {}) == set()
    assert not_asked(EVERY_KIND, {"join": Unclear(Reason.SEVERAL, "yes no")}) == set()


def test_what_is_not_asked_is_dropped_online_and_flagged_on_paper() -> None:
    """On paper somebody wrote it, and it is kept; neither is counted."""
    answers: dict[str, Answer] = {"join": Given("no"), "needs": Given("transport", "a note")}
    online = settled(EVERY_KIND, answers, paper=False)
    paper = settled(EVERY_KIND, answers, paper=True)
    assert online["needs"] == NotAsked("a note")
    assert paper["needs"] == Unclear(Reason.EXTRA, "transport", "a note")
    assert online["role"] == paper["role"] == NotAsked()
    assert online["join"] == paper["join"] == Given("no")


@given(answered_forms())
def test_settling_is_done_once_and_for_all(made: tuple[Form, Answers]) -> None:
    """For any form: what is asked stays as it is, and settling again changes nothing."""
    form, answers = made
    shut = not_asked(form, answers)
    for paper in (False, True):
        found = settled(form, answers, paper=paper)
        assert settled(form, found, paper=paper) == found
        for item in form.items:
            if item.key not in shut:
                assert found[item.key] == answers.get(item.key, Blank())
            else:
                assert not isinstance(found[item.key], Given)

"""Answers ⇄ the data file's row."""

import re

from hypothesis import given
from hypothesis import strategies as st

from forms import columns
from forms.answers import Answers, Blank, Given, Reason, Unclear
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.model import Form
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import answered_forms


@given(answered_forms(), st.text())
def test_any_row_reads_back_as_the_answers(made: tuple[Form, Answers], translation: str) -> None:
    """For any form and any answers nothing is lost in the file, whatever is translated."""
    form, answers = made
    row = columns.row(form, answers, dict.fromkeys(answers, translation))
    assert len(row) == len(columns.header(form))
    assert columns.answers(form, row) == answers


@given(answered_forms(), st.text())
def test_no_cell_is_a_formula(made: tuple[Form, Answers], translation: str) -> None:
    """A spreadsheet runs nothing that a resident or an officer wrote."""
    form, answers = made
    for cell in columns.row(form, answers, dict.fromkeys(answers, translation)):
        if not re.fullmatch(r"-|-[0-9.]+", cell):  # not asked, and a number below nothing
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_columns_are_the_keys_of_the_items() -> None:
    """They stay when a question is reworded."""
    assert columns.header(OUTCOMES_RESIDENTS)[:3] == [
        "experience.influence",
        "experience.influence.written",
        "experience.influence.note",
    ]


def test_states_are_told_apart() -> None:
    """Empty is blank; a question mark begins what is unclear; a note has its own column."""
    row = columns.row(
        OUTCOMES_RESIDENTS,
        {
            "experience.influence": Given("agree", "mostly"),
            "experience.heard": Unclear(Reason.SEVERAL, "agree disagree"),
            "experience.worthwhile": Unclear(Reason.ILLEGIBLE),
            "experience.more_work": Blank(),
        },
    )
    assert row[:12] == [
        *("agree", "", "mostly"),
        *("?several", "agree disagree", ""),
        *("?illegible", "", ""),
        *("", "", ""),
    ]


def test_translations_stand_after_all_answers() -> None:
    """One column for each answer in words; names and numbers need none."""
    header = columns.header(EVERY_KIND)
    first = next(place for place, name in enumerate(header) if name.endswith(".translation"))
    rows = [f"claims.{row}.what.translation" for row in range(1, 7)]
    assert header[first:] == [
        *("role.other.text.translation", "needs.other.text.translation", *rows),
        *("heard_from.translation", "idea.translation"),
    ]
    row = columns.row(EVERY_KIND, {}, {"heard_from": "=my neighbour"})
    assert row[-2:] == ["'=my neighbour", ""]

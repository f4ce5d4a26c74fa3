"""Answers ⇄ the data file's row."""

import re

from hypothesis import given

from forms import columns
from forms.answers import Answers, Blank, Given, Reason, Unclear
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.model import Form
from tests.strategies import answered_forms


@given(answered_forms())
def test_any_row_reads_back_as_the_answers(made: tuple[Form, Answers]) -> None:
    """For any form and any answers nothing is lost in the file."""
    form, answers = made
    assert columns.answers(form, columns.row(form, answers)) == answers


@given(answered_forms())
def test_no_cell_is_a_formula(made: tuple[Form, Answers]) -> None:
    """A spreadsheet runs nothing that a resident wrote."""
    form, answers = made
    for cell in columns.row(form, answers):
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

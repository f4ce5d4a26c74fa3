"""Counts → the numbers of a report."""

import pytest

from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.tally import Count, median, tally

KEY = "experience.influence"


def test_blank_is_what_neither_answered_nor_was_unclear() -> None:
    """Ten responses: six clear, one unclear, three blank."""
    numbers = tally(
        OUTCOMES_RESIDENTS,
        10,
        [
            Count(KEY, "given", "agree", 4),
            Count(KEY, "given", "strongly_disagree", 2),
            Count(KEY, "several", None, 1),
            Count(KEY, "blank", None, 1),
            Count(KEY, "given", "no_such_option", 9),
            Count("no.such.item", "given", "agree", 9),
        ],
    )[KEY]
    assert numbers.counts == (2, 0, 0, 4, 0)
    assert (numbers.answered, numbers.unclear, numbers.blank) == (6, 1, 3)
    assert numbers.shares == (2 / 6, 0, 0, 4 / 6, 0)


def test_no_answers_have_no_shares() -> None:
    """Nothing is divided by nothing."""
    numbers = tally(OUTCOMES_RESIDENTS, 0, [])[KEY]
    assert numbers.shares is None
    assert numbers.blank == 0


@pytest.mark.parametrize(
    ("counts", "place"),
    [((0, 0, 0), None), ((1, 0, 0), 0), ((1, 1, 1), 1), ((1, 0, 1), 0), ((0, 0, 5), 2)],
)
def test_the_median_is_the_middle_answer(counts: tuple[int, ...], place: int | None) -> None:
    """Of two middle answers the lower one."""
    assert median(counts) == place

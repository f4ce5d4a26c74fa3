"""Numbers that add up to a known sum: which of them are hidden, so that no small one is known."""

from hypothesis import given
from hypothesis import strategies as st

from app.reach import Hidden, hide_small


@given(
    numbers=st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=8),
    least=st.integers(3, 10),
)
def test_no_hidden_number_can_be_worked_out(numbers: dict[str, int], least: int) -> None:
    """Every small one is hidden, nothing is hidden alone, and what is hidden is no small sum."""
    told = hide_small(numbers, least)
    hidden = [numbers[name] for name, number in told.items() if isinstance(number, Hidden)]
    assert told.keys() == numbers.keys()
    for name, number in told.items():
        if isinstance(number, Hidden):
            assert (number == Hidden.FEW) is (0 < numbers[name] < least)
        else:
            assert number == numbers[name]
            assert number == 0 or number >= least
    if sum(numbers.values()) >= least and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= least

"""What it takes to post a form, told before it is printed a thousand times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printables.postage import postage


@pytest.mark.parametrize(
    ("pages", "leaves", "grams", "band"),
    [
        (1, 1, 13, "letter up to 100 g"),
        (2, 1, 13, "letter up to 100 g"),
        (3, 2, 18, "letter up to 100 g"),
        (36, 18, 98, "letter up to 100 g"),
        (37, 19, 115, "large letter up to 250 g"),
        (92, 46, 250, "large letter up to 250 g"),
        (93, 47, 255, "large letter up to 500 g"),
        (193, 97, 505, "large letter up to 750 g"),
        (293, 147, 755, "parcel"),
    ],
)
def test_a_form_by_post(pages: int, leaves: int, grams: int, band: str) -> None:
    """Two pages a leaf of five grams, folded into a C5 envelope while it stays a letter."""
    told = postage(pages)
    assert (told.leaves, told.grams, told.band) == (leaves, grams, band)


@given(st.integers(1, 600))
def test_more_pages_never_weigh_less(pages: int) -> None:
    """One page more costs the same or more."""
    assert postage(pages + 1).grams >= postage(pages).grams

"""The keying screen → what a screen reader says of it, kept word for word in heard/.

See test_heard.py for how to renew what is kept.
"""

from itertools import count

import pytest

from app import codes
from tests.forms.six_and_two import SIX_AND_TWO
from tests.journeys.test_heard import is_kept, published, spoken_controls
from tests.paper import opened
from tests.screen_reader.virtual import ScreenReader
from tests.site import Visitor

LETTERS = "4K7PQ2H9XWVT3N6M" * 4


@pytest.fixture(autouse=True)
def _codes_never_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes of the form and of the batch, which differ, are the same in each run."""
    begin = count()
    monkeypatch.setattr(codes, "random_letters", lambda length: LETTERS[next(begin) :][:length])


def test_the_keying_screen_is_heard_as_it_is_kept(
    visitor: Visitor, screen_reader: ScreenReader
) -> None:
    """Blank, and with a number that is no box: each field with its number, question and codes."""
    version = published(SIX_AND_TWO)
    address = opened(visitor, version)
    phrases = screen_reader(visitor.page.text)
    is_kept("keying.en", phrases)
    spoken = spoken_controls(phrases)
    for item in version.in_language("en").items:
        assert any(one.startswith(f"{item.number}. {item.label}") for one in spoken), item.key
    visitor.send(address, _do="check", **{"experience.influence": "9"})
    assert visitor.page.status_code == 422
    is_kept("keying-wrong.en", screen_reader(visitor.page.text))

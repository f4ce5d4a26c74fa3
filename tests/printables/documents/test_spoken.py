"""A language speaks a letter only where it has every word of it."""

import pytest

from printables.documents import LETTERS, as_pdf
from printables.documents.facts import Facts
from printables.documents.spoken import speaks
from printables.frame import PAGE
from printables.letter import NAME_AND_ADDRESS
from tests.printables.documents.samples import EMPTY, FULL


class Asked:
    """English, but for what it lacks; it notes what it is asked for."""

    language = "en"
    checked = True

    def __init__(self, lacks: str = "") -> None:
        self.lacks = lacks
        self.noted: set[str] = set()

    def find(self, message: str) -> str | None:
        """The message, if it is there."""
        self.noted.add(message)
        return None if message == self.lacks else message

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The message for this number, if it is there."""
        return self.find(one if number == 1 else many)


@pytest.mark.parametrize("key", LETTERS)
@pytest.mark.parametrize("facts", [EMPTY, FULL], ids=["empty", "full"])
def test_a_letter_is_spoken_where_no_word_of_it_is_missing(key: str, facts: Facts) -> None:
    """All that its paper says is asked for, but for what is on every paper of ours."""
    letter, paper, asked = LETTERS[key].make(facts), Asked(), Asked()
    as_pdf.lay_out(letter, paper)
    assert speaks(asked, letter)
    assert paper.noted - asked.noted <= {PAGE, NAME_AND_ADDRESS}
    assert [one for one in asked.noted if speaks(Asked(lacks=one), letter)] == []

"""A letter → the rules for paper that its pages break."""

import pytest

from forms.wording import Words
from printables import plain
from printables.documents.as_pdf import lay_out
from printables.documents.parts import Document
from printables.editions import EDITIONS
from tests.printables import geometry


def problems(document: Document, words: Words, edition: str = "standard") -> list[str]:
    """As of any sheet; but a letter's text goes further down."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(EDITIONS, edition, plain.with_a_foot(EDITIONS[edition]))
        return geometry.problems(lay_out(document, words, edition), edition)

"""Every letter in every language and print, for each council and with gaps: as PDF and as ODT."""

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.languages import languages, words
from config import PROFILES
from printables.documents import LETTERS
from printables.documents.as_odt import write
from printables.documents.as_pdf import render
from printables.documents.spoken import speaks
from tests.printables.documents.paper import problems
from tests.printables.documents.samples import EMPTY, FULL
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

FACTS = {
    "empty": EMPTY,
    **{
        name: replace(
            FULL,
            to=(),  # an address is as small as a window needs it
            council=replace(FULL.council, definition=own.definition, principles=own.principles),
        )
        for name, own in PROFILES.items()
    },
}
PRINTS = ("standard", "large")


@pytest.mark.parametrize("language", languages())
def test_every_letter_keeps_the_rules_for_paper_and_for_screen_readers(
    tmp_path: Path, language: str
) -> None:
    """Nothing is cut off, near or too small; and all that ISO 14289-1 promises is there."""
    files: list[Path] = []
    for key, name, edition in product(LETTERS, FACTS, PRINTS):
        document = LETTERS[key].make(FACTS[name])
        assert problems(document, words(language), edition) == [], (key, name, edition)
        files.append(tmp_path / f"{key}-{name}-{edition}.pdf")
        files[-1].write_bytes(render(document, words(language), edition))
    found = verdicts(files)
    assert list(found) == files
    for file, verdict in found.items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name


@pytest.mark.parametrize(("key", "language"), [*product(LETTERS, languages())])
def test_every_letter_has_all_its_words_and_can_be_changed_by_the_council(
    key: str, language: str
) -> None:
    """No sentence of ours is left in English."""
    for facts, large in product(FACTS.values(), (False, True)):
        document = LETTERS[key].make(facts)
        assert language == "en" or speaks(words(language), document)
        with ZipFile(BytesIO(write(document, words(language), large=large))) as file:
            assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            assert file.testzip() is None

"""Letters for window envelopes: the sheet on top of a form that is posted, and the thanks for one.

The address shows in the window whatever it is; nothing else does.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printables import acknowledgement, address_sheet, letter
from printables.acknowledgement import Thanks
from printables.address_sheet import AddressSheet
from printables.editions import EDITIONS, MM
from printables.letter import MOST_LINES, Envelope, Letter
from printables.text import Line
from printables.things import Page
from tests.printables.geometry import ink, problems
from tests.printables.samples import WORDS, library_form
from tests.printables.tag_tree import read
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

SHORT = ("Ms Zoë Łukasiewicz", "Flat 3, <b>The “Old” Mill</b>", "12 High Street", "RG14 5LD")
LONG = ("Dr Wolfeschlegelsteinhausen-Bergerdorff", "x" * 60, "A house, " * 12, "RG14 5LD")
EDITION = ("standard", "large", "bilingual")
EVERY = [
    (words, edition)
    for words in WORDS
    for edition in EDITION
    if (words, edition) != ("en", "bilingual")
]
# Of the top of the sheet, what the window of a C5 envelope may show (mm; see printables.letter).
SEEN, HIDDEN_BELOW = (53.5, 88.5), 102


def envelope(to: tuple[str, ...] = SHORT) -> Envelope:
    """From the council to somebody."""
    own = ("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD")
    return Envelope(council=own[0], return_address=own, to=to)


def on_top(language: str = "en", **changes: Any) -> AddressSheet:
    """The sheet that goes on top of a form."""
    form = library_form("outcomes-residents", language).title
    usual = {"envelope": envelope(), "telephone": "01635 551111", "anonymous": True}
    return AddressSheet(**{**usual, "form": form, **changes})


def thanks(language: str = "en", **changes: Any) -> Thanks:
    """The letter to somebody whose form has come."""
    form = library_form("outcomes-residents", language).title
    usual = {"envelope": envelope(), "telephone": "01635 551111", "reference": "7K3M9QX"}
    return Thanks(**{**usual, "form": form, "closes": date(2027, 3, 31), **changes})


def both(language: str) -> list[Letter]:
    """What both letters say."""
    return [address_sheet.letter(on_top(language)), acknowledgement.letter(thanks(language))]


def laid(said: Letter, to: tuple[str, ...], language: str, edition: str) -> tuple[Page, ...]:
    """The letter's pages."""
    return letter.lay_out(said, envelope(to), WORDS[language], EDITIONS[edition])


def test_the_sheet_on_top_says_what_is_in_the_envelope() -> None:
    """From the sender to the telephone number, in this order."""
    told = [
        said.text.strip()
        for said in read(address_sheet.render_sheet(on_top(), WORDS["en"], "standard"))
    ]
    assert told[:5] == [
        "West Berkshire Council",
        "Market Street, Newbury, RG14 5LD",
        " ".join(SHORT),
        "Here is the form that you asked for",
        "Co-production outcomes questionnaire: residents",
    ]
    assert any(text.startswith("Please keep this page") for text in told)
    assert "01635 551111" in told[-1]
    named = read(address_sheet.render_sheet(on_top(anonymous=False), WORDS["en"], "standard"))
    assert not any(said.text.startswith("Please keep this page") for said in named)


def test_the_letter_of_thanks_says_what_happens_next() -> None:
    """Its reference, the last day, and after that that the results come."""
    told = " ".join(
        said.text for said in read(acknowledgement.render_thanks(thanks(), WORDS["en"], "large"))
    )
    for text in ("Thank you. We have your form", "7K3M9QX", "closes on 31 March 2027"):
        assert text in told
    later = read(acknowledgement.render_thanks(thanks(closes=None), WORDS["en"], "large"))
    assert any("has closed" in said.text for said in later)


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_the_window_shows_the_address_and_nothing_else(language: str, edition: str) -> None:
    """In every language and print; a letter is one page, in two languages one leaf."""
    for said in both(language):
        for to in (SHORT, LONG):
            page, *back = laid(said, to, language, edition)
            assert len(back) <= (edition == "bilingual")
            for placed in page.placed:
                for rect in ink(placed, EDITIONS[edition]):
                    if rect.bottom < SEEN[0] * MM or rect.top > HIDDEN_BELOW * MM:
                        continue
                    assert SEEN[0] * MM < rect.top < rect.bottom < SEEN[1] * MM
                    assert 20 * MM < rect.left < rect.right < 91 * MM


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_layout_keeps_the_rules_for_paper(language: str, edition: str) -> None:
    """Sizes and margins as on the form; but the address, which the post's machines read, is 12."""
    for said in both(language):
        page, *back = laid(said, SHORT, language, edition)
        rest = tuple(
            placed for placed in page.placed if placed.x != pytest.approx(letter.WINDOW_LEFT)
        )
        assert len(page.placed) == len(rest) + len(SHORT)
        assert problems((Page(placed=rest), *back), edition) == []


@given(
    st.lists(
        st.text("abc ÉŁ,;'\"<&>{}%\u0634\u0639", min_size=1, max_size=90), min_size=1, max_size=9
    )
)
@settings(max_examples=60, deadline=None)
def test_an_address_is_printed_whole_or_refused(to: list[str]) -> None:
    """However long its lines are: nothing is cut off, and there are at most eight."""
    if not letter.fits(to):
        with pytest.raises(ValueError, match="fit"):
            laid(address_sheet.letter(on_top()), tuple(to), "en", "standard")
        return
    (page,) = laid(address_sheet.letter(on_top()), tuple(to), "en", "standard")
    window = [placed.thing for placed in page.placed if placed.x == letter.WINDOW_LEFT]
    shown = [thing.text for thing in window if isinstance(thing, Line)]
    assert len(shown) <= MOST_LINES
    assert "".join("".join(shown).split()) == "".join("".join(to).split())


@pytest.mark.parametrize(
    "to", [(), (" ",), ("\0",), ("Ꭰ",), ("x\x1b[31m",), ("a",) * 9, ("x" * 999,), ("x" * 10**6,)]
)
def test_what_no_envelope_can_show_is_refused(to: tuple[str, ...]) -> None:
    """Nothing, signs that no font has, and far too much."""
    assert not letter.fits(to)


def test_every_letter_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    """Whoever reads it with a screen reader gets all that ISO 14289-1 promises."""
    files = []
    for language, edition in EVERY:
        words = WORDS[language]
        arabic = on_top(language, envelope=envelope(("أمينة حسن", "12 High Street", "RG14 5LD")))
        for name, pdf in (
            ("sheet", address_sheet.render_sheet(arabic, words, edition)),
            ("thanks", acknowledgement.render_thanks(thanks(language), words, edition)),
        ):
            files.append(tmp_path / f"{name}-{language}-{edition}.pdf")
            files[-1].write_bytes(pdf)
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name

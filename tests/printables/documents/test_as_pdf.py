"""Letters as PDF: read aloud in their order, with nothing lost, and gaps that one sees."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from forms.wording import Phrase
from printables.documents.as_pdf import lay_out, render
from printables.documents.parts import (
    Address,
    Bullets,
    Document,
    Gap,
    Heading,
    Paragraph,
    Table,
)
from printables.editions import EDITIONS, MM
from printables.letter import TEXT_TOP, WINDOW_BEGINS, WINDOW_LEFT, WINDOW_TOP
from printables.text import Line
from printables.things import Page, Placed, Thing, Writing
from tests.printables.documents.every_part import (
    EACH,
    EVERY,
    LETTER,
    LONG_WORD,
    MEETINGS,
    PURPOSE,
    RULES_OF_THE_GROUP,
    TO,
    TO_A_PERSON,
    TO_NOBODY_YET,
    UNTRANSLATED,
    SampleWords,
    said,
)
from tests.printables.documents.paper import problems
from tests.printables.tag_tree import Node, read, tree
from tests.printables.test_checkers import RULES
from tests.verapdf import verdicts

ENGLISH = SampleWords("en")


def with_table(table: Table) -> Document:
    """A letter with nothing but a table."""
    return replace(LETTER, parts=(table,))


def placed_on(pages: tuple[Page, ...]) -> list[Placed]:
    """Everything on these pages."""
    return [placed for page in pages for placed in page.placed]


def said_by(thing: Thing) -> str:
    """What a line of text says; nothing else says anything."""
    return thing.text.strip() if isinstance(thing, Line) else ""


def cells(row: Node) -> list[str]:
    """What the cells of a row say."""
    return [cell.said.strip() for cell in row.kids]


def test_it_is_read_aloud_in_its_order() -> None:
    """From the council's name to the last entry of the last list, each in its role."""
    told = [(one.path, one.text.strip()) for one in read(render(LETTER, ENGLISH))]
    row = "Document/Table/TR"
    assert told == [
        ("Document/P", "West Berkshire Council"),
        ("Document/H1", "How we work together"),
        ("Document/P", "Thatcham Park"),
        ("Document/H2", "About the group"),
        ("Document/P", "We want a park for all. Come and help us plan it."),
        ("Document/P", "[What the group is for]"),
        ("Document/L/LI/Lbl", "•"),
        ("Document/L/LI/LBody", "Listen to each other."),
        ("Document/L/LI/Lbl", "•"),
        ("Document/L/LI/LBody", "[Another rule of the group]"),
        ("Document/H3", "When we meet"),
        (
            "Document/P",
            "We meet until 28 April 2027. Do you have a question? Telephone 01635 551111.",
        ),
        (f"{row}/TH", "Day"),
        (f"{row}/TH", "Where"),
        (f"{row}/TH", "What we talk about"),
        (f"{row}/TD/P", "On 31 March 2027"),
        (f"{row}/TD/P", "Newbury Library"),
        (f"{row}/TD/P", "On 28 April 2027"),
        (f"{row}/TD/P", "[Where we meet]"),
        (f"{row}/TD/P", "Everybody is welcome."),
        (f"{row}/TD/P", UNTRANSLATED),
        ("Document/L/LI/Lbl", "1."),
        ("Document/L/LI/LBody", "One person speaks at a time."),
        ("Document/L/LI/Lbl", "2."),
        ("Document/L/LI/LBody", UNTRANSLATED),
    ]


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_layout_keeps_the_rules_for_paper(language: str, edition: str) -> None:
    """Nothing leaves its margins, lies on anything else, or is too small to read or write on."""
    for document in (LETTER, TO_NOBODY_YET):
        assert problems(document, SampleWords(language), edition) == []


def test_every_letter_keeps_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    """Whoever reads it with a screen reader gets all that ISO 14289-1 promises."""
    files = []
    for language, edition in EVERY:
        for name, document in EACH.items():
            files.append(tmp_path / f"{name}-{language}-{edition}.pdf")
            files[-1].write_bytes(render(document, SampleWords(language), edition))
    for file, verdict in verdicts(files).items():
        assert verdict.rules == RULES
        assert verdict.failures == [], file.name


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_what_is_in_another_language_says_so(language: str) -> None:
    """A project's own words, and ours while nobody has translated them."""
    languages = {
        one.text.strip(): one.language for one in read(render(LETTER, SampleWords(language)))
    }
    assert languages["Thatcham Park"] == "en"
    assert languages[UNTRANSLATED] == "en"
    assert [each for text, each in languages.items() if text in ("O grupie", "عن المجموعة")] == [
        language
    ]


def test_the_cells_of_a_table_know_their_headings() -> None:
    """Each heading says that it heads a column, and an empty cell is still a cell."""
    (table,) = tree(render(LETTER, ENGLISH)).all("Table")
    head, first, second = table.kids
    assert [cell.attributes["Scope"] for cell in head.kids] == ["/Column"] * 3
    assert [cell.role for cell in (*first.kids, *second.kids)] == ["TD"] * 6
    assert cells(first)[2] == ""


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_a_gap_shows_its_lines_to_write_on(edition: str) -> None:
    """As far apart as on a form, right below what is wanted."""
    placed = placed_on(lay_out(LETTER, ENGLISH, edition))
    fields = [(one, after) for one, after in pairwise(placed) if isinstance(after.thing, Writing)]
    wanted = [one.thing.text.strip() for one, _ in fields if isinstance(one.thing, Line)]
    assert wanted == ["[What the group is for]", "[Another rule of the group]", "[Where we meet]"]
    lines = [after.thing.lines for _, after in fields if isinstance(after.thing, Writing)]
    assert lines == [3, 2, 1]
    for (one, after), count in zip(fields, lines, strict=True):
        assert after.height == pytest.approx(count * EDITIONS[edition].writing_pitch)
        assert after.y == pytest.approx(one.y + one.height)
        assert after.tag is None


def test_a_gap_of_many_lines_goes_on_overleaf() -> None:
    """Where somebody writes down all that is said in a meeting."""
    document = replace(LETTER, parts=(replace(PURPOSE, lines=60),))
    pages = lay_out(document, ENGLISH)
    fields = [placed.thing for placed in placed_on(pages) if isinstance(placed.thing, Writing)]
    assert sum(field.lines for field in fields) == 60
    assert problems(document, ENGLISH) == []


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_a_long_word_is_split_rather_than_cut_off(language: str, edition: str) -> None:
    """In a heading, a list, a gap, a cell, and as the heading of a column."""
    word = Phrase(LONG_WORD, "en")
    row = ((word,), (Gap(wanted=said(LONG_WORD)),), ())
    document = replace(
        LETTER,
        parts=(
            Heading(text=word),
            Paragraph(text=word, strong=True),
            Bullets(entries=(word,), numbered=True),
            Table(head=(word, word, word), rows=(row,), widths=(0.2, 0.3, 0.5)),
        ),
    )
    words = SampleWords(language)
    assert problems(document, words, edition) == []
    # Three parts, two cells, and the headings of these two cells.
    told = "".join(one.text for one in read(render(document, words, edition)))
    assert told.count(LONG_WORD) == 7


def test_a_long_table_repeats_its_headings_on_every_page() -> None:
    """A reader who turns the page still knows what each column is."""
    document = with_table(replace(MEETINGS, rows=[*MEETINGS.rows] * 30))
    pages = lay_out(document, ENGLISH)
    (table,) = tree(render(document, ENGLISH)).all("Table")
    heads = [cells(row) for row in table.kids if row.kids[0].role == "TH"]
    assert len(pages) > 2
    assert heads == [["Day", "Where", "What we talk about"]] * len(pages)
    assert len(table.kids) == 60 + len(pages)
    assert problems(document, ENGLISH) == []


@pytest.mark.parametrize(
    ("table", "edition"),
    [
        (replace(MEETINGS, widths=(0.1, 0.5, 0.4)), "standard"),
        (replace(MEETINGS, widths=(0.2, 0.4, 0.4)), "large"),
        (replace(MEETINGS, rows=((("Come. " * 900,), (), ()), *MEETINGS.rows)), "standard"),
    ],
    ids=["no room for a word", "no room in large print", "higher than a page"],
)
def test_a_table_without_room_is_told_row_by_row(table: Table, edition: str) -> None:
    """Each cell comes after the heading of its column, and nothing is cut off."""
    pdf = render(with_table(table), ENGLISH, edition)
    assert tree(pdf).all("Table") == []
    told = [one.text.strip() for one in read(pdf)][3:]
    assert told[-7:] == [
        "Day",
        "On 28 April 2027",
        "Where",
        "[Where we meet]",
        "What we talk about",
        "Everybody is welcome.",
        UNTRANSLATED,
    ]
    assert " ".join(told).count("Come.") == 900 * (len(table.rows) - 2)
    assert problems(with_table(table), ENGLISH, edition) == []


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_a_letter_to_a_person_shows_the_address_in_its_window(language: str, edition: str) -> None:
    """On the left in every language; what the letter says begins below the window."""
    first, *_ = lay_out(TO_A_PERSON, SampleWords(language), edition)
    shown = [p for p in first.placed if p.x == pytest.approx(WINDOW_LEFT)]
    assert [p.thing.text.strip() for p in shown if isinstance(p.thing, Line)] == list(TO)
    assert shown[0].y == pytest.approx(WINDOW_TOP)
    below = [p.y for p in first.placed if p.tag is not None and p.tag.role == "H1"]
    assert min(below) == pytest.approx(TEXT_TOP)


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_a_long_return_address_stays_above_the_window(edition: str) -> None:
    """Or the post would read it as the address: it is set in smaller letters."""
    long = ("West Berkshire Council", *(f"A long line of an address, number {n}" for n in range(5)))
    first, *_ = lay_out(replace(TO_A_PERSON, return_address=long), ENGLISH, edition)
    above = [p for p in first.placed if p.y < WINDOW_TOP - 1 and isinstance(p.thing, Line)]
    assert len(above) > 1
    assert max(p.y + p.height for p in above) <= WINDOW_BEGINS


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_letter_to_nobody_yet_has_lines_in_its_window(language: str) -> None:
    """For a name and an address that are written by hand, and told to a screen reader."""
    first, *_ = lay_out(TO_NOBODY_YET, SampleWords(language))
    (field,) = [p for p in first.placed if p.x == pytest.approx(WINDOW_LEFT)]
    assert isinstance(field.thing, Writing)
    assert field.thing.lines == 4
    assert field.height == pytest.approx(32 * MM)
    (told,) = tree(render(TO_NOBODY_YET, ENGLISH)).all("Form")
    assert told.attributes["Desc"] == "Name and address"


def test_an_address_that_no_window_shows_is_refused() -> None:
    """Rather than cut off, or printed over the letter."""
    with pytest.raises(ValueError, match="fit"):
        render(replace(LETTER, address=Address(to=("a",) * 9)), ENGLISH)


def test_pages_are_numbered_where_there_are_several() -> None:
    """Below the text, and not read aloud."""
    long = replace(LETTER, parts=[*LETTER.parts] * 3)
    pages = lay_out(long, ENGLISH)
    foot = [p.thing for p in placed_on(pages) if p.band == "Footer" and p.tag is None]
    assert [line.text for line in foot if isinstance(line, Line)] == [
        f"Page {number} of {len(pages)}" for number in range(1, len(pages) + 1)
    ]
    (only,) = lay_out(LETTER, ENGLISH)
    assert not [placed for placed in only.placed if placed.band == "Footer"]


def test_what_leads_to_a_list_or_a_gap_stays_with_it() -> None:
    """No page ends with "This is what the group will do:"."""
    leading = Paragraph(text=said("When we meet"))
    for lines in range(20, 45):
        above = Paragraph(text="Come.\n" * lines)
        for part in (PURPOSE, RULES_OF_THE_GROUP, MEETINGS):
            pages = lay_out(replace(LETTER, parts=(above, leading, part)), ENGLISH)
            for page in pages:
                *_, last = (said_by(p.thing) for p in page.placed if p.band == "Layout")
                assert last != "When we meet"


def test_the_same_letter_gives_the_same_bytes() -> None:
    """So that two officers print the same."""
    assert render(LETTER, ENGLISH) == render(LETTER, ENGLISH)

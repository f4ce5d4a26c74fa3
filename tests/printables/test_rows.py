"""A question with rows on paper: a table that goes on overleaf, or rows below one another."""

import pytest

from forms.items import letter
from forms.model import Date, Money, Rows, Text
from printables.sheet import Sheet
from printables.text import Line
from printables.things import Writing
from tests.printables.geometry import problems
from tests.printables.samples import WORDS
from tests.printables.tag_tree import Node, tree
from tests.printables.test_kinds import (
    LANGUAGES,
    descriptions,
    fields,
    filled_in,
    pages,
    sheet,
    things,
    told,
)

CLAIMS = Rows(
    key="claims",
    label="What did it cost you?",
    fields=(
        Date(key="day", label="Day"),
        Text(key="what", label="What for"),
        Money(key="amount", label="Amount"),
    ),
    most=40,
    printed=30,
)


def table_of(made: Sheet) -> list[list[Node]]:
    (table,) = tree(made.pdf).all("Table")
    return [row.kids for row in table.all("TR")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_a_table(language: str) -> None:
    """Each line of a table has its number as its header, each column its letter and label."""
    made = sheet(CLAIMS, language=language)
    rows = table_of(made)
    heads = [row for row in rows if all(cell.role == "TH" for cell in row)]
    lines = [row for row in rows if row not in heads]
    assert len(heads) == len({mark.page for mark in fields(made)})
    for head in heads:
        assert [cell.attributes["Scope"] for cell in head] == ["/Column"] * 4
        assert [letter(n) for n in range(3)] == [cell.said.split(".")[0] for cell in head[1:]]
        assert head[2].said.strip() == "b. What for"
    assert [line[0].said for line in lines] == [f"1.{n}" for n in range(1, 31)]
    assert all(line[0].attributes["Scope"] == "/Row" for line in lines)
    day, what, amount, pounds = (
        WORDS[language].find(word) or word for word in ("Day", "What for", "Amount", "in pounds")
    )
    assert descriptions(made)[:3] == [
        f"1.1a. What did it cost you: {day}",
        f"1.1b. What did it cost you: {what}",
        f"1.1c. What did it cost you: {amount}: {pounds}",
    ]
    assert filled_in(made) == [
        (f"claims.{row}.{key}", "") for row in range(1, 31) for key in ("day", "what", "amount")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_thirty_rows_go_over_pages(language: str) -> None:
    """A long table keeps every rule; each page of it begins with its headers; no row is split."""
    laid = pages(CLAIMS, language=language)
    assert problems(laid, "standard") == []
    with_rows = [page for page in laid if things(page, Writing)]
    assert len(with_rows) > 1
    for page in with_rows:
        heads = [p for p in things(page, Line) if p.tag and p.tag.scope == "Column"]
        assert heads
        assert max(p.y for p in heads) < min(p.y for p in things(page, Writing))
        assert len(things(page, Writing)) % 3 == 0


def test_more_lines_than_are_printed() -> None:
    """Who needs more lines, or entries below one another, is told how to add them if any may be."""
    full = Rows(key="a", label="b", fields=(Text(key="c", label="d"),), most=2, printed=2)
    assert "If you need more lines" in told(sheet(CLAIMS))
    assert "If you need more entries" in told(sheet(CLAIMS, edition="large"))
    for edition in ("standard", "large"):
        assert "If you need more" not in told(sheet(full, edition=edition))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_rows_below_one_another(language: str, edition: str) -> None:
    """In large print, or with too many columns, the fields of a row stand below one another."""
    six = tuple(Text(key=f"f{n}", label=f"Field {n}") for n in range(6))
    rows = Rows(key="many", label="b", fields=six, most=4, printed=2)
    made = sheet(rows, language=language, edition=edition)
    assert not tree(made.pdf).all("Table")
    heads = [head.said for head in tree(made.pdf).all("H4")]
    assert [head.split(" ")[0] for head in heads] == ["1.1.", "1.2."]
    if language == "en":
        assert heads == ["1.1. Entry 1", "1.2. Entry 2"]
    assert descriptions(made)[0] == "1.1a. b: Field 0"
    assert filled_in(made) == [(f"many.{row}.f{n}", "") for row in (1, 2) for n in range(6)]
    assert problems(pages(rows, language=language, edition=edition), edition) == []

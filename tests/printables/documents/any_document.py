"""Any letter: strategies for Hypothesis, and what a letter says in its order."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from forms.wording import Phrase
from printables.documents.parts import (
    Bullets,
    Document,
    Gap,
    Heading,
    Paragraph,
    Part,
    Said,
    Table,
    Words,
)
from tests.printables.documents.every_part import LETTER, SAID, said

own_words = st.text("abc éŁż ,.()شع\n", min_size=1, max_size=80).filter(lambda t: bool(t.strip()))
texts: st.SearchStrategy[Words] = st.one_of(
    st.sampled_from([said(message, date="", telephone="01635") for message in SAID]),
    st.builds(Phrase, own_words, st.sampled_from(["en", "ar"])),
)
gaps = st.builds(
    Gap, wanted=st.sampled_from([said(m) for m in SAID if m[0] == "["]), lines=st.integers(0, 40)
)
texts_and_gaps = st.one_of(texts, gaps)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with one to five columns."""
    shares = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5))
    cell = st.lists(texts_and_gaps, max_size=2)
    row = st.tuples(*([cell] * len(shares)))
    return Table(
        head=draw(st.tuples(*([texts] * len(shares)))),
        rows=draw(st.lists(row, max_size=4)),
        widths=[share / sum(shares) for share in shares],
    )


parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, text=texts, level=st.sampled_from([2, 3])),
    st.builds(Paragraph, text=texts, strong=st.booleans()),
    st.builds(Bullets, entries=st.lists(texts_and_gaps, max_size=12), numbered=st.booleans()),
    tables(),
    gaps,
)
documents: st.SearchStrategy[Document] = st.builds(
    Document,
    title=st.just(LETTER.title),
    about=own_words,
    council=st.just(LETTER.council),
    return_address=st.just(LETTER.return_address),
    parts=st.lists(parts, max_size=5),
    address=st.none(),
)


def words_of(each: Sequence[Part | Words]) -> Iterator[Words]:
    """Every text of some parts in their order, but for the headings of columns."""
    for part in each:
        match part:
            case Said() | str():
                yield part
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Gap(wanted=wanted):
                yield wanted
            case Bullets(entries=entries):
                yield from words_of(entries)
            case Table(rows=rows):
                for cell in (cell for row in rows for cell in row):
                    yield from words_of(cell)

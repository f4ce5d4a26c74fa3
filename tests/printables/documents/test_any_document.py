"""Any letter at all, in every language and print: nothing is lost, nothing is out of order."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from forms.wording import fill, say
from printables.documents.as_odt import write
from printables.documents.as_pdf import render
from printables.documents.parts import Document, Said, Words
from tests.printables.documents.any_document import documents, words_of
from tests.printables.documents.every_part import EDITIONS, LANGUAGES, SampleWords
from tests.printables.documents.paper import problems
from tests.printables.tag_tree import read

languages, editions = st.sampled_from(LANGUAGES), st.sampled_from(EDITIONS)


def bare(text: str) -> str:
    """A text without spaces and marks of direction."""
    return "".join("".join(text.split()).translate(dict.fromkeys(range(0x2066, 0x206A))))


def told(text: Words, language: str) -> str:
    """What a text says in a language."""
    if isinstance(text, Said):
        return bare(fill(say(SampleWords(language), text.message), text.values))
    return bare(text)


def assert_says(found: str, document: Document, language: str) -> None:
    """All of a letter's texts are there, each after the one before."""
    place = 0
    for text in words_of((document.title, document.about, *document.parts)):
        wanted = told(text, language)
        assert wanted in found[place:], wanted
        place = found.index(wanted, place) + len(wanted)


@given(document=documents, language=languages, edition=editions)
@settings(max_examples=40, deadline=None)
def test_any_letter_is_printed_whole_and_in_order(
    document: Document, language: str, edition: str
) -> None:
    """However long its words, tables and lists are."""
    words = SampleWords(language)
    assert problems(document, words, edition) == []
    found = "".join(one.text for one in read(render(document, words, edition)))
    assert_says(bare(found), document, language)


@given(document=documents, language=languages, large=st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_letter_is_written_whole_and_in_order(
    document: Document, language: str, large: bool
) -> None:
    """And the file is the same each time."""
    file = write(document, SampleWords(language), large)
    assert file == write(document, SampleWords(language), large)
    with ZipFile(BytesIO(file)) as parts:
        found = str(etree.fromstring(parts.read("content.xml")).xpath("string()"))
    assert_says(bare(found), document, language)

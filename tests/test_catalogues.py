"""The catalogues: complete, up to date, and honest about who has checked them."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.languages import TRANSLATIONS, languages, words
from tests.site import Visitor

TRANSLATED = languages()[1:]
# Messages that are the same in a language as in English, each with its reason.
SAME: dict[tuple[str, str], str] = {
    ("pl", "Administrator"): "the Polish word is the same",
    ("pl", "E-mail"): "the Polish word is the same",
    ("pl", "{heading}: {title}"): "names and a colon",
    ("pl", "{language}, {edition}:"): "names, a comma and a colon",
    ("ar", "{heading}: {title}"): "names and a colon",
}


def catalogue(language: str) -> Catalog:
    """The catalogue of a language, as it is in its file."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    return read_po(BytesIO(path.read_bytes()), locale=language)


def messages(language: str) -> Iterator[Message]:
    """Its messages, without the header."""
    return (message for message in catalogue(language) if message.id)


def strings(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A message's forms: one, or one for each plural."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The words that are in the code now, found in the way of `make translations`."""
    pot = tmp_path_factory.mktemp("words") / "messages.pot"
    recipe = Path("Makefile").read_text(encoding="utf-8")
    keywords = re.findall(r"-k (\S+)", recipe)
    assert keywords
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    for keyword in keywords:
        command += ["-k", keyword]
    command += ["-F", "pyproject.toml", "-o", str(pot), "forms", "printables", "app", "config.py"]
    subprocess.run(command, check=True)
    return read_po(BytesIO(pot.read_bytes()))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_words_that_the_code_has(language: str, extracted: Catalog) -> None:
    """None missing, none left over: else run `make translations`."""
    wanted = {str(strings(message.id)) for message in extracted if message.id}
    assert {str(strings(message.id)) for message in messages(language)} == wanted


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    """Nothing empty, nothing uncertain, nothing left in English without a reason."""
    for message in messages(language):
        assert not message.fuzzy, message.id
        for text in strings(message.string):
            assert text, message.id
            if (language, text) not in SAME:
                assert text not in strings(message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_names_of_its_message(language: str) -> None:
    """{telephone} and the like; where a word says the number, {number} may be left out."""
    for message in messages(language):
        names = {name for text in strings(message.id) for name in re.findall(r"{\w+}", text)}
        for text in strings(message.string):
            found = set(re.findall(r"{\w+}", text))
            missing = names - found - ({"{number}"} if isinstance(message.id, tuple) else set())
            assert not missing, message.id
            assert found <= names, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_plural_form_of_the_language_is_there(language: str) -> None:
    """Three in Polish, six in Arabic (CLDR)."""
    number = catalogue(language).num_plurals
    assert number == {"pl": 3, "ar": 6}[language]
    for message in messages(language):
        if isinstance(message.id, tuple):
            assert len(strings(message.string)) == number


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_whether_a_native_speaker_has_checked_it(
    language: str, visitor: Visitor
) -> None:
    """In its header; and while none has, every page says so, in the language."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    header = path.read_text(encoding="utf-8").partition("\n\n")[0]
    unchecked = '"X-Checked-By-Native-Speaker: no' in header
    assert words(language).checked != unchecked
    page = visitor.get(f"/{language}/").text
    said = words(language).find(
        "No native speaker has checked this translation yet. "
        "If something is unclear, telephone {telephone}."
    )
    assert said is not None
    assert (said.partition("{")[0] in page) == unchecked
    assert "No native speaker" not in visitor.get("/en/").text


def test_an_unknown_language_is_said() -> None:
    """It names what to do."""
    with pytest.raises(LookupError, match="make translations"):
        words("xx")

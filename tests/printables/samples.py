"""Words, a cover and forms to print in tests: English, Polish and Arabic, with a gap or two."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from forms.library import FORMS
from forms.model import Choice, Form, Option, Question, Section, Statement, Statements, Text
from forms.wording import in_language, texts
from printables.cover import Cover

NAMES = {
    "council": "West Berkshire Council",
    "place": "West Berkshire",
    "project": "Thatcham Park",
}
# Enough of two languages to see them on paper; not for print. Polish has a gap or two, Arabic more.
MESSAGES = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


class FakeWords:
    """A catalogue of a few messages; what it lacks shows in English."""

    def __init__(self, language: str, found: Mapping[str, str], *, checked: bool = False) -> None:
        self.language = language
        self.checked = checked
        self._found = found

    def find(self, message: str) -> str | None:
        return message if self.language == "en" else self._found.get(message)

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        if self.language == "en":
            return one if number == 1 else many
        return self._found.get(one)


WORDS = {
    "en": FakeWords("en", {}, checked=True),
    "pl": FakeWords("pl", MESSAGES["pl"]),
    "ar": FakeWords("ar", MESSAGES["ar"]),
}

COVER = Cover(
    council="West Berkshire Council",
    project="Thatcham Park",
    last_date=date(2027, 3, 31),
    return_address=("Co-production Team", "Market Street, Newbury", "RG14 5LD"),
    telephone="01635 42400",
    code="7K3M9QX",
    specimen=False,
    address="https://forms.westberks.gov.uk/q/7K3M9QX/en/standard",
)


def library_form(key: str, language: str) -> Form:
    """A form of the library as a reader of this language sees it."""
    return spoken(FORMS[key], language)


def spoken(form: Form, language: str) -> Form:
    """A form in a language, gaps in English."""
    found = {} if language == "en" else texts(form, WORDS[language])
    return in_language(form, language, found, NAMES)


def form_of(*questions: Question, title: str = "A form", intro: str = "") -> Form:
    """A form with one section of these questions, in English."""
    section = Section(title="A section", questions=questions, intro=intro)
    return spoken(Form(key="a-form", title=title, purpose="To try.", sections=(section,)), "en")


def choice(*labels: str, label: str = "Which?") -> Choice:
    """A choice of these labels."""
    options = tuple(Option(key=f"o{n}", label=said) for n, said in enumerate(labels))
    return Choice(key="which", label=label, options=options)


def statements(*labels: str, scale: tuple[str, ...] = ("No", "Perhaps", "Yes")) -> Statements:
    """Statements on a scale."""
    return Statements(
        key="views",
        label="What do you think?",
        scale=tuple(Option(key=f"s{n}", label=said) for n, said in enumerate(scale)),
        statements=tuple(Statement(key=f"v{n}", label=said) for n, said in enumerate(labels)),
    )


def text(lines: int, label: str = "Why?") -> Text:
    """Some lines to write on."""
    return Text(key="why", label=label, lines=lines)

"""The catalogues, a cover and forms to print in tests.

`WORDS` has the product's languages, English, Polish and Arabic, and Nepali and Chinese in the small
catalogues for tests, which have the words of paper and of one form.
"""

from dataclasses import replace
from datetime import date

from app.languages import words
from forms.library import FORMS
from forms.model import Choice, Form, Option, Question, Section, Statement, Statements, Text
from forms.wording import Words, in_language, texts
from printables.cover import Cover
from printables.editions import editions_in
from tests.printables.small_catalogues import LANGUAGES, SmallCatalogue

NAMES = {
    "council": "West Berkshire Council",
    "place": "West Berkshire",
    "project": "Thatcham Park",
}


WORDS: dict[str, Words] = {
    **{language: words(language) for language in ("en", "pl", "ar")},
    **{language: SmallCatalogue(language) for language in LANGUAGES},
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

# All that a council can say on a sheet.
FULL_COVER = replace(
    COVER,
    return_address=("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD"),
    postage="freepost",
    hand_in=("Newbury Library, The Wharf", "Thatcham Library"),
    email="coproduction@westberks.gov.uk",
    formats="If you require this document in an alternative format or translation,"
    " please call 01635 551111.",
)


# The forms of the library by the languages that have their words.
SPEAKERS: dict[str, tuple[str, ...]] = {
    key: tuple(WORDS) if key == "outcomes-residents" else ("en", "pl", "ar") for key in FORMS
}
SPOKEN = [(key, language) for key, spoken in SPEAKERS.items() for language in spoken]
SHEETS = [(key, language, edition) for key, language in SPOKEN for edition in editions_in(language)]


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

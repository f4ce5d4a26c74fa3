"""For any form, in any language, every output asks the same and stores the same."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import freezing, printing, responses
from app.languages import words
from app.publishing import Published
from forms import paging
from forms.answers import Answers, Channel, Given
from forms.applying import settled
from forms.library import FORMS
from forms.library.equality import EQUALITY
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.library.reflection import REFLECTION
from forms.model import Choice, Form, Section, Statements, Text
from forms.options import stated
from tests import paper
from tests.crown import data, keying, results, sheet, web
from tests.crown.reading import (
    Asked,
    RowsShown,
    Stored,
    asked,
    every_row,
    first_rows,
    one_row,
    printed_rows,
    stored,
)
from tests.forms.every_kind import EVERY_KIND
from tests.library import publish_of_library
from tests.site import TODAY, Visitor, publish
from tests.strategies import forms_

# What is kept apart shows no results before its end.
EQUALITY_AT_ONCE = replace(EQUALITY, apart=False)
OURS = (*{**FORMS, EQUALITY.key: EQUALITY_AT_ONCE}.values(), EVERY_KIND)
WORDS = {"pl": "Żółw", "ar": "كلمة"}


@dataclass(frozen=True)
class MadeUp:
    """A catalogue that has every message: a word of the language, then the message."""

    language: str
    checked: bool = False

    def find(self, message: str) -> str | None:
        """The message with a word of the language before it."""
        return f"{WORDS[self.language]} {message}"

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The same for either number."""
        return self.find(one if number == 1 else many)


@pytest.fixture
def made_up_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing knows every text of any form in Polish and Arabic."""
    monkeypatch.setattr(
        freezing, "words", lambda code: MadeUp(code) if code in WORDS else words(code)
    )


@pytest.fixture
def officer(visitor: Visitor) -> Visitor:
    """An officer who is signed in."""
    visitor.sign_in()
    return visitor


Output = tuple[str, list[Asked] | None, list[Stored] | None]
# How many rows of a question each output shows.
ROWS: dict[str, RowsShown] = {
    "web": first_rows,
    "sheet": printed_rows,
    "keying": every_row,
    "data": every_row,
    "results": one_row,
}


def agrees(output: Output, form: Form, spoken: Form) -> bool:
    """Whether an output says and stores what the definition does."""
    name, said, kept = output
    return (said is None or said == asked(spoken, ROWS[name])) and (
        kept is None or kept == stored(form, ROWS[name])
    )


def outputs(officer: Visitor, version: Published, language: str) -> Iterator[Output]:
    """What each output of a version says and stores, read from its finished bytes.

    The sheet is keyed once for each box, with a note that says which; then responses are added
    until the n-th option of every item is ticked n times.
    """
    yield ("web", *_on_the_web(officer, version, language))
    yield ("sheet", *sheet.read(printing.printed(version, language, "standard")))

    said, names = keying.read(officer.get(paper.on_desk(version, language)).text)
    yield "keying", said, None
    items = version.form.items
    assert names == [item.key for item in items]
    sent: list[Answers] = []
    for box in range(max(5, *(len(item.options) for item in items))):
        ticked = {i.key: f"{i.codes[box]} + {box + 1}" for i in items if box < len(i.options)}
        sent.append({i.key: Given(i.options[box].key) for i in items if box < len(i.options)})
        address = paper.on_desk(version, language)
        officer.get(address)
        ticked = ticked or {names[0]: "-"}
        assert officer.send(address, _do="save", **ticked).status_code == 303

    file = officer.get(f"/{language}/results/{version.collection_id}/data.csv").text
    yield "data", None, data.read(file)

    sent += _tick_more(version)
    page = officer.get(f"/{language}/results/{version.collection_id}").text
    said, counts = results.read(page)
    assert counts == _counts(version, sent)
    yield "results", said, None


def _on_the_web(
    visitor: Visitor, version: Published, language: str
) -> tuple[list[Asked], list[Stored]]:
    """What the pages of all parts say and store, one after the other."""
    address = f"/{language}/forms/{version.code}/answer"
    others = range(2, len(paging.parts(version.form)) + 1)
    pages = [
        web.read(visitor.get(page).text)
        for page in (address, *(f"{address}/{number}" for number in others))
    ]
    return [said for page, _ in pages for said in page], [
        kept for _, page in pages for kept in page
    ]


def _counts(version: Published, sent: list[Answers]) -> dict[str, list[int]]:
    """How often each option of an item was ticked by those who were asked it."""
    clear = [settled(version.form, answers, paper=True) for answers in sent]
    return {
        item.counted: [
            sum(answers[item.key] == Given(option.key) for answers in clear)
            for option in item.options
        ]
        for item in version.form.items
        if item.row <= 1
    }


def _tick_more(version: Published) -> list[Answers]:
    """Adds responses until the n-th option of every item is ticked n times; gives them."""
    items = version.form.items
    sent: list[Answers] = []
    for turn in range(1, max(len(item.options) for item in items)):
        for place in range(turn, max(len(item.options) for item in items)):
            ticked = {i.key: Given(i.options[place].key) for i in items if place < len(i.options)}
            sent.append(ticked)
            responses.accept(
                version,
                ticked,
                channel=Channel.PAPER,
                language="en",
                token_hmac=secrets.token_hex(),
                today=TODAY,
            )
    return sent


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(form=forms_(), language=st.sampled_from(("en", "pl", "ar")))
def test_every_output_of_any_form_asks_and_stores_the_same(
    made_up_languages: None, officer: Visitor, form: Form, language: str
) -> None:
    """Web page, printed sheet, keying screen, data file and results agree with the definition."""
    version = publish(form)
    spoken = version.in_language(language)
    if language in WORDS:
        assert WORDS[language] in spoken.title
    for output in outputs(officer, version, language):
        assert agrees(output, form, spoken), output


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
@pytest.mark.parametrize("form", OURS, ids=lambda form: form.key)
def test_every_output_of_our_forms_agrees(officer: Visitor, form: Form, language: str) -> None:
    """In the languages as they are translated."""
    version = publish_of_library(form)
    for output in outputs(officer, version, language):
        assert agrees(output, version.form, version.in_language(language)), output


# Names that our own fields, parts and functions have, or had.
TAKEN = (
    "csrf_token",
    "do",
    "sending",
    "code",
    "main",
    "answers",
    "keying",
    "save",
    "data",
    "errors",
)


def test_a_question_may_be_called_anything(officer: Visitor) -> None:
    """No key of a question is taken for a part of the page that it stands on."""
    questions = tuple(Text(key=key, label=f"What about {key}?") for key in TAKEN)
    first = replace(OPTIONS, key="items")
    section = Section(title="One section", questions=(first, *questions))
    form = Form(key="taken", title="Taken", purpose="To try.", sections=(section,))
    version = publish(form)
    for output in outputs(officer, version, "en"):
        assert agrees(output, form, form), output
    page = officer.get(paper.on_desk(version, "en")).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


OPTIONS = REFLECTION.sections[2].questions[0]
assert isinstance(OPTIONS, Choice)
ORIGINAL = Form(
    key="original",
    title="Original",
    purpose="This form is to be spoiled.",
    sections=(
        Section(
            title="One section",
            questions=(
                *OUTCOMES_RESIDENTS.sections[0].questions,
                OPTIONS,
                Text(key="words", label="In your own words"),
            ),
        ),
    ),
)


def _spoil(statements: Statements, choice: Choice) -> Form:
    (section,) = ORIGINAL.sections
    questions = (statements, choice, *section.questions[2:])
    return replace(ORIGINAL, sections=(replace(section, questions=questions),))


def _spoiled() -> dict[str, Form]:
    """The form with one thing wrong: what a mistake in an output would look like."""
    statements, choice = ORIGINAL.sections[0].questions[:2]
    assert isinstance(statements, Statements)
    assert isinstance(choice, Choice)
    assert isinstance(choice.options, tuple)
    scale, rows = statements.scale, stated(statements.statements)
    moved = (replace(rows[0], label=rows[1].label), replace(rows[1], label=rows[0].label))
    return {
        "two options of a scale swapped": _spoil(
            replace(statements, scale=(scale[1], scale[0], *scale[2:])), choice
        ),
        "an option of a scale dropped": _spoil(replace(statements, scale=scale[:-1]), choice),
        "two options of a choice swapped": _spoil(
            statements, replace(choice, options=(*choice.options[:3], *choice.options[:2:-1]))
        ),
        "an option of a choice dropped": _spoil(
            statements, replace(choice, options=choice.options[1:])
        ),
        "two statements' labels exchanged": _spoil(
            replace(statements, statements=(*moved, *rows[2:])), choice
        ),
        "a statement dropped": _spoil(replace(statements, statements=rows[1:]), choice),
    }


@pytest.mark.parametrize("mistake", _spoiled())
def test_a_mistake_in_any_one_output_is_found(officer: Visitor, mistake: str) -> None:
    """Each reader sees each mistake: none of them passes whatever it is given."""
    blind = {"data"} if "labels" in mistake else set()  # the data file has no labels
    for output in outputs(officer, publish(_spoiled()[mistake]), "en"):
        assert agrees(output, ORIGINAL, ORIGINAL) == (output[0] in blind), output[0]


def test_a_label_beside_another_options_box_is_found(officer: Visitor) -> None:
    """On the web a label and the value that it sends are read together."""
    version = publish(ORIGINAL)
    page = officer.get(f"/en/forms/{version.code}/answer").text
    exchanged = (
        page.replace('value="agree"', 'value="@"')
        .replace('value="disagree"', 'value="agree"')
        .replace('value="@"', 'value="disagree"')
    )
    assert web.read(page)[1] == stored(ORIGINAL)
    assert web.read(exchanged)[1] != stored(ORIGINAL)

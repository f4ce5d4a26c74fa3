"""Every kind of question on paper: what is ticked, what is written, and what is read aloud."""

from itertools import pairwise

import pytest

from forms.model import (
    Choice,
    Choices,
    Condition,
    Consent,
    Date,
    Item,
    Money,
    Number,
    NumberScale,
    Option,
    Question,
    Rows,
    Text,
)
from printables.editions import EDITIONS, MM
from printables.layout import lay_out
from printables.sheet import Mark, Sheet, render
from printables.text import Line
from printables.things import Page, Placed, Tick, Writing
from tests.crown.test_crown import MadeUp
from tests.forms.every_kind import EVERY_KIND
from tests.printables.geometry import problems
from tests.printables.samples import COVER, WORDS, choice, form_of, spoken
from tests.printables.tag_tree import read, tree

LANGUAGES = ("en", "ar")
YES_NO = (Option(key="yes", label="Yes"), Option(key="no", label="No"))
OTHER = Option(key="other", label="Something else, please say", says=True)
NONE = Option(key="none", label="None of these", alone=True)
NEEDS = Choices(key="needs", label="What do you need?", options=(*YES_NO, OTHER, NONE))
AGREE = Consent(key="keep", label="Your details", agreement="I agree that you keep them.")
WELCOME = NumberScale(
    key="welcome",
    label="How welcome were you?",
    lowest=0,
    highest=10,
    lowest_label="not one bit",
    highest_label="very",
)
CAME = Date(key="came", label="When did you come?")
PAID = Money(key="paid", label="What did you pay?", most=50)
PEOPLE = Number(key="people", label="How many were you?", least=1, most=20)


def sheet(*questions: Question, language: str = "en", edition: str = "standard") -> Sheet:
    return render(spoken(form_of(*questions), language), COVER, WORDS[language], edition)


def pages(
    *questions: Question, language: str = "en", edition: str = "standard"
) -> tuple[Page, ...]:
    form = spoken(form_of(*questions), language)
    return lay_out(form, COVER, WORDS[language], EDITIONS[edition])


def told(made: Sheet) -> str:
    return "\n".join(text.text.strip() for text in read(made.pdf))


def filled_in(made: Sheet) -> list[tuple[str, str]]:
    """The item and the option of each mark to tick or to write in, in printed order."""
    return [(mark.item, mark.option) for mark in fields(made)]


def fields(made: Sheet) -> list[Mark]:
    """The marks of what is ticked or written, in printed order."""
    return [mark for mark in made.marks if mark.kind in ("tick", "write")]


def things(page: Page, kind: type) -> list[Placed]:
    return [placed for placed in page.placed if isinstance(placed.thing, kind)]


def descriptions(made: Sheet) -> list[str]:
    return [field.attributes["Desc"] for field in tree(made.pdf).all("Form")]


def places(item: Item, *, printed: dict[str, int], in_table: bool) -> list[tuple[str, str]]:
    """What an item has on paper: a box an option, or a field for each part of what is written."""
    if item.row > printed.get(item.key.partition(".")[0], 0) and item.row:
        return []
    if item.options:
        return [(item.key, option.key) for option in item.options]
    in_parts = item.parts and not (item.row and in_table)
    return [(item.key, part) for part in (item.parts if in_parts else ("",))]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_its_place(language: str, edition: str) -> None:
    """Each option of each item has one box, each written item its field, each row its cells.

    Nothing is too small, too near, out of its margins or on top of another.
    """
    form = spoken(EVERY_KIND, language)
    laid = lay_out(form, COVER, WORDS[language], EDITIONS[edition])
    assert problems(laid, edition) == []
    # Nobody can add a line to a file that is filled in on a computer: it has all of them.
    printed = {
        q.key: q.most if edition == "fillable" else q.printed
        for q in form.questions
        if isinstance(q, Rows)
    }
    found = {
        (p.item, p.option)
        for page in laid
        for p in page.placed
        if isinstance(p.thing, Tick | Writing) and p.item
    }
    kept = {
        place
        for item in form.items
        for place in places(item, printed=printed, in_table=EDITIONS[edition].grid)
    }
    assert found == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_may_be_ticked(language: str) -> None:
    """Of several choices, any may be ticked; who ticks "Something else" has a line for it."""
    made = sheet(NEEDS, language=language)
    assert filled_in(made) == [
        ("needs", "yes"),
        ("needs", "no"),
        ("needs", "other"),
        ("needs.other.text", ""),
        ("needs", "none"),
    ]
    assert descriptions(made)[2:4] == [
        "1. What do you need: Something else, please say",
        "1. What do you need: Something else, please say",
    ]


def test_what_to_do_is_said() -> None:
    """Each kind says in one sentence how it is answered."""
    assert "Tick every box that applies to you." in told(sheet(NEEDS))
    assert "Tick one box." in told(sheet(choice("Yes", "No")))
    assert "Tick the box if you agree. Leave it empty if you don't." in told(sheet(AGREE))
    assert "A number from 1 to 20." in told(sheet(PEOPLE))
    assert "An amount in pounds, such as 4.50, at most £50." in told(sheet(PAID))
    assert "Use at most 20 words." in told(sheet(Text(key="a", label="b", lines=3, words=20)))
    assert "Use at most 1 word." in told(sheet(Text(key="a", label="b", words=1)))
    assert "A number that is at least 3." in told(sheet(Number(key="a", label="b", least=3)))
    assert "A number that is at most 3." in told(sheet(Number(key="a", label="b", most=3)))


def test_none_of_these_stands_apart() -> None:
    """What excludes the others has more room above it than they have."""
    ticks = [mark.y for mark in fields(sheet(NEEDS)) if mark.kind == "tick"]
    line = next(mark for mark in fields(sheet(NEEDS)) if mark.kind == "write")
    assert ticks[3] - line.y - line.height > 3 + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_scale_is_one_row(language: str) -> None:
    """The numbers of a scale stand in a row, well apart, and are read with what they mean."""
    made = sheet(WELCOME, language=language)
    marks = fields(made)
    assert [mark.option for mark in marks] == [str(number) for number in range(11)]
    assert len({mark.y for mark in marks}) == 1
    across = sorted(marks, key=lambda mark: mark.x)
    assert all(right.x - left.x - left.width >= 5 for left, right in pairwise(across))
    assert across == (marks if language == "en" else marks[::-1])
    said = [body.said for body in tree(made.pdf).all("LBody")][-11:]
    assert said == ["0, not one bit", *map(str, range(1, 10)), "10, very"]
    assert descriptions(made)[0] == "1. How welcome were you: 0, not one bit"


def test_number_below_its_box() -> None:
    """The printed number of a scale is nearer to its box than to any other."""
    (page,) = pages(WELCOME)
    numbers = [p for p in things(page, Line) if p.tag and p.tag.role == "LBody"][-11:]
    for tick, number in zip(things(page, Tick), numbers, strict=True):
        middle = number.x + number.width / 2
        assert middle == pytest.approx(tick.x + tick.width / 2)
        assert 0 < number.y - tick.y - tick.height < 3 * MM


@pytest.mark.parametrize(
    ("end", "edition"), [("not at all", "large"), ("x" * 60, "standard"), ("so " * 99, "standard")]
)
def test_scale_in_a_list(end: str, edition: str) -> None:
    """In large print, or where its words are long, a scale is a list; no second number is added."""
    scale = NumberScale(key="a", label="b", lowest=1, highest=3, lowest_label=end.strip())
    made = sheet(scale, edition=edition)
    assert len({mark.x for mark in fields(made)}) == 1
    assert len({mark.y for mark in fields(made)}) == 3
    said = [" ".join(body.said.split()) for body in tree(made.pdf).all("LBody")][-3:]
    assert said == [f"1, {end.strip()}", "2", "3"]


@pytest.mark.parametrize("edition", ["standard", "large", "bilingual"])
def test_fields_speak_one_language(edition: str) -> None:
    """A field says itself in the sheet's language, however many languages are printed."""
    form = spoken(EVERY_KIND, "ar")
    laid = lay_out(form, COVER, MadeUp("ar"), EDITIONS[edition])
    tags = [p.tag for page in laid for p in page.placed if p.item]
    assert tags
    assert not [tag for tag in tags if tag and " / " in tag.description]


@pytest.mark.parametrize("language", LANGUAGES)
def test_consent_is_one_box(language: str) -> None:
    """One box stands beside what is agreed to."""
    made = sheet(AGREE, language=language)
    assert filled_in(made) == [("keep", "yes")]
    assert descriptions(made) == ["1. Your details: I agree that you keep them."]
    assert tree(made.pdf).all("LBody")[-1].said == "I agree that you keep them."


def test_of_whom_it_is_asked() -> None:
    """Above a question that isn't for all it says for whom it is, in the words of the answer."""
    first = Choice(key="join", label="Will you join?", options=(*YES_NO, OTHER))
    one = Condition(key="join", options=("yes",))
    two = Condition(key="join", options=("yes", "no"))
    made = told(
        sheet(
            first,
            Text(key="a", label="Why?", depends_on=one),
            Text(key="b", label="How?", depends_on=two, hint="A hint"),
        )
    )
    assert "2. Why?\nOnly if you answered “Yes” to question 1." in made
    assert "3. How?\nOnly if you answered “Yes” or “No” to question 1.\nA hint" in made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_very_long_questions(language: str, edition: str) -> None:
    """Forty options, and a question of 2,000 characters, keep every rule on any number of pages."""
    options = tuple(Option(key=f"o{n}", label=f"Option {n}", says=n % 9 == 0) for n in range(40))
    label = ("Do you think that this goes on for too long? " * 50)[:2000].strip()
    form = (Choices(key="which", label="Which?", options=options), Text(key="why", label=label))
    laid = pages(*form, language=language, edition=edition)
    assert problems(laid, edition) == []
    assert sum(len(things(page, Tick)) for page in laid) == 40
    made = sheet(*form, language=language, edition=edition)
    assert tree(made.pdf).all("H3")[-1].said == f"2. {label}"

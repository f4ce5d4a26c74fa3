"""The vocabulary: numbering, items, and definitions that can't be."""

from dataclasses import replace

import pytest
from hypothesis import given

from forms.items import items_of, letter
from forms.library.reflection import REFLECTION
from forms.library.shared import AGREEMENT, NOT_AT_ALL_TO_VERY_MUCH
from forms.model import (
    Choice,
    Choices,
    Condition,
    Contact,
    Date,
    Form,
    Means,
    Money,
    Number,
    NumberScale,
    Option,
    Question,
    Rows,
    Section,
    Statement,
    Statements,
    Text,
    minutes,
)
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import forms_


def test_the_reflection_is_numbered_as_the_council_published_it() -> None:
    """1a to 1g, 2, 3a, 3b, 4, 5, 6; then who filled it in, which is ours."""
    numbers = [item.number for item in REFLECTION.items]
    assert numbers == [
        "1a",
        "1b",
        "1c",
        "1d",
        "1e",
        "1f",
        "1g",
        "2",
        "3a",
        "3b",
        "4",
        "5",
        "6",
        "7",
    ]


@given(forms_())
def test_every_item_of_any_form_has_its_own_key(form: Form) -> None:
    """An answer can always be found by its key."""
    keys = [item.key for item in form.items]
    assert len(set(keys)) == len(keys)


@given(forms_())
def test_the_outline_holds_every_question_once_in_order(form: Form) -> None:
    """Nothing is left out and nothing moved."""
    asked = [entry.question for _, questions in form.outline for entry in questions]
    assert asked == [question for section in form.sections for question in section.questions]


@pytest.mark.parametrize(("place", "letters"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az")])
def test_parts_of_a_question_take_letters(place: int, letters: str) -> None:
    """The twenty-seventh part is aa."""
    assert letter(place) == letters


def test_a_number_is_added_only_where_the_labels_are_no_numbers() -> None:
    """1 to 5 are numbers already; Disagree is not; 11 does not begin with 1."""
    assert says_codes(NOT_AT_ALL_TO_VERY_MUCH)
    assert not says_codes(AGREEMENT)
    assert not says_codes((Option(key="a", label="11"), Option(key="b", label="2")))


def says_codes(options: tuple[Option, ...]) -> bool:
    """Whether a choice of these is numbered by its labels."""
    (item,) = items_of(Choice(key="c", label="C", options=options), "1")
    return item.says_codes


def test_a_scale_is_keyed_by_its_own_numbers() -> None:
    """0 is keyed as 0; the ends are said in words as well."""
    (item,) = (item for item in EVERY_KIND.items if item.key == "welcome")
    assert item.codes == ("0", "1", "2", "3", "4", "5")
    assert item.says_codes
    assert [option.label for option in item.options] == [
        *("0, not at all", "1", "2", "3", "4", "5, very welcome")
    ]


def test_the_cells_of_rows_have_numbers_and_keys_of_their_own() -> None:
    """And are counted by column."""
    cells = [item for item in EVERY_KIND.items if item.row]
    assert len(cells) == 6 * 3
    assert (cells[5].key, cells[5].counted) == ("claims.2.amount", "claims.amount")
    assert cells[5].number.endswith(".2c")


def test_a_longer_form_takes_longer() -> None:
    """The reflection has more to read and write than its first section."""
    first = Form(key="first", title="t", purpose="p", sections=REFLECTION.sections[:1])
    assert 1 <= minutes(first) < minutes(REFLECTION)


TWO = (Option(key="yes", label="Yes"), Option(key="no", label="No"))
LINE = Text(key="line", label="A line")
FIRST = Choice(key="first", label="Is it?", options=TWO)
AFTER = Contact(
    key="after",
    label="If so, who?",
    means=Means.NAME,
    depends_on=Condition(key="first", options=("yes",)),
)


def of(*questions: Question) -> Form:
    """A form of these questions."""
    return Form(
        key="f", title="t", purpose="p", sections=(Section(title="s", questions=questions),)
    )


def test_a_question_may_depend_on_an_earlier_answer() -> None:
    """The other way round it can't be defined (below)."""
    assert of(FIRST, AFTER).items[1].question.depends_on == AFTER.depends_on


@pytest.mark.parametrize(
    "definition",
    [
        lambda: Choice(key="c", label="One option", options=TWO[:1]),
        lambda: Choice(key="c", label="One twice", options=(TWO[0], TWO[0])),
        lambda: Choice(key="c", label="Bad key", options=(*TWO, Option(key="A b", label="?"))),
        lambda: Statements(key="s", label="None", scale=TWO, statements=()),
        lambda: Statements(
            key="s", label="Twice", scale=TWO, statements=(Statement(key="a", label="a"),) * 2
        ),
        lambda: Text(key="t", label="No room", lines=0),
        lambda: Text(key="t", label="No words", words=0),
        lambda: Choices(key="c", label="Column", options=(Option(key="note", label="A note"),)),
        lambda: Statements(
            key="s",
            label="More than degrees",
            scale=(*TWO, Option(key="other", label="Other", says=True)),
            statements=(Statement(key="a", label="a"),),
        ),
        lambda: NumberScale(key="n", label="Too long", highest=11),
        lambda: NumberScale(key="n", label="Below nothing", lowest=-1),
        lambda: Number(key="n", label="None fits", least=2, most=1),
        lambda: Number(key="n", label="Too exact", places=5),
        lambda: Money(key="m", label="Less than nothing", most=-1),
        lambda: Rows(key="r", label="No fields", fields=()),
        lambda: Rows(key="r", label="Nothing needed", fields=(LINE,), required=True),
        lambda: Rows(key="r", label="Nothing needed", fields=(LINE,), least=1),
        lambda: Rows(key="r", label="None printed", fields=(LINE,), printed=0),
        lambda: Rows(key="r", label="More than most", fields=(LINE,), printed=6, most=5),
        lambda: Rows(key="r", label="Too many", fields=(LINE,), most=51),
        lambda: Rows(
            key="r", label="Asked alone", fields=(Date(key="d", label="D", continues=True),)
        ),
        lambda: of(AFTER),
        lambda: of(FIRST, replace(AFTER, depends_on=Condition(key="first", options=("perhaps",)))),
        lambda: of(FIRST, replace(AFTER, depends_on=Condition(key="first", options=()))),
        lambda: of(AFTER, FIRST),
        lambda: Form(key="f", title="t", purpose="p", sections=()),
        lambda: Form(key="f", title="t", purpose="p", sections=(Section(title="s", questions=()),)),
        lambda: Form(
            key="f", title="t", purpose="p", sections=(Section(title="s", questions=(LINE, LINE)),)
        ),
        lambda: Form(
            key="Not a slug",
            title="t",
            purpose="p",
            sections=(Section(title="s", questions=(LINE,)),),
        ),
    ],
)
def test_a_definition_that_cannot_be_answered_is_refused(definition: object) -> None:
    """The mistake shows when the form is defined, not when somebody answers it."""
    assert callable(definition)
    with pytest.raises(ValueError, match=r"\w"):
        definition()

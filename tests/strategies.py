"""Hypothesis strategies: any form, and any answers to it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from forms.answers import Answer, Answers, Blank, Given, Missing, Reason, Unclear, in_order
from forms.kinds import TAKEN_BY_COLUMNS
from forms.model import (
    Choice,
    Choices,
    Condition,
    Consent,
    Contact,
    Date,
    Field,
    Form,
    Item,
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
)

# Letters that every language of ours could bring, and signs that mean something to HTML or CSV.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCĄĆĘŁŃÓŚŹŻąćęłńóśźżابتثجحخدذرزسشصضطظعغفقكلمنهوي0123456789"
SIGNS = "<>&\"'%=+-@?!.,;:()/#"

_keys = st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True)
_word = st.text(LETTERS + SIGNS, min_size=1, max_size=10)
labels = (
    st.lists(_word, min_size=1, max_size=8)
    .map(" ".join)
    .filter(lambda text: any(map(str.isalpha, text)))
)


def _unique(count: st.SearchStrategy[int]) -> st.SearchStrategy[list[str]]:
    return count.flatmap(lambda n: st.lists(_keys, min_size=n, max_size=n, unique=True))


@st.composite
def options(draw: st.DrawFn, *, special: bool = False) -> tuple[Option, ...]:
    """Two to twelve options with labels of their own; of `special` ones some stand alone or say."""
    keys = draw(_unique(st.integers(2, 12)).filter(TAKEN_BY_COLUMNS.isdisjoint))
    said = draw(st.lists(labels, min_size=len(keys), max_size=len(keys), unique=True))
    some = st.sampled_from((False, False, special))
    return tuple(
        Option(key=key, label=label, alone=draw(some), says=draw(some))
        for key, label in zip(keys, said, strict=True)
    )


KINDS = (
    "statements",
    "choice",
    "choices",
    "scale",
    "text",
    "number",
    "money",
    "date",
    "contact",
    "consent",
    "rows",
)


@st.composite
def questions(draw: st.DrawFn, key: str) -> Question:
    """A question of any kind."""
    common: dict[str, Any] = {
        "key": key,
        "label": draw(labels),
        "hint": draw(st.just("") | labels),
        "required": draw(st.booleans()),
        "continues": draw(st.booleans()),
    }
    kind = draw(st.sampled_from(KINDS))
    if kind in ("text", "number", "money", "date", "contact"):
        return draw(fields_(key, kind, common))
    if kind == "rows":
        return draw(rows(common))
    return draw(closed(kind, common))


@st.composite
def closed(draw: st.DrawFn, kind: str, common: dict[str, Any]) -> Question:
    """A question with boxes to tick."""
    match kind:
        case "statements":
            keys = draw(_unique(st.integers(1, 6)))
            return Statements(
                **common,
                scale=draw(options()),
                statements=tuple(Statement(key=k, label=draw(labels)) for k in keys),
            )
        case "choice":
            ordered = draw(st.booleans())
            return Choice(**common, options=draw(options(special=True)), ordered=ordered)
        case "choices":
            return Choices(**common, options=draw(options(special=True)))
        case "scale":
            lowest = draw(st.integers(0, 1))
            return NumberScale(
                **common,
                lowest=lowest,
                highest=draw(st.integers(lowest + 1, 10)),
                lowest_label=draw(st.just("") | labels),
                highest_label=draw(st.just("") | labels),
            )
        case _:
            return Consent(**common, agreement=draw(labels))


@st.composite
def rows(draw: st.DrawFn, common: dict[str, Any]) -> Rows:
    """One to three fields, one to four times."""
    keys = draw(_unique(st.integers(1, 3)))
    most = draw(st.integers(1, 4))
    printed = draw(st.integers(1, most))
    least = draw(st.integers(0, printed))
    first, *others = (draw(fields_(key)) for key in keys)
    needed = first.required or least > 0 or common["required"]
    return Rows(
        **common,
        fields=(replace(first, required=needed), *others),
        least=least,
        most=most,
        printed=printed,
    )


@st.composite
def fields_(
    draw: st.DrawFn, key: str, kind: str | None = None, common: dict[str, Any] | None = None
) -> Field:
    """A question that is answered in writing, also as a field of rows."""
    common = common or {"key": key, "label": draw(labels), "required": draw(st.booleans())}
    match kind or draw(st.sampled_from(("text", "number", "money", "date", "contact"))):
        case "text":
            lines, words = draw(st.integers(1, 6)), draw(st.none() | st.integers(1, 5))
            return Text(**common, lines=lines, words=words)
        case "number":
            least = draw(st.none() | st.integers(-5, 5))
            most = draw(st.none() | st.integers(6, 2000))
            return Number(**common, least=least, most=most, places=draw(st.integers(0, 4)))
        case "money":
            return Money(**common, most=draw(st.none() | st.integers(1, 2000)))
        case "date":
            return Date(**common)
        case _:
            return Contact(**common, means=draw(st.sampled_from(Means)))


@st.composite
def forms_(draw: st.DrawFn) -> Form:
    """Any form: one to three sections with one to three questions each."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    keys = draw(_unique(st.just(sum(shape))))
    asked = iter(draw(conditions([draw(questions(key)) for key in keys])))
    return Form(
        key="any-form",
        title=draw(labels),
        purpose=draw(labels),
        sections=tuple(
            Section(
                title=draw(labels),
                intro=draw(st.just("") | labels),
                questions=tuple(next(asked) for _ in range(count)),
            )
            for count in shape
        ),
    )


@st.composite
def conditions(draw: st.DrawFn, asked: list[Question]) -> list[Question]:
    """The same questions, some of which depend on an earlier choice."""
    found: list[Question] = []
    for question in asked:
        earlier: list[Choice | Choices] = [q for q in found if isinstance(q, Choice | Choices)]
        depends: bool = draw(st.booleans())
        if earlier and depends:
            on = earlier[draw(st.integers(0, len(earlier) - 1))]
            assert isinstance(on.options, tuple)
            condition = draw(_condition(on.key, [option.key for option in on.options]))
            found.append(replace(question, depends_on=condition))
        else:
            found.append(question)
    return found


def _condition(key: str, options: list[str]) -> st.SearchStrategy[Condition]:
    some = st.lists(st.sampled_from(options), min_size=1, unique=True)
    return some.map(lambda keys: Condition(key=key, options=tuple(keys)))


# What people write: any letters, signs of ours and of CSV among them, over several lines.
_written = st.text(LETTERS + SIGNS + " \n*", min_size=1, max_size=40).map(str.strip).filter(bool)
_notes = st.just("") | st.text(LETTERS + SIGNS + " ", min_size=1, max_size=20).map(str.strip)


@st.composite
def answers_to(draw: st.DrawFn, item: Item) -> Answer:
    """Any answer to an item, as paper could bring it."""
    note = draw(_notes)
    match draw(st.sampled_from(("given", "blank", "missing", "illegible", "several", "range"))):
        case "given":
            return Given(draw(values(item)), note)
        case "missing":
            return Missing(note)
        case "illegible":
            read = draw(st.just("") | _written) if not item.options else ""
            return Unclear(Reason.ILLEGIBLE, _line(item, read), note)
        case "several" if item.options and not item.many and len(item.options) > 1:
            ticked = draw(st.lists(st.sampled_from(item.options), min_size=2, unique=True))
            return Unclear(Reason.SEVERAL, " ".join(option.key for option in ticked), note)
        case "range" if isinstance(item.question, Number | Money | Date):
            return Unclear(Reason.RANGE, _line(item, draw(_written)), note)
        case _:
            return Blank(note)


def _line(item: Item, text: str) -> str:
    """What fits the one line on which a number or a date is keyed."""
    one_line = isinstance(item.question, Number | Money | Date)
    return " ".join(text.split()) if one_line else text


@st.composite
def values(draw: st.DrawFn, item: Item) -> str:
    """A clear answer to an item, as it is stored."""
    question = item.question
    if item.many:
        alone = [option.key for option in item.options if option.alone]
        others = [option.key for option in item.options if not option.alone]
        some = (
            st.lists(st.sampled_from(others), min_size=1, unique=True) if others else st.nothing()
        )
        one = st.sampled_from(alone).map(lambda key: [key]) if alone else st.nothing()
        return in_order(item, draw(some | one))
    if item.options:
        return draw(st.sampled_from(item.options)).key
    match question:
        case Number():
            least = -9999 if question.least is None else question.least
            most = 9999 if question.most is None else question.most
            scale = 10**question.places
            number = draw(st.integers(least * scale, most * scale))
            return _plain(Decimal(number) / scale)
        case Money():
            pence = draw(st.integers(0, 100 * (9999 if question.most is None else question.most)))
            return f"{Decimal(pence) / 100:.2f}"
        case Date():
            return draw(st.dates(date(1950, 1, 1), date(2049, 12, 31))).isoformat()
        case _:
            return draw(_written)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@st.composite
def answered_forms(draw: st.DrawFn) -> tuple[Form, Answers]:
    """Any form with any answers to it."""
    form = draw(forms_())
    return form, {item.key: draw(answers_to(item)) for item in form.items}

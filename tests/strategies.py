"""Hypothesis strategies: any form, and any answers to it."""

from hypothesis import strategies as st

from forms.answers import Answer, Answers, Blank, Given, Reason, Unclear
from forms.model import (
    Choice,
    Form,
    Item,
    Option,
    Question,
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
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    """Two to twelve options with labels of their own."""
    keys = draw(_unique(st.integers(2, 12)))
    said = draw(st.lists(labels, min_size=len(keys), max_size=len(keys), unique=True))
    return tuple(Option(key=key, label=label) for key, label in zip(keys, said, strict=True))


@st.composite
def questions(draw: st.DrawFn, key: str) -> Question:
    """A question of any kind."""
    label, hint = draw(labels), draw(st.just("") | labels)
    required, continues = draw(st.booleans()), draw(st.booleans())
    match draw(st.sampled_from(("statements", "choice", "text"))):
        case "statements":
            keys = draw(_unique(st.integers(1, 6)))
            return Statements(
                key=key,
                label=label,
                hint=hint,
                required=required,
                continues=continues,
                scale=draw(options()),
                statements=tuple(Statement(key=k, label=draw(labels)) for k in keys),
            )
        case "choice":
            return Choice(
                key=key,
                label=label,
                hint=hint,
                required=required,
                continues=continues,
                options=draw(options()),
                ordered=draw(st.booleans()),
            )
        case _:
            return Text(
                key=key,
                label=label,
                hint=hint,
                required=required,
                continues=continues,
                lines=draw(st.integers(1, 6)),
                words=draw(st.none() | st.integers(1, 5)),
            )


@st.composite
def forms_(draw: st.DrawFn) -> Form:
    """Any form: one to three sections with one to three questions each."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    keys = iter(draw(_unique(st.just(sum(shape)))))
    return Form(
        key="any-form",
        title=draw(labels),
        purpose=draw(labels),
        sections=tuple(
            Section(
                title=draw(labels),
                intro=draw(st.just("") | labels),
                questions=tuple(draw(questions(next(keys))) for _ in range(count)),
            )
            for count in shape
        ),
    )


# What people write: any letters, signs of ours and of CSV among them, over several lines.
_written = st.text(LETTERS + SIGNS + " \n*", min_size=1, max_size=40).map(str.strip).filter(bool)
_notes = st.just("") | st.text(LETTERS + SIGNS + " ", min_size=1, max_size=20).map(str.strip)


@st.composite
def answers_to(draw: st.DrawFn, item: Item) -> Answer:
    """Any answer to an item, as paper could bring it."""
    note = draw(_notes)
    match draw(st.sampled_from(("given", "blank", "illegible", "several"))):
        case "given" if item.options:
            return Given(draw(st.sampled_from(item.options)).key, note)
        case "given":
            return Given(draw(_written), note)
        case "illegible":
            read = draw(st.just("") | _written) if not item.options else ""
            return Unclear(Reason.ILLEGIBLE, read, note)
        case "several" if item.options:
            ticked = draw(st.lists(st.sampled_from(item.options), min_size=2, unique=True))
            return Unclear(Reason.SEVERAL, " ".join(option.key for option in ticked), note)
        case _:
            return Blank(note)


@st.composite
def answered_forms(draw: st.DrawFn) -> tuple[Form, Answers]:
    """Any form with any answers to it."""
    form = draw(forms_())
    return form, {item.key: draw(answers_to(item)) for item in form.items}

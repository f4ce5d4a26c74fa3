"""Two definitions of a form: what goes on, with what changes, what ends, what begins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.columns import header
from forms.differences import Difference, Differences, Fate, differences
from forms.library.reflection import REFLECTION
from forms.model import (
    Choice,
    Choices,
    Contact,
    Date,
    Form,
    Means,
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
from forms.options import From
from forms.wording import in_language
from tests.strategies import forms_

YES, NO, MAYBE = (Option(key=key, label=key.title()) for key in ("yes", "no", "maybe"))


def form(*questions: Question) -> Form:
    """A form that asks these."""
    section = Section(title="About you", questions=questions)
    return Form(key="any", title="A form", purpose="To ask.", sections=(section,))


def only(old: Question, new: Question) -> Difference:
    """What becomes of the one question of a form."""
    (found,) = differences(form(old), form(new)).questions
    return found


def fates(found: Differences) -> dict[str, str]:
    """What becomes of each question, by key."""
    return {one.key: one.fate for one in found.questions}


@given(forms_())
def test_of_the_same_form_everything_goes_on(any_form: Form) -> None:
    """Unchanged, with the same columns."""
    found = differences(any_form, any_form)
    assert found.none
    assert found.equal_columns
    assert [one.key for one in found.questions] == [q.key for q in any_form.questions]
    assert all(one.unchanged for one in found.questions)


@given(forms_(), forms_())
def test_every_question_of_both_is_named_exactly_once(old: Form, new: Form) -> None:
    """In the new order, then those that end; what begins one way ends the other way."""
    there, back = differences(old, new), differences(new, old)
    keys = [question.key for question in new.questions]
    ended = [q.key for q in old.questions if q.key not in keys]
    assert [one.key for one in there.questions] == [*keys, *ended]
    turned = {Fate.BEGINS: Fate.ENDS, Fate.ENDS: Fate.BEGINS}
    assert fates(back) == {key: turned.get(Fate(f), f) for key, f in fates(there).items()}
    parts_there = {one.key: (one.begins, one.ends, one.rules) for one in there.questions}
    parts_back = {one.key: (one.ends, one.begins, one.rules) for one in back.questions}
    assert parts_there == parts_back
    assert there.equal_columns == (header(old) == header(new))


@given(forms_(), forms_())
def test_where_nothing_changes_the_columns_are_equal(old: Form, new: Form) -> None:
    """Whatever the two forms are."""
    if differences(old, new).none:
        assert differences(old, new).equal_columns


@given(forms_(), st.data())
def test_a_reworded_question_goes_on(any_form: Form, data: st.DataObject) -> None:
    """With its old and new words, and no other question changes."""
    asked = data.draw(st.sampled_from(any_form.questions))
    said = replace(asked, label=asked.label + " or not?")
    found = differences(any_form, _with(any_form, said))
    changed = [one for one in found.questions if not one.unchanged]
    assert [(one.key, one.fate, one.words) for one in changed] == [
        (asked.key, Fate.GOES_ON, ((asked.label, said.label),))
    ]
    assert found.equal_columns
    assert not found.words


@given(forms_().filter(lambda any_form: len(any_form.sections[-1].questions) > 1))
def test_a_question_that_is_left_out_ends(any_form: Form) -> None:
    """All others go on as they were."""
    last = any_form.sections[-1]
    gone = last.questions[-1]
    shorter = replace(last, questions=last.questions[:-1])
    found = differences(any_form, replace(any_form, sections=(*any_form.sections[:-1], shorter)))
    assert fates(found).pop(gone.key) == Fate.ENDS
    assert all(one.unchanged for one in found.questions if one.key != gone.key)
    assert not found.moved
    assert not found.equal_columns


def _with(any_form: Form, said: Question) -> Form:
    """The form with one of its questions replaced."""
    return replace(
        any_form,
        sections=tuple(
            replace(
                section,
                questions=tuple(said if q.key == said.key else q for q in section.questions),
            )
            for section in any_form.sections
        ),
    )


def test_options_begin_and_end() -> None:
    """They are named by their labels, and are no words that change."""
    old = Choices(key="needs", label="What do you need?", options=(YES, NO))
    found = only(old, replace(old, options=(NO, MAYBE)))
    assert (found.fate, found.begins, found.ends) == (Fate.GOES_ON, ("Maybe",), ("Yes",))
    assert not found.words
    assert not found.rules


def test_an_option_that_is_reworded_goes_on() -> None:
    """Its words are said, old and new."""
    old = Choice(key="join", label="Will you join?", options=(YES, NO))
    found = only(old, replace(old, options=(replace(YES, label="Gladly"), NO)))
    assert found.words == (("Yes", "Gladly"),)
    assert (found.begins, found.ends) == ((), ())


def test_statements_and_fields_of_rows_begin_and_end_like_options() -> None:
    """Each by what it says; a scale's options too."""
    line = Statement(key="heard", label="I was heard")
    old = Statements(key="group", label="How was it?", scale=(YES, NO), statements=(line,))
    more = Statement(key="equal", label="We were equals")
    found = only(old, replace(old, scale=(YES, NO, MAYBE), statements=(more,)))
    assert (found.begins, found.ends) == (("We were equals", "Maybe"), ("I was heard",))
    fields = (Text(key="what", label="What for?"), Date(key="day", label="When?"))
    rows = Rows(key="claims", label="Your costs", fields=fields[:1])
    assert only(rows, replace(rows, fields=fields)).begins == ("When?",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Text(key="age", label="Age"), Number(key="age", label="Age")),
        (
            Choice(key="age", label="Age", options=(YES, NO)),
            Choices(key="age", label="Age", options=(YES, NO)),
        ),
        (
            NumberScale(key="age", label="Age", highest=5),
            NumberScale(key="age", label="Age", highest=10),
        ),
        (
            Contact(key="age", label="Age", means=Means.EMAIL),
            Contact(key="age", label="Age", means=Means.NAME),
        ),
        (
            Rows(key="age", label="Age", fields=(Text(key="one", label="One"),)),
            Rows(key="age", label="Age", fields=(Date(key="one", label="One"),)),
        ),
    ],
)
def test_what_is_answered_in_another_way_is_another_question(old: Question, new: Question) -> None:
    """Even under the same key and with the same words: answers can't be added together."""
    assert only(old, new).fate == Fate.ANOTHER


def test_other_rules_are_noticed() -> None:
    """An answer that is needed now, fewer words, an option that stands alone, another order."""
    text = Text(key="idea", label="Your idea", words=50)
    choice = Choice(key="join", label="Will you join?", options=(YES, NO))
    pairs: list[tuple[Question, Question]] = [
        (text, replace(text, required=True)),
        (text, replace(text, words=20)),
        (choice, replace(choice, options=(NO, YES))),
        (choice, replace(choice, options=(YES, replace(NO, alone=True)))),
    ]
    for old, new in pairs:
        found = only(old, new)
        assert found.rules
        assert found.fate == Fate.GOES_ON
        assert not found.unchanged


def test_a_hint_that_is_new_or_gone_has_no_other_side() -> None:
    """Its words are there before or after."""
    old = Text(key="idea", label="Your idea", hint="In a few words")
    assert only(old, replace(old, hint="")).words == (("In a few words", ""),)
    assert only(replace(old, hint=""), old).words == (("", "In a few words"),)


def test_another_order_and_other_headings_are_noticed() -> None:
    """They change the form, and no question of it."""
    first, second = Text(key="one", label="One"), Text(key="two", label="Two")
    found = differences(form(first, second), form(second, first))
    assert found.moved
    assert not found.none
    assert all(one.unchanged for one in found.questions)
    found = differences(form(first), replace(form(first), title="Another title"))
    assert found.words == (("A form", "Another title"),)
    assert not found.none


def test_a_list_that_is_put_in_takes_the_place_of_its_gaps() -> None:
    """The gaps end, and the project's own options begin."""
    gaps = From(name="criteria", gaps=(Option(key="gap1", label="[A criterion]"),))
    open_list = Choices(key="meets", label="What do you meet?", options=gaps)
    found = only(open_list, replace(open_list, options=(YES,)))
    assert (found.begins, found.ends) == (("Yes",), ("[A criterion]",))
    assert not found.words


def test_names_that_are_filled_in_are_words_too() -> None:
    """A council that is called otherwise changes what is read, and no column."""
    old, new = (
        in_language(REFLECTION, "en", {}, {"council": name, "place": name, "project": name})
        for name in ("Here", "There")
    )
    found = differences(old, new)
    assert any("Here" in before and "There" in after for before, after in found.words)
    assert found.equal_columns

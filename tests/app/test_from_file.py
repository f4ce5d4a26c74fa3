"""What was ticked and typed in a PDF, keyed as an officer would: the same, or asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tray.from_file import AS_WRITTEN, keys_of
from forms.answers import Answer, Blank, Given, Reason, Unclear, clean, from_web, stored
from forms.items import Item
from forms.keys import from_keys
from forms.model import Form
from forms.problems import Problem
from tests.forms.every_kind import EVERY_KIND
from tests.strategies import forms_, values


def meant(item: Item, keys: str) -> Answer | Problem:
    """What an officer's screen makes of these keys."""
    return from_keys(item, keys)


@given(st.data())
def test_every_clear_answer_is_the_same_when_it_is_keyed(data: st.DataObject) -> None:
    """For any form and any answers to it."""
    form = data.draw(forms_())
    typed = {item.key: data.draw(values(item)) for item in form.items}
    keys = keys_of(form, typed)
    for item in form.items:
        assert meant(item, keys.get(item.key, "")) == from_web(item, typed[item.key])


# Signs that officers key, what boxes are numbered with, and letters.
odd = st.text(st.sampled_from("-/*?!+ 0123456789.ab\n\x00"), max_size=8) | st.text(
    st.characters(codec="utf-8"), max_size=20
)


@given(st.data())
def test_nothing_that_was_typed_turns_into_another_answer(data: st.DataObject) -> None:
    """What can't be right stands as it was typed, or is asked about, whatever signs are in it."""
    form = data.draw(forms_())
    typed = {item.key: data.draw(odd) for item in form.items}
    keys = keys_of(form, typed)
    for item in form.items:
        answer, wanted = meant(item, keys.get(item.key, "")), from_web(item, typed[item.key])
        if isinstance(answer, Problem):
            # A plus that is no note is keyed twice where it could be taken for one.
            shown = (keys[item.key], keys[item.key].replace("++", "+"))
            assert item.many or any(clean(typed[item.key]) in text for text in shown)
        else:
            assert stored(answer)[1] == stored(wanted)[1]


def keys_to(form: Form, key: str, typed: str) -> tuple[Item, str]:
    """The item with this key, and what is keyed for what was typed."""
    (item,) = [item for item in form.items if item.key == key]
    return item, keys_of(form, {key: typed})[key]


@pytest.mark.parametrize("day", ["/3/2026", "31/2/2026", "27//2026", "?/?/?", "-/-/-"])
def test_a_day_that_is_no_day_is_asked_about(day: str) -> None:
    """A day without its number begins with the sign of what can't be read, and is not taken so."""
    item, keys = keys_to(EVERY_KIND, "visited", day)
    assert isinstance(meant(item, keys), Problem)
    assert keys.removeprefix(AS_WRITTEN) == day
    assert meant(item, f"!{keys}") == Unclear(Reason.RANGE, keys)


def test_an_option_that_a_question_does_not_have_is_asked_about() -> None:
    """Even where it looks like the number of a box."""
    item = next(item for item in EVERY_KIND.items if item.options and not item.many)
    assert {"1", "2"}.isdisjoint(option.key for option in item.options)
    for typed in ("never", "2", "-", "+ 2", "*12"):
        _, keys = keys_to(EVERY_KIND, item.key, typed)
        assert isinstance(meant(item, keys), Problem)


def test_signs_in_a_persons_own_words_stay_words() -> None:
    """Nobody filled in a form in the signs that officers key."""
    words = next(item for item in EVERY_KIND.items if not item.options and not item.parts)
    for typed in ("-", "?", "/ maybe", "+ 1"):
        _, keys = keys_to(EVERY_KIND, words.key, typed)
        assert meant(words, keys) == Given(typed)


def test_what_is_blank_is_not_keyed() -> None:
    """White space is no answer."""
    assert keys_of(EVERY_KIND, {"visited": "//", "nobody_asked": "x"}) == {}
    assert meant(EVERY_KIND.items[0], "") == Blank()

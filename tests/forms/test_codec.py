"""Form ⇄ JSON."""

import json

import pytest
from hypothesis import given

from forms import codec
from forms.library import FORMS
from forms.model import Form
from tests.strategies import forms_


@given(forms_())
def test_any_form_comes_back_as_it_was(form: Form) -> None:
    """Stored and loaded, a form is equal to itself, and its JSON to the letter."""
    stored = codec.dump(form)
    assert codec.load(stored) == form
    assert codec.dump(codec.load(stored)) == stored


def test_the_fingerprint_changes_with_any_letter() -> None:
    """It is taken of what is stored."""
    stored = [codec.dump(form) for form in FORMS.values()]
    assert len({codec.fingerprint(text) for text in [*stored, stored[0] + " "]}) == len(FORMS) + 1


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        '{"kind":"unheard_of"}',
        '{"kind":"option","key":"a","label":"A"}',
        '{"kind":"form","key":"a"}',
        '{"kind":"form","key":"a","title":"t","purpose":"p","sections":[]}',
        '{"kind":"form","key":"a","title":"t","purpose":"p","sections":[],"colour":"red"}',
    ],
)
def test_what_is_no_form_is_refused(broken: str) -> None:
    """Unknown kinds, unknown or missing fields, and broken rules."""
    with pytest.raises(ValueError, match=r"\w"):
        codec.load(broken)


def test_defaults_are_left_out() -> None:
    """A field that a later release adds does not change what older forms are stored as."""
    stored = json.loads(codec.dump(FORMS["reflection"]))
    assert "anonymous" not in stored
    assert "required" not in stored["sections"][0]["questions"][0]

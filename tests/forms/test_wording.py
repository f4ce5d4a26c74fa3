"""A form's words: found, translated, filled in."""

from dataclasses import dataclass

from hypothesis import given

from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.library.reflection import REFLECTION
from forms.model import Form, NumberScale
from forms.wording import Phrase, fill, in_language, messages, say, say_plural, texts
from tests.strategies import forms_


@dataclass(frozen=True)
class Shouted:
    """A made-up language: English in capitals, with a gap wherever a text says 'heard'."""

    language: str = "xx"
    checked: bool = False

    def find(self, message: str) -> str | None:
        """The message in capitals, placeholders left alone."""
        return None if "heard" in message else message.replace("services", "SERVICES")

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """None: it has no plurals."""
        return None


@given(forms_())
def test_every_label_of_any_form_is_a_message(form: Form) -> None:
    """Nothing that a reader sees is kept from the translators."""
    found = set(messages(form).values())
    for item in form.items:
        said = {option.label for option in item.options}
        if isinstance(item.question, NumberScale):  # its numbers are no words, but its ends are
            said = {item.question.lowest_label, item.question.highest_label} - {""}
        assert {item.label, *said} <= found
    assert {form.title, form.purpose} <= found


@given(forms_())
def test_a_form_without_translations_stays_as_it_is_and_says_so(form: Form) -> None:
    """The words are the same, and each knows that it is English."""
    spoken = in_language(form, "pl", {}, {})
    assert spoken == form
    assert isinstance(spoken.title, Phrase)
    assert spoken.title.language == "en"


def test_a_gap_in_a_translation_shows_in_english_and_says_so() -> None:
    """The rest is in the language, names filled in."""
    found = texts(OUTCOMES_RESIDENTS, Shouted())
    form = in_language(OUTCOMES_RESIDENTS, "xx", found, {"council": "C", "place": "P"})
    said = {item.key: item.label for item in form.items}
    heard, services = said["experience.heard"], said["experience.more_services"]
    assert heard == "My views and ideas were heard and considered."
    assert services == "I think more SERVICES in P should be co-produced."
    assert isinstance(heard, Phrase)
    assert isinstance(services, Phrase)
    assert (heard.language, services.language) == ("en", "xx")


def test_a_number_on_a_scale_needs_no_translation() -> None:
    """The 2 of a scale is no gap."""
    found = texts(REFLECTION, Nothing())
    scale = "sections/0/questions/principles/scale"
    assert found[f"{scale}/1/label"] is None
    assert found[f"{scale}/2/label"] == "2"


def test_a_placeholder_reaches_into_nothing() -> None:
    """A translator's text is filled by name only."""
    assert fill("{a} {a.__class__} {0} {b}", {"a": 1}) == "1 {a.__class__} {0} {b}"


def test_a_message_without_translation_is_said_in_english() -> None:
    """Singular and plural alike."""
    assert say(Nothing(), "Hello {name}", name="you") == "Hello you"
    assert say_plural(Nothing(), "{number} page", "{number} pages", 1) == "1 page"
    many = say_plural(Nothing(), "{number} page", "{number} pages", 2)
    assert (many, many.language) == ("2 pages", "en")


@dataclass(frozen=True)
class Nothing:
    """A catalogue with no translation at all."""

    language: str = "yy"
    checked: bool = False

    def find(self, message: str) -> str | None:
        """None."""
        return None

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """None."""
        return None

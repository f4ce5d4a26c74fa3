"""What somebody typed to be reached by: what is asked about, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contacts import EMAIL, POSTCODE, TELEPHONE, doubts
from forms.answers import MOST, Blank, Given
from forms.model import Choice, Condition, Contact, Form, Means, Option, Rows, Section

REACHED = Form(
    key="reached",
    title="Reached",
    purpose="",
    sections=(
        Section(
            title="You",
            questions=tuple(
                Contact(key=means.value, label=means.value, means=means) for means in Means
            ),
        ),
    ),
)


def messages(**typed: str) -> dict[str, object]:
    """What is asked about these answers."""
    found = doubts(REACHED, {key: Given(text) for key, text in typed.items()}, ())
    return {key: problem.message for key, problem in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        *("01635 551111", "(01635) 551 111", "07700 900123", "07700900123", "+44 7700 900123"),
        *("0044 7700 900123", "01635 551111 ext. 12", "+48 22 123 45 67", "٠٧٧٠٠ ٩٠٠١٢٣"),
        *("551111", "07700-900-123"),
    ],
)
def test_a_telephone_number_may_be_written_in_many_ways(text: str) -> None:
    """British without its country, foreign with it, without its area, in Arabic digits."""
    assert messages(telephone=text) == {}


@pytest.mark.parametrize("text", ["call me", "12", "ann@example.org", "0" * 30])
def test_what_does_not_look_like_a_telephone_number_is_asked_about(text: str) -> None:
    """Words, too few digits, too many."""
    assert messages(telephone=text) == {"telephone": TELEPHONE}


@pytest.mark.parametrize(
    "text", ["ann@example.org", "Ann.O'Neil+x@mail.example.co.uk", "ł@żaba.pl"]
)
def test_an_email_address_is_taken_as_its_owner_spells_it(text: str) -> None:
    """Whatever letters it has; nobody asks the network whether it is there."""
    assert messages(email=text) == {}


@pytest.mark.parametrize("text", ["ann", "ann@", "ann@example", "ann example.org", "a@b@c.org"])
def test_what_does_not_look_like_an_email_address_is_asked_about(text: str) -> None:
    """No sign, no name, no dot."""
    assert messages(email=text) == {"email": EMAIL}


@pytest.mark.parametrize(
    "text", ["RG14 5LD", "rg145ld", " RG1  1AA ", "W1A 0AX", "M1 1AE", "EC1A 1BB"]
)
def test_a_postcode_may_be_written_in_any_case_and_spacing(text: str) -> None:
    """Every British shape."""
    assert messages(postcode=text) == {}


@pytest.mark.parametrize("text", ["Newbury", "RG14", "RG14 5L", "12345"])
def test_what_does_not_look_like_a_postcode_is_asked_about(text: str) -> None:
    """A place, half a postcode, another country's."""
    assert messages(postcode=text) == {"postcode": POSTCODE}


@given(st.text(max_size=60), st.sampled_from(Means))
def test_nothing_is_asked_about_twice(text: str, means: Means) -> None:
    """Whatever it is."""
    assert doubts(REACHED, {means.value: Given(text)}, [means.value]) == {}


@given(st.text() | st.just("7" * MOST) | st.just("@" * MOST))
def test_names_addresses_and_what_is_left_out_are_never_doubted(text: str) -> None:
    """People know their own names; and no text is too strange to be looked at."""
    answers = {means.value: Given(text) for means in Means}
    assert not {"name", "address"} & doubts(REACHED, answers, ()).keys()
    assert doubts(REACHED, {"email": Blank()}, ()) == {}


def test_each_line_is_asked_about_by_itself_and_only_of_those_who_are_asked() -> None:
    """Among rows; and not where the question is for others."""
    form = Form(
        key="lines",
        title="Lines",
        purpose="",
        sections=(
            Section(
                title="Others",
                questions=(
                    Choice(
                        key="any",
                        label="Any?",
                        options=(Option(key="yes", label="Yes"), Option(key="no", label="No")),
                    ),
                    Rows(
                        key="people",
                        label="Who?",
                        fields=(Contact(key="mail", label="E-mail", means=Means.EMAIL),),
                        depends_on=Condition(key="any", options=("yes",)),
                    ),
                ),
            ),
        ),
    )
    typed = {"people.1.mail": Given("a@example.org"), "people.2.mail": Given("b")}
    assert doubts(form, typed, ()).keys() == {"people.2.mail"}
    assert doubts(form, {**typed, "any": Given("no")}, ()) == {}

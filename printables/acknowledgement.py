"""Somebody whose form came on paper → a letter that thanks them and says what happens next."""

from dataclasses import dataclass
from datetime import date

from forms.wording import N_, Words
from printables.documents.parts import Said
from printables.letter import Envelope, Letter, render
from printables.setting import unbroken
from printables.text import isolate

THANKS = N_("Thank you. We have your form")
REFERENCE = N_("Your reference is {reference}. Tell us this if you telephone about your form.")
COUNTED = N_(
    "We count your answers with everybody else's, online and on paper. The people who run the "
    "project read the results."
)
NOT_AGAIN = N_("You do not need to send it again, or to answer online as well.")
OPEN = N_("The form closes on {date}. The results come after that.")
CLOSED = N_("The form has closed. The results come next.")
TELEPHONE = N_("Do you have a question, or want to change an answer? Telephone {telephone}.")


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """What the letter says. `form`: its title; `closes`: its last day, None once it has passed."""

    envelope: Envelope
    form: str
    reference: str
    telephone: str
    closes: date | None


def render_thanks(thanks: Thanks, words: Words, edition: str) -> bytes:
    """Prints the letter in the sizes of the edition in which the form was filled in.

    Raises:
        ValueError: the address does not fit the window.
    """
    return render(letter(thanks), thanks.envelope, words, edition)


def letter(thanks: Thanks) -> Letter:
    """What the letter says below the window."""
    reference = isolate(unbroken(thanks.reference))
    telephone = isolate(unbroken(thanks.telephone))
    results = (
        Said(message=OPEN, values={"date": thanks.closes})
        if thanks.closes
        else Said(message=CLOSED)
    )
    return Letter(
        heading=Said(message=THANKS),
        about=thanks.form,
        paragraphs=(
            Said(message=REFERENCE, values={"reference": reference}),
            Said(message=COUNTED),
            results,
            Said(message=NOT_AGAIN),
            Said(message=TELEPHONE, values={"telephone": telephone}),
        ),
    )

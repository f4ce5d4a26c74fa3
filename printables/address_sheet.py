"""Somebody who asked for a form on paper → the sheet that goes on top of it in the envelope.

The address shows in the window; below it stands, in the reader's language and size of print, what
is in the envelope.
"""

from dataclasses import dataclass

from forms.wording import N_, Words
from printables.documents.parts import Said
from printables.letter import Envelope, Letter, render
from printables.setting import unbroken
from printables.text import isolate

HERE = N_("Here is the form that you asked for")
HOW = N_(
    "You can fill it in with a pen or a pencil. The form itself says by when we need it, and where "
    "to send it."
)
KEEP = N_(
    "Please keep this page, and do not send it back with the form. The form has no name on it, so "
    "nobody will know who filled it in."
)
FORGOTTEN = N_("We delete your name and address from our list when this form is in the post.")
TELEPHONE = N_("Do you have a question, or need the form in another way? Telephone {telephone}.")


@dataclass(frozen=True, kw_only=True)
class AddressSheet:
    """What the sheet says. `form`: its title as the reader sees it; `telephone`: the council's."""

    envelope: Envelope
    form: str
    telephone: str
    anonymous: bool


def render_sheet(sheet: AddressSheet, words: Words, edition: str) -> bytes:
    """Prints the address sheet that goes with a form in this edition.

    Raises:
        ValueError: the address does not fit the window.
    """
    return render(letter(sheet), sheet.envelope, words, edition)


def letter(sheet: AddressSheet) -> Letter:
    """What the address sheet says below the window."""
    telephone = isolate(unbroken(sheet.telephone))
    return Letter(
        heading=Said(message=HERE),
        about=sheet.form,
        paragraphs=(
            Said(message=HOW),
            *([Said(message=KEEP)] if sheet.anonymous else []),
            Said(message=FORGOTTEN),
            Said(message=TELEPHONE, values={"telephone": telephone}),
        ),
    )

"""A project's letters: one module a letter. A definition goes in here, and into `LETTERS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.wording import N_
from printables.documents.agenda import agenda
from printables.documents.facts import Facts
from printables.documents.first_meeting import first_meeting
from printables.documents.how_to_apply import how_to_apply
from printables.documents.invitation import invitation
from printables.documents.not_this_time import not_this_time
from printables.documents.notes import notes
from printables.documents.parts import Document
from printables.documents.review_themes import review_themes
from printables.documents.terms_of_reference import terms_of_reference
from printables.documents.thank_you import thank_you
from printables.documents.yes import yes


@dataclass(frozen=True, kw_only=True)
class Template:
    """A letter that can be made for a project.

    `title`: what officers choose it by, a message. `of_a_meeting`: it is about one of the project's
    meetings, which is chosen. `to_a_person`: it has a name and an address for a window envelope.
    """

    title: str
    make: Callable[[Facts], Document]
    of_a_meeting: bool = False
    to_a_person: bool = False


LETTERS: Mapping[str, Template] = {
    "invitation": Template(title=N_("Flyer: an invitation to join the group"), make=invitation),
    "how-to-apply": Template(title=N_("How to apply to join the group"), make=how_to_apply),
    "yes": Template(
        title=N_("Letter that says yes to somebody who applied"), make=yes, to_a_person=True
    ),
    "not-this-time": Template(
        title=N_("Letter that says: not this time"), make=not_this_time, to_a_person=True
    ),
    "first-meeting": Template(
        title=N_("Programme of the first meeting"), make=first_meeting, of_a_meeting=True
    ),
    "terms-of-reference": Template(title=N_("Terms of reference"), make=terms_of_reference),
    "agenda": Template(title=N_("Agenda of a meeting"), make=agenda, of_a_meeting=True),
    "notes": Template(title=N_("Notes of a meeting"), make=notes, of_a_meeting=True),
    "review-themes": Template(
        title=N_("What members said in the yearly talks"), make=review_themes
    ),
    "thank-you": Template(
        title=N_("Letter of thanks after the project"), make=thank_you, to_a_person=True
    ),
}

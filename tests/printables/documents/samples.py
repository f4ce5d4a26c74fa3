"""What a council and a project say of themselves: all of it, and next to nothing."""

from dataclasses import replace
from datetime import date

from forms.wording import Phrase
from printables.documents.facts import Applying, Council, Facts, Meeting


def _said(text: str) -> Phrase:
    return Phrase(text, "en")


COUNCIL = Council(
    name="West Berkshire Council",
    place="West Berkshire",
    return_address=("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD"),
    telephone="01635 551111",
    email="coproduction@westberks.example",
    definition="Co-production is residents and {council} at one table, as equal partners.",
    principles=(
        ("Equality", "Working together as equals."),
        ("Making a difference", "Making {place} better for everyone."),
        ("Inclusive", "Creating opportunities for everyone to get involved."),
    ),
    pays=True,
)
FIRST = Meeting(
    day=date(2027, 3, 29),
    where="Newbury Library",
    online=False,
    access="A lift and a hearing loop.",
)
SECOND = Meeting(day=date(2027, 4, 20), where="", online=True, access="Live captions.")
THIRD = Meeting(
    day=date(2027, 5, 3), where="Thatcham Hall", online=True, access="A door without a step."
)
TEXTS = {
    "topic": "How we look after Thatcham Park.",
    "service": "Parks and open spaces.",
    "open": "The paths, the trees and the play area.",
    "fixed": "The park stays a park.",
    "reason": "Those who use the park know it best.",
    "aims": "A park that is for everyone.",
    "outcomes": "More people come to the park.",
    "objectives": "Write a plan for the park.",
    "measures": "We ask those who come.",
    "success": "People of all ages use the park.",
}
# A project that has said everything, and a letter about its second meeting, to somebody.
FULL = Facts(
    council=COUNCIL,
    project=_said("Thatcham Park"),
    texts={name: _said(text) for name, text in TEXTS.items()},
    method="Co-produce: we decide and do it together, as equals",
    contact="park@westberks.example",
    begins=date(2027, 3, 1),
    ends=date(2028, 6, 30),
    meetings=(FIRST, SECOND, THIRD),
    criteria=(_said("An interest in parks"), _said("Time to come to the meetings")),
    measures=(_said("How many people come to the park"), _said("How many trees there are")),
    applying=Applying(
        closes=date(2027, 3, 18), address="https://forms.westberks.example/q/7K3M9QX"
    ),
    meeting=SECOND,
    to=("Sam Baker", "1 High Street", "Newbury", "RG14 1AA"),
)
# A project that has a title, of a council that has a name: nothing else is said yet.
EMPTY = Facts(
    council=replace(
        COUNCIL, return_address=(), telephone="", email="", definition="", principles=(), pays=False
    ),
    project=_said("Thatcham Park"),
    texts={},
    method="",
    contact="",
    begins=None,
    ends=None,
    meetings=(),
    criteria=(),
    measures=(),
    applying=None,
)

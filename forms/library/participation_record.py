"""How many people took part in a project, in what way and for how long, and how many could not.

What is counted: West Berkshire Council, "How to do Co-production", "Measuring outcomes", "Outcome
2". The ways, the lengths and the reasons are ours. It holds counts only, and no names.
"""

from forms.model import Choices, Form, Number, Option, Section, Text
from forms.wording import N_


def _people(key: str, label: str, *, continues: bool = True) -> Number:
    return Number(key=key, label=label, least=0, continues=continues)


REASONS = (
    Option(key="time", label=N_("The time of day, or how long it took")),
    Option(key="place", label=N_("The place, or getting there")),
    Option(key="duties", label=N_("Work, or looking after somebody")),
    Option(key="health", label=N_("Their health")),
    Option(key="cost", label=N_("What it would cost them")),
    Option(key="online", label=N_("No internet, or no computer")),
    Option(key="language", label=N_("Language")),
    Option(key="access", label=N_("What they need to take part was not there")),
    Option(key="other", label=N_("Other, please say"), says=True),
    Option(key="unknown", label=N_("We do not know"), alone=True),
)

PARTICIPATION_RECORD = Form(
    key="participation-record",
    title=N_("Who took part: a record"),
    purpose=N_(
        "We keep count of how many residents took part in our work, and in which ways. "
        "The counts of all projects are added up, to see if more people join in."
    ),
    sections=(
        Section(
            title=N_("How many people"),
            intro=N_(
                "Count residents only, from the first day of the project until today. "
                "Write numbers, and no names."
            ),
            questions=(_people("all", N_("How many people took part in all?"), continues=False),),
        ),
        Section(
            title=N_("In which ways"),
            intro=N_("Count people once for each way in which they took part."),
            questions=(
                _people("in_person", N_("How many came to a meeting?"), continues=False),
                _people("online_meeting", N_("How many joined a meeting online?")),
                _people("paper", N_("How many wrote to us on paper?")),
                _people("online", N_("How many wrote to us online?")),
                _people("telephone", N_("How many spoke to us by telephone?")),
                _people("other_way", N_("How many took part in another way?")),
                Text(key="which_way", label=N_("Which other way was it?"), continues=True),
            ),
        ),
        Section(
            title=N_("For how long"),
            intro=N_("Count each person once, from the first time to the last."),
            questions=(
                _people("once", N_("How many took part just once?"), continues=False),
                _people("three_months", N_("How many took part for up to three months?")),
                _people("one_year", N_("How many took part for three months to a year?")),
                _people("longer", N_("How many took part for more than a year?")),
            ),
        ),
        Section(
            title=N_("Who could not take part"),
            questions=(
                _people(
                    "own_reasons",
                    N_("How many wanted to take part, but could not?"),
                    continues=False,
                ),
                _people("no_room", N_("How many wanted to take part, but we had no room?")),
                Choices(
                    key="reasons",
                    label=N_("What kept people from taking part?"),
                    options=REASONS,
                ),
                Text(
                    key="missing",
                    label=N_("Which parts of our community did we not hear from?"),
                    lines=3,
                    measures=("engagement",),
                ),
                Text(
                    key="easier",
                    label=N_("What will we do to make it easier to take part?"),
                    lines=3,
                ),
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

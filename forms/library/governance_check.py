"""Who leads a group's work, and when and where it is decided.

The five questions: Bracknell Forest Council, "Co-production framework 2023", "Governance - within
the co-production work". The table, the degrees, the headings and the last question are ours.
"""

from forms.library.groups import NEXT, NO_PARTLY_YES, WHEN
from forms.model import Choice, Form, Option, Rows, Section, Text
from forms.wording import N_

HOW_MUCH_SAY = (
    Option(key="none", label=N_("None")),
    Option(key="little", label=N_("A little")),
    Option(key="some", label=N_("Some")),
    Option(key="much", label=N_("A lot")),
)

GOVERNANCE_CHECK = Form(
    key="governance-check",
    title=N_("Who decides what: a check"),
    purpose=N_(
        "We fill in this form as a group, so that we all know who leads and who decides. "
        "We use it to plan our work and look at it again as things change."
    ),
    sections=(
        Section(
            title=N_("Who leads"),
            questions=(
                Choice(
                    key="lead",
                    label=N_("Have we all agreed who leads our meetings and our work?"),
                    hint=N_("It is easy to take for granted that one person leads."),
                    options=NO_PARTLY_YES,
                    ordered=True,
                    measures=("influence", "confidence"),
                ),
                Text(
                    key="share",
                    label=N_("How do we share the lead, and who answers for what?"),
                    lines=4,
                    continues=True,
                ),
            ),
        ),
        Section(
            title=N_("When and where it is decided"),
            questions=(
                Rows(
                    key="ours",
                    label=N_("What does the group need to decide, and by when?"),
                    fields=(
                        Text(key="what", label=N_("What is decided?"), required=True),
                        Text(key="when", label=WHEN),
                    ),
                    most=6,
                    printed=3,
                ),
                Text(
                    key="others",
                    label=N_("What is decided outside the group that matters to our work?"),
                    hint=N_("Write who decides it, and when."),
                    lines=5,
                ),
                Choice(
                    key="say",
                    label=N_("How much say do we have in what is decided outside the group?"),
                    options=HOW_MUCH_SAY,
                    ordered=True,
                    measures=("influence",),
                ),
            ),
        ),
        Section(
            title=N_("Senior leaders"),
            questions=(
                Text(
                    key="leaders",
                    label=N_("Which senior leaders do we need in our work, and when?"),
                    hint=N_("Write their job, not their name."),
                    lines=4,
                ),
                Text(
                    key="to_leaders",
                    label=N_("How do senior leaders hear from the group?"),
                    lines=3,
                ),
                Text(
                    key="from_leaders",
                    label=N_("How does the group hear from senior leaders?"),
                    lines=3,
                    continues=True,
                ),
                NEXT,
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

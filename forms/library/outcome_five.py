"""Whether a service or a decision got better: the project's own outcome and its measures.

Source: West Berkshire Council, "How to do Co-production", "Outcome 5": it is put in the project's
own words, has the measures that the project names, and may show only later. The degrees, the
questions' wording and the headings are ours.
"""

from forms.lists import MEASURES
from forms.model import Choice, Condition, Date, Form, Option, Section, Statements, Text
from forms.wording import N_

WORSE_TO_BETTER = (
    Option(key="much_worse", label=N_("Much worse")),
    Option(key="worse", label=N_("A little worse")),
    Option(key="same", label=N_("The same")),
    Option(key="better", label=N_("A little better")),
    Option(key="much_better", label=N_("Much better")),
)
SEEN = Condition(key="seen", options=("yes", "partly"))

OUTCOME_FIVE = Form(
    key="outcome-five",
    title=N_("Is the service better?"),
    purpose=N_(
        "We fill in this form as a group after our project, and again some time later. "
        "It shows if things are better because people who use the service shaped it."
    ),
    sections=(
        Section(
            title=N_("What we wanted"),
            questions=(
                Text(
                    key="outcome",
                    label=N_("What did we want to be better?"),
                    hint=N_("Use the words of our project plan."),
                    lines=3,
                    required=True,
                ),
                Choice(
                    key="seen",
                    label=N_("Can we see yet what has changed?"),
                    options=(
                        Option(key="yes", label=N_("Yes")),
                        Option(key="partly", label=N_("Partly")),
                        Option(key="too_early", label=N_("It is too early to say")),
                    ),
                    required=True,
                ),
            ),
        ),
        Section(
            title=N_("What we see"),
            questions=(
                Statements(
                    key="changes",
                    label=N_("How is each of these now, compared with before the project?"),
                    hint=N_("Leave a line blank if it is too early to say."),
                    scale=WORSE_TO_BETTER,
                    statements=MEASURES,
                    depends_on=SEEN,
                ),
                Choice(
                    key="overall",
                    label=N_("How is the service as a whole, compared with before the project?"),
                    options=WORSE_TO_BETTER,
                    ordered=True,
                    measures=("services",),
                    depends_on=SEEN,
                ),
                Text(
                    key="shown",
                    label=N_("What shows this?"),
                    hint=N_("Such as numbers, complaints, or what people and staff tell us."),
                    lines=5,
                    measures=("services",),
                    depends_on=SEEN,
                ),
                Text(
                    key="because",
                    label=N_("How did the people who took part make a difference?"),
                    lines=4,
                    measures=("influence", "services"),
                    depends_on=SEEN,
                ),
            ),
        ),
        Section(
            title=N_("When we look again"),
            questions=(
                Date(
                    key="again",
                    label=N_("When will we look again?"),
                    hint=N_("Some changes take a long time to show."),
                ),
                Text(key="who", label=N_("Which role or team will do it?"), continues=True),
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

"""What came of a project, whom it shaped, and what others can learn from it.

Ours. What calls for it: West Berkshire Council's report on the co-production framework, 5.20
(outcomes and lessons learned are captured), and the feedback of its testing events, "Will the
Framework lead to success?" (the impact on decisions, with people's own words and numbers).
Bracknell Forest Council, "Co-production framework 2023", "Evaluating the process", has what is
learned shared.
"""

from forms.model import Choice, Form, NumberScale, Option, Section, Text
from forms.wording import N_

LESSONS_LEARNED = Form(
    key="lessons-learned",
    title=N_("What we learned"),
    purpose=N_(
        "We fill in this form as a group at the end of our project. "
        "We share it, so that other projects can learn from ours."
    ),
    sections=(
        Section(
            title=N_("What came of it"),
            questions=(
                Text(
                    key="outcomes",
                    label=N_("What is different now because of the project?"),
                    lines=5,
                    measures=("services",),
                ),
                NumberScale(
                    key="shaped",
                    label=N_("How much did residents shape what was decided?"),
                    lowest_label=N_("not at all"),
                    highest_label=N_("very much so"),
                    measures=("influence",),
                ),
                Text(
                    key="example",
                    label=N_("What was decided in another way because of what residents said?"),
                    hint=N_("One good example is enough."),
                    lines=5,
                    continues=True,
                    measures=("influence", "services"),
                ),
                Text(
                    key="said",
                    label=N_("What did people say about the project, in their own words?"),
                    hint=N_("Ask them first, and leave out their names."),
                    lines=3,
                ),
            ),
        ),
        Section(
            title=N_("Lessons"),
            questions=(
                Text(key="again", label=N_("What would we do again?"), lines=4),
                Text(key="not_again", label=N_("What would we not do again?"), lines=4),
                Text(
                    key="tell",
                    label=N_("What would we tell a group that starts now?"),
                    lines=4,
                ),
            ),
        ),
        Section(
            title=N_("What next"),
            questions=(
                Choice(
                    key="right_way",
                    label=N_("Was co-production the right way to do this work?"),
                    options=(
                        Option(key="yes", label=N_("Yes")),
                        Option(key="partly", label=N_("Partly")),
                        Option(key="no", label=N_("No")),
                        Option(key="not_sure", label=N_("Not sure")),
                    ),
                ),
                Text(
                    key="where_next",
                    label=N_("Where else in {place} could people work in this way?"),
                    lines=3,
                ),
                Text(
                    key="share",
                    label=N_("Whom will we tell what we learned, and how?"),
                    lines=3,
                ),
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

"""A group's plan: its aim, the changes that it wants, what it will do, and how it will know.

The aim's beginning, the five outcomes, the four objectives, and what a measure is: West Berkshire
Council, "How to do Co-production", "Aims, outcomes and measures". Tables, hints and headings are
ours.
"""

from forms.library.groups import WHEN
from forms.model import Choices, Condition, Form, Option, Rows, Section, Text
from forms.wording import N_

OUTCOMES = (
    Option(
        key="influence",
        label=N_("People have more say in the decisions and services that shape their lives."),
    ),
    Option(key="engagement", label=N_("People take more part in local decisions.")),
    Option(
        key="skills",
        label=N_("Residents, staff and councillors have the skills to work together well."),
    ),
    Option(
        key="confidence",
        label=N_("Residents, staff and councillors are more sure of working as equals."),
    ),
    Option(
        key="services",
        label=N_("Services and decisions are better, since people who use them shaped them."),
    ),
)
OBJECTIVES = (
    Option(key="group", label=N_("Set up a group to lead the work.")),
    Option(key="support", label=N_("Agree what help and which expenses members get.")),
    Option(key="understand", label=N_("Make sure that all members know how co-production works.")),
    Option(key="principles", label=N_("Agree how the group will work together.")),
)

PROJECT_PLAN = Form(
    key="project-plan",
    title=N_("Project plan"),
    purpose=N_(
        "We make this plan together at the start of our project. "
        "Later we look at it again, to see what we have done and what has changed."
    ),
    sections=(
        Section(
            title=N_("Our aim"),
            questions=(
                Text(
                    key="aim",
                    label=N_("What do we hope to reach?"),
                    hint=N_(
                        "We can start like this: Residents and {council} work together as equals "
                        "to …"
                    ),
                    lines=4,
                    required=True,
                ),
            ),
        ),
        Section(
            title=N_("What will be different"),
            questions=(
                Choices(
                    key="outcomes",
                    label=N_("Which of these changes do we want to see?"),
                    hint=N_("The first four fit all work that is co-produced."),
                    options=OUTCOMES,
                ),
                Text(
                    key="service",
                    label=N_("Which service or decision will be better, and in what way?"),
                    hint=N_(
                        "Such as: Local groups have clear facts on how to make their own power."
                    ),
                    lines=4,
                    depends_on=Condition(key="outcomes", options=("services",)),
                ),
                Text(
                    key="own_words",
                    label=N_("How would we say the other changes in our own words?"),
                    lines=4,
                ),
            ),
        ),
        Section(
            title=N_("What we will do"),
            questions=(
                Choices(
                    key="objectives",
                    label=N_("Which of these steps do we plan?"),
                    options=OBJECTIVES,
                ),
                Rows(
                    key="steps",
                    label=N_("Which other steps do we plan?"),
                    fields=(
                        Text(key="what", label=N_("What will we do?"), required=True),
                        Text(key="when", label=WHEN),
                    ),
                    most=6,
                    printed=3,
                ),
            ),
        ),
        Section(
            title=N_("How we will know"),
            questions=(
                Rows(
                    key="measures",
                    label=N_("How will we see what has changed?"),
                    hint=N_(
                        "We can count, ask people, or look at how things were decided. "
                        "Some changes only show after the project has ended."
                    ),
                    fields=(
                        Text(key="what", label=N_("What do we look at?"), lines=2, required=True),
                        Text(key="how", label=N_("How do we find out?"), lines=2),
                        Text(key="when", label=N_("When do we look?"), lines=2),
                    ),
                    most=6,
                    printed=3,
                ),
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

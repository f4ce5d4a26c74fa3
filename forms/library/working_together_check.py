"""How a group works together, looked at while the work goes on.

The seven reflections: Bracknell Forest Council, "Co-production framework 2023", "Co-producing
locally", what to consider when working together; each is turned so that yes is good. Which outcome
an answer gives evidence for (one, three and four): after West Berkshire Council, "How to do
Co-production", "Reflective feedback tool", 1.1. Degrees and headings are ours.
"""

from forms.library.groups import NO_PARTLY_YES
from forms.model import Choice, Form, Question, Section, Text
from forms.wording import N_


def _checked(
    key: str, label: str, then: str, measures: tuple[str, ...], hint: str = ""
) -> tuple[Question, Question]:
    """A question with its degrees, and beneath it what there is to do."""
    return (
        Choice(
            key=key,
            label=label,
            hint=hint,
            options=NO_PARTLY_YES,
            ordered=True,
            measures=measures,
        ),
        Text(key=f"{key}_next", label=then, lines=2, continues=True),
    )


WORKING_TOGETHER_CHECK = Form(
    key="working-together-check",
    title=N_("Working together: a check"),
    purpose=N_(
        "We fill in this form as a group from time to time, to see how we work together. "
        "What we write down here is what we will change."
    ),
    sections=(
        Section(
            title=N_("What we take as given"),
            questions=(
                *_checked(
                    "speaking_for",
                    N_("Do we know if people here speak for themselves or for others too?"),
                    N_("How will we find out what other people think?"),
                    ("influence",),
                    N_("Somebody can only speak for others if they have asked them."),
                ),
                *_checked(
                    "realistic",
                    N_("Can we do what we plan with the time, money and power that we have?"),
                    N_("What will we change in our plan?"),
                    ("skills",),
                ),
            ),
        ),
        Section(
            title=N_("Being heard"),
            questions=(
                *_checked(
                    "join_in",
                    N_("Can everyone join in when we talk?"),
                    N_("How will we help everyone to join in?"),
                    ("influence", "confidence"),
                    N_("Think of who is quiet, and who talks a lot."),
                ),
                *_checked(
                    "share",
                    N_("Do we all ask questions and share what we know?"),
                    N_("How will we show that we value what each of us knows?"),
                    ("influence", "skills"),
                ),
                *_checked(
                    "words",
                    N_("Do we all understand the words we use and how things work here?"),
                    N_("What do we need to explain?"),
                    ("skills",),
                ),
            ),
        ),
        Section(
            title=N_("What people need"),
            questions=(
                *_checked(
                    "support",
                    N_("Does the group work well for everyone?"),
                    N_("What needs to happen so that it works for everyone?"),
                    ("confidence",),
                ),
                *_checked(
                    "times_places",
                    N_("Can everyone come at the times and to the places where we meet?"),
                    N_("Which times and places would be better?"),
                    ("influence",),
                ),
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

"""How well a group's work keeps to the principles of co-production, with what shows it.

The first three: West Berkshire Council, "The Essentials", "Principles of co-production". The other
six, and an audit as a tool: Bracknell Forest Council, "Co-production framework 2023", "Six
principles of co-production" and "Evaluating the process". All are put plainly by us. The scale, and
the outcomes that the first three measure, are those of West Berkshire's reflection questionnaire;
the outcomes of the other six are ours.
"""

from forms.library.groups import NEXT
from forms.model import Form, NumberScale, Question, Section, Text
from forms.wording import N_


def _scored(
    key: str, principle: str, evidence: str, measures: tuple[str, ...]
) -> tuple[Question, Question]:
    """A principle with its score, and beneath it what shows that the score is right."""
    return (
        NumberScale(
            key=key,
            label=principle,
            lowest_label=N_("not at all"),
            highest_label=N_("very much so"),
            measures=measures,
        ),
        Text(key=f"{key}_shown", label=evidence, lines=2, continues=True),
    )


PRINCIPLES_AUDIT = Form(
    key="principles-audit",
    title=N_("Our principles: a check"),
    purpose=N_(
        "We fill in this form as a group, to see how well we keep to what we stand for. "
        "We use the scores to choose what to do better, and to see what has changed since."
    ),
    sections=(
        Section(
            title=N_("Three principles"),
            intro=N_("Give each a score from 1 to 5. Then write down what shows it."),
            questions=(
                *_scored(
                    "equality",
                    N_("Equality: We work as equals, and value what each of us knows."),
                    N_("What shows that we work as equals?"),
                    ("influence", "skills", "confidence"),
                ),
                *_scored(
                    "difference",
                    N_(
                        "Making a difference: We make {place} better for everyone, and are brave "
                        "and realistic."
                    ),
                    N_("What shows that we make a difference?"),
                    ("skills", "confidence"),
                ),
                *_scored(
                    "inclusive",
                    N_("Inclusive: All can get involved, and we make it easy to take part."),
                    N_("What shows that all can take part?"),
                    ("influence",),
                ),
            ),
        ),
        Section(
            title=N_("People and their skills"),
            questions=(
                *_scored(
                    "strengths",
                    N_("We look at what people can do and give, not just at what they need."),
                    N_("What shows that we look at what people can do?"),
                    ("influence", "skills"),
                ),
                *_scored(
                    "growth",
                    N_("We help people to use their skills and to grow."),
                    N_("What shows that people use their skills and grow?"),
                    ("skills", "confidence"),
                ),
                *_scored(
                    "give_and_take",
                    N_("We all give and take, and so we learn to trust each other."),
                    N_("What shows that we give and take?"),
                    ("confidence",),
                ),
            ),
        ),
        Section(
            title=N_("How we work"),
            questions=(
                *_scored(
                    "networks",
                    N_("We help people to get to know others and to share what they know."),
                    N_("What shows that people get to know others?"),
                    ("engagement",),
                ),
                *_scored(
                    "responsibility",
                    N_("We share the work, and we all answer for what comes of it."),
                    N_("What shows that we share the work?"),
                    ("influence", "confidence"),
                ),
                *_scored(
                    "helping",
                    N_("Staff help people to do things, and do not do things to them."),
                    N_("What shows that staff help people to do things?"),
                    ("influence",),
                ),
                NEXT,
            ),
        ),
    ),
    anonymous=False,
    together=True,
)

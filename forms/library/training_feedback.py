"""What people think of a training in co-production, on the day or soon after it.

Ours: West Berkshire Council, "How to do Co-production", "Measuring outcomes", outcome 3, calls for
feedback on training and names an evaluation form in a manual that is not at hand; outcome 4 asks
how confident people feel to take part in co-production.
"""

from forms.library.shared import ABOUT_THIS_FORM, AGREE_OR_DISAGREE, AGREEMENT
from forms.model import Form, Section, Statement, Statements, Text
from forms.wording import N_

TRAINING_FEEDBACK = Form(
    key="training-feedback",
    title=N_("How was the training?"),
    purpose=N_(
        "You took part in training to work together with {council}. Tell us what you think of it, "
        "so that the next one is better."
    ),
    sections=(
        Section(
            title=N_("The training and you"),
            questions=(
                Statements(
                    key="training",
                    label=AGREE_OR_DISAGREE,
                    scale=AGREEMENT,
                    statements=(
                        Statement(key="easy", label=N_("The training was easy to follow.")),
                        Statement(key="took_part", label=N_("I could take part in all of it.")),
                        Statement(
                            key="understand",
                            label=N_("I know what co-production is and how it works."),
                            measures=("skills",),
                        ),
                        Statement(
                            key="useful",
                            label=N_("I have learnt things that help me work with others."),
                            measures=("skills",),
                        ),
                        Statement(
                            key="confident",
                            label=N_("I feel confident to take part in co-production."),
                            measures=("confidence",),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            title=N_("In your own words"),
            questions=(
                Text(key="well", label=N_("What went well?"), lines=4),
                Text(key="not_well", label=N_("What did not go so well?"), lines=4),
                Text(key="more", label=N_("What else would you like to learn?"), lines=3),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
)

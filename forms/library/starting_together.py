"""What a group agrees on before it starts to co-produce.

The five things to understand in the same way, and the two that a group is to be confident of:
Bracknell Forest Council, "Co-production framework 2023", "Starting to co-produce". Signing, the
question about what is still to do, and the headings are ours.
"""

from forms.library.groups import NAME, SIGNED_ON, TO_SIGN
from forms.library.shared import AGREEMENT
from forms.model import Consent, Form, Section, Statement, Statements, Text
from forms.wording import N_

STARTING_TOGETHER = Form(
    key="starting-together",
    title=N_("Starting together"),
    purpose=N_(
        "We fill in this form as a group before we start, so that we all mean the same. "
        "We keep what we agree and look at it again as the work goes on."
    ),
    sections=(
        Section(
            title=N_("What we share"),
            intro=N_("Talk about each question until you agree. Then write down what you agreed."),
            questions=(
                Text(key="what", label=N_("What do we want to co-produce, and why?"), lines=4),
                Text(key="issue", label=N_("Which problem do we work on?"), lines=3),
                Text(
                    key="outside",
                    label=N_("What is not for this group to change?"),
                    lines=3,
                    continues=True,
                ),
                Text(
                    key="outcomes",
                    label=N_("What do we want to be different when we have worked together?"),
                    lines=4,
                ),
                Text(
                    key="progress",
                    label=N_("How will we keep track of how far we have come?"),
                    lines=3,
                ),
                Text(
                    key="learning",
                    label=N_("How will we keep and share what we learn?"),
                    lines=3,
                ),
            ),
        ),
        Section(
            title=N_("How sure we are"),
            questions=(
                Statements(
                    key="sure",
                    label=N_("How far do we agree with each sentence, as a group?"),
                    scale=AGREEMENT,
                    statements=(
                        Statement(
                            key="clear",
                            label=N_(
                                "We all know what co-production means in this project, and why we "
                                "chose it."
                            ),
                            measures=("skills", "confidence"),
                        ),
                        Statement(
                            key="right_people",
                            label=N_(
                                "We have the right people to speak for the views and the lives "
                                "that matter here."
                            ),
                            measures=("engagement",),
                        ),
                    ),
                ),
                Text(
                    key="missing",
                    label=N_("Whom do we still need to ask, or what to explain?"),
                    lines=2,
                ),
            ),
        ),
        Section(
            title=N_("What we agreed"),
            questions=(
                Consent(
                    key="agreed",
                    label=TO_SIGN,
                    hint=N_("One person can sign for the whole group."),
                    agreement=N_("We have talked about all of this, and this is what we agreed."),
                ),
                NAME,
                SIGNED_ON,
            ),
        ),
    ),
    anonymous=False,
    together=True,
    # A group looks at what it agreed once a year; the name is of no use after that.
    retention_days=365,
)

"""The yearly conversation with a member of a group.

Ours: West Berkshire Council, "How to do Co-production", "Steering group terms of reference
template", "Membership annual reviews", asks for a confidential talk with each member once a year,
one to one, about what is difficult to say in a big group; common themes are reported, and the whole
group agrees on changes. The questions are ours; two statements are shared with the outcomes
questionnaire.
"""

from forms.library.shared import ABOUT_THIS_FORM, AGREE_OR_DISAGREE, AGREEMENT, HEARD, WORTHWHILE
from forms.model import Choice, Form, Option, Section, Statement, Statements, Text
from forms.wording import N_

MEMBERSHIP_REVIEW = Form(
    key="membership-review",
    title=N_("Yearly review with a member"),
    purpose=N_(
        "Once a year each member of a group talks with its chair, one to one. Here you can say "
        "more, without your name. The group hears what comes up often."
    ),
    sections=(
        Section(
            title=N_("Your year in the group"),
            questions=(
                Statements(
                    key="year",
                    label=AGREE_OR_DISAGREE,
                    scale=AGREEMENT,
                    statements=(
                        HEARD,
                        WORTHWHILE,
                        Statement(
                            key="welcome",
                            label=N_("I feel welcome in the group."),
                            measures=("engagement",),
                        ),
                        Statement(
                            key="support",
                            label=N_("I get the help that I need to take part."),
                            measures=("engagement",),
                        ),
                        Statement(
                            key="learnt",
                            label=N_("I have learnt things that help me work with others."),
                            measures=("skills",),
                        ),
                        Statement(
                            key="confident",
                            label=N_("I feel more confident in the group than a year ago."),
                            measures=("confidence",),
                        ),
                    ),
                ),
                Text(key="well", label=N_("What went well?"), lines=3),
                Text(key="not_well", label=N_("What did not go so well?"), lines=3),
            ),
        ),
        Section(
            title=N_("What is hard to say"),
            intro=N_("Some things are hard to say in a big group. Nobody can see who wrote this."),
            questions=(
                Text(
                    key="hard_to_say",
                    label=N_("Is there something that you could not say in the group?"),
                    lines=4,
                ),
                Text(
                    key="change",
                    label=N_("What should change in the way the group works?"),
                    hint=N_("The whole group talks about each idea, and decides."),
                    lines=3,
                ),
                Text(
                    key="help",
                    label=N_("What would make it easier for you to take part?"),
                    lines=3,
                ),
            ),
        ),
        Section(
            title=N_("The year ahead"),
            questions=(
                Choice(
                    key="stay",
                    label=N_("Would you like to stay in the group?"),
                    hint=N_(
                        "There is no name on this form. So if you want a change, tell the chair "
                        "as well."
                    ),
                    options=(
                        Option(key="as_now", label=N_("Yes, as I do now")),
                        Option(key="more", label=N_("Yes, and do more")),
                        Option(key="less", label=N_("Yes, but do less")),
                        Option(key="not_sure", label=N_("Not sure")),
                        Option(key="no", label=N_("No")),
                    ),
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
)

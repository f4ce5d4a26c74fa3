"""How a meeting was for those who came.

West Berkshire Council, "How to do Co-production": the programme of a first meeting, "How was the
meeting?" (what went well, what not so well, who would like to be a co-chair), and "Accessibility"
(how welcoming a meeting feels, what people need). The wording is ours, and so are the questions
on pace and on being heard. It is opened for one meeting at a time, and so does not ask which.
"""

from forms.library.shared import ABOUT_THIS_FORM, AGREE_OR_DISAGREE, AGREEMENT
from forms.model import Choice, Form, Option, Section, Statement, Statements, Text
from forms.wording import N_

THE_MEETING = Section(
    title=N_("The meeting"),
    questions=(
        Statements(
            key="meeting",
            label=AGREE_OR_DISAGREE,
            scale=AGREEMENT,
            statements=(
                Statement(key="welcome", label=N_("I felt welcome.")),
                Statement(
                    key="took_part",
                    label=N_("I could take part as much as I wanted to."),
                    measures=("influence", "engagement"),
                ),
                Statement(
                    key="heard",
                    label=N_("People listened to what I said."),
                    measures=("influence", "engagement"),
                ),
                Statement(
                    key="clear",
                    label=N_("I could follow what was said."),
                    measures=("skills",),
                ),
                Statement(key="pace", label=N_("The pace was right for me.")),
                Statement(
                    key="access",
                    label=N_("I had all that I needed to take part."),
                    measures=("influence",),
                ),
            ),
        ),
    ),
)
YOUR_THOUGHTS = Section(
    title=N_("Your thoughts"),
    questions=(
        Text(key="went_well", label=N_("What went well?"), lines=3),
        Text(
            key="not_so_well",
            label=N_("What did not go so well?"),
            hint=N_("Think of the room, the sound, the papers and the breaks too."),
            lines=3,
        ),
        Choice(
            key="co_chair",
            label=N_("Would you like to be a co-chair, who helps to lead the meetings?"),
            hint=N_("If you say yes, please tell the chair too, as this form has no name."),
            options=(
                Option(key="yes", label=N_("Yes")),
                Option(key="perhaps", label=N_("I would like to know more first")),
                Option(key="no", label=N_("No")),
            ),
        ),
    ),
)

MEETING_FEEDBACK = Form(
    key="meeting-feedback",
    title=N_("How was the meeting?"),
    purpose=N_(
        "You came to a meeting of our group. Tell us how it was for you, so that the next one is "
        "better."
    ),
    sections=(THE_MEETING, YOUR_THOUGHTS, ABOUT_THIS_FORM),
)

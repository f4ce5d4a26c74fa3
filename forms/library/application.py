"""The application to join a steering group as a member of the public.

What is asked, the 750 words, and criteria and meetings to answer to: West Berkshire Council, "How
to do Co-production", "Details of how to apply example", parts 2 and 3. The criteria and meetings
are the project's own. Title, purpose, headings and wording are ours, and so are the questions on
organisations and on a way to take part, which the "Invite letter template" and the criterion on
meetings "by Zoom and face to face" call for. A panel selects: "Membership Selection process".
"""

from forms.library.reaching import NAME, WAYS_TO_REACH
from forms.library.shared import ABOUT_THIS_FORM
from forms.lists import CRITERIA, MEETINGS
from forms.model import Choice, Choices, Condition, Form, Option, Section, Text
from forms.wording import N_

ABOUT_YOU = Section(
    title=N_("About you"),
    questions=(
        NAME,
        Choice(
            key="on_behalf",
            label=N_("Do you apply for yourself, or for an organisation?"),
            options=(
                Option(key="self", label=N_("For myself")),
                Option(key="organisation", label=N_("For an organisation")),
            ),
        ),
        Text(
            key="organisation",
            label=N_("What is the organisation called?"),
            continues=True,
            depends_on=Condition(key="on_behalf", options=("organisation",)),
        ),
        Text(
            key="background",
            label=N_("Tell us a little about yourself and what you have done."),
            hint=N_("Your own life counts as much as jobs and training."),
            lines=5,
        ),
    ),
)
HOW_YOU_FIT = Section(
    title=N_("How you fit"),
    questions=(
        Choices(key="criteria", label=N_("Which of these fit you?"), options=CRITERIA),
        Text(
            key="fit",
            label=N_("Tell us in your own words how you fit what we look for."),
            hint=N_("A few lines are fine. On paper, you can add sheets of your own."),
            lines=20,
            words=750,
            required=True,
        ),
    ),
)
TAKING_PART = Section(
    title=N_("Taking part"),
    questions=(
        Choices(key="meetings", label=N_("Which meetings can you come to?"), options=MEETINGS),
        Choice(
            key="way",
            label=N_("How would you like to take part?"),
            options=(
                Option(key="face_to_face", label=N_("Face to face")),
                Option(key="online", label=N_("Online, such as on Zoom")),
                Option(key="either", label=N_("Both are fine")),
                Option(key="other", label=N_("In another way, please say"), says=True),
            ),
        ),
    ),
)

APPLICATION = Form(
    key="application",
    title=N_("Apply to join the group"),
    purpose=N_(
        "Tell us about yourself, and why you would like to join. A small panel reads what you "
        "write, and we let you know what it decides."
    ),
    sections=(
        ABOUT_YOU,
        Section(title=N_("How to reach you"), questions=WAYS_TO_REACH),
        HOW_YOU_FIT,
        TAKING_PART,
        ABOUT_THIS_FORM,
    ),
    anonymous=False,
    # Two months to choose, and one for those who ask why they were not chosen.
    retention_days=90,
)

"""An experience of co-production in a person's own words, with what may be done with it.

Ours: West Berkshire Council, "Co-Production Testing Events: Feedback", "Will the Framework lead to
success?", calls for case studies and quotes that show how people influenced decisions; Bracknell
Forest Council, "Co-production framework 2023", "Measuring the impact", for case studies and
diaries.
"""

from forms.library.shared import ABOUT_THIS_FORM
from forms.model import Consent, Contact, Form, Means, Section, Text
from forms.wording import N_

STORY = Form(
    key="story",
    title=N_("Your story"),
    purpose=N_(
        "Tell us what it was like to work together with {council}. We learn from each story, and "
        "you decide if others may read it."
    ),
    sections=(
        Section(
            title=N_("Your story"),
            intro=N_("Write as much or as little as you like. Please do not name other people."),
            questions=(
                Text(
                    key="part",
                    label=N_("How did you take part?"),
                    lines=3,
                    measures=("engagement",),
                ),
                Text(
                    key="story",
                    label=N_("What happened, and what was it like for you?"),
                    lines=12,
                    measures=("influence", "confidence"),
                    required=True,
                ),
                Text(
                    key="change",
                    label=N_("What is different because you took part?"),
                    hint=N_("For you, for others, or in a service."),
                    lines=5,
                    measures=("influence", "services"),
                ),
            ),
        ),
        Section(
            title=N_("What may we do with it?"),
            intro=N_(
                "You can take your story back at any time. Telephone or write to us, and tell us "
                "what it is about. Then we do not use it any more."
            ),
            questions=(
                Consent(
                    key="publish",
                    label=N_("May others read your story?"),
                    hint=N_("If you leave the box blank, we do not publish your story."),
                    agreement=N_("Yes, you may publish my story, on paper and online."),
                ),
                Consent(
                    key="named",
                    label=N_("May we put your name to it?"),
                    hint=N_("If you leave the box blank, we do not publish your name."),
                    agreement=N_("Yes, you may publish my name with my story."),
                    continues=True,
                ),
                Contact(
                    key="name",
                    label=N_("Your name"),
                    hint=N_("Only if we may put it to your story. A first name is enough."),
                    means=Means.NAME,
                    continues=True,
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
    anonymous=False,
    # Two years: a name is needed for as long as a story is told with it, and an old one may no
    # longer be what the person would say.
    retention_days=730,
)

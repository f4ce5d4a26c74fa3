"""The expression of interest, the short step before an application to join a group.

Ours. West Berkshire Council, "How to do Co-production", calls for it: "a short flyer to gain
initial interest followed up by a more detailed document describing how to apply" ("Running good
group meetings"; "Invite letter template").
"""

from forms.library.reaching import LANGUAGE, NAME, PAPERS, WAYS_TO_REACH
from forms.library.shared import ABOUT_THIS_FORM
from forms.model import Choices, Form, Option, Section, Text
from forms.wording import N_

EXPRESSION_OF_INTEREST = Form(
    key="expression-of-interest",
    title=N_("I am interested in joining"),
    purpose=N_(
        "Would you like to work with {council} on this project? Tell us how to reach you, and we "
        "will send you all that you need to apply."
    ),
    sections=(
        Section(
            title=N_("About you"),
            questions=(
                NAME,
                Text(key="interest", label=N_("What interests you about this project?"), lines=4),
                Choices(
                    key="heard",
                    label=N_("How did you hear about this project?"),
                    options=(
                        Option(key="person", label=N_("From somebody I know")),
                        Option(key="leaflet", label=N_("From a leaflet or poster")),
                        Option(key="organisation", label=N_("From a local group or charity")),
                        Option(key="council", label=N_("From the council")),
                        Option(key="online", label=N_("Online or on social media")),
                        Option(key="news", label=N_("In the paper or on the radio")),
                        Option(key="other", label=N_("Other, please say"), says=True),
                    ),
                ),
            ),
        ),
        Section(title=N_("How to reach you"), questions=(*WAYS_TO_REACH, LANGUAGE, PAPERS)),
        ABOUT_THIS_FORM,
    ),
    anonymous=False,
    # A month to send the details to everybody, and two in which they may apply and ask.
    retention_days=90,
)

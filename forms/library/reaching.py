"""Ways to reach a person, and the formats and languages of papers, which several forms ask for.

Ours. West Berkshire Council, "How to do Co-production", calls for them: papers come "emailed or
posted" ("Agenda and papers"), in formats and words that people can use ("Accessibility"), and
documents "in an alternative format or translation" (last page).
"""

from forms.model import Choices, Condition, Contact, Means, Option, Text
from forms.wording import N_

NAME = Contact(key="name", label=N_("Your name"), means=Means.NAME, required=True)

BY_EMAIL = Option(key="email", label=N_("By e-mail"))
BY_POST = Option(key="post", label=N_("By post"))
# An address is asked for only of those who want us to use it.
WAYS_TO_REACH = (
    Choices(
        key="reach",
        label=N_("How can we best reach you?"),
        hint=N_("If you would like papers by post, tick that too."),
        options=(
            BY_EMAIL,
            Option(key="telephone", label=N_("By telephone")),
            Option(key="text", label=N_("By text message")),
            BY_POST,
        ),
        required=True,
    ),
    Contact(
        key="email",
        label=N_("Your e-mail address"),
        means=Means.EMAIL,
        required=True,
        continues=True,
        depends_on=Condition(key="reach", options=("email",)),
    ),
    Contact(
        key="telephone",
        label=N_("Your telephone number"),
        means=Means.TELEPHONE,
        required=True,
        continues=True,
        depends_on=Condition(key="reach", options=("telephone", "text")),
    ),
    Contact(
        key="address",
        label=N_("Your postal address"),
        means=Means.ADDRESS,
        required=True,
        continues=True,
        depends_on=Condition(key="reach", options=("post",)),
    ),
)

LANGUAGE = Text(
    key="language",
    label=N_("Which language would you like us to use?"),
    hint=N_("Such as English, Polish or British Sign Language."),
)
FORMATS = (
    Option(key="print", label=N_("On paper, in ordinary print")),
    Option(key="large", label=N_("On paper, in large print")),
    Option(key="easy_read", label=N_("In Easy Read")),
    Option(key="audio", label=N_("On audio")),
    Option(key="braille", label=N_("In Braille")),
    Option(key="other", label=N_("In another way, please say"), says=True),
)
PAPERS = Choices(
    key="papers",
    label=N_("How would you like to get papers?"),
    options=(BY_EMAIL, *FORMATS),
)

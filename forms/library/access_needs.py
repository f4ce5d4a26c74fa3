"""What a person needs to take part in meetings.

Ours. West Berkshire Council, "How to do Co-production", names what it is about: "Accessibility"
(the building, formats, language, timing, breaks), "Residents are different from Staff and should be
treated differently" (calls, transport, technology) and the programme of a first meeting (dietary
requirements). It is named, because what is arranged is arranged for a person. To need nothing is an
answer to each question.
"""

from forms.library.reaching import LANGUAGE, NAME, PAPERS
from forms.library.shared import ABOUT_THIS_FORM
from forms.model import Choice, Choices, Condition, Contact, Form, Means, Option, Section, Text
from forms.wording import N_

NOTHING = Option(key="nothing", label=N_("I need nothing, thank you"), alone=True)

YOU_AND_THE_PLACE = Section(
    title=N_("You and the place"),
    questions=(
        NAME,
        Choices(
            key="travel",
            label=N_("What would help you to come?"),
            options=(
                Option(key="transport", label=N_("A lift there and back")),
                Option(key="parking", label=N_("A parking space near the door")),
                Option(key="met", label=N_("Somebody to meet me at the door")),
                Option(key="care", label=N_("Somebody to look after a child or an adult")),
                NOTHING,
            ),
        ),
        Choices(
            key="building",
            label=N_("What do you need in the building?"),
            options=(
                Option(key="no_steps", label=N_("A way in without steps")),
                Option(key="wheelchair", label=N_("Room for a wheelchair or scooter")),
                Option(key="toilet", label=N_("A toilet for disabled people")),
                Option(key="chair", label=N_("A chair with arms")),
                Option(key="quiet", label=N_("A quiet room to rest in")),
                NOTHING,
            ),
        ),
        Choices(
            key="companion",
            label=N_("Who will come along with you?"),
            hint=N_("We keep a place for them. We do not need their names."),
            options=(
                Option(key="carer", label=N_("A carer or helper")),
                Option(key="friend", label=N_("A friend or relative")),
                Option(key="dog", label=N_("A guide dog or other assistance dog")),
                Option(key="nobody", label=N_("Nobody"), alone=True),
            ),
        ),
    ),
)
HEARING_AND_SEEING = Section(
    title=N_("Hearing and seeing"),
    questions=(
        Choices(
            key="hearing",
            label=N_("What helps you to hear?"),
            options=(
                Option(key="loop", label=N_("A hearing loop")),
                Option(key="faces", label=N_("A seat where I can see faces")),
                Option(key="one_at_a_time", label=N_("Only one person talks at a time")),
                Option(key="captions", label=N_("Words on a screen, as they are said")),
                NOTHING,
            ),
        ),
        Choices(
            key="seeing",
            label=N_("What helps you to see?"),
            options=(
                Option(key="front", label=N_("A seat near the front")),
                Option(key="light", label=N_("Good light")),
                Option(key="said", label=N_("Somebody to say what is on the screen")),
                NOTHING,
            ),
        ),
    ),
)
PAPERS_AND_LANGUAGE = Section(
    title=N_("Papers and language"),
    questions=(
        PAPERS,
        LANGUAGE,
        Choice(
            key="interpreter",
            label=N_("Do you need an interpreter at meetings?"),
            options=(Option(key="yes", label=N_("Yes")), Option(key="no", label=N_("No"))),
        ),
    ),
)
TIMES_BREAKS_AND_FOOD = Section(
    title=N_("Times, breaks and food"),
    questions=(
        Choices(
            key="easier",
            label=N_("What makes meetings easier for you?"),
            options=(
                Option(key="daytime", label=N_("Meetings in the daytime")),
                Option(key="evening", label=N_("Meetings in the evening")),
                Option(key="weekend", label=N_("Meetings at the weekend")),
                Option(key="breaks", label=N_("Shorter meetings, or more breaks")),
                Option(key="time", label=N_("Time to think before I speak")),
                Option(key="plain", label=N_("Short words, and no jargon")),
                NOTHING,
            ),
        ),
        Choices(
            key="food",
            label=N_("What should we know about food and drink for you?"),
            options=(
                Option(key="vegetarian", label=N_("I am vegetarian")),
                Option(key="vegan", label=N_("I am vegan")),
                Option(key="halal", label=N_("I eat halal food")),
                Option(key="kosher", label=N_("I eat kosher food")),
                Option(key="allergy", label=N_("I have an allergy, please say"), says=True),
                NOTHING,
            ),
        ),
    ),
)
BEFORE_AND_AFTER = Section(
    title=N_("Help before and after"),
    questions=(
        Choices(
            key="technology",
            label=N_("What would help you to join online?"),
            options=(
                Option(key="device", label=N_("A tablet or laptop on loan")),
                Option(key="shown", label=N_("Somebody to show me how it works")),
                Option(key="by_phone", label=N_("A number to join by telephone")),
                NOTHING,
            ),
        ),
        Choices(
            key="calls",
            label=N_("When would you like us to call you?"),
            options=(
                Option(key="before_first", label=N_("Before my first meeting")),
                Option(key="before", label=N_("Before each meeting")),
                Option(key="after", label=N_("After each meeting")),
                Option(key="never", label=N_("No call, thank you"), alone=True),
            ),
        ),
        Contact(
            key="telephone",
            label=N_("Your telephone number"),
            means=Means.TELEPHONE,
            required=True,
            continues=True,
            depends_on=Condition(key="calls", options=("before_first", "before", "after")),
        ),
        Text(
            key="more",
            label=N_("What else do you need?"),
            hint=N_("Write what was not on our lists."),
            lines=4,
        ),
    ),
)

ACCESS_NEEDS = Form(
    key="access-needs",
    title=N_("What you need to take part"),
    purpose=N_(
        "Tell us what you need, and we plan the meetings with it in mind. To need nothing is a "
        "good answer too."
    ),
    sections=(
        YOU_AND_THE_PLACE,
        HEARING_AND_SEEING,
        PAPERS_AND_LANGUAGE,
        TIMES_BREAKS_AND_FOOD,
        BEFORE_AND_AFTER,
        ABOUT_THIS_FORM,
    ),
    anonymous=False,
    # Each meeting of the group is arranged with these, and a group may meet for a year.
    retention_days=365,
)

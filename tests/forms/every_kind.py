"""The form with a question of every kind, each rule of theirs used at least once."""

from forms.model import (
    Choice,
    Choices,
    Condition,
    Consent,
    Contact,
    Date,
    Form,
    Means,
    Money,
    Number,
    NumberScale,
    Option,
    Rows,
    Section,
    Statement,
    Statements,
    Text,
)

ABOUT_YOU = Section(
    title="How we reach you",
    intro="We write to you about the group only.",
    questions=(
        Contact(key="name", label="Your name", means=Means.NAME, required=True),
        Contact(
            key="email",
            label="E-mail",
            hint="Leave it out if you have none.",
            means=Means.EMAIL,
        ),
        Contact(key="telephone", label="Telephone", means=Means.TELEPHONE),
        Contact(key="postcode", label="Postcode", means=Means.POSTCODE),
        Contact(key="address", label="Address", means=Means.ADDRESS),
    ),
)
JOINING = Section(
    title="Joining the group",
    questions=(
        Choice(
            key="join",
            label="Would you like to join the steering group?",
            options=(
                Option(key="yes", label="Yes"),
                Option(key="later", label="Later, perhaps"),
                Option(key="no", label="No"),
            ),
            required=True,
        ),
        Choice(
            key="role",
            label="What would you like to do in the group?",
            hint="You can change your mind later.",
            options=(
                Option(key="speak", label="Speak for people like me"),
                Option(key="check", label="Check what we write"),
                Option(key="other", label="Something else, please say", says=True),
            ),
            depends_on=Condition(key="join", options=("yes", "later")),
        ),
        Choices(
            key="needs",
            label="What do you need to take part?",
            options=(
                Option(key="transport", label="Help with getting there"),
                Option(key="interpreter", label="An interpreter"),
                Option(key="childcare", label="Somebody to look after a child"),
                Option(key="other", label="Something else, please say", says=True),
                Option(key="nothing", label="None of these", alone=True),
            ),
            depends_on=Condition(key="join", options=("yes",)),
        ),
    ),
)
MEETINGS = Section(
    title="The last meeting",
    questions=(
        Statements(
            key="meeting",
            label="How was the meeting for you?",
            hint="Choose one answer for each sentence.",
            scale=(
                Option(key="no", label="Not at all"),
                Option(key="partly", label="Partly"),
                Option(key="yes", label="Very much"),
            ),
            statements=(
                Statement(key="heard", label="I was listened to."),
                Statement(key="clear", label="I understood what was said."),
            ),
        ),
        NumberScale(
            key="welcome",
            label="How welcome did you feel?",
            lowest=0,
            highest=5,
            lowest_label="not at all",
            highest_label="very welcome",
        ),
        Number(
            key="people",
            label="How many people came with you?",
            hint="Write 0 if you came alone.",
            least=0,
            most=20,
        ),
        Number(key="hours", label="How many hours did it take you?", places=1, continues=True),
        Date(key="visited", label="When was the meeting?"),
    ),
)
COSTS = Section(
    title="What it cost you",
    questions=(
        Money(key="lost_pay", label="How much pay did you lose?", most=500),
        Rows(
            key="claims",
            label="What did you spend?",
            hint="Use one line for each journey or thing.",
            fields=(
                Date(key="day", label="Day"),
                Text(key="what", label="What it was for", required=True),
                Money(key="amount", label="Amount", most=200, required=True),
            ),
            most=6,
            printed=3,
        ),
    ),
)
WORDS = Section(
    title="In your own words",
    questions=(
        Text(key="heard_from", label="Who told you about us?"),
        Text(
            key="idea",
            label="What should we talk about next?",
            hint="One idea is enough.",
            lines=4,
            words=20,
        ),
        Consent(
            key="keep",
            label="Keeping your details",
            hint="You can ask us to delete them at any time.",
            agreement="I agree that the council keeps these details for one year.",
            required=True,
        ),
    ),
)
EVERY_KIND = Form(
    key="every-kind",
    title="Every kind of question",
    purpose="Tell us how we reach you, what you need, and what it cost you to come.",
    sections=(ABOUT_YOU, JOINING, MEETINGS, COSTS, WORDS),
    anonymous=False,
)

"""Who has been trained in co-production, in what and when.

Ours: West Berkshire Council, "How to do Co-production", "Measuring outcomes", outcome 3, calls for
a record of who has had training, "even if that is informal training". The three kinds of people are
those of the outcome.
"""

from forms.kinds import Field
from forms.model import Contact, Date, Form, Means, Number, Rows, Section, Text
from forms.wording import N_

FIELDS: tuple[Field, ...] = (
    Contact(key="name", label=N_("Name"), means=Means.NAME, required=True),
    Text(key="what", label=N_("What they learnt")),
    Date(key="day", label=N_("Date")),
)
MOST_ROWS, PRINTED_ROWS = 20, 5

TRAINING_RECORD = Form(
    key="training-record",
    title=N_("Training record"),
    purpose=N_(
        "Write down who has been trained to work together, in what and when. It shows if people "
        "have the skills that they need."
    ),
    sections=(
        Section(
            title=N_("Who has been trained"),
            intro=N_("Tell people that you write their names here, and what for."),
            questions=(
                Rows(
                    key="courses",
                    label=N_("Who has been on a course?"),
                    hint=N_("If somebody was on two courses, write the name twice."),
                    fields=FIELDS,
                    most=MOST_ROWS,
                    printed=PRINTED_ROWS,
                ),
                Rows(
                    key="informal",
                    label=N_("Who has learnt in another way?"),
                    hint=N_("For example, in a talk, in a meeting, or from somebody else."),
                    fields=FIELDS,
                    most=MOST_ROWS,
                    printed=PRINTED_ROWS,
                ),
            ),
        ),
        Section(
            title=N_("How many people"),
            intro=N_("Count each person once. These numbers stay when the names are deleted."),
            questions=(
                Number(
                    key="residents",
                    label=N_("How many residents have been trained?"),
                    least=0,
                ),
                Number(
                    key="staff",
                    label=N_("How many council staff have been trained?"),
                    least=0,
                    continues=True,
                ),
                Number(
                    key="councillors",
                    label=N_("How many councillors have been trained?"),
                    least=0,
                    continues=True,
                ),
            ),
        ),
    ),
    anonymous=False,
    together=True,
    # Two years, after which a third of a group's members may be new ones ("Length of membership"):
    # until then it has to be known who can do what, and who still needs training.
    retention_days=730,
)

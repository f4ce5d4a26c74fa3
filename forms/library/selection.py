"""A panel's scores of one application to join a group, and what it decides.

Ours: West Berkshire Council, "How to do Co-production", calls for an open and fair selection by a
panel ("Running good group meetings"; terms of reference, "Membership Selection process"). The
criteria are the project's own.
"""

from forms.library.groups import SIGNED_ON
from forms.library.shared import NOT_AT_ALL_TO_VERY_MUCH
from forms.lists import CRITERIA
from forms.model import (
    Choice,
    Condition,
    Consent,
    Contact,
    Form,
    Means,
    Option,
    Rows,
    Section,
    Statements,
    Text,
)
from forms.wording import N_

SELECTION = Form(
    key="selection",
    title=N_("Scores of an application"),
    purpose=N_(
        "We, the panel, fill in this form for each application, so that all are treated alike. "
        "We keep it, so that we can tell people why we decided as we did."
    ),
    sections=(
        Section(
            title=N_("The application"),
            questions=(
                Text(
                    key="application",
                    label=N_("Which application is it?"),
                    hint=N_("Write its reference, not a name."),
                    required=True,
                ),
                Choice(
                    key="known",
                    label=N_("Does anybody on the panel know this person?"),
                    hint=N_("Say so even if they know them just a little."),
                    options=(
                        Option(key="yes", label=N_("Yes")),
                        Option(key="no", label=N_("No")),
                    ),
                    required=True,
                ),
                Text(
                    key="fair",
                    label=N_("What did we do to stay fair?"),
                    hint=N_("Such as: The member who knows them gave no score."),
                    lines=2,
                    continues=True,
                    depends_on=Condition(key="known", options=("yes",)),
                ),
            ),
        ),
        Section(
            title=N_("How well it fits"),
            questions=(
                Statements(
                    key="fit",
                    label=N_("How well does this person fit each point?"),
                    scale=NOT_AT_ALL_TO_VERY_MUCH,
                    statements=CRITERIA,
                ),
                Text(
                    key="reasons",
                    label=N_("What are our reasons for these scores?"),
                    hint=N_("Write only what the application says. The person may ask to see it."),
                    lines=4,
                ),
                Text(
                    key="balance",
                    label=N_("What would this person add to a group of many kinds of people?"),
                    lines=2,
                ),
            ),
        ),
        Section(
            title=N_("What we agreed"),
            questions=(
                Choice(
                    key="decision",
                    label=N_("Do we ask this person to join the group?"),
                    options=(
                        Option(key="yes", label=N_("Yes")),
                        Option(key="waiting", label=N_("Not yet, they go on the waiting list")),
                        Option(key="not_now", label=N_("Not this time")),
                    ),
                    required=True,
                ),
                Consent(
                    key="agreed",
                    label=N_("To sign, tick the box, and write your names and the date."),
                    agreement=N_("We looked at this application together, and we all agree."),
                ),
                Rows(
                    key="panel",
                    label=N_("Who is on the panel?"),
                    fields=(
                        Contact(key="name", label=N_("Name"), means=Means.NAME, required=True),
                        Text(key="role", label=N_("Job or role")),
                    ),
                    most=8,
                    printed=4,
                    continues=True,
                ),
                SIGNED_ON,
            ),
        ),
    ),
    anonymous=False,
    together=True,
    # Who was turned down has six months to make a claim (Equality Act 2010, section 118); a month
    # more lets it reach the panel.
    retention_days=210,
)

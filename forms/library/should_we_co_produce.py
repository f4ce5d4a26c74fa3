"""Whether a project is to be co-produced, and if not, in which way people take part instead.

Criteria and the two who support it: West Berkshire Council, report on the Co-production Framework,
5.18 "Decision to co-produce". Questions to ask before the start, and occasions when it is not
possible: Bracknell Forest Council, "Co-production framework 2023", "To co-produce or not to
co-produce". Ways to take part: the same, "The flower of participation". Said in plain words; title,
purpose, headings and scale are ours.
"""

from forms.model import (
    Choice,
    Choices,
    Contact,
    Date,
    Form,
    Means,
    Option,
    Section,
    Statement,
    Statements,
    Text,
)
from forms.wording import N_

YES, NO = Option(key="yes", label=N_("Yes")), Option(key="no", label=N_("No"))
YES_PARTLY_NO = (YES, Option(key="partly", label=N_("Partly")), NO)

PROJECT = Section(
    title=N_("Is this the right project?"),
    questions=(
        Statements(
            key="criteria",
            label=N_("Is this true of the project?"),
            scale=YES_PARTLY_NO,
            statements=(
                Statement(
                    key="early",
                    label=N_("The project is at an early stage, and much is still open."),
                ),
                Statement(
                    key="staff",
                    label=N_("Staff have time to be trained, to find people and to run meetings."),
                ),
                Statement(key="time", label=N_("The plan can leave time for co-production.")),
                Statement(key="wanted", label=N_("Residents or others want to take part.")),
                Statement(
                    key="strategy",
                    label=N_("The project fits what the council's strategy puts first."),
                ),
            ),
        ),
        Text(key="open", label=N_("What can people truly change?"), lines=4),
    ),
)
READINESS = Section(
    title=N_("Are we ready?"),
    questions=(
        Statements(
            key="ready",
            label=N_("Is this true of us?"),
            scale=YES_PARTLY_NO,
            statements=(
                Statement(
                    key="relations",
                    label=N_("We have time to stay close to people from start to end."),
                ),
                Statement(key="pay", label=N_("We can pay people for their time.")),
                Statement(key="wrong", label=N_("We are prepared to get it wrong.")),
                Statement(
                    key="reflect",
                    label=N_("We can make time to look back with all who took part, and learn."),
                ),
            ),
        ),
        Text(
            key="leaders",
            label=N_("Which senior leaders and councillors have to support us?"),
            lines=3,
        ),
        Text(key="partners", label=N_("Who can we team up with and learn from?"), lines=3),
    ),
)
REASONS_NOT = Section(
    title=N_("Is there a reason not to?"),
    intro=N_("People trust us more if we say when we can't co-produce, and why."),
    questions=(
        Choices(
            key="reasons_not",
            label=N_("What makes co-production impossible?"),
            options=(
                Option(
                    key="decided",
                    label=N_("It is decided already, and residents can't change it"),
                ),
                Option(key="hurried", label=N_("We have very little time to decide")),
                Option(
                    key="unsupported",
                    label=N_("Too few people in the council would help to carry it through"),
                ),
                Option(key="other", label=N_("Other, please say"), says=True),
                Option(key="none", label=N_("None of these"), alone=True),
            ),
        ),
    ),
)
# The sixth criterion of West Berkshire Council.
SUPPORT = Section(
    title=N_("To sign"),
    intro=N_("To sign, tick one box, and write your name and the date."),
    questions=(
        Choice(
            key="head",
            label=N_("Head of service: do you support co-production in this project?"),
            options=(YES, NO),
        ),
        Contact(
            key="head_name",
            label=N_("Name of the head of service"),
            means=Means.NAME,
            continues=True,
        ),
        Date(key="head_day", label=N_("Date when the head of service signs"), continues=True),
        Choice(
            key="holder",
            label=N_("Portfolio holder: do you support co-production in this project?"),
            hint=N_("This is the councillor who leads on the service."),
            options=(YES, NO),
        ),
        Contact(
            key="holder_name",
            label=N_("Name of the portfolio holder"),
            means=Means.NAME,
            continues=True,
        ),
        Date(key="holder_day", label=N_("Date when the portfolio holder signs"), continues=True),
    ),
)
DECISION = Section(
    title=N_("How we will work"),
    questions=(
        Choice(
            key="method",
            label=N_("How will people take part in this project?"),
            options=(
                Option(key="inform", label=N_("Inform: we tell you what is decided")),
                Option(key="consult", label=N_("Consult: we ask what you think, and then decide")),
                Option(
                    key="engage", label=N_("Engage: we work out ideas with you, and then decide")
                ),
                Option(key="co_design", label=N_("Co-design: we design it with you")),
                Option(
                    key="co_produce",
                    label=N_("Co-produce: we decide and do it together, as equals"),
                ),
            ),
            required=True,
        ),
        Text(
            key="method_reason",
            label=N_("Why is this the right way?"),
            hint=N_("Residents read this, so use plain words."),
            lines=4,
            continues=True,
        ),
    ),
)

SHOULD_WE_CO_PRODUCE = Form(
    key="should-we-co-produce",
    title=N_("Should we co-produce?"),
    purpose=N_(
        "Answer this together before a project starts. The way of working that you choose, and why "
        "you choose it, are shown with the project."
    ),
    sections=(PROJECT, READINESS, REASONS_NOT, SUPPORT, DECISION),
    anonymous=False,
    together=True,
    # Two years: who gave their support matters while the project runs and until its outcomes, which
    # may show some time after it, are reported.
    retention_days=730,
)

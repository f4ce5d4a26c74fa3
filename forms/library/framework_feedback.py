"""What people think of a council's framework for co-production.

Ours: the six headings under which West Berkshire Council reports its "Co-Production Testing Events:
Feedback" (definition, principles, challenges, outcomes, will the framework lead to success, how it
could be applied), with a statement and a question for each. Bracknell
Forest Council welcomes feedback, too: "Co-production framework 2023", "Delivery on our values".
"""

from forms.library.shared import ABOUT_THIS_FORM, AGREE_OR_DISAGREE, AGREEMENT
from forms.model import Form, Section, Statement, Statements, Text
from forms.wording import N_

FRAMEWORK_FEEDBACK = Form(
    key="framework-feedback",
    title=N_("What do you think of our framework?"),
    purpose=N_(
        "{council} has written down how it wants to work together with people. This is called the "
        "framework, and what you think of it helps us to make it better."
    ),
    sections=(
        Section(
            title=N_("Your view"),
            intro=N_("Have the framework beside you, if you can."),
            questions=(
                Statements(
                    key="framework",
                    label=AGREE_OR_DISAGREE,
                    scale=AGREEMENT,
                    statements=(
                        Statement(
                            key="definition",
                            label=N_("The definition of co-production makes sense."),
                        ),
                        Statement(
                            key="principles", label=N_("The principles cover all that we need.")
                        ),
                        Statement(
                            key="challenges",
                            label=N_("The framework is honest about what will be hard."),
                        ),
                        Statement(key="outcomes", label=N_("The outcomes are the right ones.")),
                        Statement(key="success", label=N_("The framework will lead to success.")),
                        Statement(
                            key="use", label=N_("It is clear where the framework can be used.")
                        ),
                    ),
                ),
            ),
        ),
        Section(
            title=N_("In your own words"),
            questions=(
                Text(
                    key="definition",
                    label=N_("What would you change in the definition?"),
                    hint=N_("It says what co-production is, and who takes part."),
                    lines=4,
                ),
                Text(
                    key="principles",
                    label=N_("What do you think of the principles?"),
                    hint=N_("They say how we treat each other when we work together."),
                    lines=4,
                ),
                Text(
                    key="challenges",
                    label=N_("What will be hard, and what could help?"),
                    hint=N_("Think of time, of money, and of people who are seldom heard."),
                    lines=4,
                ),
                Text(
                    key="outcomes",
                    label=N_("How could the outcomes be clearer?"),
                    hint=N_("They say what should be different in the end."),
                    lines=4,
                ),
                Text(
                    key="success",
                    label=N_("What does the council need to do for it to be a success?"),
                    lines=4,
                ),
                Text(
                    key="use",
                    label=N_("Where should the council use the framework, and where not?"),
                    hint=N_("For example, in libraries, in social care or in planning."),
                    lines=4,
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
)

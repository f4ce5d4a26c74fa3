"""The scales and statements that several forms share.

Source: West Berkshire Council, "How to do Co-production": the two versions of the example outcomes
questionnaire, and the feedback and reflection questionnaire. Which outcome a statement measures:
the same, "Measuring outcomes".
"""

from forms.model import Choice, Option, Section, Statement
from forms.wording import N_

AGREEMENT = (
    Option(key="strongly_disagree", label=N_("Strongly disagree")),
    Option(key="disagree", label=N_("Disagree")),
    Option(key="neither", label=N_("Neither agree nor disagree")),
    Option(key="agree", label=N_("Agree")),
    Option(key="strongly_agree", label=N_("Strongly agree")),
)

NOT_AT_ALL_TO_VERY_MUCH = (
    Option(key="1", label=N_("1, not at all")),
    Option(key="2", label="2"),
    Option(key="3", label="3"),
    Option(key="4", label="4"),
    Option(key="5", label=N_("5, very much so")),
)

NOT_AT_ALL_TO_VERY_SATISFIED = (
    *NOT_AT_ALL_TO_VERY_MUCH[:4],
    Option(key="5", label=N_("5, very satisfied")),
)

AGREE_OR_DISAGREE = N_(
    "Please indicate whether you agree or disagree with the following statements:"
)
INFLUENCE = Statement(
    key="influence",
    label=N_("I have been able to influence the work of this project."),
    measures=("influence",),
)
HEARD = Statement(
    key="heard",
    label=N_("My views and ideas were heard and considered."),
    measures=("influence", "engagement"),
)
WORTHWHILE = Statement(
    key="worthwhile",
    label=N_("Being part of this project has been a worthwhile use of my time."),
    measures=("influence", "engagement"),
)
MORE_SERVICES = Statement(
    key="more_services",
    label=N_("I think more services in {place} should be co-produced."),
    measures=("engagement",),
)

# Ours: it is asked last, so that the council learns whom the form left behind.
ABOUT_THIS_FORM = Section(
    title=N_("About this form"),
    questions=(
        Choice(
            key="helped",
            label=N_("Did you fill in this form by yourself?"),
            options=(
                Option(key="self", label=N_("Yes, by myself")),
                Option(key="helped", label=N_("Somebody helped me")),
                Option(key="for_somebody", label=N_("I answer for somebody else")),
            ),
        ),
    ),
)

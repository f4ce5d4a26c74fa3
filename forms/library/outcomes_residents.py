"""The co-production outcomes questionnaire for residents.

Statements, scale and instruction: West Berkshire Council, "How to do Co-production", "Example
Co-production Outcomes Questionnaire, Version for West Berkshire residents".
Title, purpose and heading are ours.
"""

from forms.library.shared import (
    ABOUT_THIS_FORM,
    AGREE_OR_DISAGREE,
    AGREEMENT,
    HEARD,
    INFLUENCE,
    MORE_SERVICES,
    WORTHWHILE,
)
from forms.model import Form, Section, Statement, Statements
from forms.wording import N_

OUTCOMES_RESIDENTS = Form(
    key="outcomes-residents",
    title=N_("Co-production outcomes questionnaire: residents"),
    purpose=N_(
        "You took part in a project with {council}. Tell us if you could shape it, "
        "so that we learn what works."
    ),
    sections=(
        Section(
            title=N_("Your view"),
            questions=(
                Statements(
                    key="experience",
                    label=AGREE_OR_DISAGREE,
                    scale=AGREEMENT,
                    statements=(
                        INFLUENCE,
                        HEARD,
                        WORTHWHILE,
                        Statement(
                            key="more_work",
                            label=N_(
                                "I would like to be part of more co-produced work with {council}."
                            ),
                            measures=("engagement",),
                        ),
                        MORE_SERVICES,
                        Statement(
                            key="confident",
                            label=N_(
                                "I am confident about working in partnership with {council} staff "
                                "and councillors."
                            ),
                            measures=("skills", "confidence"),
                        ),
                    ),
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
)

"""The co-production outcomes questionnaire for council staff and councillors.

Statements, scale and instruction: West Berkshire Council, "How to do Co-production", "Example
Co-production Outcomes Questionnaire, Version for West Berkshire Council staff and councillors".
Title, purpose and heading are ours.
"""

from forms.library.shared import (
    AGREE_OR_DISAGREE,
    AGREEMENT,
    HEARD,
    INFLUENCE,
    MORE_SERVICES,
    WORTHWHILE,
)
from forms.model import Form, Section, Statement, Statements
from forms.wording import N_

OUTCOMES_STAFF = Form(
    key="outcomes-staff",
    title=N_("Co-production outcomes questionnaire: staff and councillors"),
    purpose=N_(
        "You worked with residents on a project of {council}. Tell us how it went, "
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
                                "I would like to be part of more co-produced work with "
                                "{place} residents."
                            ),
                            measures=("engagement",),
                        ),
                        MORE_SERVICES,
                        Statement(
                            key="confident",
                            label=N_(
                                "I am confident about working in partnership with {place} "
                                "residents."
                            ),
                            measures=("skills", "confidence"),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

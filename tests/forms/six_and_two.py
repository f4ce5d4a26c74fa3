"""The form that everything is measured with: six statements and two long texts."""

from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.model import Form, Section, Text

SIX_AND_TWO = Form(
    key="six-and-two",
    title="Six and two",
    purpose="This form is for measuring.",
    sections=(
        OUTCOMES_RESIDENTS.sections[0],
        Section(
            title="In your own words",
            questions=(
                Text(key="went_well", label="What went well?", lines=5),
                Text(key="do_better", label="What could we do better?", lines=5),
            ),
        ),
    ),
)

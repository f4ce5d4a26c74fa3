"""The council's forms: one module a form. A definition goes in here, and into `FORMS`."""

from forms.library.access_needs import ACCESS_NEEDS
from forms.library.application import APPLICATION
from forms.library.equality import EQUALITY
from forms.library.expenses_claim import EXPENSES_CLAIM
from forms.library.expression_of_interest import EXPRESSION_OF_INTEREST
from forms.library.format_request import FORMAT_REQUEST
from forms.library.framework_feedback import FRAMEWORK_FEEDBACK
from forms.library.governance_check import GOVERNANCE_CHECK
from forms.library.lessons_learned import LESSONS_LEARNED
from forms.library.meeting_feedback import MEETING_FEEDBACK
from forms.library.membership_review import MEMBERSHIP_REVIEW
from forms.library.outcome_five import OUTCOME_FIVE
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.library.outcomes_staff import OUTCOMES_STAFF
from forms.library.participation_record import PARTICIPATION_RECORD
from forms.library.principles_audit import PRINCIPLES_AUDIT
from forms.library.project_plan import PROJECT_PLAN
from forms.library.reflection import REFLECTION
from forms.library.selection import SELECTION
from forms.library.should_we_co_produce import SHOULD_WE_CO_PRODUCE
from forms.library.starting_together import STARTING_TOGETHER
from forms.library.story import STORY
from forms.library.training_feedback import TRAINING_FEEDBACK
from forms.library.training_record import TRAINING_RECORD
from forms.library.working_together_check import WORKING_TOGETHER_CHECK
from forms.model import Form

# In the order in which officers choose from them: as a project goes on.
FORMS: dict[str, Form] = {
    form.key: form
    for form in (
        OUTCOMES_RESIDENTS,
        OUTCOMES_STAFF,
        REFLECTION,
        EXPRESSION_OF_INTEREST,
        APPLICATION,
        ACCESS_NEEDS,
        FORMAT_REQUEST,
        MEETING_FEEDBACK,
        TRAINING_FEEDBACK,
        EXPENSES_CLAIM,
        MEMBERSHIP_REVIEW,
        STORY,
        FRAMEWORK_FEEDBACK,
        EQUALITY,
        SHOULD_WE_CO_PRODUCE,
        STARTING_TOGETHER,
        PROJECT_PLAN,
        SELECTION,
        PARTICIPATION_RECORD,
        TRAINING_RECORD,
        WORKING_TOGETHER_CHECK,
        GOVERNANCE_CHECK,
        PRINCIPLES_AUDIT,
        OUTCOME_FIVE,
        LESSONS_LEARNED,
    )
}

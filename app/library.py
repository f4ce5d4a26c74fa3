"""The library of forms → those that this council can open for its projects."""

from flask import current_app

from forms.library import FORMS
from forms.model import Form
from forms.wording import N_

EXPENSES = "expenses-claim"
NOT_DECIDED = (
    N_("This form is not in use yet"),
    N_(
        "The council has not decided to pay expenses. Once it has, whoever runs this site can "
        "switch the form on."
    ),
)


def is_in_use(form: Form) -> bool:
    """Whether it can be opened: nobody is asked what they are owed before anybody can pay."""
    return form.key != EXPENSES or bool(current_app.config["PAYS_EXPENSES"])


def forms_of(*, together: bool) -> tuple[Form, ...]:
    """The forms that a group answers with one voice, or those that each person answers."""
    return tuple(form for form in FORMS.values() if form.together == together)

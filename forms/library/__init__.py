"""The council's forms: one module a form. A definition goes in here, and into `FORMS`."""

from forms.library.equality import EQUALITY
from forms.library.outcomes_residents import OUTCOMES_RESIDENTS
from forms.library.outcomes_staff import OUTCOMES_STAFF
from forms.library.reflection import REFLECTION
from forms.model import Form

FORMS: dict[str, Form] = {
    form.key: form for form in (OUTCOMES_RESIDENTS, OUTCOMES_STAFF, REFLECTION, EQUALITY)
}

"""What the forms that a group answers with one voice share.

Ours: the degrees of a yes, the words of signing, and what a group does next.
"""

from forms.model import Contact, Date, Means, Option, Text
from forms.wording import N_

NO_PARTLY_YES = (
    Option(key="no", label=N_("No")),
    Option(key="partly", label=N_("Partly")),
    Option(key="yes", label=N_("Yes")),
)

TO_SIGN = N_("To sign, tick the box, and write your name and the date.")
NAME = Contact(key="name", label=N_("Name"), means=Means.NAME, continues=True)
SIGNED_ON = Date(key="signed_on", label=N_("Date"), continues=True)

NEXT = Text(key="next", label=N_("What will we do next?"), lines=3)
WHEN = N_("By when?")

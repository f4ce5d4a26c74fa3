"""The claim for what it cost a member to take part.

Ours, and off unless the council has decided to pay: West Berkshire Council's report of the
framework, 5.21 "Involvement expenses", is only "exploring the possibility", while its "How to do
Co-production", "Invite letter template", says "All reasonable expenses will be covered".
Details of a bank account are never written on it.
"""

from dataclasses import replace

from forms.library.reaching import NAME
from forms.library.shared import ABOUT_THIS_FORM
from forms.model import (
    Choice,
    Condition,
    Consent,
    Contact,
    Date,
    Form,
    Means,
    Money,
    Option,
    Rows,
    Section,
    Text,
)
from forms.wording import N_

WHAT_YOU_SPENT = Section(
    title=N_("What you spent"),
    questions=(
        Rows(
            key="claims",
            label=N_("What did you spend?"),
            hint=N_("Use one line for each journey or thing."),
            fields=(
                Date(key="day", label=N_("Date"), required=True),
                Text(key="what", label=N_("What it was for"), required=True),
                Money(key="amount", label=N_("Amount"), most=999, required=True),
            ),
            required=True,
            most=10,
            printed=6,
        ),
        Choice(
            key="receipts",
            label=N_("Do you have receipts?"),
            hint=N_("Put them with this form, or bring them to the next meeting."),
            options=(
                Option(key="all", label=N_("Yes, for everything")),
                Option(key="some", label=N_("Yes, for some things")),
                Option(key="none", label=N_("No")),
            ),
        ),
        Text(
            key="no_receipt",
            label=N_("What has no receipt, and why?"),
            lines=2,
            continues=True,
            depends_on=Condition(key="receipts", options=("some", "none")),
        ),
    ),
)
HOW_TO_PAY_YOU = Section(
    title=N_("How to pay you"),
    questions=(
        Choice(
            key="pay",
            label=N_("How would you like us to pay you?"),
            hint=N_(
                "Please do not write any bank details on this form. We will ask you for them in a "
                "safe way."
            ),
            options=(
                Option(key="bank", label=N_("By bank transfer")),
                Option(key="cash", label=N_("In cash")),
                Option(key="voucher", label=N_("By voucher")),
                Option(key="other", label=N_("In another way, please say"), says=True),
            ),
            required=True,
        ),
        Contact(
            key="telephone",
            label=N_("Your telephone number"),
            hint=N_("So that we can ask you how to pay you."),
            means=Means.TELEPHONE,
        ),
    ),
)
TO_SIGN = Section(
    title=N_("To sign"),
    intro=N_("To sign, tick the box, and write your name and the date."),
    questions=(
        Consent(
            key="declaration",
            label=N_("What you declare"),
            agreement=N_(
                "I spent this money to take part in the project. Nobody else has paid it back to "
                "me, or will."
            ),
            required=True,
        ),
        replace(NAME, continues=True),
        Date(key="signed", label=N_("Date"), required=True, continues=True),
    ),
)

EXPENSES_CLAIM = Form(
    key="expenses-claim",
    title=N_("Claim for expenses"),
    purpose=N_(
        "It should not cost you money to take part. Tell us what you spent, so that we can pay "
        "you back."
    ),
    sections=(WHAT_YOU_SPENT, HOW_TO_PAY_YOU, TO_SIGN, ABOUT_THIS_FORM),
    anonymous=False,
    # Until the accounts of the year are checked; what was paid stands in the council's own books.
    retention_days=365,
)

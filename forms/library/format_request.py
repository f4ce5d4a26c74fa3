"""The request for a document in another format or language.

Ours. West Berkshire Council, "How to do Co-production", last page, calls for it: "If you require
this document in an alternative format or translation, please call ...".
"""

from dataclasses import replace

from forms.library.reaching import BY_EMAIL, BY_POST, FORMATS, LANGUAGE
from forms.library.shared import ABOUT_THIS_FORM
from forms.model import Choice, Choices, Condition, Contact, Form, Means, Section, Text
from forms.wording import N_

ONLY_BY_POST = Condition(key="send", options=("post",))

FORMAT_REQUEST = Form(
    key="format-request",
    title=N_("A document in another format or language"),
    purpose=N_(
        "Ask us for a document in a format or a language that you can use. We send it "
        "to you, or tell you what we can do."
    ),
    sections=(
        Section(
            title=N_("The document"),
            questions=(
                Text(
                    key="document",
                    label=N_("Which document would you like?"),
                    hint=N_("Give its title, or say what it is about."),
                    lines=2,
                    required=True,
                ),
                Choices(key="formats", label=N_("Which format would you like?"), options=FORMATS),
                replace(LANGUAGE, label=N_("Which language would you like it in?")),
            ),
        ),
        Section(
            title=N_("Where to send it"),
            questions=(
                Choice(
                    key="send",
                    label=N_("How can we send it to you?"),
                    options=(BY_EMAIL, BY_POST),
                    required=True,
                ),
                Contact(
                    key="email",
                    label=N_("Your e-mail address"),
                    means=Means.EMAIL,
                    required=True,
                    continues=True,
                    depends_on=Condition(key="send", options=("email",)),
                ),
                Contact(
                    key="name",
                    label=N_("Your name"),
                    means=Means.NAME,
                    required=True,
                    continues=True,
                    depends_on=ONLY_BY_POST,
                ),
                Contact(
                    key="address",
                    label=N_("Your postal address"),
                    means=Means.ADDRESS,
                    required=True,
                    continues=True,
                    depends_on=ONLY_BY_POST,
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
    anonymous=False,
    # Until it has come, and for a month in which somebody may say that it has not.
    retention_days=30,
)

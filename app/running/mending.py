"""What is missing in a project or a form → the page on which an officer puts it right."""

from collections.abc import Mapping

from flask import url_for

from app.pages import page_words
from app.project_tables import OWN_LISTS
from app.running.details import LABELS
from forms.wording import N_, Phrase, say

SETTINGS = N_("Change the settings")
MEETINGS = N_("The project's meetings")
LISTS: Mapping[str, str] = {
    "criteria": N_("The project's criteria"),
    "measures": N_("The project's measures"),
}
DETAILS = N_("What the project says of itself")
# What a letter calls by a name of its own → the field of a project's details.
FIELDS = {"dates": "begins"}


def address(mend: str, project_id: int, collection_id: int | None = None) -> str:
    """The address of the page on which it is put right; "" where there is none.

    Args:
        mend: "settings" (of the collection), "meetings", a list of `OWN_LISTS`, "dates", or a field
            of a project's details.
    """
    field = FIELDS.get(mend, mend)
    if mend == "settings":
        return url_for("collections.settings", collection_id=collection_id)
    if mend == "meetings":
        return url_for("meetings.show", project_id=project_id)
    if mend in OWN_LISTS:
        return url_for("listed.show", project_id=project_id, name=mend)
    if field in LABELS:
        return url_for("projects.details", project_id=project_id, _anchor=field)
    return ""


def called(mend: str) -> Phrase:
    """What a link to that page says."""
    known = {"settings": SETTINGS, "meetings": MEETINGS, **LISTS}
    return say(page_words(), known.get(mend, DETAILS))

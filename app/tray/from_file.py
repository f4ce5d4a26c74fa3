"""A PDF that was filled in on a computer → a reply with its answers keyed, to be looked at.

Only the answers are kept: the file, its name and what it says of its author are not looked at.
"""

import json
from collections.abc import Container, Mapping
from datetime import date

from app import versions, webform
from app.tray import replies
from app.tray.tables import Reply
from app.versions import Stranger
from forms.answers import MOST, Channel, Given, from_web, stored
from forms.items import Item
from forms.keys import from_keys, keyed
from forms.model import Form
from forms.problems import Problem
from forms.wording import N_, SOURCE_LANGUAGE
from printables import filled
from printables.filled import NotRead

EMPTY = N_("This file is empty. Ask for it to be sent again.")
APART = N_(
    "This equality form came too late. What the others said is shown already, and it would stand "
    "alone. It can't be counted."
)
ELSEWHERE = N_(
    "You do not key for the project of this form, so nothing of it is kept. Ask somebody who does "
    "to read the file here."
)
NO_ANSWERS = N_(
    "This PDF has no answers in it. It may have been sent before it was saved. Ask for the file "
    "that was filled in."
)
# What `filled` doesn't know → what it means to an officer, and what to do.
MEANS = {
    Stranger.UNKNOWN: N_(
        "We have no form with the code of this PDF. It may be another council's. Check that it is "
        "the right file."
    ),
    Stranger.CHANGED: N_(
        "The questions in this PDF are not as we made them. Send the person our form, and ask for "
        "it to be filled in again."
    ),
}
# Before what can't be an answer and yet would be read as one of the signs that officers key.
AS_WRITTEN = "_"


def take(data: bytes, *, own: Container[int | None], officer_id: int, today: date) -> Reply:
    """The bytes of a file → a reply that waits for an officer to look at it.

    Args:
        own: the ids of the versions that the officer may key.

    Raises:
        NotRead: there are no answers to a form of ours in it; its message is for officers.
    """
    if not data:
        raise NotRead(EMPTY)
    found = filled.read(data)
    version = versions.printed_from(found)
    if isinstance(version, Stranger):
        raise NotRead(MEANS[version])
    if version.id not in own:
        raise NotRead(ELSEWHERE)
    if version.form.apart and today > version.keyed_until:
        raise NotRead(APART)
    keys = keys_of(version.form, found.typed)
    if not keys:
        raise NotRead(NO_ANSWERS)
    return replies.without_batch(
        version,
        Channel.FILE,
        found.language if found.language in version.languages else SOURCE_LANGUAGE,
        officer_id=officer_id,
        answers=json.dumps(keys),
    )


def keys_of(form: Form, typed: Mapping[str, str]) -> dict[str, str]:
    """What was ticked and typed in a file, by item key → what an officer would key for it.

    What can't be right stands as it was written, so that the keying screen asks about it.
    """
    raw = webform.typed(form, typed)
    found = {item.key: _keys(item, raw[item.key])[: MOST + 1] for item in form.items}
    return {key: keys for key, keys in found.items() if keys}


def _keys(item: Item, typed: str) -> str:
    answer = from_web(item, typed)
    if not isinstance(answer, Given):
        return ""
    options = {option.key for option in item.options}
    known = not options or options.issuperset(answer.value.split())
    keys = keyed(item, answer) if known else answer.value
    meant = from_keys(item, keys)
    if isinstance(meant, Problem) or stored(meant)[1] == answer.value:
        return keys
    return AS_WRITTEN + keys

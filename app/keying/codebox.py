"""What was typed or scanned into a code box → the sheet that it names, or why there is none."""

from dataclasses import dataclass

from app import codes, publishing, responses
from app.codes import Wrong
from app.pages import language
from app.people.roles import keyed_versions
from app.publishing import Published
from app.tray import aside, batches, replies
from app.tray.tables import Batch, Reply
from forms.wording import N_
from printables.editions import editions_in

MESSAGES = {
    Wrong.SHAPE: N_(
        "A code has seven letters and digits, or twice as many where the sheet has a number. "
        "It is printed at the foot of each page of the sheet."
    ),
    Wrong.MISTYPED: N_(
        "This code has a typing mistake: one of its characters is wrong, or two have changed "
        "places. Look at the sheet and type it again."
    ),
    Wrong.SPECIMEN: N_(
        "This sheet is a specimen, printed to be looked at. It can't be keyed. "
        "Set it aside as not one of our forms, and tell the project."
    ),
}
UNKNOWN = N_(
    "No form has this code. Look at the sheet and type it again. If it is the same, "
    "the sheet comes from somewhere else: set it aside as not one of our forms."
)
LEAF = N_(
    "This is an equality leaf. Do not read it, and do not key it here. Put it into the box for "
    "equality leaves and count it."
)
NOT_OF_LOT = N_("This sheet is not of this lot. Only leaves with the code of the lot are in it.")
NO_BATCH = N_("No batch is open that takes this sheet. Open a batch first. Your code is kept.")
SEVERAL = N_("Several batches are open. Choose the one that the sheet lies in. Your code is kept.")


LOT_FULL = N_(
    "All leaves of this lot have their numbers. Put this one back into the box for equality leaves."
)


class Unfit(Exception):
    """A code that opens nothing here. `message` says why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Sheet:
    """A sheet as its code tells it. `begun`: its own number, "" on any other.

    It has one where it was begun online, or is a copy of a form that is not anonymous.

    `edition` is "" where the code was typed.
    """

    version: Published
    language: str
    edition: str
    begun: str


def sheet(typed: str) -> Sheet:
    """The sheet that a code names; its language is the page's where the code doesn't tell.

    Raises:
        Unfit: it names none.
    """
    found = codes.read(typed)
    if isinstance(found, Wrong):
        raise Unfit(MESSAGES[found])
    version = publishing.find(found.code)
    if version is None:
        raise Unfit(UNKNOWN)
    asked = (found.language, language(), *version.languages)
    spoken = next(one for one in asked if one in version.languages)
    edition = found.edition if found.edition in editions_in(spoken) else ""
    return Sheet(version, spoken or "", edition, found.number)


def is_mine(found: Sheet) -> bool:
    """Whether who is signed in keys for the sheet's project."""
    return found.version.id in keyed_versions()


def only_batch(found: Sheet) -> Batch:
    """The one open batch that takes this sheet; of lots those of this officer's projects alone.

    Raises:
        Unfit: there is none, or there are several.
    """
    opened = batches.open_batches(keyed_versions())
    fitting = [one for one in opened if batches.takes(one, found.version)]
    if len(fitting) == 1:
        return fitting[0]
    if found.version.form.apart and not fitting:
        raise Unfit(LEAF)
    raise Unfit(SEVERAL if fitting else NO_BATCH)


def register(batch: Batch, found: Sheet, *, same_envelope: bool, officer_id: int) -> Reply:
    """Gives a sheet its number, on this officer's desk; set aside where its answers were sent.

    A sheet of a project that the officer doesn't key for waits for somebody who does.

    Raises:
        Unfit: it doesn't belong in this batch.
        Closed: the batch is closed.
    """
    if not batches.takes(batch, found.version):
        raise Unfit(NOT_OF_LOT if batch.version_id else LEAF)
    told = {"language": found.language, "edition": found.edition, "begun": found.begun}
    if responses.was_sent(found.begun):
        return aside.register_aside(
            batch,
            found.version,
            aside.stored_before(found.begun),
            officer_id=officer_id,
            same_envelope=same_envelope,
            **told,
        )
    try:
        return replies.register(
            batch,
            found.version,
            officer_id=officer_id if is_mine(found) else None,
            same_envelope=same_envelope,
            **told,
        )
    except replies.LotFull:
        raise Unfit(LOT_FULL) from None

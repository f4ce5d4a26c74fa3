"""A batch → what its page and its cover say: its sums, what is missing, and each of its replies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import publishing
from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.people.roles import keyed_versions
from app.tray import aside, batches, entries, replies
from app.tray.aside import REASONS, Reason
from app.tray.batches import Ledger, Source
from app.tray.entries import NotYours
from app.tray.replies import State
from app.tray.tables import Batch, Entry, Reply
from forms.wording import N_, NP_

# An officer is not told which of their replies were chosen to be keyed again: both are "Keyed".
KEYED = N_("Keyed")
STATES = {
    State.WAITING: N_("To be keyed"),
    State.KEYED: KEYED,
    State.TO_SETTLE: N_("To be settled"),
    State.DONE: KEYED,
    State.SET_ASIDE: N_("Set aside"),
}
SOURCES = {**batches.SOURCES, Source.LOT: N_("Equality leaves, shuffled")}
MISSING = {
    "unopened": NP_(
        "{number} envelope has no reply yet. Register what was in it, or set it aside.",
        "{number} envelopes have no reply yet. Register what was in them, or set it aside.",
    ),
    "beyond": NP_(
        "{number} envelope more has replies than were counted. Count the envelopes again, and "
        "save the right number.",
        "{number} envelopes more have replies than were counted. Count the envelopes again, and "
        "save the right number.",
    ),
    State.WAITING: NP_("{number} reply is to be keyed.", "{number} replies are to be keyed."),
    State.KEYED: NP_(
        "{number} reply waits for another officer, who keys it again.",
        "{number} replies wait for another officer, who keys them again.",
    ),
    State.TO_SETTLE: NP_(
        "{number} reply was keyed in two ways. It is to be settled.",
        "{number} replies were keyed in two ways. They are to be settled.",
    ),
}

# What an officer has just done, in the address that it led to.
DONE = {
    "opened": N_("The batch is open. Write its code on the papers, or print its cover sheet."),
    "sent": N_("Number {number} is set aside. Its answers were sent before, and are counted."),
    "copied": N_(
        "Number {number} is set aside. A sheet with the same number was keyed before: this may be "
        "a photocopy. If another person filled it in, key it under the first seven letters and "
        "digits of its code."
    ),
    "elsewhere": N_(
        "Number {number} is registered. Write it on the sheet. You do not key for its project: "
        "somebody who does will find it here."
    ),
    "aside": N_("Number {number} is set aside."),
    "back": N_("Number {number} is taken back."),
    "removed": N_("Number {number} is free again."),
    "counted": N_("The numbers are saved."),
    "closed": N_("The batch is closed."),
}


@dataclass(frozen=True)
class Sum:
    """A row of the ledger: a message and its number; a `part` of the whole row above it."""

    label: str
    number: int
    part: bool = False


@dataclass(frozen=True)
class Listed:
    """A reply as its batch lists it.

    `code`: the form's, "" where there is none. `state`: a message; `reason` says why it is set
    aside. `holder`: who has begun to key it, "" where nobody has. `begun`: something is keyed.
    `mine`: this officer keys for its project; of another's nothing but its state is told.
    """

    reply: Reply
    code: str
    state: str
    reason: str
    late: bool
    holder: str
    begun: bool
    mine: bool


def find(batch_id: int) -> Batch:
    """The batch with this id.

    Raises:
        Refused: there is none.
    """
    found = db.session.get(Batch, batch_id, populate_existing=True)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def sums(ledger: Ledger, *, lot: bool) -> Iterator[Sum]:
    """The rows of a ledger; those that are parts add up to the whole row above them."""
    states = ledger.states
    yield Sum(N_("Leaves in the lot") if lot else N_("Envelopes opened"), ledger.envelopes)
    yield Sum(N_("Registered"), ledger.envelopes - ledger.unopened, part=True)
    beyond = ledger.unopened < 0
    left = N_("More than were counted") if beyond else N_("Not registered yet")
    yield Sum(left, ledger.unopened, part=True)
    yield Sum(N_("Replies"), ledger.replies)
    yield Sum(STATES[State.WAITING], states[State.WAITING], part=True)
    yield Sum(KEYED, states[State.KEYED] + states[State.DONE], part=True)
    yield Sum(STATES[State.TO_SETTLE], states[State.TO_SETTLE], part=True)
    yield Sum(STATES[State.SET_ASIDE], states[State.SET_ASIDE], part=True)
    if ledger.reasons:
        yield Sum(N_("Why they were set aside"), ledger.reasons.total())
    for reason, number in sorted(ledger.reasons.items()):
        yield Sum(REASONS[Reason(reason)], number, part=True)
    if not lot:
        yield Sum(N_("Equality leaves, put into their box"), ledger.leaves)
        yield Sum(N_("Reply slips, given to the contact"), ledger.slips)


def sums_of(batch: Batch) -> list[Sum]:
    """The rows of a batch's ledger as it is now."""
    return list(sums(batches.ledger(batch), lot=batch.version_id is not None))


def missing(ledger: Ledger) -> list[tuple[tuple[str, str], int]]:
    """What a batch lacks to be closed: a message with its plural, and its number."""
    counted: dict[str, int] = {"unopened": ledger.unopened, "beyond": -ledger.unopened}
    counted |= {state: ledger.states[state] for state in MISSING if isinstance(state, State)}
    if ledger.unopened > 0 or ledger.states[State.WAITING]:
        # While others are keyed it would grow with each that was chosen, and tell which.
        counted.pop(State.KEYED, None)
    return [(MISSING[name], number) for name, number in counted.items() if number > 0]


def listed(batch: Batch) -> list[Listed]:
    """The replies of a batch, the first first."""
    query = select(Reply).where(Reply.batch_id == batch.id).order_by(Reply.number)
    loaded = query.options(
        selectinload(Reply.version), selectinload(Reply.entries).selectinload(Entry.officer)
    )
    own = keyed_versions()
    return [
        _listed(reply, batch) if reply.version_id in own else _unknown(reply)
        for reply in db.session.scalars(loaded)
    ]


def _unknown(reply: Reply) -> Listed:
    state = STATES[State(reply.state)]
    return Listed(reply, "", state, reason="", late=False, holder="", begun=False, mine=False)


def _listed(reply: Reply, batch: Batch) -> Listed:
    code = reply.version.code if reply.version else ""
    version = publishing.find(code) if code else None
    open_ = reply.entries if reply.state == State.WAITING else []
    first = open_[0] if open_ else None
    return Listed(
        reply=reply,
        code=code,
        state=STATES[State(reply.state)],
        reason=REASONS[Reason(reply.reason)] if reply.state == State.SET_ASIDE else "",
        late=version is not None and batch.handed_in > version.keyed_until,
        holder=first.officer.email if first and first.officer else "",
        begun=bool(first and first.revision),
        mine=True,
    )


def again(listed_replies: list[Listed], officer_id: int, today: date) -> list[Reply]:
    """The replies that this officer may key the second time today."""
    keyed = (one.reply for one in listed_replies if one.mine and one.reply.state == State.KEYED)
    return [reply for reply in keyed if may_key(reply, officer_id, today)]


def may_key(reply: Reply, officer_id: int, today: date) -> bool:
    """Whether it is this officer's turn to key a reply."""
    try:
        entries.turn_of(reply, officer_id, today)
    except (NotYours, LookupError):
        return False
    return True


def may_set_aside(reply: Reply, officer_id: int, today: date) -> bool:
    """Whether this officer may: of what they keyed they are not told if it is done."""
    return reply.state == State.TO_SETTLE or may_key(reply, officer_id, today)


def unused(listed_replies: list[Listed]) -> Reply | None:
    """The last reply where its number can be taken away again; None where it can't."""
    last = listed_replies[-1] if listed_replies else None
    return last.reply if last and last.mine and aside.is_unused(last.reply) else None


def next_known(batch: Batch) -> Reply | None:
    """The reply that tells what the next envelope holds; None where the next code is needed.

    That is so too where it is of a project that this officer doesn't key for.
    """
    query = select(Reply).where(Reply.batch_id == batch.id, Reply.version_id.is_not(None))
    last = db.session.scalar(query.order_by(Reply.number.desc()).limit(1))
    if last is None or last.version_id not in keyed_versions():
        return None
    if not (batch.version_id or replies.only_one_is_out(batch.handed_in)):
        return None
    return last

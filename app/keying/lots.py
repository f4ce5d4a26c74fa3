"""Equality leaves, shuffled → lots of ten or more to be keyed."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import signed_in
from app.pages import page_words, render, today
from app.people.roles import Right, keyed_versions, needs
from app.publishing import Published
from app.tray import lots, replies
from app.tray.batches import MOST_ENVELOPES
from app.tray.lots import FEWEST, Box, NoLot, Why
from app.tray.tables import Batch
from forms import written
from forms.wording import N_, Phrase, say

blueprint = Blueprint("lots", __name__)

NO_NUMBER = N_("Type a whole number, such as 12. Type 0 where there are none.")
MESSAGES = {
    Why.FEW: N_(
        "A lot has at least {fewest} leaves. Fewer can be a lot only after the form has closed, "
        "and only all that are left together."
    ),
    Why.MANY: N_("The box does not have so many leaves. Count them again."),
    Why.LATE: N_("The days for late post are over. What is in the box can't be counted any more."),
    Why.IN_LOTS: N_(
        "More leaves are in lots already. Count again how many were in these envelopes."
    ),
}
CLOSED = (
    N_("This batch is closed"),
    N_("Its numbers can't be changed any more. Open a new batch for what came later."),
)


@blueprint.route(
    "/<language>/keying/batches/<int(max=2147483647):batch_id>/leaves", methods=["GET", "POST"]
)
@needs(Right.KEYS)
def separate(batch_id: int) -> AnyResponse:
    """Asks how many leaves were separated from a batch, and stores it."""
    batch = db.session.get(Batch, batch_id)
    leaves = to_separate(batch) if batch else []
    if batch is None or not leaves:
        raise Refused(404, *NO_SUCH_PAGE)
    if batch.closed_on is not None:
        raise Refused(409, *CLOSED)
    if request.method == "GET":
        return _separate_page(batch, {version.id: str(number) for version, number in leaves})
    typed = {version.id: request.form.get(f"leaves-{version.id}", "") for version, _ in leaves}
    numbers = {id_: _number(text) for id_, text in typed.items()}
    wrong = {id_: _say(NO_NUMBER) for id_, number in numbers.items() if number is None}
    if not wrong:
        try:
            lots.separate(batch, {id_: number or 0 for id_, number in numbers.items()})
        except NoLot as refusal:
            wrong = {refusal.version_id: _say(MESSAGES[refusal.why])}
        except replies.Closed:
            raise Refused(409, *CLOSED) from None
    if wrong:
        return _separate_page(batch, typed, wrong)
    return redirect(url_for("batches.show", batch_id=batch_id, done="counted"), 303)


@blueprint.get("/<language>/keying/lots")
@needs(Right.KEYS_SOMEWHERE)
def leaves() -> Response:
    """How many leaves wait in the box of each form, and how they become a lot."""
    return _leaves_page()


@blueprint.post("/<language>/keying/lots")
@needs(Right.KEYS_SOMEWHERE)
def begin() -> AnyResponse:
    """Opens a lot, and the keying screen for its first leaf."""
    asked, typed = request.form.get("version", ""), request.form.get("leaves", "")
    box = next((one for one in _boxes() if str(one.version.id) == asked), None)
    if box is None:
        raise Refused(404, *NO_SUCH_PAGE)
    number = _number(typed)
    if number is None:
        return _leaves_page(box.version.id, typed, _say(NO_NUMBER))
    try:
        first = lots.begin(box.version, number, officer_id=signed_in(), today=today())
    except NoLot as refusal:
        return _leaves_page(box.version.id, typed, _say(MESSAGES[refusal.why]))
    return redirect(url_for("screen.show", reply_id=first.id), 303)


def to_separate(batch: Batch) -> Sequence[tuple[Published, int]]:
    """The leaves of this officer's projects that could be in a batch, and how many were found."""
    own = keyed_versions()
    return [(version, found) for version, found in lots.to_separate(batch) if version.id in own]


def _boxes() -> Sequence[Box]:
    """The boxes of this officer's projects."""
    own = keyed_versions()
    return [box for box in lots.boxes(today()) if box.version.id in own]


def _separate_page(
    batch: Batch, typed: Mapping[int, str], wrong: Mapping[int, Phrase] | None = None
) -> Response:
    """`typed` and `wrong`: what is in each field and what is wrong with it, by version id."""
    return render(
        "keying/lots/separate.html",
        422 if wrong else 200,
        batch=batch,
        versions=[version for version, _ in to_separate(batch)],
        typed=typed,
        wrong=wrong or {},
    )


def _leaves_page(at: int = 0, typed: str = "", problem: Phrase | None = None) -> Response:
    """`at`: the version whose field has what was `typed`, and a problem."""
    return render(
        "keying/lots/leaves.html",
        422 if problem else 200,
        boxes=_boxes(),
        today=today(),
        fewest=FEWEST,
        at=at,
        typed=typed,
        problem=problem,
    )


def _number(text: str) -> int | None:
    """A count that was typed; None where it is none, or more than there can be."""
    found = written.number(text) or ""
    return int(found) if found.isdecimal() and int(found) <= MOST_ENVELOPES else None


def _say(message: str) -> Phrase:
    return say(page_words(), message, fewest=FEWEST)

"""A day's post on pages: opened, registered by code, summed up, closed."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Response, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import errors
from app.db import writing
from app.errors import NO_SUCH_PAGE, Refused
from app.keying import codebox, listing
from app.keying.codebox import Unfit
from app.keying.lots import to_separate
from app.officers import signed_in
from app.pages import page_words, pdf, render, today
from app.people.roles import Right, keyed_versions, needs
from app.tray import batches, lots, passed, replies
from app.tray.batches import MOST_ENVELOPES, SOURCES, NotYet, Source
from app.tray.replies import Closed
from app.tray.tables import Batch
from forms import written
from forms.wording import N_, say
from printables import batch_cover

blueprint = Blueprint("batches", __name__)

CLOSED = (
    N_("This batch is closed"),
    N_("Nothing can be added to it, or changed in it. Go back, and open another batch."),
)
NO_SOURCE = N_("Choose where the batch comes from.")
NO_DAY = N_("Write the day as day, month and year, such as 27 3 2026.")
TO_COME = N_("This day is still to come. Write the day on which the post was handed in.")
NO_ENVELOPES = N_("Write how many envelopes you opened, as a number from 1 to {most}.")
NO_SLIPS = N_("Write how many reply slips there were, as a number from 0 to {most}.")
NO_NEXT = N_(
    "We can't tell what is in the next envelope, or all envelopes are registered. "
    "Type or scan the code of the sheet."
)
CLOSED_SHOWN = 50


@blueprint.get("/<language>/keying/")
@needs(Right.KEYS_SOMEWHERE)
def tray() -> Response:
    """Returned paper: the batches, a box for a code, and the ways to what else came."""
    return _tray(request.args.get("code", ""))


@blueprint.post("/<language>/keying/")
@needs(Right.KEYS_SOMEWHERE)
def find() -> AnyResponse:
    """A batch's code opens it; a sheet's code registers it in the one batch that it can be in."""
    code = request.form.get("code", "")
    if (batch := batches.find(code)) is not None:
        return redirect(_address(batch), 303)
    try:
        sheet = codebox.sheet(code)
        return _register(codebox.only_batch(sheet), sheet)
    except Unfit as unfit:
        return _tray(code, unfit.message)


@blueprint.get("/b/<code>")
def scanned(code: str) -> AnyResponse:
    """What the square code on a cover leads to: the batch, in the browser's language."""
    return redirect(url_for("batches.named", code=code))


@blueprint.get("/<language>/keying/codes/<code>")
@needs(Right.KEYS_SOMEWHERE)
def named(code: str) -> AnyResponse:
    """The batch with this code."""
    batch = batches.find(code)
    if batch is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return redirect(_address(batch))


@blueprint.get("/<language>/keying/batches/new")
@needs(Right.KEYS_SOMEWHERE)
def ask() -> Response:
    """Asks where a batch comes from, when it was handed in, and how many envelopes it has."""
    day = f"{today().day} {today().month} {today().year}"
    return _asking({"handed_in": day, "code": request.args.get("code", "")})


@blueprint.post("/<language>/keying/batches/new")
@needs(Right.KEYS_SOMEWHERE)
def begin() -> AnyResponse:
    """Opens a batch, or says what is wrong."""
    source, envelopes = request.form.get("source", ""), _whole("envelopes", least=1)
    handed_in = written.day(request.form.get("handed_in", ""))
    late = handed_in is not None and date.fromisoformat(handed_in) > today()
    problems = {
        "source": "" if source in SOURCES else NO_SOURCE,
        "handed_in": NO_DAY if handed_in is None else TO_COME if late else "",
        "envelopes": NO_ENVELOPES if envelopes is None else "",
    }
    if any(problems.values()) or handed_in is None or envelopes is None:
        return _asking(request.form, problems)
    batch = batches.open_batch(
        Source(source),
        envelopes=envelopes,
        handed_in=date.fromisoformat(handed_in),
        today=today(),
    )
    return redirect(_address(batch, done="opened", code=request.form.get("code") or None), 303)


@blueprint.get("/<language>/keying/batches/<int(max=2147483647):batch_id>")
@needs(Right.KEYS)
def show(batch_id: int) -> Response:
    """A batch: its sums, its replies, and the box for the next sheet's code."""
    return _page(listing.find(batch_id), typed=request.args)


@blueprint.post("/<language>/keying/batches/<int(max=2147483647):batch_id>/code")
@needs(Right.KEYS)
def register(batch_id: int) -> AnyResponse:
    """A sheet's code → its number in this batch, and the keying screen; a batch's code opens it."""
    code = request.form.get("code", "")
    if (other := batches.find(code)) is not None:
        return redirect(_address(other), 303)
    batch = listing.find(batch_id)
    try:
        return _register(batch, codebox.sheet(code))
    except Unfit as unfit:
        return _page(batch, 422, typed=request.form, problems={"code": unfit.message})


@blueprint.post("/<language>/keying/batches/<int(max=2147483647):batch_id>/next")
@needs(Right.KEYS)
def follow(batch_id: int) -> AnyResponse:
    """The next envelope without its code, where all are of one form in one language."""
    batch = listing.find(batch_id)
    with writing():
        last = listing.next_known(batch)
        following = replies.after(last, signed_in()) if last else None
    if following is None:
        return _page(batch, 409, typed={}, problems={"code": NO_NEXT})
    return redirect(url_for("screen.show", reply_id=following.id), 303)


@blueprint.post("/<language>/keying/batches/<int(max=2147483647):batch_id>/recount")
@needs(Right.KEYS)
def recount(batch_id: int) -> AnyResponse:
    """Mends how many envelopes and slips there are."""
    batch = listing.find(batch_id)
    envelopes, slips = _whole("envelopes", least=1), _whole("slips", least=0)
    if envelopes is None or slips is None:
        problems = {
            "envelopes": NO_ENVELOPES if envelopes is None else "",
            "slips": NO_SLIPS if slips is None else "",
        }
        return _page(batch, 422, typed=request.form, problems=problems)
    batches.recount(batch, envelopes=envelopes, slips=slips)
    return redirect(_address(batch, done="counted"), 303)


@blueprint.post("/<language>/keying/batches/<int(max=2147483647):batch_id>/close")
@needs(Right.KEYS)
def close(batch_id: int) -> AnyResponse:
    """Closes a batch that adds up, or says what is missing."""
    batch = listing.find(batch_id)
    try:
        batches.close(batch, today=today(), officer_id=signed_in())
    except NotYet:
        return _page(batch, 409, typed={}, not_yet=True)
    return redirect(_address(batch, done="closed"), 303)


@blueprint.get("/<language>/keying/batches/<int(max=2147483647):batch_id>/cover.pdf")
@needs(Right.KEYS)
def cover(batch_id: int) -> Response:
    """The cover sheet of a batch, for the archive box."""
    batch = listing.find(batch_id)
    made = batch_cover.render(
        batch_cover.BatchCover(
            council=current_app.config["COUNCIL"],
            code=batch.code,
            address=f"{current_app.config['PUBLIC_URL']}/b/{batch.code}",
            source=listing.SOURCES[Source(batch.source)],
            handed_in=batch.handed_in,
            opened_on=batch.opened_on,
            closed_on=batch.closed_on,
            sums=tuple(listing.sums_of(batch)),
        ),
        page_words(),
    )
    return pdf(made, f"batch-{batch.code}.pdf")


@blueprint.errorhandler(Closed)
def closed(_error: Closed) -> Response:
    """Whatever is asked of a closed batch."""
    return errors.refused(Refused(409, *CLOSED))


def _register(batch: Batch, sheet: codebox.Sheet) -> AnyResponse:
    together = "same_envelope" in request.form
    reply = codebox.register(batch, sheet, same_envelope=together, officer_id=signed_in())
    if reply.reason:
        return redirect(_address(batch, done=reply.reason, number=reply.number), 303)
    if not codebox.is_mine(sheet):
        return redirect(_address(batch, done="elsewhere", number=reply.number), 303)
    return redirect(url_for("screen.show", reply_id=reply.id), 303)


def _tray(code: str, problem: str = "") -> Response:
    own = keyed_versions()
    return render(
        "keying/batches/tray.html",
        422 if problem else 200,
        batches=[(batch, batches.ledger(batch)) for batch in batches.open_batches(own)],
        closed=batches.closed_batches(CLOSED_SHOWN, own),
        sources=listing.SOURCES,
        typed={"code": code},
        problems=_said({"code": problem}),
        passed_on=len(passed.open_ones(own)),
    )


def _asking(form: Mapping[str, str], problems: Mapping[str, str] | None = None) -> Response:
    return render(
        "keying/batches/new.html",
        422 if problems else 200,
        sources=SOURCES,
        typed=form,
        problems=_said(problems or {}),
    )


def _page(
    batch: Batch,
    status: int = 200,
    *,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    not_yet: bool = False,
) -> Response:
    """A batch's page. `not_yet`: it was to be closed, and something is missing."""
    ledger, listed = batches.ledger(batch), listing.listed(batch)
    lot, leaves = batch.version_id is not None, to_separate(batch)
    return render(
        "keying/batches/batch.html",
        status,
        batch=batch,
        lot=lot,
        source=listing.SOURCES[Source(batch.source)],
        ledger=ledger,
        sums=list(listing.sums(ledger, lot=lot)),
        missing=listing.missing(ledger),
        not_yet=not_yet,
        listed=listed,
        again=listing.again(listed, signed_in(), today()),
        next_known=listing.next_known(batch),
        unused=listing.unused(listed),
        leaves=leaves,
        leaves_elsewhere=len(lots.to_separate(batch)) > len(leaves),
        typed=typed,
        problems=_said(problems or {}),
        keyed=session.pop("keyed", ""),
        done=listing.DONE.get(request.args.get("done", "")),
        number=request.args.get("number", type=int),
    )


def _address(
    batch: Batch, *, done: str | None = None, number: int | None = None, code: str | None = None
) -> str:
    return url_for("batches.show", batch_id=batch.id, done=done, number=number, code=code)


def _whole(name: str, *, least: int) -> int | None:
    """A whole number that was typed; None where it is none, or too small or large."""
    found = written.number(request.form.get(name, "")) or ""
    return int(found) if found.isdecimal() and least <= int(found) <= MOST_ENVELOPES else None


def _said(problems: Mapping[str, str]) -> dict[str, str]:
    """Problems by the name of their field, in the page's language."""
    words = page_words()
    return {
        name: say(words, problem, most=MOST_ENVELOPES)
        for name, problem in problems.items()
        if problem
    }

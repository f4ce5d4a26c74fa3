"""A form that is begun → its return code to go on elsewhere, or a sheet to finish it on paper."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import codes, drafts, limits, printing, versions, webform
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, pdf, render, today
from app.publishing import Published
from forms.wording import N_

blueprint = Blueprint("returning", __name__)
blueprint.before_request(versions.spell_code)

NOTHING_KEPT = N_(
    "We keep no answers under this code. Check it and try again. We delete answers that were not "
    "changed for a long time. If you have lost the code, please begin again."
)
NO_CODE = N_("Type your return code. It has 12 characters.")


@blueprint.get("/<language>/return")
def ask() -> Response:
    """Asks for a return code."""
    return render("returning/code.html", typed="", problem="")


@blueprint.post("/<language>/return")
@limits.guesses
def find() -> AnyResponse:
    """A return code → the part where somebody stopped, or what became of their answers."""
    typed = request.form.get("code", "")
    if version := drafts.resume(typed, today()):
        return redirect(_onward(versions.opened(version.code)), 303)
    if sent := drafts.sent_under(typed):
        return redirect(url_for("sending.sent", code=sent), 303)
    message = NOTHING_KEPT if typed.strip() else NO_CODE
    return render("returning/code.html", 422, typed=typed, problem=message)


@blueprint.get("/<language>/forms/<code>/go-on")
def go_on(code: str) -> AnyResponse:
    """What this browser began, where somebody stopped in it."""
    return redirect(_onward(versions.opened(code)), 303)


@blueprint.get("/<language>/forms/<code>/stop")
def stop(code: str) -> AnyResponse:
    """Where answers wait, until when, and every way to go on with them."""
    version = versions.named(code)
    until = drafts.kept_until(version, today())
    return_code = drafts.token(version)
    if until is None or return_code is None:
        return redirect(url_for("offering.start", code=code), 303)
    return render(
        "returning/stop.html",
        version=version,
        form=version.in_language(language()),
        until=until,
        closed=version.closes < today(),
        kept_before=drafts.kept_before(version),
        return_code=codes.grouped(return_code),
        editions=printing.BEGUN_EDITIONS,
    )


@blueprint.post("/<language>/forms/<code>/stop")
def leave(code: str) -> AnyResponse:
    """Takes what was begun or sent off this computer."""
    version = versions.named(code)
    done = "left" if drafts.load(version, today()) else "sent"
    drafts.forget(version)
    if request.form.get("_do") == "anew":
        return redirect(url_for("answering.answer", code=code), 303)
    return redirect(url_for("offering.start", code=code, done=done), 303)


@blueprint.get("/<language>/forms/<code>/delete")
def ask_to_delete(code: str) -> AnyResponse:
    """Asks whether the answers are to be deleted: nobody can bring them back."""
    version = versions.named(code)
    if not drafts.load(version, today()):
        return redirect(url_for("offering.start", code=code), 303)
    form = version.in_language(language())
    return render("returning/delete.html", version=version, form=form)


@blueprint.post("/<language>/forms/<code>/delete")
def delete(code: str) -> AnyResponse:
    """Deletes what was begun, here and on the server."""
    drafts.discard(versions.named(code))
    return redirect(url_for("offering.start", code=code, done="deleted"), 303)


@blueprint.get("/<language>/forms/<code>/begun-<edition>.pdf")
@limits.papers
def sheet(code: str, edition: str) -> AnyResponse:
    """The form to print, with what is answered already filled in."""
    version = versions.opened(code)
    if edition not in printing.BEGUN_EDITIONS:
        raise Refused(404, *NO_SUCH_PAGE)
    raw = drafts.load(version, today())
    if not raw:
        return redirect(url_for("offering.start", code=code), 303)
    answers = webform.answers(version.form, raw)
    number = drafts.number(version, today())
    made = printing.begun(version, language(), edition, answers, number)
    return pdf(made, f"{version.form.key}-{language()}-{edition}-begun.pdf")


def _onward(version: Published) -> str:
    """Where to go on: in the part that was sent last; where a file was sent, all is checked."""
    part = drafts.load(version, today()).get(drafts.AT, "")
    if part:
        return url_for("answering.answer", code=version.code, part=part)
    return url_for("sending.check", code=version.code)

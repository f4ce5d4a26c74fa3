"""A form that is begun → its return code to go on elsewhere, or a sheet to finish it on paper."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import codes, drafts, limits, printing, versions, webform
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, pdf, render, today
from forms import paging
from forms.wording import N_

blueprint = Blueprint("returning", __name__)
blueprint.before_request(versions.spell_code)

NOTHING_KEPT = N_(
    "We keep no answers under this code. Check it and try again. We keep answers for {days} days "
    "after the last change. If you can't find them, telephone {telephone}."
)
NO_CODE = N_("Type your return code. It has 12 letters and digits.")


@blueprint.get("/<language>/return")
def ask() -> Response:
    """Asks for a return code."""
    return render("returning/code.html", typed="", problem="")


@blueprint.post("/<language>/return")
@limits.guesses
def find() -> AnyResponse:
    """A return code → the first part that has no answers yet, or all of them to be checked."""
    typed = request.form.get("code", "")
    found = drafts.resume(typed, today())
    if found is None:
        message = NOTHING_KEPT if typed.strip() else NO_CODE
        return render("returning/code.html", 422, typed=typed, problem=message)
    version = versions.opened(found)
    if drafts.sent(version) and not drafts.token(version):
        return redirect(url_for("answering.sent", code=found), 303)
    answers = webform.answers(version.form, drafts.load(version, today()))
    part = paging.to_go_on_with(version.form, answers)
    if part is None:
        return redirect(url_for("answering.check", code=found), 303)
    return redirect(url_for("answering.answer", code=found, part=part), 303)


@blueprint.get("/<language>/forms/<code>/stop")
def stop(code: str) -> AnyResponse:
    """Where answers wait, until when, and every way to go on with them."""
    version = versions.opened(code)
    until = drafts.kept_until(version, today())
    return_code = drafts.token(version)
    if until is None or return_code is None:
        return redirect(url_for("offering.start", code=code), 303)
    answers = webform.answers(version.form, drafts.load(version, today()))
    return render(
        "returning/stop.html",
        version=version,
        form=version.in_language(language()),
        until=until,
        return_code=codes.grouped(return_code),
        editions=printing.BEGUN_EDITIONS,
        part=paging.to_go_on_with(version.form, answers),
    )


@blueprint.post("/<language>/forms/<code>/stop")
def leave(code: str) -> AnyResponse:
    """Takes what was begun or sent off this computer; or deletes what was begun altogether."""
    version = versions.named(code)
    if request.form.get("_do") == "discard":
        drafts.discard(version)
    drafts.forget(version)
    return redirect(url_for("offering.start", code=code), 303)


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

"""Answers so far → the page that checks them, a stored response, and what one holds of it."""

from flask import Blueprint, Response, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import (
    asking,
    drafts,
    errors,
    limits,
    printing,
    publishing,
    responses,
    saying,
    versions,
    webform,
)
from app.errors import Refused
from app.pages import is_from_here, language, page_words, pdf, render, today
from app.publishing import Published
from forms import paging
from forms.answers import Answers, Channel
from forms.problems import all_problems
from forms.wording import N_, say

blueprint = Blueprint("sending", __name__)
blueprint.before_request(versions.spell_code)

# How answers may have reached an officer who goes on with them here.
BY_OFFICER = (Channel.PHONE, Channel.IN_PERSON, Channel.ONLINE)
SAY_HOW = N_("Choose how these answers reached you.")


@blueprint.get("/<language>/forms/<code>/check")
def check(code: str) -> AnyResponse:
    """All answers at a glance, each with a way to change it."""
    version = versions.opened(code)
    raw = drafts.load(version, today())
    if not raw:
        return _nothing_to_send(version)
    answers = webform.answers(version.form, raw)
    if problems := all_problems(version.in_language(language()), answers):
        part = paging.part_of(version.form).get(next(iter(problems)), 1)
        return asking.show(version, part, raw, 422, problems=problems)
    return _check_page(version, raw, answers)


@blueprint.post("/<language>/forms/<code>/check")
@limits.sending
def send(code: str) -> AnyResponse:
    """Stores the answers as a response: once, however often this is asked, and as they were shown.

    Where they were changed meanwhile, in another window, they are shown again first.
    """
    version = versions.opened(code)
    drafts.resume_page(version, today())
    raw, token = drafts.load(version, today()), drafts.token(version)
    if token is None or not raw:
        return _nothing_to_send(version)
    answers = webform.answers(version.form, raw)
    if request.form.get("_shown") != drafts.digest(raw) or all_problems(version.form, answers):
        return redirect(url_for("sending.check", code=code), 303)
    channel = _channel(raw)
    if channel is None:
        return _check_page(version, raw, answers, 422, problem=say(page_words(), SAY_HOW))
    responses.accept(
        version,
        answers,
        channel=channel,
        language=language(),
        token_hmac=drafts.token_hmac(token),
        today=today(),
    )
    return say_sent(version)


@blueprint.get("/<language>/forms/<code>/sent")
def sent(code: str) -> AnyResponse:
    """Says that the answers are stored, and what happens next."""
    version = versions.named(code)
    found = drafts.sent(version)
    if not found and not drafts.is_told(version):
        return redirect(url_for("offering.start", code=code), 303)
    return render(
        "sent.html",
        version=version,
        form=version.in_language(language()),
        reference=found[1].reference if found else "",
        here=found is not None and found[1].readable,
        late="late" in request.args,
        equality=publishing.equality_of(version, today()),
    )


@blueprint.get("/<language>/forms/<code>/copy.pdf")
@limits.papers
def copy(code: str) -> AnyResponse:
    """The answers to save or to print: as they were sent, or as they are before that."""
    version = versions.named(code)
    raw, found = drafts.load(version, today()), drafts.sent(version)
    answers: Answers | None = webform.answers(version.form, raw) if raw else None
    if not raw and found:
        answers = responses.answers_of(version, found[0])
    if answers is None:
        return redirect(url_for("offering.start", code=code), 303)
    made = printing.copy(
        version,
        language(),
        answers,
        made=today(),
        sent=not raw,
        reference=found[1].reference if found and not raw else "",
    )
    return pdf(made, f"{version.form.key}-copy.pdf")


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """The check page again, for a new session; nothing is sent yet.

    But not where somebody has taken their answers off this computer: then the page is an old one,
    sent again by the next person.
    """
    try:
        version = versions.opened(str((request.view_args or {}).get("code")))
    except Refused as refused:
        return errors.refused(refused)
    if drafts.is_left(version):
        return redirect(url_for("offering.start", code=version.code), 303)
    if not is_from_here():
        return errors.expired(error)
    drafts.resume_page(version, today())
    raw = drafts.load(version, today())
    if not raw:
        return errors.expired(error)
    return _check_page(version, raw, webform.answers(version.form, raw), 400, again=True)


def _channel(raw: dict[str, str]) -> Channel | None:
    """How the answers reached the council; None where an officer has yet to say it."""
    if not current_user.is_authenticated:
        return Channel.FILE if raw.get(drafts.CHANNEL) == Channel.FILE else Channel.ONLINE
    return next((way for way in BY_OFFICER if way == request.form.get("_channel")), None)


def _check_page(
    version: Published, raw: dict[str, str], answers: Answers, status: int = 200, **values: object
) -> Response:
    form = version.in_language(language())
    return render(
        "check.html",
        status,
        version=version,
        form=form,
        shown=drafts.digest(raw),
        sealed=drafts.sealed(version),
        parts=paging.part_of(form),
        sections=list(saying.all_said(form, answers, page_words())),
        not_sent=list(saying.not_sent(form, answers, page_words())),
        from_file=raw.get(drafts.CHANNEL) == Channel.FILE,
        other_form="other" in request.args,
        kept_before=drafts.kept_before(version),
        sent_before=drafts.sent(version),
        by_officer=current_user.is_authenticated,
        **values,
    )


def _nothing_to_send(version: Published) -> AnyResponse:
    """Where somebody asks to check or send, but has no answers here (any more)."""
    if drafts.is_sent(version) or drafts.sent(version):
        return say_sent(version)
    return redirect(url_for("answering.answer", code=version.code), 303)


def say_sent(version: Published, *, late: bool = False) -> AnyResponse:
    """Leads to the confirmation, also where an earlier one got lost on its way.

    `late`: something was typed after the answers were sent.
    """
    drafts.finish(version)
    said = 1 if late else None
    return redirect(url_for("sending.sent", code=version.code, late=said), 303)

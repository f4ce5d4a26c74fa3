"""A resident's requests → pages to read, answer, check and send, and the printed sheet."""

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import (
    asking,
    contacts,
    drafts,
    errors,
    responses,
    saying,
    versions,
    webform,
)
from app.errors import Refused
from app.pages import language, page_words, render, today
from app.publishing import Published
from forms.answers import Answers, Channel
from forms.model import Form
from forms.problems import Problem, all_problems

blueprint = Blueprint("answering", __name__)
blueprint.before_request(versions.spell_code)


@blueprint.get("/<language>/forms/<code>/answer")
def answer(code: str) -> AnyResponse:
    """The questions, with what was answered so far."""
    version = versions.opened(code)
    raw = drafts.load(version, today())
    if raw:
        return asking.show(version, raw, begun=True)
    if drafts.is_sent(version):
        return _say_sent(version)
    return asking.show_blank(version)


@blueprint.post("/<language>/forms/<code>/answer")
def keep(code: str) -> AnyResponse:
    """Keeps what was typed; shows it in another language, or to be checked, or to be mended."""
    version = versions.opened(code)
    if drafts.is_sent(version):
        return _say_sent(version)
    if request.form.get("_do") == "discard":
        drafts.discard(version)
        return redirect(url_for("offering.start", code=code), 303)
    form, raw = version.in_language(language()), _sent_so_far(version)
    given = webform.answers(form, raw)
    do, _, question = request.form.get("_do", "").partition(" ")
    problems = {} if do else _problems(form, given, raw)
    drafts.save(version, raw, today=today())
    if do == "language":
        return redirect(url_for("answering.answer", code=code), 303)
    if do == "more":
        return asking.show(version, raw, begun=True, more=question)
    if problems:
        return asking.show(version, raw, 422, problems=problems, begun=True)
    return redirect(url_for("answering.check", code=code), 303)


def _sent_so_far(version: Published) -> dict[str, str]:
    """What a browser sent, by item key, and what the reader was asked about before."""
    raw = webform.sent(version.form, request.form)
    asked = [key for key in request.form.get(drafts.ASKED, "").split() if key in raw]
    return {**raw, drafts.ASKED: " ".join(asked)}


def _problems(form: Form, given: Answers, raw: dict[str, str]) -> dict[str, tuple[Problem, ...]]:
    """What is to be mended, and what is to be looked at again, which `raw` then remembers."""
    wrong = all_problems(form, given)
    # What is wrong already is not looked at: it may be far too long to look at.
    doubts = contacts.doubts(form, given, {*raw[drafts.ASKED].split(), *wrong})
    raw[drafts.ASKED] = " ".join([raw[drafts.ASKED], *doubts]).strip()
    return {key: (doubt,) for key, doubt in doubts.items()} | wrong


@blueprint.get("/<language>/forms/<code>/check")
def check(code: str) -> AnyResponse:
    """All answers at a glance, each with a way to change it."""
    version = versions.opened(code)
    raw = drafts.load(version, today())
    if not raw:
        return _nothing_to_send(version)
    form = version.in_language(language())
    answers = webform.answers(form, raw)
    if problems := all_problems(form, answers):
        return asking.show(version, raw, 422, problems=problems, begun=True)
    return render(
        "check.html",
        version=version,
        form=form,
        shown=drafts.digest(raw),
        all_said=list(saying.all_said(form, answers, page_words())),
        not_sent=list(saying.not_sent(form, answers, page_words())),
    )


@blueprint.post("/<language>/forms/<code>/check")
def send(code: str) -> AnyResponse:
    """Stores the answers as a response: once, however often this is asked, and as they were shown.

    Where they were changed meanwhile, in another window, they are shown again first.
    """
    version = versions.opened(code)
    raw, token = drafts.load(version, today()), drafts.token(version)
    if token is None or not raw:
        return _nothing_to_send(version)
    answers = webform.answers(version.form, raw)
    if request.form.get("_shown") != drafts.digest(raw) or all_problems(version.form, answers):
        return redirect(url_for("answering.check", code=code), 303)
    responses.accept(
        version,
        answers,
        channel=Channel.ONLINE,
        language=language(),
        token_hmac=drafts.token_hmac(token),
        today=today(),
    )
    return _say_sent(version)


@blueprint.get("/<language>/forms/<code>/sent")
def sent(code: str) -> AnyResponse:
    """Says that the answers are stored, and what happens next."""
    version = versions.named(code)
    if session.get("sent") != version.code:
        return redirect(url_for("offering.start", code=code), 303)
    return render("sent.html", version=version, form=version.in_language(language()))


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """A form sent without its token is shown with what was typed, to be sent once more."""
    if request.endpoint != "answering.keep":
        return errors.expired(error)
    try:
        version = versions.opened(str((request.view_args or {}).get("code")))
    except Refused as refused:
        return errors.refused(refused)
    return asking.show(version, _sent_so_far(version), 400, again=True)


def _nothing_to_send(version: Published) -> AnyResponse:
    """Where somebody asks to check or send, but has no answers here (any more)."""
    if drafts.is_sent(version) or session.get("sent") == version.code:
        return _say_sent(version)
    return redirect(url_for("answering.answer", code=version.code), 303)


def _say_sent(version: Published) -> AnyResponse:
    """Leads to the confirmation, also where an earlier one got lost on its way."""
    drafts.forget(version)
    session["sent"] = version.code
    return redirect(url_for("answering.sent", code=version.code), 303)

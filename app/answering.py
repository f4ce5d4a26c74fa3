"""A resident's requests → pages to answer, check and send, and what was sent."""

from collections.abc import Iterable

from flask import Blueprint, Response, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import (
    asking,
    contacts,
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
from forms.model import Item
from forms.problems import Problem, all_problems
from forms.wording import N_, say

blueprint = Blueprint("answering", __name__)
blueprint.before_request(versions.spell_code)

# How answers may have reached an officer who goes on with them here.
BY_OFFICER = (Channel.PHONE, Channel.IN_PERSON, Channel.ONLINE)
SAY_HOW = N_("Choose how these answers reached you.")


@blueprint.get("/<language>/forms/<code>/answer", defaults={"part": 1})
@blueprint.get("/<language>/forms/<code>/answer/<int:part>")
def answer(code: str, part: int) -> AnyResponse:
    """The questions of a part, with what was answered so far."""
    version = versions.opened(code)
    asking.part_of(version, part)
    raw = drafts.load(version, today())
    if raw:
        return asking.show(version, part, raw)
    if drafts.is_sent(version):
        return _say_sent(version)
    if drafts.sent(version):
        return asking.show(version, part, {}, sent_before=True)
    return asking.show_blank(version, part)


@blueprint.post("/<language>/forms/<code>/answer", defaults={"part": 1})
@blueprint.post("/<language>/forms/<code>/answer/<int:part>")
@limits.beginning
def keep(code: str, part: int) -> AnyResponse:
    """Keeps what was typed, and goes where its button leads, or shows what is to be mended."""
    version = versions.opened(code)
    items = paging.items_in(asking.part_of(version, part))
    if drafts.is_sent(version, _resumed(version)):
        return _say_sent(version, late=True)
    if merged := _of_two_windows(version, items):
        return asking.show(version, part, merged, 409, two_windows=True)
    typed = {**webform.sent(items, request.form), drafts.AT: str(part)}
    do, _, question = request.form.get("_do", "").partition(" ")
    if do == "clear" and question in typed:
        typed[question] = ""
    raw = drafts.save(version, typed, today=today()) | typed
    if do in ("more", "clear"):
        return asking.show(version, part, raw, more=question if do == "more" else "")
    if do == "language":
        return redirect(_address(version, part, change=asking.changed()), 303)
    if do == "stop":
        return redirect(url_for("returning.stop", code=code), 303)
    return _turn_page(version, part, raw, back=do == "back")


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
    _resumed(version)
    raw, token = drafts.load(version, today()), drafts.token(version)
    if token is None or not raw:
        return _nothing_to_send(version)
    answers = webform.answers(version.form, raw)
    if request.form.get("_shown") != drafts.digest(raw) or all_problems(version.form, answers):
        return redirect(url_for("answering.check", code=code), 303)
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
    return _say_sent(version)


@blueprint.get("/<language>/forms/<code>/sent")
def sent(code: str) -> AnyResponse:
    """Says that the answers are stored, and what happens next."""
    version = versions.named(code)
    found = drafts.sent(version)
    if found is None and "elsewhere" not in request.args:
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


@blueprint.errorhandler(responses.AlreadySent)
def sent_meanwhile(_error: responses.AlreadySent) -> AnyResponse:
    """Something was typed while the answers were on their way."""
    return _say_sent(versions.named((request.view_args or {})["code"]), late=True)


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """What is sent without its token is shown once more, to be sent again.

    But not where somebody has taken their answers off this computer: then the page is an old one,
    sent again by the next person.
    """
    where = request.view_args or {}
    try:
        version = versions.opened(str(where.get("code")))
        if drafts.is_left(version):
            return redirect(url_for("offering.start", code=version.code), 303)
        if not is_from_here():
            return errors.expired(error)
        if request.endpoint == "answering.send":
            return _send_again(version, error)
        items = paging.items_in(asking.part_of(version, int(where["part"])))
    except Refused as refused:
        return errors.refused(refused)
    return asking.show(version, where["part"], webform.sent(items, request.form), 400, again=True)


def _resumed(version: Published) -> str:
    """The return code that a page carries; its draft is gone on with if the session has ended."""
    return_code = drafts.unsealed(request.form.get("_code", ""))
    if return_code and return_code != drafts.token(version):
        # What is deleted, or has served its time, is begun anew: nobody else's is written over.
        drafts.put_aside(version, today())
        drafts.resume(return_code, today())
    return return_code


def _of_two_windows(version: Published, items: Iterable[Item]) -> dict[str, str]:
    """Both answers to a part where it was changed elsewhere since its page was made; else none.

    An old page must not wipe what it has never shown: what it leaves blank is filled in.
    """
    typed = webform.sent(items, request.form)
    stored = drafts.load(version, today())
    here = {key: stored.get(key, "") for key in typed}
    if not any(here.values()) or here == typed:
        return {}
    if request.form.get("_was") == drafts.digest(here):
        return {}
    return {**stored, **{key: text or here[key] for key, text in typed.items()}}


def _send_again(version: Published, error: CSRFError) -> AnyResponse:
    """The check page again, for a new session; nothing is sent yet."""
    _resumed(version)
    raw = drafts.load(version, today())
    if not raw:
        return errors.expired(error)
    return _check_page(version, raw, webform.answers(version.form, raw), 400, again=True)


def _turn_page(version: Published, part: int, raw: dict[str, str], *, back: bool) -> AnyResponse:
    """To the part before; or, where nothing is to be mended, to the next or to the check page."""
    form = version.in_language(language())
    asked = paging.asked(form, webform.answers(form, raw))
    if back:
        before = [number for number in asked if number < part]
        return redirect(_address(version, max(before, default=1)), 303)
    onward = min((number for number in asked if number > part), default=None)
    if problems := _problems(version, part, raw, last=onward is None):
        return asking.show(version, part, raw, 422, problems=problems)
    if onward is None or asking.changed():
        place = f"change-{key}" if (key := asking.changed()) else None
        return redirect(url_for("answering.check", code=version.code, _anchor=place), 303)
    return redirect(_address(version, onward), 303)


def _problems(
    version: Published, part: int, raw: dict[str, str], *, last: bool
) -> dict[str, tuple[Problem, ...]]:
    """What is to be mended in a part, or looked at again, once.

    What is wrong with the form as a whole (an item called "") is said in its last part.
    """
    form = version.in_language(language())
    answers = webform.answers(form, raw)
    here = {item.key for item in paging.items_in(asking.part_of(version, part))}
    here |= {""} if last else set()
    wrong = {key: said for key, said in all_problems(form, answers).items() if key in here}
    # What is wrong already is not looked at: it may be far too long to look at.
    before = raw.get(drafts.ASKED, "").split()
    doubts = {
        key: (doubt,)
        for key, doubt in contacts.doubts(form, answers, {*before, *wrong}).items()
        if key in here
    }
    if doubts:
        drafts.save(version, {drafts.ASKED: " ".join([*before, *doubts])}, today=today())
    return doubts | wrong


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


def _address(version: Published, part: int, *, change: str = "") -> str:
    return url_for("answering.answer", code=version.code, part=part, _change=change or None)


def _nothing_to_send(version: Published) -> AnyResponse:
    """Where somebody asks to check or send, but has no answers here (any more)."""
    if drafts.is_sent(version) or drafts.sent(version):
        return _say_sent(version)
    return redirect(url_for("answering.answer", code=version.code), 303)


def _say_sent(version: Published, *, late: bool = False) -> AnyResponse:
    """Leads to the confirmation, also where an earlier one got lost on its way.

    `late`: something was typed after the answers were sent.
    """
    drafts.finish(version)
    said = 1 if late else None
    return redirect(url_for("answering.sent", code=version.code, late=said), 303)

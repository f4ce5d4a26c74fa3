"""A resident's requests → pages to read, answer, check and send, and the printed sheet."""

from flask import Blueprint, Response, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import (
    asking,
    codes,
    contacts,
    drafts,
    errors,
    printing,
    publishing,
    responses,
    saying,
    webform,
)
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, page_words, render, today
from app.publishing import Published
from forms.answers import Answers, Channel
from forms.model import Form, minutes
from forms.problems import Problem, all_problems
from forms.wording import N_
from printables.editions import editions_in

blueprint = Blueprint("answering", __name__)


@blueprint.before_request
def spell_code() -> AnyResponse | None:
    """An address with a code that is spelled in another way leads to the one way."""
    arguments = request.view_args or {}
    found = codes.read(arguments.get("code", ""))
    if isinstance(found, codes.Typed) and found.code != arguments["code"]:
        return redirect(url_for(str(request.endpoint), **{**arguments, "code": found.code}), 308)
    return None


@blueprint.get("/")
def choose() -> AnyResponse:
    """The home page in the browser's language."""
    return redirect(url_for("answering.home"))


@blueprint.get("/<language>/")
def home() -> Response:
    """What is open to take part in."""
    versions = [
        (version, version.in_language(language())) for version in publishing.open_versions(today())
    ]
    return render("home.html", versions=versions, minutes=minutes)


@blueprint.get("/q/<code>/<sheet_language>/<_edition>/<int:_page>")
def scanned(code: str, sheet_language: str, _edition: str, _page: int) -> AnyResponse:
    """What a printed QR code leads to: the form online, in the sheet's language."""
    if code.upper() == codes.SPECIMEN:
        raise Refused(404, *SPECIMEN)
    _version(code)
    return redirect(url_for("answering.start", code=code, language=sheet_language))


@blueprint.get("/<language>/forms/<code>")
def start(code: str) -> Response:
    """What the form is for, and the ways to answer it."""
    version = _open_version(code)
    sheet = printing.printed(version, language(), "standard")
    return render(
        "start.html",
        version=version,
        form=version.in_language(language()),
        minutes=minutes(version.form),
        sheet=sheet,
        editions=editions_in(language())[1:],
    )


@blueprint.get("/<language>/forms/<code>/<edition>.pdf")
def sheet(code: str, edition: str) -> Response:
    """The printed form."""
    version = _open_version(code)
    if edition not in editions_in(language()):
        raise Refused(404, *NO_SUCH_PAGE)
    made = printing.printed(version, language(), edition)
    answer = Response(made.pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = (
        f'inline; filename="{version.form.key}-{language()}-{edition}.pdf"'
    )
    return answer


@blueprint.get("/<language>/forms/<code>/answer")
def answer(code: str) -> AnyResponse:
    """The questions, with what was answered so far."""
    version = _open_version(code)
    raw = drafts.load(version, today())
    if raw:
        return asking.show(version, raw, begun=True)
    if drafts.is_sent(version):
        return _say_sent(version)
    return asking.show_blank(version)


@blueprint.post("/<language>/forms/<code>/answer")
def keep(code: str) -> AnyResponse:
    """Keeps what was typed; shows it in another language, or to be checked, or to be mended."""
    version = _open_version(code)
    if drafts.is_sent(version):
        return _say_sent(version)
    if request.form.get("_do") == "discard":
        drafts.discard(version)
        return redirect(url_for("answering.start", code=code), 303)
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
    version = _open_version(code)
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
    version = _open_version(code)
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
    version = _version(code)
    if session.get("sent") != version.code:
        return redirect(url_for("answering.start", code=code), 303)
    return render("sent.html", version=version, form=version.in_language(language()))


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """A form sent without its token is shown with what was typed, to be sent once more."""
    if request.endpoint != "answering.keep":
        return errors.expired(error)
    try:
        version = _open_version(str((request.view_args or {}).get("code")))
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


def _version(code: str) -> Published:
    found = codes.read(code)
    version = publishing.find(found.code) if isinstance(found, codes.Typed) else None
    if version is None:
        raise Refused(404, *NO_SUCH_FORM)
    return version


def _open_version(code: str) -> Published:
    version = _version(code)
    if today() > version.closes:
        raise Refused(410, *CLOSED)
    if today() < version.opens:
        raise Refused(404, *NOT_YET_OPEN)
    return version


NO_SUCH_FORM = (
    N_("There is no such form"),
    N_("The address may have a typing mistake. Go to the home page to see what is open."),
)
SPECIMEN = (
    N_("This sheet is a specimen"),
    N_(
        "It was printed to be looked at. Answers on it can't be counted. "
        "Go to the home page to see what is open."
    ),
)
CLOSED = (
    N_("This form has closed"),
    N_(
        "We no longer take answers here. Nothing that you sent before is lost. "
        "Go to the home page to see what is open."
    ),
)
NOT_YET_OPEN = (
    N_("This form is not open yet"),
    N_("Come back later, or go to the home page to see what is open."),
)

"""A returned sheet's code and what an officer keys from it → a stored response."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, Response, redirect, request, session, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import codes, drafts, errors, publishing, responses, webform
from app.codes import Wrong
from app.errors import Refused
from app.officers import officers_only, sign_in_page
from app.pages import WITH_SCRIPT, language, page_words, render, today
from app.publishing import Published
from forms.answers import Answer, Channel
from forms.keys import from_keys
from forms.model import Item
from forms.problems import Problem
from forms.wording import N_, say

blueprint = Blueprint("keying", __name__)

MESSAGES = {
    Wrong.SHAPE: N_(
        "A code has seven letters and digits, or twice as many where the sheet was begun online. "
        "It is printed at the foot of each page of the sheet."
    ),
    Wrong.MISTYPED: N_(
        "This code has a typing mistake: one of its characters is wrong, or two have changed "
        "places. Look at the sheet and type it again."
    ),
    Wrong.SPECIMEN: N_(
        "This sheet is a specimen, printed to be looked at. It can't be keyed. "
        "Put it aside and tell the project."
    ),
}
UNKNOWN = N_(
    "No form has this code. Look at the sheet and type it again. If it is the same, "
    "the sheet comes from somewhere else: put it aside."
)
CLOSED = N_(
    "This form has closed, and the days for keying late post have ended. "
    "Put the sheet aside and tell the project."
)
STORED = N_(
    "We have these answers already: they were sent online, or this sheet was keyed before. "
    "Put the sheet aside."
)


@dataclass(frozen=True)
class Paper:
    """A sheet on the officer's desk; `number` is that of the draft where it was begun online."""

    version: Published
    language: str
    number: str

    @property
    def code(self) -> str:
        """The code that is printed on it."""
        return codes.printed(self.version.code, self.number)

    @property
    def address(self) -> str:
        """Where it is keyed."""
        return url_for("keying.sheet", code=self.code, sheet_language=self.language)


@blueprint.post("/<language>/keying/")
@officers_only
def find() -> AnyResponse:
    """The code that was typed or scanned → the keying screen of that sheet, or what is wrong."""
    typed = request.form.get("code", "")
    found = codes.read(typed)
    if isinstance(found, Wrong):
        return _code_page(typed, MESSAGES[found])
    version = publishing.find(found.code)
    if version is None:
        return _code_page(typed, UNKNOWN)
    if today() > version.keyed_until:
        return _code_page(typed, CLOSED, 410)
    if responses.was_sent(found.number):
        return _code_page(typed, STORED, 409)
    sheet_language = found.language if found.language in version.languages else language()
    paper = Paper(version, sheet_language or version.languages[0], found.number)
    return redirect(paper.address, 303)


@blueprint.get("/<language>/keying/")
@officers_only
def ask() -> Response:
    """Asks for a sheet's code."""
    return render("keying/code.html", typed="", problem="")


@blueprint.get("/<language>/keying/<code>/<sheet_language>")
@officers_only
def sheet(code: str, sheet_language: str) -> Response:
    """An empty keying screen for a sheet in a language."""
    paper = _paper(code, sheet_language)
    if responses.was_sent(paper.number):
        raise Refused(409, N_("These answers are stored already"), STORED)
    return _screen(paper, {}, _new_sending(), stored=session.pop("keyed", ""))


@blueprint.post("/<language>/keying/<code>/<sheet_language>")
@officers_only
def save(code: str, sheet_language: str) -> AnyResponse:
    """Stores what was keyed and opens the next; or shows it again, to be checked or mended."""
    paper = _paper(code, sheet_language)
    version = paper.version
    raw = webform.typed(version.form, request.form)
    sending = request.form.get("_sending") or _new_sending()
    read = read_keys(version, raw)
    wrong = {key: (answer,) for key, answer in read.items() if isinstance(answer, Problem)}
    asked = request.form.get("_do")
    empty = not any(text.strip() for text in raw.values())
    if asked == "language":
        return _screen(paper, raw, sending)
    if wrong or empty:
        return _screen(paper, raw, sending, 422, wrong=wrong, empty=empty)
    if asked != "save":
        return _screen(paper, raw, sending, checked=True)
    try:
        receipt = responses.accept(
            version,
            {key: answer for key, answer in read.items() if not isinstance(answer, Problem)},
            channel=Channel.PAPER,
            language=sheet_language,
            token_hmac=drafts.token_hmac(sending),
            today=today(),
        )
    except responses.AlreadySent:
        raise Refused(409, N_("These answers are stored already"), STORED) from None
    session["keyed"] = "now" if receipt.stored else "before"
    return redirect(replace(paper, number="").address, 303)


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> Response:
    """A page sent without its token, or after the sign-in has ended, is not lost."""
    kept = ""
    if request.endpoint == "keying.save":
        where = request.view_args or {}
        sheet = {"_code": where["code"], "_language": where["sheet_language"]}
        kept = json.dumps({**request.form.to_dict(), **sheet})
    if not current_user.is_authenticated:
        return sign_in_page(401, kept=kept)
    return show_kept(kept, 400) if kept else errors.expired(error)


def show_kept(kept: str, status: int = 200) -> Response:
    """The keying screen with what was keyed before, to be saved; or the box for a code without it.

    `kept` is what `again` made, but it has been to the browser: it may be anything.
    """
    sent = _read_kept(kept)
    try:
        paper = _paper(sent.get("_code", ""), sent.get("_language", ""))
    except Refused:
        return render("keying/code.html", typed="", problem="")
    return _screen(
        paper,
        webform.typed(paper.version.form, sent),
        sent.get("_sending") or _new_sending(),
        status,
        kept=True,
    )


def _read_kept(kept: str) -> dict[str, str]:
    """What `again` made of fields, code and language; empty where it is anything else."""
    try:
        sent = json.loads(kept)
        kept.encode()
        json.dumps(sent, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}
    whole = isinstance(sent, dict) and all(isinstance(text, str) for text in sent.values())
    return sent if whole and {"_code", "_language"} <= sent.keys() else {}


def read_keys(version: Published, raw: Mapping[str, str]) -> dict[str, Answer | Problem]:
    """What was keyed, by item key → each item's answer, or why its keys mean none."""
    return {item.key: from_keys(item, raw.get(item.key, "")) for item in version.form.items}


def _screen(
    paper: Paper,
    raw: Mapping[str, str],
    sending: str,
    status: int = 200,
    *,
    wrong: Mapping[str, tuple[Problem, ...]] | None = None,
    empty: bool = False,
    checked: bool = False,
    kept: bool = False,
    stored: str = "",
) -> Response:
    """The keying screen, filled with what was keyed.

    Args:
        wrong: what can't be stored, by item key.
        empty: nothing at all was keyed.
        checked: nothing is wrong, and nothing is stored.
        kept: it comes from before the sign-in ended.
        stored: "now" after a sheet was stored, "before" where it had been stored already.
    """
    version = paper.version
    form = version.in_language(language())
    page = webform.keying_page(form, raw)
    webform.show_problems(page, wrong or {}, page_words())
    on_sheet: dict[str, Item] = {}
    if paper.language != language():
        on_sheet = {item.key: item for item in version.in_language(paper.language).items}
    page_of_keys = render(
        "keying/sheet.html",
        status,
        paper=paper,
        form=form,
        page=page,
        on_sheet=on_sheet,
        sending=sending,
        empty=empty,
        checked=checked,
        kept=kept,
        stored=stored,
    )
    page_of_keys.headers["Content-Security-Policy"] = WITH_SCRIPT
    return page_of_keys


def _code_page(typed: str, message: str, status: int = 422) -> Response:
    return render("keying/code.html", status, typed=typed, problem=say(page_words(), message))


def _paper(code: str, sheet_language: str) -> Paper:
    """The sheet with this code in this language.

    Raises:
        Refused: there is none, or it is too late to key it.
    """
    found = codes.read(code)
    version = publishing.find(found.code) if isinstance(found, codes.Typed) else None
    if isinstance(found, Wrong) or version is None or sheet_language not in version.languages:
        raise Refused(404, N_("No form has this code"), UNKNOWN)
    if today() > version.keyed_until:
        raise Refused(410, N_("This form has closed"), CLOSED)
    return Paper(version, sheet_language, found.number)


def _new_sending() -> str:
    """A name for the next sending: a second click stores nothing twice."""
    return codes.random_letters(drafts.TOKEN_LENGTH)

"""A PDF that a resident filled in on a computer → a draft of their answers, to be checked and sent.

Only the answers are kept: the file, its name and what it says of its author are not looked at.
"""

from flask import Blueprint, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from app import drafts, errors, limits, versions, webform
from app.errors import Refused
from app.pages import page_words, render, today
from app.publishing import Published
from forms.answers import Channel
from forms.wording import N_, say
from printables import filled

blueprint = Blueprint("uploads", __name__)
blueprint.before_request(versions.spell_code)

FILE = "_file"  # the field's name
MOST_SENT = filled.MOST_BYTES + 10_000  # bytes, with what a browser sends around the file

AGAIN = N_(
    "This page was open for a long time, or your browser keeps no cookies. Choose the file and "
    "send it once more."
)
NOTHING_CHOSEN = N_("Choose the PDF that you filled in.")
NOTHING_IN_IT = N_("This file is empty. Open your form, save it again, and choose the new file.")
NO_ANSWERS = N_("This PDF has no answers in it. Fill it in, save it, and choose the saved file.")
TOO_BIG = N_(
    "This file is bigger than 10 MB, far more than a form. Check that you chose the right file."
)
# What `filled` and `versions` say to officers → what they mean to the person who filled it in.
MEANS = {
    filled.TOO_BIG: TOO_BIG,
    filled.NOT_A_PDF: N_("This file is not a PDF. Choose the PDF form that you filled in."),
    filled.UNSAFE: N_(
        "We can't read this PDF: it may be damaged. Open your form, save it again, and choose the "
        "new file."
    ),
    filled.LOCKED: N_(
        "This PDF is locked with a password. Save it without a password, and choose it again."
    ),
    filled.FLAT: N_(
        "This PDF has no answers that we can read. It may be a scan, or it was saved by “Print to "
        "PDF”. Choose the file that you filled in. If you don't have it, answer online."
    ),
    filled.FOREIGN: N_("This PDF is not one of our forms. Check that you chose the right file."),
    filled.SPECIMEN_ONLY: N_(
        "This PDF is a specimen, made to be looked at. We can't count it. Get the form from this "
        "page, and fill that in."
    ),
    filled.SEVERAL: N_(
        "There is more than one form in this PDF. Send us each form as a file of its own."
    ),
    versions.Stranger.UNKNOWN: N_(
        "We have no form with the code of this PDF. It may be another council's. Check that you "
        "chose the right file."
    ),
    versions.Stranger.CHANGED: N_(
        "The questions in this PDF are not as we made them. Get the form from this page, and fill "
        "that in."
    ),
}


@blueprint.url_value_preprocessor
def _let_a_file_in(*_: object) -> None:
    """Before anything of the body is read, which the check of its token does first of all."""
    if request.mimetype == "multipart/form-data":
        request.max_content_length = MOST_SENT


@blueprint.get("/<language>/forms/<code>/file")
def ask(code: str) -> AnyResponse:
    """Asks for the file, and says what happens with it."""
    return _page(versions.opened(code))


@blueprint.post("/<language>/forms/<code>/file")
@limits.files
def send(code: str) -> AnyResponse:
    """Reads the file, and shows what was read before it is sent.

    Where it is another form that is open here, it is taken as that.
    """
    asked = versions.opened(code)
    file = request.files.get(FILE)
    data = file.read() if file else b""
    if not data:
        return _page(asked, NOTHING_IN_IT if file else NOTHING_CHOSEN)
    try:
        found = filled.read(data)
    except filled.NotRead as refused:
        return _page(asked, MEANS[str(refused)])
    known = versions.printed_from(found)
    if isinstance(known, versions.Stranger):
        return _page(asked, MEANS[known])
    version = versions.opened(known.code)
    raw = webform.typed(version.form, found.typed)
    if not webform.answers(version.form, raw):
        return _page(asked, NO_ANSWERS)
    drafts.begin(version, {**raw, drafts.CHANNEL: Channel.FILE}, today=today())
    other = None if version.collection_id == asked.collection_id else 1
    return redirect(url_for("sending.check", code=version.code, other=other), 303)


@blueprint.errorhandler(RequestEntityTooLarge)
def too_big(_error: RequestEntityTooLarge) -> AnyResponse:
    """The page again where more is sent than is read."""
    errors.let_go_by()
    return _page_again(TOO_BIG, 413)


@blueprint.errorhandler(CSRFError)
def again(_error: CSRFError) -> AnyResponse:
    """The page again where it was sent without its token: no browser keeps a chosen file."""
    return _page_again(AGAIN, 400)


def _page_again(message: str, status: int) -> AnyResponse:
    try:
        return _page(versions.opened((request.view_args or {})["code"]), message, status)
    except Refused as refused:
        return errors.refused(refused)


def _page(version: Published, message: str = "", status: int = 422) -> AnyResponse:
    return render(
        "upload.html",
        status if message else 200,
        version=version,
        problem=say(page_words(), message) if message else "",
    )

"""Filled-in PDFs that an officer has → replies to be looked at and accepted."""

import time
from collections.abc import Sequence

from flask import Blueprint, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from app import errors
from app.errors import Refused
from app.officers import sign_in_page, signed_in
from app.pages import page_words, render, today
from app.people.roles import Right, keyed_versions, needs
from app.tray import from_file, loose
from forms.answers import Channel
from forms.wording import N_, Phrase, say
from printables.filled import NotRead

blueprint = Blueprint("files", __name__)

FILES = "_files"  # the field's name
MOST_FILES = 20
MOST_SENT = 40_010_000  # bytes, with what a browser sends around the files
# How long files are read at a time, in seconds: a server gives up a request after half a minute.
MOST_SECONDS = 10

NOTHING_CHOSEN = N_("Choose one PDF or more.")
TOO_MANY = N_("These are more than 20 files. Choose 20 or fewer. Send the others after them.")
TOO_MUCH = N_(
    "These files have more than 40 MB together, far more than forms have. Choose fewer of them, "
    "and check that they are the right ones."
)
NO_TIME = N_("There was no time left to read this file. Choose it again, and send it once more.")

# The name of a file, "" where it is about all of them, and what is wrong with it.
Problem = tuple[str, Phrase]


@blueprint.url_value_preprocessor
def _let_files_in(*_: object) -> None:
    """Before anything of the body is read; a stranger's body is not let in."""
    if request.mimetype == "multipart/form-data" and current_user.is_authenticated:
        request.max_content_length = MOST_SENT


@blueprint.get("/<language>/keying/files")
@needs(Right.KEYS_SOMEWHERE)
def choose() -> AnyResponse:
    """Asks for files; lists what was read in others and waits to be looked at."""
    return _page(read=session.pop("files_read", 0))


@blueprint.post("/<language>/keying/files")
@needs(Right.KEYS_SOMEWHERE)
def send() -> AnyResponse:
    """Reads the files: each that has answers waits to be looked at, whatever is in the others."""
    sent = [file for file in request.files.getlist(FILES) if file]
    if not sent:
        return _page([("", say(page_words(), NOTHING_CHOSEN))])
    if len(sent) > MOST_FILES:
        return _page([("", say(page_words(), TOO_MANY))])
    problems = _read(sent)
    read = len(sent) - len(problems)
    if problems:
        return _page(problems, read=read)
    session["files_read"] = read
    return redirect(url_for("files.choose"), 303)


@blueprint.post("/<language>/keying/files/<int(max=2147483647):reply_id>/discard")
@needs(Right.KEYS)
def discard(reply_id: int) -> AnyResponse:
    """Deletes what was read in a file, before it is accepted."""
    try:
        loose.discard(reply_id, Channel.FILE, officer_id=signed_in())
    except loose.Kept:
        raise Refused(409, *loose.KEPT) from None
    return redirect(url_for("files.choose"), 303)


@blueprint.errorhandler(RequestEntityTooLarge)
def too_much(_error: RequestEntityTooLarge) -> AnyResponse:
    """The page again where more is sent than is read."""
    errors.let_go_by()
    if not current_user.is_authenticated:
        return sign_in_page(401, where=url_for("files.choose"))
    return _page([("", say(page_words(), TOO_MUCH))], 413)


def _read(sent: Sequence[FileStorage]) -> list[Problem]:
    """Makes replies of the files; says what is wrong with the others, each under its name.

    The names are said on this one page and kept nowhere: they hold people's own.
    """
    words, until = page_words(), time.monotonic() + MOST_SECONDS
    problems, own = [], keyed_versions()
    for file in sent:
        try:
            if time.monotonic() > until:
                raise NotRead(NO_TIME)
            from_file.take(file.read(), own=own, officer_id=signed_in(), today=today())
        except NotRead as refused:
            problems.append((str(file.filename), say(words, str(refused))))
    return problems


def _page(problems: Sequence[Problem] = (), status: int = 422, *, read: int = 0) -> AnyResponse:
    """The page. `read`: how many files were taken just now."""
    own = keyed_versions()
    return render(
        "keying/files/choose.html",
        status if problems else 200,
        problems=problems,
        read=read,
        waiting=[one for one in loose.waiting(Channel.FILE) if one.version.id in own],
        stored=session.pop("keyed", None) == "",
    )

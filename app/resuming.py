"""What an officer sent when their sign-in had ended → the same once more, when they are back."""

import json
import re

from flask import current_app, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import errors
from app.officers import sign_in_page
from app.pages import is_from_here, render
from app.people.roles import right_of

# A path of an officer's page, not of the door, and nothing that a header can't hold.
_OFFICERS = re.compile(r"/[a-z-]+/(officers/(?!sign-)|keying/|results/)[\w/-]*", re.ASCII)
_MOST_FIELDS = 5000


def expired(error: CSRFError) -> AnyResponse:
    """A page sent without its token, or after the sign-in has ended, is not lost.

    Only one of ours: what another site made a browser send is never laid before an officer. A file
    has to be chosen again, because no browser keeps it.
    """
    view = current_app.view_functions.get(str(request.endpoint))
    if right_of(view) is None:
        return errors.expired(error)
    kept = "" if request.files or not is_from_here() else what_was_sent()
    if not current_user.is_authenticated:
        return sign_in_page(401, kept=kept)
    return go_on(kept, 400) if kept else errors.expired(error)


def go_on(kept: str, status: int = 200, *, ended: bool = True) -> AnyResponse:
    """A page that sends once more what was sent before; the desk where nothing is left of it.

    `kept` is `what_was_sent`, but it has been to the browser: it may be anything. `ended`: the
    sign-in had.
    """
    path, fields = _read(kept)
    if not path:
        return redirect(url_for("officers.desk"), 303)
    return render("officers/go-on.html", status, path=path, fields=fields, ended=ended)


def what_was_sent() -> str:
    """The path and the fields of the page that was sent, as JSON."""
    # A password that was typed is asked for once more: the next to sign in may be somebody else.
    typed = request.form.items(multi=True)
    fields = [[name, text] for name, text in typed if not name.startswith(("_csrf", "_password"))]
    return json.dumps([request.path, fields])


def _read(kept: str) -> tuple[str, list[tuple[str, str]]]:
    """The path and the fields of what was kept; empty where it is anything else."""
    try:
        path, fields = json.loads(kept)
        json.dumps([path, fields], ensure_ascii=False).encode()
        pairs = [(name, text) for name, text in fields]
    except (ValueError, TypeError, RecursionError):
        return "", []
    texts = [path, *(text for pair in pairs for text in pair)]
    whole = len(pairs) < _MOST_FIELDS and all(isinstance(text, str) for text in texts)
    return (path, pairs) if whole and _OFFICERS.fullmatch(path) else ("", [])

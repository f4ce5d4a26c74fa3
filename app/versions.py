"""A code in an address → the version that it names, or a page that says why there is none."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import codes, publishing
from app.errors import Refused
from app.pages import today
from app.publishing import Published
from forms.wording import N_

NO_SUCH_FORM = (
    N_("There is no such form"),
    N_("The address may have a typing mistake. Go to the home page to see what is open."),
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


def spell_code() -> AnyResponse | None:
    """An address with a code that is spelled in another way leads to the one way."""
    arguments = request.view_args or {}
    found = codes.read(arguments.get("code", ""))
    if isinstance(found, codes.Typed) and found.code != arguments["code"]:
        return redirect(url_for(str(request.endpoint), **{**arguments, "code": found.code}), 308)
    return None


def named(code: str) -> Published:
    """The version with this code.

    Raises:
        Refused: there is none.
    """
    found = codes.read(code)
    version = publishing.find(found.code) if isinstance(found, codes.Typed) else None
    if version is None:
        raise Refused(404, *NO_SUCH_FORM)
    return version


def opened(code: str) -> Published:
    """The version with this code, which residents may answer today.

    Raises:
        Refused: there is none, or it is not open.
    """
    version = named(code)
    if today() > version.closes:
        raise Refused(410, *CLOSED)
    if today() < version.opens:
        raise Refused(404, *NOT_YET_OPEN)
    return version

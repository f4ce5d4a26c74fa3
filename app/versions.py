"""A code in an address or a file → the version that it names, or why there is none."""

from enum import StrEnum

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import codes, publishing
from app.errors import Refused
from app.pages import today
from app.publishing import Published
from forms.wording import N_
from printables.filled import Filled

NO_SUCH_FORM = (
    N_("There is no such form"),
    N_("The address may have a typing mistake. Go to the home page to see what is open."),
)
CLOSED = (
    N_("This form has closed"),
    N_(
        "We no longer take answers here. What you sent before is counted. What you had not sent "
        "can't be counted any more."
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


class Stranger(StrEnum):
    """Why a sheet that was filled in was not printed from a version here."""

    UNKNOWN = "no version has its code"
    CHANGED = "the version with its code is another form"


def printed_from(found: Filled) -> Published | Stranger:
    """The version that a sheet was printed from."""
    code = codes.read(found.code)
    version = publishing.find(code.code) if isinstance(code, codes.Typed) else None
    if version is None:
        return Stranger.UNKNOWN
    return version if version.fingerprint.startswith(found.fingerprint) else Stranger.CHANGED

"""What went wrong → a page in the reader's language that says what to do next, with its status.

No page here asks the database for anything: it may be what went wrong.
"""

from http import HTTPStatus

from flask import Flask, Response, current_app, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from app.pages import render
from forms.wording import N_


class Refused(Exception):
    """A request that is answered by a page with a heading and what to do next (messages)."""

    def __init__(self, status: int, heading: str, advice: str) -> None:
        super().__init__(heading)
        self.status, self.heading, self.advice = status, heading, advice


NO_SUCH_PAGE = (
    N_("There is no such page"),
    N_("The address may have a typing mistake. Go to the home page to see what is open."),
)
PAGES = {
    400: (
        N_("We could not read that"),
        N_("Something went wrong on the way to us. Go back, and try again."),
    ),
    403: (
        N_("You may not open this page"),
        N_("Go to the home page to see what is open."),
    ),
    404: NO_SUCH_PAGE,
    405: NO_SUCH_PAGE,
    410: (
        N_("This page is closed"),
        N_("This page is no longer here. Go to the home page to see what is open now."),
    ),
    413: (
        N_("That is too much to send"),
        N_(
            "Go back and make your answers shorter, or choose a smaller file. "
            "If that does not help, telephone {telephone}, or answer on paper."
        ),
    ),
    429: (
        N_("Please wait a little"),
        N_(
            "Too much was sent to us in a short time. "
            "Wait, and load this page again. You can also telephone {telephone}."
        ),
    ),
    500: (
        N_("Something went wrong here"),
        N_(
            "The fault is ours. We can't tell if your last page was saved. Load it again in a few "
            "minutes. We never count your answers twice."
        ),
    ),
    503: (
        N_("We are very busy"),
        N_(
            "What you sent may not be stored yet. Keep this page open, and wait a little. "
            "Then load it again. If your browser asks if it should send it once more, say yes. "
            "We never count your answers twice."
        ),
    ),
}
EXPIRED = (
    N_("This page could not be sent"),
    N_(
        "It was open for a long time, or your browser keeps no cookies. "
        "Go back, load the page again, and send it once more. "
        "If that does not help, telephone {telephone} or answer on paper."
    ),
)
# How long to wait for a database that is busy or starts anew, in seconds.
BUSY_FOR = 60
# So much of what is too much is read, and thrown away, before it is refused, in bytes.
LET_GO_BY = 100_000_000
# What a refusal says beside its page: how to ask instead, and when to come back (RFC 9110).
KEPT = ("Allow", "Retry-After")


def init_app(app: Flask) -> None:
    """Answers every refusal and failure with a page."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _no_database)
    app.register_error_handler(NoConnectionLeft, _no_database)


def refused(refusal: Refused) -> Response:
    """The page of a refusal."""
    return _page(refusal.status, refusal.heading, refusal.advice)


def expired(_error: CSRFError) -> Response:
    """The page for whatever was sent without its token, and held nothing to be kept."""
    return _page(400, *EXPIRED)


def let_go_by() -> None:
    """Reads what is too much to be kept: a browser shows no page before it has sent all."""
    left = min(request.content_length or 0, LET_GO_BY)
    if left > (request.max_content_length or left):  # else it has been read already
        while left and (part := request.environ["wsgi.input"].read(min(left, 2**16))):
            left -= len(part)


def _http(error: HTTPException) -> HTTPException | Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if status < HTTPStatus.BAD_REQUEST:
        return error  # a redirect
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        let_go_by()
    kept = {name: value for name, value in error.get_headers() if name in KEPT}
    wait = kept.get("Retry-After", "")
    page = _page(
        status,
        *PAGES.get(status, PAGES[400 if status < 500 else 500]),
        minutes=-(-int(wait) // 60) if wait.isdecimal() else 0,
    )
    page.headers.update(kept)
    return page


def _no_database(error: Exception) -> HTTPException | Response:
    current_app.logger.error("The database did not answer", exc_info=error)
    return _http(ServiceUnavailable(retry_after=BUSY_FOR))


def _page(status: int, heading: str, advice: str, minutes: int = 0) -> Response:
    """`minutes`: how long to wait before trying again; 0 where nobody knows."""
    return render("error.html", status, heading=heading, advice=advice, minutes=minutes)

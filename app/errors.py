"""What went wrong → a page in the reader's language that says what to do next, with its status."""

from http import HTTPStatus

from flask import Flask, Response
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

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
    413: (
        N_("That is too much to send"),
        N_("Go back and make your answers shorter. What you have typed is still on that page."),
    ),
    500: (
        N_("Something went wrong here"),
        N_("The fault is ours. Nothing was stored by halves. Try again in a few minutes."),
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


def init_app(app: Flask) -> None:
    """Answers every refusal and failure with a page."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, expired)
    app.register_error_handler(HTTPException, _http)


def refused(refusal: Refused) -> Response:
    """The page of a refusal."""
    return _page(refusal.status, refusal.heading, refusal.advice)


def _http(error: HTTPException) -> HTTPException | Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if status < HTTPStatus.BAD_REQUEST:
        return error  # a redirect
    page = _page(status, *PAGES.get(status, PAGES[400 if status < 500 else 500]))
    if allowed := getattr(error, "valid_methods", None):
        page.headers["Allow"] = ", ".join(allowed)
    return page


def expired(_error: CSRFError) -> Response:
    """The page for whatever was sent without its token, and held nothing to be kept."""
    return _page(400, *EXPIRED)


def _page(status: int, heading: str, advice: str) -> Response:
    return render("error.html", status, heading=heading, advice=advice)

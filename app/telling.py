"""What this service does → pages that tell it: help, privacy, and how accessible it is."""

from datetime import date

from flask import Blueprint, Response

from app import personal
from app.pages import render
from app.responses import SHOWN_TOGETHER, SMALL_GROUP

blueprint = Blueprint("telling", __name__)

# The day on which the accessibility statement was last compared with what the tests do. A statement
# has to tell it (SI 2018/952, regulation 8; Decision (EU) 2018/1523).
STATED_ON = date(2026, 11, 22)


@blueprint.get("/<language>/help")
def help() -> Response:  # noqa: A001 - the page's own name
    """How to fill in a form, and what to do where that is hard."""
    return render("help.html")


@blueprint.get("/<language>/privacy")
def privacy() -> Response:
    """What is kept of an answer, how long, and who sees it."""
    return render(
        "privacy.html",
        small=SMALL_GROUP,
        together=SHOWN_TOGETHER,
        personal=personal.longest(),
    )


@blueprint.get("/<language>/accessibility")
def accessibility() -> Response:
    """The accessibility statement."""
    return render("accessibility.html", stated_on=STATED_ON)

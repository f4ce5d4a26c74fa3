"""What is open → a list to choose from, and the ways to answer each form: online or on paper."""

import segno
from flask import Blueprint, Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import codes, drafts, printing, publishing, versions
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, pdf, render, today
from forms.model import Date, Form, Money, minutes
from forms.wording import N_

blueprint = Blueprint("offering", __name__)
blueprint.before_request(versions.spell_code)

SPECIMEN = (
    N_("This sheet is a specimen"),
    N_(
        "It was printed to be looked at. Answers on it can't be counted. "
        "Go to the home page to see what is open."
    ),
)
# What to have ready where a form asks for this kind of answer.
AT_HAND = {
    Money: N_("Your receipts or tickets, if you have them. They say how much it was."),
    Date: N_("Your diary or calendar, because we ask you for a date."),
}
# What somebody has just done, in the address that it led to.
DONE = {
    "left": N_("Your answers are off this computer. With your return code you can go on."),
    "sent": N_("Your answers are sent. They are off this computer."),
    "deleted": N_("Your answers are deleted."),
}
EDITIONS = {
    "standard": N_("Ordinary print"),
    "large": N_("Large print"),
    "bilingual": N_("With English beside it"),
    "fillable": N_("To fill in on a computer"),
}


@blueprint.get("/")
def choose() -> AnyResponse:
    """The home page in the browser's language."""
    return redirect(url_for("offering.home"))


@blueprint.get("/<language>/")
def home() -> Response:
    """What is open to take part in."""
    offered = [
        (version, version.in_language(language()))
        for version in publishing.open_versions(today())
        if version.form.public
    ]
    address = current_app.config["PUBLIC_URL"] + url_for("offering.home")
    return render(
        "home.html",
        offered=offered,
        minutes=minutes,
        address=address,
        square_code=segno.make(address, error="m").svg_data_uri(border=2, scale=3, omitsize=True),
    )


@blueprint.get("/q/<code>/<sheet_language>/<_edition>/<int:_page>")
def scanned(code: str, sheet_language: str, _edition: str, _page: int) -> AnyResponse:
    """What a printed QR code leads to: the form online, in the sheet's language."""
    if code.upper() == codes.SPECIMEN:
        raise Refused(404, *SPECIMEN)
    versions.named(code)
    return redirect(url_for("offering.start", code=code, language=sheet_language))


@blueprint.get("/<language>/forms/<code>")
def start(code: str) -> Response:
    """What the form is for, and the ways to answer it."""
    version = versions.opened(code)
    return render(
        "start.html",
        version=version,
        form=version.in_language(language()),
        minutes=minutes(version.form),
        days_kept=drafts.days_kept(version),
        begun=bool(drafts.load(version, today())),
        done=DONE.get(request.args.get("done", "")),
        at_hand=at_hand(version.form),
        names=EDITIONS,
        # What nobody has asked for in this language yet is printed now.
        sheets={
            e: printing.pages_and_bytes(version, language(), e)
            for e in version.editions(language())
        },
    )


def at_hand(form: Form) -> tuple[str, ...]:
    """What to have ready before one begins (messages); nothing where only views are asked for."""
    # A date that continues another question is the day on which somebody signs.
    kinds = {type(item.question) for item in form.items if not item.question.continues}
    return tuple(message for kind, message in AT_HAND.items() if kind in kinds)


@blueprint.get("/<language>/forms/<code>/<edition>.pdf")
def sheet(code: str, edition: str) -> Response:
    """The printed form."""
    version = versions.opened(code)
    if edition not in version.editions(language()):
        raise Refused(404, *NO_SUCH_PAGE)
    made = printing.printed(version, language(), edition)
    return pdf(made.pdf, f"{version.form.key}-{language()}-{edition}.pdf")

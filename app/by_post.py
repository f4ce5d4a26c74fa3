"""Somebody who asks for a form on paper → a line of the list of what is to be sent."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import codes, drafts, errors, limits, versions
from app.errors import NO_SUCH_PAGE, Refused
from app.offering import EDITIONS
from app.outgoing import requests
from app.outgoing.requests import How
from app.pages import is_from_here, language, page_words, render, today
from app.publishing import Published
from forms.wording import say
from printables.letter import MOST_LINES

blueprint = Blueprint("by_post", __name__)
blueprint.before_request(versions.spell_code)


@blueprint.get("/<language>/forms/<code>/by-post")
def ask(code: str) -> Response:
    """Asks where a form is to be sent, in which language and print; or says that it will be."""
    version = _posted(code)
    spoken = language() if language() in version.languages else ""
    page = {"spoken": spoken, "edition": "standard", "token": new_token()}
    return _page(version, page, done="done" in request.args)


@blueprint.post("/<language>/forms/<code>/by-post")
@limits.posting
def send(code: str) -> AnyResponse:
    """Puts the form on the list of what is to be sent, or says what is wrong."""
    version = _posted(code)
    wish = requests.wish(request.form)
    if wrong := requests.problems(wish, version):
        return _page(version, request.form, wrong)
    requests.ask(
        version.collection_id,
        wish,
        How.ONLINE,
        token=request.form.get("token") or new_token(),
        today=today(),
    )
    return redirect(url_for("by_post.ask", code=code, done=1), 303)


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """What is sent without its token is shown once more, to be sent again."""
    if not is_from_here():
        return errors.expired(error)
    try:
        version = _posted(str((request.view_args or {}).get("code")))
    except Refused as refusal:
        return errors.refused(refusal)
    return _page(version, request.form, status=400, again=True)


def new_token() -> str:
    """What names a page on which somebody is put on the list, so that it counts once."""
    return codes.random_letters(drafts.TOKEN_LENGTH)


def fields(
    version: Published, typed: Mapping[str, str], wrong: Mapping[str, str]
) -> dict[str, object]:
    """What a page shows that asks for a name, an address, a language and a print.

    Args:
        wrong: a message by the name of its field.
    """
    most = {"name": requests.MOST_NAME, "address": MOST_LINES}
    return {
        "version": version,
        "languages": version.languages,
        "editions": {name: EDITIONS[name] for name in requests.all_editions(version)},
        "typed": typed,
        "problems": {
            name: say(page_words(), message, most=most.get(name)) for name, message in wrong.items()
        },
    }


def _posted(code: str) -> Published:
    """The version with this code, which can be sent by post today.

    Raises:
        Refused: there is none, it is not open, or it is kept apart: then it comes with another.
    """
    version = versions.opened(code)
    if not version.form.public:
        raise Refused(404, *NO_SUCH_PAGE)
    return version


def _page(
    version: Published,
    typed: Mapping[str, str],
    wrong: Mapping[str, str] | None = None,
    *,
    status: int = 200,
    **values: object,
) -> Response:
    return render(
        "by-post.html",
        422 if wrong else status,
        form=version.in_language(language()),
        **fields(version, typed, wrong or {}),
        **values,
    )

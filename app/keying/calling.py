"""Answers by telephone or in person → a keying screen to read the questions from."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import publishing
from app.errors import Refused
from app.languages import languages
from app.officers import signed_in
from app.pages import language, page_words, render, today
from app.people.roles import Right, keyed_versions, needs
from app.publishing import Published
from app.tray import loose, replies
from forms.answers import Channel
from forms.wording import N_, say

blueprint = Blueprint("calling", __name__)

WAYS = {
    Channel.PHONE: N_("By telephone"),
    Channel.IN_PERSON: N_("In person"),
}
# What is asked before the questions can be read out: the name of its field → what is wrong there.
NOT_CHOSEN = {
    "form": N_("Choose the form."),
    "spoken": N_("Choose the language that you speak."),
    "channel": N_("Choose how you ask: by telephone or in person."),
}
NOT_IN_IT = N_("This form is not there in that language. Choose another language.")

Offered = Mapping[str, Published]


@blueprint.get("/<language>/keying/calls")
@needs(Right.KEYS_SOMEWHERE)
def choose() -> AnyResponse:
    """Asks for the form, the language and the way; lists what was begun and not saved."""
    offered = _offered()
    only = next(iter(offered)) if len(offered) == 1 else ""
    return _page(offered, {"form": only, "spoken": language()})


@blueprint.post("/<language>/keying/calls")
@needs(Right.KEYS_SOMEWHERE)
def begin() -> AnyResponse:
    """Opens the keying screen, with the questions to be read out."""
    offered = _offered()
    typed = {name: request.form.get(name, "") for name in NOT_CHOSEN}
    problems = _problems(offered, typed)
    if problems:
        return _page(offered, typed, problems)
    reply = replies.without_batch(
        offered[typed["form"]],
        Channel(typed["channel"]),
        typed["spoken"],
        officer_id=signed_in(),
    )
    return redirect(url_for("screen.show", reply_id=reply.id), 303)


@blueprint.post("/<language>/keying/calls/<int(max=2147483647):reply_id>/discard")
@needs(Right.KEYS)
def discard(reply_id: int) -> AnyResponse:
    """Deletes what was begun and is not to be saved."""
    try:
        loose.discard(reply_id, *WAYS, officer_id=signed_in())
    except loose.Kept:
        raise Refused(409, *loose.KEPT) from None
    return redirect(url_for("calling.choose"), 303)


def _offered() -> Offered:
    """What residents can answer today and this officer keys, by code.

    A call after the last day comes too late.
    """
    own = keyed_versions()
    opened = publishing.open_versions(today())
    return {version.code: version for version in opened if version.id in own}


def _problems(offered: Offered, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was chosen, by the field's name (messages)."""
    chosen = {"form": offered, "spoken": languages(), "channel": WAYS}
    wrong = {name: NOT_CHOSEN[name] for name, all_ in chosen.items() if typed[name] not in all_}
    version = offered.get(typed["form"])
    if version and "spoken" not in wrong and typed["spoken"] not in version.languages:
        wrong["spoken"] = NOT_IN_IT
    return wrong


def _page(
    offered: Offered, typed: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Response:
    wrong, own = problems or {}, keyed_versions()
    return render(
        "keying/calling/choose.html",
        422 if wrong else 200,
        offered=[(version, version.in_language(language())) for version in offered.values()],
        typed=typed,
        languages=languages(),
        ways=WAYS,
        problems={name: say(page_words(), message) for name, message in wrong.items()},
        begun=[one for one in loose.waiting(*WAYS) if one.version.id in own],
        stored=session.pop("keyed", None) == "",
    )

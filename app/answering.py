"""A resident's requests → the pages of a form's parts, each kept when it is left."""

from collections.abc import Iterable

from flask import Blueprint, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from app import (
    asking,
    contacts,
    drafts,
    errors,
    limits,
    responses,
    sending,
    versions,
    webform,
)
from app.errors import Refused
from app.pages import is_from_here, language, today
from app.publishing import Published
from forms import paging
from forms.model import Item
from forms.problems import Problem, all_problems

blueprint = Blueprint("answering", __name__)
blueprint.before_request(versions.spell_code)


@blueprint.get("/<language>/forms/<code>/answer", defaults={"part": 1})
@blueprint.get("/<language>/forms/<code>/answer/<int:part>")
def answer(code: str, part: int) -> AnyResponse:
    """The questions of a part, with what was answered so far."""
    version = versions.opened(code)
    asking.part_of(version, part)
    raw = drafts.load(version, today())
    if raw:
        return asking.show(version, part, raw)
    if drafts.is_sent(version):
        return sending.say_sent(version)
    if drafts.sent(version):
        return asking.show(version, part, {}, sent_before=True)
    return asking.show_blank(version, part)


@blueprint.post("/<language>/forms/<code>/answer", defaults={"part": 1})
@blueprint.post("/<language>/forms/<code>/answer/<int:part>")
@limits.beginning
def keep(code: str, part: int) -> AnyResponse:
    """Keeps what was typed, and goes where its button leads, or shows what is to be mended."""
    version = versions.opened(code)
    items = paging.items_in(asking.part_of(version, part))
    if drafts.is_sent(version, drafts.resume_page(version, today())):
        return sending.say_sent(version, late=True)
    if merged := _of_two_windows(version, items):
        return asking.show(version, part, merged, 409, two_windows=True)
    typed = {**webform.sent(items, request.form), drafts.AT: str(part)}
    do, _, question = request.form.get("_do", "").partition(" ")
    if do == "clear" and question in typed:
        typed[question] = ""
    raw = drafts.save(version, typed, today=today()) | typed
    if do in ("more", "clear"):
        return asking.show(version, part, raw, more=question if do == "more" else "")
    if do == "language":
        return redirect(_address(version, part, change=asking.changed()), 303)
    if do == "stop":
        return redirect(url_for("returning.stop", code=code), 303)
    return _turn_page(version, part, raw, back=do == "back")


@blueprint.errorhandler(responses.AlreadySent)
def sent_meanwhile(_error: responses.AlreadySent) -> AnyResponse:
    """Something was typed while the answers were on their way."""
    return sending.say_sent(versions.named((request.view_args or {})["code"]), late=True)


@blueprint.errorhandler(CSRFError)
def again(error: CSRFError) -> AnyResponse:
    """What is sent without its token is shown once more, to be sent again.

    But not where somebody has taken their answers off this computer: then the page is an old one,
    sent again by the next person.
    """
    where = request.view_args or {}
    try:
        version = versions.opened(str(where.get("code")))
        if drafts.is_left(version):
            return redirect(url_for("offering.start", code=version.code), 303)
        if not is_from_here():
            return errors.expired(error)
        items = paging.items_in(asking.part_of(version, int(where["part"])))
    except Refused as refused:
        return errors.refused(refused)
    return asking.show(version, where["part"], webform.sent(items, request.form), 400, again=True)


def _of_two_windows(version: Published, items: Iterable[Item]) -> dict[str, str]:
    """Both answers to a part where it was changed elsewhere since its page was made; else none.

    An old page must not wipe what it has never shown: what it leaves blank is filled in.
    """
    typed = webform.sent(items, request.form)
    stored = drafts.load(version, today())
    here = {key: stored.get(key, "") for key in typed}
    if not any(here.values()) or here == typed:
        return {}
    if request.form.get("_was") == drafts.digest(here):
        return {}
    return {**stored, **{key: text or here[key] for key, text in typed.items()}}


def _turn_page(version: Published, part: int, raw: dict[str, str], *, back: bool) -> AnyResponse:
    """To the part before; or, where nothing is to be mended, to the next or to the check page."""
    form = version.in_language(language())
    asked = paging.asked(form, webform.answers(form, raw))
    if back:
        before = [number for number in asked if number < part]
        return redirect(_address(version, max(before, default=1)), 303)
    onward = min((number for number in asked if number > part), default=None)
    if problems := _problems(version, part, raw, last=onward is None):
        return asking.show(version, part, raw, 422, problems=problems)
    if onward is None or asking.changed():
        place = f"change-{key}" if (key := asking.changed()) else None
        return redirect(url_for("sending.check", code=version.code, _anchor=place), 303)
    return redirect(_address(version, onward), 303)


def _problems(
    version: Published, part: int, raw: dict[str, str], *, last: bool
) -> dict[str, tuple[Problem, ...]]:
    """What is to be mended in a part, or looked at again, once.

    What is wrong with the form as a whole (an item called "") is said in its last part.
    """
    form = version.in_language(language())
    answers = webform.answers(form, raw)
    here = {item.key for item in paging.items_in(asking.part_of(version, part))}
    here |= {""} if last else set()
    wrong = {key: said for key, said in all_problems(form, answers).items() if key in here}
    # What is wrong already is not looked at: it may be far too long to look at.
    before = raw.get(drafts.ASKED, "").split()
    doubts = {
        key: (doubt,)
        for key, doubt in contacts.doubts(form, answers, {*before, *wrong}).items()
        if key in here
    }
    if doubts:
        drafts.save(version, {drafts.ASKED: " ".join([*before, *doubts])}, today=today())
    return doubts | wrong


def _address(version: Published, part: int, *, change: str = "") -> str:
    return url_for("answering.answer", code=version.code, part=part, _change=change or None)

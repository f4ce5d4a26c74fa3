"""Something urgent in a reply → the project's contact, and a list until it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from flask import Blueprint, Response, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import mail
from app.db import db
from app.errors import NO_SUCH_PAGE, Refused
from app.keying.called import called
from app.languages import words
from app.officers import signed_in
from app.pages import page_words, render, today
from app.people.roles import Right, keyed_versions, needs
from app.tray import passed
from app.tray.passed import KINDS, MOST, Kind
from app.tray.tables import PassedOn, Reply
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, say

blueprint = Blueprint("passing", __name__)

# How long the list tells what was done, in days.
TOLD_FOR = 30

NO_KIND = N_("Choose what it is about.")
NO_TEXT = N_("Write what the contact has to know.")
LONG_TEXT = N_("Write less: at most {most} characters. The contact can read the sheet.")
APART = (
    N_("Nothing is passed on from an equality leaf"),
    N_(
        "These leaves are kept apart, so that nobody knows who wrote them. If you read that "
        "somebody is in danger, tell your safeguarding lead in person."
    ),
)
# A letter within the council is in its own language. It says nothing of what is in the reply: an
# e-mail may be read on its way, or by others at the other end.
LETTER = """Something in a reply on paper is passed on to you.

What: {kind}
Where: {reply}

Please sign in to read it. When you have dealt with it, choose Done there:
{address}

Please do not write personal details into an e-mail.
"""
SUBJECT = "{kind}: {reply}"


@dataclass(frozen=True)
class Listed:
    """What was passed on, as the list tells it. `write`: a link to write to the contact."""

    passed: PassedOn
    kind: Phrase
    reply: Phrase
    contact: str
    write: str


@blueprint.route(
    "/<language>/keying/replies/<int(max=2147483647):reply_id>/pass-on", methods=["GET", "POST"]
)
@needs(Right.KEYS)
def pass_on(reply_id: int) -> AnyResponse:
    """Asks what is urgent in a reply; puts it on the list, then tells the project's contact."""
    reply = db.session.get(Reply, reply_id)
    if reply is None:
        raise Refused(404, *NO_SUCH_PAGE)
    if passed.is_apart(reply):
        raise Refused(403, *APART)
    if request.method == "GET":
        return _page(reply)
    chosen, text = request.form.get("kind", ""), _text(request.form.get("text", ""))
    wrong = _wrong(chosen, text)
    if wrong:
        return _page(reply, chosen, text, wrong)
    stored, new = passed.pass_on(reply, Kind(chosen), text, officer_id=signed_in(), today=today())
    # The same once more, after an answer that was lost: whether an e-mail went nobody knows.
    session["passed"] = [stored.id, new and _tell(stored)]
    return redirect(url_for("passing.all_passed_on"), 303)


@blueprint.get("/<language>/keying/passed-on")
@needs(Right.KEYS_SOMEWHERE)
def all_passed_on() -> Response:
    """What is not done yet, the oldest first; and what was done lately."""
    just, sent = session.pop("passed", (0, False))
    own = keyed_versions()
    listed = _list(passed.open_ones(own))
    return render(
        "keying/passing/list.html",
        listed=listed,
        done=_list(passed.done_since(today() - timedelta(days=TOLD_FOR), own)),
        days=TOLD_FOR,
        just=next((one for one in listed if one.passed.id == just), None),
        sent=sent,
    )


@blueprint.post("/<language>/keying/passed-on/<int(max=2147483647):passed_id>/done")
@needs(Right.KEYS)
def done(passed_id: int) -> AnyResponse:
    """Takes something off the list."""
    found = passed.find(passed_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    passed.finish(found, officer_id=signed_in(), today=today())
    return redirect(url_for("passing.all_passed_on"), 303)


def _page(
    reply: Reply, chosen: str = "", text: str = "", wrong: Mapping[str, Phrase] | None = None
) -> Response:
    """`wrong`: the problem of each field, by its name."""
    return render(
        "keying/passing/pass-on.html",
        422 if wrong else 200,
        reply=reply,
        called=called(reply).said(page_words()),
        kinds=KINDS,
        chosen=chosen,
        text=text,
        most=MOST,
        wrong=wrong or {},
    )


def _wrong(chosen: str, text: str) -> dict[str, Phrase]:
    wrong = {}
    if chosen not in list(Kind):
        wrong["kind"] = say(page_words(), NO_KIND)
    if not text:
        wrong["text"] = say(page_words(), NO_TEXT)
    if len(text) > MOST:
        wrong["text"] = say(page_words(), LONG_TEXT, most=MOST)
    return wrong


def _text(typed: str) -> str:
    """What was typed, with ends of lines of one sort, and no NUL: PostgreSQL would refuse it."""
    return typed.replace("\r\n", "\n").replace("\0", "").strip()


def _tell(stored: PassedOn) -> bool:
    """Writes to the contact, once it is on the list; gives whether an e-mail went."""
    contact = passed.contact_of(stored.reply)
    if not contact:
        return False
    english = words(SOURCE_LANGUAGE)
    letter = say(
        english,
        LETTER,
        kind=KINDS[Kind(stored.kind)],
        reply=called(stored.reply, str).said(english),
        address=current_app.config["PUBLIC_URL"]
        + url_for("passing.all_passed_on", language=SOURCE_LANGUAGE),
    )
    try:
        mail.send(contact, _subject(stored), letter)
    except mail.NotSent:
        return False
    return True


def _subject(stored: PassedOn) -> str:
    english = words(SOURCE_LANGUAGE)
    reply = called(stored.reply, str).said(english)
    return str(say(english, SUBJECT, kind=KINDS[Kind(stored.kind)], reply=reply))


def _list(entries: Sequence[PassedOn]) -> list[Listed]:
    return [_listed(entry) for entry in entries]


def _listed(entry: PassedOn) -> Listed:
    contact = passed.contact_of(entry.reply)
    return Listed(
        passed=entry,
        kind=say(page_words(), KINDS[Kind(entry.kind)]),
        reply=called(entry.reply).said(page_words()),
        contact=contact,
        write=f"mailto:{quote(contact, safe='@')}?subject={quote(_subject(entry))}",
    )

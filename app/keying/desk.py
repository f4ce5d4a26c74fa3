"""A reply's id → the reply as it lies on an officer's desk, to be keyed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request, url_for
from sqlalchemy import update

from app import codes
from app.db import db, writing
from app.errors import NO_SUCH_PAGE, Refused
from app.officers import signed_in
from app.pages import page_words, today
from app.publishing import Published
from app.tray import entries, replies
from app.tray.entries import NotYours, Page
from app.tray.replies import State
from app.tray.sheets import BESIDE, TRANSLATION, WORDS
from app.tray.tables import Entry, Reply
from forms.problems import Problem
from printables.editions import editions_in

_WINDOW = 12  # letters of a page's name


@dataclass(frozen=True)
class Desk:
    """A reply on an officer's desk. `turn`: the first or the second keying; `entry`: its state."""

    reply: Reply
    version: Published
    turn: int
    entry: Entry | None

    @property
    def revision(self) -> int:
        """Of what is kept; 0 where nothing is."""
        return self.entry.revision if self.entry else 0

    @property
    def page(self) -> Page:
        """The page that was sent; of revision -1, which is never kept, where it doesn't say."""
        revision = request.form.get("_revision", "")
        known = re.fullmatch(r"[0-9]{1,9}", revision)
        return Page(int(revision) if known else -1, _sent_window())

    @property
    def window(self) -> str:
        """A name for a page: the same where it answers one, and nobody was faster."""
        sent = _sent_window()
        mine = sent and self.entry and self.entry.window == sent
        return sent if mine else codes.random_letters(_WINDOW)

    @property
    def address(self) -> str:
        """Where it is keyed."""
        return url_for("screen.show", reply_id=self.reply.id)


def find(reply_id: int) -> Reply:
    """The reply with this id.

    Raises:
        Refused: there is none, or no form to key.
    """
    found = db.session.get(Reply, reply_id, populate_existing=True)
    if found is None or found.version_id is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def desk_of(reply: Reply) -> Desk:
    """A reply as this officer may key it today.

    Raises:
        LookupError: it isn't keyed any more, or not by this officer: who keyed it first is not to
            know which of the two it is.
    """
    try:
        turn = entries.turn_of(reply, signed_in(), today())
    except NotYours:
        raise LookupError(reply.id) from None
    return Desk(reply, replies.version_of(reply), turn, entries.entry_of(reply, turn))


def sent_desk(reply_id: int) -> Desk:
    """The same as the page says that was sent: it may be keyed meanwhile.

    Raises:
        Refused: this officer has no such page.
    """
    reply = find(reply_id)
    turn = 2 if request.form.get("_turn") == "2" else 1
    if turn == 2 and reply.state == State.KEYED:
        try:
            return desk_of(reply)
        except LookupError:
            raise Refused(404, *NO_SUCH_PAGE) from None
    if turn == 2 and entries.entry_of(reply, 2) is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return Desk(reply, replies.version_of(reply), turn, entries.entry_of(reply, turn))


def beyond(problems: Mapping[str, Problem]) -> dict[str, tuple[str, str]]:
    """The problems of what stands beside a form's questions: by field, its id and what is wrong."""
    places = {
        name: "beside-words" if name == BESIDE else f"english-{name.removeprefix(TRANSLATION)}"
        for name in problems
        if name.startswith(WORDS)
    }
    return {name: (place, problems[name].said(page_words())) for name, place in places.items()}


def tell_sheet(desk: Desk, sent: Mapping[str, str]) -> None:
    """Stores in which language and edition the sheet is, where the officer says so."""
    reply = desk.reply
    spoken = sent.get("_language", "")
    spoken = spoken if spoken in desk.version.languages else reply.language
    edition = sent.get("_edition", "")
    edition = edition if edition in editions_in(spoken) else reply.edition
    newest = entries.is_newest(desk.page, desk.entry)
    if newest and (spoken, edition) != (reply.language, reply.edition):
        with writing():
            db.session.execute(
                update(Reply)
                .where(Reply.id == reply.id, Reply.state.in_((State.WAITING, State.KEYED)))
                .values(language=spoken, edition=edition)
            )


def _sent_window() -> str:
    sent = request.form.get("_window", "")
    return sent if re.fullmatch(rf"[0-9A-Z]{{{_WINDOW}}}", sent) else ""

"""Two keyings that differ → one answer to each question, chosen by an officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.errors import Refused
from app.keying import desk
from app.keying.own_group import asks_first
from app.keying.told import Told, told
from app.officers import signed_in
from app.pages import language, page_words, render, today
from app.people import roles
from app.tray import entries, replies, settling, twice
from app.tray.replies import Closed, State
from app.tray.sheets import BESIDE
from app.tray.tables import Reply
from app.tray.twice import Difference, NotToSettle
from forms.items import Item
from forms.keys import from_keys
from forms.problems import Problem
from forms.wording import N_, Message, Phrase

blueprint = Blueprint("settling", __name__)

# An item's key names the field that says which keying is right; with this before it, the field for
# what else the sheet says.
KEYS = "_keys."

CHOOSE = N_("Look at the sheet, and choose what it says.")
KEY_IT = N_("Key what the sheet says. Key - if it says nothing.")
BOTH = N_(
    "You chose a keying, and keyed something else too. "
    "Choose “Something else”, or empty the field below it."
)
NOTHING_TO_SETTLE = (
    N_("There is nothing to settle here"),
    N_("This reply does not wait to be settled. Go to its batch to see what is to be done."),
)


class Right(StrEnum):
    """Which keying is right."""

    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"


@dataclass(frozen=True)
class Row:
    """An item that was keyed in two ways, and what the officer chose.

    `asked`: the item in the language of the page. `typed`: what was keyed where neither is right.
    """

    found: Difference
    asked: Item
    said: tuple[Told, Told]
    chosen: str = ""
    typed: str = ""
    problem: Phrase | None = None

    @property
    def keys(self) -> str:
        """What is to be keyed for it by this choice."""
        first, second = self.found.keys
        return {Right.FIRST.value: first, Right.SECOND.value: second}.get(self.chosen, self.typed)

    @property
    def in_field(self) -> bool:
        """Whether the field for something else is what is to be mended."""
        return bool(self.typed) or self.chosen == Right.NEITHER


@blueprint.route(
    "/<language>/keying/replies/<int(max=2147483647):reply_id>/settle", methods=["GET", "POST"]
)
@roles.needs(roles.Right.KEYS)
@asks_first
def settle(reply_id: int) -> AnyResponse:
    """What differs between two keyings, side by side; and what was chosen of it, stored."""
    reply = desk.find(reply_id)
    try:
        return _store(reply) if request.method == "POST" else _page(reply, _rows(reply))
    except (NotToSettle, Closed):
        if request.method == "GET":
            raise Refused(409, *NOTHING_TO_SETTLE) from None
        return _overtaken(reply)


def _store(reply: Reply) -> AnyResponse:
    rows = _rows(reply, request.form)
    if any(row.problem for row in rows):
        return _page(reply, rows, 422)
    chosen = {row.found.item.key: row.keys for row in rows}
    settling.settle(reply, chosen, officer_id=signed_in(), today=today())
    return redirect(url_for("changing.show", reply_id=reply.id), 303)


def _page(reply: Reply, rows: Sequence[Row], status: int = 200) -> Response:
    """Both keyings of a reply where they differ; says it too where they do beside the questions."""
    first, second = (keys.get(BESIDE, "") for keys in twice.both(reply))
    return render(
        "keying/settling/settle.html",
        status,
        reply=reply,
        number=replies.name_of(reply),
        rows=rows,
        keyings=[entries.entry_of(reply, turn) for turn in (1, 2)],
        beside=first if second and first != second else "",
        prefix=KEYS,
    )


def _overtaken(reply: Reply) -> Response:
    """Tells that somebody else was faster, with what was chosen here."""
    chosen = [
        (item, request.form.get(item.key, ""), request.form.get(KEYS + item.key, "").strip())
        for item in replies.version_of(reply).in_language(language()).items
    ]
    return render(
        "keying/settling/overtaken.html",
        409,
        reply=reply,
        number=replies.name_of(reply),
        chosen=[choice for choice in chosen if any(choice[1:])],
    )


def _rows(reply: Reply, sent: Mapping[str, str] | None = None) -> Sequence[Row]:
    """What differs, with what an officer sent of it.

    Raises:
        NotToSettle: there is nothing to settle, or somebody else was faster.
    """
    if reply.state != State.TO_SETTLE:
        raise NotToSettle(reply.state)
    version = replies.version_of(reply)
    asked = {item.key: item for item in version.in_language(language()).items}
    return [_row(found, asked[found.item.key], sent) for found in twice.differences(version, reply)]


def _row(found: Difference, asked: Item, sent: Mapping[str, str] | None) -> Row:
    said = (told(asked, found.first, page_words()), told(asked, found.second, page_words()))
    if sent is None:
        return Row(found, asked, said)
    chosen, typed = sent.get(asked.key, ""), sent.get(KEYS + asked.key, "")
    problem = _problem(asked, chosen, typed)
    return Row(found, asked, said, chosen, typed, problem.said(page_words()) if problem else None)


def _problem(item: Item, chosen: str, typed: str) -> Message | None:
    """What is wrong with a choice; to key something else is to choose it."""
    match chosen, bool(typed.strip()):
        case (Right.FIRST | Right.SECOND, keyed):
            return Message(BOTH) if keyed else None
        case (Right.NEITHER, False):
            return Message(KEY_IT)
        case (_, False):
            return Message(CHOOSE)
        case _:
            found = from_keys(item, typed)
            return found if isinstance(found, Problem) else None

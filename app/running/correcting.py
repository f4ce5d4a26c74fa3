"""What a group or a named person has answered → the answers in words, and how to correct them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, url_for
from sqlalchemy import Select, select
from werkzeug.wrappers import Response as AnyResponse

from app import publishing, reading_back, standing
from app.answer_rows import Written
from app.db import Answer, Collection, Version, db
from app.db import Response as Stored
from app.errors import NO_SUCH_PAGE, Refused
from app.keying.told import Told, told
from app.pages import language, page_words, render
from app.people.roles import Right, may, needs
from app.reporting import HEADINGS
from app.tray import online
from forms.answers import Blank, NotAsked
from forms.items import Item, Numbered
from forms.kinds import Rows, Statements
from forms.model import Form, Section
from forms.wording import before

blueprint = Blueprint("correcting", __name__)
ALL = "/<language>/officers/collections/<int(max=2147483647):collection_id>/answers"
ONE = f"{ALL}/<reference>"
NOTHING = (Blank(), NotAsked())


@dataclass(frozen=True)
class Line:
    """An item with what was answered. `translation`: an officer's, "" where there is none."""

    label: str
    told: Told
    translation: str


@dataclass(frozen=True)
class Group:
    """A question that asks several things: its statements, or what is in the rows with answers."""

    label: str
    lines: tuple[Line, ...]


@blueprint.get(ALL)
@needs(Right.READS)
def answers(collection_id: int) -> Response:
    """The answers to a form that isn't anonymous, the newest first."""
    collection = _named(collection_id)
    newest_first = _stored(collection).order_by(Stored.received.desc(), Stored.reference)
    return render(
        "running/correcting/answers.html",
        collection=collection,
        title=standing.title_of(collection, language()),
        responses=(stored := db.session.scalars(newest_first).all()),
        may_correct=may(Right.KEYS, collection.project_id),
        firsts=_firsts(collection, [one.id for one in stored]),
        channels=HEADINGS,
    )


@blueprint.get(ONE)
@needs(Right.READS)
def show(collection_id: int, reference: str) -> Response:
    """One of them, in words."""
    collection = _named(collection_id)
    stored = _find(collection, reference)
    version = publishing.read(db.session.get_one(Version, stored.version_id))
    written = reading_back.stored_of(stored.id)
    keys = may(Right.KEYS, collection.project_id)
    return render(
        "running/correcting/show.html",
        collection=collection,
        title=standing.title_of(collection, language()),
        response=stored,
        channels=HEADINGS,
        sections=list(_in_words(version.in_language(language()), written)),
        beside=written.beside,
        may_correct=keys,
        reply=online.reply_of(stored.id) if keys else None,
    )


@blueprint.post(f"{ONE}/correct")
@needs(Right.KEYS)
def correct(collection_id: int, reference: str) -> AnyResponse:
    """Leads to the screen where these answers are changed."""
    stored = _find(_named(collection_id), reference)
    reply = online.to_correct(stored.id)
    return redirect(url_for("changing.change", reply_id=reply.id), 303)


def _named(collection_id: int) -> Collection:
    """A collection whose answers may be read one by one: people know that they give their name.

    Raises:
        Refused: there is none, or it is anonymous.
    """
    collection = db.session.get_one(Collection, collection_id)
    if not collection.versions or collection.anonymous:
        raise Refused(404, *NO_SUCH_PAGE)
    return collection


def _firsts(collection: Collection, response_ids: Sequence[int]) -> dict[int, str]:
    """What was written first in each response: a name, or which application it is about."""
    form = publishing.read(collection.versions[-1]).form
    first = next((item.key for item in form.items if not item.options), "")
    query = select(Answer.response_id, Answer.text).where(
        Answer.response_id.in_(response_ids), Answer.key == first, Answer.row == 0
    )
    return dict(db.session.execute(query).all())


def _stored(collection: Collection) -> Select[Stored]:
    """Its responses. Of those whose days are over nothing leads there (`app.personal`)."""
    own = select(Stored).join(Version).where(Version.collection_id == collection.id)
    return own.where(Stored.reference.is_not(None))


def _find(collection: Collection, reference: str) -> Stored:
    found = db.session.scalar(_stored(collection).where(Stored.reference == reference))
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found


def _in_words(form: Form, written: Written) -> Iterator[tuple[Section, list[Line | Group]]]:
    """Everything that is asked, by section."""
    for section, entries in form.outline:
        yield section, [line for entry in entries for line in _of_question(entry, written)]


def _of_question(entry: Numbered, written: Written) -> Iterator[Line | Group]:
    filled = [item for item in entry.items if written.answers[item.key] not in NOTHING]
    match entry.question:
        case Rows():
            rows = {item.row for item in filled}
            yield _group(entry, [item for item in entry.items if item.row in rows], written)
        case Statements():
            yield _group(entry, entry.items, written)
        case _:
            # After the first there are only the words of "Other, please say".
            first, *others = entry.items
            yield _line(first, written)
            yield from (_line(item, written) for item in others if item in filled)


def _group(entry: Numbered, items: Sequence[Item], written: Written) -> Group:
    label = before(f"{entry.number}. ", entry.question.label)
    return Group(label, tuple(_line(item, written) for item in items))


def _line(item: Item, written: Written) -> Line:
    return Line(
        before(f"{item.number}. ", item.label),
        told(item, written.answers[item.key], page_words()),
        written.translations.get(item.key, ""),
    )

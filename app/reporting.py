"""Numbers and comments → the page of a collection's results, and its data file."""

from collections.abc import Iterable
from decimal import Decimal

from babel.lists import format_list
from flask import Blueprint, Response, stream_with_context
from sqlalchemy import func, select

from app import counting, publishing
from app.answer_rows import BESIDE
from app.datafile import data_file
from app.db import Collection, db
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, page_words, render, today
from app.people.roles import Right, needs
from app.publishing import Published
from app.responses import is_small
from app.retention import once_a_day
from app.rewording import Reworded, changes, other_words
from app.tray.replies import State
from app.tray.tables import Entry, Reply
from forms.answers import Channel
from forms.model import Item
from forms.tally import median
from forms.wording import N_, Phrase
from printables.languages import locale, said

blueprint = Blueprint("reporting", __name__)

HEADINGS = {
    Channel.ONLINE: N_("Online"),
    Channel.PAPER: N_("Paper"),
    Channel.FILE: N_("Filled-in PDF"),
    Channel.PHONE: N_("By telephone"),
    Channel.IN_PERSON: N_("In person"),
}


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>")
@needs(Right.READS)
def results(collection_id: int) -> Response:
    """The results of a collection, once enough people have answered."""
    once_a_day(today())
    collection, versions = published(collection_id)
    shown, came_late = (counting.how_many(versions, late=late) for late in (False, True))
    told, told_late = (counting.told(collection, versions, late=late) for late in (False, True))
    return render(
        "results.html",
        collection=collection,
        results=[counting.count(group) for group in told],
        few=bool(told) and len(told) < len(counting.alike(versions)),
        shown=shown,
        late=came_late,
        late_results=[counting.count(group, late=True) for group in told_late],
        uncounted=uncounted(versions),
        version=versions[-1],
        rounds=_is_one_of_several(collection),
        headings=HEADINGS,
        channel_totals=counting.channel_totals(collection, versions) if told else {},
        small=is_small(collection.asked),
        comments=counting.comments,
        consents=counting.consents,
        other_words=_other_words,
        changes=_changes,
        numbers=_numbers,
        beside=BESIDE,
        median=median,
        figure=figure,
    )


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>/data.csv")
@needs(Right.READS)
def data(collection_id: int) -> Response:
    """The data file of a collection: CSV in UTF-8, one line a response, in no order of time."""
    once_a_day(today())
    collection, versions = published(collection_id)
    shown = [
        (version, late)
        for late in (False, True)
        for group in counting.told(collection, versions, late=late)
        for version in group
    ]
    if not shown:
        raise Refused(404, *NO_SUCH_PAGE)
    file = data_file(versions, shown)
    answer = Response(stream_with_context(file), mimetype="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{collection.form_key}-{collection.id}.csv"'
    )
    return answer


def published(collection_id: int) -> tuple[Collection, list[Published]]:
    """A collection and its versions, the oldest first.

    Raises:
        Refused: there is none, or nothing of it was published.
    """
    found = db.session.get(Collection, collection_id)
    if found is None or not found.versions:
        raise Refused(404, *NO_SUCH_PAGE)
    return found, [publishing.read(version) for version in found.versions]


def figure(item: Item, number: Decimal, spoken: str) -> str:
    """A sum or an average of the answers to an item, to two digits after the point."""
    return said(item, f"{number:.2f}", spoken)


def uncounted(versions: Iterable[Published]) -> int:
    """How many replies on paper are keyed, and to be keyed again or to be settled.

    Not those of today: who keyed one just now would see that it was chosen.
    """
    today_s = select(Entry.reply_id).where(Entry.finished_on == today())
    query = select(func.count()).where(
        Reply.version_id.in_([version.id for version in versions]),
        Reply.state.in_([State.KEYED, State.TO_SETTLE]),
        Reply.id.not_in(today_s),
    )
    return db.session.scalar(query) or 0


def _other_words(results: counting.Results, item: Item) -> list[Reworded]:
    """How older versions that are counted together asked an item."""
    return other_words(item.key, [(v.number, v) for v in results.versions], language())


def _changes(before: counting.Results | None, after: counting.Results) -> list[Phrase]:
    """What later versions ask otherwise than those before them, a line a question."""
    if before is None:
        return []
    found = changes(before.newest, after.newest, language())
    return [message.said(page_words()) for message in found]


def _numbers(results: counting.Results) -> str:
    """The numbers of versions that are counted together: "1, 2 and 4"."""
    numbers = [str(version.number) for version in results.versions]
    return format_list(numbers, locale=locale(language()))


def _is_one_of_several(collection: Collection) -> bool:
    """Whether its project has opened the same form more than once."""
    rounds = select(func.count()).where(
        Collection.project_id == collection.project_id,
        Collection.form_key == collection.form_key,
        Collection.versions.any(),
    )
    return (db.session.scalar(rounds) or 0) > 1

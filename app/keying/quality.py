"""What was keyed twice → how often the first keying was wrong, by question, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from babel.numbers import format_percent
from flask import Blueprint, Response, redirect, request, session, url_for
from sqlalchemy import update
from werkzeug.wrappers import Response as AnyResponse

from app import publishing
from app.db import Collection, db, writing
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, page_words, render
from app.people.roles import Right, may, needs
from app.tray import twice
from app.tray.twice import NO_FIELDS, Rate, Verdict
from forms import written
from forms.items import Item
from forms.wording import N_, before, say
from printables.languages import locale

blueprint = Blueprint("quality", __name__)

WORST = 3  # questions that are named
NOT_A_SHARE = N_("Write a whole number from 0 to 100.")
NOBODY_CHECKS = N_("The share is 0. So nobody checks what is keyed, and mistakes stay.")
ADVICE = {
    Verdict.RAISE: N_(
        "Too much is keyed wrong: more than {tolerated} of the answers. Raise the share, and talk "
        "about the questions with the most mistakes."
    ),
    Verdict.UNSURE: N_(
        "Not enough is checked yet to tell. At most {tolerated} of the answers should be wrong. "
        "The more replies are keyed twice, the sooner we know."
    ),
    Verdict.GOOD: N_(
        "The keying is good enough: at most {tolerated} of the answers are wrong. "
        "The share can stay as it is."
    ),
}
ALL_CHECKED = N_(
    "Too much is keyed wrong: more than {tolerated} of the answers. Every reply is keyed twice "
    "already. Talk about the questions with the most mistakes."
)


@dataclass(frozen=True)
class Line:
    """A question with its number, and the rate at which it was keyed wrong at first."""

    label: str
    rate: Rate = NO_FIELDS


@blueprint.get("/<language>/results/<int(max=2147483647):collection_id>/keying")
@needs(Right.READS)
def show(collection_id: int) -> Response:
    """How good the keying of a collection is, and the share of it that is keyed twice."""
    collection = _collection(collection_id)
    changed = session.pop("share_changed", None) == collection.id
    return _page(collection, str(collection.double_share), changed=changed)


@blueprint.post("/<language>/results/<int(max=2147483647):collection_id>/keying")
@needs(Right.MANAGES)
def change(collection_id: int) -> AnyResponse:
    """Sets the share that is keyed twice, in %; it counts from the next reply on."""
    collection = _collection(collection_id)
    typed = request.form.get("share", "")
    share = written.number(typed.replace("%", ""), places=0) or ""
    if not share.isdecimal() or int(share) > 100:
        return _page(collection, typed, 422, problem=NOT_A_SHARE)
    with writing():
        mine = update(Collection).where(Collection.id == collection_id)
        db.session.execute(mine.values(double_share=int(share)))
    session["share_changed"] = collection_id
    return redirect(url_for("quality.show", collection_id=collection_id), 303)


def percent(share: float) -> str:
    """A share of 1 in the language of the page, to one place: "0.5%"."""
    spoken = locale(language())
    pattern = spoken.percent_formats[None].pattern.replace("##0", "##0.0")
    return str(format_percent(share, pattern, locale=spoken))


def lines(collection: Collection) -> list[Line]:
    """What was keyed twice of a collection, in printed order; what has no such answer is left out.

    A question's words are those of the newest version that asks it.
    """
    items: dict[str, Item] = {}
    for version in reversed(collection.versions):
        for item in publishing.read(version).in_language(language()).items:
            items.setdefault(item.key, item)
    rates = twice.rates(collection.id)
    found: dict[str, Line] = {}
    for item in items.values():
        own = _sum(rates.get((item.key, alone)) for alone in (False, True))
        if own.fields:
            line = found.get(item.counted, Line(before(f"{item.heading}. ", item.label)))
            found[item.counted] = replace(line, rate=line.rate + own)
    return list(found.values())


def _page(
    collection: Collection,
    typed: str,
    status: int = 200,
    *,
    problem: str = "",
    changed: bool = False,
) -> Response:
    """The page, with what was typed as the share."""
    rates, by_question = twice.rates(collection.id), lines(collection)
    together = _sum(line.rate for line in by_question)
    wrong = sorted(by_question, key=lambda line: line.rate.share, reverse=True)
    return render(
        "keying/quality.html",
        status,
        collection=collection,
        title=publishing.read(collection.versions[-1]).in_language(language()).title,
        by_two=rates.get(("", False), NO_FIELDS).fields,
        alone=rates.get(("", True), NO_FIELDS).fields,
        lines=by_question,
        together=together,
        worst=[line for line in wrong[:WORST] if line.rate.wrong],
        advice=_advice(together, collection.double_share),
        percent=percent,
        typed=typed,
        problem=problem and say(page_words(), problem),
        changed=changed,
        may_change=may(Right.MANAGES, collection.project_id),
    )


def _advice(together: Rate, share: int) -> list[str]:
    """What to do: sentences."""
    message = ADVICE[together.verdict]
    if together.verdict == Verdict.RAISE and share == 100:
        message = ALL_CHECKED
    said = [NOBODY_CHECKS] if share == 0 else []
    if share or together.fields:
        said.append(message)
    return [say(page_words(), text, tolerated=percent(twice.TOLERATED)) for text in said]


def _sum(rates: Iterable[Rate | None]) -> Rate:
    return sum(filter(None, rates), NO_FIELDS)


def _collection(collection_id: int) -> Collection:
    found = db.session.get(Collection, collection_id)
    if found is None:
        raise Refused(404, *NO_SUCH_PAGE)
    return found

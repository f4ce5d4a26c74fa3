"""Replies keyed with errors in some → how many of the errors keying twice finds."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import NormalDist

from sqlalchemy import select

from app import events
from app.db import db
from app.publishing import Published
from app.tray import entries, replies, settling, twice
from app.tray.replies import State
from app.tray.tables import Batch, Reply
from tests.bench.figures import Figure
from tests.bench.served import new_database
from tests.paper import batch, officer, reply
from tests.site import TODAY, make_app, publish

REPLIES = 600
WITH_ERRORS = 0.05  # of the first keyings
# 999 of a thousand honest runs lie within so many standard deviations.
WITHIN = NormalDist().inv_cdf(0.9995)


@dataclass(frozen=True)
class Outcome:
    """Of so many replies with `errors`, a field wrong each: how many were keyed twice and found.

    `in_chosen`: how many of the errors are in replies that were keyed twice; `fields`: what the
    totals of the collection say of all answers.
    """

    replies: int
    chosen: int
    errors: int
    in_chosen: int
    found: int
    fields: twice.Rate


def key(version: Published, number: int, *, seed: int) -> Outcome:
    """Keys so many replies, a twentieth of them with an error; what is keyed twice is settled."""
    first, second = officer("first@example.org"), officer("second@example.org")
    post = batch(number)
    for _ in range(number):
        reply(version, batch=post, officer_id=None)
    draw = random.Random(seed)
    sheets = {made.id: _sheet(version, draw) for made in _replies(post)}
    wrong = set(draw.sample(sorted(sheets), round(number * WITH_ERRORS)))
    for made in _replies(post):
        sheet = sheets[made.id]
        typed = _with_error(sheet, draw) if made.id in wrong else sheet
        entries.finish(made, 1, first, typed, page=entries.Page(_revision(made)), today=TODAY)
        if made.state == State.KEYED:
            entries.finish(made, 2, second, sheet, page=entries.Page(0), today=TODAY)
        if made.state == State.TO_SETTLE:
            settling.settle(made, _right(made, sheet), officer_id=second, today=TODAY)
    return _outcome(version, post, wrong)


def figures(folder: Path) -> list[Figure]:
    """A share of 10 %: what is found of the errors, and if chance was fair."""
    folder.mkdir()
    with make_app(new_database(folder)).app_context():
        found = key(publish(double_share=10), REPLIES, seed=1)
        db.session.remove()
        db.engine.dispose()
    return [
        Figure(
            what="errors found of those in replies keyed twice",
            found=100 * found.found / found.in_chosen,
            unit="%",
            target=100,
            at_least=True,
            counts=f"{found.found} of {found.in_chosen}; errors were put into {found.errors} of "
            f"{found.replies:,} first keyings",
        ),
        _off("  replies keyed twice, away from a share of 10 %", found.chosen, found.replies),
        _off("  errors found, away from 10 % of them all", found.found, found.errors),
    ]


def _off(what: str, found: int, of: int) -> Figure:
    """How far a number that chance made lies from a tenth, in standard deviations."""
    return Figure(
        what=what,
        found=abs(found - of * 0.1) / sqrt(of * 0.1 * 0.9),
        unit="standard deviations",
        target=round(WITHIN, 2),
        counts=f"{found:,} of {of:,}; 999 of a thousand runs lie within the target",
    )


def _replies(post: Batch) -> list[Reply]:
    query = select(Reply).where(Reply.batch_id == post.id).order_by(Reply.number)
    return list(db.session.scalars(query))


def _sheet(version: Published, draw: random.Random) -> Mapping[str, str]:
    """What is ticked and written on a sheet, as it is keyed."""
    return {
        item.key: draw.choice(item.codes)
        if item.options
        else draw.choice(("Good.", "It was long."))
        for item in version.form.items
    }


def _with_error(sheet: Mapping[str, str], draw: random.Random) -> Mapping[str, str]:
    """A slip of the finger: one field has what the sheet doesn't say."""
    slip = draw.choice(sorted(sheet))
    return {**sheet, slip: "2" if sheet[slip] == "1" else "1"}


def _right(reply: Reply, sheet: Mapping[str, str]) -> Mapping[str, str]:
    differences = twice.differences(replies.version_of(reply), reply)
    return {found.item.key: sheet[found.item.key] for found in differences}


def _revision(reply: Reply) -> int:
    entry = entries.entry_of(reply, 1)
    return entry.revision if entry else 0


def _outcome(version: Published, post: Batch, wrong: set[int]) -> Outcome:
    keyed = _replies(post)
    chosen = {made.id for made in keyed if made.twice}
    mended = [
        event
        for made in keyed
        for event in events.of(replies.subject(made))
        if event.kind == "settled"
    ]
    rates = twice.rates(version.collection_id)
    return Outcome(
        replies=len(keyed),
        chosen=len(chosen),
        errors=len(wrong),
        in_chosen=len(chosen & wrong),
        found=len(mended),
        fields=sum((rate for (name, _), rate in rates.items() if name), twice.NO_FIELDS),
    )

"""A version and a number → as many made-up responses in its SQLite database, written as rows.

This is no figure: it goes past `responses.accept` so that it takes seconds, not an hour. The same
number gives the same rows.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from app.publishing import Published
from tests.site import TODAY

ONLINE = 0.6  # the others came on paper
LANGUAGES = ("en", "pl", "ar"), (85, 10, 5)
BLANK, SEVERAL = 0.05, 0.01  # of the answers that are ticked
WRITTEN = 0.3  # of the answers that are written
OPINIONS = (8, 14, 22, 36, 20)  # how many of 100 tick each place of the scale
COMMENTS = (
    "People listened, and the second meeting was better than the first.",
    "Too many papers came on the day itself.\nI had no time to read them.",
    "Spotkania były dobrze przygotowane, ale trwały zbyt długo.",
    "كان الاجتماع مفيدا، وكان لدينا الوقت لنقول ما نريد.",
    "More evening meetings, please: not everybody can come in the day.",
)

Answer = tuple[str, str, str]  # state, option, text


def fill(database: Path, version: Published, number: int) -> int:
    """Adds the responses; gives how many answers they have."""
    chance = random.Random(number)
    ids = _random_ids(number, chance)
    channels = ["online" if chance.random() < ONLINE else "paper" for _ in ids]
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO response (id, version_id, channel, language, received, waiting)"
        " VALUES (?, ?, ?, ?, ?, 0)",
        _responses(version, ids, channels, chance),
    )
    added = connection.executemany(
        "INSERT INTO answer (response_id, channel, key, state, option, text, row, note, version_id)"
        f" VALUES (?, ?, ?, ?, ?, ?, 0, '', {version.id})",
        _answers(version, ids, channels, chance),
    ).rowcount
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return added


def _random_ids(number: int, chance: random.Random) -> list[int]:
    ids: set[int] = set()
    while len(ids) < number:
        ids.add(chance.getrandbits(63))
    return sorted(ids)  # the order in which rows lie


def _responses(
    version: Published, ids: list[int], channels: list[str], chance: random.Random
) -> Iterator[tuple[int, int, str, str, str]]:
    languages = chance.choices(*LANGUAGES, k=len(ids))
    month = TODAY.replace(day=1).isoformat()
    for response, channel, language in zip(ids, channels, languages, strict=True):
        yield response, version.id, channel, language, month


def _answers(
    version: Published, ids: list[int], channels: list[str], chance: random.Random
) -> Iterator[tuple[int, str, str, str, str, str]]:
    """Rows in the order of their table: response, channel, key, state, option, text."""
    given = [
        (item.key, _ticked([option.key for option in item.options], len(ids), chance))
        if item.options
        else (item.key, _written(len(ids), chance))
        for item in sorted(version.form.items, key=lambda item: item.key)
    ]
    for place, (response, channel) in enumerate(zip(ids, channels, strict=True)):
        for key, chosen in given:
            answer = chosen[place]
            if answer is not None:
                yield response, channel, key, *answer


def _ticked(options: list[str], number: int, chance: random.Random) -> list[Answer | None]:
    answers: list[Answer | None] = [("given", option, "") for option in options]
    several = ("several", "", " ".join(options[:2]))
    clear = 1 - BLANK - SEVERAL
    weights = [share / sum(OPINIONS) * clear for share in OPINIONS]
    return chance.choices([*answers, several, None], [*weights, SEVERAL, BLANK], k=number)


def _written(number: int, chance: random.Random) -> list[Answer | None]:
    answers: list[Answer | None] = [("given", "", comment) for comment in COMMENTS]
    share = WRITTEN / len(COMMENTS)
    return chance.choices([*answers, None], [share] * len(COMMENTS) + [1 - WRITTEN], k=number)

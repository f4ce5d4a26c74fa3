"""The data file → what it stores (read by csv)."""

import csv
import io

from app.datafile import ABOUT
from tests.crown.reading import Stored


def read(file: str) -> list[Stored]:
    """Every item in the order of the columns; its options in the order of the notes beside them.

    Each response has to bring, for every item, a note that says which box was ticked: 1, 2, 3 ….
    """
    rows = list(csv.DictReader(io.StringIO(file)))
    names = list(rows[0])[len(ABOUT) :]
    found = []
    start = 0
    for place, name in enumerate(names):
        if name.endswith(".note") and names[place - 1] == name.removesuffix("note") + "written":
            key, answer = name.removesuffix(".note"), names[start : place - 1]
            ticked = {int(row[name]): _ticked(key, answer, row) for row in rows if row[name]}
            found.append(Stored(key, tuple(ticked[number] for number in sorted(ticked))))
            start = place + 1
    return found


def _ticked(key: str, answer: list[str], row: dict[str, str]) -> str:
    """The option that a row says was ticked, whether or not it was asked for.

    Several columns that are named after the options say it by a 1.
    """
    if row[answer[0]] == "?extra":
        return row[f"{key}.written"]
    if answer == [key]:
        return row[key]
    (column,) = [name for name in answer if row[name] == "1"]
    return column.removeprefix(f"{key}.")

"""The data file → what it stores (read by csv)."""

import csv
import io

from app.reporting import ABOUT
from tests.crown.reading import Stored


def read(file: str) -> list[Stored]:
    """Every item in the order of the columns; its options in the order of the notes beside them.

    Each response has to bring, for every item, a note that says which box was ticked: 1, 2, 3 ….
    """
    rows = list(csv.DictReader(io.StringIO(file)))
    names = list(rows[0])[len(ABOUT) :]
    found = []
    for key in names[::3]:
        assert names[names.index(key) :][:3] == [key, f"{key}.written", f"{key}.note"]
        ticked = {int(row[f"{key}.note"]): row[key] for row in rows if row[f"{key}.note"]}
        found.append(Stored(key, tuple(ticked[number] for number in sorted(ticked))))
    return found

"""What was measured → a table of figures, each beside the one to reach, and where it comes from."""

import os
import platform
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number, and the most (or, where `at_least`, the least) that it may be.

    Without a `target` it is only told. `counts` are the raw numbers that it was made from.
    """

    what: str
    found: float
    unit: str
    target: float | None = None
    at_least: bool = False
    counts: str

    @property
    def missed(self) -> bool:
        """Whether it falls short of its target."""
        if self.target is None:
            return False
        return self.found < self.target if self.at_least else self.found > self.target

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What it is, what was found, what is to be reached, and whether it is."""
        to_reach = ""
        if self.target is not None:
            to_reach = f"{'≥' if self.at_least else '≤'} {_plain(self.target)} {self.unit}".rstrip()
        verdict = "" if self.target is None else "MISSED" if self.missed else "reached"
        return self.what, f"{_plain(self.found)} {self.unit}".rstrip(), to_reach, verdict


def table(figures: Iterable[Figure]) -> str:
    """The figures, a line each with their counts below."""
    rows = [(figure.cells, figure.counts) for figure in figures]
    widths = [max(len(cells[column]) for cells, _ in rows) for column in range(4)]
    lines = []
    for (what, found, target, verdict), counts in rows:
        numbers = f"{found:>{widths[1]}}  {target:>{widths[2]}}  {verdict}"
        lines += [f"{what:{widths[0]}}  {numbers}".rstrip(), f"    {counts}"]
    return "\n".join(lines)


def machine() -> str:
    """The machine in a line; nothing in it names it."""
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def _plain(number: float) -> str:
    """Three figures that count, or all of a whole number."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"

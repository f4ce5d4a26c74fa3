"""The other editions, a first sheet, Chinese and 200 pages → their times and sizes."""

import subprocess
import sys
from dataclasses import replace
from statistics import median
from time import perf_counter

from app.publishing import Published
from forms.model import Form, Section, Text
from printables.sheet import Cover, render
from tests.bench.figures import Figure
from tests.bench.paper import TIMES, WARMING, milliseconds, printer
from tests.printables.samples import COVER, WORDS, library_form
from tests.site import publish

# What a process does that has just started: everything is imported, nothing has been printed.
FIRST = """
from time import perf_counter
from tests.printables.samples import COVER, WORDS, library_form
from printables.sheet import render
form = library_form("outcomes-residents", "en")
begun = perf_counter()
render(form, COVER, WORDS["en"])
print((perf_counter() - begun) * 1000)
"""


def figures() -> list[Figure]:
    """Fillable, sizes, the first sheet of a process, and what a page of a long form costs."""
    return [*_fillable(publish()), *_sizes(publish()), _first(), _linear()]


def _fillable(version: Published) -> list[Figure]:
    make = printer(version, "fillable")
    for _ in range(WARMING):
        make()
    times = [milliseconds(make) for _ in range(TIMES)]
    return [
        Figure(
            what="fillable PDF of the same form, warm",
            found=median(times),
            unit="ms",
            target=35,
            counts=f"median of {TIMES}, {min(times):.1f} to {max(times):.1f}",
        )
    ]


def _sizes(version: Published) -> list[Figure]:
    english = len(printer(version, "standard")()) / 1024
    chinese = render(library_form("outcomes-residents", "zh-Hans"), COVER, WORDS["zh-Hans"])
    return [
        _size("English", english, 60),
        _size("simplified Chinese", len(chinese.pdf) / 1024, 120),
    ]


def _size(language: str, found: float, most: int) -> Figure:
    return Figure(
        what=f"size of a PDF in {language}", found=found, unit="KB", target=most, counts="once"
    )


def _first() -> Figure:
    command = [sys.executable, "-c", FIRST]
    times = [float(subprocess.check_output(command, text=True)) for _ in range(5)]
    return Figure(
        what="the first sheet of a process",
        found=median(times),
        unit="ms",
        target=400,
        counts=f"median of 5, {min(times):.0f} to {max(times):.0f}",
    )


def _linear() -> Figure:
    """A page of a form of 200 pages against a page of one of 20: 1 where the cost is linear."""
    short, long = _pages_and_seconds(20), _pages_and_seconds(200)
    return Figure(
        what="cost of a page in 200 pages, against one in 20",
        found=(long[1] / long[0]) / (short[1] / short[0]),
        unit="",
        target=1.3,
        counts=f"{short[0]} pages in {short[1]:.2f} s, {long[0]} pages in {long[1]:.2f} s",
    )


def _pages_and_seconds(pages: int) -> tuple[int, float]:
    questions = tuple(
        Text(key=f"q{n}", label=f"What do you think of part {n} of the plan?", lines=20)
        for n in range(pages)
    )
    section = Section(title="The plan", questions=questions)
    form = Form(key="long", title="A long form", purpose="To measure.", sections=(section,))
    cover: Cover = replace(COVER, slip=False)
    begun = perf_counter()
    sheet = render(form, cover, WORDS["en"])
    return sheet.pages, perf_counter() - begun

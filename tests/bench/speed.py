"""The served site under requests → the CPU time of each, and how long people wait in a crowd."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from forms.model import Form, Section, Text
from tests.bench.figures import Figure
from tests.bench.served import Served, served
from tests.bench.visitor import Visitor

ROUNDS = 5
GETS, SUBMISSIONS = 400, 60  # a round: enough for the clock's ticks of 10 ms
WHOLE = 10  # forms in parts, a round
CROWD = 32  # people at once
TURNS, LOOKS = 10, 5  # submissions of each of them, and form pages before each submission


def cpu(site: Served, code: str) -> list[Figure]:
    """What a form's page and a whole submission cost the server; each visitor is a new one."""
    form = f"/en/forms/{code}"
    visitor = Visitor(site.port)
    gets, submissions = [], []
    _look(visitor, form, 50)
    _take_part(visitor, form, 5)
    for _ in range(ROUNDS):
        begun = site.seconds
        _look(visitor, form, GETS)
        between = site.seconds
        _take_part(visitor, form, SUBMISSIONS)
        gets.append(between - begun)
        submissions.append(site.seconds - between)
    visitor.close()
    return [
        _cost("server CPU: GET of a form page", gets, GETS, 1),
        _cost(
            "server CPU: a whole submission (form, POST, check, send, confirmation)",
            submissions,
            SUBMISSIONS,
            12,
        ),
    ]


def in_parts(parts: int) -> Form:
    """A form that is answered in so many parts, a text each."""
    texts = [Text(key=f"text_{number}", label="What was good?") for number in range(1, parts + 1)]
    return Form(
        key=f"in-{parts}-parts",
        title="In parts",
        purpose="",
        sections=tuple(Section(title="A part", questions=(text,)) for text in texts),
    )


def twice_the_sections(site: Served, codes: dict[int, str]) -> Figure:
    """What a form of twice the sections costs from its first page to its confirmation."""
    visitor = Visitor(site.port)
    few, many = sorted(codes)
    spent: dict[int, list[float]] = {few: [], many: []}
    for _ in range(ROUNDS):
        for parts, code in codes.items():
            begun = site.seconds
            for _ in range(WHOLE):
                visitor.forget()
                visitor.go_through(f"/en/forms/{code}", parts)
            spent[parts].append(site.seconds - begun)
    visitor.close()
    ticks = "; ".join(
        f"{parts} sections: {', '.join(f'{seconds:.2f}' for seconds in rounds)}"
        for parts, rounds in spent.items()
    )
    return Figure(
        what="server CPU: twice the sections, from first page to confirmation",
        found=median(spent[many]) / median(spent[few]),
        unit="times",
        target=2,
        counts=f"{ROUNDS} rounds of {WHOLE} each, the worker's seconds: {ticks}",
    )


def gunicorn_alone(url: str) -> Figure:
    """What a page costs of which no line is ours: the least that this machine can reach now."""
    with served(url, application="tests.bench.speed:blank") as site:
        visitor = Visitor(site.port)
        for _ in range(50):
            visitor.get("/")
        rounds = []
        for _ in range(ROUNDS):
            begun = site.seconds
            for _ in range(GETS):
                visitor.get("/")
            rounds.append(site.seconds - begun)
        visitor.close()
    return _cost("  of which gunicorn alone, with no application", rounds, GETS)


def blank(_environment: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """A WSGI application that does nothing: a page of 8 KB."""
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", "8192")])
    return [b" " * 8192]


def crowd(url: str, database: Path, code: str) -> list[Figure]:
    """How long a request takes when 32 people are there at once; and whether all is stored."""
    before = _stored(database)
    with served(url, workers=2) as site:
        visitors = [Visitor(site.port) for _ in range(CROWD)]
        for visitor in visitors[:8]:  # both workers have read the form, and all is warm
            visitor.get(f"/en/forms/{code}/answer")
            visitor.took.clear()
        with ThreadPoolExecutor(CROWD) as threads:
            sent = sum(threads.map(lambda visitor: _turns(visitor, code), visitors))
    for visitor in visitors:
        visitor.close()
    took = sorted(seconds * 1000 for visitor in visitors for seconds in visitor.took)
    stored = _stored(database) - before
    return [
        Figure(
            what=f"a request with {CROWD} at once, 2 workers: 95 of 100 within",
            found=quantiles(took, n=100)[94],
            unit="ms",
            target=250,
            counts=f"{len(took):,} requests, every status as it should be; "
            f"median {median(took):.0f} ms, longest {took[-1]:.0f} ms",
        ),
        Figure(
            what="  responses lost or stored twice meanwhile",
            found=abs(sent - stored),
            unit="",
            target=0,
            counts=f"{sent} sent, {stored} stored",
        ),
    ]


def _look(visitor: Visitor, form: str, times: int) -> None:
    for _ in range(times):
        visitor.forget()
        visitor.get(f"{form}/answer")


def _take_part(visitor: Visitor, form: str, times: int) -> None:
    for _ in range(times):
        visitor.forget()
        visitor.answer(form)


def _turns(visitor: Visitor, code: str) -> int:
    """One of the crowd; gives how many submissions were made."""
    form = f"/en/forms/{code}"
    for _ in range(TURNS):
        _look(visitor, form, LOOKS)
        _take_part(visitor, form, 1)
    return TURNS


def _cost(what: str, rounds: list[float], requests: int, target: float | None = None) -> Figure:
    """The median round's milliseconds for one of its requests."""
    ticks = ", ".join(f"{seconds:.2f}" for seconds in rounds)
    return Figure(
        what=what,
        found=median(rounds) * 1000 / requests,
        unit="ms",
        target=target,
        counts=f"{len(rounds)} rounds of {requests}, the worker's seconds: {ticks}; median",
    )


def _stored(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        return int(connection.execute("SELECT count(*) FROM response").fetchone()[0])

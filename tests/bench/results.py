"""Many stored responses → how long their results and their data file take."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from app import counting, officers
from app.db import db
from app.publishing import Published
from tests.bench.figures import Figure
from tests.bench.filling import fill
from tests.bench.served import new_database, served
from tests.bench.visitor import Visitor
from tests.site import EMAIL, PASSWORD, make_app, publish

TIMES = 5


def figures(folder: Path, number: int, target: float, *, files: bool) -> list[Figure]:
    """The results of so many responses in a database of their own; their page and file, too."""
    folder.mkdir()
    url = new_database(folder)
    with make_app(url).app_context():
        version = publish()
        officers.set_password(EMAIL, PASSWORD)
        begun = time.perf_counter()
        answers = fill(folder / "bench.sqlite", version, number)
        filling = time.perf_counter() - begun
        found = [_counting(version, number, answers, target, filling)]
        db.session.remove()
        db.engine.dispose()
    if files:
        found += _page(url, version) + _file(url, version, number)
    return found


def _counting(
    version: Published, number: int, answers: int, target: float, filling: float
) -> Figure:
    def count() -> None:
        db.session.rollback()
        counted = counting.count([version])
        if counted.responses != number:
            raise RuntimeError(f"{counted.responses} counted instead of {number}")

    count()
    times = [_seconds(count) for _ in range(TIMES)]
    return Figure(
        what=f"results over {number:,} responses",
        found=median(times),
        unit="s",
        target=target,
        counts=f"median of {TIMES}: {', '.join(f'{seconds:.3f}' for seconds in times)}; "
        f"{answers:,} answers (filled in {filling:.0f} s)",
    )


def _page(url: str, version: Published) -> list[Figure]:
    with served(url) as site:
        officer = Visitor(site.port)
        officer.sign_in()
        address = f"/en/results/{version.collection_id}"
        times = [_seconds(lambda: officer.get(address)) for _ in range(2)]
        officer.close()
        return [
            Figure(
                what="  their page, with every comment",
                found=min(times),
                unit="s",
                counts=f"the faster of 2: {', '.join(f'{seconds:.2f}' for seconds in times)}; "
                f"{len(officer.page.encode()):,} bytes; the worker then holds "
                f"{site.megabytes:.0f} MB",
            )
        ]


def _file(url: str, version: Published, number: int) -> list[Figure]:
    """The data file, from a worker that has done nothing else but let the officer in."""
    with served(url) as site:
        officer = Visitor(site.port)
        officer.sign_in()
        officer.get("/en/officers/")
        before = site.megabytes
        held: list[float] = []
        file = officer.download(
            f"/en/results/{version.collection_id}/data.csv", lambda: held.append(site.megabytes)
        )
        officer.close()
    if file.rows != number + 1:
        raise RuntimeError(f"the data file has {file.rows} rows for {number} responses")
    return [
        Figure(
            what=f"data file of {number:,} responses",
            found=file.last,
            unit="s",
            target=5,
            counts=f"once; {file.size:,} bytes, {file.rows:,} rows",
        ),
        Figure(
            what="  streamed: its first byte within",
            found=file.first,
            unit="s",
            target=0.5,
            counts=f"once; {file.first / file.last:.0%} of the time to its last",
        ),
        Figure(
            what="  flat memory: the worker's growth",
            found=max(max(held) - before, 0),
            unit="MB",
            target=30,
            counts=f"{before:.1f} MB before, {max(held):.1f} MB at most; looked {len(held)} times",
        ),
    ]


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun

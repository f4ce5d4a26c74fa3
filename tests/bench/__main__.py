"""Nothing → the table of figures on the screen; fails where one is missed.

`python -m tests.bench --million` counts a million responses too: filling them takes a while.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from app import officers
from app.db import db
from tests.bench import editions, errors, keying, paper, results, speed, weight
from tests.bench.figures import Figure, machine, table
from tests.bench.served import new_database, served
from tests.site import EMAIL, PASSWORD, make_app, publish


def main() -> None:
    """Measures everything, prints it, and says how many figures are missed."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--million", action="store_true", help="count 1,000,000 responses too")
    million = options.parse_args().million
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="formbridge-bench-") as name:
        found = _measure(Path(name), million=million)
    print(table(found))
    if missed := [figure.what.strip() for figure in found if figure.missed]:
        sys.exit(f"\nMissed: {len(missed)} of {len(found)}: {'; '.join(missed)}")


def _measure(folder: Path, *, million: bool) -> list[Figure]:
    url, database = new_database(folder), folder / "bench.sqlite"
    with make_app(url).app_context():
        code = publish().code
        longer = {parts: publish(speed.in_parts(parts)).code for parts in (12, 24)}
        officers.set_password(EMAIL, PASSWORD)
        sheets = [*paper.figures(), *editions.figures()]
        db.session.remove()
        db.engine.dispose()
    with served(url) as site:
        pages = weight.figures(site.port, code)
        costs = speed.cpu(site, code)
        costs.insert(1, speed.gunicorn_alone(url))
        costs.append(speed.twice_the_sections(site, longer))
    keys = keying.figures(folder / "keying")
    keys += errors.figures(folder / "errors")
    many = results.figures(folder / "many", 100_000, 0.3, files=True)
    if million:
        many[1:1] = results.figures(folder / "more", 1_000_000, 1.5, files=False)
    return [*pages, *costs, *speed.crowd(url, database, code), *sheets, *keys, *many]


main()

"""An empty folder → the service under gunicorn, started as `make run` does, with its own database.

What its workers use, /proc says: only Linux has it.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
TICKS = os.sysconf("SC_CLK_TCK")  # a second
PATIENCE = 20  # seconds until it must answer


@dataclass(frozen=True)
class Served:
    """A running service: its port on 127.0.0.1 and the processes that answer."""

    port: int
    workers: tuple[int, ...]

    @property
    def seconds(self) -> float:
        """The CPU time that its workers have used so far, their own and the system's for them."""
        return sum(map(_ticks, self.workers)) / TICKS

    @property
    def megabytes(self) -> float:
        """The memory that its workers hold now."""
        return sum(map(_kilobytes, self.workers)) / 1024


def new_database(folder: Path) -> str:
    """The address of a SQLite database with its tables, made by the migrations."""
    url = f"sqlite:///{folder / 'bench.sqlite'}"
    migrate = [str(BIN / "flask"), "--app", "app", "db", "upgrade"]
    done = subprocess.run(
        migrate, env=_environment(url, 0), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the migrations failed: {done.stderr}")
    return url


@contextmanager
def served(url: str, workers: int = 1, application: str = "app:create_app()") -> Iterator[Served]:
    """The service on a database, with as many workers, until the block ends."""
    port = _free_port()
    # As in the Makefile, but for the port, the workers and a quiet log.
    command = [str(BIN / "gunicorn"), "--bind", f"127.0.0.1:{port}", "--threads", "2"]
    command += ["--no-control-socket", "--workers", str(workers), "--log-level", "warning"]
    with subprocess.Popen(
        [*command, application], env=_environment(url, port), cwd=ROOT
    ) as process:
        try:
            _wait_for(port)
            yield Served(port, _children(process.pid, workers))
        finally:
            process.terminate()


def _environment(url: str, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": "for measuring alone",
        "RATELIMIT_ENABLED": "no",  # all of a crowd come from one address
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    last = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > last:
                raise
            time.sleep(0.05)
        else:
            return


def _children(process: int, number: int) -> tuple[int, ...]:
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if len(found) == number:
            return tuple(map(int, found))
        time.sleep(0.05)
    raise RuntimeError(f"gunicorn has not started {number} workers")


def _ticks(process: int) -> int:
    # The program's name, in brackets, may have spaces; utime and stime are fields 14 and 15.
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])


def _kilobytes(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))

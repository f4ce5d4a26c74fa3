"""A test → an empty database in a real PostgreSQL, which the tests start and stop themselves."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

USER = "formbridge"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """The folder with the socket of a running server: no network, no port, no password."""
    owner = _owner()
    # Not pytest's own folder: the owner could not enter it, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="formbridge-postgresql-"))
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data, log = folder / "data", folder / "log"
        _run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        server = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", server)
        try:
            yield folder
        finally:
            _run("pg_ctl", "stop", "-w", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgresql_url(postgresql_folder: Path) -> Iterator[str]:
    """The SQLAlchemy address of an empty database, which is gone after the test."""
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(
        host=str(postgresql_folder), user=USER, dbname="postgres", autocommit=True
    ) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://{USER}@/{name}?host={postgresql_folder}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _owner() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


def _run(program: str, *arguments: str | Path) -> None:
    owner = _owner()
    done = subprocess.run(
        [_program(program), *arguments],
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")


def _program(name: str) -> str:
    """Where a server's program is: on the path, or where Debian keeps it; the newest."""
    kept = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(kept, key=lambda path: int(path.parts[-3]), default=None)
    found = str(newest) if newest else shutil.which(name)
    if not found:
        pytest.fail("There is no PostgreSQL server. Run tests/needs.", pytrace=False)
    return found

"""An engine on SQLite → one whose writes wait for their turn, are safe, and leave no trace.

Other engines need none of this and are left as they are.
"""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

# How long a write waits for its turn, in milliseconds.
PATIENCE = 15_000
# A connection's option: it is going to write.
WRITES = "writes"


def prepare(engine: Engine) -> None:
    """Prepares every connection; one that is going to write takes the write lock at once."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connect)
        event.listen(engine, "begin", _begin)


def empty_write_ahead_log(engine: Engine) -> None:
    """Puts what was written into the database's file and empties the log; waits for nobody."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    finally:
        connection.close()


def _connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        f"busy_timeout = {PATIENCE}",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

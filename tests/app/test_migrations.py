"""The migrations make the tables that the code has, on either database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app import create_app
from app.db import db


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_upgrading_an_empty_database_makes_the_tables_of_the_code(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Nothing is missing and nothing is left over; and back to nothing."""
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests alone"})
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
        if engine == "sqlite":
            with db.engine.connect() as connection:
                made = connection.exec_driver_sql("SELECT sql FROM sqlite_master")
                tables = " ".join(row[0] or "" for row in made)
            assert tables.count("WITHOUT ROWID") == 12, "no hidden row counter says who was first"
        downgrade(revision="base")
        with db.engine.connect() as connection:
            assert db.inspect(connection).get_table_names() == ["alembic_version"]
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_answers_stay_where_a_later_release_adds_to_their_table(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """What the first release stored is there after the upgrade, and after going back."""
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests alone"})
    with app.app_context():
        upgrade(revision="0001")
        for statement in FIRST_RELEASE:
            db.session.execute(text(statement))
        db.session.commit()
        for go in (upgrade, lambda: downgrade(revision="0001")):
            go()
            assert db.session.execute(text("SELECT key, text FROM answer")).all() == [("a", "b")]
            db.session.rollback()
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_criteria_keep_their_ids_and_no_other_entry_gets_one_again(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """When measures come beside them, and when that release is taken back."""
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests alone"})
    with app.app_context():
        upgrade(revision="0005")
        _run("INSERT INTO project (title) VALUES ('p')")
        for text_ in ("first", "second", "third"):
            _run(f"INSERT INTO criterion (project_id, text, position) VALUES (1, '{text_}', 1)")
        _run("DELETE FROM criterion WHERE text = 'third'")
        upgrade()
        _run(
            "INSERT INTO listed_text (project_id, name, text, position)"
            " VALUES (1, 'measures', 'counted', 1)"
        )
        found = _all("SELECT id, name, text FROM listed_text ORDER BY id")
        criteria = [(1, "criteria", "first"), (2, "criteria", "second")]
        assert found == [*criteria, (4, "measures", "counted")]
        for path in ("measure.4", "criterion.1"):
            _run(f"INSERT INTO project_text VALUES (1, '{path}', 'pl', 'po polsku')")
        downgrade(revision="0005")
        _run("INSERT INTO criterion (project_id, text, position) VALUES (1, 'later', 1)")
        found = _all("SELECT id, text FROM criterion ORDER BY id")
        assert found == [(1, "first"), (2, "second"), (5, "later")]
        assert _all("SELECT path FROM project_text") == [("criterion.1",)]
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@pytest.mark.parametrize("harm", ["UPDATE event SET why = 'another'", "DELETE FROM event"])
def test_what_officers_did_can_not_be_changed_or_deleted(
    engine: str, harm: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The database refuses; what was there before and after can go."""
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests alone"})
    with app.app_context():
        upgrade()
        for statement in AN_EVENT:
            db.session.execute(text(statement))
        db.session.commit()
        with pytest.raises(DBAPIError, match="an event is never"):
            db.session.execute(text(harm))
        db.session.rollback()
        db.session.execute(text("DELETE FROM event_value"))
        db.session.commit()
        assert db.session.execute(text("SELECT why FROM event")).all() == [("so",)]
        db.session.remove()
        db.engine.dispose()


def _run(statement: str) -> None:
    db.session.execute(text(statement))
    db.session.commit()


def _all(query: str) -> list[tuple[object, ...]]:
    found = [tuple(row) for row in db.session.execute(text(query))]
    db.session.rollback()
    return found


AN_EVENT = (
    (
        "INSERT INTO event (id, at, subject, kind, why)"
        " VALUES (1, '2026-01-01 10:00:00', 'reply 1', 'changed', 'so')"
    ),
    "INSERT INTO event_value (event_id, key, before, after) VALUES (1, 'a', '1', '2')",
)
FIRST_RELEASE = (
    "INSERT INTO project (id, title) VALUES (1, 'p')",
    (
        "INSERT INTO collection (id, project_id, form_key, opens, closes, grace_days, anonymous,"
        " threshold) VALUES (1, 1, 'f', '2026-01-01', '2026-02-01', 14, false, 5)"
    ),
    (
        "INSERT INTO version (id, collection_id, number, code, form, cover, texts, fingerprint,"
        " published_on) VALUES (1, 1, 1, 'c', '', '', '', '', '2026-01-01')"
    ),
    "INSERT INTO response (id, version_id, received, waiting) VALUES (1, 1, '2026-01-01', false)",
    (
        "INSERT INTO answer (response_id, key, row, option, state, text, note, version_id)"
        " VALUES (1, 'a', 0, '', 'given', 'b', '', 1)"
    ),
)

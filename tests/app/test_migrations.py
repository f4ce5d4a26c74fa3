"""The migrations make the tables that the code has, on either database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

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
            assert tables.count("WITHOUT ROWID") == 3, "no hidden row counter says who was first"
        downgrade(revision="base")
        with db.engine.connect() as connection:
            assert db.inspect(connection).get_table_names() == ["alembic_version"]
        db.session.remove()
        db.engine.dispose()

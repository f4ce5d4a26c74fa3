"""Measures of a project beside its criteria, in one table of short texts: 0006, after 0005."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rename("criterion", "listed_text")
    # What is there are criteria. Added in place: a copied table would give old ids once more.
    op.add_column(
        "listed_text",
        sa.Column("name", sa.String(), server_default="criteria", nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("listed_text", "name", server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM project_text WHERE path LIKE 'measure.%'")
    op.execute("DELETE FROM listed_text WHERE name = 'measures'")
    op.drop_column("listed_text", "name")
    _rename("listed_text", "criterion")


def _rename(old: str, new: str) -> None:
    """Gives a table another name, and what belongs to it."""
    op.drop_index(op.f(f"ix_{old}_project_id"), old)
    op.rename_table(old, new)
    op.create_index(op.f(f"ix_{new}_project_id"), new, ["project_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":  # SQLite knows no names of these
        op.execute(f"ALTER SEQUENCE {old}_id_seq RENAME TO {new}_id_seq")
        for what in ("pk_{}", "fk_{}_project_id"):
            op.execute(
                f"ALTER TABLE {new} RENAME CONSTRAINT {what.format(old)} TO {what.format(new)}"
            )

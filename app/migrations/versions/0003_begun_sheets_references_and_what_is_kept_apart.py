"""Numbers of begun sheets, references, and what is kept apart: revision 0003, after 0002."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ended_draft",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("token_hmac", sa.String(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_ended_draft_version_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ended_draft")),
        sa.UniqueConstraint("token_hmac", name=op.f("uq_ended_draft_token_hmac")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ended_draft_expires_on", "ended_draft", ["expires_on"])

    op.create_table(
        "apart_box",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("responses", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_apart_box_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_apart_box")),
    )
    op.create_table(
        "apart_token",
        sa.Column("token_hmac", sa.String(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_apart_token_version_id")
        ),
        sa.PrimaryKeyConstraint("token_hmac", name=op.f("pk_apart_token")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_apart_token_version_id", "apart_token", ["version_id"])

    # Indexes, not constraints: for a constraint SQLite would have to make the tables anew.
    op.add_column("draft_answers", sa.Column("number", sa.String(), nullable=True))
    op.create_index("ix_draft_answers_number", "draft_answers", ["number"], unique=True)
    op.add_column("response", sa.Column("reference", sa.String(), nullable=True))
    op.create_index("ix_response_reference", "response", ["reference"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_response_reference", "response")
    op.drop_column("response", "reference")
    op.drop_index("ix_draft_answers_number", "draft_answers")
    op.drop_column("draft_answers", "number")

    op.drop_index("ix_apart_token_version_id", "apart_token")
    op.drop_table("apart_token")
    op.drop_table("apart_box")
    op.drop_index("ix_ended_draft_expires_on", "ended_draft")
    op.drop_table("ended_draft")

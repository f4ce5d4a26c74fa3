"""Projects run by officers: roles, plans, paper on its way out: 0005, after 0004."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("token_hmac", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("in_group", sa.Boolean(), nullable=False),
        sa.Column("invited_by", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["officer.id"], name=op.f("fk_invitation_invited_by")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_invitation_project_id")
        ),
        sa.PrimaryKeyConstraint("token_hmac", name=op.f("pk_invitation")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_invitation_email"), "invitation", ["email"], unique=False)
    op.create_index(op.f("ix_invitation_expires_on"), "invitation", ["expires_on"], unique=False)

    op.create_table(
        "membership",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("in_group", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_membership_officer_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_membership_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "officer_id", name=op.f("pk_membership")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_membership_officer_id"), "membership", ["officer_id"], unique=False)

    op.create_table(
        "project_text",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_text_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "path", "language", name=op.f("pk_project_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collection_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("token_hmac", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collection.id"], name=op.f("fk_paper_request_collection_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_request")),
        sa.UniqueConstraint("token_hmac", name=op.f("uq_paper_request_token_hmac")),
    )
    op.create_index(
        op.f("ix_paper_request_collection_id"), "paper_request", ["collection_id"], unique=False
    )

    op.create_table(
        "paper_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("spoilt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["paper_out.id"], name=op.f("fk_paper_out_run_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_paper_out_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_out")),
    )
    op.create_index(op.f("ix_paper_out_version_id"), "paper_out", ["version_id"], unique=False)
    op.create_index(op.f("ix_paper_out_run_id"), "paper_out", ["run_id"], unique=False)

    op.create_table(
        "acknowledgement",
        sa.Column(
            "response_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name=op.f("fk_acknowledgement_response_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_acknowledgement_version_id")
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_acknowledgement")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_acknowledgement_version_id"), "acknowledgement", ["version_id"], unique=False
    )

    op.create_table(
        "copy",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("paper_out_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("spoilt_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["paper_out_id"], ["paper_out.id"], name=op.f("fk_copy_paper_out_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_copy")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_copy_place", "copy", ["paper_out_id", "place"], unique=True)

    op.add_column(
        "collection",
        sa.Column("retention_days", sa.Integer(), server_default="365", nullable=False),
    )
    op.add_column("collection", sa.Column("plan", sa.String(), server_default="", nullable=False))
    op.add_column(
        "collection", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("collection", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("collection", sa.Column("archived_on", sa.Date(), nullable=True))
    op.add_column("collection", sa.Column("forgotten_on", sa.Date(), nullable=True))

    op.add_column("meeting", sa.Column("access", sa.String(), server_default="", nullable=False))
    if op.get_bind().dialect.name == "sqlite":  # which gave the id of a removed one to another
        kept = {"sqlite_autoincrement": True}
        for table in ("meeting", "criterion"):
            with op.batch_alter_table(table, recreate="always", table_kwargs=kept):
                pass

    op.add_column(
        "officer", sa.Column("admin", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("officer", sa.Column("off_since", sa.Date(), nullable=True))

    op.add_column("project", sa.Column("method", sa.String(), server_default="", nullable=False))
    op.add_column("project", sa.Column("begins", sa.Date(), nullable=True))
    op.add_column("project", sa.Column("ends", sa.Date(), nullable=True))
    op.add_column("project", sa.Column("languages", sa.String(), server_default="", nullable=False))
    op.add_column(
        "project", sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("project", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column(
        "project", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    )

    op.create_index("uq_version_number", "version", ["collection_id", "number"], unique=True)
    # Who could sign in before could do everything.
    op.execute("UPDATE officer SET admin = true")


def downgrade() -> None:
    op.drop_index("uq_version_number", "version")
    columns = {
        "project": "method begins ends languages public closed_on revision",
        "officer": "admin off_since",
        "meeting": "access",
        "collection": "retention_days plan revision closed_on archived_on forgotten_on",
    }
    for table, names in columns.items():
        for name in names.split():
            op.drop_column(table, name)
    tables = "acknowledgement copy paper_out paper_request project_text membership invitation"
    for table in tables.split():
        op.drop_table(table)

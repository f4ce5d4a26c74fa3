"""The tray: batches, replies, entries and events; late and translated answers: 0004, after 0003."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What was done stays as it was told: the database itself refuses to change it.
KEEP_EVENTS = {
    "sqlite": (
        """CREATE TRIGGER event_is_kept_as_it_is BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
        """CREATE TRIGGER event_is_kept BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION keep_event() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'an event is never changed or deleted'; END $$""",
        """CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION keep_event()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("handed_in", sa.Date(), nullable=False),
        sa.Column("envelopes", sa.Integer(), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_batch_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("code", name=op.f("uq_batch_code")),
    )
    op.create_table(
        "leaves",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("leaves", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_leaves_batch_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_leaves_version_id")),
        sa.PrimaryKeyConstraint("batch_id", "version_id", name=op.f("pk_leaves")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("envelope", sa.Integer(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("begun", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("joined_id", sa.Integer(), nullable=True),
        sa.Column("twice", sa.Boolean(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column(
            "response_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_reply_batch_id")),
        sa.ForeignKeyConstraint(["joined_id"], ["reply.id"], name=op.f("fk_reply_joined_id")),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name=op.f("fk_reply_response_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_reply_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("batch_id", "number", name=op.f("uq_reply_batch_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reply_response_id", "reply", ["response_id"])
    op.create_index("ix_reply_version_id", "reply", ["version_id"])
    op.create_table(
        "entry",
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("window", sa.String(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_entry_officer_id")),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name=op.f("fk_entry_reply_id")),
        sa.PrimaryKeyConstraint("reply_id", "turn", name=op.f("pk_entry")),
    )
    op.create_table(
        "keyed_twice",
        sa.Column("collection_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collection.id"], name=op.f("fk_keyed_twice_collection_id")
        ),
        sa.PrimaryKeyConstraint("collection_id", "key", "alone", name=op.f("pk_keyed_twice")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passed_on",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["officer.id"], name=op.f("fk_passed_on_done_by")),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_passed_on_officer_id")
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name=op.f("fk_passed_on_reply_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passed_on")),
    )
    op.create_index("ix_passed_on_reply_id", "passed_on", ["reply_id"])
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_event_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_subject", "event", ["subject"])
    op.create_table(
        "event_value",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_value_event_id")),
        sa.PrimaryKeyConstraint("event_id", "key", name=op.f("pk_event_value")),
    )
    for statement in KEEP_EVENTS.get(op.get_bind().dialect.name, ()):
        op.execute(statement)

    op.add_column(
        "collection", sa.Column("double_share", sa.Integer(), nullable=False, server_default="10")
    )
    op.add_column(
        "response", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.drop_index("ix_response_counting", "response")
    op.create_index(
        "ix_response_counting", "response", ["version_id", "waiting", "late", "channel"]
    )
    op.add_column(
        "answer", sa.Column("translation", sa.String(), nullable=False, server_default="")
    )
    op.add_column("project", sa.Column("contact", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("project", "contact")
    op.drop_column("answer", "translation")
    op.drop_index("ix_response_counting", "response")
    op.create_index("ix_response_counting", "response", ["version_id", "waiting", "channel"])
    op.drop_column("response", "late")
    op.drop_column("collection", "double_share")
    tables = "event_value event passed_on keyed_twice entry reply leaves batch"
    for table in tables.split():
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_event()")

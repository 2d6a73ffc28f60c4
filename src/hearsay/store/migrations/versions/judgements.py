"""Judgements, which can be added and never changed."""
# ruff: noqa: ISC004  # a statement over several lines

import sqlalchemy as sa
from alembic import op

revision = "judgements"
down_revision = "search"

_SQLITE = (
    "CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN "
    "SELECT RAISE(ABORT, 'a judgement is never changed'); END",
    "CREATE TRIGGER judgements_last BEFORE DELETE ON judgements "
    "WHEN EXISTS (SELECT 1 FROM documents WHERE id = old.document) BEGIN "
    "SELECT RAISE(ABORT, 'a judgement goes only with its document'); END",
)
_POSTGRES = (
    "CREATE FUNCTION judgements_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'a judgement is never changed'; END IF; "
    "IF EXISTS (SELECT 1 FROM documents WHERE id = old.document) "
    "THEN RAISE EXCEPTION 'a judgement goes only with its document'; END IF; "
    "RETURN old; END $$",
    "CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements "
    "FOR EACH ROW EXECUTE FUNCTION judgements_stay()",
)


def upgrade() -> None:
    """Make the table and what guards it."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("document", sa.Text, index=True),
        sa.Column("record", sa.Text, nullable=False, index=True),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,  # an undo names a number: none is given twice
    )
    for statement in _SQLITE if _is_sqlite() else _POSTGRES:
        op.execute(statement)


def downgrade() -> None:
    """Drop them: what people decided is lost. Export or back up first."""
    op.drop_table("judgements")
    if not _is_sqlite():
        op.execute("DROP FUNCTION judgements_stay()")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"

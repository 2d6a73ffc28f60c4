"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, both over the passages."""
# ruff: noqa: ISC004  # a statement over several lines

import sqlalchemy as sa
from alembic import op

revision = "search"
down_revision = "ledgers"

# Kept in step by triggers, as SQLite's page on external content tables has it.
_SQLITE = (
    "CREATE VIRTUAL TABLE passages_fts USING fts5("
    "body, content='passages', content_rowid='id', tokenize='porter unicode61')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN "
    "INSERT INTO passages_fts(rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER passages_dropped AFTER DELETE ON passages BEGIN "
    "INSERT INTO passages_fts(passages_fts, rowid, body) VALUES ('delete', old.id, old.body); END",
)
# A stemmer without stop words, because SQLite has none either: "The Who" can be found.
_WORDS = (
    "asciiword, word, numword, asciihword, hword, numhword, "
    "hword_asciipart, hword_part, hword_numpart"
)
_POSTGRES = (
    "CREATE TEXT SEARCH DICTIONARY hearsay_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION hearsay (COPY = simple)",
    f"ALTER TEXT SEARCH CONFIGURATION hearsay ALTER MAPPING FOR {_WORDS} WITH hearsay_stem",
    "ALTER TABLE passages ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('hearsay', body)) STORED",
    "CREATE INDEX passages_vector ON passages USING gin (vector)",
)


def upgrade() -> None:
    """Make the passages and the index over them; fill them from what is there."""
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    for statement in _SQLITE if _is_sqlite() else _POSTGRES:
        op.execute(statement)


def downgrade() -> None:
    """Drop them; nothing is lost, they can be made anew."""
    if _is_sqlite():
        op.execute("DROP TABLE passages_fts")
    op.drop_table("passages")
    if not _is_sqlite():
        op.execute("DROP TEXT SEARCH CONFIGURATION hearsay")
        op.execute("DROP TEXT SEARCH DICTIONARY hearsay_stem")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"

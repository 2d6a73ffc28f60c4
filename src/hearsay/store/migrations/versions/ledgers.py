"""Documents, the articles they are versions of, their ledgers, and the rows made from these."""

import sqlalchemy as sa
from alembic import op

revision = "ledgers"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_truth()
    _make_rows()
    _make_rows_of_claims()


def downgrade() -> None:
    """Drop them."""
    for name in (
        "texts", "traits", "evidence", "claims", "attributions", "speakers",
        "readings", "versions", "documents", "articles",
    ):  # fmt: skip
        op.drop_table(name)


def _make_truth() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, unique=True),
        sa.Column("first_seen", _MOMENT, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date, index=True),
        sa.Column("added", _MOMENT, nullable=False, index=True),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("reading", sa.Integer),
        sa.Column("characters", sa.Integer, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("outlet", sa.Text, index=True),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("seen", _MOMENT, nullable=False),
        sa.Column("seen_by", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("ledger", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("hearsay", sa.Text, nullable=False),
        sa.Column("bundle", sa.Text, nullable=False),
        sa.Column("packs", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date),
        sa.Column("made", _MOMENT, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sqlite_autoincrement=True,  # no number is given twice
    )


def _make_rows() -> None:
    op.create_table(
        "speakers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("same_as", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "attributions",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("named", sa.Text, sa.ForeignKey("speakers.id"), index=True),
        sa.Column("source_kind", sa.Text, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("relay", sa.Text),
        sa.Column("inside", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("judged", sa.Text, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("attribution", sa.Text),
        sa.Column("named", sa.Text, sa.ForeignKey("speakers.id"), index=True),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("hedge", sa.Text, nullable=False),
        sa.Column("worth", sa.Float),
        sa.Column("check", sa.Text),
        sa.Column("found", sa.Text),
        sa.Column("verdict", sa.Text, index=True),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("is_claim", sa.Boolean, nullable=False),
        sa.Column("judged", sa.Text, nullable=False),
    )


def _make_rows_of_claims() -> None:
    op.create_table(
        "evidence",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("pack", sa.Text, nullable=False, index=True),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("relation", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
    )
    op.create_table(
        "traits",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("trait", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
    )
    op.create_table(
        "texts",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )

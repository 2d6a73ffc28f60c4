"""The tables of the store as SQLAlchemy Core sees them; ``migrations/`` makes them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, always UTC; SQLite itself would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> Any:
        """As UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """With its zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = MetaData()

# --- the truth: whole ledgers, never changed ----------------------------------------------------

# What stands at one address, through all its versions; without an address, one text.
articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, unique=True),
    Column("first_seen", Moment, nullable=False),
)

# One text. Its id is the hash of its characters.
documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Date),
    Column("added", Moment, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("reading", Integer),  # the one that rows are made from
    Column("characters", Integer, nullable=False),
)

# A text seen at an address: version 1, 2, … of the article.
versions = Table(
    "versions",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("outlet", Text, index=True),
    Column("url", Text),
    Column("published", Date),
    Column("seen", Moment, nullable=False),
    Column("seen_by", Text, nullable=False),
    Column("changes", Text, nullable=False),  # JSON of ``Changes``; "" for the first
)

# One reading of a document: the ledger, and what made it.
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("ledger", Text, nullable=False),  # hearsay.ledger/1
    Column("digest", Text, nullable=False),  # sha256 of the ledger
    Column("hearsay", Text, nullable=False),
    Column("bundle", Text, nullable=False),
    Column("packs", Text, nullable=False),  # one a line
    Column("as_of", Date),
    Column("made", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("document", Text, index=True),
    Column("record", Text, nullable=False, index=True),
    Column("judgement", Text, nullable=False),  # JSON of the record
    Column("who", Text, nullable=False),
    Column("moment", Moment, nullable=False),
)

# --- rows made from the above, for search; may be dropped and made anew -------------------------

speakers = Table(
    "speakers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),  # as documents have it
    Column("shown", Text, nullable=False),  # as it is shown: renamed by a judgement, or ``name``
    Column("folded", Text, nullable=False, index=True),  # for finding by name
    Column("kind", Text, nullable=False),
    Column("entity", Text),
    Column("same_as", Text, nullable=False, index=True),  # itself, or the one it was merged into
)

attributions = Table(
    "attributions",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("place", Integer, nullable=False),  # where it begins in the text
    Column("named", Text, ForeignKey("speakers.id"), index=True),  # the speaker; None: not known
    Column("source_kind", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("relay", Text),
    Column("inside", Text),
    Column("content", Text, nullable=False),
    Column("judged", Text, nullable=False),  # decisions that apply, with commas; "" for none
)

claims = Table(
    "claims",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),  # the characters of the document
    Column("kind", Text, nullable=False, index=True),
    Column("attribution", Text),
    Column("named", Text, ForeignKey("speakers.id"), index=True),  # None: the outlet, or not known
    Column("negated", Boolean, nullable=False),
    Column("hedge", Text, nullable=False),
    Column("worth", Float),  # check-worthiness
    Column("check", Text),
    Column("found", Text),  # the program's verdict
    Column("verdict", Text, index=True),  # a person's, where there is one
    Column("because", Text, nullable=False),
    Column("is_claim", Boolean, nullable=False),  # a person may say that it is none
    Column("judged", Text, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("pack", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("url", Text),
)

# The text of each document, so that showing where a word stands needs no ledger.
texts = Table(
    "texts",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

# What a document has: each speaker, kind of claim, verdict and pack once. Counting is quick so.
traits = Table(
    "traits",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("trait", Text, primary_key=True),
    Column("value", Text, primary_key=True),
)

# What search looks in: a whole document, one statement, one claim; folded, with
# signs for what can be asked of it before the words (see ``words.py``).
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# --- what is not read yet -----------------------------------------------------------------------

# Given to the desk; taken away once it is read. Backups leave it out.
waiting = Table(
    "waiting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", Text, nullable=False, index=True),  # what was given together
    Column("by", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("told", Text, nullable=False),  # JSON: format, title, date, limits
    Column("begun", Integer, nullable=False),  # how often reading it was begun
    Column("moment", Moment, nullable=False),
    sqlite_autoincrement=True,  # an id that was used stays used: others may still hold it
)

# --- people -------------------------------------------------------------------------------------

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),  # argon2id
    Column("role", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Column("disabled", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),  # sha256 of the secret
    Column("user", Text, ForeignKey("users.name"), nullable=False, index=True),
    Column("started", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),  # shown in lists; part of the secret
    Column("digest", Text, nullable=False, unique=True),  # sha256 of the secret
    Column("user", Text, ForeignKey("users.name"), nullable=False, index=True),
    Column("told", Text, nullable=False),  # what it is for
    Column("role", Text, nullable=False),  # at most the user's
    Column("made", Moment, nullable=False),
    Column("ends", Moment),
    Column("revoked", Moment),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("told", Text, nullable=False),
)

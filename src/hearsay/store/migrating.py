"""Bring a store to a version of its tables, up or down."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine

from hearsay.errors import BadStore

NEWEST = "waiting"  # the last of the versions below
# Oldest first, as their files are named.
VERSIONS = ("ledgers", "search", "judgements", "accounts", "waiting")
EMPTY = "base"  # no tables at all
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, to: str = NEWEST) -> None:
    """Bring the store to a version, in the transaction of ``connection``."""
    found = revision_of(connection)
    if to not in (*VERSIONS, EMPTY):
        raise BadStore(f"{to}: no version of the store; they are {', '.join(VERSIONS)}")
    if found is not None and found not in VERSIONS:
        raise BadStore(f"this store is of a newer hearsay (version {found!r}): use that one")
    is_down = to == EMPTY or (found is not None and VERSIONS.index(to) < VERSIONS.index(found))
    try:
        (command.downgrade if is_down else command.upgrade)(_config(connection), to)
    except CommandError as fault:
        raise BadStore(f"the store cannot be migrated: {fault}") from None


def revision_of(where: Connection | Engine) -> str | None:
    """The version of the tables; None where there are none of ours."""
    if isinstance(where, Engine):
        with where.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    return MigrationContext.configure(where).get_current_revision()


def listed_versions() -> tuple[str, ...]:
    """The versions as the migration files chain them, oldest first."""
    script = ScriptDirectory.from_config(_config(None))
    return tuple(reversed([revision.revision for revision in script.walk_revisions()]))


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

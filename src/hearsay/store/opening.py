"""Open a store by file name or address: SQLite by default, PostgreSQL by URL."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from hearsay.errors import BadStore, MissingExtra
from hearsay.store.migrating import NEWEST, migrate, revision_of

SECONDS_TO_WAIT = 30  # for another writer
# One writer at a time on both engines, so that what holds on one holds on the other. Any number.
_WRITERS_LOCK = 7_412_958_320
_IS_URL = re.compile(r"[a-z][a-z0-9+]*://")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; may be shared between threads."""

    engine: Engine
    clock: Callable[[], datetime] = _now

    @property
    def is_sqlite(self) -> bool:
        """Whether the engine is SQLite; else it is PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @property
    def place(self) -> str:
        """Where it lies, without a password."""
        url = self.engine.url
        return str(url.database) if self.is_sqlite else url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store, however long it looks."""
        level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self.engine.connect().execution_options(**level) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it or nothing. One writer at a time; others wait."""
        options = self.engine.connect().execution_options(hearsay_writes=True)
        with options as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})"))
            yield connection

    def close(self) -> None:
        """Give its connections back."""
        self.engine.dispose()


def open_store(
    place: str | Path, *, create: bool = True, clock: Callable[[], datetime] = _now
) -> Store:
    """The store at a file or a URL; a new one where there is none and ``create`` allows it.

    Raises ``BadStore``, without any password, where it cannot be opened or is of another version.
    """
    store = connect(place, create=create, clock=clock)
    try:
        _check_version(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def connect(
    place: str | Path, *, create: bool = False, clock: Callable[[], datetime] = _now
) -> Store:
    """The store without a look at its version, for migrating it."""
    url = _url_of(place)
    if url.get_backend_name() == "sqlite":
        return Store(_sqlite(url, create=create), clock)
    return Store(_postgres(url), clock)


def _check_version(store: Store, *, create: bool) -> None:
    found = _tried(store, lambda: revision_of(store.engine))
    if found == NEWEST:
        return
    if found is None and create:
        _tried(store, lambda: _create(store))
        return
    if found is None:
        raise BadStore(f"{store.place}: there is no store here yet; `hearsay store add` makes one")
    raise BadStore(
        f"{store.place}: this store has version {found!r} and hearsay needs {NEWEST!r}; "
        "after `hearsay backup`, run `hearsay store migrate` (or a newer hearsay)"
    )


def _create(store: Store) -> None:
    with store.writing() as connection:
        if revision_of(connection) is None:  # another process may just have made it
            _refuse_foreign(store, connection)
            migrate(connection)


def _refuse_foreign(store: Store, connection: Connection) -> None:
    """Our tables are not put among somebody else's, in a file that was named by mistake."""
    if not store.is_sqlite:
        return
    count = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if count:
        raise BadStore(f"{store.place}: this is a database, but not one of hearsay")


def _tried(store: Store, act: Callable[[], Any]) -> Any:
    try:
        return act()
    except DBAPIError as fault:
        reason = str(fault.orig).strip().partition("\n")[0]
        raise BadStore(f"{store.place}: the store cannot be opened: {reason}") from None


def _url_of(place: str | Path) -> URL:
    named = str(place)
    if not _IS_URL.match(named):
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise BadStore(
            "the address of the store cannot be read; see `hearsay store --help`"
        ) from None
    if backend == "postgres":
        backend = "postgresql"
    if backend not in {"sqlite", "postgresql"}:
        raise BadStore(f"{backend}: a store is a SQLite file or a postgresql:// address")
    return url.set(drivername="sqlite" if backend == "sqlite" else "postgresql+psycopg")


# --- SQLite -------------------------------------------------------------------------------------


def _sqlite(url: URL, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise BadStore("a store needs a file: it must outlive the program")
    if path.is_dir():
        raise BadStore(f"{path}: this is a folder; name a file in it")
    if not path.exists() and not create:
        raise BadStore(f"{path}: there is no store here yet; `hearsay store add` makes one")
    if not path.parent.is_dir():
        raise BadStore(f"{path}: there is no folder {path.parent}")
    if not path.exists():
        path.touch(mode=0o600)  # it will hold what people judged, and hashes of passwords
    engine = create_engine(
        url, connect_args={"timeout": SECONDS_TO_WAIT, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Transactions are begun by us; what is acknowledged is on the disk."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once; taken later, it could be refused without waiting."""
    writes = connection.get_execution_options().get("hearsay_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


# --- PostgreSQL ---------------------------------------------------------------------------------


def _postgres(url: URL) -> Engine:
    try:
        import psycopg  # noqa: F401, PLC0415  # only to see whether it is there
    except ImportError:
        raise MissingExtra(
            "a store on PostgreSQL needs the extra postgres: pip install 'hearsay[desk,postgres]'"
        ) from None
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})

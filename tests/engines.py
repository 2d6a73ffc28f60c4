"""Empty stores on both engines, for tests; PostgreSQL is given by HEARSAY_TEST_POSTGRES."""

import os
import secrets
import shutil
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

pytest.importorskip("sqlalchemy", reason="no desk: pip install 'hearsay[desk]'")

POSTGRES = os.environ.get("HEARSAY_TEST_POSTGRES")
MISSING = "no PostgreSQL: .ci/run starts one, or set HEARSAY_TEST_POSTGRES to the URL of an empty database"


class Clock:
    """Moves on by a second each time it is looked at."""

    def __init__(self):
        self.now = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def a_migrated_file(tmp_path_factory):
    """An empty store as a file, to be copied: quicker than to migrate each."""
    from hearsay.store.opening import open_store

    file = tmp_path_factory.mktemp("template") / "hearsay.db"
    open_store(file).close()
    return file


@pytest.fixture(scope="session", autouse=True)
def _no_schema_is_left():
    yield
    while Schema.migrated:
        Schema.run(f"DROP SCHEMA {Schema.migrated.pop()} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path, a_migrated_file):
    """An empty store: a file, or a schema of its own."""
    if request.param == "sqlite":
        yield shutil.copy(a_migrated_file, tmp_path / "hearsay.db")
        return
    with Schema() as url:
        yield url


@pytest.fixture
def other_place(place, tmp_path):
    """Another place, where nothing is yet, on the same engine."""
    if "://" not in str(place):
        yield tmp_path / "other.db"
        return
    with Schema(is_fresh=True) as url:
        yield url


@pytest.fixture
def store(place, clock):
    from hearsay.store.opening import open_store

    opened = open_store(place, clock=clock)
    yield opened
    opened.close()


class Schema:
    """A schema of PostgreSQL; a migrated one is emptied after use and used again, for speed."""

    migrated: ClassVar[list[str]] = []

    def __init__(self, *, is_fresh: bool = False) -> None:
        if POSTGRES is None:
            pytest.skip(MISSING)
        self.is_fresh = is_fresh

    def __enter__(self):
        if self.migrated and not self.is_fresh:
            self.name = self.migrated.pop()
        else:
            self.name = f"t_{secrets.token_hex(6)}"
            self.run(f"CREATE SCHEMA {self.name}")
        sign = "&" if "?" in POSTGRES else "?"
        return f"{POSTGRES}{sign}options=-csearch_path%3D{self.name}"

    def __exit__(self, *_):
        if self._is_migrated():
            from hearsay.store.tables import metadata

            names = ", ".join(f"{self.name}.{name}" for name in metadata.tables)
            self.run(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
            self.migrated.append(self.name)
        else:
            self.run(f"DROP SCHEMA {self.name} CASCADE")

    def _is_migrated(self):
        from hearsay.store.migrating import NEWEST

        there = self.run(f"SELECT to_regclass('{self.name}.alembic_version')")
        return there and self.run(f"SELECT version_num FROM {self.name}.alembic_version") == NEWEST  # noqa: S608  # our own name

    @staticmethod
    def run(statement):
        import psycopg

        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            ran = connection.execute(statement)
            row = ran.fetchone() if ran.description else None
            return row[0] if row else None

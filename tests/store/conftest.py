"""Every test of the store runs on both engines; PostgreSQL is given by HEARSAY_TEST_POSTGRES."""

import os
import secrets
from datetime import UTC, datetime, timedelta

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


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where an empty store can be made: a file, or a schema of its own."""
    if request.param == "sqlite":
        yield str(tmp_path / "hearsay.db")
        return
    with _a_schema() as url:
        yield url


@pytest.fixture
def other_place(place, tmp_path):
    """Another one, on the same engine."""
    if "://" not in place:
        yield str(tmp_path / "other.db")
        return
    with _a_schema() as url:
        yield url


@pytest.fixture
def store(place, clock):
    from hearsay.store.opening import open_store

    opened = open_store(place, clock=clock)
    yield opened
    opened.close()


class _a_schema:  # noqa: N801  # read as words in a with statement
    """A schema that is dropped afterwards."""

    def __enter__(self):
        if POSTGRES is None:
            pytest.skip(MISSING)
        self.name = f"t_{secrets.token_hex(6)}"
        self._run(f"CREATE SCHEMA {self.name}")
        sign = "&" if "?" in POSTGRES else "?"
        return f"{POSTGRES}{sign}options=-csearch_path%3D{self.name}"

    def __exit__(self, *_):
        self._run(f"DROP SCHEMA {self.name} CASCADE")

    @staticmethod
    def _run(statement):
        import psycopg

        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(statement)

"""A store opens, or says in one line why not; what is acknowledged survives a killed process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy import text as sql

from hearsay.errors import BadStore
from hearsay.store.adding import add_ledger, count_documents
from hearsay.store.documents import find_ledger, list_documents
from hearsay.store.filters import Filter
from hearsay.store.opening import open_store
from hearsay.store.searching import search
from hearsay.store.tables import metadata
from tests.stored import a_ledger

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from hearsay.store.adding import add_ledger
from hearsay.store.opening import open_store
from tests.stored import a_ledger
store = open_store(sys.argv[1])
for number in range(int(sys.argv[3])):
    text = f"Ana Duarte said that boat {number} of {sys.argv[2]} sank."
    print(add_ledger(store, a_ledger(text)).document, flush=True)
"""


def start_writer(place, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, place, name, str(count)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )  # fmt: skip


@pytest.mark.alone
@pytest.mark.slow
def test_a_writer_killed_amid_200_writes_loses_none_that_was_acknowledged(store, place):
    with start_writer(place, "one", 200) as writer:
        acknowledged = [writer.stdout.readline().strip() for _ in range(60)]
        time.sleep(0.013)  # somewhere amid a write
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert 60 <= len(acknowledged) < 200
    for document in acknowledged:
        assert find_ledger(store, document).document.id == document
    # At most one more was written than was told, and it is whole.
    assert count_documents(store) - len(acknowledged) in {0, 1}
    for row in list_documents(store).found:
        assert row.verdicts.claims == 1
    with store.reading() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one()
            for name in ("documents", "readings", "versions", "attributions", "claims")
        ]
    assert set(counts) == {count_documents(store)}
    assert add_ledger(store, a_ledger()).version == 1  # and it can be written on


@pytest.mark.slow
def test_two_processes_write_at_once(store, place):
    writers = [start_writer(place, name, 40) for name in ("one", "two")]
    told = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(lines) for lines in told] == [40, 40]
    assert count_documents(store) == 80
    assert (
        len(search(store, Filter("boat 7")).found) == 6
    )  # a document, a statement, a claim of each


@pytest.mark.slow
def test_two_processes_that_write_the_same_store_it_once(store, place):
    writers = [start_writer(place, "one", 20) for _ in range(2)]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert count_documents(store) == 20


def test_a_transaction_that_fails_leaves_nothing(store):
    def fail_halfway():
        with store.writing() as connection:
            connection.execute(sql("INSERT INTO articles VALUES ('n1', NULL, '2026-01-01')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    with store.reading() as connection:
        assert connection.execute(sql("SELECT count(*) FROM articles")).scalar_one() == 0


def test_a_reader_sees_one_state_while_others_write(store):
    add_ledger(store, a_ledger())
    with store.reading() as connection:
        count = sql("SELECT count(*) FROM documents")
        assert connection.execute(count).scalar_one() == 1
        add_ledger(store, a_ledger("Ana Duarte said that it rained."))
        assert connection.execute(count).scalar_one() == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("nowhere/hearsay.db", "no folder nowhere"),
        ("mysql://root:secret@localhost/x", "mysql: a store is"),
        ("postgresql://u:secret@127.0.0.1:1/none", "cannot be opened"),
        ("postgresql://u:secret@host:port/none", "cannot be read"),
        ("sqlite://", "needs a file"),
        ("https://user:secret@example.test/", "a store is"),
    ],
)
def test_a_place_where_no_store_can_be_is_told_in_one_line_without_the_password(place, told):
    with pytest.raises(BadStore, match=told) as fault:
        open_store(place)
    assert "secret" not in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path):
    for name, data in (("notes.txt", b"These are my notes, and no database at all. " * 30),):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(BadStore, match="not a database"):
            open_store(path)
        assert path.read_bytes() == data


def test_another_programs_database_is_left_as_it_is(tmp_path):
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(BadStore, match="not one of hearsay"):
        open_store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_new_store_is_its_owners_alone(tmp_path):
    open_store(tmp_path / "x.db").close()
    assert (tmp_path / "x.db").stat().st_mode & 0o077 == 0


def test_a_folder_and_a_store_that_is_not_there_are_told(tmp_path):
    with pytest.raises(BadStore, match="this is a folder"):
        open_store(tmp_path)
    with pytest.raises(BadStore, match="no store here yet"):
        open_store(tmp_path / "x.db", create=False)
    assert not (tmp_path / "x.db").exists()


def test_a_store_of_a_newer_hearsay_is_not_touched(store, place):
    with store.writing() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(BadStore, match="'later'"):
        open_store(place)

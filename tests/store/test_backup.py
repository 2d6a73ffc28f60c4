"""A backup restores all of a store on either engine, or nothing at all."""

import gzip
import stat

import pytest

from hearsay.errors import BadStore, InputError
from hearsay.records.judgement import Decision
from hearsay.store.accounts import Role, add_token, add_user, check_password, find_token
from hearsay.store.adding import add_ledger, count_documents
from hearsay.store.auditing import list_entries, log
from hearsay.store.backup import restore_backup, save_backup
from hearsay.store.deciding import Ruling, decide, decide_on_speaker, history
from hearsay.store.documents import find_judged, find_ledger_json, find_versions, list_documents
from hearsay.store.filters import Filter
from hearsay.store.opening import open_store
from hearsay.store.searching import search
from hearsay.store.speaking import list_speakers
from tests.stored import HARBOUR, a_ledger

HERE = "https://news.test/harbour"


@pytest.fixture
def filled(store):
    add_ledger(store, a_ledger(url=HERE))
    added = add_ledger(store, a_ledger(HARBOUR + " More \x00 to come.", url=HERE))
    claim = find_judged(store, added.document).ledger.claims[0].id
    decide(store, added.document, claim, Ruling(Decision.VERDICT, "qualified", why="x"), who="ana")
    speaker = list_speakers(store, "desh").found[0].id
    decide_on_speaker(store, speaker, Ruling(Decision.RENAME, "I. Desh"), who="ana")
    add_user(store, "ana", "three plain words", Role.ADMIN)
    log(store, "ana", "log in")
    return store


@pytest.fixture
def other(other_place, clock):
    opened = open_store(other_place, clock=clock)
    yield opened
    opened.close()


def everything(store):
    return (
        list_documents(store).found,
        [find_ledger_json(store, row.id) for row in list_documents(store).found],
        [find_versions(store, row.id) for row in list_documents(store).found],
        history(store),
        list_entries(store).found,
        list_speakers(store).found,
        search(store, Filter("ferry")).found,
    )


def test_all_comes_back(filled, other, tmp_path):
    secret, _ = add_token(filled, "ana", "script", Role.READER)
    file = tmp_path / "backup.gz"
    counted = save_backup(filled, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert restore_backup(other, file) == counted
    assert everything(other) == everything(filled)
    assert check_password(other, "ana", "three plain words")
    assert find_token(other, secret)
    # Numbers go on where they stopped.
    claim = list_documents(other).found[0].id
    record = find_judged(other, claim).ledger.claims[1].id
    assert decide(other, claim, record, Ruling(Decision.ACCEPT), who="bo").id == 3
    add_ledger(other, a_ledger("New."))


def test_a_store_that_is_not_empty_is_not_restored_into(filled, tmp_path):
    save_backup(filled, tmp_path / "backup.gz")
    with pytest.raises(BadStore, match="not empty"):
        restore_backup(filled, tmp_path / "backup.gz")


def damaged(data):
    lines = gzip.decompress(data).splitlines(keepends=True)
    return {
        "cut": data[: len(data) // 2],
        "a bit turned": data[:-20] + bytes([data[-20] ^ 1]) + data[-19:],
        "without its end": gzip.compress(b"".join(lines[:-1])),
        "without a row": gzip.compress(b"".join(lines[:2] + lines[3:])),
        "another table": gzip.compress(lines[0] + b'{"table": "songs", "row": {}}\n'),
        "another column": gzip.compress(lines[0] + b'{"table": "articles", "row": {"x": 1}}\n'),
        "no backup": b"plain text",
        "other JSON": gzip.compress(b"[]\n"),
        "empty": b"",
    }


@pytest.mark.parametrize(
    "fault",
    ["cut", "a bit turned", "without its end", "without a row", "another table", "another column",
     "no backup", "other JSON", "empty"],
)  # fmt: skip
def test_a_damaged_backup_leaves_the_store_empty(filled, other, tmp_path, fault):
    save_backup(filled, tmp_path / "backup.gz")
    bad = tmp_path / "bad.gz"
    bad.write_bytes(damaged((tmp_path / "backup.gz").read_bytes())[fault])
    with pytest.raises(InputError, match="backup"):
        restore_backup(other, bad)
    assert count_documents(other) == 0


def test_a_place_where_no_file_can_be_is_told(filled, tmp_path):
    for path in (tmp_path, tmp_path / "none" / "backup.gz"):
        with pytest.raises(InputError, match="name a file"):
            save_backup(filled, path)


def test_a_backup_that_is_not_there_is_told(other, tmp_path):
    with pytest.raises(InputError, match="no such file"):
        restore_backup(other, tmp_path / "none.gz")

"""Migrations run both ways on a filled store, and lose only what a step down must lose."""

import pytest
from sqlalchemy import inspect

from hearsay.errors import BadStore
from hearsay.records.judgement import Decision
from hearsay.store.accounts import Role, add_user, has_users
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide, history
from hearsay.store.documents import find_ledger
from hearsay.store.filters import Filter
from hearsay.store.migrating import EMPTY, NEWEST, VERSIONS, listed_versions
from hearsay.store.opening import open_store
from hearsay.store.rebuilding import migrate_store, rebuild_rows
from hearsay.store.searching import search
from hearsay.store.tables import metadata
from tests.stored import a_ledger


def fill(store):
    added = add_ledger(store, a_ledger())
    claim = find_ledger(store, added.document).claims[0].id
    decide(store, added.document, claim, Ruling(Decision.ACCEPT), who="ana")
    add_user(store, "ana", "a long password", Role.ADMIN)
    return added.document


def test_the_files_chain_as_they_are_listed():
    assert listed_versions() == VERSIONS
    assert VERSIONS[-1] == NEWEST


def test_the_tables_are_those_that_the_code_knows(store):
    there = inspect(store.engine)
    for table in metadata.tables.values():
        columns = {column["name"]: column for column in there.get_columns(table.name)}
        assert set(columns) - {"vector"} == set(table.c.keys()), table.name
        for column in table.c:
            assert columns[column.name]["nullable"] == bool(column.nullable), (table.name, column)


@pytest.mark.parametrize("to", [*VERSIONS[:-1], EMPTY])
def test_a_filled_store_goes_down_and_up_again(store, place, to):
    document = fill(store)
    before = [hit.record for hit in search(store, Filter("ferry")).found]
    store.close()
    assert migrate_store(place, to) == (NEWEST, to)
    with pytest.raises(BadStore, match=r"hearsay store migrate|no store here"):
        open_store(place, create=False)
    assert migrate_store(place) == (to, NEWEST)
    opened = open_store(place)
    if to != EMPTY:
        assert find_ledger(opened, document) == a_ledger()
        assert [hit.record for hit in search(opened, Filter("ferry")).found] == before
    assert bool(history(opened)) == (to in {"judgements", "accounts"})
    assert has_users(opened) == (to == "accounts")
    opened.close()


def test_rows_can_be_made_anew(store):
    fill(store)
    before = search(store, Filter("ferry")).found
    assert rebuild_rows(store) == 1
    assert search(store, Filter("ferry")).found == before


def test_a_version_that_is_none_is_refused(store, place):
    with pytest.raises(BadStore, match="no version of the store"):
        migrate_store(place, "tomorrow")

"""Users may come and go while the desk runs: what they may is looked up, not remembered."""

import pytest

from hearsay.store.accounts import (
    Role,
    User,
    add_token,
    add_user,
    change_role,
    disable_user,
)
from hearsay.store.opening import open_store
from hearsay.web.people import People
from tests.desks import PASSWORD, a_desk, log_in, store_of


@pytest.fixture
def client(tmp_path):
    with a_desk(tmp_path) as client:
        yield client


@pytest.fixture
def guarded(tmp_path):
    with a_desk(tmp_path, users=True) as client:
        yield client


def test_the_first_user_shuts_the_desk_within_a_second_and_for_good(tmp_path):
    store, now = open_store(tmp_path / "a.db"), [0.0]
    pia = User("pia", Role.ADMIN, store.clock())
    people = People(store, pia, lambda: now[0])
    assert people.local == pia
    add_user(store, "ana", PASSWORD, Role.ADMIN)
    assert people.local == pia  # looked up a moment ago
    now[0] = 1.0
    assert people.local is None
    disable_user(store, "ana")
    now[0] = 9.0
    assert people.local is None
    store.close()


def test_whoever_sat_at_an_open_desk_logs_in_once_there_is_a_user(client):
    assert client.get("/add").url.path == "/add"
    assert client.get("/api/v1/documents").status_code == 200
    add_user(store_of(client), "ana", PASSWORD, Role.EDITOR)
    client.desk.people._looked -= 1
    assert client.get("/add").url.path == "/login"
    assert client.get("/api/v1/documents").status_code == 401
    assert log_in(client, "ana").status_code == 200
    assert client.get("/add").url.path == "/add"
    assert client.get("/audit").status_code == 403


def test_a_user_who_is_added_can_log_in_at_once_and_a_disabled_one_is_out_at_once(guarded):
    add_user(store_of(guarded), "ana", PASSWORD, Role.EDITOR)
    token, _ = add_token(store_of(guarded), "ana", "test", Role.EDITOR)
    bearer = {"authorization": f"Bearer {token}"}
    log_in(guarded, "ana")
    assert guarded.get("/add").url.path == "/add"
    assert guarded.get("/api/v1/documents", headers=bearer).status_code == 200
    disable_user(store_of(guarded), "ana")
    assert guarded.get("/add").url.path == "/login"
    assert guarded.get("/api/v1/documents", headers=bearer).status_code == 401
    assert log_in(guarded, "ana").status_code == 401


def test_a_role_that_is_taken_away_is_gone_at_once(guarded):
    log_in(guarded, "eda")
    assert guarded.get("/add").status_code == 200
    change_role(store_of(guarded), "eda", Role.READER)
    assert guarded.get("/add").status_code == 403

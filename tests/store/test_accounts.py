"""Users, sessions and tokens: who gets in, who does not, and what lies in the tables."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hearsay.errors import InputError, NotInStore
from hearsay.store.accounts import (
    SESSION,
    Role,
    add_token,
    add_user,
    change_password,
    change_role,
    check_password,
    disable_user,
    end_session,
    find_session,
    find_token,
    has_users,
    list_tokens,
    list_users,
    revoke_token,
    start_session,
)
from hearsay.store.tables import sessions, tokens, users

PASSWORD = "three plain words"  # noqa: S105


@pytest.fixture
def ana(store):
    return add_user(store, "ana", PASSWORD, Role.EDITOR)


def test_a_user_gets_in_with_the_password_alone(store, ana):
    assert check_password(store, "ana", PASSWORD) == ana
    assert check_password(store, "ana", PASSWORD + " ") is None
    assert check_password(store, "Ana", PASSWORD) is None
    assert check_password(store, "nobody", PASSWORD) is None
    assert has_users(store)


def test_no_secret_lies_in_the_tables(store, ana):
    secret = start_session(store, "ana")
    token, _ = add_token(store, "ana", "for a script", Role.READER)
    with store.reading() as connection:
        kept = str([connection.execute(select(table)).all() for table in (users, sessions, tokens)])
    for one in (PASSWORD, secret, token):
        assert one not in kept
    assert "$argon2id$" in kept


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_that_is_none_is_refused(store, password):
    with pytest.raises(InputError, match="10 characters"):
        add_user(store, "bo", password, Role.READER)
    assert list_users(store) == ()


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x00b", "a\u202eb"])
def test_a_name_that_is_none_is_refused(store, name):
    with pytest.raises(InputError, match="name"):
        add_user(store, name, PASSWORD, Role.READER)


def test_a_name_is_given_once(store, ana):
    with pytest.raises(InputError, match="there is a user"):
        add_user(store, " ana ", PASSWORD, Role.ADMIN)


def test_a_session_ends_with_time_logout_a_new_password_and_being_shut_out(store, ana, clock):
    secret = start_session(store, "ana")
    assert find_session(store, secret) == ana
    assert find_session(store, secret + "x") is None
    end_session(store, secret)
    assert find_session(store, secret) is None

    secret = start_session(store, "ana")
    clock.now += SESSION + timedelta(minutes=1)
    assert find_session(store, secret) is None

    secret = start_session(store, "ana")
    change_password(store, "ana", "another long one")
    assert find_session(store, secret) is None
    assert check_password(store, "ana", PASSWORD) is None

    secret = start_session(store, "ana")
    disable_user(store, "ana")
    assert find_session(store, secret) is None
    assert check_password(store, "ana", "another long one") is None
    disable_user(store, "ana", is_disabled=False)
    assert find_session(store, secret) is None
    assert check_password(store, "ana", "another long one") is not None


def test_a_token_opens_no_more_than_its_role_and_its_users(store, ana):
    secret, token = add_token(store, "ana", "script", Role.EDITOR)
    assert find_token(store, secret).role is Role.EDITOR
    change_role(store, "ana", Role.READER)
    assert find_token(store, secret).role is Role.READER
    with pytest.raises(InputError, match="cannot be editor"):
        add_token(store, "ana", "more", Role.EDITOR)
    revoke_token(store, token.id)
    assert find_token(store, secret) is None
    with pytest.raises(NotInStore):
        revoke_token(store, token.id)
    assert list_tokens(store)[0].revoked is not None


def test_a_token_ends_on_its_day_and_with_its_user(store, ana, clock):
    secret, _ = add_token(store, "ana", "script", Role.READER, ends=clock() + timedelta(days=1))
    other, _ = add_token(store, "ana", "script", Role.READER)
    assert find_token(store, secret) is not None
    clock.now += timedelta(days=2)
    assert find_token(store, secret) is None
    disable_user(store, "ana")
    assert find_token(store, other) is None


def test_roles_are_in_order():
    assert Role.ADMIN.covers(Role.EDITOR)
    assert Role.READER.covers(Role.READER)
    assert not Role.READER.covers(Role.EDITOR)

"""Adds users and tokens, changes what they may do; the password is never an argument."""

import sys
from datetime import timedelta

import click

from hearsay.cli.opened import opened, tell
from hearsay.errors import InputError

# The store's libraries are an extra: its modules are imported in functions.
# ruff: noqa: PLC0415

_BY = "command line"  # in the audit log


def add_one(place: str | None, name: str, role: str) -> None:
    """Add a user to the store, which is made where there is none."""
    with opened(place, create=True) as store:
        from hearsay.store.accounts import Role, add_user
        from hearsay.store.auditing import log

        added = add_user(store, name, _password(), Role(role))
        log(store, _BY, "add user", added.name, role)
    tell(f"added {added.name}, {added.role}")


def print_users(place: str | None) -> None:
    """Users, and below each their tokens."""
    with opened(place) as store:
        from hearsay.store.accounts import list_tokens, list_users

        for user in list_users(store):
            shut = ", shut out" if user.disabled else ""
            tell(f"{user.name}  {user.role}{shut}")
            for token in list_tokens(store, user.name):
                ends = f"until {token.ends:%Y-%m-%d}" if token.ends else "without an end"
                state = "revoked" if token.revoked else ends
                tell(f"    token {token.id}  {token.role}  {state}  {token.told}")


def set_password(place: str | None, name: str) -> None:
    """A new password."""
    with opened(place) as store:
        from hearsay.store.accounts import change_password, find_user
        from hearsay.store.auditing import log

        find_user(store, name)  # told before the password is asked for
        change_password(store, name, _password())
        log(store, _BY, "change password", name)
    tell(f"{name}: password changed")


def set_role(place: str | None, name: str, role: str) -> None:
    """Another role."""
    with opened(place) as store:
        from hearsay.store.accounts import Role, change_role
        from hearsay.store.auditing import log

        change_role(store, name, Role(role))
        log(store, _BY, "change role", name, role)
    tell(f"{name}: {role}")


def shut_out(place: str | None, name: str, *, is_disabled: bool) -> None:
    """Out, or in again."""
    with opened(place) as store:
        from hearsay.store.accounts import disable_user
        from hearsay.store.auditing import log

        disable_user(store, name, is_disabled=is_disabled)
        log(store, _BY, "disable user" if is_disabled else "enable user", name)
    tell(f"{name}: {'shut out' if is_disabled else 'may log in again'}")


def make_token(place: str | None, name: str, told: str, may: tuple[str, int]) -> None:
    """A token: its secret alone on standard output, so that a script can take it."""
    role, days = may
    with opened(place) as store:
        from hearsay.store.accounts import Role, add_token
        from hearsay.store.auditing import log

        ends = store.clock() + timedelta(days=days)
        secret, token = add_token(store, name, told, Role(role), ends=ends)
        log(store, _BY, "make token", token.id, f"{role} for {name}")
    click.echo(secret)


def revoke(place: str | None, token: str) -> None:
    """Useless from now on."""
    with opened(place) as store:
        from hearsay.store.accounts import revoke_token
        from hearsay.store.auditing import log

        revoke_token(store, token)
        log(store, _BY, "revoke token", token)
    tell(f"token {token} is revoked")


def _password() -> str:
    """Asked for twice and not shown; from a pipe, its first line."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    line = sys.stdin.readline()
    if not line:
        raise InputError("give the password on standard input, or run this at a terminal")
    return line.rstrip("\r\n")

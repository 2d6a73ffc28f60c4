"""Users, their sessions and API tokens. Passwords as argon2id, secrets as their SHA-256."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from hearsay.errors import InputError, MissingExtra, NotInStore
from hearsay.store.opening import Store
from hearsay.store.tables import sessions, tokens, users

SESSION = timedelta(hours=12)
# 10: shorter passwords fall to lists; NIST SP 800-63B asks for 8 where there is a second factor.
SHORTEST, LONGEST = 10, 1_000
_LONGEST_NAME = 60


class Role(StrEnum):
    """What a user may do; each may do what those before it may."""

    READER = "reader"  # read and search
    EDITOR = "editor"  # add documents, judge
    ADMIN = "admin"  # remove documents, see the audit log

    def covers(self, other: "Role") -> bool:
        """Whether this role may do what ``other`` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the store."""

    name: str
    role: Role
    added: datetime
    disabled: datetime | None = None  # None: not


@dataclass(frozen=True, slots=True)
class Token:
    """A key for programs, without its secret."""

    id: str
    user: str
    told: str  # what it is for
    role: Role
    made: datetime
    ends: datetime | None
    revoked: datetime | None


# --- users --------------------------------------------------------------------------------------


def add_user(store: Store, name: str, password: str, role: Role) -> User:
    """A new user; raises ``InputError`` where there is one of the name."""
    clean = _clean_name(name)
    hashed = _hashed(password)
    with store.writing() as connection:
        if _user(connection, clean) is not None:
            raise InputError(f"{clean}: there is a user of this name")
        row = {"name": clean, "password": hashed, "role": role.value, "added": store.clock()}
        connection.execute(insert(users), row)
    return find_user(store, clean)


def find_user(store: Store, name: str) -> User:
    """The user of this name; raises ``NotInStore``."""
    with store.reading() as connection:
        row = _user(connection, name)
    if row is None:
        raise NotInStore(f"{name[:60]}: there is no user of this name")
    return _as_user(row)


def list_users(store: Store) -> tuple[User, ...]:
    """Everybody, by name."""
    with store.reading() as connection:
        rows = connection.execute(select(users).order_by(users.c.name)).mappings()
        return tuple(_as_user(row) for row in rows)


def has_users(store: Store) -> bool:
    """Whether anybody could log in."""
    asked = select(func.count()).select_from(users).where(users.c.disabled.is_(None))
    with store.reading() as connection:
        return bool(connection.execute(asked).scalar_one())


def change_password(store: Store, name: str, password: str) -> None:
    """Set a new one; whoever is logged in under the name is logged out."""
    find_user(store, name)
    hashed = _hashed(password)
    with store.writing() as connection:
        changed = update(users).where(users.c.name == name)
        connection.execute(changed.values(password=hashed))
        connection.execute(delete(sessions).where(sessions.c.user == name))


def change_role(store: Store, name: str, role: Role) -> None:
    """Give another role."""
    find_user(store, name)
    with store.writing() as connection:
        connection.execute(update(users).where(users.c.name == name).values(role=role.value))


def disable_user(store: Store, name: str, *, is_disabled: bool = True) -> None:
    """Shut somebody out, at once and everywhere, or let them in again. Judgements keep the name."""
    find_user(store, name)
    when = store.clock() if is_disabled else None
    with store.writing() as connection:
        connection.execute(update(users).where(users.c.name == name).values(disabled=when))
        connection.execute(delete(sessions).where(sessions.c.user == name))


def check_password(store: Store, name: str, password: str) -> User | None:
    """The user, where name and password are right; takes as long where they are not."""
    with store.reading() as connection:
        row = _user(connection, name)
    hashed = row["password"] if row is not None else _nobody()
    is_right = _verifies(hashed, password)
    if row is None or not is_right or row["disabled"] is not None:
        return None
    return _as_user(row)


# --- sessions -----------------------------------------------------------------------------------


def start_session(store: Store, user: str) -> str:
    """The secret of a new session, for a cookie. Sessions that ended are swept out."""
    secret, now = secrets.token_urlsafe(32), store.clock()
    row = {"digest": _digest(secret), "user": user, "started": now, "ends": now + SESSION}
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.ends <= now))
        connection.execute(insert(sessions), row)
    return secret


def find_session(store: Store, secret: str) -> User | None:
    """Whose session it is; None where it ended, or never was."""
    asked = (
        select(users)
        .join(sessions, sessions.c.user == users.c.name)
        .where(sessions.c.digest == _digest(secret), sessions.c.ends > store.clock())
        .where(users.c.disabled.is_(None))
    )
    with store.reading() as connection:
        row = connection.execute(asked).mappings().first()
    return None if row is None else _as_user(row)


def end_session(store: Store, secret: str) -> None:
    """Log out."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == _digest(secret)))


# --- tokens -------------------------------------------------------------------------------------


def add_token(
    store: Store, user: str, told: str, role: Role, *, ends: datetime | None = None
) -> tuple[str, Token]:
    """The secret of a new token, shown this once, and the token. Its role is at most the user's."""
    owner = find_user(store, user)
    if not owner.role.covers(role):
        raise InputError(f"{user} is {owner.role}: a token of theirs cannot be {role}")
    known = secrets.token_hex(4)
    secret = f"hs_{known}_{secrets.token_urlsafe(32)}"
    row = {
        "id": known,
        "digest": _digest(secret),
        "user": user,
        "told": told.strip()[:200],
        "role": role.value,
        "made": store.clock(),
        "ends": ends,
    }
    with store.writing() as connection:
        connection.execute(insert(tokens), row)
    return secret, next(one for one in list_tokens(store, user) if one.id == known)


def find_token(store: Store, secret: str) -> User | None:
    """Who comes with this token, in the token's role; None where it is not good any more."""
    now = store.clock()
    asked = (
        select(users, tokens.c.role.label("granted"))
        .join(tokens, tokens.c.user == users.c.name)
        .where(tokens.c.digest == _digest(secret), tokens.c.revoked.is_(None))
        .where(tokens.c.ends.is_(None) | (tokens.c.ends > now), users.c.disabled.is_(None))
    )
    with store.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    owner, granted = _as_user(row), Role(row["granted"])
    # Whoever lost a role since does not keep it by a token.
    return User(owner.name, granted if owner.role.covers(granted) else owner.role, owner.added)


def list_tokens(store: Store, user: str | None = None) -> tuple[Token, ...]:
    """Tokens, oldest first, without their secrets."""
    asked = select(tokens).order_by(tokens.c.made, tokens.c.id)
    if user is not None:
        asked = asked.where(tokens.c.user == user)
    with store.reading() as connection:
        return tuple(_as_token(row) for row in connection.execute(asked).mappings())


def revoke_token(store: Store, token: str) -> None:
    """Make a token useless; raises ``NotInStore``."""
    with store.writing() as connection:
        changed = update(tokens).where(tokens.c.id == token, tokens.c.revoked.is_(None))
        if not connection.execute(changed.values(revoked=store.clock())).rowcount:
            raise NotInStore(f"{token[:20]}: there is no token of this id that is still good")


# --- below --------------------------------------------------------------------------------------


def _user(connection: Connection, name: str) -> Any:
    return connection.execute(select(users).where(users.c.name == name)).mappings().first()


def _as_user(row: Any) -> User:
    return User(row["name"], Role(row["role"]), row["added"], row["disabled"])


def _as_token(row: Any) -> Token:
    told = {name: row[name] for name in Token.__slots__ if name != "role"}
    return Token(role=Role(row["role"]), **told)


def _clean_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > _LONGEST_NAME or not clean.isprintable():
        raise InputError(f"a user's name has 1 to {_LONGEST_NAME} characters that can be printed")
    return clean


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


@cache
def _hasher() -> Any:
    """Argon2id with the parameters that argon2-cffi takes from RFC 9106."""
    try:
        from argon2 import PasswordHasher  # noqa: PLC0415  # only where somebody logs in
    except ImportError:
        raise MissingExtra("users need the extra desk: pip install 'hearsay[desk]'") from None
    return PasswordHasher()


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} characters or more; three words will do")
    return str(_hasher().hash(password))


def _verifies(hashed: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415  # as above

    try:
        return bool(_hasher().verify(hashed, password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """A hash that nobody has the password of, so that an unknown name takes as long as a known."""
    return _hashed(secrets.token_urlsafe(16))

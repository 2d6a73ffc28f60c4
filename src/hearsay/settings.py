"""Settings from the environment; the only reader of ``os.environ``.

``HEARSAY_MAX_BYTES`` and ``HEARSAY_MAX_CHARACTERS`` set how much of one file is read,
``HEARSAY_MAX_SECONDS`` how long one address may take. ``HEARSAY_STORE`` is where the store lies;
the others are of the desk (``hearsay serve``).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an input may be. More is refused with one line, never cut."""

    max_bytes: int = 20_000_000  # of one file
    max_characters: int = 2_000_000  # of one text
    max_seconds: int = 60  # to fetch one address, its redirects included


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Where the desk listens, and how much it takes on."""

    host: str = "127.0.0.1"
    port: int = 8350  # no service is registered for it
    names: tuple[str, ...] = ()  # host names it answers to, beside numbers and localhost
    behind_https: bool = False  # a proxy before it speaks HTTPS: cookies are for HTTPS alone
    max_waiting: int = 50  # files and texts that may wait to be read
    reading_seconds: int = 600  # for one of them; then it is given up


def load_store_place(environ: Mapping[str, str] | None = None) -> str:
    """Where the store lies: a file name or a postgresql:// address."""
    found = os.environ if environ is None else environ
    return found.get("HEARSAY_STORE", "").strip() or "hearsay.db"


def load_desk(environ: Mapping[str, str] | None = None) -> DeskSettings:
    """The settings of the desk named in the environment."""
    found, plain = os.environ if environ is None else environ, DeskSettings()
    port = _whole_number(found, "HEARSAY_PORT", plain.port)
    if port > 65_535:
        raise InputError(f"HEARSAY_PORT is {port}: a port is at most 65535")
    return DeskSettings(
        found.get("HEARSAY_HOST", "").strip() or plain.host,
        port,
        tuple(found.get("HEARSAY_NAMES", "").replace(",", " ").lower().split()),
        _yes(found, "HEARSAY_HTTPS"),
        _whole_number(found, "HEARSAY_MAX_WAITING", plain.max_waiting),
        _whole_number(found, "HEARSAY_READING_SECONDS", plain.reading_seconds),
    )


def load_person(environ: Mapping[str, str] | None = None) -> str:
    """Who sits at this machine, for the judgements of a desk without users."""
    found = os.environ if environ is None else environ
    named = found.get("LOGNAME", "").strip() or found.get("USER", "").strip()
    return named[:60] if named.isprintable() and named else "desk"


def load_limits(environ: Mapping[str, str] | None = None) -> Limits:
    """The limits named in the environment; what is not named there stays as it is."""
    found = os.environ if environ is None else environ
    plain = Limits()
    return Limits(
        _whole_number(found, "HEARSAY_MAX_BYTES", plain.max_bytes),
        _whole_number(found, "HEARSAY_MAX_CHARACTERS", plain.max_characters),
        _whole_number(found, "HEARSAY_MAX_SECONDS", plain.max_seconds),
    )


def _yes(environ: Mapping[str, str], name: str) -> bool:
    given = environ.get(name, "").strip().lower()
    if given not in {"", "0", "1", "yes", "no"}:
        raise InputError(f"{name} is {given[:40]!r}: give 1 or 0")
    return given in {"1", "yes"}


def _whole_number(environ: Mapping[str, str], name: str, plain: int) -> int:
    given = environ.get(name, "").strip().replace("_", "")
    if not given:
        return plain
    # Nine digits and more are beyond any text; int() of thousands of digits would raise.
    if not (given.isascii() and given.isdigit()) or len(given) > 18 or int(given) == 0:
        raise InputError(f"{name} is {given[:40]!r}: give a whole number above 0, such as {plain}")
    return int(given)

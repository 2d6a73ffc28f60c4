"""Settings from the environment; the only reader of ``os.environ``.

``HEARSAY_MAX_BYTES`` and ``HEARSAY_MAX_CHARACTERS`` set how much of one file is read,
``HEARSAY_MAX_SECONDS`` how long one address may take. ``HEARSAY_STORE`` names the store: a file, or
a postgresql:// address.
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


def load_limits(environ: Mapping[str, str] | None = None) -> Limits:
    """The limits named in the environment; what is not named there stays as it is."""
    found = os.environ if environ is None else environ
    plain = Limits()
    return Limits(
        _whole_number(found, "HEARSAY_MAX_BYTES", plain.max_bytes),
        _whole_number(found, "HEARSAY_MAX_CHARACTERS", plain.max_characters),
        _whole_number(found, "HEARSAY_MAX_SECONDS", plain.max_seconds),
    )


def load_store_place(environ: Mapping[str, str] | None = None) -> str:
    """Where the store lies: a file name or a postgresql:// address."""
    found = os.environ if environ is None else environ
    return found.get("HEARSAY_STORE", "").strip() or "hearsay.db"


def _whole_number(environ: Mapping[str, str], name: str, plain: int) -> int:
    given = environ.get(name, "").strip().replace("_", "")
    if not given:
        return plain
    # Nine digits and more are beyond any text; int() of thousands of digits would raise.
    if not (given.isascii() and given.isdigit()) or len(given) > 18 or int(given) == 0:
        raise InputError(f"{name} is {given[:40]!r}: give a whole number above 0, such as {plain}")
    return int(given)

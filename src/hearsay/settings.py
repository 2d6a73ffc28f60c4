"""Settings from ``hearsay.toml`` and the environment; the only reader of ``os.environ``.

What an option says goes before what the environment says, that before the nearest ``hearsay.toml``
(in the working folder or a folder around it), that before the one in the user's own folder of
settings. The command line asks for all of it; a Python program gets the limits alone, so that the
same call does the same in every folder.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hearsay.errors import InputError

FILE = "hearsay.toml"
NAMED_FILE = "HEARSAY_CONFIG"  # the one file to use; empty: none
DEFAULT = "default"  # the origin of a value that nothing sets
_DIGITS = 18  # more are beyond any text; int() of thousands of digits would raise


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an input may be. More is refused with one line, never cut."""

    max_bytes: int = 20_000_000  # of one file
    max_characters: int = 2_000_000  # of one text
    max_seconds: int = 60  # to fetch one address, its redirects included


@dataclass(frozen=True, slots=True)
class Setting:
    """One value, and where it is from."""

    key: str  # as in the file, its table first: "limits.max_bytes"
    value: Any
    origin: str  # a file, a variable of the environment, or ``DEFAULT``

    @property
    def told(self) -> str:
        """The value in words."""
        match self.value:
            case None | ():
                return "not set"
            case str() if "://" in self.value:  # what follows may be a password
                return f"{self.value.partition('://')[0]}://…"
            case int():
                return f"{self.value:,}"
            case tuple():
                pairs = (one if isinstance(one, tuple) else (str(one),) for one in self.value)
                return ", ".join(" = ".join(pair) for pair in pairs)
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set, for commands that are not told otherwise."""

    packs: tuple[Path, ...] = ()
    outlet: str | None = None  # of a document that does not name its own; None: not set
    as_of: date | None = None  # None: the day of publication
    outlets: tuple[tuple[str, str], ...] = ()  # hosts and what to call who publishes there
    store: str = "hearsay.db"  # a file name or a postgresql:// address
    limits: Limits = Limits()
    told: tuple[Setting, ...] = ()  # every key, in the order of ``KEYS``
    files: tuple[Path, ...] = ()  # the files that count, the nearest first


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set."""

    name: str
    variable: str | None  # of the environment; None: only in the file
    allowed: str  # what may be given, in words
    plain: Any = None  # where nothing is set


_USUAL = Limits()
_NUMBER = "a whole number above 0"
KEYS = (
    Key("packs", "HEARSAY_PACKS", 'a list of folders, such as ["packs/harbours"]', ()),
    Key("outlet", "HEARSAY_OUTLET", 'a text, such as "The Northern Ledger"'),
    Key("as_of", "HEARSAY_AS_OF", "a day, such as 2026-03-01"),
    Key("outlets", None, 'a table of hosts and names, such as "ledger.example" = "The Ledger"', ()),
    Key("store", "HEARSAY_STORE", 'a file, such as "desk.db"', "hearsay.db"),
    Key("limits.max_bytes", "HEARSAY_MAX_BYTES", _NUMBER, _USUAL.max_bytes),
    Key("limits.max_characters", "HEARSAY_MAX_CHARACTERS", _NUMBER, _USUAL.max_characters),
    Key("limits.max_seconds", "HEARSAY_MAX_SECONDS", _NUMBER, _USUAL.max_seconds),
)
_BY_NAME = {key.name: key for key in KEYS}
_TABLES = frozenset(name.partition(".")[0] for name in _BY_NAME if "." in name)


def load_limits(environ: Mapping[str, str] | None = None) -> Limits:
    """The limits named in the environment; what is not named there stays as it is."""
    given = _of_environment(os.environ if environ is None else environ)
    return _limits({setting.key: setting for setting in given})


def load_settings(environ: Mapping[str, str] | None = None, here: Path | None = None) -> Settings:
    """All settings as they hold in the folder ``here``; raises ``InputError`` on a bad one."""
    found = os.environ if environ is None else environ
    set_to = {key.name: Setting(key.name, key.plain, DEFAULT) for key in KEYS}
    files = find_files(found, here)
    for file in reversed(files):
        set_to |= {setting.key: setting for setting in _of_file(file)}
    set_to |= {setting.key: setting for setting in _of_environment(found)}
    return Settings(
        set_to["packs"].value,
        set_to["outlet"].value,
        set_to["as_of"].value,
        set_to["outlets"].value,
        set_to["store"].value,
        _limits(set_to),
        tuple(set_to[key.name] for key in KEYS),
        files,
    )


def environment() -> Mapping[str, str]:
    """The environment, for what else has settings there."""
    return os.environ


def whole_number(given: str) -> int | None:
    """The number that digits say, "5_000" too; None where it is none above 0."""
    digits = given.replace("_", "")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    return int(digits) or None if is_number else None


def find_files(environ: Mapping[str, str], here: Path | None = None) -> tuple[Path, ...]:
    """The files of settings that count, the nearest first."""
    named = environ.get(NAMED_FILE)
    if named is not None:
        if named and not Path(named).exists():
            raise InputError(f"{named}: there is no such file (named by {NAMED_FILE})")
        return (Path(named),) if named else ()
    try:
        here = Path.cwd() if here is None else here
    except OSError:  # the working folder is gone
        around: tuple[Path, ...] = ()
    else:
        around = (here, *here.parents)
    nearest = next((folder / FILE for folder in around if (folder / FILE).is_file()), None)
    own = _own_folder(environ)
    files = (nearest, own / FILE if own else None)
    return tuple(dict.fromkeys(file for file in files if file is not None and file.is_file()))


def _own_folder(environ: Mapping[str, str]) -> Path | None:
    """Where this system keeps a user's settings."""
    at = environ.get("APPDATA") if sys.platform == "win32" else environ.get("XDG_CONFIG_HOME")
    if at and Path(at).is_absolute():
        return Path(at) / "hearsay"
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return Path(home) / ".config" / "hearsay" if home else None


def _limits(given: Mapping[str, Setting]) -> Limits:
    named = {name.partition(".")[2]: one.value for name, one in given.items() if "." in name}
    return Limits(**named)


# --- the file ----------------------------------------------------------------------------------


def _of_file(path: Path) -> Iterator[Setting]:
    """What a file sets; an unknown key or a value of the wrong kind is refused."""
    for name, value in _flat(_read(path), path):
        key = _BY_NAME.get(name)
        if key is None:
            raise InputError(f"{path}: {name[:80]!r} is not a key; the keys are {_known()}")
        taken = _from_toml(key, value, path.parent)
        if taken is None:
            raise InputError(f"{path}: {name} is {_short(value)}; give {key.allowed}")
        yield Setting(name, taken, str(path))


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # only where there is a file

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read: {error.strerror}") from None
    except ValueError as error:  # not TOML, not UTF-8
        raise InputError(f"{path}: not a TOML file in UTF-8: {error}") from None
    except RecursionError:
        raise InputError(f"{path}: not a TOML file that can be read: too deep") from None


def _flat(content: Mapping[str, Any], path: Path) -> Iterator[tuple[str, Any]]:
    """Keys with their table before them: "limits.max_bytes"."""
    for name, value in content.items():
        if name not in _TABLES:
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            raise InputError(f"{path}: {name} is {_short(value)}; give a table: [{name}]")


def _from_toml(key: Key, value: Any, folder: Path) -> Any:
    """The value as we keep it; None where it is of the wrong kind."""
    match key.name:
        case "packs" if _are_texts(value):
            return tuple(folder / _at_home(one) for one in value)
        case "outlet" if isinstance(value, str) and value.strip():
            return value
        # An address is none of a file's: somebody else's file must not have texts sent to a server.
        case "store" if isinstance(value, str) and value.strip() and "://" not in value:
            return str(folder / _at_home(value))
        case "as_of":
            is_day = isinstance(value, date) and not isinstance(value, datetime)
            return value if is_day else _day(value)
        case "outlets" if isinstance(value, dict) and _are_texts(list(value.values())):
            return tuple((host.lower(), name) for host, name in value.items())
        case name if "." in name and isinstance(value, int) and not isinstance(value, bool):
            return value if 0 < value < 10**_DIGITS else None
    return None


def _at_home(place: str) -> Path:
    """The path with ~ replaced; as it is where nobody's home can be told."""
    try:
        return Path(place).expanduser()
    except RuntimeError:
        return Path(place)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _known() -> str:
    return ", ".join(_BY_NAME)


def _short(value: Any) -> str:
    told = repr(value)
    return told if len(told) <= 40 else f"{told[:39]}…"


# --- the environment ---------------------------------------------------------------------------


def _of_environment(environ: Mapping[str, str]) -> Iterator[Setting]:
    """What the environment sets; an empty variable sets nothing."""
    for key in KEYS:
        given = environ.get(key.variable, "").strip() if key.variable else ""
        if not given or key.variable is None:
            continue
        taken = _from_words(key, given)
        if taken is None:
            raise InputError(f"{key.variable} is {_short(given)}; give {_allowed_words(key)}")
        yield Setting(key.name, taken, key.variable)


def _from_words(key: Key, given: str) -> Any:
    """The value as we keep it; None where the words say nothing of the kind."""
    match key.name:
        case "packs":
            folders = (one for one in given.split(os.pathsep) if one)
            return tuple(map(_at_home, folders)) or None
        case "outlet" | "store":
            return given
        case "as_of":
            return _day(given)
    return whole_number(given)


def _allowed_words(key: Key) -> str:
    if key.name == "packs":
        return f"folders with {os.pathsep!r} between them"
    return key.allowed + (f", such as {key.plain}" if key.plain else "")

"""Packs compiled into one file that opens at once: every look-up of ``Packs``, kept on a shelf."""

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from hearsay.errors import BadPack, InputError
from hearsay.records.tags import Interval
from hearsay.reference.codec import decode, encode
from hearsay.reference.facts import Complete, Facts
from hearsay.reference.names import Names
from hearsay.reference.shelf import Shelf, ShelfWriter

_Key = TypeVar("_Key")
_Found = TypeVar("_Found")
_APART = "\x1f"  # between the parts of a key
_REMEMBERED = 4096  # look-ups; a claim makes some tens
# How the values of each look-up are written: rows by their places, one row, or plain tuples.
_ROWS = (
    "events",
    "tenures",
    "held",
    "called",
    "joined",
    "belonging",
    "values",
    "across",
    "commitments",
    "reviews",
)
_PAIRS = ("events", "tenures", "joined", "values", "across", "_people")  # keys of several parts


class ShelvedMapping(Mapping[_Key, _Found]):
    """One look-up of a compiled file; equal to another of the same file."""

    __slots__ = ("_find", "_name", "_shelf")

    def __init__(self, shelf: Shelf, name: str) -> None:
        self._shelf, self._name = shelf, name
        self._find = lru_cache(_REMEMBERED)(self._look_up)

    def __getitem__(self, key: _Key) -> _Found:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: _Key, default: Any = None) -> Any:
        """As of any mapping, without the detour over an exception."""
        found = self._find(key)
        return default if found is None else found

    def __iter__(self) -> Iterator[_Key]:
        for key in self._shelf.keys(self._name.encode() + b":"):
            text = key.decode()[len(self._name) + 1 :]
            yield tuple(text.split(_APART)) if self._name in _PAIRS else text  # type: ignore[misc]

    def __len__(self) -> int:
        return int(self._shelf.head()["counts"][self._name])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ShelvedMapping):
            return (self._shelf.path, self._name) == (other._shelf.path, other._name)
        return isinstance(other, Mapping) and dict(self) == other

    __hash__ = Mapping.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (self._shelf.path, self._name)

    def _look_up(self, key: _Key) -> _Found | None:
        raw = self._shelf.get(_key(self._name, key))
        if raw is None:
            return None
        try:
            found: _Found = self._decoded(json.loads(raw))
        except (ValueError, LookupError, TypeError, struct.error):
            raise BadPack(f"{self._shelf.path}: damaged; compile it again") from None
        return found

    def _decoded(self, given: Any) -> Any:
        if self._name in _ROWS:
            rows = b",".join(map(self._shelf.at, given)).decode()
            return tuple(map(decode, json.loads(f"[{rows}]")))
        if self._name == "entities":
            return decode(given)
        return _tuples(given)


def save_compiled(names: Names, facts: Facts, path: Path, about: Mapping[str, Any]) -> None:
    """Write every look-up of some packs into one file; ``about`` is kept with it.

    The file is written beside first and renamed, so that nobody ever opens half of it.
    """
    draft = path.with_name(f".{path.name[:60]}.tmp")
    try:
        with draft.open("wb") as file:
            _write(names, facts, ShelfWriter(file), about)
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: the file cannot be written: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)


def open_compiled(path: Path) -> tuple[Names, Facts, Mapping[str, Any]]:
    """The names and facts in a compiled file, and what was said about it."""
    shelf = Shelf(path)
    about = shelf.head()
    if not isinstance(about, dict) or "complete" not in about:
        raise BadPack(f"{path}: damaged; compile it again")
    complete = tuple(
        Complete(pack, table, tuple((c, v) for c, v in where), _interval(days), source)
        for pack, table, where, days, source in about["complete"]
    )
    names = Names(**{name: ShelvedMapping(shelf, name) for name in _look_ups(Names())})
    facts = Facts(
        **{name: ShelvedMapping(shelf, name) for name in _look_ups(Facts())}, complete=complete
    )
    return names, facts, about


@lru_cache(8)
def _shelf_at(path: Path) -> Shelf:
    return Shelf(path)


def _reopened(path: Path, name: str) -> ShelvedMapping[Any, Any]:
    """A look-up sent to another process, where the file is opened anew."""
    return ShelvedMapping(_shelf_at(path), name)


def _write(names: Names, facts: Facts, writer: ShelfWriter, about: Mapping[str, Any]) -> None:
    counts: dict[str, int] = {}
    places: dict[int, tuple[int, object]] = {}  # kept, so that no other row takes its id
    for part in (names, facts):
        for name in _look_ups(part):
            given = getattr(part, name)
            counts[name] = len(given)
            for key, value in given.items():
                writer.add(_key(name, key), _bytes(_written(name, value, writer, places)))
    complete = [
        [one.pack, one.table, one.where, _ordinals(one.days), one.source] for one in facts.complete
    ]
    writer.finish({**about, "counts": counts, "complete": complete})


def _look_ups(part: Names | Facts) -> list[str]:
    """The fields that are mappings."""
    return [one.name for one in fields(part) if one.name != "complete"]


def _key(name: str, key: Any) -> bytes:
    return f"{name}:{_APART.join(key) if isinstance(key, tuple) else key}".encode()


def _written(
    name: str, value: Any, writer: ShelfWriter, places: dict[int, tuple[int, object]]
) -> Any:
    if name == "entities":
        return encode(value)
    if name not in _ROWS:
        return value
    for row in value:
        if id(row) not in places:
            places[id(row)] = writer.add(b"", _bytes(encode(row))), row
    return [places[id(row)][0] for row in value]


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _tuples(given: Any) -> Any:
    return tuple(_tuples(one) for one in given) if isinstance(given, list) else given


def _ordinals(days: Interval) -> list[int]:
    return [days.first.toordinal(), days.last.toordinal()]


def _interval(given: list[int]) -> Interval:
    return Interval(date.fromordinal(given[0]), date.fromordinal(given[1]))

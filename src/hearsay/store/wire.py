"""Records to the JSON that columns hold, and back."""

import json
from typing import Any, TypeVar

import msgspec

_Record = TypeVar("_Record")


def to_text(record: object) -> str:
    """One line of JSON; a lone surrogate, which no database holds, as its escape."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record))


def from_text(text: str, kind: type[_Record]) -> _Record:
    """The record in a column that we wrote."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), kind)


def to_plain(record: object) -> Any:
    """The record as what JSON can hold: objects, arrays, strings and numbers."""
    return msgspec.to_builtins(record)

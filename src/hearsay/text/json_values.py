"""JSON and JSON-LD of other programs, read with patience: a property has no value, one or many."""

import json

from hearsay.errors import InputError


def loaded(data: bytes, what: str) -> object:
    """The value in some JSON; ``InputError`` says what it is not, where it cannot be read."""
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no {what}: not JSON ({error})") from None


def listed(value: object) -> list[object]:
    """The values of a property, of which JSON-LD allows none, one or many."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def text_of(value: object) -> str | None:
    """The first text among the values of a property; of an object its name, else its ``@value``."""
    for one in listed(value):
        if isinstance(one, str) and one.strip():
            return one.strip()
        if isinstance(one, dict):
            inner = text_of(one.get("name")) or text_of(one.get("@value"))
            if inner:
                return inner
    return None

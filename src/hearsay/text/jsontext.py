"""Readers of JSON: one document in a file, or one on each line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from hearsay.errors import InputError, UnreadableDocument
from hearsay.text.decoding import decode, split_lines
from hearsay.text.drafts import Draft, Failure, read_date


def read_json(data: bytes) -> Iterator[Draft | Failure]:
    """The one document: ``{"text", "title", "published", "url", "outlet", "authors"}``."""
    yield _read_one(data, 1)


def read_json_lines(data: bytes) -> Iterator[Draft | Failure]:
    r"""One document for each line, or its failure; a line ends at ``\n`` and nowhere else."""
    lines = split_lines(data)
    while lines and not lines[-1].strip():
        lines.pop()  # empty lines at the end hold no place for anything
    for number, line in enumerate(lines, start=1):
        yield _read_one(line, number)


def _read_one(data: bytes, number: int) -> Draft | Failure:
    if not data.strip():
        return Failure(number, "the line is empty")
    try:
        return draft_of(_parse(decode(data)), number)
    except InputError as error:
        return Failure(number, str(error))


def _parse(text: str) -> dict[str, object]:
    try:
        value = json.loads(text, strict=False)  # control characters are text too
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise UnreadableDocument(
            f"this is not JSON: {error.msg} at {line}column {error.colno}"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; nesting
        raise UnreadableDocument("this is not JSON that can be read: too deep or long") from error
    if not isinstance(value, dict):
        raise UnreadableDocument('not a document: expected {"text": "…"}')
    return value


def draft_of(value: Mapping[str, object], number: int = 1) -> Draft:
    """The draft in an object as JSON has it; ``published`` may be a day already."""
    text = value.get("text")
    if not isinstance(text, str):
        told = 'there is no "text"' if "text" not in value else '"text" is not a string'
        raise UnreadableDocument(f'{told}; expected {{"text": "…"}}')
    day = value.get("published")
    published = day.isoformat() if isinstance(day, date) else _string(value, "published")
    return Draft(
        text,
        title=_string(value, "title"),
        authors=_strings(value, "authors"),
        outlet=_string(value, "outlet"),
        url=_string(value, "url"),
        published=read_date(published) if published else None,
        line=number,
    )


def _string(value: Mapping[str, object], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise UnreadableDocument(f'"{key}" is not a string')
    return found if found and found.strip() else None


def _strings(value: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of strings; one string stands for a list of one."""
    found = value.get(key) or ()
    names = (found,) if isinstance(found, str) else found
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise UnreadableDocument(f'"{key}" is not a list of strings')
    return tuple(name for name in names if name.strip())

"""A new pack to start from: every table with its columns explained and one invented row."""

import json
from collections.abc import Iterator
from pathlib import Path

from hearsay.errors import InputError
from hearsay.reference.columns import Column, columns
from hearsay.reference.digests import ABOUT, TABLES

_SHARED = ("status", "rank", "edition", "known_from", "known_to", "confirmed", "source",
           "source_url", "source_date", "note")  # fmt: skip


def save_template(folder: Path) -> tuple[Path, ...]:
    """Write a pack that passes every check into a new folder; the files written.

    Raises ``InputError`` where the folder holds anything already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: not empty; give the name of a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name, text in template(folder.resolve().name or "pack"):
            (folder / name).write_text(text, encoding="utf-8")
            written.append(folder / name)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}") from None
    return tuple(written)


def template(name: str) -> Iterator[tuple[str, str]]:
    """The files of a new pack of this name, each with its text."""
    yield ABOUT, json.dumps(_about(name), ensure_ascii=False, indent=2) + "\n"
    for table in TABLES:
        yield f"{table}.csv", _table(table)


def _about(name: str) -> dict[str, object]:
    return {
        "name": name,
        "title": f"{name}: say in a few words what it is about",
        "version": "1",
        "description": "A template: every row is invented. Put your own rows in their place, "
        "delete the tables you do not need, then run: hearsay pack check",
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "sources": [{"title": "Where the rows are from", "path": "https://example.org/"}],
        "resources": [{"name": table, "path": f"{table}.csv"} for table in TABLES],
        "open_ends_trusted_for_days": 365,
        "complete": [
            {
                "table": "events",
                "where": {"organiser": "Harbour League", "kind": "conference"},
                "first": "2021",
                "last": "2022",
            }
        ],
    }  # fmt: skip


def _table(table: str) -> str:
    shown = [column for column in columns()[table] if column.name not in _SHARED or column.example]
    hidden = [column for column in columns()[table] if column not in shown]
    lines = ["# A line that begins with # is a comment. Columns that may be empty may be left out."]
    lines += [_explained(column) for column in shown]
    lines += ["# Further columns, if you need them:"]
    lines += [_explained(column) for column in hidden]
    lines += [",".join(column.name for column in shown)]
    lines += [",".join(_cell(column.example) for column in shown)]
    return "\n".join(lines) + "\n"


def _explained(column: Column) -> str:
    return f"# {column.name}{' (must be filled)' if column.is_needed else ''}: {column.meaning}"


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text

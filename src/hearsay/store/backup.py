"""All that cannot be made anew, as one file that either engine can restore.

``hearsay.backup/1`` is gzip over JSON lines: a head, one line for each row, and an end with the
count of each table, so that half a file is refused. Sessions are left out: nobody stays logged in.
What waits to be read is left out too.
"""

import gzip
import json
import secrets
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Table, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from hearsay.errors import BadStore, InputError
from hearsay.store.opening import Store
from hearsay.store.rebuilding import rebuild
from hearsay.store.tables import (
    Moment,
    articles,
    audit,
    documents,
    judgements,
    readings,
    tokens,
    users,
    versions,
)

FORMAT = "hearsay.backup/1"
# In this order: each refers to those before it alone.
TABLES = (articles, documents, versions, readings, judgements, users, tokens, audit)
_NUMBERED = (readings, judgements, audit)  # whose ids PostgreSQL counts on its own
_AT_ONCE = 200  # rows in one statement


def save_backup(store: Store, path: Path) -> Counter[str]:
    """Write the file whole or not at all, readable by its owner alone; the rows of each table.

    The store may be in use: the file has it as it was at one moment.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{path}: name a file in a folder that is there")
    draft = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.tmp")
    try:
        draft.touch(mode=0o600)
        with store.reading() as connection, gzip.open(draft, "wt", encoding="utf-8") as file:
            counted: Counter[str] = Counter()
            head = {"format": FORMAT, "made": store.clock().isoformat()}
            file.write(json.dumps(head) + "\n")
            for table, row in _all_rows(connection):
                counted[table.name] += 1
                file.write(json.dumps({"table": table.name, "row": row}, default=_plain) + "\n")
            file.write(json.dumps({"end": counted}) + "\n")
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: the file cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
    return counted


def restore_backup(store: Store, path: Path) -> Counter[str]:
    """Fill an empty store from the file, all of it or nothing; the rows of each table."""
    with store.writing() as connection:
        for table in (documents, users):
            if connection.execute(select(func.count()).select_from(table)).scalar_one():
                raise BadStore(f"{store.place}: this store is not empty; restore into a new one")
        counted = _fill(connection, path)
        if not store.is_sqlite:
            _count_on(connection)
        rebuild(connection)
    return counted


def _all_rows(connection: Connection) -> Iterator[tuple[Table, dict[str, Any]]]:
    for table in TABLES:
        ordered = select(table).order_by(*table.primary_key.columns)
        for row in connection.execution_options(yield_per=100).execute(ordered).mappings():
            yield table, dict(row)


def _fill(connection: Connection, path: Path) -> Counter[str]:
    named = {table.name: table for table in TABLES}
    counted: Counter[str] = Counter()
    waiting: list[dict[str, Any]] = []
    last: Table | None = None
    for line in _lines(path):
        if "end" in line:
            if Counter(line["end"]) == counted:
                _insert(connection, last, waiting)
                return counted
            break
        table = named.get(str(line.get("table")))
        if table is None:
            raise InputError(f"{path}: this backup has a table that is not known here")
        if table is not last or len(waiting) == _AT_ONCE:
            _insert(connection, last, waiting)
            last, waiting = table, []
        waiting.append(_typed(table, line["row"], path))
        counted[table.name] += 1
    raise InputError(f"{path}: this backup is not whole; nothing was restored")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            head = json.loads(file.readline() or "null")
            if not isinstance(head, dict) or head.get("format") != FORMAT:
                raise InputError(f"{path}: this is no backup of a store ({FORMAT})")
            for line in file:
                yield json.loads(line)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except (OSError, EOFError, ValueError, zlib.error):
        raise InputError(f"{path}: this is no backup of a store, or not a whole one") from None


def _insert(connection: Connection, table: Table | None, rows: list[dict[str, Any]]) -> None:
    if table is None or not rows:
        return
    try:
        connection.execute(insert(table), rows)
    except IntegrityError:
        raise InputError(
            f"this backup is not whole: its {table.name} do not fit together; nothing was restored"
        ) from None


def _typed(table: Table, row: dict[str, Any], path: Path) -> dict[str, Any]:
    if set(row) != set(table.c.keys()):
        raise InputError(f"{path}: table {table.name} has other columns than this version's")
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _plain(value: date | datetime) -> str:
    return value.isoformat()


def _count_on(connection: Connection) -> None:
    """PostgreSQL goes on counting after the last number that was restored."""
    for table in _NUMBERED:
        name = table.name
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), "  # noqa: S608  # our own names
                f"greatest((SELECT max(id) FROM {name}), 1))"
            )
        )

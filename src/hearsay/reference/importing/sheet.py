"""A plain spreadsheet saved as CSV: its headings to columns, its dates and numbers to cells."""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from hearsay.errors import InputError
from hearsay.reference.columns import columns
from hearsay.reference.digests import TABLES
from hearsay.reference.importing.draft import Draft, Hints, Imported, id_of

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})"
)
_GROUPED = re.compile(r"-?\d{1,3}(?:[, \u00a0\u202f']\d{3})+(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = {"first", "last", "last_confirmed", "made", "deadline", "review", "known_from", "known_to",
          "source_date", "period"}  # fmt: skip
_NUMBERS = {"value", "target"}
_NAMED_BY = {"entities": "name", "events": "name", "offices": "person", "members": "member",
             "series": "subject", "commitments": "what", "reviews": "claim"}  # fmt: skip


def import_sheet(data: bytes, hints: Hints) -> Imported:
    """The rows of a sheet for one table; headings may be those of a pack or everyday ones."""
    table = hints.table
    if table not in TABLES:
        raise InputError(f"say which table the sheet is for: --table {' | '.join(TABLES)}")
    text = data.decode("utf-8-sig", "replace")
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    header = [_column(table, name) for name in next(rows, [])]
    given = {
        "measure": hints.measure, "unit": hints.unit, "body": hints.body,
        "edition": hints.edition, "known_from": hints.day, "source_date": hints.day,
    }  # fmt: skip
    known = {column.name for column in columns()[table]}
    needed = " ".join(column.name for column in columns()[table] if column.is_needed)
    if not any(header):
        raise InputError("the first line names no column that the table has")
    draft = Draft()
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: value for name, value in given.items() if value and name in known}
        row |= {name: _cell(name, cell) for name, cell in zip(header, cells, strict=False) if name}
        row["id"] = row.get("id") or id_of(
            table, row.get(_NAMED_BY[table], ""), row.get("title", ""), row.get("first", ""),
            row.get("period", ""), row.get("edition", ""),
        )  # fmt: skip
        draft.add(table, f"row {rows.line_num}", needed, row)
    return draft.done()


def day_of(text: str) -> str:
    """A date as packs write it: "4 April 1949", "April 4, 1949" and "04.04.1949" are 1949-04-04.

    "4/5/2020" may be April or May: it is left as it is, and checking the pack tells of it.
    """
    text = text.strip()
    found = _DOTTED.fullmatch(text)
    if found:
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    found = _SLASHED.fullmatch(text)
    if found and max(int(found[1]), int(found[2])) > len(_MONTHS):
        low, high = sorted((int(found[1]), int(found[2])))
        return f"{found[3]}-{low:02d}-{high:02d}"
    found = _WORDED.fullmatch(text)
    if found and found[2][:3].lower() in _MONTHS:
        month = _MONTHS.index(found[2][:3].lower()) + 1
        day = found[1] or found[3]
        return f"{found[4]}-{month:02d}-{int(day):02d}" if day else f"{found[4]}-{month:02d}"
    return text


def _cell(column: str, cell: str) -> str:
    cell = " ".join(cell.split())
    if column in _DATES:
        return day_of(cell)
    if column in _NUMBERS:
        bare = cell.removesuffix("%").strip()
        return re.sub(r"[, \u00a0\u202f']", "", bare) if _GROUPED.fullmatch(bare) else bare
    return cell


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _column(table: str, heading: str) -> str:
    """The column that a heading stands for; "" for one that the table does not have."""
    name = " ".join(heading.replace("_", " ").split()).lower()
    known = {column.name for column in columns()[table]}
    if name.replace(" ", "_") in known:
        return name.replace(" ", "_")
    found = _headings().get((table, name)) or _headings().get(("*", name), "")
    return found if found in known else ""


@cache
def _headings() -> Mapping[tuple[str, str], str]:
    """Everyday headings and the columns they stand for."""
    table = (files("hearsay") / "data" / "sheet_columns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[2:])
    return {(row[0], row[1]): row[2] for row in rows}

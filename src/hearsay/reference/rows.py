"""Read the tables of a pack and check every cell; a fault is one line with file, row and column."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from hearsay.errors import BadPack
from hearsay.records.tags import Interval

# Columns of each table; those that must be filled come first, the others after the bar.
_SOURCE = "confirmed source source_url source_date note"
COLUMNS: Mapping[str, str] = {
    "entities": f"id kind name | aliases adjectives within wikidata {_SOURCE}",
    "events": f"id kind name first | organiser place last slack_days status {_SOURCE}",
    "offices": f"id title body person first | last last_confirmed acting {_SOURCE}",
}
KINDS_OF_ENTITY = ("person", "organisation", "country", "place", "title")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; reads its cells and knows where a fault in them lies."""

    path: Path
    line: int  # as an editor counts: the header is line 1
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell without white space around it; "" where the table has no such column."""
        return self.cells.get(column, "")

    def fault(self, column: str, message: str) -> BadPack:
        """The error to raise for this cell."""
        return BadPack(f"{self.path}: row {self.line}, column {column}: {message}")

    def names(self, column: str) -> tuple[str, ...]:
        """The parts of a cell between semicolons."""
        cell = self.text(column)
        if not cell:
            return ()
        return tuple(part.strip() for part in cell.split(";") if part.strip())

    def days(self, column: str) -> Interval | None:
        """First and last day that a date or a part of one ("2014-04") can mean; None: empty."""
        cell = self.text(column)
        if not cell:
            return None
        try:
            return days_of(cell)
        except ValueError:
            expected = "a date such as 2014, 2014-04 or 2014-04-06"
            raise self.fault(column, f'"{cell}" is not {expected}') from None

    def number(self, column: str) -> int:
        """A whole number, 0 where the cell is empty."""
        cell = self.text(column) or "0"
        if not cell.isdecimal():
            raise self.fault(column, f'"{cell}" is not a whole number')
        return int(cell)

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words, the first of them where the cell is empty."""
        cell = self.text(column) or allowed[0]
        if cell not in allowed:
            raise self.fault(column, f'"{cell}" is not one of {", ".join(allowed)}')
        return cell

    def flag(self, column: str, *, default: bool) -> bool:
        """Yes or no, ``default`` where the cell is empty."""
        cell = self.text(column)
        return self.choice(column, ("yes", "no")) == "yes" if cell else default


def days_of(cell: str) -> Interval:
    """The days that "2014", "2014-04" or "2014-04-06" can mean; ValueError for anything else."""
    if len(cell) == 10:
        day = date.fromisoformat(cell)
        return Interval(day, day)
    numbers = [int(part) for part in cell.split("-")]
    if len(cell) == 4:
        return Interval(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    if len(cell) != 7 or len(numbers) != 2:
        raise ValueError(cell)
    first = date(numbers[0], numbers[1], 1)
    return Interval(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Folder:
    """A pack's folder: what its datapackage.json says and the raw text of its tables."""

    path: Path
    name: str
    version: str
    about: Mapping[str, object]
    tables: Mapping[str, str]
    digest: str  # first 12 hex digits of the SHA-256 of all its files

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of one table in order; nothing where the pack has no such table."""
        if table not in self.tables:
            return
        path = self.path / f"{table}.csv"
        needed, _, optional = COLUMNS[table].partition(" | ")
        reader = csv.reader(self.tables[table].splitlines(keepends=True), strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            _check_header(path, header, needed.split(), optional.split())
            seen: set[str] = set()
            for cells in reader:
                if any(cells):
                    row = _row(path, reader.line_num, header, cells, needed.split())
                    if row.cells["id"] in seen:
                        raise row.fault("id", f'"{row.cells["id"]}" is the id of an earlier row')
                    seen.add(row.cells["id"])
                    yield row
        except csv.Error as error:
            raise BadPack(f"{path}: row {reader.line_num}: {error}") from None


def read_folder(path: Path) -> Folder:
    """The pack in a folder, its tables not yet looked into."""
    about_path = path / "datapackage.json"
    if not about_path.is_file():
        raise BadPack(f"{path}: no datapackage.json; a pack is a folder that has one")
    raw = _text_of(about_path)
    try:
        about = json.loads(raw)
    except ValueError as error:
        raise BadPack(f"{about_path}: not JSON: {error}") from None
    if not isinstance(about, dict):
        raise BadPack(f"{about_path}: not a JSON object")
    for key in ("name", "version"):
        if not isinstance(about.get(key), str) or not about[key].strip():
            raise BadPack(f'{about_path}: "{key}" must be a text that is not empty')
    tables = {
        table: _text_of(path / f"{table}.csv")
        for table in COLUMNS
        if (path / f"{table}.csv").is_file()
    }
    digest = sha256("\0".join([raw, *tables.values()]).encode("utf-8")).hexdigest()[:12]
    return Folder(path, about["name"], about["version"], about, tables, digest)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPack(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _check_header(path: Path, header: list[str], needed: list[str], optional: list[str]) -> None:
    for name in needed:
        if name not in header:
            raise BadPack(f"{path}: row 1, column {name}: missing; the header must name it")
    for name in header:
        if name not in needed and name not in optional:
            known = ", ".join([*needed, *optional])
            raise BadPack(f"{path}: row 1, column {name}: not known; the columns are {known}")
    if len(set(header)) != len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise BadPack(f"{path}: row 1, column {twice}: named twice")


def _row(path: Path, line: int, header: list[str], cells: list[str], needed: list[str]) -> Row:
    if len(cells) != len(header):
        raise BadPack(f"{path}: row {line}: {len(cells)} cells where the header has {len(header)}")
    row = Row(path, line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
    for name in needed:
        if not row.cells[name]:
            raise row.fault(name, "empty; every row must fill it")
    return row

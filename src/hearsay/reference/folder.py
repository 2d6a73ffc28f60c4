"""A pack's folder: its description and its tables, row by row, every fault noted."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hearsay.errors import BadPack
from hearsay.reference.columns import Column, columns
from hearsay.reference.digests import ABOUT, TABLES, digest_of
from hearsay.reference.rows import Faults, Row


@dataclass(frozen=True, slots=True)
class Folder:
    """What a pack's datapackage.json says and the raw text of its tables."""

    path: Path
    name: str
    version: str
    about: Mapping[str, object]
    tables: Mapping[str, str]
    digest: str  # first 12 hex digits of the SHA-256 of all its files

    def rows(self, table: str, faults: Faults | None = None) -> Iterator[Row]:
        """The rows of one table in order; nothing where the pack has no such table.

        What is wrong with the table or with a row is added to ``faults``, also what is found in a
        row while it is out: use no row that is not sound.
        """
        if table not in self.tables:
            return
        faults = [] if faults is None else faults
        path = self.path / f"{table}.csv"
        reader = csv.reader(self.tables[table].splitlines(keepends=True), strict=True)
        header: list[str] = []
        needed = [one.name for one in columns()[table] if one.is_needed]
        seen: set[str] = set()
        begun = 0  # the row before the one that is being read, which may run over several
        try:
            for cells in reader:
                begun = reader.line_num
                if not any(cells) or cells[0].startswith("#"):
                    continue
                if not header:
                    header = [name.strip() for name in cells]
                    if not _is_header(path, reader.line_num, header, columns()[table], faults):
                        return
                    continue
                row = _row(path, reader.line_num, header, cells, faults)
                if row is not None:
                    _check_whole(row, needed, seen)
                    yield row
                    faults.extend(row.faults)
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
            told = 'a quotation mark (") is never closed' if is_open else str(error)
            faults.append(f"{path}: row {begun + 1 if is_open else reader.line_num}: {told}")
        if not header:
            faults.append(f"{path}: row 1: no header; it must name the columns")


def read_folder(path: Path, faults: Faults | None = None) -> Folder:
    """The pack in a folder, its tables not yet looked into.

    Raises BadPack where there is no pack at all; lesser faults are added to ``faults``, and
    without it the first of them raises too.
    """
    found: Faults = [] if faults is None else faults
    about_path = path / ABOUT
    if not about_path.is_file():
        raise BadPack(f"{path}: no {ABOUT}; a pack is a folder that has one")
    about = _about(about_path, _text_of(about_path, found), found)
    tables = {}
    for one in sorted(path.glob("*.csv")):
        if one.stem in TABLES:
            tables[one.stem] = _text_of(one, found)
        else:
            known = ", ".join(f"{name}.csv" for name in TABLES)
            found.append(f"{one}: not a table of packs, which are {known}")
    if faults is None and found:
        raise BadPack(found[0])
    name, version = str(about.get("name", "")), str(about.get("version", ""))
    return Folder(path, name, version, about, tables, digest_of(path))


def _about(path: Path, raw: str, faults: Faults) -> Mapping[str, object]:
    """What a datapackage.json says; an empty one where it cannot be read."""
    try:
        about = json.loads(raw)
    except ValueError as error:
        faults.append(f"{path}: not JSON: {error}")
        return {}
    if not isinstance(about, dict):
        faults.append(f"{path}: not a JSON object")
        return {}
    for key in ("name", "version"):
        given = about.get(key)
        if not isinstance(given, str) or not given.strip():
            faults.append(f'{path}: "{key}" must be a text that is not empty')
    return about


def _text_of(path: Path, faults: Faults) -> str:
    raw = path.read_bytes()
    if b"\0" in raw:
        row = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        faults.append(f"{path}: row {row}: not plain text; save the file as UTF-8")
        return raw.replace(b"\0", b"").decode("utf-8-sig", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        faults.append(f"{path}: row {row}: not UTF-8; save the file as UTF-8")
        return raw.decode("utf-8-sig", "replace")


def _is_header(
    path: Path, line: int, header: list[str], known: tuple[Column, ...], faults: Faults
) -> bool:
    """Whether a header names what it must and nothing else; what is wrong is noted."""
    before = len(faults)
    if len(header) == 1 and any(sign in header[0] for sign in ";\t"):
        faults.append(f"{path}: row {line}: no commas; save the table with commas between cells")
        return False
    where = f"{path}: row {line}, column"
    faults.extend(
        f"{where} {column.name}: missing; the header must name it"
        for column in known
        if column.is_needed and column.name not in header
    )
    names = [column.name for column in known]
    faults.extend(
        f"{where} {name or '(empty)'}: not known; the columns are {', '.join(names)}"
        for name in dict.fromkeys(header)
        if name not in names
    )
    faults.extend(
        f"{where} {name}: named twice" for name in dict.fromkeys(header) if header.count(name) > 1
    )
    return len(faults) == before


def _row(path: Path, line: int, header: list[str], cells: list[str], faults: Faults) -> Row | None:
    if len(cells) != len(header):
        faults.append(f"{path}: row {line}: {len(cells)} cells where the header has {len(header)}")
        return None
    return Row(path, line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})


def _check_whole(row: Row, needed: list[str], seen: set[str]) -> None:
    """Note whether a row leaves out what it must fill, or has the id of another."""
    for name in needed:
        if not row.cells[name]:
            row.fault(name, "empty; every row must fill it")
    given = row.text("id")
    if given in seen:
        row.fault("id", f'"{given}" is the id of an earlier row')
    seen.add(given)

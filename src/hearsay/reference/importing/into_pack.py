"""Write what was imported into a pack's folder: rows are added, none is changed."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

from hearsay.errors import InputError
from hearsay.reference.columns import columns
from hearsay.reference.digests import ABOUT, TABLES
from hearsay.reference.folder import read_folder
from hearsay.reference.importing.claim_reviews import import_claim_reviews
from hearsay.reference.importing.draft import Cells, Imported, Importer
from hearsay.reference.importing.entities_and_posts import import_followthemoney, import_popolo
from hearsay.reference.importing.sheet import import_sheet
from hearsay.reference.importing.statistics import import_sdmx, import_worldbank
from hearsay.reference.importing.wikidata import import_wikidata

IMPORTERS: Mapping[str, Importer] = {
    "wikidata": import_wikidata,
    "worldbank": import_worldbank,
    "sdmx": import_sdmx,
    "ftm": import_followthemoney,
    "popolo": import_popolo,
    "sheet": import_sheet,
    "claimreview": import_claim_reviews,
}


def save_imported(imported: Imported, folder: Path) -> tuple[str, ...]:
    """Add the rows to a pack, which is made where there is none; a line for each table written.

    Raises ``InputError`` where nothing was found, or a row has an id that the pack has already.
    """
    if not imported.rows:
        raise InputError(
            "nothing found to import" + "".join(f"; {x}" for x in imported.left_out[:1])
        )
    texts = {}
    for table in TABLES:
        rows = [cells for name, cells in imported.rows if name == table]
        if rows:
            texts[table] = _with(folder / f"{table}.csv", table, rows)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ABOUT).exists():
            about = {"name": folder.resolve().name, "version": "1", "title": "", "complete": []}
            (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        for table, (text, _) in texts.items():
            (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}") from None
    return tuple(
        f"{folder / table}.csv: {count:,} rows added" for table, (_, count) in texts.items()
    )


def _with(path: Path, table: str, rows: list[Cells]) -> tuple[str, int]:
    """The text of a table with rows added, and how many.

    Where the table has all columns they need, they follow its text as it stands.
    """
    before = _rows_of(path, table)
    there = {row["id"] for row in before}
    twice = [row["id"] for row in rows if row["id"] in there]
    if twice:
        raise InputError(f'{path}: has a row "{twice[0]}" already; take it out to import it anew')
    used = {name for row in rows for name in row}
    header = list(before[0]) if before else []
    if header and used <= set(header):
        return path.read_text(encoding="utf-8").rstrip("\n") + "\n" + _csv(header, rows), len(rows)
    known = columns()[table]
    header += [
        column.name
        for column in known
        if column.name not in header and (column.is_needed or column.name in used)
    ]
    return ",".join(header) + "\n" + _csv(header, [*before, *rows]), len(rows)


def _rows_of(path: Path, table: str) -> list[Cells]:
    """The rows that a table has by now."""
    if not path.exists() or not (path.parent / ABOUT).exists():
        return []
    return [row.cells for row in read_folder(path.parent).rows(table)]


def _csv(header: list[str], rows: list[Cells]) -> str:
    out = io.StringIO()
    csv.DictWriter(out, header, restval="", lineterminator="\n").writerows(rows)
    return out.getvalue()

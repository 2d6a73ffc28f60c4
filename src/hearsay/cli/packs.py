"""Prints what packs hold and what is wrong with them; writes new ones."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from hearsay.cli.files import check_can_write
from hearsay.cli.group import ALL_READ, NOTHING_READ, say, tell
from hearsay.errors import InputError
from hearsay.reference.digests import TABLES
from hearsay.reference.folder import Folder, read_folder
from hearsay.reference.importing.draft import Hints
from hearsay.reference.importing.into_pack import IMPORTERS, save_imported
from hearsay.reference.packs import compile_packs, find_faults, load_packs, shipped_folders
from hearsay.reference.rows import Row
from hearsay.reference.template import save_template
from hearsay.report.visible import one_line

_SHOWN = 20  # lines of what an import left out
_SOURCES = 12  # shown of each pack, those of most rows first


def check_folders(folders: tuple[Path, ...]) -> int:
    """Every fault of every pack, a line each; for a pack without one what it holds."""
    is_sound = True
    for folder in folders:
        faults = find_faults(folder)
        for fault in faults:
            click.echo(one_line(fault))
        if not faults:
            click.echo(one_line(f"{folder}: {_summary(read_folder(folder))}"))
        is_sound = is_sound and not faults
    return ALL_READ if is_sound else NOTHING_READ


def show_pack(given: str) -> None:
    """What one pack holds: tables, rows, sources, what it lists in full."""
    folder = _folder_of(given)
    load_packs([] if folder.path in shipped_folders() else [folder.path])  # refuses a faulty one
    for line in _about(folder):
        click.echo(line if line.startswith("  ") else one_line(line))


def write_new(folder: Path) -> None:
    """A template of a pack in a new folder, and what to do with it."""
    for path in save_template(folder):
        click.echo(one_line(f"wrote {path}"))
    click.echo(one_line(f"Change its rows, then: hearsay pack check {folder}"))


def compile_into(folders: tuple[Path, ...], path: Path) -> None:
    """The shipped packs and those in the folders in one file, and how large it is."""
    check_can_write(path, ())
    packs = compile_packs(folders, path)
    size = path.stat().st_size / 1e6
    click.echo(one_line(f"wrote {path}: {len(packs.versions)} packs, {size:.1f} MB"))


def import_file(file: Path, kind: str, folder: Path, given: Mapping[str, Any]) -> None:
    """What a file holds, added to a pack; what was left out, and what is wrong with the pack."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from None
    try:
        imported = IMPORTERS[kind](data, Hints(**given))
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    for line in save_imported(imported, folder):
        click.echo(one_line(line))
    for line in imported.left_out[:_SHOWN]:
        tell(f"{file}: left out: {line}")
    if len(imported.left_out) > _SHOWN:
        tell(f"{file}: left out: {len(imported.left_out) - _SHOWN:,} more")
    for fault in find_faults(folder):
        say(fault)


def _folder_of(given: str) -> Folder:
    """The shipped pack of this name, or the pack in this folder."""
    for path in shipped_folders():
        if path.name == given:
            return read_folder(path)
    if Path(given).is_dir():
        return read_folder(Path(given))
    names = ", ".join(path.name for path in shipped_folders())
    raise InputError(f"{given}: neither a shipped pack ({names}) nor a folder")


def _summary(folder: Folder) -> str:
    counts = [(table, sum(1 for _ in folder.rows(table))) for table in TABLES]
    told = ", ".join(f"{table} {count:,}" for table, count in counts if count)
    return f"{folder.name} {folder.version}: {told or 'no rows'}; no faults"


def _about(folder: Folder) -> Iterator[str]:
    about = folder.about
    yield f"{folder.name} {folder.version} ({folder.digest})"
    if about.get("title"):
        yield str(about["title"])
    yield f"folder: {folder.path}"
    yield f"licence: {_listed(about.get('licenses'), 'name') or 'none named'}"
    sources: Counter[str] = Counter()
    for table in TABLES:
        rows = list(folder.rows(table))
        if rows:
            days = sorted(filter(None, (_day(row) for row in rows)))
            between = f", {days[0]} to {days[-1]}" if days else ""
            doubtful = sum(row.text("confirmed") == "no" for row in rows)
            unsure = f", {doubtful:,} unconfirmed" if doubtful else ""
            yield f"{table}: {len(rows):,}{between}{unsure}"
            sources.update(row.text("source") or row.text("source_url") or "none" for row in rows)
    yield f"sources: {len(sources):,}"
    for source, count in sources.most_common(_SOURCES):
        yield f"  {count:,} × {one_line(source)}"
    if len(sources) > _SOURCES:
        yield f"  and {len(sources) - _SOURCES:,} more"
    yield from _complete(about.get("complete"))


def _complete(declared: object) -> Iterator[str]:
    rows = declared if isinstance(declared, list) else []
    yield "complete:" if rows else "complete: nothing; that a thing is missing proves nothing"
    for one in rows:
        where = ", ".join(f"{column} {value}" for column, value in one["where"].items())
        yield "  " + one_line(f"{one['table']} of {where}, {one['first']} to {one['last']}")


def _listed(given: object, key: str) -> str:
    return ", ".join(str(one.get(key)) for one in given) if isinstance(given, list) else ""


def _day(row: Row) -> str:
    return row.text("first") or row.text("period") or row.text("made")

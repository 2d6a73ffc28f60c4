"""Adds to the store, lists, searches, shows, re-reads, backs up; prints what came of it."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from hearsay.cli.group import ALL_READ, NOTHING_READ, SOME_READ, say
from hearsay.cli.group import tell as aside
from hearsay.cli.opened import filter_of, opened, print_records, speaker_named, tell
from hearsay.cli.options import Reading
from hearsay.errors import InputError
from hearsay.settings import load_settings
from hearsay.store import check_desk

# The store's libraries are an extra: its modules are imported in functions.
# ruff: noqa: PLC0415


def add_all(
    place: str | None, names: tuple[str, ...], reading: Reading, article: str | None
) -> int:
    """Read and keep all of it, a line for each document; the exit code says how much was read."""
    from hearsay.cli.sources import Aside, Unread

    read, unread = 0, 0
    with opened(place, create=True) as store:
        from hearsay.store.adding import add_ledger

        for outcome in _sources(names, reading):
            if isinstance(outcome, Aside):
                aside(outcome.message)
                continue
            if isinstance(outcome, Unread):
                unread += 1
                say(outcome.message)
                continue
            if article is not None and read:
                raise click.UsageError("--article is for one document")
            by = reading_by()
            added = add_ledger(store, outcome.ledger, by=by, as_of=reading.as_of, article=article)
            read += 1
            for line in _told(outcome.told, added):
                tell(line)
    if not read:
        return NOTHING_READ
    return SOME_READ if unread else ALL_READ


def reading_by() -> str:
    """Who adds: the login, where there is one."""
    from hearsay.cli.opened import whoever

    try:
        return whoever(None)
    except InputError:
        return ""


def _sources(names: tuple[str, ...], reading: Reading) -> Iterator[Any]:
    """Articles are read; what is a ledger already is taken as it is."""
    from hearsay.cli.sources import Unread, load_sources, read_sources

    if len(names) == 1 and not Path(names[0]).is_dir():
        yield from load_sources(names[0], reading).outcomes
        return
    for name in names:
        try:
            is_ledgers = Path(name).suffix in {".json", ".jsonl"} and Path(name).is_file()
            load = load_sources(name, reading) if is_ledgers else read_sources((name,), reading)
            yield from load.outcomes
        except InputError as fault:
            yield Unread(str(fault))


def _told(name: str, added: Any) -> Iterator[str]:
    from hearsay.store.changes import ChangeKind

    version = f", version {added.version} of {added.article}" if added.version > 1 else ""
    yield f"{added.document}  {added.outcome}{version}  {name}"
    if added.changes is not None:
        for change in added.changes.changed:
            match change.kind:
                case ChangeKind.ADDED:
                    yield f"  added: {change.after}"
                case ChangeKind.GONE:
                    yield f"  gone: {change.before}"
                case _:
                    yield f"  {change.kind}: {change.before or 'none'} → {change.after or 'none'}"
        yield f"  as before: {added.changes.same} claims"


def print_documents(
    place: str | None, given: Mapping[str, Any], limit: int, *, is_json: bool
) -> None:
    """A line for each document."""
    with opened(place) as store:
        from hearsay.store.documents import list_documents
        from hearsay.store.pages import Window

        page = list_documents(store, filter_of(store, given), Window(limit))
        if is_json:
            print_records(page.found)
            return
        for row in page.found:
            verdicts = row.verdicts
            day = row.published.isoformat() if row.published else "no date"
            number = f" [version {row.version} of {row.versions}]" if row.versions > 1 else ""
            tell(
                f"{row.id}  {day:<10}  {verdicts.contradicted}✗ {verdicts.qualified}~ "
                f"{verdicts.supported}✓  {row.title}{f' ({row.outlet})' if row.outlet else ''}"
                f"{number}"
            )
        _tell_end(page, "document")


def print_hits(place: str | None, given: Mapping[str, Any], limit: int, *, is_json: bool) -> None:
    """Two lines for each hit: what and where, and the words."""
    with opened(place) as store:
        from hearsay.store.pages import Window
        from hearsay.store.searching import search

        page = search(store, filter_of(store, given), Window(limit))
        if is_json:
            print_records(page.found)
            return
        for hit in page.found:
            where = " · ".join(
                str(one)
                for one in (hit.speaker, hit.verdict, hit.title, hit.outlet, hit.published)
                if one
            )
            record = "" if hit.record == hit.document else f" {hit.record}"
            tell(f"{hit.document}{record}  {where}")
            tell(f"    {hit.snippet.text}")
        _tell_end(page, "passage")


def _tell_end(page: Any, what: str) -> None:
    """On standard error, so that a program that reads the list is not told."""
    if not page.found:
        aside(f"no {what} in the store is like that")
    elif page.next is not None:
        aside("there are more: --limit, or narrow it down")


def print_ledger(place: str | None, document: str, reading: int | None, *, is_json: bool) -> None:
    """The ledger as JSON, as it was read; or for a person, corrected."""
    with opened(place) as store:
        from hearsay.store.documents import find_judged, find_ledger, find_ledger_json

        if is_json:
            sys.stdout.buffer.write(find_ledger_json(store, document, reading) + b"\n")
            return
        from hearsay.cli.console import PlainConsole
        from hearsay.report.terminal import LedgerView

        if reading is not None:
            PlainConsole().print(LedgerView(find_ledger(store, document, reading)), crop=False)
            return
        judged = find_judged(store, document)
        PlainConsole().print(LedgerView(judged.ledger), crop=False)
        from hearsay.cli.judged import print_applied

        print_applied(judged)


def print_speakers(place: str | None, name: str, limit: int, *, is_json: bool) -> None:
    """Speakers; with a name that one means, what they said."""
    with opened(place) as store:
        from hearsay.store.pages import Window
        from hearsay.store.speaking import list_speakers, list_statements

        if not name or len(list_speakers(store, name).found) > 1:
            page = list_speakers(store, name, Window(limit))
            if is_json:
                print_records(page.found)
                return
            for one in page.found:
                also = f" (also {', '.join(one.also)})" if one.also else ""
                tell(f"{one.id}  {one.statements} in {one.documents}  {one.name}{also}")
            _tell_end(page, "speaker")
            return
        speaker = speaker_named(store, name)
        said = list_statements(store, speaker.id, Window(limit))
        if is_json:
            print_records(said.found)
            return
        tell(f"{speaker.name} ({speaker.id}): {speaker.statements} in {speaker.documents}")
        for statement in said.found:
            day = statement.published or "no date"
            tell(f"{statement.document} {statement.id}  {day}  {statement.title}")
            tell(f"    {statement.content}")
            for claim in statement.claims:
                if claim.verdict is not None:
                    tell(f"    {claim.verdict}: {claim.text} {claim.because}")
        _tell_end(said, "statement")


def remove_one(place: str | None, document: str, *, is_sure: bool) -> None:
    """Remove a document, after asking."""
    with opened(place) as store:
        from hearsay.store.documents import find_document, remove_document

        row = find_document(store, document)
        if not is_sure and not (
            sys.stdin.isatty() and click.confirm(f"Remove {row.id} ({row.title}) for good?")
        ):
            raise InputError("nothing was removed; --yes removes without asking")
        remove_document(store, row.id)
        tell(f"removed {row.id}")


def migrate_one(place: str | None, to: str | None) -> None:
    """Bring the tables to a version."""
    check_desk()
    from hearsay.store.migrating import NEWEST
    from hearsay.store.rebuilding import migrate_store

    before, after = migrate_store(place or load_settings().store, to or NEWEST)
    tell(f"already at {after}" if before == after else f"{before} → {after}")


def reread_all(
    place: str | None, documents: tuple[str, ...], packs: tuple[Path, ...], *, is_all: bool
) -> int:
    """Read again, a line for each document; the exit code says how many could be."""
    from hearsay.reading import current_versions, read_document

    with opened(place) as store:
        from hearsay.store.documents import find_document
        from hearsay.store.rereading import find_all, find_outdated, reread

        if documents:
            wanted = tuple(find_document(store, one).id for one in documents)
        else:
            wanted = find_all(store) if is_all else find_outdated(store, current_versions(packs))
        if not wanted:
            aside("nothing to read again: all was read by this version")
            return ALL_READ
        faults = 0
        for one in reread(
            store, wanted, lambda document, day: read_document(document, as_of=day, packs=packs),
            by=reading_by(),
        ):  # fmt: skip
            if one.fault:
                faults += 1
                say(f"{one.document}: {one.fault}")
                continue
            orphans = f", {one.orphans} orphans" if one.orphans else ""
            kept = (
                f"  {one.judgements} judgements kept{orphans}" if one.judgements or orphans else ""
            )
            tell(
                f"{one.document}  {'changed' if one.is_changed else 'as before'}  {one.title}{kept}"
            )
    if faults == len(wanted):
        return NOTHING_READ
    return SOME_READ if faults else ALL_READ


def back_up(place: str | None, file: Path) -> None:
    """Write a backup and tell what is in it."""
    with opened(place) as store:
        from hearsay.store.backup import save_backup

        counted = save_backup(store, file)
    tell(f"wrote {file}: {_rows(counted)}")


def restore_from(place: str | None, file: Path) -> None:
    """Fill a new store and tell with what."""
    if not file.is_file():
        raise InputError(f"{file}: there is no such file")
    with opened(place, create=True) as store:
        from hearsay.store.backup import restore_backup

        counted = restore_backup(store, file)
        tell(f"restored into {store.place}: {_rows(counted)}")


def _rows(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counted.items()) or "nothing"

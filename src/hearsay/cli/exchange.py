"""Does what ``export`` and ``import`` are asked: reads, calls the library, writes whole files."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from hearsay.cli.files import check_can_write, make_folder, save_whole
from hearsay.cli.group import ALL_READ, NOTHING_READ, SOME_READ, say, tell
from hearsay.cli.progress import with_progress
from hearsay.cli.sources import Batch, Read, Unread, load_ledgers
from hearsay.errors import InputError
from hearsay.exchange.annotations import read_annotations
from hearsay.exchange.exports import export, export_one, format_named, zipped
from hearsay.exchange.format import AuthorKind, Format, Options, Reviewer, Shape
from hearsay.records.check import Verdict
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.wire import to_json
from hearsay.settings import load_settings
from hearsay.text.drafts import Failure
from hearsay.text.readers import load_file

_STREAM = "-"
_KINDS = {"organisation": AuthorKind.ORGANISATION, "person": AuthorKind.PERSON}


def export_all(batch: Batch, given: Mapping[str, Any]) -> int:
    """Read all ledgers, then write; the exit code says how many of them were read."""
    form, target = format_named(given["kind"]), given["target"]
    options = _options(given)
    _check_target(form, target, batch)
    ledgers, unread = _ledgers(batch)
    if not ledgers:
        return NOTHING_READ
    _write(form, ledgers, options, target, batch)
    return SOME_READ if unread else ALL_READ


def _options(given: Mapping[str, Any]) -> Options:
    kind = given["kind"]
    if given["table"] and format_named(kind).shape is not Shape.TABLES:
        raise click.UsageError("--table is for csv and parquet")
    told = [name for name in ("author", "url", "verdict", "author_url") if given[name]]
    if told and kind != "claimreview":
        raise click.UsageError(f"--{told[0].replace('_', '-')} is for claimreview")
    reviewer = None
    if given["author"] and given["url"]:
        site, is_a = given["author_url"], _KINDS[given["author_is"]]
        reviewer = Reviewer(given["author"], given["url"], site, is_a)
    verdicts = tuple(map(Verdict, given["verdict"])) or tuple(Verdict)
    options = Options(given["table"], reviewer, verdicts)
    export((), kind, options)  # says what is missing before anything is read
    return options


def _check_target(form: Format, target: str, batch: Batch) -> None:
    """Refuse, before anything is read, what could not be written in the end."""
    if target == _STREAM:
        if not form.is_text and sys.stdout.isatty():
            raise InputError(f"{form.name} is no text for a terminal: give -o FILE, or pipe it")
        if form.shape is Shape.FOLDER:
            export_one((), form.name)  # says so
    elif not _is_folder(form, target):
        check_can_write(Path(target), batch.paths)


def _is_folder(form: Format, target: str) -> bool:
    """Whether files go into the target, rather than be it."""
    path = Path(target)
    if path.is_dir() or target.endswith("/"):
        return True
    if form.shape is Shape.ONE or path.suffix == ".zip" or path.exists():
        return False
    return form.shape is Shape.FOLDER or path.suffix != form.ending


def _ledgers(batch: Batch) -> tuple[list[Ledger], int]:
    """The ledgers, and how many documents were not read, each of which is told."""
    found: list[Ledger] = []
    unread = 0
    for outcome in with_progress(batch, is_shown=True):
        if isinstance(outcome, Read):
            found.append(outcome.ledger)
        elif isinstance(outcome, Unread):
            unread += 1
            say(outcome.message)
        else:
            tell(outcome.message)
    return found, unread


def _write(
    form: Format, ledgers: list[Ledger], options: Options, target: str, batch: Batch
) -> None:
    path = Path(target)
    if target == _STREAM:
        sys.stdout.buffer.write(export_one(ledgers, form.name, options).data)
        sys.stdout.buffer.flush()
    elif _is_folder(form, target):
        files = export(ledgers, form.name, options)
        make_folder(path)
        for file in files:
            check_can_write(path / file.name, batch.paths)
        for file in files:
            save_whole(path / file.name, file.data)
        tell(f"{len(files):,} file{'' if len(files) == 1 else 's'} written to {path}")
    elif path.suffix == ".zip":
        save_whole(path, zipped(export(ledgers, form.name, options)))
    else:
        save_whole(path, export_one(ledgers, form.name, options).data)


# --- import -------------------------------------------------------------------------------------


def import_all(files: tuple[str, ...], given: Mapping[str, Any]) -> int:
    """Annotations to ledgers on standard output or in a file; reviews into a pack."""
    if given["kind"] == "claimreview":
        return _import_reviews(files, given)
    if given["into"]:
        raise click.UsageError("--into is for claimreview")
    if given["text"] and given["kind"] != "webanno":
        raise click.UsageError("--text is for webanno; brat has its texts beside")
    target = given["target"]
    if target != _STREAM:
        check_can_write(Path(target), tuple(Path(one) for one in files if one != _STREAM))
    documents = [one for name in given["text"] for one in _documents(name)]
    lines: list[bytes] = []
    left_out = 0
    for name in files:
        for found in read_annotations(name, given["kind"], documents, load_settings().limits):
            lines.append(to_json(found.ledger) + b"\n")
            left_out += len(found.orphans)
            for line in found.orphans:
                say(f"{name}: {line}")
    if target == _STREAM:
        sys.stdout.buffer.write(b"".join(lines))
        sys.stdout.buffer.flush()
    else:
        save_whole(Path(target), b"".join(lines))
    return SOME_READ if left_out else ALL_READ


def _documents(name: str) -> Iterator[Document]:
    """The texts in a file of articles or of ledgers; nothing is looked for in them."""
    ledgers = load_ledgers(name)
    if ledgers is not None:
        yield from (one.document for one in ledgers)
        return
    for found in load_file(Path(name), limits=load_settings().limits):
        if isinstance(found, Failure):
            raise InputError(f"{name}: {found.told}")
        if isinstance(found, Document):
            yield found


def _import_reviews(files: tuple[str, ...], given: Mapping[str, Any]) -> int:
    from hearsay.cli.packs import import_file  # noqa: PLC0415  # only for packs

    if not given["into"]:
        raise click.UsageError("say which pack the reviews are for: --into DIR")
    if given["text"] or given["target"] != _STREAM:
        raise click.UsageError("reviews go into a pack: leave out --text and -o")
    for name in files:
        import_file(Path(name), "claimreview", given["into"], {})
    return ALL_READ

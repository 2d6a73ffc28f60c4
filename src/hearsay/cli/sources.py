"""What a command is given, read: articles through the pipeline, ledgers from their JSON."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from hearsay.api import read_document
from hearsay.cli.options import Reading
from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.wire import format_of, from_json
from hearsay.settings import load_limits
from hearsay.text.drafts import Failure
from hearsay.text.readers import READERS, About, load_file, load_stream, read_documents

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Read:
    """A ledger, and the file it is from."""

    name: str
    ledger: Ledger
    place: int | None = None  # in a file that holds many documents, counted from 1


@dataclass(frozen=True, slots=True)
class Unread:
    """A document of a batch that could not be read, and why: one line that names the file."""

    message: str


@dataclass(frozen=True, slots=True)
class Batch:
    """The outcomes for all that was given, in order, each made when it is asked for."""

    outcomes: Iterator[Read | Unread]
    is_many: bool  # whether there may be more than one document, so that a bad one is no end
    count: int | None  # of files; None where one of them holds many documents
    paths: tuple[Path, ...]  # of the input: what must not be written over


def read_sources(names: tuple[str, ...], reading: Reading) -> Batch:
    """Articles, read as they are asked for."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("- can be given once: there is one standard input")
    holds_many = any(_holds_many(name, reading.format) for name in names)
    is_many = len(names) > 1 or holds_many
    if is_many and reading.title is not None:
        raise click.UsageError("--title is for one document")
    found = (outcome for name in names for outcome in _read(name, reading, is_many=is_many))
    return Batch(found, is_many, None if holds_many else len(names), _paths(names))


def load_sources(name: str, reading: Reading) -> Batch:
    """The ledgers in a file or in standard input; where it is an article, its ledger."""
    data = _bytes_of(name)
    lines = [line for line in data.split(b"\n") if line.strip()]
    if lines and (format_of(lines[0]) or "").startswith("hearsay."):
        is_many = len(lines) > 1
        ledgers = (
            _ledger(line, name, place if is_many else None) for place, line in enumerate(lines, 1)
        )
        return Batch(ledgers, is_many, len(lines), _paths((name,)))
    if (format_of(data) or "").startswith("hearsay."):
        return Batch(iter([_ledger(data, name, None)]), False, 1, _paths((name,)))
    if name != STANDARD_INPUT:
        return read_sources((name,), reading)
    is_many = _holds_many(name, reading.format)
    documents = read_documents(
        data, name, as_format=reading.format, about=_about(reading), limits=load_limits()
    )
    outcomes = _outcomes(documents, name, reading)
    return Batch(outcomes, is_many, None if is_many else 1, ())


def _ledger(line: bytes, name: str, place: int | None) -> Read | Unread:
    """The ledger on one line; where there are other lines, its failure is an outcome too."""
    named = name if place is None else f"{name}: line {place}"
    try:
        return Read(name, from_json(line), place)
    except InputError as error:
        if place is None:
            raise InputError(f"{named}: {error}") from error
        return Unread(f"{named}: {error}")


def _read(name: str, reading: Reading, *, is_many: bool) -> Iterator[Read | Unread]:
    """The documents of one input; where there are others, its failure is an outcome too."""
    try:
        yield from _outcomes(_documents(name, reading), name, reading)
    except InputError as error:
        if not is_many:
            raise
        yield Unread(str(error))


def _documents(name: str, reading: Reading) -> Iterator[Document | Failure]:
    about, limits = _about(reading), load_limits()
    if name == STANDARD_INPUT:
        stream = sys.stdin.buffer
        return load_stream(stream, as_format=reading.format, about=about, limits=limits)
    return load_file(Path(name), as_format=reading.format, about=about, limits=limits)


def _outcomes(
    documents: Iterable[Document | Failure], name: str, reading: Reading
) -> Iterator[Read | Unread]:
    holds_many = _holds_many(name, reading.format)
    for place, found in enumerate(documents, 1):
        if isinstance(found, Failure):
            yield Unread(f"{name}: line {found.line}: {found.message}")
        else:
            ledger = read_document(found, as_of=reading.as_of, packs=reading.pack)
            yield Read(name, ledger, place if holds_many else None)


def _holds_many(name: str, as_format: str | None) -> bool:
    """Whether a file of this name and format may hold more than one document."""
    return any(
        reader.is_batch
        and (
            reader.format == as_format
            if as_format
            else name != STANDARD_INPUT and name.lower().endswith(reader.endings)
        )
        for reader in READERS
    )


def _bytes_of(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: this is a folder; name a ledger in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: the file cannot be read: {reason}") from None


def _about(reading: Reading) -> About:
    return About(reading.title, reading.outlet, reading.published)


def _paths(names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names if name != STANDARD_INPUT)

"""What a command is given, read: articles through the pipeline, ledgers from their JSON."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from hearsay.cli.group import is_verbose
from hearsay.cli.inputs import (
    Input,
    about_of,
    find_inputs,
    is_address,
    is_several,
    load_input,
    with_outlet,
)
from hearsay.cli.options import Reading
from hearsay.errors import InputError
from hearsay.reading import read_document
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.wire import format_of, from_json
from hearsay.text.drafts import Failure, LeftOut
from hearsay.text.formats import Holds
from hearsay.text.readers import STANDARD_INPUT, Outcome, how_many, read_documents


@dataclass(frozen=True, slots=True)
class Read:
    """A ledger, and the file it is from."""

    name: str
    ledger: Ledger
    place: int | None = None  # in a file that holds many documents, counted from 1

    @property
    def told(self) -> str:
        """The file, and the one inside it that the document is from."""
        origin = self.ledger.document.origin
        within = origin.within if origin is not None and origin.source == self.name else ()
        return ": ".join((self.name, *within))


@dataclass(frozen=True, slots=True)
class Unread:
    """A document of a batch that could not be read, and why: one line that names the file."""

    message: str


@dataclass(frozen=True, slots=True)
class Aside:
    """One line on what was met and is no document, such as a picture in a folder."""

    message: str


Outcomes = Iterator[Read | Unread | Aside]


@dataclass(frozen=True, slots=True)
class Batch:
    """The outcomes for all that was given, in order, each made when it is asked for."""

    outcomes: Outcomes
    is_many: bool  # whether there may be more than one document, so that a bad one is no end
    count: int | None  # of files; None where one of them holds many documents
    paths: tuple[Path, ...]  # of the input: what must not be written over


def read_sources(names: tuple[str, ...], reading: Reading) -> Batch:
    """Articles, read as they are asked for."""
    _explain_settings(reading)
    given = find_inputs(names, reading)
    inputs, asides = given.found, map(Aside, given.asides)
    if len(inputs) == 1 and inputs[0].holds is Holds.FEW:
        return _read_few(inputs[0], reading)
    holds_many = any(one.holds is not Holds.ONE for one in inputs)
    is_many = len(inputs) > 1 or holds_many
    _check_title(reading, is_many=is_many)
    found = (outcome for one in inputs for outcome in _read(one, reading, is_many=is_many))
    count = None if holds_many else len(inputs)
    return Batch(chain(asides, found), is_many, count, _paths(one.name for one in inputs))


def _read_few(one: Input, reading: Reading) -> Batch:
    """The documents of an input that mostly holds one; whether it does is found out here."""
    is_many, documents = is_several(load_input(one, reading))
    _check_title(reading, is_many=is_many)
    found = _outcomes(documents, one.name, reading, is_many=is_many)
    return Batch(found, is_many, None if is_many else 1, _paths((one.name,)))


def _check_title(reading: Reading, *, is_many: bool) -> None:
    if is_many and reading.title is not None:
        raise click.UsageError("--title is for one document")


def load_sources(name: str, reading: Reading) -> Batch:
    """The ledgers in a file or in standard input; where it is an article, its ledger."""
    if is_address(name):
        return read_sources((name,), reading)
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
    _explain_settings(reading)
    documents = read_documents(
        data,
        name,
        as_format=reading.format,
        about=about_of(reading),
        limits=reading.settings.limits,
    )
    is_many = how_many(name, reading.format) is Holds.MANY
    if how_many(name, reading.format) is Holds.FEW:
        is_many, documents = is_several(documents)
    outcomes = _outcomes(documents, name, reading, is_many=is_many)
    return Batch(outcomes, is_many, None if is_many else 1, ())


def load_ledgers(name: str) -> tuple[Ledger, ...] | None:
    """The ledgers in a file; None where it holds something else. A bad one raises."""
    data = _bytes_of(name)
    lines = [line for line in data.split(b"\n") if line.strip()]
    if lines and (format_of(lines[0]) or "").startswith("hearsay."):
        return tuple(from_json(line) for line in lines)
    return (from_json(data),) if (format_of(data) or "").startswith("hearsay.") else None


def _ledger(line: bytes, name: str, place: int | None) -> Read | Unread:
    """The ledger on one line; where there are other lines, its failure is an outcome too."""
    named = name if place is None else f"{name}: line {place}"
    try:
        return Read(name, from_json(line), place)
    except InputError as error:
        if place is None:
            raise InputError(f"{named}: {error}") from error
        return Unread(f"{named}: {error}")


def _read(one: Input, reading: Reading, *, is_many: bool) -> Outcomes:
    """The documents of one input; where there are others, its failure is an outcome too."""
    try:
        documents = load_input(one, reading)
        yield from _outcomes(documents, one.name, reading, is_many=one.holds is not Holds.ONE)
    except InputError as error:
        if not is_many:
            raise
        yield Unread(str(error))


def _outcomes(
    documents: Iterable[Outcome], name: str, reading: Reading, *, is_many: bool
) -> Outcomes:
    """Each document read; ``is_many`` where the input holds several."""
    place = 0
    for found in _explained(documents):
        if isinstance(found, LeftOut):
            yield Aside(f"{name}: {': '.join(found.within)}: left out, in no format that is read")
            continue
        place += 1
        if isinstance(found, Failure):
            yield Unread(f"{name}: {found.told}")
        else:
            ledger = _ledger_of(with_outlet(found, reading), reading)
            yield Read(name, ledger, place if is_many else None)


def _explain_settings(reading: Reading) -> None:
    if is_verbose():
        from hearsay.cli.verbose import explain_settings  # noqa: PLC0415  # as below

        explain_settings(reading)


def _explained(documents: Iterable[Outcome]) -> Iterable[Outcome]:
    if not is_verbose():
        return documents
    from hearsay.cli.verbose import explained  # noqa: PLC0415  # only where it is asked for

    return explained(documents)


def _ledger_of(document: Document, reading: Reading) -> Ledger:
    if is_verbose():
        from hearsay.cli.verbose import read_timed  # noqa: PLC0415  # only where it is asked for

        return read_timed(document, reading)
    return read_document(document, as_of=reading.as_of, packs=reading.pack)


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


def _paths(names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names if name != STANDARD_INPUT and not is_address(name))

"""What is named on the command line: files, folders, addresses, standard input; what is in it."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import click

from hearsay.cli.group import tell
from hearsay.cli.options import Reading
from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.text.drafts import LeftOut
from hearsay.text.formats import Holds
from hearsay.text.readers import (
    STANDARD_INPUT,
    About,
    Outcome,
    how_many,
    load_file,
    read_documents,
)

_ADDRESS = re.compile(r"(?i:[a-z][a-z0-9+.-]*://|(?:data|javascript|mailto|file|blob):)")
_SHOWN = 5  # names of files that are left out


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, under the name it is told by."""

    name: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was named, folders replaced by the files in them."""

    found: tuple[Input, ...]
    asides: tuple[str, ...]  # one line for each folder of which something is left out


def find_inputs(names: tuple[str, ...], reading: Reading) -> Inputs:
    """What was named, in order."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("- can be given once: there is one standard input")
    found: list[str] = []
    asides: list[str] = []
    for name in names:
        folder = Path(name)
        if name.startswith("www.") and not folder.exists():
            raise InputError(f"{name}: there is no such file; an address begins with https://")
        if name == STANDARD_INPUT or is_address(name) or not folder.is_dir():
            found.append(name)
            continue
        from hearsay.text.folders import find_files  # noqa: PLC0415  # only where one is given

        files = find_files(folder, any_ending=reading.format is not None)
        if not files.read:
            raise InputError(f"{name}: there is no file in this folder that is read")
        found += map(str, files.read)
        if files.left_out:
            asides.append(_told(name, [str(path.relative_to(folder)) for path in files.left_out]))
    return Inputs(tuple(Input(name, _holds(name, reading)) for name in found), tuple(asides))


def is_address(name: str) -> bool:
    """Whether this names no file but something to fetch; what is neither http nor https too."""
    return _ADDRESS.match(name) is not None


def _holds(name: str, reading: Reading) -> Holds:
    # What lies at an address is known once it is fetched.
    return Holds.FEW if is_address(name) else how_many(name, reading.format)


def _told(folder: str, names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return f"{folder}: left out, in no format that is read: {shown} ({len(names)} in all)"


def load_input(one: Input, reading: Reading) -> Iterator[Outcome]:
    """The documents in an input, each made when it is asked for."""
    about, limits = about_of(reading), reading.settings.limits
    if one.name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limits.max_bytes + 1)
        if reading.format is None:
            _hint(data)
        return read_documents(data, one.name, as_format=reading.format, about=about, limits=limits)
    if is_address(one.name):
        from hearsay.cli.fetched import load_address  # noqa: PLC0415  # only where one is given

        allow_private = reading.allow_private
        return load_address(one.name, reading.format, about, limits, allow_private=allow_private)
    return load_file(Path(one.name), as_format=reading.format, about=about, limits=limits)


# How a file of another format begins, where it could pass for plain text.
_BEGINNINGS = {
    "html": re.compile(rb"(?i)\s*<(?:!doctype html|html|head|body)\b"),
    "json": re.compile(rb'\s*\{\s*"'),
    "eml": re.compile(
        rb"(?i)(?:from|date|received|return-path|mime-version): [^\r\n]*\r?\n[\w \t-]+"
    ),
    "vtt": re.compile(rb"WEBVTT\b"),
    "feed": re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed)\b"),
}


def _hint(data: bytes) -> None:
    """Tell of standard input that is read as plain text and looks like something else."""
    for name, beginning in _BEGINNINGS.items():
        if beginning.match(data[:4_000]):
            tell(f"-: this is read as plain text but looks like {name}; add --format {name}")


def about_of(reading: Reading) -> About:
    """What the user says of a document."""
    return About(reading.title, reading.outlet, reading.published)


def with_outlet(document: Document, reading: Reading) -> Document:
    """The document with its outlet as the settings have it, where no option names it.

    What a host is called goes before what the document calls itself, and that before the outlet
    that is set for all.
    """
    settings = reading.settings
    if reading.outlet is not None or not (settings.outlets or settings.outlet):
        return document
    from hearsay.report.markup import host_of, web_address  # noqa: PLC0415  # after the reading

    address = web_address(document.url or "")
    host = host_of(address) if address else ""
    names = [
        name
        for known, name in sorted(settings.outlets, key=lambda one: -len(one[0]))
        if host and (host == known.removeprefix("www.") or host.endswith(f".{known}"))
    ]
    named = next(iter(names), None) or document.outlet or settings.outlet
    return document if named == document.outlet else replace(document, outlet=named)


def is_several(documents: Iterator[Outcome]) -> tuple[bool, Iterator[Outcome]]:
    """Whether there is more than one document, found by looking at the first two; and all."""
    seen: list[Outcome] = []
    counted = 0
    for found in documents:
        seen.append(found)
        counted += not isinstance(found, LeftOut)
        if counted > 1:
            break
    return counted > 1, chain(seen, documents)

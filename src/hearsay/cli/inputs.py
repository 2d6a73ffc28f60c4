"""What is named on the command line, and the documents in it: files, folders, standard input."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from hearsay.cli.options import Reading
from hearsay.settings import load_limits
from hearsay.text.drafts import LeftOut
from hearsay.text.formats import Holds
from hearsay.text.readers import (
    STANDARD_INPUT,
    About,
    Outcome,
    how_many,
    load_file,
    load_stream,
)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, under the name it is told by."""

    name: str
    holds: Holds


def find_inputs(names: tuple[str, ...], reading: Reading) -> tuple[Input, ...]:
    """What was named, in order."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("- can be given once: there is one standard input")
    return tuple(Input(name, how_many(name, reading.format)) for name in names)


def load_input(one: Input, reading: Reading) -> Iterator[Outcome]:
    """The documents in an input, each made when it is asked for."""
    about, limits = about_of(reading), load_limits()
    if one.name == STANDARD_INPUT:
        stream = sys.stdin.buffer
        return load_stream(stream, as_format=reading.format, about=about, limits=limits)
    return load_file(Path(one.name), as_format=reading.format, about=about, limits=limits)


def about_of(reading: Reading) -> About:
    """What the user says of a document."""
    return About(reading.title, reading.outlet, reading.published)


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

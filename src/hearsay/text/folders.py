"""Which files of a folder are read: those with an ending we know, its folders' files too."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hearsay.errors import InputError
from hearsay.text.archive import is_hidden
from hearsay.text.formats import reader_of

_OURS = (".ledger.json", ".ledger.html")  # what --out writes, perhaps beside the articles


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder, sorted by path."""

    read: tuple[Path, ...]
    left_out: tuple[Path, ...]  # of no format that is read, or links to somewhere else


def find_files(folder: Path, *, any_ending: bool = False) -> Found:
    """The files to read. Hidden ones are passed over, and links out of the folder left out."""
    read: list[Path] = []
    left_out: list[Path] = []
    inside = folder.resolve()
    for path in _files(folder):
        name = str(path.relative_to(folder))
        if is_hidden(name):
            continue
        known = any_ending or (reader_of(name) is not None and not name.endswith(_OURS))
        is_ours = path.is_file() and path.resolve().is_relative_to(inside)
        (read if known and is_ours else left_out).append(path)
    return Found(tuple(read), tuple(left_out))


def _files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(
            f"{error.filename}: the folder cannot be read: {error.strerror}"
        ) from error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))

"""Files written whole or not at all, and their names."""

import secrets
from pathlib import Path

from hearsay.errors import InputError


def save_whole(path: Path, data: bytes) -> None:
    """Write beside the file first and rename, so that nobody ever finds half of it."""
    if path.exists() and not path.is_file():
        _write(path, data)  # /dev/stdout and the like cannot be renamed over
        return
    draft = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(draft, data, "xb")
        _rename(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def check_can_write(path: Path, inputs: tuple[Path, ...]) -> None:
    """Refuse, before anything is read, a file in no folder or one that is being read."""
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; name a file in it")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}")
    if any(one.exists() and path.exists() and one.samefile(path) for one in inputs):
        raise InputError(f"{path}: this is the input; name another file")


def make_folder(path: Path) -> None:
    """Make a folder and those around it, unless it is there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: the folder cannot be made: {error.strerror}") from error


class FreshNames:
    """Gives each document a name of its own for its files: ``a``, ``a-2``, ``batch-0001``."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def next_for(self, source: str, *, place: int | None) -> str:
        """A name made from the file's; ``place`` tells documents of one file apart."""
        stem = "document" if source == "-" else Path(source).stem or "document"
        name = stem if place is None else f"{stem}-{place:04}"
        fresh, again = name, 1
        # Names are compared without case, because some file systems do.
        while fresh.casefold() in self._given:
            again += 1
            fresh = f"{name}-{again}"
        self._given.add(fresh.casefold())
        return fresh


def _write(path: Path, data: bytes, mode: str = "wb") -> None:
    try:
        with path.open(mode) as file:
            file.write(data)
    except OSError as error:
        raise InputError(f"{path}: the file cannot be written: {error.strerror}") from error


def _rename(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: the file cannot be written: {error.strerror}") from error

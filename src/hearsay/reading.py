"""One document with the shipped model and packs, which are loaded once and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger

# Imports inside functions keep ``import hearsay`` and ``hearsay --help`` instant.
# ruff: noqa: PLC0415

Source = str | Path | Document | Mapping[str, Any]
PackFolder = tuple[Path, str]  # where it lies, and its digest where that was looked at, else ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack of reference data that was read through and has no fault in it."""

    path: Path
    name: str
    version: str
    title: str
    digest: str  # first 12 hex digits of the SHA-256 of all its files
    rows: tuple[tuple[str, int], ...]  # its tables, and how many rows each has


def load_pack(folder: Path | str) -> Pack:
    """The pack in a folder, every cell of it checked; raises ``BadPack`` with the first fault.

    >>> harbours = hearsay.load_pack("packs/harbours")
    >>> ledger = hearsay.read(text, packs=[harbours])
    """
    from hearsay.reference.digests import TABLES
    from hearsay.reference.folder import read_folder

    path = Path(folder)
    found = read_folder(path)
    packs((path, found.digest))
    counts = ((table, sum(1 for _ in found.rows(table))) for table in TABLES)
    rows = tuple((table, count) for table, count in counts if count)
    title = str(found.about.get("title") or found.name)
    return Pack(path, found.name, found.version, title, found.digest, rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read a source, in whichever process it is read."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    as_of: date | None = None
    packs: tuple[PackFolder, ...] = ()


def asked_of(
    published: date | str | None,
    as_of: date | str | None,
    packs: Iterable[Path | str | Pack],
    title: str | None = None,
    outlet: str | None = None,
) -> Asked:
    """What a caller gave, its days as days; raises ``InputError`` on one that is none."""
    folders = tuple(
        (one.path, one.digest) if isinstance(one, Pack) else (Path(one), "") for one in packs
    )
    return Asked(_day(published), title, outlet, _day(as_of), folders)


def find_documents(source: Source, asked: Asked) -> Iterator[Document | InputError]:
    """The documents in a source, an error in the place of each that cannot be read.

    A text or a mapping is one document; a file may hold several.
    """
    try:
        if isinstance(source, Document):
            yield source
        elif isinstance(source, Path):
            yield from _of_file(source, asked)
        else:
            yield _of_text(source, asked)
    except InputError as error:
        yield error


def _of_file(path: Path, asked: Asked) -> Iterator[Document | InputError]:
    from hearsay.settings import load_limits
    from hearsay.text.drafts import Failure, LeftOut
    from hearsay.text.readers import About, load_file

    about = About(asked.title, asked.outlet, asked.published)
    for found in load_file(path, about=about, limits=load_limits()):
        if isinstance(found, Failure):
            yield InputError(f"{path}: {found.told}")
        elif not isinstance(found, LeftOut):
            yield found


def _of_text(source: str | Mapping[str, Any], asked: Asked) -> Document:
    from hearsay.settings import load_limits
    from hearsay.text.drafts import Draft, Failure
    from hearsay.text.jsontext import draft_of
    from hearsay.text.readers import About, make_document

    if not isinstance(source, str | Mapping):
        raise InputError(
            f"this is a {type(source).__name__}; give a text as str, a file as Path, a Document, "
            'or a mapping such as {"text": "…"}'
        )
    draft = Draft(source) if isinstance(source, str) else draft_of(source)
    about = About(asked.title, asked.outlet, asked.published)
    made = make_document(draft, about, load_limits())
    if isinstance(made, Failure):
        raise InputError(made.message)
    return made


def read_document(
    document: Document, *, as_of: date | None = None, packs: tuple[Path, ...] = ()
) -> Ledger:
    """Read one document with the shipped model and packs, and the packs in the given folders."""
    return read_asked(document, Asked(as_of=as_of, packs=tuple((path, "") for path in packs)))


def read_asked(
    document: Document, asked: Asked, read_with: Callable[..., Ledger] | None = None
) -> Ledger:
    """Read one document as asked; ``read_with`` stands in for the pipeline, to look into it."""
    loading = models()
    from hearsay.pipeline import read

    return (read_with or read)(document, loading.result(), packs(*asked.packs), asked.as_of)


@cache
def models() -> Any:
    """The shipped ``Models`` as a future, loaded once: the stages are imported in the meantime."""
    from concurrent.futures import ThreadPoolExecutor

    from hearsay.models.bundle import load_models

    with_one = ThreadPoolExecutor(1)
    try:
        return with_one.submit(load_models)
    finally:
        with_one.shutdown(wait=False)


@cache
def packs(*folders: PackFolder) -> Any:
    """The shipped ``Packs`` and those in the folders, loaded once."""
    from hearsay.reference.packs import load_packs

    return load_packs([path for path, _ in folders])


def _day(given: date | str | None) -> date | None:
    from hearsay.text.drafts import read_date

    if isinstance(given, datetime):  # a date too, and no day alone
        return given.date()
    return read_date(given) if isinstance(given, str) else given

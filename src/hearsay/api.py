"""The Python calls ``hearsay.read``, ``to_json`` and ``from_json``: text in, ledger out."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hearsay.errors import InputError
from hearsay.ledgers import Ledger
from hearsay.reading import Pack, asked_of, find_documents, read_asked
from hearsay.records import ledger as records
from hearsay.records.document import Document


def read(
    source: str | Path | Document | Mapping[str, Any],
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    as_of: date | str | None = None,
    packs: Iterable[Path | str | Pack] = (),
) -> Ledger:
    """Read one document. Needs no network; the first call loads the model, later ones find it.

    ``source`` is a text (``str``), a file (``Path``), a ``hearsay.Document``, or a mapping with
    ``text`` and more. ``published`` is the day relative times are counted from, ``as_of`` the day
    whose record claims are compared with (the day of publication, where it is not given),
    ``packs`` folders of reference data beside the shipped ones. Raises ``InputError`` where one of
    them cannot be used.

    >>> ledger = hearsay.read("Ana Duarte said the ferry sank.", published="2025-03-14")
    >>> ledger.attributions[0].speaker
    'Ana Duarte'
    """
    asked = asked_of(published, as_of, packs, title, outlet)
    found = find_documents(source, asked)
    first, second = next(found, None), next(found, None)
    if isinstance(first, InputError):
        raise first
    if first is None:
        raise InputError(f"{source}: there is no document in it")
    if second is not None:
        raise InputError(f"{source}: there are several documents in it; use read_many")
    return Ledger.of(read_asked(first, asked))


def to_json(ledger: records.Ledger) -> bytes:
    """The ledger as one line of JSON in the format ``hearsay.ledger/1``."""
    from hearsay.records.wire import to_json as written  # noqa: PLC0415  # keeps import instant

    return written(ledger)


def from_json(data: bytes | str) -> Ledger:
    """The ledger in a line or file of ``hearsay.ledger/1``; raises ``BadLedger``."""
    from hearsay.records.wire import from_json as wired  # noqa: PLC0415  # keeps import instant

    return Ledger.of(wired(data.encode() if isinstance(data, str) else data))

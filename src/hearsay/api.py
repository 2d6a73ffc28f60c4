"""The Python call ``hearsay.read``: text in, ledger out; models and packs are loaded once."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger, MadeWith

# Imports inside functions keep ``import hearsay`` and ``hearsay --help`` instant.
# ruff: noqa: PLC0415


class NotebookLedger(Ledger):
    """A ledger that a notebook shows as its page. In all else it is the ledger, and equal to it.

    The drawing is here and not in ``records``, because records know nothing of reports.
    """

    __slots__ = ()

    @classmethod
    def of(cls, ledger: Ledger) -> "NotebookLedger":
        """The same records, able to show themselves."""
        return cls(*(getattr(ledger, field.name) for field in fields(Ledger)))

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style and the notebook's keep apart."""
        from hearsay.report.frame import render_frame

        return render_frame(self)

    def __eq__(self, other: object) -> bool:
        """Equal to any ledger with the same records, whether or not it can show itself."""
        if not isinstance(other, Ledger):
            return NotImplemented
        return all(getattr(self, one.name) == getattr(other, one.name) for one in fields(Ledger))

    __hash__ = Ledger.__hash__


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    as_of: date | str | None = None,
    packs: Iterable[Path | str] = (),
) -> NotebookLedger:
    """Read one text. Needs no network; the first call loads the model, later ones find it loaded.

    ``published`` is the day relative times are counted from, ``as_of`` the day whose record claims
    are compared with (the day of publication, where it is not given), ``packs`` folders of
    reference data beside the shipped ones. Raises ``InputError`` where one of them cannot be used.

    >>> ledger = hearsay.read("Ana Duarte said the ferry sank.", published="2025-03-14")
    """
    from hearsay.settings import load_limits
    from hearsay.text.drafts import Draft, Failure
    from hearsay.text.readers import About, make_document

    if not isinstance(text, str):
        raise InputError(f"the text is a {type(text).__name__}; give a str")
    about = About(title, outlet, _day(published))
    document = make_document(Draft(text), about, load_limits())
    if isinstance(document, Failure):
        raise InputError(document.message)
    folders = tuple(Path(folder) for folder in packs)
    return NotebookLedger.of(read_document(document, as_of=_day(as_of), packs=folders))


def read_document(
    document: Document, *, as_of: date | None = None, packs: tuple[Path, ...] = ()
) -> Ledger:
    """Read one document with the shipped model and packs, and the packs in the given folders."""
    models = _models()
    from hearsay.pipeline import read as read_with

    return read_with(document, models.result(), _packs(packs), as_of)


def current_versions(packs: tuple[Path, ...] = ()) -> MadeWith:
    """What a ledger read now would be made with."""
    models = _models().result()
    return MadeWith(models.code_version, models.name, _packs(packs).versions)


@cache
def _models() -> Any:
    """The shipped ``Models`` as a future, loaded once: the stages are imported in the meantime."""
    from concurrent.futures import ThreadPoolExecutor

    from hearsay.models.bundle import load_models

    with_one = ThreadPoolExecutor(1)
    try:
        return with_one.submit(load_models)
    finally:
        with_one.shutdown(wait=False)


@cache
def _packs(folders: tuple[Path, ...]) -> Any:
    """The shipped ``Packs`` and those in the folders, loaded once."""
    from hearsay.reference.packs import load_packs

    return load_packs(folders)


def to_json(ledger: Ledger) -> bytes:
    """The ledger as one line of JSON in the format ``hearsay.ledger/1``."""
    from hearsay.records.wire import to_json as written

    return written(ledger)


def from_json(data: bytes | str) -> NotebookLedger:
    """The ledger in a line or file of ``hearsay.ledger/1``; raises ``BadLedger``."""
    from hearsay.records.wire import from_json as wired

    return NotebookLedger.of(wired(data.encode() if isinstance(data, str) else data))


def _day(given: date | str | None) -> date | None:
    from hearsay.text.drafts import read_date

    return read_date(given) if isinstance(given, str) else given

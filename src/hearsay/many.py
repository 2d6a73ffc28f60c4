"""The Python call ``hearsay.read_many``: many sources, one ledger after the other."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from hearsay.errors import InputError
from hearsay.ledgers import Ledger
from hearsay.reading import Asked, Pack, Source, asked_of, find_documents, read_asked

if TYPE_CHECKING:
    from concurrent.futures import Future

# Imports inside functions keep ``import hearsay`` instant.
# ruff: noqa: PLC0415

Found = Ledger | InputError
_AHEAD = 4  # sources handed to each process before the first of them is asked for


@overload
def read_many(
    sources: Iterable[Source],
    *,
    published: date | str | None = None,
    as_of: date | str | None = None,
    packs: Iterable[Path | str | Pack] = (),
    unreadable: Literal["raise", "skip"] = "raise",
    processes: int = 1,
) -> Iterator[Ledger]: ...


@overload
def read_many(
    sources: Iterable[Source],
    *,
    published: date | str | None = None,
    as_of: date | str | None = None,
    packs: Iterable[Path | str | Pack] = (),
    unreadable: Literal["keep"],
    processes: int = 1,
) -> Iterator[Found]: ...


def read_many(
    sources: Iterable[Source],
    *,
    published: date | str | None = None,
    as_of: date | str | None = None,
    packs: Iterable[Path | str | Pack] = (),
    unreadable: Literal["raise", "skip", "keep"] = "raise",
    processes: int = 1,
) -> Iterator[Found]:
    """A ledger for each document, in order, each made when it is asked for.

    A source is a text (``str``), a file (``Path``, which may hold several documents), a
    ``hearsay.Document``, or a mapping with ``text`` and, where known, ``title``, ``published``,
    ``outlet``, ``url`` and ``authors``. What cannot be read raises ``InputError``; with
    ``unreadable="skip"`` it is left out, and with ``"keep"`` the error stands in its place.

    ``processes`` above 1 reads in as many processes, each with a model of its own (some 400 MB);
    order and ledgers stay the same. A script must then begin what it does below
    ``if __name__ == "__main__":``.

    >>> for ledger in hearsay.read_many(Path("letters").glob("*.eml"), unreadable="skip"):
    ...     print(ledger.document.title, len(ledger.claims))
    """
    if unreadable not in {"raise", "skip", "keep"}:
        raise InputError(f"unreadable is {unreadable!r}: give 'raise', 'skip' or 'keep'")
    if processes < 1:
        raise InputError(f"processes is {processes}: give 1 or more")
    if isinstance(sources, str | Path):
        raise InputError("read_many takes several sources; put this one in a list")
    asked = asked_of(published, as_of, packs)
    read = partial(_read_source, asked)
    found = _in_order(read, sources, processes) if processes > 1 else map(read, sources)
    return _ledgers(found, unreadable)


def _read_source(asked: Asked, source: Source) -> Iterator[Found]:
    for document in find_documents(source, asked):
        if isinstance(document, InputError):
            yield document
        else:
            yield Ledger.of(read_asked(document, asked))


def _ledgers(found: Iterable[Iterable[Found]], unreadable: str) -> Iterator[Found]:
    for several in found:
        for one in several:
            if isinstance(one, Ledger) or unreadable == "keep":
                yield one
            elif unreadable == "raise":
                raise one


# --- in several processes ----------------------------------------------------------------------


def _in_order(
    read: Callable[[Source], Iterator[Found]], sources: Iterable[Source], processes: int
) -> Iterator[tuple[Found, ...]]:
    """What ``read`` gives of each source, in order; few sources are under way at a time."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # "spawn": a process that is forked while threads run may hang, and the model has threads.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    under_way: deque[Future[tuple[Found, ...]]] = deque()
    left = iter(sources)
    try:
        for source in islice(left, processes * _AHEAD):
            under_way.append(pool.submit(_whole, read, source))
        while under_way:
            done = under_way.popleft().result()
            for source in islice(left, 1):
                under_way.append(pool.submit(_whole, read, source))
            yield done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _whole(read: Callable[[Source], Iterator[Found]], source: Source) -> tuple[Found, ...]:
    return tuple(read(source))

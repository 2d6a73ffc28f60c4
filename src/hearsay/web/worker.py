"""The process that reads: orders in, ledgers out. Pages stay quick, and a bad file harms no other.

Files are opened in this process alone. Its answers are bytes, which are parsed, never unpickled.
"""

import os
import signal
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path

from hearsay.errors import InputError
from hearsay.settings import Limits
from hearsay.text.readers import About

# ruff: noqa: PLC0415  # imports that take time are made once somebody waits for them

_LESS_URGENT = 5  # pages go before reading, where both want the processor


class Tag(Enum):
    """What an answer holds; its first byte."""

    READY = b"R"
    LEDGER = b"L"
    FAILURE = b"F"  # one document could not be read: one line for a person
    ASIDE = b"A"  # something in the file is no document: one line
    FAULT = b"B"  # a bug of ours: where, without any text of the document
    END = b"E"


_NOTHING_SAID = About()
_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to read: the bytes of a file, an address, or a ledger whose text is read again."""

    name: str  # by which messages tell of it
    data: bytes = b""
    format: str | None = None
    about: About = _NOTHING_SAID
    limits: Limits = _USUAL
    is_address: bool = False  # ``name`` is fetched
    is_ledger: bool = False  # ``data`` is a ledger; its document is read again
    as_of: date | None = None
    article: str | None = None  # it is the next version of this article; None: its address tells


def work(orders: "Connection[bytes, Order]", packs: tuple[Path, ...]) -> None:
    """Read order after order until the other end is closed."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # whoever started this process ends it
    with suppress(OSError):
        os.nice(_LESS_URGENT)
    _warm_up(packs)
    with suppress(EOFError, OSError):  # the other end went away: nobody waits any more
        orders.send_bytes(Tag.READY.value)
        while True:
            order = orders.recv()
            for tag, told in answer(order, packs):
                orders.send_bytes(tag.value + told)
            orders.send_bytes(Tag.END.value)


def answer(order: Order, packs: tuple[Path, ...] = ()) -> Iterator[tuple[Tag, bytes]]:
    """What comes of an order, piece by piece; a fault becomes an answer."""
    try:
        yield from _read(order, packs)
    except InputError as error:
        yield Tag.FAILURE, _line(str(error))
    except MemoryError:
        yield Tag.FAILURE, _line(f"{order.name}: it needs more memory than there is")
    except Exception as fault:  # noqa: BLE001  # told to the log, without the document's words
        yield Tag.FAULT, _line(_where(fault))


def _read(order: Order, packs: tuple[Path, ...]) -> Iterator[tuple[Tag, bytes]]:
    from hearsay.reading import read_document
    from hearsay.records.wire import from_json, to_json
    from hearsay.text.drafts import Failure, LeftOut
    from hearsay.text.readers import read_documents

    if order.is_ledger:
        document = from_json(order.data).document
        yield Tag.LEDGER, to_json(read_document(document, as_of=order.as_of, packs=packs))
        return
    limits = order.limits
    if order.is_address:
        from hearsay.fetched import load_address

        found = load_address(order.name, None, order.about, limits, allow_private=False)
    else:
        found = read_documents(
            order.data, order.name, as_format=order.format, about=order.about, limits=limits
        )
    for one in found:
        if isinstance(one, LeftOut):
            yield Tag.ASIDE, _line(f"{': '.join(one.within)}: left out, in no format that is read")
        elif isinstance(one, Failure):
            yield Tag.FAILURE, _line(f"{order.name}: {one.told}")
        else:
            yield Tag.LEDGER, to_json(read_document(one, as_of=order.as_of, packs=packs))


def _warm_up(packs: tuple[Path, ...]) -> None:
    """Load model and packs, so that the first article does not wait for them."""
    from hearsay.reading import read_document
    from hearsay.records.document import Document

    read_document(Document.make("Ready, the reader said on 2 May 2024."), packs=packs)


def _line(message: str) -> bytes:
    return " ".join(message.split()).encode("utf-8", "replace")


def _where(fault: BaseException) -> str:
    """The kind of a fault and the lines it came through; its message may quote a document."""
    frames = traceback.extract_tb(fault.__traceback__)[-6:]
    lines = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames))
    return f"{type(fault).__name__} at {lines}"

"""The handle on the process that reads: started, asked, given up when it takes too long."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from hearsay.web.worker import Order, Tag, work

_SECONDS_TO_START = 120  # loading model and packs on a slow machine
_SECONDS_TO_END = 2


class ReaderStopped(Exception):
    """The process went away or took too long; the next order gets a new one."""


class Reader:
    """One process that reads one order at a time; used by one thread."""

    def __init__(self, packs: tuple[Path, ...] = (), *, seconds: int = 600) -> None:
        self._packs, self._seconds = packs, seconds
        self._process: SpawnProcess | None = None
        self._orders: Connection[Order, bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is a process now."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process and wait until model and packs are loaded."""
        if self.is_running:
            return
        self.stop()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._packs), daemon=True)
        process.start()
        theirs.close()
        self._process, self._orders = process, ours
        if self._next(time.monotonic() + _SECONDS_TO_START)[0] is not Tag.READY:
            raise ReaderStopped("it does not start")

    def ask(self, order: Order) -> Iterator[tuple[Tag, bytes]]:
        """The answers to an order as they come; raises ``ReaderStopped``."""
        self.start()
        assert self._orders is not None  # set by start()
        until = time.monotonic() + self._seconds
        try:
            self._orders.send(order)
        except OSError:
            self.stop()
            raise ReaderStopped("it ended") from None
        while True:
            tag, told = self._next(until)
            if tag is Tag.END:
                return
            yield tag, told

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._orders is not None:
            self._orders.close()
        if self._process is not None:
            self._process.join(_SECONDS_TO_END if self._process.exitcode is not None else 0)
            with suppress(OSError, ValueError):
                self._process.kill()
                self._process.join(_SECONDS_TO_END)
        self._process = self._orders = None

    def _next(self, until: float) -> tuple[Tag, bytes]:
        assert self._orders is not None  # whoever calls has started it
        try:
            if not self._orders.poll(max(0.0, until - time.monotonic())):
                self.stop()
                raise ReaderStopped("it takes too long")
            data = self._orders.recv_bytes()
        except (EOFError, OSError):
            self.stop()
            raise ReaderStopped("it ended") from None
        return Tag(data[:1]), data[1:]

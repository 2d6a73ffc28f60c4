"""What waits to be read, what is being read, and what came of it; one thread reads in order.

What is given is kept in the store until it was read: a desk that is stopped, or killed, goes on
with it when it is started anew.
"""

import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from hearsay.errors import HearsayError, InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from hearsay.store.adding import Added, add_ledger
from hearsay.store.opening import Store
from hearsay.store.waiting import Kept, begin, drop, keep, list_waiting
from hearsay.store.wire import from_text, to_text
from hearsay.web.logs import note
from hearsay.web.reader import Reader, ReaderStopped
from hearsay.web.worker import Order, Tag

_KEPT = 200  # jobs that are remembered after they ended
_SHOWN = 100  # lines of failures and asides of one job
_MOST_BEGUN = 3  # a text that was begun so often and never read to its end may end the desk
_GIVEN_UP = "reading it was begun {times} times and never came to its end; it was given up"
_STOPPED = "the program that reads {why}; the text was not stored. Smaller pieces may go through"


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Job:
    """Everything given at once by one person, and what came of it so far."""

    id: str
    by: str
    orders: tuple[str, ...]  # their names
    state: State = State.WAITING
    current: int = 0  # of the orders, the one being read; counted from 1
    added: tuple[Added, ...] = ()
    titles: tuple[str, ...] = ()  # of what was added
    failures: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """The orders of a job, by their ids in the store; or one whose ledger somebody waits for."""

    job: str = ""
    kept: tuple[int, ...] = ()
    awaited: "tuple[Order, Future[Ledger]] | None" = None


class ReadingQueue:
    """Reads what is given, one order after the other, and stores it."""

    def __init__(
        self, store: Store, reader: Reader, *, most: int, stored: Callable[[], None] = lambda: None
    ) -> None:
        self._store, self._reader, self._most, self._stored = store, reader, most, stored
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: queue.Queue[_Given | None] = queue.Queue()
        self._lock = threading.Lock()
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._count = 0  # orders not yet read

    def start(self) -> None:
        """Begin, with what waited when the desk was stopped. The process that reads starts too."""
        self._resume()
        self._thread.start()

    def stop(self, seconds: float = 20) -> None:
        """Let the current text be read to its end, for so long; what waits stays in the store."""
        self._is_stopping.set()
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)
        self._reader.stop()
        while not self._waiting.empty():
            given = self._waiting.get()
            if given is not None and given.awaited is not None:
                given.awaited[1].set_exception(InputError("the desk was stopped"))

    @property
    def count(self) -> int:
        """How many files and texts wait or are being read."""
        return self._count

    @property
    def is_ready(self) -> bool:
        """Whether the process that reads is there."""
        return self._reader.is_running

    def submit(self, orders: tuple[Order, ...], *, by: str) -> Job:
        """Take orders on; raises ``InputError`` where too many wait already."""
        self._count_in(len(orders))
        job = Job(f"j{secrets.token_hex(6)}", by, tuple(order.name for order in orders))
        try:
            kept = keep(self._store, job.id, by, [_as_kept(order) for order in orders])
        except BaseException:
            self._count_out(len(orders))
            raise
        with self._lock:
            self._jobs[job.id] = job
            self._forget_old()
        self._waiting.put(_Given(job.id, kept))
        return job

    def read(self, document: Document, as_of: date | None) -> Ledger:
        """Wait for the ledger of a document, which is not stored; for the API."""
        data, awaited = to_json(Ledger(document)), Future[Ledger]()
        self._count_in(1)
        order = Order("the text", data, is_ledger=True, as_of=as_of)
        self._waiting.put(_Given(awaited=(order, awaited)))
        return awaited.result()

    def find(self, job: str) -> Job | None:
        """The job with this id; None where it is not known any more."""
        with self._lock:
            return self._jobs.get(job)

    def before(self, job: str) -> int:
        """How many jobs are read before this one."""
        with self._lock:
            waiting = [one.id for one in self._jobs.values() if one.state is not State.DONE]
        return waiting.index(job) if job in waiting else 0

    # --- the thread ---

    def _run(self) -> None:
        self._start_reader()
        while not self._is_stopping.is_set():
            given = self._waiting.get()
            if given is None:
                return
            if given.awaited is not None:
                self._answer(*given.awaited)
                self._count_out(1)
            for number, kept in enumerate(given.kept, 1):
                self._change(given.job, state=State.READING, current=number)
                if not self._read_kept(given.job, kept):
                    return
                self._count_out(1)
            self._change(given.job, state=State.DONE)

    def _resume(self) -> None:
        """Put in order again what the store kept; what was begun too often is given up."""
        for name, rows in groupby(list_waiting(self._store), lambda one: (one.job, one.by)):
            kept = list(rows)
            waits = [one for one in kept if one.begun < _MOST_BEGUN]
            lost = [one for one in kept if one.begun >= _MOST_BEGUN]
            for one in lost:
                drop(self._store, one.id)
            told = _GIVEN_UP.format(times=_MOST_BEGUN)
            failures = tuple(f"{one.name}: {told}" for one in lost)
            names = tuple(one.name for one in (*waits, *lost))
            self._jobs[name[0]] = Job(*name, names, failures=failures)
            self._count += len(waits)
            self._waiting.put(_Given(name[0], tuple(one.id for one in waits)))

    def _read_kept(self, job: str, kept: int) -> bool:
        """Read one order to its end, and drop it; False where the desk stops: it stays kept."""
        if self._is_stopping.is_set():
            return False
        try:
            found = begin(self._store, kept)
            if found is not None and not self._read(job, _as_order(found)):
                return False
            drop(self._store, kept)
        except Exception as fault:  # noqa: BLE001  # such as a full disk: the thread must go on
            note("store", level="error", told=type(fault).__name__)
            self._fail(job, "it could not be read from the store, or stored; the log says more")
        return True

    def _count_in(self, number: int) -> None:
        with self._lock:
            if self._count + number > self._most:
                told = f"{self._count} are waiting to be read already; try again in some minutes"
                raise InputError(told)
            self._count += number

    def _count_out(self, number: int) -> None:
        with self._lock:
            self._count -= number

    def _answer(self, order: Order, awaited: "Future[Ledger]") -> None:
        """Read for somebody who waits; whatever goes wrong is theirs to know."""
        try:
            for tag, told in self._reader.ask(order):
                if tag is Tag.LEDGER:
                    awaited.set_result(from_json(told))
                elif tag is Tag.FAULT:
                    note("fault", level="error", told=told.decode("utf-8", "replace"))
                    awaited.set_exception(InputError("a fault of hearsay's own: it was not read"))
                else:
                    awaited.set_exception(InputError(told.decode("utf-8", "replace")))
        except ReaderStopped as stopped:
            why = str(stopped).removeprefix("it ")
            awaited.set_exception(InputError(f"{order.name}: {_STOPPED.format(why=why)}"))

    def _start_reader(self) -> None:
        try:
            self._reader.start()
        except ReaderStopped as stopped:
            note("reader", level="error", told=str(stopped))

    def _read(self, job: str, order: Order) -> bool:
        """Whether it came to its end, also a bad one; False where the desk was stopped amid it."""
        try:
            for tag, told in self._reader.ask(order):
                self._take(job, order, tag, told)
        except ReaderStopped as stopped:
            if self._is_stopping.is_set():
                return False
            note("reader", level="error", told=str(stopped))
            self._fail(
                job, f"{order.name}: {_STOPPED.format(why=str(stopped).removeprefix('it '))}"
            )
        except HearsayError as error:
            self._fail(job, f"{order.name}: {error}")
        except Exception as fault:  # noqa: BLE001  # such as a full disk: the thread must go on
            note("store", level="error", told=type(fault).__name__)
            self._fail(job, f"{order.name}: it could not be stored; the log says more")
        return True

    def _take(self, job: str, order: Order, tag: Tag, told: bytes) -> None:
        if tag is Tag.LEDGER:
            ledger = from_json(told)
            found = self.find(job)
            by = found.by if found else ""
            added = add_ledger(self._store, ledger, by=by, as_of=order.as_of, article=order.article)
            self._stored()
            title = ledger.document.title or ledger.document.text.strip().partition("\n")[0]
            self._append(job, added=added, titles=title[:200])
        elif tag is Tag.FAULT:
            note("fault", level="error", told=told.decode("utf-8", "replace"))
            self._fail(job, "a fault of hearsay's own: this text was not read; the log says where")
        else:
            line = told.decode("utf-8", "replace")
            self._append(job, **{"failures" if tag is Tag.FAILURE else "asides": line})

    def _fail(self, job: str, told: str) -> None:
        self._append(job, failures=told)

    def _append(self, job: str, **lines: object) -> None:
        with self._lock:
            if job in self._jobs:
                found = self._jobs[job]
                grown = {
                    name: (*getattr(found, name), line)
                    for name, line in lines.items()
                    if name in {"added", "titles"} or len(getattr(found, name)) < _SHOWN
                }
                self._jobs[job] = replace(found, **grown)  # type: ignore[arg-type]  # fields of Job that are tuples

    def _change(self, job: str, **changed: object) -> None:
        with self._lock:
            if job in self._jobs:
                self._jobs[job] = replace(self._jobs[job], **changed)  # type: ignore[arg-type]  # fields of Job

    def _forget_old(self) -> None:
        done = [name for name, job in self._jobs.items() if job.state is State.DONE]
        for name in done[: max(0, len(self._jobs) - _KEPT)]:
            del self._jobs[name]


def _as_kept(order: Order) -> Kept:
    return Kept(order.name, order.data, to_text(replace(order, data=b"")))


def _as_order(kept: Kept) -> Order:
    return replace(from_text(kept.told, Order), name=kept.name, data=kept.data)

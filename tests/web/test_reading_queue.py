"""What is given is read in order; what goes wrong with one text stops no other."""

import threading
import time
from datetime import date

import pytest

from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.wire import to_json
from hearsay.settings import Limits
from hearsay.store.adding import count_documents
from hearsay.store.opening import open_store
from hearsay.store.waiting import begin, list_waiting
from hearsay.text.readers import About
from hearsay.web.reader import ReaderStopped
from hearsay.web.reading_queue import _STOPPED, ReadingQueue, State
from hearsay.web.worker import Order, Tag
from tests.stored import a_ledger


class FakeReader:
    """Answers by the order's name."""

    is_running = True

    def start(self):
        pass

    def stop(self):
        pass

    def ask(self, order):
        if order.name == "stops":
            raise ReaderStopped("it takes too long")
        if order.name == "fault":
            yield Tag.FAULT, b"ValueError at a.py:1"
        elif order.name == "failure":
            yield Tag.FAILURE, b"failure: there is no text in it"
        else:
            yield Tag.LEDGER, to_json(a_ledger(f"Ana Duarte said that {order.name} sank."))


@pytest.fixture
def queue(tmp_path):
    store = open_store(tmp_path / "a.db")
    queue = ReadingQueue(store, FakeReader(), most=5)
    queue.start()
    yield queue
    queue.stop()
    store.close()


def done(queue, job):
    for _ in range(400):
        found = queue.find(job.id)
        if found.state is State.DONE:
            return found
        time.sleep(0.01)
    raise AssertionError("it does not end")


def test_everything_given_is_read_and_every_fault_told(queue, capsys):
    names = ("the ferry", "stops", "fault", "failure", "the barge")
    job = done(queue, queue.submit(tuple(map(Order, names)), by="ana"))
    assert len(job.added) == 2
    assert job.failures == (
        f"stops: {_STOPPED.format(why='takes too long')}",
        "a fault of hearsay's own: this text was not read; the log says where",
        "failure: there is no text in it",
    )
    assert count_documents(queue._store) == 2
    assert queue.count == 0
    assert "ValueError at a.py:1" in capsys.readouterr().err


def test_more_than_may_wait_is_refused_whole(queue):
    with pytest.raises(InputError, match="waiting to be read already"):
        queue.submit(tuple(Order("x") for _ in range(6)), by="ana")
    assert queue.count == 0


def test_somebody_who_waits_gets_the_ledger_and_nothing_is_stored(queue):
    ledger = queue.read(Document.make("Ana Duarte said that it sank."), None)
    assert ledger.claims
    assert count_documents(queue._store) == 0


class OneThenNever(FakeReader):
    """Reads the first text; amid the second the desk is stopped, as by a signal."""

    def __init__(self):
        self.asked, self.stopped = [], threading.Event()

    def stop(self):
        self.stopped.set()

    def ask(self, order):
        self.asked.append(order)
        if len(self.asked) > 1:
            assert self.stopped.wait(10)
            raise ReaderStopped("it ended")
        yield from super().ask(order)


def test_what_waits_when_the_desk_stops_is_read_when_it_is_started_anew(tmp_path):
    store, reader = open_store(tmp_path / "b.db"), OneThenNever()
    queue = ReadingQueue(store, reader, most=5)
    queue.start()
    about = About(title="Quay\x00", outlet="Post", published=date(2025, 3, 14))
    last = Order("the barge", b"\x00\xff", "txt", about, Limits(max_bytes=9), as_of=about.published)
    first = queue.submit((Order("the ferry"), Order("the\udc80 quay"), last), by="ana")
    then = queue.submit((Order("the pier"),), by="ben")
    while len(reader.asked) < 2:
        time.sleep(0.01)
    queue.stop(0.1)
    assert [one.begun for one in list_waiting(store)] == [1, 0, 0]
    fresh, again = FakeReader(), ReadingQueue(store, FakeReader(), most=5)
    again._reader = fresh
    asked = []
    fresh.ask = lambda order: asked.append(order) or FakeReader.ask(fresh, order)
    again.start()
    found = done(again, first)
    assert (len(found.added), found.by, found.failures) == (2, "ana", ())
    assert done(again, then).by == "ben"
    assert asked[1] == last
    assert count_documents(store) == 4
    assert (again.count, list_waiting(store)) == (0, ())
    again.stop()
    store.close()


def test_a_text_that_ends_the_desk_each_time_is_given_up(tmp_path):
    store = open_store(tmp_path / "c.db")
    queue = ReadingQueue(store, FakeReader(), most=5)
    job = queue.submit((Order("the ferry"), Order("the barge")), by="ana")
    for _ in range(3):
        begin(store, list_waiting(store)[0].id)
    again = ReadingQueue(store, FakeReader(), most=5)
    again.start()
    found = done(again, job)
    assert "the ferry: reading it was begun 3 times" in found.failures[0]
    assert len(found.added) == 1
    assert list_waiting(store) == ()
    again.stop()
    store.close()

"""What is given is read in order; what goes wrong with one text stops no other."""

import time

import pytest

from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.wire import to_json
from hearsay.store.adding import count_documents
from hearsay.store.opening import open_store
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


def test_what_waits_when_the_desk_stops_is_given_up(tmp_path):
    store = open_store(tmp_path / "b.db")
    queue = ReadingQueue(store, FakeReader(), most=5)
    queue.stop()
    assert queue.find("j0") is None
    store.close()

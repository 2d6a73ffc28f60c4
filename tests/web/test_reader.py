"""The process that reads: it answers, it may die or take too long, and there is a new one."""

import os
import signal
import threading

import pytest

from hearsay.records.wire import from_json
from hearsay.text.readers import About
from hearsay.web.reader import Reader, ReaderStopped
from hearsay.web.worker import Order, Tag

TEXT = b"Ana Duarte said that NATO was founded in 1949."
pytestmark = [pytest.mark.slow, pytest.mark.alone]


def test_a_process_reads_dies_and_is_replaced():
    reader = Reader()
    try:
        found = list(reader.ask(Order("a.txt", TEXT, about=About(title="Founded"))))
        assert [tag for tag, _ in found] == [Tag.LEDGER]
        assert from_json(found[0][1]).attributions[0].speaker == "Ana Duarte"
        told = list(reader.ask(Order("a.pdf", b"no PDF")))
        assert told[0][0] is Tag.FAILURE
        assert told[0][1].startswith(b"a.pdf: ")

        end = threading.Timer(0.3, lambda: os.kill(reader._process.pid, signal.SIGKILL))
        end.start()
        with pytest.raises(ReaderStopped, match="it ended"):
            list(reader.ask(Order("a.txt", TEXT * 5_000)))
        (again,) = reader.ask(Order("a.txt", TEXT))  # by a new process
        assert again[0] is Tag.LEDGER

        reader._seconds = 0
        with pytest.raises(ReaderStopped, match="too long"):
            list(reader.ask(Order("a.txt", TEXT * 2_000)))
        assert not reader.is_running
    finally:
        reader.stop()

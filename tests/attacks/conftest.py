"""A desk to attack: one that is open, and one with users."""

import pytest

from hearsay.settings import Limits
from tests.desks import a_desk, read_plainly

SMALL = Limits(max_bytes=40_000, max_characters=30_000, max_seconds=5)


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    monkeypatch.setattr("hearsay.reading.read_document", read_plainly)


@pytest.fixture
def client(tmp_path):
    with a_desk(tmp_path, limits=SMALL) as client:
        yield client


@pytest.fixture
def guarded(tmp_path):
    with a_desk(tmp_path, users=True, limits=SMALL) as client:
        yield client

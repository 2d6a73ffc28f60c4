"""The invented league, loaded once, and with the names in each other's place."""

import pytest

from hearsay.reference.packs import Packs
from tests.check.ports import NAMES, ports


@pytest.fixture(scope="session")
def league(tmp_path_factory) -> Packs:
    return ports(tmp_path_factory.mktemp("ports"))


@pytest.fixture(scope="session")
def swapped_league(tmp_path_factory) -> Packs:
    return ports(tmp_path_factory.mktemp("swapped"), **NAMES)

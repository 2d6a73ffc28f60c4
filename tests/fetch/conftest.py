"""The rule of all tests of the fetcher: nothing leaves this machine."""

import socket

import pytest


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch):
    """No test may reach beyond this machine, and none may ask a real resolver."""
    connect = socket.socket.connect

    def checked(self, address):
        assert address[0] in {"127.0.0.1", "::1"}, address
        return connect(self, address)

    def refuse(*args, **kwargs):
        if args[0] not in {"127.0.0.1", "::1"}:
            raise AssertionError(f"a real resolver was asked for {args[0]}")
        return ask(*args, **kwargs)

    ask = socket.getaddrinfo
    monkeypatch.setattr(socket.socket, "connect", checked)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

"""A server on loopback that answers as a test tells it to, and names that stand for it."""

import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore2
import pytest

from hearsay.errors import InputError
from hearsay.fetch.fetching import fetch
from hearsay.settings import Limits

PUBLIC = "93.184.215.14"
QUICK = Limits(max_bytes=100_000, max_seconds=2)

Answer = Callable[[str], Iterable[bytes]]  # from the target that is asked for to pieces of bytes


def page(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer with its right length."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if not any(header.lower().startswith("content-type") for header in headers):
        head.append("Content-Type: text/plain; charset=utf-8")
    return "\r\n".join([*head, "", ""]).encode() + body


def moved(to: str) -> bytes:
    return page(b"", f"Location: {to}", status="302 Found")


NO_ROBOTS = page(b"", status="404 Not Found")


class Server:
    """Answers each connection once, in a thread of its own."""

    def __init__(self, answer: Answer, wrap: Callable[[socket.socket], socket.socket]) -> None:
        self._answer, self._wrap = answer, wrap
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends = threading.Event()
        self.port = self._listening.getsockname()[1]
        self.asked: list[str] = []  # targets, in order
        self.heads: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                raw, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(raw,), daemon=True).start()

    def _one(self, raw: socket.socket) -> None:
        try:
            with self._wrap(raw) as caller:
                head = b""
                while b"\r\n\r\n" not in head and (piece := caller.recv(4_096)):
                    head += piece
                target = head.decode("latin-1").split(" ")[1] if head else ""
                self.asked.append(target)
                self.heads.append(head.decode("latin-1"))
                for piece in self._answer(target):
                    if self._ends.is_set():
                        return
                    caller.sendall(piece)
        except OSError:
            pass  # the caller went away, as it should from most of these servers

    def pause(self, seconds: float) -> None:
        """Wait, but no longer than the test."""
        self._ends.wait(seconds)

    def close(self) -> None:
        self._ends.set()
        self._listening.close()


@contextmanager
def serving(
    answer: Answer, wrap: Callable[[socket.socket], socket.socket] = lambda raw: raw
) -> Iterator[Server]:
    """A server while the block runs. It has no robots.txt unless ``answer`` gives one."""

    def with_robots(target: str) -> Iterable[bytes]:
        found = answer(target)
        return [NO_ROBOTS] if target == "/robots.txt" and found is None else (found or [])

    server = Server(with_robots, wrap)
    try:
        yield server
    finally:
        server.close()


def always(*pieces: bytes) -> Answer:
    """The same answer to everything but robots.txt."""
    return lambda target: None if target == "/robots.txt" else pieces


# --- fetching from it


def here(_host, _port):
    """Every name stands for loopback."""
    return ["127.0.0.1"]


def get(server, path="/a.txt", host="site.example", *, limits=QUICK, resolve=here):
    """Fetch from the server, loopback being allowed: what is tried is another limit."""
    return fetch(
        f"http://{host}:{server.port}{path}", limits=limits, allow_private=True, resolve=resolve
    )


def refused(told, act):
    """The one line that an attack ends with."""
    with pytest.raises(InputError) as caught:
        act()
    assert re.search(told, str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)


def lead_to(monkeypatch, port) -> list[str]:
    """Connections to the public address arrive at loopback; the addresses connected to."""
    connected: list[str] = []
    connect = httpcore2.SyncBackend.connect_tcp

    def led(self, host, _port, *rest, **named):
        connected.append(host)
        assert host == PUBLIC
        return connect(self, "127.0.0.1", port, *rest, **named)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", led)
    return connected

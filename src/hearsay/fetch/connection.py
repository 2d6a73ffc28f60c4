"""Connections to addresses that were looked at: what was checked is what is connected to.

A name is asked for once. A second question, as most clients put it when they connect, could be
answered otherwise (DNS rebinding). TLS and the Host header still use the name.
"""

import socket
import time
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any, Protocol

import httpcore2
import httpx2

from hearsay.errors import InputError
from hearsay.fetch.addresses import check_address, check_host

Resolve = Callable[[str, int], list[str]]
CONNECT = 10.0  # seconds until a connection stands
SILENCE = 15.0  # seconds without a byte


class Clock(Protocol):
    """What tells how much time is left."""

    def left(self) -> float:
        """Seconds left, above 0; raises ``InputError`` when there are none."""


class Deadline:
    """The end of the time that one document may take, all its redirects included."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, above 0; raises ``InputError`` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise InputError(
                f"it took more than {self._seconds:g} seconds, the limit (HEARSAY_MAX_SECONDS)"
            )
        return left


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system tells them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore2.NetworkBackend):
    """Opens connections to checked addresses only, and lets none outlive its deadline."""

    def __init__(self, deadline: Clock, *, allow_private: bool, resolve: Resolve) -> None:
        self._deadline, self._allow_private, self._resolve = deadline, allow_private, resolve
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(  # as httpcore2 calls it
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address that answers; all of them must be allowed."""
        check_host(host)
        addresses = self._addresses(host, port)
        for address in addresses:
            check_address(address, allow_private=self._allow_private)
        fault: Exception | None = None
        for address in addresses[:4]:
            seconds = min(timeout or CONNECT, self._deadline.left())
            try:
                stream = self._inner.connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
            else:
                return BoundedStream(stream, self._deadline)
        raise fault or httpcore2.ConnectError("the name stands for no address")

    def connect_unix_socket(self, *_args: Any, **_kwargs: Any) -> httpcore2.NetworkStream:
        """Never: an address of a document names no socket of this machine."""
        raise InputError("sockets of this machine are not asked")

    def _addresses(self, host: str, port: int) -> list[str]:
        """What the name stands for, asked for in a thread: the system's own wait has no end."""
        answers: list[list[str]] = []
        faults: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                answers.append(self._resolve(host.strip("[]"), port))
            except (OSError, UnicodeError) as error:
                faults.append(error)

        asking = Thread(target=ask, daemon=True)
        asking.start()
        asking.join(min(CONNECT, self._deadline.left()))
        if faults or not (answers and answers[0]):
            why = (
                "its name is not known" if faults or answers else "nobody told its address in time"
            )
            raise InputError(f"{host} is not reached: {why}")
        return answers[0]


class BoundedStream(httpcore2.NetworkStream):
    """A connection that ends with its deadline, however slowly bytes drip in."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Clock) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes that came in; waits no longer than there is time."""
        return self._inner.read(max_bytes, min(timeout or SILENCE, self._deadline.left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, min(timeout or SILENCE, self._deadline.left()))

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection encrypted; the certificate must be of the host that was named."""
        seconds = min(timeout or CONNECT, self._deadline.left())
        return BoundedStream(
            self._inner.start_tls(ssl_context, server_hostname, seconds), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """What the connection tells of itself."""
        return self._inner.get_extra_info(info)


class CheckedTransport(httpx2.BaseTransport):
    """Carries the requests of an httpx client over checked connections, HTTP/1.1, one at a time."""

    def __init__(self, backend: httpcore2.NetworkBackend, ssl_context: Any) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context, max_connections=1, network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body not read yet."""
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        return iter(self._answer.iter_stream())

    def close(self) -> None:
        self._answer.close()

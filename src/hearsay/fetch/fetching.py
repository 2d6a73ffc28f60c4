"""Fetch one document from an address: every hop checked, robots.txt asked, all of it bounded."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

import httpcore2
import httpx2

from hearsay.errors import InputError
from hearsay.fetch.addresses import check_host
from hearsay.fetch.connection import (
    CONNECT,
    SILENCE,
    CheckedBackend,
    CheckedTransport,
    Deadline,
    Resolve,
    resolve,
)
from hearsay.fetch.robots import AGENT, MOST, Rule, find_rules, is_allowed
from hearsay.settings import Limits

MOST_HOPS = 5
_LONGEST = 2_000  # characters of an address
_SCHEMES = ("http", "https")
_PLAIN, _PACKED = {"", "identity"}, {"gzip", "x-gzip", "deflate"}
_ZLIB = 47  # its word for: gzip or deflate, whichever it is
_REDIRECTS = {301, 302, 303, 307, 308}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lies at an address, and when and where it was found."""

    data: bytes
    address: str  # of the last hop
    retrieved: datetime
    media_type: str  # as the server tells it; "" where it does not
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: Any
    data: bytes


def fetch(
    address: str,
    *,
    limits: Limits = _USUAL,
    allow_private: bool = False,
    resolve: Resolve = resolve,
) -> Fetched:
    """The document at an address; raises ``InputError`` with one line where it is not to be had.

    Only http and https; at most five redirects; no cookies, no credentials, no proxy of the
    environment. ``resolve`` tells the numeric addresses of a host.
    """
    visit = _Visit(limits, allow_private=allow_private, resolve=resolve)
    url = read_address(address)
    for _ in range(MOST_HOPS + 1):
        visit.ask_robots(url)
        answer = visit.get(url, limits.max_bytes)
        if answer.status not in _REDIRECTS:
            return _fetched(answer, url)
        url = _next(url, answer)
    raise InputError(f"it redirects more than {MOST_HOPS} times")


def read_address(address: str) -> httpx2.URL:
    """An address taken apart; raises ``InputError`` for one that is not asked."""
    if len(address) > _LONGEST:
        raise InputError(f"an address of more than {_LONGEST:,} characters is not read")
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError) as error:
        raise InputError(f"this is no address: {error}") from error
    if url.scheme not in _SCHEMES:
        raise InputError(f"only http and https are read, not {url.scheme or 'an address of none'}")
    if url.port is not None and not 0 < url.port < 65_536:
        raise InputError(f"{url.port} is no port")
    if url.userinfo:
        raise InputError("an address with a user name or a password in it is not read")
    check_host(url.host)
    return url


def _next(url: httpx2.URL, answer: _Answer) -> httpx2.URL:
    """Where a redirect leads, checked like any address."""
    target = answer.headers.get("location")
    if not target:
        raise InputError(f"the server redirects ({answer.status}) to nowhere")
    try:
        joined = str(url.join(target))
    except (httpx2.InvalidURL, ValueError) as error:
        raise InputError(f"the server redirects to what is no address: {error}") from error
    try:
        return read_address(joined)
    except InputError as error:
        raise InputError(f"it redirects to {joined[:100]}: {error}") from error


def _fetched(answer: _Answer, url: httpx2.URL) -> Fetched:
    if answer.status != 200:
        raise InputError(f"the server answers {answer.status} {answer.reason}".rstrip())
    kind = answer.headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Fetched(
        answer.data,
        str(url),
        datetime.now(UTC).replace(microsecond=0),
        kind.partition(";")[0].strip().lower(),
        charset[1] if charset else None,
    )


class _Visit:
    """All requests for one document, under one deadline."""

    def __init__(self, limits: Limits, *, allow_private: bool, resolve: Resolve) -> None:
        self._deadline = Deadline(limits.max_seconds)
        self._backend = CheckedBackend(self._deadline, allow_private=allow_private, resolve=resolve)
        self._rules: dict[tuple[str, str, int | None], tuple[Rule, ...]] = {}
        self._ssl_context: Any = None

    def get(self, url: httpx2.URL, most: int) -> _Answer:
        """One answer, whole; its body is at most so many bytes, also once unpacked."""
        with _told(self._client()) as client, client.stream("GET", url) as answer:
            is_body = answer.status_code == 200
            data = b"".join(self._body(answer, most)) if is_body else b""
            return _Answer(answer.status_code, answer.reason_phrase, answer.headers, data)

    def ask_robots(self, url: httpx2.URL) -> None:
        """Raise ``InputError`` where robots.txt of this host forbids the address."""
        place = (url.scheme, url.host, url.port)
        if place not in self._rules:
            self._rules[place] = self._find_rules(url.join("/robots.txt"))
        target = url.raw_path.decode("ascii", "replace")
        if not is_allowed(self._rules[place], target):
            raise InputError("robots.txt of this host asks programs not to read it")

    def _find_rules(self, robots: httpx2.URL) -> tuple[Rule, ...]:
        """The rules of a host. Where it has no such file (4xx), all is allowed; RFC 9309, 2.3.1."""
        for _ in range(MOST_HOPS + 1):
            answer = self.get(robots, MOST * 2)
            if answer.status in _REDIRECTS:
                robots = _next(robots, answer)
                continue
            if answer.status >= 500:
                raise InputError(
                    f"its robots.txt cannot be read: the server answers {answer.status}"
                )
            text = answer.data[:MOST].decode("utf-8", "replace")
            return find_rules(text) if answer.status == 200 else ()
        return ()

    def _client(self) -> httpx2.Client:
        if self._ssl_context is None:
            self._ssl_context = httpx2.create_ssl_context(verify=True, trust_env=False)
        return httpx2.Client(
            transport=CheckedTransport(self._backend, self._ssl_context),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(SILENCE, connect=CONNECT),
            headers={
                "user-agent": _user_agent(),
                "accept": "*/*",
                "accept-encoding": "gzip, deflate",
                "connection": "close",
            },
        )

    def _body(self, answer: httpx2.Response, most: int) -> Iterator[bytes]:
        """The bytes of a body, counted as they are sent and as they unpack."""
        coding = answer.headers.get("content-encoding", "").strip().lower()
        if coding not in _PLAIN | _PACKED:
            raise InputError(f"it is sent as {coding[:40]}, which was not asked for")
        declared = answer.headers.get("content-length", "")
        if declared.isdigit() and len(declared) < 20 and int(declared) > most:
            raise _too_large(most)
        pieces = answer.iter_raw()
        size = 0
        for piece in pieces if coding in _PLAIN else _unpacked(pieces, most):
            size += len(piece)
            if size > most:
                raise _too_large(most)
            self._deadline.left()
            yield piece


def _unpacked(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """What gzip or deflate was packed from, a bounded piece at a time."""
    unpack = zlib.decompressobj(_ZLIB)
    sent = 0
    try:
        for piece in pieces:
            sent += len(piece)
            if sent > most:
                raise _too_large(most)
            found = unpack.decompress(piece, 65_536)
            while found:
                yield found
                found = unpack.decompress(unpack.unconsumed_tail, 65_536)
        yield unpack.flush()
    except zlib.error as error:
        raise InputError("it is damaged: it cannot be unpacked") from error
    if not unpack.eof:
        raise InputError("it was cut short")


@contextmanager
def _told(client: httpx2.Client) -> Iterator[httpx2.Client]:
    """The client, closed in the end; what goes wrong on the way is told in one line."""
    try:
        with client:
            yield client
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        raise InputError("the server was silent for too long") from error
    except (httpx2.RemoteProtocolError, httpcore2.RemoteProtocolError) as error:
        raise InputError(f"the server's answer is cut short or broken: {_short(error)}") from error
    except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise InputError(f"it is not reached: {_short(error)}") from error


def _too_large(most: int) -> InputError:
    return InputError(f"larger than the limit of {most:,} bytes (HEARSAY_MAX_BYTES)")


def _short(error: BaseException) -> str:
    told = " ".join(str(error).split()) or type(error).__name__
    return told if len(told) <= 120 else told[:119] + "…"


def _user_agent() -> str:
    try:
        return f"{AGENT}/{metadata.version('hearsay')}"
    except metadata.PackageNotFoundError:
        return AGENT

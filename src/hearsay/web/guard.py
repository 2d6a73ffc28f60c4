"""Before any page: whom the desk answers, how much it takes, what it tells browsers; the log."""

import ipaddress
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearsay.web.logs import note

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_METHODS = _SAFE | {"POST", "PUT", "PATCH", "DELETE"}
_SMALL = 200_000  # bytes of a form that carries no article
_LONGEST_QUERY = 4_000


class TooLarge(HTTPException):
    """A body that goes on beyond what is taken."""

    def __init__(self, most: int) -> None:
        super().__init__(413, _told(most))


class Guard:
    """Wraps the application. ``large`` are the beginnings of paths that take articles."""

    def __init__(
        self, app: ASGIApp, *, names: Iterable[str], most_bytes: int, large: tuple[str, ...],
        behind_https: bool = False,
    ) -> None:  # fmt: skip
        self._app, self._names = app, frozenset(names)
        self._most, self._large, self._https = most_bytes, large, behind_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        if scope["type"] != "http":
            return  # no web socket is spoken
        started, status = time.perf_counter(), 0

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add_headers(MutableHeaders(scope=message))
            await send(message)

        try:
            refused = self._refusal(scope)
            if refused is not None:
                await refused(scope, receive, answered)
            else:
                await self._app(scope, self._counted(scope, receive), answered)
        except Exception as fault:  # noqa: BLE001  # the server would print it with what it quotes
            if not status:
                note("fault", level="error", told=type(fault).__name__)
                await _plain(500, "Something went wrong in hearsay.")(scope, receive, answered)
        finally:
            _log(scope, status, time.perf_counter() - started)

    def _counted(self, scope: Scope, receive: Receive) -> Receive:
        """The same body, which ends in an exception where it goes on for too long."""
        most, taken = self._most_of(scope["path"]), 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge(most)
            return message

        return counted

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            return _plain(421, "This desk does not answer to that host name; see HEARSAY_NAMES.")
        if scope["method"] not in _METHODS:
            return _plain(405, "This method is not known here.")
        if len(scope.get("query_string", b"")) > _LONGEST_QUERY:
            return _plain(414, "This address is too long.")
        if scope["method"] not in _SAFE and _is_foreign(headers):
            return _plain(403, "This was sent from another site, and is not carried out.")
        most, size = self._most_of(scope["path"]), headers.get("content-length", "0")
        if not size.isdigit() or len(size) > 15 or int(size) > most:
            return _plain(413, _told(most))
        return None

    def _most_of(self, path: str) -> int:
        return self._most if path.startswith(self._large) else _SMALL

    def _is_ours(self, host: str) -> bool:
        """Whether a Host header names us: by a number, which no name can be bound to, or a name."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name == "localhost" or name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "private, no-cache")
        if self._https:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this."""
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _plain(status: int, told: str) -> PlainTextResponse:
    return PlainTextResponse(f"{told}\n", status)


def _told(most: int) -> str:
    return f"This is larger than the {most:,} bytes that are taken here."


def _log(scope: Scope, status: int, seconds: float) -> None:
    """The route, not the address: an address may hold words, and a secret put there by mistake."""
    route = getattr(scope.get("route"), "path", None)
    named = getattr(scope.get("endpoint"), "__name__", None)
    if named != "health":
        method = scope["method"] if scope["method"] in _METHODS else "other"
        note("request", method=method, route=route or named, status=status,
             ms=round(seconds * 1000, 1))  # fmt: skip

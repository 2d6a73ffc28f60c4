"""How often one may try a password: few times for a name, more for an address, then no more."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager

SECONDS = 15 * 60
TRIES_OF_NAME, TRIES_OF_ADDRESS = 5, 20
_REMEMBERED = 10_000  # keys; the oldest are forgotten first
_AT_ONCE = 2  # passwords that are checked at the same time; each takes 64 MB by design


class Lockout:
    """Failed tries of the last quarter of an hour. Kept in memory: a restart forgets them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._failed: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._checking = threading.BoundedSemaphore(_AT_ONCE)

    def seconds_left(self, name: str, address: str) -> int:
        """How long nothing is tried; 0 where it may be tried now."""
        with self._lock:
            return max(
                self._left(("name", f"{name} {address}"), TRIES_OF_NAME),
                self._left(("address", address), TRIES_OF_ADDRESS),
            )

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password."""
        now = self._clock()
        with self._lock:
            for key in (("name", f"{name} {address}"), ("address", address)):
                self._failed[key] = [*self._recent(key), now]
                self._failed.move_to_end(key)
            while len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of a name."""
        with self._lock:
            self._failed.pop(("name", f"{name} {address}"), None)

    def checking(self) -> AbstractContextManager[bool]:
        """Hold this while a password is checked."""
        return self._checking

    def _recent(self, key: tuple[str, str]) -> list[float]:
        since = self._clock() - SECONDS
        return [moment for moment in self._failed.get(key, []) if moment > since]

    def _left(self, key: tuple[str, str], tries: int) -> int:
        recent = self._recent(key)
        return int(recent[-tries] + SECONDS - self._clock()) + 1 if len(recent) >= tries else 0

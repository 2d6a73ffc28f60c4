"""Who comes in without logging in: everybody while there are no users, nobody from then on."""

import time
from collections.abc import Callable

from hearsay.store.accounts import User, has_users
from hearsay.store.opening import Store

_SECONDS = 1.0  # a user who is added while the desk runs shuts it after so long


class People:
    """Looks into the store now and then, so that the first user needs no new start of the desk.

    Once there was a user the desk stays shut to others until it is started anew, also where that
    user is disabled: nobody opens it by shutting somebody out.
    """

    def __init__(
        self, store: Store, local: User, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._local, self._clock = store, local, clock
        self._looked = clock()
        self._log_in = has_users(store)

    @property
    def local(self) -> User | None:
        """Who everybody is, where there are no users; None: people log in."""
        now = self._clock()
        if not self._log_in and now - self._looked >= _SECONDS:
            self._log_in, self._looked = has_users(self._store), now
        return None if self._log_in else self._local

"""Reading pages kept as drawn until something changes: drawing takes long, sending does not."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from hearsay.report.markup import Html
from hearsay.store.documents import find_version_tag
from hearsay.store.opening import Store

Page = tuple[str, Html]  # title, and what stands below the bar
_MOST = 64  # pages; of 200 kB each they take 13 MB
_SECONDS = 1.0  # a change by another program is seen after so long; one made here, at once


class DrawnPages:
    """Drawn pages by document and by whether they are for somebody who may judge."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock, self._lock = store, clock, threading.Lock()
        self._pages: OrderedDict[tuple[str, bool], tuple[str, Page]] = OrderedDict()
        self._tags: dict[str, tuple[str, float]] = {}

    def get(self, document: str, *, may_judge: bool, draw: Callable[[], Page]) -> Page:
        """The page, drawn now where it is new or something changed."""
        tag, key = self.tag(document), (document, may_judge)
        with self._lock:
            found = self._pages.get(key)
            if found is not None and found[0] == tag:
                self._pages.move_to_end(key)
                return found[1]
        page = draw()
        with self._lock:
            self._pages[key] = (tag, page)
            while len(self._pages) > _MOST:
                self._pages.popitem(last=False)
        return page

    def tag(self, document: str) -> str:
        """The document's version tag; asked of the store at most once a second."""
        now = self._clock()
        found = self._tags.get(document)
        if found is not None and now - found[1] < _SECONDS:
            return found[0]
        tag = find_version_tag(self._store, document)
        with self._lock:
            if len(self._tags) > 10 * _MOST:
                self._tags = {}
            self._tags[document] = (tag, now)
        return tag

    def forget(self) -> None:
        """Something was changed here: look anew at once."""
        with self._lock:
            self._tags = {}

"""Pages of lists: a cursor says where the next one begins, and is nobody's to make up."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from hearsay.errors import InputError

USUAL, MOST = 20, 200  # of one page
_FURTHEST = 1_000_000  # no list is paged through further
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Page(Generic[_Record]):
    """One page of a list."""

    found: tuple[_Record, ...]
    next: str | None = None  # the cursor of the page after it; None: there is none


@dataclass(frozen=True, slots=True)
class Window:
    """Which page is wanted."""

    limit: int = USUAL
    cursor: str | None = None  # None: the first

    @property
    def size(self) -> int:
        """How many, within bounds."""
        return max(1, min(self.limit, MOST))

    @property
    def start(self) -> int:
        """How many come before; raises ``InputError`` for a cursor that is not ours."""
        if self.cursor is None:
            return 0
        try:
            padded = self.cursor + "=" * (-len(self.cursor) % 4)
            (start,) = json.loads(base64.b64decode(padded, b"-_", validate=True))
        except (ValueError, TypeError, binascii.Error):
            start = None
        if not isinstance(start, int) or isinstance(start, bool) or not 0 <= start < _FURTHEST:
            raise InputError("this cursor is not one of ours: take `next` from the page before")
        return start

    def page(self, found: Sequence[_Record]) -> Page[_Record]:
        """The page, of one more record than it holds, so that one knows whether there is a next."""
        if len(found) <= self.size:
            return Page(tuple(found))
        start = json.dumps([self.start + self.size]).encode()
        return Page(tuple(found[: self.size]), base64.urlsafe_b64encode(start).decode().rstrip("="))

"""What all pages of one desk share: the store, the queue, settings, drawn pages, lock-outs."""

from dataclasses import dataclass

from hearsay.desk_settings import DeskSettings
from hearsay.settings import Limits
from hearsay.store.accounts import User
from hearsay.store.opening import Store
from hearsay.web.drawn_pages import DrawnPages
from hearsay.web.lockout import Lockout
from hearsay.web.people import People
from hearsay.web.reading_queue import ReadingQueue

MOST_FILES = 20  # of one upload


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk."""

    store: Store
    settings: DeskSettings
    limits: Limits
    queue: ReadingQueue
    drawn: DrawnPages
    lockout: Lockout
    csrf_mark: str  # stands in kept pages where a visitor's own token goes; nobody can guess it
    people: People

    @property
    def person(self) -> User | None:
        """Who everybody is, where there are no users; None: people log in."""
        return self.people.local

    @property
    def most_bytes(self) -> int:
        """Of one upload, all files together, with what a form adds."""
        return 2 * self.limits.max_bytes + 1_000_000

    @property
    def most_pasted(self) -> int:
        """Bytes of a pasted text; a character has up to four."""
        return 4 * self.limits.max_characters

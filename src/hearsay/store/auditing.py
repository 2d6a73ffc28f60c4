"""The audit log: who did what, when; appended, read by admins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.tables import audit
from hearsay.store.words import storable

_LONGEST = 500  # characters of a field


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    id: int
    moment: datetime
    who: str
    act: str  # "log in", "add document", "judge"
    what: str  # id of the document, the user, the token
    told: str


def log(store: Store, who: str, act: str, what: str = "", told: str = "") -> None:
    """Add a line; callers see to it that no secret is in it."""
    given = {"who": who, "act": act, "what": what, "told": told}
    row = {name: storable(value)[:_LONGEST] for name, value in given.items()}
    with store.writing() as connection:
        connection.execute(insert(audit), row | {"moment": store.clock()})


def list_entries(store: Store, window: Window = Window()) -> Page[Entry]:
    """The log, newest first."""
    asked = select(audit).order_by(audit.c.id.desc())
    with store.reading() as connection:
        rows = connection.execute(asked.offset(window.start).limit(window.size + 1)).mappings()
        return window.page([Entry(*(row[name] for name in Entry.__slots__)) for row in rows])

"""Put ledgers into the store: what is new, what is there already, what is a new version."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from hearsay.errors import InputError, NotInStore
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from hearsay.store.changes import Changes, find_changes
from hearsay.store.judging import judge
from hearsay.store.kept import judgements_of
from hearsay.store.opening import Store
from hearsay.store.rows import write_rows
from hearsay.store.sound import check_is_sound
from hearsay.store.tables import articles, documents, readings, versions
from hearsay.store.wire import to_text
from hearsay.store.words import storable

_SHOWN_TITLE = 200  # characters of a title made from the first line


class Outcome(StrEnum):
    """What came of adding a ledger."""

    NEW = "new"
    NEW_VERSION = "new version"  # another text at an address that is known
    READ_AGAIN = "read again"  # the same text; this ledger is kept and shown from now on
    SEEN_ELSEWHERE = "seen elsewhere"  # the same text at another address
    KNOWN = "known"  # nothing new


@dataclass(frozen=True, slots=True)
class Added:
    """What is in the store now."""

    outcome: Outcome
    document: str
    article: str
    version: int  # of the article
    reading: int
    changes: Changes | None = None  # against the version before; None where there is none


def add_ledger(
    store: Store,
    ledger: Ledger,
    *,
    by: str = "",
    as_of: date | None = None,
    article: str | None = None,
) -> Added:
    """Keep a ledger; once this returns, it is on the disk.

    ``article`` says that the text is the next version of that article, where no address tells.
    """
    check_is_sound(ledger)
    data = to_json(ledger).decode()
    with store.writing() as connection:
        adding = _Adding(store, connection, ledger, data, by)
        return adding.add(as_of, article)


def add_reading(store: Store, ledger: Ledger, *, by: str = "", as_of: date | None = None) -> bool:
    """Keep another reading of a document that is there; whether it differs from the one shown."""
    data = to_json(ledger).decode()
    with store.writing() as connection:
        return _Adding(store, connection, ledger, data, by).read_again(as_of)


def address_of(document: Document) -> str | None:
    """Where the document lies, without what does not change the page; None: not told."""
    given = document.url or (document.origin.address if document.origin is not None else None)
    if not given:
        return None
    try:
        parts = urlsplit(storable(given.strip()))
        host = parts.netloc.lower()
    except ValueError:
        return storable(given.strip())
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))


class _Adding:
    """One addition, in one transaction."""

    def __init__(
        self, store: Store, connection: Connection, ledger: Ledger, data: str, by: str
    ) -> None:
        self.now = store.clock()
        self.connection, self.ledger, self.data, self.by = connection, ledger, data, by
        self.document = ledger.document

    def add(self, as_of: date | None, article: str | None) -> Added:
        known = self._row(documents, documents.c.id == self.document.id)
        address = address_of(self.document)
        at = self._article(address, article, known)
        outcome = Outcome.NEW if known is None else Outcome.KNOWN
        if known is None:
            self._add_document(at)
        version, changes, is_new = self._version(at)
        if is_new and version > 1:
            outcome = Outcome.NEW_VERSION
        elif is_new and known is not None:
            outcome = Outcome.SEEN_ELSEWHERE
        reading, is_read = self._reading(known, as_of, is_elsewhere=is_new and known is not None)
        if is_read and outcome is Outcome.KNOWN:
            outcome = Outcome.READ_AGAIN
        return Added(outcome, self.document.id, at, version, reading, changes)

    def read_again(self, as_of: date | None) -> bool:
        """Only a reading; the document, its address and its version stay what they are."""
        known = self._row(documents, documents.c.id == self.document.id)
        if known is None:
            raise NotInStore(f"{self.document.id}: this document is not in the store any more")
        return self._reading(known, as_of, is_elsewhere=False)[1]

    # --- where it stands ---

    def _article(self, address: str | None, named: str | None, known: RowMapping | None) -> str:
        if named is not None:
            if self._row(articles, articles.c.id == named) is None:
                raise InputError(f"{named[:40]}: there is no article of this id")
            return named
        if address is None and known is not None:
            return str(known["article"])
        key = f"address {address}" if address else f"text {self.document.id}"
        made = f"n{sha256(key.encode()).hexdigest()[:12]}"
        if self._row(articles, articles.c.id == made) is None:
            row = {"id": made, "address": address, "first_seen": self.now}
            self.connection.execute(insert(articles), row)
        return made

    def _version(self, article: str) -> tuple[int, Changes | None, bool]:
        """The number of this text's version, what changed, and whether it is new."""
        asked = select(versions).where(versions.c.article == article)
        last = self.connection.execute(asked.order_by(versions.c.number.desc()).limit(1))
        latest = last.mappings().first()
        if latest is not None and latest["document"] == self.document.id:
            return int(latest["number"]), None, False
        before = None if latest is None else self._current(latest["document"])
        changes = None if before is None else find_changes(before, self.ledger)
        number = 1 if latest is None else int(latest["number"]) + 1
        row = self._about() | {
            "article": article,
            "number": number,
            "document": self.document.id,
            "seen": self.now,
            "seen_by": self.by,
            "changes": "" if changes is None else to_text(changes),
        }
        self.connection.execute(insert(versions), row)
        return number, changes, True

    def _current(self, document: str) -> Ledger | None:
        asked = (
            select(readings.c.ledger)
            .join(documents, documents.c.reading == readings.c.id)
            .where(documents.c.id == document)
        )
        found = self.connection.execute(asked).scalar()
        return None if found is None else from_json(found.encode())

    # --- what is kept ---

    def _about(self) -> dict[str, object]:
        given = self.document
        return {
            "outlet": None if given.outlet is None else storable(given.outlet),
            "url": address_of(given),
            "published": given.published,
        }

    def _add_document(self, article: str) -> None:
        row = self._about() | {
            "id": self.document.id,
            "title": title_of(self.document),
            "added": self.now,
            "added_by": self.by,
            "article": article,
            "characters": len(self.document.text),
        }
        self.connection.execute(insert(documents), row)

    def _reading(
        self, known: RowMapping | None, as_of: date | None, *, is_elsewhere: bool
    ) -> tuple[int, bool]:
        """The id of the current reading, and whether it is this one."""
        digest = sha256(self.data.encode()).hexdigest()
        if known is not None and known["reading"] is not None:
            current = self._row(readings, readings.c.id == known["reading"])
            if current is not None and (
                current["digest"] == digest or self._adds_nothing(current, is_elsewhere)
            ):
                return int(current["id"]), False
        made = self.ledger.made_with
        row = {
            "document": self.document.id,
            "ledger": self.data,
            "digest": digest,
            "hearsay": storable(made.hearsay),
            "bundle": storable(made.bundle),
            "packs": storable("\n".join(made.packs)),
            "as_of": as_of,
            "made": self.now,
            "made_by": self.by,
        }
        reading = self.connection.execute(
            insert(readings).returning(readings.c.id), row
        ).scalar_one()
        show_reading(self.connection, reading, self.ledger)
        return int(reading), True

    def _adds_nothing(self, current: RowMapping, is_elsewhere: bool) -> bool:  # noqa: FBT001
        """A text seen elsewhere, or of which less is known, does not push aside what is there."""
        before = from_json(current["ledger"].encode()).document
        if address_of(before) is not None and is_elsewhere:
            return True
        return any(
            getattr(self.document, name) in {None, ()} and getattr(before, name) not in {None, ()}
            for name in ("title", "outlet", "published", "authors")
        )

    def _row(self, table: object, condition: object) -> RowMapping | None:
        asked = select(table).where(condition)  # type: ignore[call-overload]
        return self.connection.execute(asked).mappings().first()


def show_reading(connection: Connection, reading: int, ledger: Ledger) -> None:
    """Make this reading the one that is shown: the document's own row, and the rows for search."""
    document = ledger.document
    row = {
        "reading": reading,
        "title": title_of(document),
        "outlet": None if document.outlet is None else storable(document.outlet),
        "url": address_of(document),
        "published": document.published,
    }
    connection.execute(update(documents).where(documents.c.id == document.id).values(row))
    write_rows(connection, reading, judge(ledger, judgements_of(connection, document.id)))


def title_of(document: Document) -> str:
    """The title, or the first line that has a word."""
    given = document.title or next((line for line in document.text.split("\n") if line.strip()), "")
    line = " ".join(storable(given).split())
    return line if len(line) <= _SHOWN_TITLE else line[: _SHOWN_TITLE - 1] + "…"


def count_documents(store: Store) -> int:
    """How many documents there are."""
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())

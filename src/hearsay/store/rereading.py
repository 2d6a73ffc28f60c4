"""Read again what an older version of hearsay, its model or its packs read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from hearsay.errors import InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger, MadeWith
from hearsay.records.wire import from_json
from hearsay.store.adding import add_reading
from hearsay.store.documents import find_judged
from hearsay.store.judging import State
from hearsay.store.opening import Store
from hearsay.store.tables import documents, readings

Reader = Callable[[Document, date | None], Ledger]  # a document as of a day


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading one document again."""

    document: str
    title: str
    is_changed: bool
    judgements: int  # of them, how many apply
    orphans: int
    fault: str = ""  # why it could not be read; "" where it was


def find_outdated(store: Store, now: MadeWith) -> tuple[str, ...]:
    """Ids of the documents whose shown ledger was made with anything else, oldest first."""
    asked = (
        select(documents.c.id, readings.c.hearsay, readings.c.bundle, readings.c.packs)
        .join(readings, readings.c.id == documents.c.reading)
        .order_by(documents.c.added, documents.c.id)
    )
    made = (now.hearsay, now.bundle, "\n".join(now.packs))
    with store.reading() as connection:
        return tuple(row[0] for row in connection.execute(asked) if tuple(row[1:]) != made)


def find_all(store: Store) -> tuple[str, ...]:
    """Ids of all documents, oldest first."""
    asked = select(documents.c.id).order_by(documents.c.added, documents.c.id)
    with store.reading() as connection:
        return tuple(connection.execute(asked).scalars())


def reread(
    store: Store, wanted: tuple[str, ...], read: Reader, *, by: str = ""
) -> Iterator[Reread]:
    """Read these again, each in a transaction of its own, so that one can stop at any time.

    Each is read as of the day it was read as of before. Judgements stay and are applied.
    """
    for document in wanted:
        asked = (
            select(documents.c.title, readings.c.ledger, readings.c.as_of)
            .join(readings, readings.c.id == documents.c.reading)
            .where(documents.c.id == document)
        )
        with store.reading() as connection:
            row = connection.execute(asked).first()
        if row is None:
            continue  # removed meanwhile
        title, data, as_of = row
        try:
            ledger = read(from_json(data.encode()).document, as_of)
            is_changed = add_reading(store, ledger, by=by, as_of=as_of)
        except InputError as fault:
            yield Reread(document, title, False, 0, 0, str(fault))
            continue
        applied = find_judged(store, document).applied
        counted = sum(one.counts for one in applied)
        orphans = sum(one.state is State.ORPHAN for one in applied)
        yield Reread(document, title, is_changed, counted, orphans)

"""Make every row for search anew from the ledgers and judgements; migrate a filled store."""

from pathlib import Path

from sqlalchemy import Connection, delete, select

from hearsay.records.wire import from_json
from hearsay.store.deciding import refresh_speakers
from hearsay.store.judging import judge
from hearsay.store.kept import judgements_of
from hearsay.store.migrating import EMPTY, NEWEST, migrate, revision_of
from hearsay.store.opening import Store, connect
from hearsay.store.rows import write_rows
from hearsay.store.tables import (
    attributions,
    claims,
    documents,
    evidence,
    passages,
    readings,
    speakers,
    texts,
    traits,
)


def rebuild_rows(store: Store) -> int:
    """Drop the rows and make them anew, all at once; how many documents there are."""
    with store.writing() as connection:
        return rebuild(connection)


def rebuild(connection: Connection) -> int:
    """The same, in the transaction of ``connection``."""
    for table in (passages, texts, traits, evidence, claims, attributions, speakers):
        connection.execute(delete(table))
    shown = select(documents.c.id, documents.c.reading).order_by(documents.c.added, documents.c.id)
    listed = connection.execute(shown).all()
    for document, reading in listed:
        text = select(readings.c.ledger).where(readings.c.id == reading)
        ledger = from_json(connection.execute(text).scalar_one().encode())
        write_rows(connection, reading, judge(ledger, judgements_of(connection, document)))
    refresh_speakers(connection)
    return len(listed)


def migrate_store(place: str | Path, to: str = NEWEST) -> tuple[str, str]:
    """Bring the tables to a version, all of it or nothing; the version before, and the one now."""
    store = connect(place)
    try:
        with store.writing() as connection:
            before = revision_of(connection) or EMPTY
            migrate(connection, to)
            if to == NEWEST != before:
                rebuild(connection)
        return before, to
    finally:
        store.close()
